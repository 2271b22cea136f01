"""Lists, searches and reports: frozen rows out."""
