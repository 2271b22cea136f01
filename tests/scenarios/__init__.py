"""Whole days in the shop: real services on a real database, doubles only at ports."""
