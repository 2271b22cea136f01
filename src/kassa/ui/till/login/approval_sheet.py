"""'Toestemming van een leidinggevende': a second person gives one right for one action (ui.md 6.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import Denied, KassaError
from kassa.domain.people.rights import Right
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.login.code_pad import CodePad
from kassa.ui.till.login.person_tile import PersonTile
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.people.login import Login
    from kassa.ui.shell.context import UiContext

_COLUMNS = 2
_MOST_TILES = 6


class ApprovalSheet(Dialog):
    """Closes with the ``Actor`` who has the right for this one action, or None.

    Args:
        ui: theme, sounds, clock.
        over: what it covers.
        login: who may give the right, and whether the code is right.
        denied: what was refused.
        actor: who asked.
    """

    def __init__(self, ui: UiContext, over: QWidget, login: Login, denied: Denied, actor: Actor) -> None:
        super().__init__(ui.theme, over, "", name="approval", width=820)
        self._ui = ui
        self._login = login
        self._actor = actor
        self._right = Right(denied.right)
        self._tiles: list[PersonTile] = []
        title = self.tr("Toestemming van een leidinggevende")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.explanation.setText(self.tr("{name} vraagt: {right}.").format(name=actor.name, right=self._right.dutch))
        self.explanation.show()
        self.reason = Field(self.tr("Reden"), name="approval.reason", required=True)
        self.pad = CodePad(ui, "approval")
        self.pad.entered.connect(self._give)
        self._lay_out()
        self.add_button(self.tr("Terug"), None, name="approval.back")
        self._primary = Button(ui.theme, self.tr("Toestemming geven"), name="approval.give", kind="primary", sz="l")
        self._primary.clicked.connect(self.pad.enter)
        self.add_action(self._primary)
        self.pad.changed.connect(self._show_ready)
        if len(self._tiles) == 1:
            self._choose(self._tiles[0].employee_id)
        self._show_ready()

    def take_scan(self, code: str) -> bool:
        """A card gives the permission; no other scan does anything here."""
        self._approve(card=code)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter go to the code; Esc and F12 as in every dialog."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control or not self.pad.take_key(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        grid = QGridLayout()
        grid.setSpacing(8)
        people = [person for person in self._login.approvers(self._right) if person.id != self._actor.employee_id]
        for index, person in enumerate(people[:_MOST_TILES]):
            tile = PersonTile(self._ui.theme, f"approval.person_{person.number}")
            tile.show_person(person.id, person.name, person.initials)
            tile.setMinimumHeight(104)
            tile.clicked.connect(lambda _on=False, chosen=person.id: self._choose(chosen))
            grid.addWidget(tile, index // _COLUMNS, index % _COLUMNS)
            self._tiles.append(tile)
        left.addLayout(grid)
        if not people:
            left.addWidget(label(self.tr("Niemand in dit filiaal mag dit toestaan."), "body", "warn", wrap=True))
        left.addStretch(1)
        left.addWidget(self.reason)
        left.addLayout(self._reasons())
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 1)
        self.pad.setFixedWidth(300)
        row.addWidget(self.pad)
        self.body.addLayout(row, 1)

    def _reasons(self) -> QHBoxLayout:
        """Reasons of one touch; another one is typed."""
        row = QHBoxLayout()
        row.setSpacing(8)
        words = (self.tr("Vergissing"), self.tr("Klantvraag"), self.tr("Beschadigd"))
        for index, word in enumerate(words):
            button = Button(self._ui.theme, word, name=f"approval.reason_{index}")
            button.clicked.connect(lambda _on=False, text=word: self._take_reason(text))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _take_reason(self, text: str) -> None:
        self.reason.set_text(text)
        self.reason.set_error("")

    def _choose(self, employee_id: str) -> None:
        self.pad.choose(employee_id, self._login.seconds_to_wait(employee_id))
        for tile in self._tiles:
            tile.setChecked(tile.employee_id == employee_id)

    def _show_ready(self) -> None:
        self._primary.setEnabled(self.pad.ready)

    def _give(self, employee_id: str, code: str) -> None:
        self._approve(approver_id=employee_id, pin=code)

    def _approve(self, *, approver_id: str = "", pin: str = "", card: str = "") -> None:
        if not self.reason.text().strip():
            self.reason.set_error(self.tr("Typ of kies een reden."))
            self.reason.setFocus()
            self._ui.sounds.play(ERROR)
            return
        try:
            approved = self._login.approve(
                self._right, self.reason.text(), self._actor, approver_id=approver_id, pin=pin, card=card
            )
        except KassaError as error:
            self._ui.sounds.play(ERROR)
            self.pad.refuse(error, self._login.seconds_to_wait(approver_id) if approver_id else 0)
            return
        self.done(approved)
