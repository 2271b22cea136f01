"""What invoices, payments on them and deposits book (domain.md 5); debit positive, credit negative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kassa.domain.payments.ledger import Account, Posting, assert_balanced, money_posting
from kassa.domain.payments.method import MethodKind
from kassa.domain.pricing.totals import VatRow
from kassa.domain.values.money import Money


def invoice_postings(customer_id: str, vat_rows: Sequence[VatRow]) -> tuple[Posting, ...]:
    """Return what a definitive invoice books; a credit invoice has negative rows and books the mirror."""
    gross = Money(sum(row.gross.cents for row in vat_rows))
    postings = [Posting(Account.DEBTORS, customer_id, gross)]
    for row in vat_rows:
        postings.append(Posting(Account.REVENUE, row.code, -row.net))
        postings.append(Posting(Account.VAT_DUE, row.code, -row.vat))
    return _balanced(postings)


def deposit_use_postings(customer_id: str, used: Iterable[tuple[str, Money]]) -> tuple[Posting, ...]:
    """Return what using deposits for an invoice books: per order what was used of it."""
    postings = []
    for order_id, amount in used:
        postings.append(Posting(Account.PREPAYMENTS, order_id, amount))
        postings.append(Posting(Account.DEBTORS, customer_id, -amount))
    return _balanced(postings)


def received_postings(
    place: str, received: Iterable[tuple[str, MethodKind, Money]], settled: Iterable[Posting], rounding: Money
) -> tuple[Posting, ...]:
    """Return what a payment in the office or at a till books.

    Args:
        place: whose cash it goes into, such as ``office/<branch>``.
        received: per part its method code (of a gift card its identity), kind and the amount that stays (change taken
            off); negative pays back.
        settled: what it pays: debtors by customer or the prepayment of an order, each with what was settled.
        rounding: what cash rounding added to the amount to pay; negative when it took off.
    """
    postings = [money_posting(place, method, kind, amount) for method, kind, amount in received]
    return _balanced([*postings, *settled, Posting(Account.CASH_ROUNDING, "", -rounding)])


def _balanced(postings: Sequence[Posting]) -> tuple[Posting, ...]:
    kept = tuple(posting for posting in postings if posting.amount)
    assert_balanced(kept)
    return kept
