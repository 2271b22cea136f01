"""A small shop to test in: a branch, the Dutch VAT codes and people with and without rights."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.db.repos.vat import save_vat_codes
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import NL_CODES, Country

BRANCH = "0" * 31 + "1"
OWNER = Actor("0" * 31 + "a", "Eigenaar", frozenset(Right), None)
NOBODY = Actor("0" * 31 + "b", "Stagiair", frozenset(), None)


def set_up_shop(database: Database) -> None:
    """Give an empty database one branch and the VAT codes of the Netherlands."""
    with database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES (:id, '01', 'Centrum')", id=BRANCH)
        save_vat_codes(tx, NL_CODES, Country.NL)
