"""The only Qt. The till and the back office, which do not know each other."""
