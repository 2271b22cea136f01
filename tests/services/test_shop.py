"""Founding the shop, branches, tills and the machine's key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.db.repos.vat import vat_codes
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import BE_CODES, Country
from kassa.domain.settings import company
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.machine_key import machine_key
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)
CASHIER = Actor("m12", "Medewerker 12", frozenset({Right.SELL}), "till")


@pytest.fixture
def settings(database: Database, clock: FrozenClock) -> Settings:
    return Settings(database, clock)


@pytest.fixture
def shop(database: Database, clock: FrozenClock, settings: Settings) -> Shop:
    return Shop(database, settings, clock)


def test_a_new_shop_can_sell(database: Database, shop: Shop, settings: Settings) -> None:
    with pytest.raises(RuleError, match="geen kassa"):
        shop.place()
    till = shop.found("De Werkplaats", Country.BE, "Centrum", OWNER)
    with database.read() as reader:
        assert [code.code for code in vat_codes(reader)] == [code.code for code in BE_CODES]
    assert (settings.get(company.NAME), settings.get(company.COUNTRY)) == ("De Werkplaats", "BE")
    place = shop.place(1)
    assert (place.till_id, place.number, place.name, place.branch_name) == (till.id, 1, "Kassa 1", "Centrum")
    assert place.zone.key == "Europe/Amsterdam"
    with pytest.raises(RuleError, match="al ingericht"):
        shop.found("Nog een", Country.NL, "Haven", OWNER)


def test_tills_are_numbered_over_the_branches(shop: Shop) -> None:
    first = shop.add_branch("C", "Centrum", OWNER)
    second = shop.add_branch("H", "Haven", OWNER)
    names = [
        shop.add_till(branch.id, name, OWNER).number for branch, name in ((first, "A"), (second, "B"), (first, "C"))
    ]
    assert names == [1, 2, 3]
    assert shop.place(2).branch_name == "Haven"
    assert [branch.code for branch in shop.branches()] == ["C", "H"]
    for wrong in (lambda: shop.add_branch("C", "X", OWNER), lambda: shop.add_till("nowhere", "X", OWNER)):
        with pytest.raises(RuleError):
            wrong()
    with pytest.raises(InputError):
        shop.add_branch("D", " ", OWNER)
    with pytest.raises(RuleError, match="Kassa 9"):
        shop.place(9)


def test_only_who_may_changes_the_shop(shop: Shop) -> None:
    for attempt in (
        lambda: shop.found("X", Country.NL, "Y", CASHIER),
        lambda: shop.add_branch("C", "Centrum", CASHIER),
        lambda: shop.add_till("any", "Kassa", CASHIER),
    ):
        with pytest.raises(Denied):
            attempt()
    assert shop.branches() == ()


def test_the_machine_key_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "kassa" / "machine.key"
    key = machine_key(file)
    assert len(key) == 32
    assert machine_key(file) == key
    assert [one.name for one in file.parent.iterdir()] == ["machine.key"]
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("00ff", encoding="ascii")
    with pytest.raises(OSError, match="beschadigd"):
        machine_key(file)
