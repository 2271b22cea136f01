"""Picking an invoice or an order to put on the bon (ui.md 7.6)."""
