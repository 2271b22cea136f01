"""Rules of the shop. Standard library only: no database, no Qt, no clock, no identities made here."""
