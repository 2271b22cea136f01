"""Developer scripts that are too long for a line in dev.py."""
