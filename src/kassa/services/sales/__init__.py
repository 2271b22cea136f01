"""Orders, delivery notes, invoices and what is paid on them."""
