"""'Extra gegevens' of an order: reference, seller, remarks, and how the customer wants to hear of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kassa.domain.till.ordering import ContactBy
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.file_dialog import ATTACHMENT_KINDS, ask_open
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kassa.domain.till.ordering import OrderForm
    from kassa.ui.shell.context import UiContext


class ExtraFields(QWidget):
    """The fields; ``edited`` after every change by a person.

    Args:
        ui: theme and background jobs.
        sellers: identity and name of everybody who sells here.
    """

    edited = Signal()

    def __init__(self, ui: UiContext, sellers: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._sellers = sellers
        self.reference = Field("", name="order.reference")
        self.seller = Picker(ui.theme, ui.jobs, "", self._found, name="order.seller")
        self.note = Field("", name="order.note")
        self.internal_note = Field("", name="order.internal_note")
        self.fields: dict[str, Field] = {
            "reference": self.reference,
            "note": self.note,
            "internal_note": self.internal_note,
        }
        self._attachment = ""
        self._attachment_label = label("", "label")
        self.attachment = Button(ui.theme, "x", name="order.attachment", sz="l", icon="paperclip")
        self.no_attachment = icon_button(ui.theme, "x", "", name="order.no_attachment", kind="ghost", sz="l")
        self.ask_file = ask_open
        self._contact_label = label("", "label")
        self._contact: ContactBy | None = None
        self._chips = {by: Chip(ui.theme, "x", name=f"order.contact_{by.value}", parent=self) for by in ContactBy}
        self._lay_out()
        for field in self.fields.values():
            field.edit.textEdited.connect(self.edited)
        self.seller.picked.connect(lambda _choice: self.edited.emit())
        self.attachment.clicked.connect(self._choose_file)
        self.no_attachment.clicked.connect(lambda: self._set_file(""))
        for by, chip in self._chips.items():
            chip.setProperty("sz", "l")
            chip.clicked.connect(lambda _on=False, chosen=by: self._choose(chosen))
        self._retranslate()

    def show_form(self, form: OrderForm) -> None:
        """Show what is kept."""
        for key, field in self.fields.items():
            field.set_text(str(getattr(form, key)))
            field.set_error("")
        self.seller.set_choice(Choice(form.seller_id, form.seller) if form.seller_id else None)
        self._contact = form.contact
        self._attachment = form.attachment
        self._mark()

    def read(self, form: OrderForm) -> OrderForm:
        """Return the form with what stands in the fields."""
        choice = self.seller.choice
        typed: dict[str, Any] = {key: field.text() for key, field in self.fields.items()}
        return replace(
            form,
            contact=self._contact,
            attachment=self._attachment,
            seller_id=choice.key if choice else "",
            seller=choice.text if choice else "",
            **typed,
        )

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
        grid.addWidget(self.reference, 0, 0, top)
        grid.addWidget(self.seller, 0, 1, top)
        grid.addWidget(self.note, 1, 0, 1, 2)
        grid.addWidget(self.internal_note, 2, 0, 1, 2)
        grid.addWidget(self._contact_label, 3, 0, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        grid.addLayout(row, 4, 0, 1, 2)
        grid.addWidget(self._attachment_label, 5, 0, 1, 2)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.attachment)
        files.addWidget(self.no_attachment)
        files.addStretch(1)
        grid.addLayout(files, 6, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _choose(self, by: ContactBy) -> None:
        self._contact = None if by is self._contact else by
        self._mark()
        self.edited.emit()

    def _choose_file(self) -> None:
        kinds = self.tr("Documenten")
        path = self.ask_file(self, self.tr("Bijlage"), f"{kinds} ({ATTACHMENT_KINDS})")
        if path:
            self._set_file(path)

    def _set_file(self, path: str) -> None:
        self._attachment = path
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        for by, chip in self._chips.items():
            chip.setChecked(by is self._contact)
        name = Path(self._attachment).name
        self.attachment.set_label(name or self.tr("Kies bestand"))
        self.no_attachment.setVisible(bool(name))

    def _found(self, words: str, most: int) -> Sequence[Choice]:
        wanted = words.casefold()
        return [Choice(key, name) for key, name in self._sellers() if wanted in name.casefold()][:most]

    def _retranslate(self) -> None:
        self.reference.set_label(self.tr("Referentie"))
        self.seller.set_label(self.tr("Verkoper"))
        self.note.set_label(self.tr("Opmerking op de order"))
        self.internal_note.set_label(self.tr("Interne notitie"))
        self._attachment_label.setText(self.tr("Bijlage"))
        self.no_attachment.setAccessibleName(self.tr("Bijlage verwijderen"))
        self.no_attachment.setToolTip(self.tr("Bijlage verwijderen"))
        self._mark()
        self._contact_label.setText(self.tr("Contactvoorkeur"))
        words = (self.tr("Telefoon"), self.tr("E-mail"), self.tr("Sms"))
        for chip, text in zip(self._chips.values(), words, strict=True):
            chip.set_label(text)
