"""Documents in and out of the database, written by hand."""
