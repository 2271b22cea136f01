"""Settings of sales documents."""

from __future__ import annotations

import datetime as dt

import pytest

from kassa.domain.errors import InputError
from kassa.domain.settings import catalogue, sales
from kassa.domain.settings.fields import Scope, from_text


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("sales.iban", "NL91 ABNA 0417 1643 00"),
        ("sales.bic", "ABNANL2A"),
        ("sales.email", "administratie@voorbeeldwinkel.voorbeeld"),
        ("sales.logo", "C:\\Winkel\\Logo.PNG"),
        ("sales.accent", "#1B4D9B"),
        ("sales.accent", "#000000"),
        ("sales.accent", "#767676"),
        ("sales.books_closed_until", "31-12-2025"),
        ("sales.books_closed_until", "1-1-2026"),
        ("sales.books_closed_until", ""),
    ],
)
def test_what_is_right_is_taken(key: str, typed: str) -> None:
    assert from_text(catalogue.by_key(key), typed) == typed


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("sales.iban", "NL91 ABNA 0417 1643 01"),
        ("sales.bic", "ABNA"),
        ("sales.email", "administratie"),
        ("sales.email", "a@b.nl, c@d.nl"),
        ("sales.logo", "logo.svg"),
        ("sales.accent", "blauw"),
        ("sales.accent", ""),
        ("sales.accent", "#777777"),
        ("sales.accent", "#FFFF00"),
        ("sales.term_days", "121"),
        ("sales.books_closed_until", "31-2-2025"),
        ("sales.books_closed_until", "2025-12-31"),
        ("sales.books_closed_until", "31-12-25"),
    ],
)
def test_what_is_wrong_is_refused_at_its_own_field(key: str, typed: str) -> None:
    with pytest.raises(InputError) as refused:
        from_text(catalogue.by_key(key), typed)
    assert refused.value.code == f"setting.{key}"
    assert refused.value.reason.fix


def test_the_closed_day_is_read() -> None:
    assert sales.closed_until("31-12-2025") == dt.date(2025, 12, 31)
    assert sales.closed_until("") is None


def test_every_document_has_its_texts_in_both_languages() -> None:
    for language in ("nl", "en"):
        assert sales.footer_text(language).key == f"sales.footer_{language}"
        for kind in ("invoice", "credit", "order", "delivery"):
            for place in ("intro", "closing"):
                assert sales.document_text(kind, place, language).key == f"sales.{place}_{kind}_{language}"


def test_sales_settings_are_the_companys_and_on_a_page_of_their_own() -> None:
    of_sales = set(catalogue.SALES)
    assert {setting.scope for setting in of_sales} == {Scope.COMPANY}
    assert not of_sales & set(catalogue.without_sales(Scope.COMPANY))
    assert of_sales | set(catalogue.without_sales(Scope.COMPANY)) == set(catalogue.of(Scope.COMPANY))
    assert sales.LOGO.section == "Factuurinstellingen"
    assert (sales.INVOICING.default, sales.STANDALONE_CARD.default) == (True, False)
