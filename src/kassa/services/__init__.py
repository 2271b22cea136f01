"""Use cases: one method, one transaction, one journal record."""
