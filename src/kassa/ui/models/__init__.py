"""One table model for all frozen rows."""
