"""Mail: templates, messages, the worker that sends them, the account."""
