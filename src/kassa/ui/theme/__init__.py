"""Tokens, style sheet, icons, sizes."""
