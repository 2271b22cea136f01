"""The list page: one component for every list (ui.md 8.2)."""
