"""Sales documents: orders, delivery notes, invoices and credit invoices."""
