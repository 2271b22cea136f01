"""Invoices on the bon: a till holds what it loaded, so that nobody else takes money for it meanwhile (M0-114)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kassa.db.engine import Database, Reader
from kassa.db.repos import customers, open_items, sales
from kassa.domain.errors import KassaError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till import attaching
from kassa.domain.till import basket as rules
from kassa.domain.till.attached import BasketCustomer, Settles
from kassa.domain.till.model import Basket
from kassa.services.sales.holding import TillHolds
from kassa.services.till.selling import Changed, Selling
from kassa.system.identity import new_id

MOST_AT_ONCE: Final = 500
"""Invoices that go on the bon with one press."""
_SAFE: Final = "Er is niets toegevoegd."


@frozen
class _Loaded:
    settles: Settles
    customer: BasketCustomer


class CounterDocuments:
    """Puts invoices on the bon and takes them off.

    Args:
        database: the shop.
        selling: the open basket of this till.
        holds: what this till holds.
    """

    def __init__(self, database: Database, selling: Selling, holds: TillHolds) -> None:
        self._database = database
        self._selling = selling
        self._holds = holds

    def put(self, document_id: str, actor: Actor) -> Changed:
        """Put a definitive invoice or credit invoice on the bon, to be paid with it.

        Raises:
            Denied: the right is missing.
            Conflict: ``document.held``: another till or person has it; it is named.
            RuleError: it is no definitive invoice, nothing is open, or it is of another debtor.
        """
        return self.put_all([document_id], actor)

    def put_all(self, document_ids: Iterable[str], actor: Actor) -> Changed:
        """Put invoices of one debtor on the bon, all or none; those that stand there already stay as they are.

        Raises:
            Denied: the right is missing.
            Conflict: ``document.held``: another till or person has one of them; it is named.
            RuleError: one of them may not be paid, or they are of two debtors.
        """
        require(actor, Right.VIEW_INVOICES)
        require(actor, Right.SELL)
        present = {line.settles.document_id for line in self._selling.basket().invoice_lines if line.settles}
        wanted = [one for one in dict.fromkeys(document_ids) if one not in present]
        if not wanted:
            raise RuleError(
                Reason("basket.invoices_on", "Deze facturen staan al op de bon.", "Kies nog een factuur, of reken af.")
            )
        if len(wanted) > MOST_AT_ONCE:
            words = f"Meer dan {MOST_AT_ONCE} facturen tegelijk gaat niet. {_SAFE}"
            raise RuleError(Reason("basket.invoices_many", words, "Kies er minder en reken in delen af."))
        self._holds.take(wanted, actor)
        try:
            with self._database.read() as reader:
                loaded = [_loaded(reader, one) for one in wanted]
            return self._attach(loaded, actor)
        except KassaError:
            self._holds.release(wanted)
            raise

    def take_off(self, document_id: str, actor: Actor) -> Changed:
        """Take an invoice off the bon; it is as open as it was, and free for others.

        Raises:
            Denied: the right is missing.
            RuleError: money was received.
        """
        require(actor, Right.SELL)
        found = [
            line
            for line in self._selling.basket().invoice_lines
            if line.settles is not None and line.settles.document_id == document_id
        ]
        number = found[0].number if found else ""

        def change(basket: Basket) -> Basket:
            for line in found:
                basket = rules.remove_line(basket, line.id)
            return basket

        event = ("basket.invoice_removed", {"document": document_id, "number": number}, actor)
        changed = self._selling.attach(change, actor, event, undo_text=f"Factuur {number} van de bon")
        self._holds.release([document_id])
        return changed

    def _attach(self, loaded: list[_Loaded], actor: Actor) -> Changed:
        ids = {one.settles.document_id: new_id() for one in loaded}

        def change(basket: Basket) -> Basket:
            for one in loaded:
                line_id = ids[one.settles.document_id]
                basket = attaching.add_invoice(basket, one.settles, line_id=line_id, customer=one.customer)
            return basket

        body = {
            "customer": loaded[0].settles.customer_id,
            "invoices": [[one.settles.number, one.settles.open.cents] for one in loaded],
        }
        words = f"Factuur {loaded[0].settles.number}" if len(loaded) == 1 else f"{len(loaded)} facturen"
        event = ("basket.invoice_added", body, actor)
        last = ids[loaded[-1].settles.document_id]
        return self._selling.attach(change, actor, event, line_id=last, undo_text=f"{words} op de bon")


def _loaded(reader: Reader, document_id: str) -> _Loaded:
    stored, item = sales.get(reader, document_id), open_items.get(reader, document_id)
    if stored is None or item is None or not item.kind.is_invoice:
        raise RuleError(Reason("basket.no_invoice", f"Dit is geen factuur. {_SAFE}", "Kies een factuur uit de lijst."))
    found = customers.get(reader, item.customer_id)
    if found is not None and found.merged_into:
        found = customers.get(reader, found.merged_into)
    if found is None:
        raise RuleError(Reason("basket.no_debtor", f"De debiteur is onbekend. {_SAFE}", "Betaal hem op kantoor."))
    settles = Settles(document_id, item.kind, stored.document.number, item.due_date, item.open, found.id, found.title)
    return _Loaded(settles, BasketCustomer(found.id, found.number, found.title, found.discount))
