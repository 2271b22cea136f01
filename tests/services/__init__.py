"""Use cases on real databases, both engines."""
