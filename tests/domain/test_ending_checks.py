"""Why a bon cannot end as an invoice or a delivery note."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.domain.sales.document import DocumentKind
from kassa.domain.till.attached import BasketOrder, Returns, Settles
from kassa.domain.till.ending import Ending
from kassa.domain.till.ending_checks import why_not_end, why_not_invoice, why_not_later
from kassa.domain.till.model import Basket, BasketLine, BasketStatus, LineKind
from kassa.domain.values import Money, Quantity, Rate, UnitPrice

BASKET = Basket("b", "t", "e", dt.datetime(2026, 11, 22, 11, tzinfo=dt.UTC))


def line(kind: LineKind = LineKind.ARTICLE, pieces: int = 1, **more: object) -> BasketLine:
    price = UnitPrice.of(Money(2495))
    made = BasketLine(
        "l", kind, "a", "31055", "", "Poloshirt", "", Quantity.of(pieces), "", price, price, None, "high", "A",
        Rate.percent(21), None, "", stocked=True,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


INVOICE = Settles("i", DocumentKind.INVOICE, "2025-0448", dt.date(2025, 12, 10), Money(55_299), "c", "Garage Proefrit")
GOODS = replace(BASKET, lines=(line(),))


def test_goods_may_end_in_every_way() -> None:
    assert why_not_invoice(GOODS) is None
    assert why_not_later(GOODS) is None
    assert why_not_end(GOODS, Ending.SALE) is None
    assert why_not_end(GOODS, Ending.ORDER) is None


@pytest.mark.parametrize(
    ("basket", "code", "says"),
    [
        (BASKET, "basket.empty", "geen artikel"),
        (replace(GOODS, status=BasketStatus.PARKED), "basket.parked", "geparkeerd"),
        (replace(BASKET, lines=(line(LineKind.UNKNOWN),)), "basket.unknown_lines", "onbekend"),
        (replace(GOODS, order=BasketOrder("o", "4031", 1, "")), "ending.order", "4031"),
        (
            replace(GOODS, lines=(line(), line(LineKind.INVOICE, fixed=Money(100), settles=INVOICE))),
            "ending.invoices",
            "2025-0448",
        ),
        (replace(GOODS, lines=(line(), line(LineKind.GIFT_CARD, fixed=Money(2500)))), "ending.gift_card", "cadeaubon"),
        (
            replace(GOODS, lines=(line(), line(pieces=-1, returns=Returns("r", "10377", 1, "Past niet")))),
            "ending.returns",
            "retour",
        ),
        (replace(BASKET, lines=(line(pieces=-1),)), "ending.negative", "onder nul"),
    ],
)
def test_what_stands_in_the_way_is_named(basket: Basket, code: str, says: str) -> None:
    for refused in (why_not_end(basket, Ending.INVOICE), why_not_end(basket, Ending.LATER)):
        assert refused is not None
        assert refused.code == code
        assert says in refused.sentence
        assert refused.fix


def test_without_the_module_there_are_no_invoices_but_delivery_notes() -> None:
    refused = why_not_invoice(GOODS, invoicing=False)
    assert refused is not None
    assert refused.code == "ending.module_off"
    assert why_not_end(GOODS, Ending.LATER, invoicing=False) is None
