"""Settings: stored whole, refused in words, journalled."""

from __future__ import annotations

import json

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings import company, sales, till
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money
from kassa.services.settings import Settings
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)


@pytest.fixture
def settings(database: Database, clock: FrozenClock) -> Settings:
    return Settings(database, clock)


def changes(database: Database) -> list[dict[str, object]]:
    with database.read() as reader:
        rows = reader.all("SELECT payload FROM journal WHERE event = 'settings.changed' ORDER BY seq")
    return [json.loads(payload) for (payload,) in rows]


def test_defaults_hold_until_something_is_stored(settings: Settings) -> None:
    assert settings.get(company.COUNTRY) == "NL"
    assert settings.get(till.FLOAT, "till-1") == Money(15_000)


def test_each_till_has_its_own(database: Database, clock: FrozenClock, settings: Settings) -> None:
    changed = settings.change(
        Scope.TILL, {"till.theme": "dark", "till.float": Money(20_000), "till.volume": 70}, OWNER, "till-1"
    )
    assert changed == {"till.theme", "till.float"}
    assert settings.get(till.THEME, "till-1") == "dark"
    assert settings.get(till.THEME, "till-2") == "light"
    again = Settings(database, clock)
    assert again.get(till.FLOAT, "till-1") == Money(20_000)
    assert changes(database) == [
        {"before": {"till.theme": "light", "till.float": 15_000}, "after": {"till.theme": "dark", "till.float": 20_000}}
    ]


def test_nothing_changed_is_nothing_journalled(database: Database, settings: Settings) -> None:
    assert settings.change(Scope.COMPANY, {"company.country": "NL"}, OWNER) == frozenset()
    assert changes(database) == []


def test_another_process_is_seen_after_refresh(database: Database, clock: FrozenClock, settings: Settings) -> None:
    assert settings.get(company.NAME) == "Mijn winkel"
    Settings(database, clock).change(Scope.COMPANY, {"company.name": "De Werkplaats"}, OWNER)
    settings.refresh()
    assert settings.get(company.NAME) == "De Werkplaats"


def test_refusals_change_nothing(database: Database, settings: Settings) -> None:
    with pytest.raises(InputError):
        settings.change(Scope.COMPANY, {"company.name": "Goed", "company.vat_id": "fout"}, OWNER)
    with pytest.raises(InputError, match="bestaat niet"):
        settings.change(Scope.COMPANY, {"company.smell": "roos"}, OWNER)
    with pytest.raises(RuleError, match="België"):
        settings.change(Scope.COMPANY, {"company.country": "BE", "company.cash_rounding": "none"}, OWNER)
    with pytest.raises(Denied):
        settings.change(Scope.COMPANY, {"company.name": "X"}, Actor("a", "A", frozenset(), None))
    assert settings.get(company.NAME) == "Mijn winkel"
    assert changes(database) == []


def test_settings_of_sales_documents_have_a_right_of_their_own(settings: Settings) -> None:
    book_keeper = Actor("b", "Boekhouder", frozenset({Right.EDIT_INVOICE_SETTINGS}), None)
    manager = Actor("m", "Beheerder", frozenset({Right.EDIT_SETTINGS}), None)
    assert settings.change(Scope.COMPANY, {sales.TERM_DAYS.key: 30}, book_keeper) == {sales.TERM_DAYS.key}
    with pytest.raises(Denied):
        settings.change(Scope.COMPANY, {sales.TERM_DAYS.key: 8}, manager)
    with pytest.raises(Denied):
        settings.change(Scope.COMPANY, {sales.TERM_DAYS.key: 8, company.PHONE.key: "1"}, book_keeper)
    assert settings.get(sales.TERM_DAYS) == 30


def test_who_closes_the_books_needs_the_right_to(settings: Settings) -> None:
    book_keeper = Actor("b", "Boekhouder", frozenset({Right.EDIT_INVOICE_SETTINGS}), None)
    values: dict[str, object] = {sales.BOOKS_CLOSED_UNTIL.key: "31-12-2025"}
    with pytest.raises(Denied) as denied:
        settings.change(Scope.COMPANY, values, book_keeper)
    assert denied.value.right == Right.CLOSE_PERIOD
    assert settings.change(Scope.COMPANY, values, OWNER) == {sales.BOOKS_CLOSED_UNTIL.key}
