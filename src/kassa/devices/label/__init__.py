"""Label printers: bytes that are ready, over the roads of the receipt printers."""
