"""Articles, search, imports."""
