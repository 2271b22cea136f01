"""Asks for one e-mail address, and refuses what no mail server takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.errors import InputError
from kassa.domain.messages.address import parse_address
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.ui.theme.theme import Theme


class AddressSheet(Dialog):
    """``finished`` carries the address as text, None when the person went back.

    Args:
        theme: colours and letters.
        over: what it covers.
        title: what is mailed.
        text: what becomes of the address.
        start: what stands in the field at first.
    """

    def __init__(self, theme: Theme, over: QWidget, title: str, *, text: str = "", start: str = "") -> None:
        super().__init__(theme, over, title, name="address", text=text, width=520)
        self.field = Field(self.tr("E-mailadres"), name="address.email", required=True)
        self.field.set_text(start)
        self.body.addWidget(self.field)
        self.add_button(self.tr("Annuleren"), None, name="address.cancel")
        take = Button(theme, self.tr("Overnemen"), name="address.take", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)
        self.field.edit.returnPressed.connect(self._accept)

    def ask(self) -> None:
        """Show with the focus on the field."""
        self.open(self.field.edit)

    def _accept(self) -> None:
        try:
            self.done(parse_address(self.field.text()).shown)
        except InputError as error:
            self.field.set_error(str(error.reason))
            self.field.edit.setFocus()
