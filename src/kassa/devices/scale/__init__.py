"""Scales: a protocol each, one port."""
