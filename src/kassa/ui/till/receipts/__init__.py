"""Completed receipts at the till: the last one, searching, printing again, and what the printer still has to do."""
