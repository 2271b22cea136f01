"""What is booked balances, whatever was sold and however it was paid; the journal's hash covers every field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.journal import FIRST_HASH, Anchor, canonical, record_hash
from kassa.domain.payments.ledger import (
    Account,
    Posting,
    assert_balanced,
    cash_move_postings,
    deposit_postings,
    difference_postings,
    sale_postings,
)
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.payments.settlement import booked, settle
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.basket import price, set_discount
from kassa.domain.values import Money, total
from tests.domain.make import articles, basket_of, discounts


@given(
    st.lists(st.tuples(articles, st.integers(1, 20)), min_size=1, max_size=8),
    discounts,
    st.integers(0, 30_000),
    st.sampled_from(CashRounding),
)
def test_a_sale_books_exactly_what_was_paid(parts: Any, discount: Any, card: int, rule: CashRounding) -> None:
    sale = basket_of(*parts)
    if discount and (discount.rate is not None or discount.amount <= sale.total):
        sale = set_discount(sale, discount)
    part = min(Money(card), sale.total)
    payments = [BasketPayment("p1", "card", MethodKind.CARD, part)] if part else []
    left = settle(sale.total, payments, rule).cash_open
    if left:
        payments.append(BasketPayment("p2", "cash", MethodKind.CASH, left + Money(500)))
    settlement = settle(sale.total, payments, rule)
    if settlement.open:
        return
    rows = booked(sale.total, payments, rule)
    received = [(row.payment.method, row.payment.kind, row.amount) for row in rows]
    postings = sale_postings("t1", price(sale).vat_rows, received, settlement.rounding)
    assert_balanced(postings)
    assert all(posting.amount for posting in postings)
    debit = total([posting.amount for posting in postings if posting.account in (Account.CASH, Account.RECEIVABLE)])
    assert debit == sale.total + settlement.rounding
    sold = {Account.REVENUE, Account.VAT_DUE}
    assert -total([posting.amount for posting in postings if posting.account in sold]) == sale.total


@given(st.integers(-(10**6), 10**6))
def test_the_other_events_balance(cents: int) -> None:
    for make in (cash_move_postings, difference_postings, deposit_postings):
        postings = make("t1", Money(cents))
        assert_balanced(postings)
        assert bool(postings) == bool(cents)


def test_what_does_not_balance_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="out of balance"):
        assert_balanced([Posting(Account.CASH, "t1", Money(1))])
    assert len({account.dutch for account in Account}) == len(Account)


def test_a_record_is_one_text() -> None:
    assert canonical({"b": 1, "a": "é", "c": [True, None]}) == '{"a":"é","b":1,"c":[true,null]}'
    with pytest.raises(TypeError):
        canonical({"a": Money(1)})
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


RECORD: dict[str, Any] = {
    "chain": "t1",
    "seq": 1,
    "moment": 1_764_154_920_000_000,
    "employee_id": "e1",
    "event": "receipt.completed",
    "ref": "r1",
    "payload": "{}",
    "grand_total": 18_820,
    "prev_hash": FIRST_HASH,
}


def test_the_hash_never_changes_meaning() -> None:
    """A value written down once: a change here makes every file in the field fail its check."""
    assert record_hash(**RECORD) == "7373a340fc02693ccfc5d7f57e3b118432ce576c206560ee55bd807b02c48184"
    assert Anchor("t1", 7, "ab" * 32).short == "7:abababababab"


@pytest.mark.parametrize("field", RECORD)
def test_every_field_is_under_the_hash(field: str) -> None:
    value = RECORD[field]
    changed = {**RECORD, field: value + 1 if isinstance(value, int) else f"{value}x"}
    assert record_hash(**changed) != record_hash(**RECORD)
