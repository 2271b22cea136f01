"""Which document a payment settles: oldest first, nothing lost (domain.md 4)."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money


@frozen
class Applied:
    """What one payment settles of one document; both in the sign of the document."""

    payment_id: str
    document_id: str
    amount: Money


def oldest_first(
    open_amounts: Sequence[tuple[str, Money]], received: Sequence[tuple[str, Money]]
) -> tuple[Applied, ...]:
    """Return what each payment settles.

    Args:
        open_amounts: per document what is open, oldest first, all of one sign.
        received: per payment what it settles, in the same sign; together at most what is open.

    Raises:
        ValueError: more was received than is open; the caller refuses that before.
    """
    applied: list[Applied] = []
    left = [(document_id, amount.cents) for document_id, amount in reversed(open_amounts)]
    for payment_id, amount in received:
        rest = amount.cents
        while rest:
            if not left:
                raise ValueError("more was received than is open")
            document_id, cents = left.pop()
            part = min(cents, rest) if rest > 0 else max(cents, rest)
            if part:
                applied.append(Applied(payment_id, document_id, Money(part)))
            rest -= part
            if cents != part:
                left.append((document_id, cents - part))
    return tuple(applied)
