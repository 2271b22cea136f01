"""The settings of a till in the office: its card terminal, and the key that stays on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.errors import DeviceError
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.ui.office.pages.till_form import TillForm
from tests.support.clock import FrozenClock
from tests.support.mollie_simulator import KEY, TERMINAL
from tests.support.office import Office
from tests.support.terminals import TerminalProcess


@pytest.fixture
def shop(qapp: QApplication, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


@pytest.fixture
def form(shop: Office, qtbot: QtBot) -> Iterator[TillForm]:
    made = TillForm(shop.context(), shop.services, shop.till.id, "Kassa 1")
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    yield made
    shop.services.terminal_key.change("", shop.owner)


def test_the_key_stays_on_this_machine(shop: Office, form: TillForm) -> None:
    assert "Alleen voor Mollie" in form.key.message.text()
    form.key.set_text(KEY)
    form.save_button.click()
    assert shop.services.terminal_key.key() == KEY
    assert form.key.text() == ""
    assert "Bewaard" in form.key.message.text()
    shop.services.database.close()
    assert not [file for file in shop.folder.rglob("*.sqlite*") if KEY.encode() in file.read_bytes()]


def test_what_is_no_key_is_marked_and_not_kept(shop: Office, form: TillForm) -> None:
    form.key.set_text("geheim")
    form.save_button.click()
    assert "geen API-sleutel" in form.key.message.text()
    with pytest.raises(DeviceError, match="geen sleutel van Mollie"):
        shop.services.terminal_key.key()


def test_a_key_is_forgotten(shop: Office, form: TillForm) -> None:
    form.key.set_text(KEY)
    form.save_button.click()
    assert form.forget.isVisible()
    form.forget.click()
    assert not shop.services.terminal_key.is_there()
    assert not form.forget.isVisible()


@pytest.mark.parametrize("kind", ["opi", "mollie"])
def test_the_terminal_is_tried_without_money(shop: Office, form: TillForm, kind: str, tmp_path: Path) -> None:
    button = next(one for one in form.findChildren(type(form.forget)) if one.objectName() == "settings.trial_terminal")
    button.click()
    assert "kan deze PIN-terminal niet vragen" in form.bar.text()
    process = TerminalProcess(kind, tmp_path / "terminal")
    address = f"127.0.0.1:{process.port}" if kind == "opi" else f"http://127.0.0.1:{process.port}"
    values = {
        keys.TERMINAL.key: kind,
        keys.TERMINAL_ADDRESS.key: address,
        keys.TERMINAL_NUMBER.key: "" if kind == "opi" else TERMINAL,
    }
    shop.services.settings.change(Scope.TILL, values, shop.owner, shop.till.id)
    shop.services.terminal_key.change(KEY, shop.owner)
    button.click()
    assert form.bar.text().startswith("Gelukt")
    assert process.charged() == []
    process.end()
    button.click()
    assert "niet bereikbaar" in form.bar.text()
