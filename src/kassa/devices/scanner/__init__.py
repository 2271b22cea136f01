"""Scanners that are not a keyboard; those that are belong to the window (``ui``)."""
