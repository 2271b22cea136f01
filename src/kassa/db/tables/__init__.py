"""The schema, declared once with SQLModel; statements are checked against it."""
