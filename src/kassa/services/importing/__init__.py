"""Reading lists in: one engine for everything that comes from a file."""
