"""The bytes of a mail."""
