"""Selling, taking payment, the shift."""
