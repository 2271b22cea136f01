"""The shop from a second process, through the services of the office: what happens there while a till is open."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from walk_kit import Walk
from walk_words import ask

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from kassa.bootstrap.office import office_services
from kassa.db.engine import open_database
from kassa.db.repos import holds
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings.fields import Scope
from kassa.domain.values.money import Money
from kassa.output.papers.epc import transfer_text
from kassa.services.sales.holding import holder_of_till
from kassa.services.sales.payments import Part
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id


class Elsewhere:
    """The owner in the back office, on the same database."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.database = open_database(str(walk.data))
        self.office = office_services(self.database, SystemClock(), b"walk" * 8)
        identity, name = ask(walk, "SELECT id, name FROM employee WHERE name = 'Eigenaar'")[0]
        self.owner = Actor(str(identity), str(name), frozenset(Right), None)
        self.till_id = str(ask(walk, "SELECT id FROM till WHERE name = 'Kassa 1'")[0][0])

    def set_printer(self) -> None:
        """The receipt printer of the walk on till 1, with a drawer."""
        values: dict[str, object] = {
            "till.printer": "tcp",
            "till.printer_address": f"127.0.0.1:{self.walk.tray.port}",
            "till.drawer": "pin2",
        }
        self.office.settings.change(Scope.TILL, values, self.owner, self.till_id)

    def document(self, number: str) -> str:
        """The identity of a document."""
        return str(ask(self.walk, "SELECT id FROM sales_document WHERE number = ?", number)[0][0])

    def epc(self, number: str) -> str:
        """What the QR code on an invoice says."""
        return transfer_text(self.office.sales.papers.paper(self.document(number)))

    def let_go(self, document_id: str) -> None:
        """What the till holds ends, as when its network was away for a minute."""
        with self.database.write() as tx:
            holds.release(tx, [document_id], holder_of_till(self.till_id))

    def change_order(self, number: str) -> None:
        """Somebody in the office changes an order."""
        order_id = self.document(number)
        self.let_go(order_id)
        order = self.office.sales.drafts.get(order_id).document
        self.office.sales.orders.amend(replace(order, note="Gewijzigd op kantoor"), self.owner, new_id())

    def pay_invoice(self, number: str, cents: int) -> None:
        """Somebody in the office books the payment of an invoice."""
        identity = self.document(number)
        self.let_go(identity)
        today = self.office.clock.now().astimezone(self.office.zone).date()
        self.office.sales.payments.pay([identity], [Part("bank", Money(cents))], today, "", self.owner, new_id())
