"""PIN, Contant and Cadeaubon keep their keys whatever else a shop takes."""

from __future__ import annotations

from kassa.domain.payments.method import MethodKind, PaymentMethod
from kassa.ui.till.payment.function_keys import function_keys

CARD, CASH, GIFT = (
    PaymentMethod("card", "PIN", MethodKind.CARD),
    PaymentMethod("cash", "Contant", MethodKind.CASH),
    PaymentMethod("gift", "Cadeaubon", MethodKind.GIFT_CARD),
)


def other(code: str) -> PaymentMethod:
    return PaymentMethod(code, code, MethodKind.OTHER)


def test_the_keys_of_the_manual() -> None:
    assert function_keys((CARD, CASH, GIFT)) == {"card": 5, "cash": 6, "gift": 8}
    assert function_keys((GIFT, CASH, CARD)) == {"card": 5, "cash": 6, "gift": 8}


def test_others_share_what_is_left() -> None:
    assert function_keys((CARD, other("a"), CASH, other("b"), GIFT)) == {
        "card": 5,
        "cash": 6,
        "gift": 8,
        "a": 7,
        "b": 9,
    }
    assert function_keys((other("a"), CASH)) == {"a": 5, "cash": 6}


def test_who_comes_last_has_none() -> None:
    second = PaymentMethod("second", "PIN 2", MethodKind.CARD)
    given = function_keys((CARD, second, CASH, other("a"), other("b"), GIFT))
    assert given == {"card": 5, "cash": 6, "gift": 8, "second": 7, "a": 9}
    assert len(set(given.values())) == len(given)
