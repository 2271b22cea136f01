"""Devices on ports of their own, through the settings of a till: the drawer beside a dead printer, and the trials."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kassa.bootstrap.devices import SetDisplay, SetDrawer, SetPrinter
from kassa.bootstrap.office import office_services
from kassa.bootstrap.services import till_services
from kassa.db.engine import Database
from kassa.domain.delivery import Outcome
from kassa.domain.errors import DeviceError, RuleError
from kassa.domain.settings import till
from kassa.domain.settings.fields import Scope
from kassa.domain.till.customer_view import IDLE
from kassa.domain.values import Quantity
from kassa.services.till.sale_settings import drawer_name, printer_name
from tests.support.clock import FrozenClock
from tests.support.people import KEY
from tests.support.ports import Port, SicsDevice, Vfd
from tests.support.printers import closed_port
from tests.support.till import COLA, TestTill


def silent(_data: bytes) -> bytes:
    return b""


@pytest.fixture
def shop(sqlite_database: Database, clock: FrozenClock) -> TestTill:
    return TestTill(sqlite_database, clock)


def set_up(shop: TestTill, **values: object) -> None:
    named = {f"till.{key}": value for key, value in values.items()}
    shop.settings.change(Scope.TILL, named, shop.owner, shop.place.till_id)


def test_a_drawer_on_its_own_port_does_not_wait_for_a_dead_printer(shop: TestTill, tmp_path: Path) -> None:
    shop.open_day()
    with Port(tmp_path / "drawer", silent) as port:
        set_up(shop, printer="tcp", printer_address=f"127.0.0.1:{closed_port()}")
        set_up(shop, drawer="serial", drawer_port=str(port), drawer_command="bel")
        services = till_services(shop.database, shop.clock, shop.settings, shop.place, KEY, shop.terminal, lambda: None)
        lanes = services.outbox.delivery.lanes
        assert set(lanes) == {printer_name(shop.place.till_id), drawer_name(shop.place.till_id)}
        services.selling.scan(COLA, shop.owner)
        services.checkout.add_payment("cash", None, shop.owner, "k1")
        services.checkout.complete("k2", shop.owner)
        assert services.outbox.delivery.step(drawer_name(shop.place.till_id))
        port.wait_for(lambda: bytes(port.received) == b"\x07")
        assert not services.outbox.delivery.step(drawer_name(shop.place.till_id))


def test_a_drawer_on_the_printer_shares_its_wire(shop: TestTill) -> None:
    assert len(shop.services.outbox.delivery.lanes) == 1


def test_practice_opens_no_drawer_and_shows_nothing(shop: TestTill, tmp_path: Path) -> None:
    with Port(tmp_path / "port", silent) as port:
        set_up(shop, drawer="serial", drawer_port=str(port))
        set_up(shop, display="escpos", display_port=str(port))
        place = replace(shop.place, training=True)
        printer = SetPrinter(shop.settings, place, shop.clock)
        assert SetDrawer(shop.settings, place, printer, shop.clock).open().outcome is Outcome.HANDED_OVER
        display = SetDisplay(shop.settings, place)
        display.show(IDLE, "nl")
        display.stop()
    assert port.received == b""


def test_display_and_scale_are_tried_from_the_office(shop: TestTill, clock: FrozenClock, tmp_path: Path) -> None:
    trials, till_id = office_services(shop.database, clock, KEY).trials, shop.place.till_id
    assert "geen klantendisplay" in str(trials.show_welcome(till_id).reason)
    with pytest.raises(DeviceError) as refused:
        trials.weigh(till_id)
    assert "geen weegschaal" in str(refused.value)
    vfd = Vfd("cd5220")
    with Port(tmp_path / "display", vfd.feed) as port, Port(tmp_path / "scale", SicsDevice("S S 1.5 kg").feed) as scale:
        set_up(shop, display="cd5220", display_port=str(port))
        set_up(shop, weighing="sics", weighing_port=str(scale))
        assert trials.show_welcome(till_id).outcome is Outcome.HANDED_OVER
        port.wait_for(lambda: vfd.lines[1].strip() == "Welkom")
        assert trials.weigh(till_id) == Quantity(1500)
    done = trials.show_welcome(till_id)
    assert done.outcome is Outcome.NOTHING_SENT
    assert str(port) in str(done.reason)


def test_the_words_of_the_settings_say_which_port_is_missing(shop: TestTill) -> None:
    for setting, value, port in (
        (till.DRAWER, "serial", till.DRAWER_PORT),
        (till.DISPLAY, "escpos", till.DISPLAY_PORT),
        (till.WEIGHING, "sics", till.WEIGHING_PORT),
    ):
        with pytest.raises(RuleError, match="nog geen poort") as refused:
            shop.settings.change(Scope.TILL, {setting.key: value}, shop.owner, shop.place.till_id)
        assert refused.value.code == f"setting.{port.key}"
