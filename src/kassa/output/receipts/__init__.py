"""Frozen document and language in, ``Slip`` out: receipts, reports of the day, cash slips, the test print."""
