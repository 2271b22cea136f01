"""'Wijzigen': the short form of a customer at the till. Somebody else's change is told, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.domain.errors import Reason
    from kassa.domain.people.customer import Customer
    from kassa.ui.theme.theme import Theme

_WIDTH = 760


class EditCustomerSheet(Dialog):
    """Name, phone, e-mail and address; stays open until it is stored.

    Args:
        theme: colours and sizes.
        over: the window.
        customer: as it is stored.
    """

    saved = Signal(object)
    """A :class:`Customer` to store; the owner does it and closes, or says what is wrong."""

    def __init__(self, theme: Theme, over: QWidget, customer: Customer) -> None:
        super().__init__(theme, over, customer.title, name="customer_edit", width=_WIDTH)
        self._customer = customer
        self.notice = Notice(theme, name="customer_edit.notice")
        self.body.addWidget(self.notice)
        words = {
            "company": self.tr("Bedrijf"),
            "name": self.tr("Naam") if customer.is_person else self.tr("Contactpersoon"),
            "phone": self.tr("Telefoon"),
            "email": self.tr("E-mail"),
            "street": self.tr("Straat en huisnummer"),
            "postcode": self.tr("Postcode"),
            "city": self.tr("Plaats"),
        }
        if customer.is_person:
            del words["company"]  # of a linked company: it follows that company
        self.fields: Mapping[str, Field] = {
            key: Field(text, name=f"customer_edit.{key}", required=key == ("name" if customer.is_person else "company"))
            for key, text in words.items()
        }
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, (key, field) in enumerate(self.fields.items()):
            field.set_text(_shown(customer, key))
            grid.addWidget(field, place // 2, place % 2)
        self.body.addLayout(grid)
        self.add_button(self.tr("Annuleren"), None, name="customer_edit.cancel")
        self._save = Button(theme, self.tr("Opslaan"), name="customer_edit.save", kind="primary", sz="l")
        self._save.clicked.connect(self._press)
        self.add_action(self._save)

    def ask(self) -> None:
        """Show with the focus on the first field."""
        self.open(next(iter(self.fields.values())).edit)

    def refused(self, reason: Reason) -> None:
        """It was not stored: say it at its field, or above the form; what was typed stays."""
        part, _, field = reason.code.partition(".")
        wrong = self.fields.get(field) if part == "customer" else None
        if wrong is not None:
            wrong.set_error(str(reason))
            wrong.setFocus()
        else:
            self.notice.say(str(reason), "danger")
        self._fit()

    def rebase(self, fresh: Customer) -> None:
        """Somebody else changed the customer: take what they changed where nothing was typed, and tell the rest."""
        before, self._customer = self._customer, fresh
        for key, field in self.fields.items():
            theirs, ours = _shown(fresh, key), field.text().strip()
            if theirs == _shown(before, key):
                continue
            if ours == _shown(before, key):
                field.set_text(theirs)
            elif ours != theirs:
                field.set_error(self.tr("Intussen gewijzigd in “{}”.").format(theirs))
        self.notice.say(self.tr("Een ander heeft deze klant intussen gewijzigd. Kijk het na en sla nogmaals op."))
        self._fit()

    def _press(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        self.notice.say("")
        typed: dict[str, Any] = {key: field.text().strip() for key, field in self.fields.items()}
        self.saved.emit(replace(self._customer, **typed))


def _shown(customer: Customer, key: str) -> str:
    """Return a field as it is typed: a company without a contact person has none, though it is stored with a name."""
    if key == "name" and not customer.is_person and customer.name == customer.company:
        return ""
    return str(getattr(customer, key))
