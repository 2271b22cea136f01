"""Stock movements."""
