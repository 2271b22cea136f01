"""Mail in the office: the window, the list on a document, templates, the account."""
