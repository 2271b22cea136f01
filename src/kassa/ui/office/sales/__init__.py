"""Orders, delivery notes and invoices in the office."""
