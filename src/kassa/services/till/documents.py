"""Invoices on the bon: a till holds what it loaded, so that nobody else takes money for it meanwhile (M0-114)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kassa.db.engine import Database, Reader
from kassa.db.repos import open_items, sales
from kassa.db.repos.open_items import OpenItem
from kassa.db.repos.sales import Head
from kassa.domain.errors import Conflict, KassaError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till import attaching
from kassa.domain.till.attached import BasketCustomer, Settles
from kassa.domain.till.model import Basket, BasketLine
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.services.sales.holding import TillHolds
from kassa.services.till.carried import carried
from kassa.services.till.selling import Changed, Event, Selling
from kassa.system.identity import new_id

MOST_AT_ONCE: Final = 500
"""Invoices that go on the bon with one press."""
_ADDED: Final = "basket.invoice_added"
_SAFE: Final = "Er is niets toegevoegd."


@frozen
class Loaded:
    """A document as it goes on the bon: what the line says, whose account it is on, and who is the customer now."""

    settles: Settles
    account: str
    customer: BasketCustomer


@frozen
class Synced:
    """What came of holding again what stands on the bon.

    Attributes:
        changed: the basket, when a line had to go or is open for another amount.
        reasons: why, one per document.
        order_lost: who holds the order on the bon now; the order stays, and is opened again or put back by a person.
    """

    changed: Changed | None = None
    reasons: tuple[Reason, ...] = ()
    order_lost: Reason | None = None


_Parts = Callable[[Sequence[Loaded]], dict[str, Money]]


class CounterDocuments:
    """Puts invoices on the bon and takes them off; holds them, and the order that is handed out.

    Args:
        database: the shop.
        selling: the open basket of this till.
        holds: what this till holds.
    """

    def __init__(self, database: Database, selling: Selling, holds: TillHolds) -> None:
        self._database = database
        self._selling = selling
        self._holds = holds
        self._held: frozenset[str] = frozenset()

    @property
    def held(self) -> frozenset[str]:
        """The documents this till holds, as far as it knows."""
        return self._held

    # On the bon ----------------------------------------------------------------------------------------------------

    def put(self, document_id: str, actor: Actor, amount: Money | None = None) -> Changed:
        """Put a definitive invoice or credit invoice on the bon, to be paid with it.

        Args:
            document_id: which document.
            actor: who does it.
            amount: what is paid of it; None pays everything that is open.

        Raises:
            Denied: the right is missing.
            Conflict: ``document.held``: another till or person has it; it is named.
            RuleError: it is no definitive invoice, nothing is open, it is of another debtor, or stands there already.
        """
        _require_rights(actor)

        def parts(loaded: Sequence[Loaded]) -> dict[str, Money]:
            return {one.settles.document_id: one.settles.open if amount is None else amount for one in loaded}

        return self._put([document_id], actor, parts)

    def put_all(self, document_ids: Iterable[str], actor: Actor, amount: Money | None = None) -> Changed:
        """Put invoices of one debtor on the bon, all or none; those that stand there already stay as they are.

        Args:
            document_ids: which documents.
            actor: who does it.
            amount: what the customer pays of them together, the oldest first; None pays all of it. An invoice
                nothing is left for does not go on the bon.

        Raises:
            Denied: the right is missing.
            Conflict: ``document.held``: another till or person has one of them; it is named.
            RuleError: one of them may not be paid, or they are of two debtors: the second one is named.
        """
        _require_rights(actor)
        present = self._selling.basket().documents
        wanted = [one for one in dict.fromkeys(document_ids) if one not in present]
        if not wanted:
            raise RuleError(
                Reason("basket.invoices_on", "Deze facturen staan al op de bon.", "Kies nog een factuur, of reken af.")
            )
        if len(wanted) > MOST_AT_ONCE:
            raise RuleError(
                Reason(
                    "basket.invoices_many",
                    f"Meer dan {MOST_AT_ONCE} facturen tegelijk gaat niet. {_SAFE}",
                    "Kies er minder en reken in delen af.",
                )
            )

        def parts(loaded: Sequence[Loaded]) -> dict[str, Money]:
            if amount is None:
                return {one.settles.document_id: one.settles.open for one in loaded}
            return attaching.parts_oldest_first([one.settles for one in loaded], amount)

        return self._put(wanted, actor, parts)

    def take_off(self, document_id: str, actor: Actor) -> Changed:
        """Take an invoice off the bon; it is as open as it was, and free for others.

        Raises:
            Denied: the right is missing.
            RuleError: it does not stand there, or money was received.
        """
        _require_rights(actor)
        line = next((one for one in self._selling.basket().invoice_lines if _is_of(one, document_id)), None)
        number = line.number if line is not None else ""
        event: Event = ("basket.invoice_removed", {"document": document_id, "number": number}, actor)
        changed = self._selling.attach(
            lambda basket: attaching.take_off_invoice(basket, document_id),
            actor,
            event,
            undo_text=f"Factuur {number} van de bon",
        )
        self._let_go(frozenset({document_id}))
        return changed

    def set_part(self, line_id: str, amount: Money, actor: Actor) -> Changed:
        """Set what is paid of an invoice on the bon; the rest stays open.

        Raises:
            Denied: the right is missing.
            RuleError: nothing, or more than is open.
        """
        _require_rights(actor)
        line = self._selling.basket().line(line_id)
        body = {"number": line.number, "from": line.amount.cents, "to": amount.cents}
        return self._selling.attach(
            lambda basket: attaching.set_paid_part(basket, line_id, amount),
            actor,
            ("basket.invoice_part", body, actor),
            line_id=line_id,
            undo_text=f"{line.name}: {format_money(amount)}",
        )

    def spread(self, amount: Money, actor: Actor) -> Changed:
        """Divide what the customer pays over the invoices on the bon, the oldest first.

        Raises:
            Denied: the right is missing.
            RuleError: nothing, or more than is open on them together.
        """
        _require_rights(actor)
        before = self._selling.basket()
        body = {"from": sum(line.amount.cents for line in before.invoice_lines), "to": amount.cents}
        changed = self._selling.attach(
            lambda basket: attaching.spread_oldest_first(basket, amount),
            actor,
            ("basket.invoice_spread", body, actor),
            undo_text=f"{format_money(amount)} verdeeld over de facturen",
        )
        self._let_go(before.documents - changed.basket.documents)
        return changed

    # Holding -------------------------------------------------------------------------------------------------------

    def sync(self, actor: Actor) -> Synced:
        """Hold exactly what stands on the bon now: what went off it is free, what came back is held again.

        To be called whenever the basket changed by another way than this class: a line was removed or came back by
        undo, the bon was cleared, parked, resumed or sold, the till was started again.

        Returns:
            What had to be taken off because somebody else has it or paid it meanwhile, and why.
        """
        basket = self._selling.basket()
        wanted = basket.documents
        self._let_go(self._held - wanted)
        return self._hold_again(basket, wanted - self._held, actor)

    def renew(self, actor: Actor) -> Synced:
        """Keep holding what stands on the bon; every 20 seconds, while something does."""
        basket = self._selling.basket()
        return self._hold_again(basket, basket.documents, actor)

    def _put(self, document_ids: Sequence[str], actor: Actor, parts: _Parts) -> Changed:
        taken = frozenset(document_ids) - self._held
        basket = self._selling.basket()
        self._holds.take(document_ids, actor)
        try:
            with self._database.read() as reader:
                loaded = _loaded(reader, document_ids)
                _require_one_account(reader, loaded, basket)
            pays = parts(loaded)
            lines = {
                one.settles.document_id: new_id()
                for one in loaded
                if pays[one.settles.document_id] or not one.settles.open  # what is paid is refused by name
            }
            changed = self._attach([one for one in loaded if one.settles.document_id in lines], lines, pays, actor)
        except KassaError:
            self._holds.release(taken)
            raise
        self._held |= lines.keys()
        self._holds.release(taken - self._held)
        return changed

    def _attach(self, loaded: Sequence[Loaded], lines: dict[str, str], pays: dict[str, Money], actor: Actor) -> Changed:
        def change(basket: Basket) -> Basket:
            for one in loaded:
                settles = one.settles
                basket = attaching.add_invoice(
                    basket,
                    settles,
                    line_id=lines[settles.document_id],
                    customer=one.customer,
                    amount=pays[settles.document_id],
                )
            return basket

        told = [[one.settles.number, pays[one.settles.document_id].cents] for one in loaded]
        body = {"customer": loaded[0].settles.customer_id, "invoices": told}
        words = f"Factuur {loaded[0].settles.number}" if len(loaded) == 1 else f"{len(loaded)} facturen"
        return self._selling.attach(
            change,
            actor,
            (_ADDED, body, actor),
            line_id=lines[loaded[-1].settles.document_id],
            undo_text=f"{words} op de bon",
        )

    def _let_go(self, gone: frozenset[str]) -> None:
        if gone:
            self._holds.release(gone)
            self._held -= gone

    def _hold_again(self, basket: Basket, wanted: frozenset[str], actor: Actor) -> Synced:
        if not wanted:
            return Synced()
        lost: dict[str, Reason] = {}
        try:
            self._holds.take(wanted, actor)
        except Conflict:
            for one in sorted(wanted):
                try:
                    self._holds.take([one], actor)
                except Conflict as error:
                    lost[one] = error.reason
        self._held = (self._held | wanted) - lost.keys()
        with self._database.read() as reader:
            open_now = open_items.many(reader, sorted(wanted - lost.keys()))
        return self._brought_up_to_date(basket, lost, open_now, actor)

    def _brought_up_to_date(
        self,
        basket: Basket,
        lost: dict[str, Reason],
        open_now: Mapping[str, OpenItem | None],
        actor: Actor,
    ) -> Synced:
        order_lost = lost.get(basket.order.id) if basket.order is not None else None
        reasons: list[Reason] = []
        after = basket
        try:
            for line in basket.invoice_lines:
                after, reason = _checked_line(after, line, lost, open_now)
                reasons += [reason] if reason is not None else []
        except RuleError as error:
            return Synced(None, (error.reason,), order_lost)
        if after == basket:
            return Synced(order_lost=order_lost)
        body = {"reasons": [reason.code for reason in reasons], "was": basket.total.cents, "is": after.total.cents}
        changed = self._selling.attach(lambda _: after, actor, ("basket.documents_changed", body, actor))
        self._let_go(self._held - after.documents)
        return Synced(changed, tuple(reasons), order_lost)


def _loaded(reader: Reader, document_ids: Sequence[str]) -> list[Loaded]:
    items = open_items.many(reader, document_ids)
    known: dict[str, BasketCustomer | None] = {}
    found = []
    for document_id in document_ids:
        head, item = sales.head_of(reader, document_id), items[document_id]
        if item is not None and item.customer_id not in known:
            known[item.customer_id] = carried(reader, item.customer_id)
        found.append(_line(head, item, known))
    return found


def _line(head: Head | None, item: OpenItem | None, known: Mapping[str, BasketCustomer | None]) -> Loaded:
    if head is None or not head.kind.is_invoice:
        raise RuleError(Reason("basket.no_invoice", f"Dit is geen factuur. {_SAFE}", "Kies een factuur uit de lijst."))
    if item is None:
        raise RuleError(
            Reason(
                "basket.concept", f"Een conceptfactuur kan niet worden betaald. {_SAFE}", "Maak hem eerst definitief."
            )
        )
    customer = known[item.customer_id]
    if customer is None:
        raise RuleError(
            Reason("basket.no_debtor", f"Van {head.title} is de debiteur onbekend. {_SAFE}", "Betaal hem op kantoor.")
        )
    if not customer.title:
        customer = replace(customer, title=head.customer_title)
    settles = Settles(item.document_id, head.kind, head.number, item.due_date, item.open, customer.id, customer.title)
    return Loaded(settles, item.customer_id, customer)


def _require_one_account(reader: Reader, loaded: Sequence[Loaded], basket: Basket) -> None:
    """Refuse to set a credit off against an invoice of a customer who was merged later: the accounts differ.

    Raises:
        RuleError: ``basket.merged_accounts``.
    """
    known = {(one.account, one.settles.open > Money.ZERO) for one in loaded}
    present = (line.settles.document_id for line in basket.invoice_lines if line.settles is not None)
    for item in open_items.many(reader, tuple(present)).values():
        if item is not None:
            known.add((item.customer_id, item.open > Money.ZERO))
    if len({account for account, _ in known}) > 1 and len({sign for _, sign in known}) > 1:
        raise RuleError(
            Reason(
                "basket.merged_accounts",
                f"Deze creditfactuur en factuur stonden op twee debiteuren die zijn samengevoegd. {_SAFE}",
                "Verreken ze niet samen: betaal de factuur en betaal het tegoed apart uit.",
            )
        )


def _is_of(line: BasketLine, document_id: str) -> bool:
    return line.settles is not None and line.settles.document_id == document_id


def _checked_line(
    basket: Basket, line: BasketLine, lost: dict[str, Reason], open_now: Mapping[str, OpenItem | None]
) -> tuple[Basket, Reason | None]:
    """Return the basket with this line as the shop knows its invoice now, and what to tell about it."""
    settles = line.settles
    if settles is None:
        return basket, None
    if settles.document_id in lost:
        return attaching.take_off_invoice(basket, settles.document_id), _gone(line.name, lost[settles.document_id])
    if settles.document_id not in open_now:
        return basket, None
    item = open_now[settles.document_id]
    if item is None or not item.open:
        paid = Reason(
            "basket.paid_meanwhile",
            f"{line.name} is intussen betaald. Hij is van de bon gehaald.",
            "Controleer het bedrag op de bon.",
        )
        return attaching.take_off_invoice(basket, settles.document_id), paid
    if item.open == settles.open:
        return basket, None
    told = Reason(
        "basket.open_changed",
        f"Op {line.name} staat nu {format_money(item.open)} open. De bon is aangepast.",
        "Controleer het bedrag op de bon.",
    )
    return attaching.reload_invoice(basket, settles.document_id, item.open), told


def _gone(name: str, held: Reason) -> Reason:
    who = f" ({held.who})" if held.who else ""
    return Reason(held.code, f"{name} is intussen elders geopend{who}. Hij is van de bon gehaald.", held.fix, held.who)


def _require_rights(actor: Actor) -> None:
    require(actor, Right.VIEW_INVOICES)
    require(actor, Right.SELL)
