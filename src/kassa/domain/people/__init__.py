"""Employees, roles, rights and the reasons a right is refused."""
