"""Bytes are made here: slips, sheets, PDF. Pure functions of frozen data and a language."""
