"""The card of the selected customer beside the list: address, phone, e-mail, what stands open, credit, discount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_money, format_rate
from kassa.domain.values.money import Money
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.domain.values.dutch import Lang
    from kassa.services.till.choosing import CustomerFacts
    from kassa.ui.theme.theme import Theme

WIDTH = 340
_ICONS = ("map-pin", "phone", "mail")


class FactsCard(QFrame):
    """What is known of one customer; empty until one is shown."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: CustomerFacts | None = None
        self._lang: Lang = "nl"
        self.setObjectName(name)
        self.setProperty("fx", "card")
        self.setFixedWidth(WIDTH)
        self._title, self._number = label("", "title", wrap=True), label("", "body", "second")
        self._used_up = Badge(theme, "", "triangle-alert", "warn")
        self._pictures = [QLabel() for _ in _ICONS]
        self._reach = [label("", "body", wrap=True) for _ in _ICONS]
        self._words = [label("", "label") for _ in range(4)]
        self._figures = [label("", "strong", wrap=True) for _ in range(4)]
        for figure in self._figures:
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._note = label("", "body", "second", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(6)
        for part in (self._title, self._number, self._used_up):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(_in_pairs(self._pictures, self._reach))
        column.addSpacing(10)
        column.addLayout(_in_pairs(self._words, self._figures))
        column.addWidget(self._note, 1)
        column.addStretch(1)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._retranslate()

    def show_facts(self, facts: CustomerFacts | None, lang: Lang) -> None:
        """Show a customer, or nobody."""
        self._facts, self._lang = facts, lang
        self._draw()

    def lines(self) -> tuple[str, ...]:
        """The same in lines, for the place below a row."""
        if self._facts is None:
            return ()
        reach = [text for text in self._reached(self._facts)[1:] if text]
        money = [f"{word}: {value}" for word, value in self._rows(self._facts) if value]
        parts = (self._reached(self._facts)[0].replace("\n", ", "), " \u00b7 ".join(reach))
        return tuple(part for part in (*parts, " \u00b7 ".join(money[:3]), " \u00b7 ".join(money[3:])) if part)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw(self) -> None:
        facts = self._facts
        self._note.setVisible(facts is None)
        self._title.setText(facts.customer.title if facts is not None else "")
        self._number.setText(self.tr("Debiteur {}").format(facts.customer.number) if facts is not None else "")
        self._number.setVisible(facts is not None)
        left = facts.outstanding.credit_left if facts is not None else None
        self._used_up.setVisible(left is not None and not left)
        reached = self._reached(facts) if facts is not None else ("", "", "")
        for picture, part, text in zip(self._pictures, self._reach, reached, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
            picture.setVisible(bool(text))
        rows = self._rows(facts) if facts is not None else [("", "")] * len(self._words)
        for word, figure, (name, value) in zip(self._words, self._figures, rows, strict=True):
            word.setText(name)
            figure.setText(value)
            word.setVisible(bool(value))
            figure.setVisible(bool(value))
        owed = facts.outstanding if facts is not None else None
        restyle(self._figures[0], "tone", "warn" if owed is not None and owed.open > Money.ZERO else "")
        restyle(self._figures[1], "tone", "danger")
        restyle(self._figures[2], "tone", "warn" if left is not None and not left else "")
        self.setAccessibleName(", ".join((facts.customer.title, *self.lines())) if facts is not None else "")

    def _reached(self, facts: CustomerFacts) -> tuple[str, str, str]:
        customer = facts.customer
        town = f"{customer.postcode} {customer.city}".strip()
        return "\n".join(part for part in (customer.street, town) if part), customer.phone, customer.email

    def _rows(self, facts: CustomerFacts) -> list[tuple[str, str]]:
        owed, lang = facts.outstanding, self._lang
        left = owed.credit_left
        discount = facts.customer.discount
        off = self.tr("Klantkorting {}").format(format_rate(discount, lang)) if discount else ""
        agreed = " \u00b7 ".join(part for part in (facts.price_list, off) if part)
        overdue = format_money(owed.overdue, lang) if owed.overdue else ""
        return [
            (self.tr("Openstaand"), format_money(owed.open, lang)),
            (self.tr("Waarvan vervallen"), overdue),
            (self.tr("Kredietruimte"), format_money(left, lang) if left is not None else self.tr("geen limiet")),
            (self.tr("Prijslijst") if facts.price_list else self.tr("Korting"), agreed),
        ]

    def _recolour(self) -> None:
        for picture, icon in zip(self._pictures, _ICONS, strict=True):
            picture.setPixmap(self._theme.pixmap(icon, "text2", 20, self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self._used_up.set_badge(self.tr("Krediet op"), "triangle-alert", "warn")
        self._note.setText(self.tr("Zoek een klant, of kies Nieuwe klant."))
        self._draw()


def _in_pairs(firsts: Sequence[QLabel], seconds: Sequence[QLabel]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, (first, second) in enumerate(zip(firsts, seconds, strict=True)):
        grid.addWidget(first, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(second, row, 1)
    return grid
