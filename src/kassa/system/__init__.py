"""Paths, machine configuration, clock, identities, logging. Standard library only."""
