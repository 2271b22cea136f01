"""Orders, delivery notes and invoices in the office: lists, editor, document pages, payments."""
