"""Signing in and the locked till (ui.md 7.11): names or initials, then a code on the till's own keys, or a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.login.code_pad import CodePad
from kassa.ui.till.login.person_tile import PersonTile
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.people.login import EmployeeTile, Login
    from kassa.ui.shell.context import UiContext

_ROWS = 3
_PAD_WIDTH = 372
_COMPACT = 1200
_WIDE = 1500


class LoginScreen(Screen):
    """Emits ``finished`` with the ``Actor``; ``lock`` shows it as the locked till of one person.

    Args:
        ui: theme, sounds, language, clock.
        login: who may sign in, and whether the code is right.
        till_name: such as 'Kassa 1'.
        branch_name: such as 'Centrum'.
    """

    place = Place.COVER

    def __init__(
        self, ui: UiContext, login: Login, till_name: str, branch_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._login = login
        self._people: tuple[EmployeeTile, ...] = ()
        self._tiles: list[PersonTile] = []
        self._page = 0
        self._columns = 4
        self._locked_by: Actor | None = None
        self._home_language = ui.language.current
        self.setObjectName("login")
        self._title = label("", "h1")
        self._where = label(f"{till_name} · {branch_name}", "body", "second")
        self._explanation = label("", "body", "second", wrap=True)
        self._empty = label("", "title", "second", wrap=True, name="login.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pad = CodePad(ui, "login")
        self.pad.entered.connect(self._sign_in)
        self._who = label("", "title")
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.primary = BigButton(ui.theme, "", name="login.sign_in")
        self.primary.clicked.connect(self.pad.enter)
        self.first_owner = BigButton(ui.theme, "", name="login.first_owner")
        self._more = Button(ui.theme, "x", name="login.more", sz="l", icon="chevron-right")
        self._more.clicked.connect(self._next_page)
        self._lay_out()
        self.retranslate()
        self.pad.changed.connect(self._show_ready)

    # -- life ---------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Show who may sign in now."""
        self._people = self._login.employees()
        self.pad.reset()
        self._page = 0
        self._build_tiles()
        if self._locked_by is not None:
            self._choose(self._locked_by.employee_id)
        elif len(self._people) == 1:
            self._choose(self._people[0].id)
        first = self._tiles[0] if self._tiles else self.first_owner
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self, actor: Actor) -> None:
        """Show as the locked till of ``actor``; the basket stays. Anybody else may sign in as well."""
        self._locked_by = actor
        self.retranslate()

    def unlock(self) -> None:
        """Show as the sign-in screen again."""
        self._locked_by = None
        self.retranslate()

    def back(self) -> None:
        """Esc takes the code away; nobody gets past this screen without one."""
        self.pad.press("clear")

    def confirm(self) -> bool:
        """F12 offers the code."""
        self.pad.enter()
        return True

    def take_scan(self, code: str) -> bool:
        """A card signs in; everything else is refused with a sound. Nothing is typed anywhere."""
        try:
            actor = self._login.sign_in_card(code)
        except KassaError as error:
            self._ui.sounds.play(ERROR)
            self.pad.refuse(error, 0)
        else:
            self._done(actor)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter go to the code."""
        if not self.pad.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """3 x 3, 4 x 3 or 5 x 3 names (ui.md A.1)."""
        super().resizeEvent(event)
        columns = 3 if self.width() < _COMPACT else 4 if self.width() < _WIDE else 5
        if columns != self._columns:
            self._columns = columns
            self._build_tiles()

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        locked = self._locked_by is not None
        self._title.setText(self.tr("Vergrendeld") if locked else self.tr("Aanmelden"))
        text = self.tr("De bon blijft staan. Typ de code of scan een pas.")
        self._explanation.setText(text if locked else self.tr("Kies een naam en typ de code, of scan een pas."))
        self._empty.setText(self.tr("Nog geen medewerkers voor dit filiaal"))
        self.primary.set_label(self.tr("Ontgrendelen") if locked else self.tr("Aanmelden"))
        self.first_owner.set_label(self.tr("Eigenaar aanmaken"))
        self._more.set_label(self.tr("Meer namen"))
        self._show_who()

    # -- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = QWidget()
        self._grid = QGridLayout(names)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._where)
        left.addWidget(self._title)
        left.addWidget(self._explanation)
        left.addSpacing(14)
        left.addWidget(names, 1)
        left.addWidget(self._empty, 1)
        left.addWidget(self.first_owner, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
        self._card = QFrame()
        self._card.setProperty("fx", "card")
        self._card.setFixedWidth(_PAD_WIDTH)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(12)
        column.addWidget(self._who)
        column.addWidget(self.pad, 1)
        column.addWidget(self.primary)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self._card)

    def _build_tiles(self) -> None:
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        room = self._columns * _ROWS
        pages = max(1, -(-len(self._people) // room))
        self._page %= pages
        shown = self._people[self._page * room : (self._page + 1) * room]
        self._tiles = []
        for index, person in enumerate(shown):
            tile = PersonTile(self._ui.theme, f"login.person_{person.number}")
            tile.show_person(person.id, person.name, person.initials)
            tile.clicked.connect(lambda _on=False, chosen=person.id: self._choose(chosen))
            self._grid.addWidget(tile, index // self._columns, index % self._columns)
            self._tiles.append(tile)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for line in range(_ROWS):
            self._grid.setRowStretch(line, 1)
        some = bool(self._people)
        self._empty.setVisible(not some)
        self.first_owner.setVisible(not some)
        self._card.setVisible(some)
        self._explanation.setVisible(some)
        self._more.setVisible(pages > 1)
        self._show_who()

    def _next_page(self) -> None:
        self._page += 1
        self._build_tiles()

    def _choose(self, employee_id: str) -> None:
        self.pad.choose(employee_id, self._login.seconds_to_wait(employee_id))
        self._show_who()

    def _show_who(self) -> None:
        chosen = self.pad.state.employee_id
        for tile in self._tiles:
            tile.setChecked(tile.employee_id == chosen)
        name = next((person.name for person in self._people if person.id == chosen), "")
        self._who.setText(name or self.tr("Kies een naam"))
        self._show_ready()

    def _show_ready(self) -> None:
        self.primary.setEnabled(self.pad.ready)

    def _sign_in(self, employee_id: str, code: str) -> None:
        try:
            actor = self._login.sign_in(employee_id, code)
        except KassaError as error:
            self._ui.sounds.play(ERROR)
            self.pad.refuse(error, self._login.seconds_to_wait(employee_id))
        else:
            self._done(actor)

    def _done(self, actor: Actor) -> None:
        language = next((person.language for person in self._people if person.id == actor.employee_id), "")
        self._ui.language.switch(language or self._home_language)
        self._locked_by = None
        self.pad.reset()
        self.retranslate()
        self.finished.emit(actor)
