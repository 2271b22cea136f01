"""The back office: shell, lists, editors, settings. Knows nothing of the till."""
