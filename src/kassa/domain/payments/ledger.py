"""What each event books: balanced postings, debit positive and credit negative (domain.md 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind
from kassa.domain.pricing.totals import VatRow
from kassa.domain.values.money import Money


class Account(StrEnum):
    """The accounts of the shop; what they are about stands in the subject of a posting."""

    CASH = "cash"
    RECEIVABLE = "receivable"
    TRANSIT = "transit"
    REVENUE = "revenue"
    VAT_DUE = "vat_due"
    CASH_ROUNDING = "cash_rounding"
    CASH_DIFFERENCE = "cash_difference"
    CASH_IN_OUT = "cash_in_out"
    DEBTORS = "debtors"
    PREPAYMENTS = "prepayments"
    CUSTOMER_CREDIT = "customer_credit"
    GIFT_CARDS = "gift_cards"

    @property
    def dutch(self) -> str:
        """Name on reports."""
        return _DUTCH[self]


_DUTCH = {
    Account.CASH: "Kas",
    Account.RECEIVABLE: "Te ontvangen betalingen",
    Account.TRANSIT: "Kruisposten",
    Account.REVENUE: "Omzet",
    Account.VAT_DUE: "Af te dragen btw",
    Account.CASH_ROUNDING: "Afrondingsverschillen",
    Account.CASH_DIFFERENCE: "Kasverschillen",
    Account.CASH_IN_OUT: "Kas in en uit",
    Account.DEBTORS: "Debiteuren",
    Account.PREPAYMENTS: "Vooruitbetalingen",
    Account.CUSTOMER_CREDIT: "Tegoeden van klanten",
    Account.GIFT_CARDS: "Uitgegeven cadeaubonnen",
}


@frozen
class Posting:
    """One side of a booking.

    Attributes:
        account: where it is booked.
        subject: which till, payment method or VAT code; empty where an account knows only one.
        amount: positive is debit, negative is credit.
    """

    account: Account
    subject: str
    amount: Money


def assert_balanced(postings: Iterable[Posting]) -> None:
    """Refuse a booking whose sides differ: always a bug, never the user's doing.

    Raises:
        AssertionError: debit and credit differ.
    """
    difference = sum(posting.amount.cents for posting in postings)
    if difference:
        raise AssertionError(f"a booking is {difference} cents out of balance")


def money_posting(place: str, method: str, kind: MethodKind, amount: Money) -> Posting:
    """Return where the money of one payment goes.

    Args:
        place: whose cash it goes into.
        method: code of the method; of a payment with a gift card the identity of the card.
        kind: kind of the method.
        amount: what stays, change taken off; negative is paid back.
    """
    if kind is MethodKind.CASH:
        return Posting(Account.CASH, place, amount)
    return Posting(Account.GIFT_CARDS if kind is MethodKind.GIFT_CARD else Account.RECEIVABLE, method, amount)


def sale_postings(
    till_id: str,
    vat_rows: Sequence[VatRow],
    received: Sequence[tuple[str, MethodKind, Money]],
    cash_rounding: Money,
    gift_cards: Iterable[tuple[str, Money]] = (),
) -> tuple[Posting, ...]:
    """Return what a completed sale books.

    Args:
        till_id: whose drawer took the cash.
        vat_rows: the stored VAT result.
        received: per payment its method code (of a gift card its identity), kind and the amount that paid for this
            sale (change taken off).
        cash_rounding: what rounding added to the amount to pay; negative when it took off.
        gift_cards: per gift card that was sold its identity and value.
    """
    postings = [money_posting(till_id, method, kind, amount) for method, kind, amount in received]
    for row in vat_rows:
        postings.append(Posting(Account.REVENUE, row.code, -row.net))
        postings.append(Posting(Account.VAT_DUE, row.code, -row.vat))
    postings += [Posting(Account.GIFT_CARDS, card_id, -amount) for card_id, amount in gift_cards]
    postings.append(Posting(Account.CASH_ROUNDING, "", -cash_rounding))
    return _without_zeros(postings)


def cash_move_postings(till_id: str, amount: Money) -> tuple[Posting, ...]:
    """Return what cash put in (positive) or taken out (negative) with a reason books."""
    return _without_zeros([Posting(Account.CASH, till_id, amount), Posting(Account.CASH_IN_OUT, till_id, -amount)])


def difference_postings(till_id: str, difference: Money) -> tuple[Posting, ...]:
    """Return what a count books that found more (positive) or less (negative) than the drawer should hold."""
    return _without_zeros(
        [Posting(Account.CASH, till_id, difference), Posting(Account.CASH_DIFFERENCE, till_id, -difference)]
    )


def deposit_postings(till_id: str, amount: Money) -> tuple[Posting, ...]:
    """Return what taking cash to the bank ("Afstorten") books: on its way until the bank confirms."""
    return _without_zeros([Posting(Account.TRANSIT, till_id, amount), Posting(Account.CASH, till_id, -amount)])


def _without_zeros(postings: Sequence[Posting]) -> tuple[Posting, ...]:
    kept = tuple(posting for posting in postings if posting.amount)
    assert_balanced(kept)
    return kept
