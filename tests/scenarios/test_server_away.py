"""A till whose server is away: it says so, keeps the running basket, and comes back by itself (issue 4, point 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kassa.db.engine import open_database
from kassa.domain.errors import KassaError, StoreError
from kassa.domain.people.actor import Actor
from kassa.services.container import TillServices
from kassa.services.watching import Watching
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from kassa.ui.shell.changes import Changes
from kassa.ui.shell.sounds import Sounds
from kassa.ui.till.controller import SaleController
from kassa.ui.work.inline import InlineJobs
from tests.support.screens import SilentSounds
from tests.support.till_shop import found_shop, till_of
from tests.support.wire import Wire

POLO, TROUSERS = "31055-Marine-S", "20410-Zwart-44"


@pytest.fixture
def wire(postgres_location: str) -> Iterator[Wire]:
    made = Wire(postgres_location)
    yield made
    made.close()


@pytest.fixture
def shop(wire: Wire) -> Iterator[tuple[TillServices, Actor]]:
    database = open_database(wire.location)
    clock = SystemClock()
    found_shop(database, clock)
    yield till_of(database, clock)
    database.close()


def permit(actor: Actor, action: Callable[[Actor], None], refused: Callable[[KassaError], None]) -> None:
    try:
        action(actor)
    except KassaError as error:
        refused(error)


class Desk:
    """A till without a window: its controller and what watches the server."""

    def __init__(self, services: TillServices, actor: Actor, sounds: Sounds) -> None:
        self.services = services
        self.controller = SaleController(services.selling, sounds, lambda: "1", permit)
        self.changes = Changes(Watching(services.database), InlineJobs())
        self.changes.reachable.connect(self.controller.server_answers)
        self.controller.sign_in(actor)
        self.changes.look()

    def names(self) -> list[str]:
        return [line.number for line in self.controller.state.lines]


@pytest.fixture
def desk(shop: tuple[TillServices, Actor], qapp: QApplication, tmp_path: Path) -> Desk:
    return Desk(*shop, SilentSounds(tmp_path))


def test_a_scan_while_the_server_is_away_waits_and_follows_by_itself(desk: Desk, wire: Wire) -> None:
    desk.controller.scan(POLO)
    wire.cut()
    desk.controller.scan(TROUSERS)  # the till does not know yet
    assert list(desk.controller.state.waiting) == [TROUSERS]
    assert desk.names() == [POLO]
    desk.changes.look()
    assert desk.controller.state.offline
    notice = desk.controller.state.notice
    assert notice is not None
    assert notice.text.startswith("Geen verbinding met de server. De bon is bewaard")
    desk.controller.scan(POLO)
    assert list(desk.controller.state.waiting) == [TROUSERS, POLO]
    wire.mend()
    desk.changes.look()
    assert not desk.controller.state.offline
    assert desk.controller.state.notice is None
    assert [(line.number, line.quantity.milli) for line in desk.controller.state.lines] == [
        (POLO, 2000),
        (TROUSERS, 1000),
    ]
    assert not desk.controller.state.waiting


def test_a_server_that_was_gone_between_two_scans_is_not_noticed(desk: Desk, wire: Wire) -> None:
    desk.controller.scan(POLO)
    wire.cut()
    wire.mend()
    desk.controller.scan(POLO)
    assert [line.quantity.milli for line in desk.controller.state.lines] == [2000]
    assert desk.controller.state.notice is None


def test_a_sale_that_could_not_be_kept_is_booked_once_when_the_server_is_back(desk: Desk, wire: Wire) -> None:
    actor = desk.controller.actor
    assert actor is not None
    services, key = desk.services, new_id()
    desk.controller.scan(POLO)
    services.checkout.add_payment("cash", None, actor, new_id())
    before = services.selling.basket()
    wire.cut()
    with pytest.raises(StoreError) as away:
        services.checkout.complete(key, actor)
    assert away.value.code == "store.no_server"
    assert services.selling.basket() == before
    wire.mend()
    assert services.database.look_again()
    first = services.checkout.complete(key, actor)
    assert services.checkout.completed_with(key) is not None
    assert services.selling.basket().is_empty
    assert first.number == 1


def test_nobody_waits_for_a_server_that_is_known_to_be_away(desk: Desk, wire: Wire) -> None:
    wire.cut()
    database = desk.services.database
    with pytest.raises(StoreError):
        database.one("SELECT 1")
    wire.mend()
    with pytest.raises(StoreError):  # refused without asking: only the one who looks asks
        database.one("SELECT 1")
    assert database.look_again()
    assert database.one("SELECT 1") == (1,)
