"""Statements behind the lists: where rows come from, and how a page, a count, a total and a place are asked."""
