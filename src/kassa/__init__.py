"""Kassa: till and back office for a shop."""

__version__ = "0.2.0"
