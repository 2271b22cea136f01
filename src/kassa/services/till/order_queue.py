"""The order queue ("Orderwachtrij"): what is promised, how far it is, what is still to pay; sorted by promise."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from kassa.db.engine import Database, Reader
from kassa.db.journal import micros, moment_of
from kassa.db.queries import order_queue as query
from kassa.db.queries.order_queue import QueuedOrder
from kassa.db.repos import order_handling, outbox, stored_files
from kassa.db.repos.order_handling import Working
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.messages.files import NewFile
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.settings import sales as keys
from kassa.domain.till.due import Lateness, fulfilment_of, lateness, promised_end
from kassa.domain.till.ending import Fulfilment
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.sales import issuing
from kassa.services.sales.promising import office_handling
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.system.clock import Clock
from kassa.system.identity import new_id

__all__ = ["OrderQueue", "Paying", "QueueCard", "Working"]

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


class Paying(StrEnum):
    """What is still to pay when an order is handed out."""

    PAID = "paid"
    DEPOSIT = "deposit"
    """A part was paid in advance."""
    OPEN = "open"
    ACCOUNT = "account"
    """On account: what was handed out before is invoiced and not paid yet."""
    LATER = "later"
    """Invoice later: what was handed out before is still to be invoiced."""


@frozen
class QueueCard:
    """An order as its card shows it.

    Attributes:
        id: identity of the order.
        number: its number.
        title: company or name.
        customer_number: number of the customer.
        phone: of the customer.
        email: of the customer; empty when none is known.
        fulfilment: picked up or delivered.
        day: the day it is promised for, or None.
        slot_from: begin of the time slot as ``HH:MM``; empty is the whole day.
        slot_to: end of the time slot.
        promised_at: when the promise has passed, or None.
        warn: how long before that an order that is not ready is nearly late.
        working: new, busy or ready.
        articles: how many are still to hand out.
        amount: what these cost.
        deposit: what was paid in advance.
        rest: what is asked when they are handed out.
        paying: in one word.
    """

    id: str
    number: str
    title: str
    customer_number: str
    phone: str
    email: str
    fulfilment: Fulfilment
    day: dt.date | None
    slot_from: str
    slot_to: str
    promised_at: dt.datetime | None
    warn: dt.timedelta
    working: Working
    articles: int
    amount: Money
    deposit: Money
    rest: Money
    paying: Paying

    def lateness(self, now: dt.datetime) -> Lateness:
        """Return whether it is late or nearly late at this moment."""
        return lateness(self.promised_at, self.warn, now, ready=self.working is Working.READY)


class OrderQueue:
    """The open orders of the branch of a till.

    Args:
        database: the shop.
        clock: the moment.
        place: which till.
        settings: says when an order is nearly late.
        till: the settings of the till, as they are now.
    """

    def __init__(
        self, database: Database, clock: Clock, place: TillPlace, settings: Settings, till: SaleSettingsSource
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._settings = settings
        self._till = till

    def cards(self) -> tuple[QueueCard, ...]:
        """Return every open order, the first promise first; what nobody promised comes last."""
        warn = dt.timedelta(hours=self._settings.get(keys.QUEUE_WARN_HOURS))
        with self._database.read() as reader:
            found = query.queued(reader, self._place.branch_id)
        return tuple(sorted((self._card(one, warn) for one in found), key=_promise))

    def count(self) -> int:
        """Return how many orders are open."""
        with self._database.read() as reader:
            return query.count(reader, self._place.branch_id)

    def mark(self, order_id: str, working: Working, actor: Actor) -> None:
        """Say how far the work is ("In behandeling", "Klaar").

        Raises:
            Denied: the right is missing.
            RuleError: it is no open order.
        """
        require(actor, Right.EDIT_ORDERS)
        with self._database.write() as tx:
            order = issuing.stored(tx, order_id, lock=True).document
            if order.kind is not DocumentKind.ORDER or order.status is not DocumentStatus.OPEN:
                raise RuleError(
                    Reason(
                        "order.not_open",
                        f"{order.title} staat niet meer open. Er is niets veranderd.",
                        "Ververs de wachtrij.",
                    )
                )
            handling = order_handling.get(tx, order_id, lock=True)
            if handling is None:
                handling = office_handling(order, self._place.zone)
                order_handling.put(tx, handling)
            if handling.working is working:
                return
            order_handling.set_working(tx, order_id, working)
            body = {"number": order.number, "from": handling.working.value, "to": working.value}
            record(tx, actor, "order.working", order_id, body, self._clock.now())

    def attachment_name(self, order_id: str) -> str:
        """Return the name of the file that was added when the order was made; empty without one."""
        with self._database.read() as reader:
            file = _attachment(reader, order_id)
        return file.name if file else ""

    def attachment(self, order_id: str) -> NewFile | None:
        """Return the file that was added when the order was made, or None.

        Raises:
            RuleError: ``order.attachment``: its bytes no longer fit their check sum.
        """
        with self._database.read() as reader:
            file = _attachment(reader, order_id)
            if file is None:
                return None
            content = stored_files.content(reader, file.id)
        if content is None:
            raise RuleError(
                Reason(
                    "order.attachment",
                    f"'{file.name}' is beschadigd: de bytes horen niet meer bij het controlegetal.",
                    "Zet een reservekopie terug.",
                )
            )
        return NewFile(file.name, content)

    def print_slip(self, order_id: str, actor: Actor) -> None:
        """Ask for the paper the goods are collected with ("Afdrukken pakbon"): no delivery note, nothing is delivered.

        Raises:
            Denied: the right is missing.
            RuleError: the order is gone, or the till has no printer.
        """
        require(actor, Right.VIEW_ORDERS)
        printer = self._till().printer
        if not printer:
            raise RuleError(
                Reason(
                    "printer.none",
                    "Bij deze kassa is geen bonprinter ingesteld. Er is niets geprint.",
                    "Stel een printer in bij Instellingen.",
                )
            )
        moment = self._clock.now()
        with self._database.write() as tx:
            number = issuing.stored(tx, order_id).document.number
            body = {"document": "picking", "number": number}
            record(tx, actor, "order.slip_printed", order_id, body, moment)
            payload = canonical({"document": "picking", "id": order_id})
            outbox.enqueue(tx, JobKind.PAPER, printer, f"picking:{new_id()}", payload, micros(moment))

    def _card(self, one: QueuedOrder, warn: dt.timedelta) -> QueueCard:
        day = dt.date.fromisoformat(one.day) if one.day else None
        promised = moment_of(one.promised_at) if one.promised_at is not None else None
        if promised is None and day is not None:
            promised = promised_end(day, one.slot_from, one.slot_to, self._place.zone)
        rest = max(Money.ZERO, one.amount - one.deposit)
        return QueueCard(
            id=one.id, number=one.number, title=one.title, customer_number=one.customer_number, phone=one.phone,
            email=one.email, fulfilment=one.fulfilment or fulfilment_of(one.delivery_method), day=day,
            slot_from=one.slot_from, slot_to=one.slot_to, promised_at=promised, warn=warn, working=one.working,
            articles=one.articles, amount=one.amount, deposit=one.deposit, rest=rest, paying=_paying(one, rest),
        )  # fmt: skip


def _paying(one: QueuedOrder, rest: Money) -> Paying:
    if not rest:
        return Paying.PAID
    if one.deposit > Money.ZERO:
        return Paying.DEPOSIT
    if one.uninvoiced:
        return Paying.LATER
    return Paying.ACCOUNT if one.unpaid else Paying.OPEN


def _promise(card: QueueCard) -> tuple[dt.datetime, int, str]:
    return (card.promised_at or _NEVER, len(card.number), card.number)


def _attachment(reader: Reader, order_id: str) -> stored_files.StoredFile | None:
    handling = order_handling.get(reader, order_id)
    return stored_files.get(reader, handling.attachment) if handling and handling.attachment else None
