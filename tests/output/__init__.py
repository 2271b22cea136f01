"""Slips, sheets and PDF: bytes made from frozen data."""
