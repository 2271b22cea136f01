"""A closed day is checked by somebody else than who closed it (domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.people.rights import Right
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.login.code_pad import CodePad
from kassa.ui.till.login.person_tile import PersonTile
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.people.login import Login
    from kassa.services.till.shifts import Shifts
    from kassa.ui.shell.context import UiContext

_COLUMNS = 2
_MOST_TILES = 6


class SecondPersonSheet(Dialog):
    """Closes with True when the day is checked.

    Args:
        ui: theme, sounds, clock.
        over: the window.
        login: whether the code is right.
        shifts: keeps the check.
        shift_id: the closed day.
    """

    def __init__(self, ui: UiContext, over: QWidget, login: Login, shifts: Shifts, shift_id: str) -> None:
        super().__init__(ui.theme, over, "", name="second_person", width=820)
        self._ui = ui
        self._login = login
        self._shifts = shifts
        self._shift_id = shift_id
        title = self.tr("Dag controleren")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.explanation.setText(self.tr("Een tweede persoon kijkt het dagrapport na en tekent met de eigen code."))
        self.explanation.show()
        self._tiles: list[PersonTile] = []
        grid = QGridLayout()
        grid.setSpacing(8)
        people = login.approvers(Right.CHECK_DAY)
        for index, person in enumerate(people[:_MOST_TILES]):
            tile = PersonTile(ui.theme, f"second_person.person_{person.number}")
            tile.show_person(person.id, person.name, person.initials)
            tile.setMinimumHeight(104)
            tile.clicked.connect(lambda _on=False, chosen=person.id: self._choose(chosen))
            grid.addWidget(tile, index // _COLUMNS, index % _COLUMNS)
            self._tiles.append(tile)
        if not people:
            grid.addWidget(label(self.tr("Niemand in dit filiaal mag een dag controleren."), "body", "warn"), 0, 0)
        self.pad = CodePad(ui, "second_person")
        self.pad.setFixedWidth(300)
        self.pad.entered.connect(self._check)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(grid, 1)
        row.addWidget(self.pad)
        self.body.addLayout(row, 1)
        self.add_button(self.tr("Later"), None, name="second_person.later")
        self._primary = Button(ui.theme, self.tr("Controleren"), name="second_person.check", kind="primary", sz="l")
        self._primary.clicked.connect(self.pad.enter)
        self.add_action(self._primary)
        self.pad.changed.connect(lambda: self._primary.setEnabled(self.pad.ready))
        self._primary.setEnabled(False)

    def take_scan(self, code: str) -> bool:
        """A card signs as well as a code."""
        try:
            self._sign(self._login.sign_in_card(code))
        except KassaError as error:
            self._refuse(error, 0)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter go to the code."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.pad.take_key(event):
            super().keyPressEvent(event)

    def _choose(self, employee_id: str) -> None:
        self.pad.choose(employee_id, self._login.seconds_to_wait(employee_id))
        for tile in self._tiles:
            tile.setChecked(tile.employee_id == employee_id)

    def _check(self, employee_id: str, code: str) -> None:
        try:
            self._sign(self._login.sign_in(employee_id, code))
        except KassaError as error:
            self._refuse(error, self._login.seconds_to_wait(employee_id))

    def _sign(self, person: Actor) -> None:
        try:
            self._shifts.check(self._shift_id, person)
        finally:
            self._login.sign_out(person)
        self._ui.sounds.play("ok")
        self.done(True)

    def _refuse(self, error: KassaError, seconds: int) -> None:
        self._ui.sounds.play(ERROR)
        self.pad.refuse(error, seconds)
