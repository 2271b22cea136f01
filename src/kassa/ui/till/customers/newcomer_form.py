"""'Nieuwe klant': the short form inside 'Kies Klant'. Nothing that was typed is lost by what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.people.newcomer import HALF_ADDRESS, Newcomer, first_refusal, has_half_address, newcomer_problems
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_PLACES = {
    "name": (0, 0, 3),
    "company": (0, 3, 3),
    "phone": (1, 0, 3),
    "email": (1, 3, 3),
    "postcode": (2, 0, 2),
    "house_number": (2, 2, 1),
    "street": (2, 3, 3),
    "city": (3, 0, 3),
}
"""Row, column and width of each field, in the order of Tab."""


class NewcomerForm(QWidget):
    """Eight fields; only a name or a company is needed."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = "NL"
        self.notice = Notice(theme, name=f"{name}.notice")
        self.fields = {key: Field("x", name=f"{name}.{key}", required=key == "name") for key in _PLACES}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for key, (row, column, width) in _PLACES.items():
            grid.addWidget(self.fields[key], row, column, 1, width, Qt.AlignmentFlag.AlignTop)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(_PLACES), 1)
        scroll = QScrollArea()
        scroll.setProperty("fx", "clear")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(holder)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(self.notice)
        column_.addWidget(scroll, 1)
        self.fields["company"].edit.textChanged.connect(lambda text: self.fields["name"].set_required(not text.strip()))
        for field in self.fields.values():
            field.edit.textEdited.connect(lambda: self.notice.say(""))
        self._retranslate()

    def fill(self, newcomer: Newcomer) -> None:
        """Begin with these values."""
        self._country = newcomer.country
        for key, field in self.fields.items():
            field.set_text(str(getattr(newcomer, key)))
            field.set_error("")
        self.notice.say("")

    def read(self) -> Newcomer:
        """Return what stands in the fields."""
        return Newcomer(**{key: field.text() for key, field in self.fields.items()}, country=self._country)

    def check(self) -> Newcomer | None:
        """Mark what is wrong and put the focus on the first of it; None when something is."""
        newcomer = self.read()
        wrong = newcomer_problems(newcomer)
        for key, field in self.fields.items():
            field.set_error(str(wrong[key]) if key in wrong else "")
        if not wrong:
            return newcomer
        first = next((key for key in self.fields if key in wrong), None)
        if has_half_address(wrong):
            self.notice.say(str(HALF_ADDRESS), "danger")
        elif first is None:
            self.notice.say(str(first_refusal(wrong)), "danger")
        if first is not None:
            self.fields[first].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = {
            "name": self.tr("Naam"),
            "company": self.tr("Bedrijf"),
            "phone": self.tr("Telefoon"),
            "email": self.tr("E-mail"),
            "postcode": self.tr("Postcode"),
            "house_number": self.tr("Huisnr."),
            "street": self.tr("Straat"),
            "city": self.tr("Plaats"),
        }
        for key, field in self.fields.items():
            field.set_label(words[key])
