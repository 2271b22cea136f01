"""Alembic migrations for SQLite and PostgreSQL, one transaction each."""
