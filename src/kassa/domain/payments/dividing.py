"""One payment for documents and goods together: which euro pays what, and what is set against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kassa.domain.frozen import frozen
from kassa.domain.payments.settlement import BookedPayment
from kassa.domain.values.money import Money

NETTED: Final = "netted"
"""Code of the method that balances documents and goods of one receipt; it holds no money."""
NETTED_NAME: Final = "Verrekend op kassabon"


@frozen
class Share:
    """What one payment pays: of documents, and of goods and gift cards on the receipt."""

    payment: BookedPayment
    documents: Money
    goods: Money

    @property
    def goods_change(self) -> Money:
        """The change that stands on the receipt's own row; the rest stands with the documents."""
        return self.payment.change if self.goods else Money.ZERO

    @property
    def documents_change(self) -> Money:
        """The change that stands with the documents."""
        return self.payment.change - self.goods_change


@frozen
class Divided:
    """How the money of one receipt is divided.

    Attributes:
        shares: per payment, in order.
        netted_pay: what is set against what is to be paid on documents (zero or more).
        netted_back: what is set against what is to be paid back on documents (zero or less).
        netted_goods: what is set against the goods; the three add up to zero.
    """

    shares: tuple[Share, ...]
    netted_pay: Money
    netted_back: Money
    netted_goods: Money


def divide(paid: Sequence[BookedPayment], pay: Money, back: Money, goods: Money) -> Divided:
    """Divide the money of a receipt: documents first, then goods; what has the other sign is set against it.

    Args:
        paid: the payments as they are booked, all of one sign; together ``pay + back + goods``.
        pay: what is paid on documents, zero or more.
        back: what is paid back on documents, zero or less.
        goods: what goods and gift cards cost, cash rounding counted; negative is paid back.

    Raises:
        AssertionError: the payments do not add up; a bug, never the user's doing.
    """
    received = sum(one.amount.cents for one in paid)
    if received != pay.cents + back.cents + goods.cents:
        raise AssertionError(f"{received} cents were received for {pay.cents} {back.cents} {goods.cents}")
    first = back if received < 0 else pay
    left = abs(first.cents)
    shares = []
    for one in paid:
        part = min(abs(one.amount.cents), left)
        left -= part
        documents = Money(-part if received < 0 else part)
        shares.append(Share(one, documents, one.amount - documents))
    on_documents = Money(sum(one.documents.cents for one in shares))
    on_goods = Money(sum(one.goods.cents for one in shares))
    netted_pay = pay if received < 0 else pay - on_documents
    netted_back = back - on_documents if received < 0 else back
    return Divided(tuple(shares), netted_pay, netted_back, goods - on_goods)


def set_off_oldest(open_amounts: Iterable[tuple[str, Money]]) -> tuple[tuple[str, str, Money], ...]:
    """Return which credit is set off against which invoice: identities of invoice and credit, and how much.

    Args:
        open_amounts: per document what is chosen of it, oldest first; credit invoices are negative.
    """
    chosen = list(open_amounts)
    left = {identity: amount.cents for identity, amount in chosen}
    done: list[tuple[str, str, Money]] = []
    invoices = [identity for identity, amount in chosen if amount > Money.ZERO]
    for credit in [identity for identity, amount in chosen if amount < Money.ZERO]:
        for invoice in invoices:
            part = min(left[invoice], -left[credit])
            if part > 0:
                done.append((invoice, credit, Money(part)))
                left[invoice] -= part
                left[credit] += part
    return tuple(done)
