"""Kassa: till and back office for a shop."""

__version__ = "0.3.0"
