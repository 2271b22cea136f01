"""Bytes travel here: printers, drawers, scanners, card terminals. No Qt."""
