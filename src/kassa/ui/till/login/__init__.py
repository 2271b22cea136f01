"""Signing in ("Aanmelden"), locking ("Vergrendelen"), the first owner of a new shop and permission on the spot."""
