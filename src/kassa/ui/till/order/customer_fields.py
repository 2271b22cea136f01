"""Who an order is for: name, company, phone, e-mail and address, typed here or those of a known customer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.till.ordering import OrderForm
    from kassa.ui.shell.context import UiContext

_PAUSE_MS = 300
_ADDRESS = ("postcode", "house_number", "street")
_UNLOCK = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class FoundField(Field):
    """A field that can be filled in for a person: then it has a check mark, and a tap makes it theirs again."""

    def __init__(self, ui: UiContext, *, name: str) -> None:
        super().__init__("", name=name)
        self._theme = ui.theme
        self.is_found = False
        self._mark = QAction(self.edit)
        self._mark.setVisible(False)
        self.edit.addAction(self._mark, QLineEdit.ActionPosition.TrailingPosition)
        self.edit.installEventFilter(self)
        ui.theme.changed.connect(self._recolour)
        self._recolour()

    def show_found(self, text: str) -> None:
        """Fill it in; an empty text gives the field back, empty."""
        self.set_text(text)
        self._lock(found=bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_found and (event.type() == QEvent.Type.MouseButtonPress or _types(event)):
            self._lock(found=False)
        return False

    def _lock(self, *, found: bool) -> None:
        self.is_found = found
        self.edit.setReadOnly(found)
        self._mark.setVisible(found)

    def _recolour(self) -> None:
        self._mark.setIcon(self._theme.icon("check", "text2"))


def _types(event: QEvent) -> bool:
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in _UNLOCK or (bool(event.text()) and event.text().isprintable())


class CustomerFields(QWidget):
    """The fields; ``edited`` after every change by a person.

    Args:
        ui: theme and background jobs.
        find_street: street and place of a postcode and a house number; empty when nobody knows.
    """

    edited = Signal()

    def __init__(self, ui: UiContext, find_street: Callable[[str, str], str]) -> None:
        super().__init__()
        self._ui, self._find_street = ui, find_street
        self._known = False
        self._asked = 0
        self.name = Field("", name="order.name", required=True)
        self.company = Field("", name="order.company")
        self.phone = Field("", name="order.phone")
        self.email = Field("", name="order.email")
        self.postcode = Field("", name="order.postcode")
        self.house_number = Field("", name="order.house_number")
        self.street = FoundField(ui, name="order.street")
        self.fields: dict[str, Field] = {
            "name": self.name,
            "company": self.company,
            "phone": self.phone,
            "email": self.email,
            "postcode": self.postcode,
            "house_number": self.house_number,
            "street": self.street,
        }
        self.address_error = label("", "caption", "danger", wrap=True, name="order.address_error")
        self.address_error.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._lay_out()
        for field in self.fields.values():
            field.edit.textEdited.connect(self.edited)
        for field in (self.postcode, self.house_number):
            field.edit.textEdited.connect(self._pause.start)
        for key in _ADDRESS:
            self.fields[key].edit.textEdited.connect(lambda _text, one=key: self._right(one))
        self._retranslate()

    def show_form(self, form: OrderForm, *, locked: bool) -> None:
        """Show what is kept; ``locked`` for a known customer until somebody presses 'Wijzigen'."""
        self._pause.stop()
        self._asked += 1
        self._known = bool(form.customer_id)
        self.street.show_found("")
        for key, field in self.fields.items():
            field.set_text(str(getattr(form, key)))
            field.edit.setReadOnly(locked)
            field.edit.setCursorPosition(0)
        self.show_errors({})

    def read(self, form: OrderForm) -> OrderForm:
        """Return the form with what stands in the fields."""
        typed: dict[str, Any] = {key: field.text() for key, field in self.fields.items()}
        return replace(form, **typed)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark what is wrong; the parts of the address share one line below them, because each is narrow."""
        for key, field in self.fields.items():
            if key not in _ADDRESS:
                field.set_error(errors.get(key, ""))
                continue
            restyle(field.edit, "state", "error" if key in errors else "")
            field.edit.setAccessibleDescription(errors.get(key, ""))
        words = " ".join(errors[key] for key in _ADDRESS if key in errors)
        self.address_error.setText(words)
        self.address_error.setVisible(bool(words))

    @property
    def is_locked(self) -> bool:
        """Whether the fields of a known customer are only shown."""
        return self.name.edit.isReadOnly()

    def unlock(self) -> None:
        """'Wijzigen': from now on they can be typed in."""
        for field in self.fields.values():
            field.edit.setReadOnly(False)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        places = (
            (self.name, 0, 0, 2),
            (self.company, 0, 2, 2),
            (self.phone, 1, 0, 2),
            (self.email, 1, 2, 2),
            (self.postcode, 2, 0, 1),
            (self.house_number, 2, 1, 1),
            (self.street, 2, 2, 2),
        )
        for field, row, column, width in places:
            grid.addWidget(field, row, column, 1, width, top)
        grid.addWidget(self.address_error, 3, 0, 1, 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)

    def _right(self, key: str) -> None:
        """Something else stands in a part of the address: it is no longer marked."""
        restyle(self.fields[key].edit, "state", "")
        self.fields[key].edit.setAccessibleDescription("")
        if not any(self.fields[one].edit.property("state") == "error" for one in _ADDRESS):
            self.address_error.hide()

    def _search(self) -> None:
        code, number = self.postcode.text(), self.house_number.text()
        self._asked += 1
        asked = self._asked

        def done(found: str) -> None:
            mine = self.street.text().strip() and not self.street.is_found
            if asked == self._asked and not mine:
                self.street.show_found(found)
                self._right("street")
                self.edited.emit()

        self._ui.jobs.run(self, lambda: self._find_street(code, number), done=done)

    def _retranslate(self) -> None:
        words = (
            self.tr("Naam"),
            self.tr("Bedrijf"),
            self.tr("Telefoon"),
            self.tr("E-mail"),
            self.tr("Postcode"),
            self.tr("Huisnr."),
            self.tr("Straat en plaats"),
        )
        for field, text in zip(self.fields.values(), words, strict=True):
            field.set_label(text)
        self.name.edit.setAccessibleName(self.tr("Naam, verplicht"))
        for field in (self.company, self.phone, self.email):
            field.edit.setPlaceholderText(self.tr("Niet ingevuld"))
        self.street.edit.setPlaceholderText(self.tr("Straat, plaats"))
