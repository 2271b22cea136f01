"""The strip after a document was made at the till: what it is, 'Afdrukken', 'Mailen', and how that went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_INK = {"success": "success_ink", "warn": "warn_ink", "info": "primary_ink"}
_ICON = {"success": "circle-check", "warn": "triangle-alert", "info": "info"}


class DoneStrip(QFrame):
    """Hidden while nothing was made. Signals say what was pressed."""

    print_pressed = Signal()
    mail_pressed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "success"
        self.setProperty("fx", "strip")
        self.setProperty("tone", self._tone)
        self.setObjectName("sale.done")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._picture = QLabel()
        self._title = label("", "body", self._tone, wrap=True)
        self._state = label("", "caption", self._tone, wrap=True, name="sale.done.state")
        self._state.hide()
        self.print_button = Button(theme, "x", name="sale.done.print", icon="printer", sz="l")
        self.mail_button = Button(theme, "x", name="sale.done.mail", icon="mail", sz="l")
        self.close_button = icon_button(theme, "x", "x", name="sale.done.close", kind="strip", sz="fill")
        self.close_button.setFixedSize(48, 48)
        self.print_button.clicked.connect(self.print_pressed)
        self.mail_button.clicked.connect(self.mail_pressed)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        theme.changed.connect(self._recolour)
        self._retranslate()
        self._recolour()
        self.hide()

    @property
    def text(self) -> str:
        """What was made."""
        return self._title.text()

    @property
    def state(self) -> str:
        """How printing or mailing went; empty before either."""
        return self._state.text()

    def show_done(self, text: str) -> None:
        """Show what was made; nothing was printed or mailed yet."""
        self._title.setText(text)
        self.setAccessibleName(text)
        self._state.setText("")
        self._state.hide()
        self._colour("success")
        self.show()
        announce(self, text)

    def say(self, text: str, tone: str = "success") -> None:
        """Say below it how printing or mailing went, in the tone success, info or warn."""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._colour(tone)
        announce(self, text, urgent=tone == "warn")

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._picture)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.print_button, 1)
        acts.addWidget(self.mail_button, 1)
        acts.setContentsMargins(0, 0, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 2, 10)
        column.setSpacing(4)
        column.addLayout(head)
        self._state.setContentsMargins(0, 0, 10, 6)
        column.addWidget(self._state)
        column.addLayout(acts)

    def _retranslate(self) -> None:
        self.print_button.set_label(self.tr("Afdrukken"))
        self.mail_button.set_label(self.tr("Mailen"))
        self.close_button.setAccessibleName(self.tr("Melding sluiten"))
        self.close_button.setToolTip(self.tr("Melding sluiten"))

    def _colour(self, tone: str) -> None:
        self._tone = tone
        for part in (self, self._title, self._state):
            restyle(part, "tone", tone)
        self._recolour()

    def _recolour(self) -> None:
        pixmap = self._theme.pixmap(_ICON[self._tone], _INK[self._tone], 22, self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
