"""Money on documents, at the office or at a till: kept, allocated, booked and journalled as one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, book, entry_body
from kassa.db.repos import customer_payments, open_items
from kassa.db.repos.customer_payments import CustomerPayment
from kassa.db.repos.open_items import Source
from kassa.domain.errors import RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.applying import Applied
from kassa.domain.payments.debtors import received_postings
from kassa.domain.payments.ledger import Account, Posting
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.taking import Taken, TakenPart, ceiling_refusal
from kassa.domain.people.actor import Actor
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.system.identity import new_id

RECEIVED: Final = "payment.received"
DEPOSITED: Final = "deposit.received"


@frozen
class Act:
    """Who pays, with which press, booked on which day, why.

    Attributes:
        actor: who registers it.
        key: action key of the press.
        date: the day it is booked on.
        note: remark.
        sure: whether a person confirmed an unusually large change.
    """

    actor: Actor
    key: str
    date: dt.date
    note: str
    sure: bool = False


@frozen
class Receiving:
    """What money on documents writes, worked out.

    Attributes:
        place: where the money goes: ``office/<branch>`` or a till.
        shift_id: the till session; empty in the office.
        branch_id: branch.
        customer_id: whose payment it is.
        taken: the payments.
        applied: what each settles; of one payment after another.
        account: debtors, or prepayments for a deposit.
        subjects: per document whose account it settles.
        cards: per payment with a gift card the identity of the card.
        reverses_id: the payment this one takes back.
    """

    place: str
    shift_id: str
    branch_id: str
    customer_id: str
    taken: Taken
    applied: tuple[Applied, ...]
    account: Account
    subjects: Mapping[str, str]
    cards: Mapping[str, str] = field(default_factory=dict)
    reverses_id: str | None = None


def receive(tx: Transaction, what: Receiving, act: Act, moment: datetime, event: str) -> tuple[CustomerPayment, ...]:
    """Keep, allocate, book and journal money on documents, and return the payments.

    Args:
        tx: the transaction of the act; it holds the documents locked.
        what: what is written.
        act: who, why, with which press.
        moment: when.
        event: what the journal calls it, such as ``payment.received``.
    """
    at = micros(moment)
    rows = tuple(_row(one, what, act, at) for one in what.taken.payments)
    for row in rows:
        customer_payments.add(tx, row)
        done = [(one.document_id, one.amount) for one in what.applied if one.payment_id == row.id]
        open_items.allocate(tx, Source.PAYMENT, row.id, done, at)
    postings = received_postings(
        what.place,
        [(what.cards.get(row.id, row.method), row.method_kind, row.amount) for row in rows],
        _by_subject(what),
        what.taken.rounding,
    )
    entry = Entry(new_id(), moment, act.date.isoformat(), event.partition(".")[0], rows[0].id, what.shift_id, act.note)
    book(tx, entry, postings)
    _journal(tx, rows, what.applied, entry_body(entry, postings), act, moment, event)
    return rows


def require_below_ceiling(reader: Reader, taken: Taken, applied: Iterable[Applied]) -> None:
    """Refuse cash from the ceiling on, earlier payments on the same document counted.

    Raises:
        RuleError: ``payment.cash_ceiling``.
    """
    cash = {one.id for one in taken.payments if one.kind is MethodKind.CASH}
    now: dict[str, int] = {}
    for one in applied:
        if one.payment_id in cash:
            now[one.document_id] = now.get(one.document_id, 0) + one.amount.cents
    for document_id, cents in now.items():
        before = customer_payments.cash_on(reader, [document_id])
        reason = ceiling_refusal(before, Money(cents))
        if reason is not None:
            raise RuleError(reason)


def _row(one: TakenPart, what: Receiving, act: Act, at: int) -> CustomerPayment:
    return CustomerPayment(
        one.id, what.customer_id, what.place, what.shift_id, what.branch_id, act.actor.employee_id, one.method,
        one.name, one.kind, one.amount, one.change, at, act.date, act.note, what.reverses_id,
    )  # fmt: skip


def _journal(
    tx: Transaction,
    rows: Sequence[CustomerPayment],
    applied: Iterable[Applied],
    told: dict[str, object],
    act: Act,
    moment: datetime,
    event: str,
) -> None:
    """Record the act at its first document, and at every further one what it got of it."""
    kept = tuple(applied)
    shares: dict[str, int] = {}
    for one in kept:
        shares[one.document_id] = shares.get(one.document_id, 0) + one.amount.cents
    body: dict[str, object] = {
        "payments": [customer_payments.row_of(row) for row in rows],
        "allocations": [[one.payment_id, one.document_id, one.amount.cents] for one in kept],
        "booking": told,
        "action": act.key,
    }
    first, *others = shares
    record(tx, act.actor, event, first, body, moment)
    for document_id in others:
        share = {"payment": rows[0].id, "amount": shares[document_id]}
        record(tx, act.actor, "payment.allocated", document_id, share, moment)


def _by_subject(what: Receiving) -> tuple[Posting, ...]:
    """Return what was settled of each account: documents of a customer who was merged stay on their own."""
    shares: dict[str, int] = {}
    for one in what.applied:
        subject = what.subjects[one.document_id]
        shares[subject] = shares.get(subject, 0) + one.amount.cents
    return tuple(Posting(what.account, subject, Money(-cents)) for subject, cents in shares.items())
