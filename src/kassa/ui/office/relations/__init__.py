"""Customers in the office: list, editor, price lists, merging doubles, reading lists in."""
