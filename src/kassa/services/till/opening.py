"""Opening an order on the bon to hand it out: held, priced as the order has it, and put back unchanged (ui.md 7.7)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from kassa.db.engine import Database, Reader
from kassa.db.repos import invoices, order_handling, orders, sales
from kassa.domain.errors import KassaError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales import amending
from kassa.domain.sales.document import DocumentKind, DocumentStatus, Party, SalesDocument, document_totals
from kassa.domain.till import attaching
from kassa.domain.till.attached import BasketCustomer, BasketOrder
from kassa.domain.till.changes import require_free
from kassa.domain.till.due import promise_words
from kassa.domain.till.handing_out import basket_lines, put_back
from kassa.domain.till.model import Basket, BasketLine
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.services.catalog.vat_cache import VatCache
from kassa.services.sales import issuing
from kassa.services.sales.holding import TillHolds
from kassa.services.sales.prepaid import prepaid
from kassa.services.sales.promising import office_handling
from kassa.services.sales.rates import on_date
from kassa.services.till.carried import carried
from kassa.services.till.place import TillPlace
from kassa.services.till.selling import Changed, Selling
from kassa.system.clock import Clock
from kassa.system.identity import new_id


@frozen
class Opened:
    """An order that stands on the bon now.

    Attributes:
        changed: the basket with the order.
        parked_id: the basket that was set aside for it; empty when the bon was free.
    """

    changed: Changed
    parked_id: str = ""


@frozen
class OrderView:
    """An order to look at: what is left of it, for who may not open it now.

    Attributes:
        number: its number.
        customer: whose.
        title: how and when it is promised.
        lines: per article quantity and name, and what it costs.
        total: what is left costs.
        deposit: what was paid in advance.
    """

    number: str
    customer: str
    title: str
    lines: tuple[tuple[str, str, Money], ...]
    total: Money
    deposit: Money

    @property
    def rest(self) -> Money:
        """What is asked when it is handed out."""
        return max(Money.ZERO, self.total - self.deposit)


class OrderState(StrEnum):
    """How the order on the bon stands to the order in the shop."""

    SAME = "same"
    CHANGED = "changed"
    CLOSED = "closed"
    """Completed or cancelled meanwhile."""


@frozen
class _Loaded:
    order: BasketOrder
    customer: BasketCustomer
    delivery: SalesDocument


class OrderOpening:
    """Puts orders on the bon of one till and back.

    Args:
        database: the shop.
        clock: the moment.
        place: which till.
        selling: its open basket.
        holds: what it holds.
    """

    def __init__(self, database: Database, clock: Clock, place: TillPlace, selling: Selling, holds: TillHolds) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._selling = selling
        self._holds = holds
        self._vat = VatCache(database, clock)

    def open(self, order_id: str, actor: Actor) -> Opened:
        """Put what is left of an order on the bon; a bon with lines is parked by itself first.

        Raises:
            Denied: the right is missing.
            Conflict: ``document.held``: another till or person has it; it is named, and nothing was changed.
            RuleError: it is not open any more, nothing is left, or money was received for the bon.
        """
        require(actor, Right.SELL)
        basket = self._selling.basket()
        if basket.order is not None and basket.order.id == order_id:
            return Opened(Changed(basket))
        require_free(basket)
        self._holds.take([order_id], actor)
        try:
            self._vat.refresh()
            with self._database.read() as reader:
                loaded = self._loaded(reader, order_id)
                _require_not_invoiced(reader, loaded.order)
            lines = basket_lines(loaded.delivery, new_id)
            parked = self._make_room(basket, actor)
            return Opened(self._attach(loaded, lines, actor), parked)
        except KassaError:
            self._holds.release([order_id])
            raise

    def put_back(self, actor: Actor) -> Changed:
        """Take the order off the bon ("Order terugzetten"): the order is as it was, and free for others.

        Raises:
            Denied: the right is missing.
            RuleError: money was received.
        """
        require(actor, Right.SELL)
        order = self._selling.basket().order
        if order is None:
            return Changed(self._selling.basket())
        body = {"order": order.number}
        words = f"Order {order.number} teruggezet"
        done = self._selling.attach(put_back, actor, ("basket.order_put_back", body, actor), undo_text=words)
        self._holds.release([order.id])
        return done

    def view(self, order_id: str) -> OrderView:
        """Return what is left of an order, to look at.

        Raises:
            RuleError: it is gone, not open any more, or nothing is left.
        """
        self._vat.refresh()
        with self._database.read() as reader:
            loaded = self._loaded(reader, order_id)
        totals = document_totals(loaded.delivery)
        lines = tuple(
            (format_quantity(line.quantity), " ".join(part for part in (line.name, line.detail) if part), total.gross)
            for line, total in zip(loaded.delivery.lines, totals.lines, strict=True)
            if line.is_goods
        )
        order = loaded.order
        return OrderView(order.number, loaded.customer.title, order.title, lines, totals.gross, order.deposit)

    def state(self) -> OrderState:
        """Return whether the order on the bon is still as it was opened: the office may have changed it."""
        basket = self._selling.basket()
        order = basket.order
        if order is None:
            return OrderState.SAME
        with self._database.read() as reader:
            found = sales.get(reader, order.id)
            if found is None or found.document.status is not DocumentStatus.OPEN:
                return OrderState.CLOSED
            delivered = issuing.delivered_of(reader, found.document)
            deposit = prepaid(reader, order.id)
        if found.document.revision != order.revision or deposit != order.deposit:
            return OrderState.CHANGED
        return OrderState.CHANGED if _asks_too_much(basket, found.document, delivered) else OrderState.SAME

    def reopen(self, actor: Actor) -> Opened:
        """Put the order on the bon again as it is now; what was changed on the bon meanwhile is lost.

        Raises:
            Conflict: ``document.held``: another till or person has it now.
            RuleError: it is not open any more; it was taken off the bon.
        """
        require(actor, Right.SELL)
        order = self._selling.basket().order
        if order is None:
            return Opened(Changed(self._selling.basket()))
        self.put_back(actor)
        return self.open(order.id, actor)

    def _make_room(self, basket: Basket, actor: Actor) -> str:
        """Park a bon with lines; return its identity, empty when the bon was free."""
        if basket.is_empty:
            return ""
        self._selling.park(actor)
        if basket.order is not None:
            self._holds.release([basket.order.id])
        return basket.id

    def _attach(self, loaded: _Loaded, lines: tuple[BasketLine, ...], actor: Actor) -> Changed:
        def change(basket: Basket) -> Basket:
            free = attaching.set_customer(basket, None)
            return attaching.open_order(free, loaded.order, loaded.customer, lines)

        body = {"order": loaded.order.number, "revision": loaded.order.revision}
        return self._selling.attach(change, actor, ("basket.order_opened", body, actor))

    def _loaded(self, reader: Reader, order_id: str) -> _Loaded:
        found = sales.get(reader, order_id)
        if found is None:
            raise issuing.gone()
        order = found.document
        if order.kind is not DocumentKind.ORDER or order.status is not DocumentStatus.OPEN or order.party is None:
            raise RuleError(
                Reason(
                    "order.not_open",
                    f"{order.title} staat niet meer open. De bon is niet veranderd.",
                    "Kies een andere order.",
                )
            )
        delivery = amending.delivery_of(
            order, None, orders.followers(reader, [line.id for line in order.lines]), new_id
        )
        handling = order_handling.get(reader, order_id) or office_handling(order, self._place.zone)
        today = self._clock.now().astimezone(self._place.zone).date()
        when = promise_words(order.expected_date, handling.slot_from, handling.slot_to, today)
        delivery = on_date(replace(delivery, date=today), self._vat)  # as its delivery note will be
        title = f"{handling.fulfilment.dutch} {when}".strip()
        delivered = issuing.delivered_total(reader, order)
        basket_order = BasketOrder(order.id, order.number, order.revision, title, prepaid(reader, order_id), delivered)
        return _Loaded(basket_order, _customer(reader, order.party), delivery)


def _customer(reader: Reader, party: Party) -> BasketCustomer:
    """Return the customer of an order as they are now: of one that was merged the one who stays."""
    found = carried(reader, party.customer_id)
    if found is None:
        return BasketCustomer(party.customer_id, party.number, party.title)
    return found if found.title else replace(found, title=party.title)


def _require_not_invoiced(reader: Reader, order: BasketOrder) -> None:
    """Refuse an order of which an invoice was made without delivering it: the till would ask for it a second time.

    Raises:
        RuleError: ``order.invoiced``, naming the invoice.
    """
    number = next((one.number for one in invoices.invoiced(reader, order.id).values() if one.quantity), "")
    if number:
        raise RuleError(
            Reason(
                "order.invoiced",
                f"Van order {order.number} is al factuur {number} gemaakt. De bon is niet veranderd.",
                "Reken die factuur hier af met 'Kies factuur', en lever de order in de backoffice.",
            )
        )


def _asks_too_much(basket: Basket, order: SalesDocument, delivered: dict[str, Quantity]) -> bool:
    left = {line.id: line.effective - delivered.get(line.id, Quantity.ZERO) for line in order.goods}
    asked: dict[str, Quantity] = {}
    for line in basket.lines:
        if line.order_line is not None and line.kind.is_goods:
            asked[line.order_line] = asked.get(line.order_line, Quantity.ZERO) + line.quantity
    return any(quantity > left.get(line_id, Quantity.ZERO) for line_id, quantity in asked.items())
