"""Money taken in the office: not a cent appears or disappears, whatever the parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import RuleError
from kassa.domain.payments.applying import oldest_first
from kassa.domain.payments.debtors import received_postings
from kassa.domain.payments.ledger import Account, Posting
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.taking import Taken, ceiling_refusal, take
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.values import Money

KINDS = {"bank": MethodKind.OTHER, "cash": MethodKind.CASH}
PARTS = st.lists(st.tuples(st.sampled_from(["bank", "cash"]), st.integers(-20_000, 40_000)), min_size=1, max_size=4)
ROUNDING = st.sampled_from(list(CashRounding))


def taken(total: int, parts: list[tuple[str, int]], rounding: CashRounding) -> Taken | None:
    ordered = sorted(parts, key=lambda part: part[0] == "cash")
    named = [(f"p{place}", code, code, KINDS[code], Money(cents)) for place, (code, cents) in enumerate(ordered)]
    try:
        return take(Money(total), named, rounding, sure=True)
    except RuleError:
        return None


@given(total=st.integers(-30_000, 30_000).filter(bool), parts=PARTS, rounding=ROUNDING)
def test_what_is_settled_received_given_back_and_rounded_add_up(
    total: int, parts: list[tuple[str, int]], rounding: CashRounding
) -> None:
    done = taken(total, parts, rounding)
    if done is None:
        return
    settled = sum(amount.cents for _, amount in done.settled)
    assert sum(one.amount.cents for one in done.payments) == settled + done.rounding.cents
    assert sum(one.amount.cents + one.change.cents for one in done.payments) == sum(cents for _, cents in parts)
    assert abs(settled) <= abs(total)
    assert settled * total > 0
    assert abs(done.rounding) <= Money(2)
    assert not done.change or any(one.kind is MethodKind.CASH for one in done.payments)
    received_postings(
        "office",
        [(one.method, one.kind, one.amount) for one in done.payments],
        [Posting(Account.DEBTORS, "c", Money(-settled))],
        done.rounding,
    )


@given(opens=st.lists(st.integers(1, 9_999), min_size=1, max_size=6), data=st.data(), sign=st.sampled_from([1, -1]))
def test_the_oldest_is_settled_first_and_all_of_it(opens: list[int], data: st.DataObject, sign: int) -> None:
    first = data.draw(st.integers(0, sum(opens)))
    second = data.draw(st.integers(0, sum(opens) - first))
    documents = [(f"d{place}", Money(sign * cents)) for place, cents in enumerate(opens)]
    applied = oldest_first(documents, [("a", Money(sign * first)), ("b", Money(sign * second))])
    assert sum(one.amount.cents for one in applied if one.payment_id == "a") == sign * first
    assert sum(one.amount.cents for one in applied) == sign * (first + second)
    left = first + second
    for name, cents in documents:
        got = sum(one.amount.cents for one in applied if one.document_id == name)
        assert abs(got) == min(abs(cents.cents), left)
        left -= abs(got)


def test_linked_cash_counts() -> None:
    assert ceiling_refusal(Money.ZERO, Money(299_999)) is None
    assert ceiling_refusal(Money(100_000), Money(199_999)) is None
    assert ceiling_refusal(Money(100_000), Money(200_000)) is not None
    assert ceiling_refusal(Money(300_000), Money(-5)) is None
