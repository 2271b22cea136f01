"""E-mail that belongs to a document: addresses, templates, text marks and the life cycle of a message."""
