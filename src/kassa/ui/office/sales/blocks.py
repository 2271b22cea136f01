"""The blocks of a document: 'Actie factuur', 'Details van de factuur', 'Financieel', 'Documenten' (ui.md 9.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Money
from kassa.domain.values.dutch import Lang, format_date, format_money, format_rate
from kassa.ui.office.sales.words import dispatch_word, late_words
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from kassa.services.sales.dossier import Dossier
    from kassa.ui.theme.theme import Theme

_K = DocumentKind
TITLE_LEAST = 60
TITLE_MARGINS = 104
"""What stands beside the name of a file: icon, eye and the margins between them."""


@frozen
class Fact:
    """A word at the left and what it is about at the right; with ``act`` it is a link.

    Attributes:
        word: at the left; empty for a link over the whole width.
        text: at the right.
        tone: of the text: danger for what is late.
        strong: written heavier.
        act: what a press does.
        icon: of a link.
        name: object name of a link.
    """

    word: str
    text: str
    tone: str = ""
    strong: bool = False
    act: Callable[[], object] | None = None
    icon: str = ""
    name: str = ""


class Block(QFrame):
    """A title, a line and facts below it; :attr:`body` takes what else belongs there."""

    def __init__(self, theme: Theme, title: str, *, name: str, card: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        if card:
            self.setProperty("fx", "card")
            column.setContentsMargins(14, 12, 14, 12)
        else:
            column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = label(title, "title" if card else "strong")
        column.addWidget(self.title)
        if card:
            column.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self._shown: list[QWidget] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts instead of the ones before."""
        for old in self._shown:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [self._row(fact) for fact in facts]
        for made in self._shown:
            self._rows.addWidget(made)

    def _row(self, fact: Fact) -> QWidget:
        """Return a line of its own, so that a short word leaves its room to what stands at its right."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if fact.word:
            row.addWidget(label(fact.word, "body", "second"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._link(fact) if fact.act is not None else self._text(fact), 1)
        return holder

    def _text(self, fact: Fact) -> QWidget:
        made = label(fact.text, "strong" if fact.strong else "body", fact.tone, wrap=True)
        if fact.word:
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setAccessibleName(f"{fact.word}: {fact.text}" if fact.word else fact.text)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _link(self, fact: Fact) -> QWidget:
        made = Button(self._theme, fact.text, name=fact.name, kind="link", sz="s", icon=fact.icon)
        made.setAccessibleName(f"{fact.word} {fact.text}".strip())
        made.clicked.connect(fact.act)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        if fact.word:
            row.addStretch(1)
        row.addWidget(made)
        if not fact.word:
            row.addStretch(1)
        return holder


class PaperRow(QFrame):
    """The PDF of a document: its name, date and size, and an eye to look at it."""

    def __init__(self, theme: Theme, *, name: str, show: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("fx", "notice")
        self._picture = QLabel()
        self.title = Button(theme, "", name=name, kind="link", sz="s")
        self.title.clicked.connect(show)
        self.title.setMinimumWidth(TITLE_LEAST)
        self._full = ""
        self.caption = label("", "caption")
        self.eye = icon_button(theme, "eye", self.tr("PDF bekijken"), name=f"{name}_eye", kind="ghost", sz="s")
        self.eye.clicked.connect(show)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
        under = QHBoxLayout()
        under.setContentsMargins(8, 0, 0, 4)
        under.addWidget(self.caption)
        words.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.eye)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_paper(self, title: str, caption: str) -> None:
        """Name the file and say when it is from and how large it is."""
        self._full = title
        self.caption.setText(caption)
        self._fit()

    def _fit(self) -> None:
        """Shorten a name that is wider than its room; it is read whole."""
        room = self.width() - TITLE_MARGINS
        shown = self.title.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideMiddle, room)
        self.title.set_label(shown, self._full)
        self.title.setToolTip("" if shown == self._full else self._full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name to the width."""
        super().resizeEvent(event)
        self._fit()

    def _recolour(self) -> None:
        self._picture.setPixmap(self._theme.pixmap("file-text", "danger_ink", 18, self.devicePixelRatioF()))


