"""Booking: one balanced entry per event, and the balances kept in the same transaction (domain.md 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros
from kassa.db.statements import add_to, insert
from kassa.domain.frozen import frozen
from kassa.domain.payments.ledger import Posting, assert_balanced
from kassa.domain.values.money import Money

ENTRY = ("id", "moment", "business_date", "event", "document_id", "shift_id", "note")
POSTING = ("entry_id", "position", "account", "subject", "amount")


@frozen
class Entry:
    """The head of one booking.

    Attributes:
        id: identity of the entry.
        moment: aware UTC.
        business_date: ISO date.
        event: what was booked, such as ``receipt`` or ``cash_in``.
        document_id: the document it belongs to.
        shift_id: the till session, or empty.
        note: why, in the words of who did it.
    """

    id: str
    moment: datetime
    business_date: str
    event: str
    document_id: str
    shift_id: str
    note: str = ""


def book(tx: Transaction, entry: Entry, postings: Sequence[Posting]) -> None:
    """Book one balanced entry and move the balances.

    Raises:
        AssertionError: the postings do not add up to zero; a bug, never the user's doing.
    """
    assert_balanced(postings)
    tx.many(
        insert("ledger_posting", POSTING),
        [
            {
                "entry_id": entry.id,
                "position": position,
                "account": posting.account,
                "subject": posting.subject,
                "amount": posting.amount.cents,
            }
            for position, posting in enumerate(postings, 1)
        ],
    )
    tx.run(
        insert("ledger_entry", ENTRY),
        id=entry.id,
        moment=micros(entry.moment),
        business_date=entry.business_date,
        event=entry.event,
        document_id=entry.document_id,
        shift_id=entry.shift_id,
        note=entry.note,
    )
    # Always in the same order, so that two tills on a server never wait for each other in a circle.
    moved = sorted((posting.account, posting.subject, posting.amount.cents) for posting in postings)
    tx.many(
        add_to("ledger_balance", ("account", "subject"), ("amount",)),
        [{"account": account, "subject": subject, "amount": amount} for account, subject, amount in moved],
    )


def keep(tx: Transaction, subjects: Iterable[tuple[str, str]]) -> None:
    """Keep others from balances that several bookings of one act move, in the order each booking moves them.

    Args:
        tx: the transaction of the act.
        subjects: account and subject of each.
    """
    if tx.kind != "postgresql":
        return  # one writer anyway
    for account, subject in sorted(set(subjects)):
        tx.one(
            "SELECT amount FROM ledger_balance WHERE account = :account AND subject = :subject FOR UPDATE",
            account=account,
            subject=subject,
        )


def entry_body(entry: Entry, postings: Sequence[Posting]) -> dict[str, object]:
    """Return a booking as the journal keeps it; the same shape as ``documents.booking`` reads back."""
    if not postings:
        return {}
    return {
        "id": entry.id,
        "moment": micros(entry.moment),
        "business_date": entry.business_date,
        "event": entry.event,
        "document_id": entry.document_id,
        "shift_id": entry.shift_id,
        "note": entry.note,
        "postings": [[posting.account.value, posting.subject, posting.amount.cents] for posting in postings],
    }


def balance(reader: Reader, account: str, subject: str) -> Money:
    """Return the balance of an account and subject, in constant time."""
    amount = reader.value(
        "SELECT amount FROM ledger_balance WHERE account = :account AND subject = :subject",
        account=account,
        subject=subject,
    )
    return Money(amount or 0)
