"""Rows, statements, migrations. The only SQL in the program."""
