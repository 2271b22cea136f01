"""Gift cards ("Cadeaubonnen"): their code, what may be put on one, and selling one on a basket.

A gift card is money received in advance: it carries no VAT before it is used (multi-purpose voucher).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.till.changes import append, bare_line, require_free
from kassa.domain.till.model import Basket, BasketLine, LineKind
from kassa.domain.till.receipt_document import ShopHeader
from kassa.domain.values.card_number import luhn_digit
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money, UnitPrice

CARD_DIGITS = 11
"""Digits of a code before its check digit."""

SMALLEST = Money(100)
QUICK_VALUES: tuple[Money, ...] = tuple(Money(euro * 100) for euro in (10, 25, 50, 100))
_SHAPE = re.compile(r"G(\d{12})")


@frozen
class GiftCardPaper:
    """What stands on the paper of a gift card.

    Attributes:
        code: its code.
        value: what was put on it.
        balance: what is on it; the same as the value on a new card.
        date: when it was sold.
        shop: the shop that day.
        terms: validity and conditions, as the shop set them.
        training: made in training mode: not valid.
        copy: 0 is the original.
    """

    code: str
    value: Money
    balance: Money
    date: dt.date
    shop: ShopHeader
    terms: tuple[str, ...] = ()
    training: bool = False
    copy: int = 0


def make_code(number: int) -> str:
    """Return the code of a card from a number below 100 thousand million.

    Raises:
        ValueError: the number has more digits than a code.
    """
    if not 0 <= number < 10**CARD_DIGITS:
        raise ValueError("a gift card number has eleven digits")
    digits = f"{number:0{CARD_DIGITS}d}"
    return f"G{digits}{luhn_digit(digits)}"


def read_code(text: str) -> str | None:
    """Return the code that was scanned or typed, or None when it is no gift card of ours.

    Spaces and hyphens do not count; only the till's own check digit makes a code.
    """
    bare = re.sub(r"[\s-]", "", text).upper()
    if not bare.startswith("G"):
        return None
    found = _SHAPE.fullmatch(bare)
    if found is None or luhn_digit(found[1][:-1]) != found[1][-1]:
        return None
    return bare


def typed_code(text: str) -> str:
    """Return the code a person typed, with or without its letter.

    Raises:
        InputError: it is no gift card of ours.
    """
    bare = re.sub(r"[\s-]", "", text).upper()
    code = read_code(bare if bare.startswith("G") else f"G{bare}")
    if code is None:
        raise InputError(
            Reason(
                "gift_card.code",
                "Dit is geen nummer van een cadeaubon van deze winkel.",
                "Scan de cadeaubon of typ de letter G met 12 cijfers.",
            )
        )
    return code


def shown_code(code: str) -> str:
    """Return a code in groups, as it is read aloud: ``G 1234 5678 9012``."""
    return f"{code[:1]} {code[1:5]} {code[5:9]} {code[9:]}"


def add_gift_card(basket: Basket, code: str, value: Money, line_id: str, *, most: Money) -> Basket:
    """Put a gift card that is sold, or topped up, on the basket.

    Args:
        basket: the open basket.
        code: code of the card.
        value: what is put on it.
        line_id: identity of the line.
        most: what the shop puts on a card at once at most.

    Raises:
        RuleError: it stands on the basket already, an order is handed out, or the value is too low or too high.
    """
    require_free(basket)
    if basket.order is not None:
        raise RuleError(
            Reason(
                "gift_card.with_order",
                f"Op deze bon staat order {basket.order.number}. De cadeaubon is niet toegevoegd.",
                "Reken de order eerst af.",
            )
        )
    if any(line.kind is LineKind.GIFT_CARD and line.code == code for line in basket.lines):
        raise RuleError(
            Reason(
                "gift_card.twice",
                f"Cadeaubon {shown_code(code)} staat al op deze bon. Er is niets toegevoegd.",
                "Verwijder de regel en zet het hele bedrag er in een keer op.",
            )
        )
    if not SMALLEST <= value <= most:
        raise RuleError(
            Reason(
                "gift_card.value",
                f"Een cadeaubon is {format_money(SMALLEST)} tot {format_money(most)}, niet {format_money(value)}. "
                "Er is niets toegevoegd.",
                "Typ een ander bedrag.",
            )
        )
    card = bare_line(line_id, LineKind.GIFT_CARD, "Cadeaubon", code)
    worth = UnitPrice.of(value)
    return append(basket, replace(card, detail=shown_code(code), price=worth, list_price=worth, fixed=value))


def paid_with(basket: Basket, code: str) -> Money:
    """Return what already stands on the basket as paid with this card; what is put back on it is negative."""
    return Money(
        sum(one.amount.cents for one in basket.payments if one.reference == code and (one.counts or one.is_open))
    )


def why_not_payable(code: str, balance: Money | None, used: Money, amount: Money) -> Reason | None:
    """Return why a gift card cannot pay this amount, or None when it can.

    Args:
        code: code of the card.
        balance: what is on it, None when there is no such card.
        used: what it pays on this basket already.
        amount: what it is to pay more; negative puts money back on it.
    """
    shown = shown_code(code)
    if balance is None:
        return Reason(
            "gift_card.unknown",
            f"Cadeaubon {shown} is hier niet verkocht. Er is niets betaald.",
            "Controleer het nummer of kies een andere betaalwijze.",
        )
    if amount <= Money.ZERO:
        return None
    left = balance - used
    if left <= Money.ZERO:
        empty = f"Cadeaubon {shown} is leeg." if not balance else f"Cadeaubon {shown} betaalt al alles wat erop staat."
        return Reason("gift_card.empty", f"{empty} Er is niets betaald.", "Kies een andere betaalwijze.")
    if amount > left:
        return Reason(
            "gift_card.balance",
            f"Op cadeaubon {shown} staat nog {format_money(left)}, niet {format_money(amount)}. Er is niets betaald.",
            f"Betaal hoogstens {format_money(left)} met deze cadeaubon.",
        )
    return None


def sold_cards(basket: Basket) -> tuple[BasketLine, ...]:
    """Return the lines that sell a gift card."""
    return tuple(line for line in basket.lines if line.kind is LineKind.GIFT_CARD)
