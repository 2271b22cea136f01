"""Where the passwords of this machine are kept."""
