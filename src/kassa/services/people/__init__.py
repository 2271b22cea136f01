"""Employees, roles, login."""
