"""The pages of the back office, one module per entry of the navigation."""
