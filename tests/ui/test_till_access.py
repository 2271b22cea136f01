"""Fingers, keys and screen readers on the screens of paying, signing in and the day (ui.md 13.1, 13.7, 13.8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.ui.till.till import Till
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.screens import ui_context
from tests.support.till import BREAD, TestTill


@pytest.fixture(params=[1024, 1366])
def till(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    clock: FrozenClock,
    tmp_path: Path,
    sqlite_database: Database,
) -> Till:
    shop = TestTill(sqlite_database, clock)
    shop.open_day()
    made = Till(ui_context(qapp, clock, tmp_path), shop.services)
    qtbot.addWidget(made.window)
    made.window.resize(request.param, 768)
    made._make_rest()
    made.window.show_screen("login")
    made.window.show()
    made.login.finished.emit(shop.owner)
    shop.sell(BREAD, actor=shop.owner)
    made.controller.refresh()
    return made


def controls(screen: QWidget) -> list[QWidget]:
    QApplication.processEvents()
    found = [one for one in screen.findChildren(QWidget) if isinstance(one, _KINDS) and one.isVisible()]
    return [one for one in found if not isinstance(one.parentWidget(), QLineEdit)]  # Qt's own buttons inside a field


@pytest.mark.parametrize("name", ["login", "open_day", "payment", "cashup", "receipts", "queue"])
def test_every_control_can_be_hit_and_heard(till: Till, name: str) -> None:
    till.window.show_screen(name)
    shown = controls(till.window.named(name))
    assert shown
    names = [one.accessibleName() for one in shown]
    assert all(names)
    assert len(names) == len(set(names)), sorted(names)
    assert all(one.objectName().startswith(f"{name}.") for one in shown if isinstance(one, Button))
    assert [one.objectName() for one in shown if min(one.width(), one.height()) < 44] == []


def test_counting_names_its_controls_for_the_ear(till: Till) -> None:
    till.window.show_screen("cashup")
    names = {one.accessibleName() for one in controls(till.cashup)}
    assert {
        "Aantal biljetten van 20 euro",
        "Aantal biljetten van 20 euro: minder",
        "Aantal biljetten van 20 euro: meer",
        "Laatste cijfer wissen",
        "Stoppen en later verder",
        "Naar controleren",
    } <= names


def test_tab_goes_through_paying_in_reading_order(till: Till) -> None:
    till.window.show_screen("payment")
    QApplication.processEvents()
    seen: list[str] = []
    now: QWidget = till.payment.panel.method_button("card")
    for _ in range(200):
        if now.isVisible() and now.isEnabled() and now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(now.objectName())
        following = now.nextInFocusChain()
        if following is None or following.objectName() == "payment.card":
            break
        now = following
    order = [one for one in seen if one.startswith("payment.")]
    assert len(order) == len(set(order))
    wanted = [
        "payment.card",
        "payment.cash",
        "payment.quick_0",
        "payment.key_7",
        "payment.clear",
        "payment.paper_print",
    ]
    assert [order.index(one) for one in wanted] == sorted(order.index(one) for one in wanted)


def test_only_one_blue_button(till: Till) -> None:
    for name in ("login", "open_day", "payment", "cashup", "receipts"):
        till.window.show_screen(name)
        screen = till.window.named(name)
        blue = [one for one in controls(screen) if isinstance(one, Button) and one.property("kind") == "primary"]
        assert len(blue) == 1, name


def test_the_primary_is_wholly_on_the_screen(till: Till) -> None:
    for name in ("open_day", "payment", "cashup", "receipts"):
        till.window.show_screen(name)
        QApplication.processEvents()
        primary = next(one for one in controls(till.window.named(name)) if one.property("kind") == "primary")
        corner = primary.mapTo(till.window, primary.rect().bottomRight())
        assert corner.x() < till.window.width(), name
        assert corner.y() < till.window.height(), name


_KINDS = (QAbstractButton, QLineEdit)
