"""What a basket pays on documents: locked, looked at again, and credits set off against invoices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from kassa.db.engine import Transaction
from kassa.db.journal import micros
from kassa.db.repos import open_items
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.dividing import set_off_oldest
from kassa.domain.people.actor import Actor
from kassa.domain.till.attached import Settles
from kassa.domain.till.basket import Basket
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.sales.crediting import set_off_part
from kassa.services.sales.holding import require_not_held


@frozen
class Owed:
    """What a receipt settles of one document.

    Attributes:
        document_id: the document.
        kind: ``invoice``, ``credit`` or ``deposit``, as a receipt stores it.
        number: its number.
        title: whose.
        due_date: latest payment date; the oldest is paid first.
        customer_id: whose account it is on.
        open: what stood open on it, in the sign of the document.
        amount: what is settled of it now.
    """

    document_id: str
    kind: str
    number: str
    title: str
    due_date: dt.date
    customer_id: str
    open: Money
    amount: Money


def chosen(tx: Transaction, basket: Basket, now: int, holder_id: str) -> tuple[Owed, ...]:
    """Lock the invoices on a basket and return what is paid of each, oldest first.

    Args:
        tx: the transaction of the press.
        basket: the basket.
        now: microseconds UTC.
        holder_id: this till, whose own holds do not count.

    Raises:
        Conflict: another till has one of them.
        RuleError: ``settle.changed``: less stands open on one of them than is paid.
    """
    lines = sorted(
        ((line.settles, line.amount) for line in basket.invoice_lines if line.settles is not None),
        key=lambda one: one[0].document_id,
    )
    require_not_held(tx, [settles.document_id for settles, _ in lines], now, holder_id)
    found = [_owed(tx, settles, amount) for settles, amount in lines]
    return tuple(sorted(found, key=lambda one: (one.due_date, one.number)))


def set_off(tx: Transaction, actor: Actor, owed: Sequence[Owed], moment: dt.datetime) -> tuple[Owed, ...]:
    """Set the credits among these documents off against the invoices of the same account, within what is chosen.

    Returns:
        What money has to settle then; what nothing is left of is gone.
    """
    left = {one.document_id: one.amount for one in owed}
    for invoice_id, credit_id, amount in _set_offs(owed):
        set_off_part(tx, invoice_id, credit_id, amount, micros(moment))
        record(tx, actor, "payment.set_off", credit_id, {"amount": amount.cents, "with": [invoice_id]}, moment)
        left[invoice_id] -= amount
        left[credit_id] += amount
    return tuple(replace(one, amount=left[one.document_id]) for one in owed if left[one.document_id])


def _set_offs(owed: Sequence[Owed]) -> tuple[tuple[str, str, Money], ...]:
    """Return the set-offs of each account; a debtor that was merged keeps an account of its own."""
    done: tuple[tuple[str, str, Money], ...] = ()
    for customer_id in dict.fromkeys(one.customer_id for one in owed):
        mine = [(one.document_id, one.amount) for one in owed if one.customer_id == customer_id]
        done += set_off_oldest(mine)
    return done


def _owed(tx: Transaction, settles: Settles, amount: Money) -> Owed:
    item = open_items.get(tx, settles.document_id, lock=True)
    if item is None or not item.kind.is_invoice or not _covers(item.open, amount):
        raise _changed(settles)
    return Owed(
        item.document_id, item.kind.value, settles.number, settles.title, item.due_date, item.customer_id, item.open,
        amount,
    )  # fmt: skip


def _covers(open_now: Money, amount: Money) -> bool:
    return abs(open_now) >= abs(amount) and (open_now > Money.ZERO) == (amount > Money.ZERO)


def _changed(settles: Settles) -> RuleError:
    name = "Creditfactuur" if settles.kind.value == "credit" else "Factuur"
    return RuleError(
        Reason(
            "settle.changed",
            f"{name} {settles.number} is intussen (gedeeltelijk) betaald. Er is niets geboekt.",
            "Haal haar van de bon en zet haar er opnieuw op.",
        )
    )
