"""'Samenvoegen': two customers side by side, what stays, what goes along, and the question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from kassa.domain.errors import KassaError
from kassa.domain.people.customer import Customer
from kassa.domain.people.merging import Merged
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import ElidedLabel, label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.services.people.customers import Customers
    from kassa.ui.office.context import OfficeContext

WIDTH = 760
Preview = tuple[Customer, Customer, Merged]


class MergeDialog(Dialog):
    """Shows both and what happens; ``finished`` carries the customer that stayed."""

    def __init__(self, office: OfficeContext, over: QWidget, customers: Customers, keep: str, drop: str) -> None:
        theme = office.ui.theme
        super().__init__(theme, over, "", name="customer.merge", text=" ", width=WIDTH)
        self.setAccessibleName(self.tr("Relaties samenvoegen"))
        self._office, self._customers = office, customers
        self._keep, self._drop = keep, drop
        self.left, self.right = _Side(self.tr("Blijft")), _Side(self.tr("Gaat op in de andere"))
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addWidget(self.left, 1)
        sides.addWidget(self.right, 1)
        self.body.addLayout(sides)
        self.swap = Button(theme, self.tr("Omwisselen"), name="customer.merge_swap", icon="refresh-cw", sz="s")
        self.swap.clicked.connect(self._swap)
        self.body.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignHCenter)
        self.told = label("", "body", wrap=True, name="customer.merge_told")
        self.body.addWidget(self.told)
        self.notice = Notice(theme, name="customer.merge_notice")
        self.body.addWidget(self.notice)
        self.no = self.add_button(self.tr("Nee, terug"), None, name="customer.merge.no")
        self.yes = Button(theme, self.tr("Ja, samenvoegen"), name="customer.merge.yes", kind="primary", sz="l")
        self.yes.clicked.connect(self._merge)
        self.add_action(self.yes)
        self.yes.setEnabled(False)

    def ask(self) -> None:
        """Show, with the focus on the safe button."""
        self._read()
        self.open(self.no)

    def _read(self) -> None:
        customers, keep, drop = self._customers, self._keep, self._drop
        self._office.ui.jobs.run(
            self, lambda: customers.merge_preview(keep, drop), done=self._show, failed=self._refuse
        )

    def _show(self, preview: Preview) -> None:
        keep, drop, made = preview
        title = self.tr("%1 (%2) samenvoegen met %3 (%4)?")
        for place, text in enumerate((drop.title, drop.number, keep.title, keep.number), start=1):
            title = title.replace(f"%{place}", text)
        self.title.setText(title)
        told = self.tr(
            "Concepten, afleveradressen en gekoppelde personen gaan naar %1. Definitieve facturen, betalingen en wat "
            "er openstaat blijven zoals ze zijn en tellen mee bij %1. Dit kan niet terug."
        )
        self.explanation.setText(told.replace("%1", keep.number))
        words = field_words()
        self.left.show_customer(keep)
        self.right.show_customer(drop)
        filled = ", ".join(dict.fromkeys(words[name] for name in made.filled if name in words))
        differs = ", ".join(dict.fromkeys(words[name] for name in made.differs if name in words))
        lines = [
            self.tr("Overgenomen: %1.").replace("%1", filled) if filled else "",
            self.tr("Verschilt; dat van %2 blijft: %1.").replace("%1", differs).replace("%2", keep.number)
            if differs
            else "",
            self.tr("Contact details na samenvoegen: %1.").replace("%1", str(len(made.contacts))),
        ]
        self.told.setText("\n".join(line for line in lines if line))
        self.yes.setEnabled(True)
        self.lift(0)

    def _swap(self) -> None:
        self._keep, self._drop = self._drop, self._keep
        self._read()

    def _merge(self) -> None:
        customers, actor, keep, drop = self._customers, self._office.actor, self._keep, self._drop
        self.yes.setEnabled(False)
        self._office.ui.jobs.run(self, lambda: customers.merge(keep, drop, actor), done=self.done, failed=self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.yes.setEnabled(False)
        self.notice.say(str(error), "danger")
        self.lift(0)


class _Side(QFrame):
    """The facts of one of the two."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("fx", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(label(heading, "caption"))
        self.name = ElidedLabel("", "strong")
        column.addWidget(self.name)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        words = field_words()
        self._facts: dict[str, ElidedLabel] = {}
        for place, name in enumerate(("number", "street", "city", "phone", "email", "vat_id", "iban", "note")):
            self._facts[name] = ElidedLabel("", "body")
            self._grid.addWidget(label(words[name], "body", "second"), place, 0)
            self._grid.addWidget(self._facts[name], place, 1)

    def show_customer(self, customer: Customer) -> None:
        """Show a customer."""
        self.name.setText(customer.title)
        for name, fact in self._facts.items():
            text = str(getattr(customer, name)).replace("\n", " ")
            if name == "city":
                text = f"{customer.postcode} {customer.city}".strip()
            fact.setText(text or "–")


def merge_selected(
    office: OfficeContext, customers: Customers, over: QWidget, keys: list[str], done: Callable[[Customer], object]
) -> MergeDialog:
    """Ask about two customers; ``done`` gets the one that stayed."""
    dialog = MergeDialog(office, over, customers, keys[0], keys[1])
    dialog.finished.connect(lambda result: done(result) if isinstance(result, Customer) else None)
    dialog.ask()
    return dialog


def field_words() -> dict[str, str]:
    """Return the names of the fields a merge is about."""
    return {
        "number": QCoreApplication.translate("Merge", "Nummer"),
        "street": QCoreApplication.translate("Merge", "Adres"),
        "city": QCoreApplication.translate("Merge", "Plaats"),
        "phone": QCoreApplication.translate("Merge", "Telefoon"),
        "email": QCoreApplication.translate("Merge", "E-mail"),
        "vat_id": QCoreApplication.translate("Merge", "Btw-nummer"),
        "registration": QCoreApplication.translate("Merge", "KvK-nummer"),
        "iban": QCoreApplication.translate("Merge", "IBAN"),
        "company": QCoreApplication.translate("Merge", "Bedrijf"),
        "company_id": QCoreApplication.translate("Merge", "Bedrijf"),
        "payment_days": QCoreApplication.translate("Merge", "Betalingstermijn"),
        "note": QCoreApplication.translate("Merge", "Notitie"),
    }
