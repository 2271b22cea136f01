"""An office that pays invoices until somebody kills it: ``python -m tests.support.paying_process FILE ROUNDS``.

Each round makes one invoice and pays it twice with one key, as a double press does; both keys follow from the round,
so that a second run repeats what a killed one may have done. Says ``paid ROUND`` for every acknowledged payment.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from kassa.db.engine import open_database
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.values import Money
from kassa.services.sales.payments import Part
from kassa.system.clock import SystemClock
from tests.support.invoices import Desk
from tests.support.sales import DAY, concept, goods
from tests.support.shop import OWNER


def main(location: str, rounds: int) -> None:
    """Make and pay so many invoices, then wait until somebody closes standard input."""
    database = open_database(location)
    desk = Desk(database, SystemClock())
    for turn in range(rounds):
        made = desk.invoicing.confirm(_invoice(turn), OWNER, f"confirm-{turn}")
        for _ in range(2):
            desk.payments.pay([made.document_id], [Part("bank", Money(1000))], DAY, "", OWNER, f"pay-{turn}")
        print(f"paid {turn}", flush=True)
    sys.stdin.read()
    database.close()


def _invoice(turn: int) -> SalesDocument:
    """Return the invoice of a round; a second run makes the very same one."""
    return replace(concept(DocumentKind.INVOICE, goods(1000, 2)), id=f"{turn:032d}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
