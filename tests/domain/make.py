"""Articles, baskets and their parts for the tests of this room."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from kassa.domain.catalog.article import ArticleKind, SaleArticle
from kassa.domain.pricing.vat import NL_CODES
from kassa.domain.till.basket import Basket, Discount, add_article
from kassa.domain.values import Money, Quantity, Rate, UnitPrice

NOON = dt.datetime(2026, 11, 21, 11, 0, tzinfo=dt.UTC)
DAY = NOON.date()


def article(key: str = "a", cents: int = 1995, vat: str = "high", **changes: Any) -> SaleArticle:
    code = next(code for code in NL_CODES if code.code == vat)
    values = {
        "id": key,
        "number": f"00{key}",
        "name": f"Artikel {key}",
        "detail": "",
        "price": UnitPrice.of(Money(cents)),
        "vat_code": code.code,
        "vat_letter": code.letter,
        "vat_rate": code.rate_on(DAY),
        **changes,
    }
    return SaleArticle(**values)


def basket(**changes: Any) -> Basket:
    values = {"id": "b1", "till_id": "t1", "employee_id": "e1", "opened_at": NOON, **changes}
    return Basket(**values)


def basket_of(*parts: Any) -> Basket:
    """A basket from (article, quantity) pairs; every pair is its own line."""
    result = basket()
    for place, (sold, quantity) in enumerate(parts):
        result = add_article(result, sold, Quantity.of(quantity), line_id=f"l{place}")
    return result


WEIGHED = article("w", 1299, "low", kind=ArticleKind.WEIGHED, unit="kg")

discounts = st.one_of(
    st.none(),
    st.integers(1, 10_000).map(lambda points: Discount.of_rate(Rate(points))),
    st.integers(1, 20_000).map(lambda cents: Discount.of_amount(Money(cents))),
)
articles = st.builds(
    article,
    key=st.sampled_from("abcdefgh"),
    cents=st.integers(1, 50_000),
    vat=st.sampled_from([code.code for code in NL_CODES]),
)