def block_titles(kind: DocumentKind) -> tuple[str, str]:
    """Return the titles of the first two blocks of a kind of document."""
    if kind is _K.ORDER:
        return (
            QCoreApplication.translate("SalesBlocks", "Actie order"),
            QCoreApplication.translate("SalesBlocks", "Details van de order"),
        )
    if kind is _K.DELIVERY:
        return (
            QCoreApplication.translate("SalesBlocks", "Actie pakbon"),
            QCoreApplication.translate("SalesBlocks", "Details van de pakbon"),
        )
    return (
        QCoreApplication.translate("SalesBlocks", "Actie factuur"),
        QCoreApplication.translate("SalesBlocks", "Details van de factuur"),
    )


def detail_facts(dossier: Dossier, dispatch: tuple[str, str] | None) -> list[Fact]:
    """Return what stands in 'Details van de factuur', and of an order or delivery note."""
    document = dossier.document
    facts = [
        Fact(QCoreApplication.translate("SalesBlocks", "Soort"), dossier.type_name),
        Fact(_date_word(document.kind), format_date(document.date)),
    ]
    if document.due_date is not None and document.kind is _K.INVOICE:
        late = late_words(dossier.days_late)
        due = format_date(document.due_date)
        word = QCoreApplication.translate("SalesBlocks", "Vervaldatum")
        facts.append(Fact(word, f"{due} · {late}" if late else due, "danger" if late else ""))
    if document.kind is _K.ORDER:
        expected = format_date(document.expected_date) if document.expected_date else "–"
        facts.append(Fact(QCoreApplication.translate("SalesBlocks", "Verwachte leverdatum"), expected))
        word = QCoreApplication.translate("SalesBlocks", "Leverwijze")
        facts.append(Fact(word, document.delivery_method or "–"))
    if dispatch is not None:
        word = QCoreApplication.translate("SalesBlocks", "Verzendmethode")
        facts.append(Fact(word, dispatch_word(*dispatch)))
    if dossier.posted_at is not None:
        word = QCoreApplication.translate("SalesBlocks", "Gepost op")
        facts.append(Fact(word, format_date(dossier.posted_at.date())))
    if document.reference:
        facts.append(Fact(QCoreApplication.translate("SalesBlocks", "Kenmerk"), document.reference))
    if document.subject:
        facts.append(Fact(QCoreApplication.translate("SalesBlocks", "Betreft"), document.subject))
    facts.append(Fact(QCoreApplication.translate("SalesBlocks", "Medewerker"), document.employee_name))
    return facts


def money_facts(dossier: Dossier, lang: Lang) -> list[Fact]:
    """Return what stands in 'Financieel', amounts as ``lang`` writes them."""
    totals, standing = dossier.totals, dossier.standing
    facts = [Fact(QCoreApplication.translate("SalesBlocks", "Subtotaal excl. btw"), format_money(totals.net, lang))]
    for row in totals.vat_rows:
        word = QCoreApplication.translate("SalesBlocks", "Btw %1").replace("%1", format_rate(row.rate, lang))
        facts.append(Fact(word, format_money(row.vat, lang)))
    word = QCoreApplication.translate("SalesBlocks", "Totaal incl. btw")
    facts.append(Fact(word, format_money(totals.gross, lang), strong=True))
    if standing is None:
        return facts
    paid = QCoreApplication.translate("SalesBlocks", "Ontvangen")
    if dossier.document.kind is _K.ORDER:
        paid = QCoreApplication.translate("SalesBlocks", "Aanbetaald")
    facts.append(Fact(paid, format_money(standing.paid, lang)))
    if standing.credited != Money.ZERO:
        word = QCoreApplication.translate("SalesBlocks", "Gecrediteerd")
        facts.append(Fact(word, format_money(standing.credited, lang)))
    tone = "danger" if dossier.days_late > 0 else ""
    word = QCoreApplication.translate("SalesBlocks", "Openstaand")
    facts.append(Fact(word, format_money(standing.open, lang), tone, strong=True))
    return facts


def _date_word(kind: DocumentKind) -> str:
    return {
        _K.ORDER: QCoreApplication.translate("SalesBlocks", "Orderdatum"),
        _K.DELIVERY: QCoreApplication.translate("SalesBlocks", "Pakbondatum"),
    }.get(kind, QCoreApplication.translate("SalesBlocks", "Factuurdatum"))
