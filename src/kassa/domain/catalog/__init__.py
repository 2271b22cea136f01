"""Articles, barcodes (also price- and weight-carrying ones), what an import row means."""
