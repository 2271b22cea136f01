"""Hands at a till: the whole window on real services, touched and read as a cashier does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.people.actor import Actor
from kassa.services.container import TillServices
from kassa.ui.shell.context import UiContext
from kassa.ui.till.till import Till
from kassa.ui.widgets.buttons import BigButton
from tests.support.people import OWNER_PIN
from tests.support.screens import SilentSounds
from tests.support.till import TestTill


class Hands:
    """A till in its window, nobody signed in; ``taps`` counts what was touched."""

    def __init__(self, qtbot: QtBot, ui: UiContext, services: TillServices) -> None:
        self.ui = replace(ui, zone=services.place.zone)
        self.till = Till(self.ui, services)
        self.window = self.till.window
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.till._make_rest()
        self.window.show_screen("login")
        self.window.show()
        self.taps = 0

    def enter(self, actor: Actor) -> None:
        """Somebody stands at the till, whose code was right."""
        self.till.login.finished.emit(actor)

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not on the screen {self.window.current}"
        return found[-1]

    def tap(self, name: str) -> None:
        self.taps += 1
        button = self.button(name)
        if isinstance(button, BigButton):
            button._since.invalidate()  # a person who means it twice waits half a second
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, slower than a scanner."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.ui.scanner.release()

    def words(self, name: str) -> str:
        found = self.window.findChild(QLabel, name)
        assert found is not None, name
        return found.text()

    def visible(self, name: str) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    @property
    def heard(self) -> list[str]:
        assert isinstance(self.ui.sounds, SilentSounds)
        return self.ui.sounds.played


class ShopHands(Hands):
    """Hands at the till of the small shop."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill) -> None:
        super().__init__(qtbot, ui, shop.services)
        self.shop, self.clock = shop, shop.clock

    def code(self, where: str, pin: str) -> None:
        for digit in pin:
            self.tap(f"{where}.key_{digit}")

    def sign_in(self, number: int = 1, pin: str = OWNER_PIN) -> None:
        self.tap(f"login.person_{number}")
        self.code("login", pin)
        self.tap("login.sign_in")

    def paper(self) -> str:
        """What stands on the paper that is shown."""
        found = self.window.findChild(QWidget, "slip.paper")
        assert found is not None
        return found.accessibleDescription()
