"""'Kies Order', 'Kies factuur' and 'Betalen Facturen': one dialog, three titles (ui.md 7.6, picture 05)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from kassa.domain.errors import InputError, KassaError, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.till.attached import Settles
from kassa.domain.till.attaching import parts_oldest_first
from kassa.domain.values.dutch import format_entry, format_money
from kassa.domain.values.money import Money
from kassa.domain.values.typed import parse_amount
from kassa.services.till.document_choice import PAGE, Book, Standing
from kassa.ui.till.frame import COMPACT_BELOW
from kassa.ui.till.select.filters import Filters
from kassa.ui.till.select.table import RowsView
from kassa.ui.till.select.words import document_name, titles
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, restyle, rule
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.widgets.picker import Choice as Picked
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from kassa.domain.people.actor import Actor
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.document_choice import DocumentChoice, Found, Wanted
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.select.words import Choice

_T = TypeVar("_T")
MOST = 500
"""Invoices that are ticked at once."""
_WIDE, _NARROW = (1230, 692), (984, 716)


@frozen
class Selection:
    """What was confirmed.

    Attributes:
        ids: the documents, in the order they were chosen.
        amount: what is paid of them together; None pays all that is open.
    """

    ids: tuple[str, ...]
    amount: Money | None = None


@frozen
class Facts:
    """What the dialog is told when it opens.

    Attributes:
        choosing: pages and counts.
        actor: who looks.
        find_customers: for the field of the debtor: number, name and detail.
        today: the day in the shop.
        standing: the status it begins with.
        on_bon: invoices that stand on the bon already.
        recognise: what a scan or a typed number names: a document, a customer number, or nothing.
    """

    choosing: DocumentChoice
    actor: Actor
    find_customers: Callable[[str, int], Sequence[Picked]]
    today: dt.date
    standing: Standing
    on_bon: frozenset[str]
    recognise: Callable[[str], Found | Picked | None]


class SelectDialog(Dialog):
    """``finished`` carries a ``Selection``."""

    def __init__(self, ui: UiContext, over: QWidget, choice: Choice, facts: Facts) -> None:
        title, words = titles(choice)
        name = choice.value
        super().__init__(ui.theme, over, title, name=name)
        self._ui, self._choice, self._facts = ui, choice, facts
        self._chosen: dict[str, Found] = {}
        self._asked = 0
        self._end = self._busy = False
        self._compact = self._retry = False
        self._pages = QStackedLayout()
        book = Book.ORDER if choice.is_order else Book.INVOICE
        self.filters = Filters(ui, book, facts.find_customers, facts.today, name)
        self.filters.status.set_value(facts.standing)
        self.table = RowsView(ui.theme, multiple=choice.is_multiple, name=f"{name}.list")
        self.table.rows.lang = self._lang()
        self.table.rows.today = facts.today
        self._build(title, words, name)
        self._connect()
        self._say()

    def begin(self, debtor: Picked | None) -> None:
        """Show with the documents of this customer, or all; the focus stands on the debtor."""
        self.filters.debtor.set_choice(debtor)
        self.open(self.filters.debtor.edit)
        self.reload()

    @property
    def chosen(self) -> tuple[Found, ...]:
        """What is chosen."""
        return tuple(self._chosen.values())

    # Reading -------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what the filters ask, from the begin."""
        self._asked += 1
        number, wanted, facts = self._asked, self.filters.wanted, self._facts
        self._end, self._busy = False, True

        def shown(rows: tuple[Found, ...]) -> None:
            if number == self._asked:
                self._busy, self._end = False, len(rows) < PAGE
                self.table.rows.set_rows(rows)
                self.table.scrollToTop()
                if rows:
                    self.table.stand_on(0)
                self._show_empty(rows, wanted)

        self._work(lambda: facts.choosing.page(wanted, facts.actor), shown, number)
        self._work(lambda: self._counts(wanted), lambda found: self._show_count(found, number), number)

    def _more(self) -> None:
        rows = self.table.rows.rows
        if self._busy or self._end or not rows:
            return
        self._busy = True
        number, wanted, facts = self._asked, self.filters.wanted, self._facts

        def shown(found: tuple[Found, ...]) -> None:
            if number == self._asked:
                self._busy, self._end = False, len(found) < PAGE
                self.table.rows.add_rows(found)

        self._work(lambda: facts.choosing.page(wanted, facts.actor, rows[-1]), shown, number)

    def _work(self, work: Callable[[], _T], done: Callable[[_T], None], number: int) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            if number == self._asked:
                self._busy = False
                self._show_failure(error)

        self._ui.jobs.run(self, work, done=done, failed=failed, lane=Lane.IO)

    def _counts(self, wanted: Wanted) -> tuple[int, int]:
        facts = self._facts
        found = facts.choosing.count(wanted, facts.actor)
        if not wanted.is_narrowed:
            return found, found
        return found, facts.choosing.count(type(wanted)(wanted.book, wanted.standing), facts.actor)

    # Choosing ------------------------------------------------------------------------------------------------------

    def pick(self, row: Found) -> None:
        """A tap or Space on a row."""
        if not self._choice.is_multiple:
            again = row.id in self._chosen
            self._chosen = {row.id: row}
            self._say(self._why_not(row))
            if again:
                self.confirm()
            return
        if row.id in self._chosen:
            del self._chosen[row.id]
            self._say()
            return
        refused = self._why_not(row) or self._other_debtor(row)
        if refused:
            self._ui.sounds.play("fout")
            self._say(refused)
            return
        self._chosen[row.id] = row
        self._say()

    def pick_all(self) -> None:
        """Ctrl+A: everything that is shown and may be paid; nothing when it is of more than one debtor."""
        if not self._choice.is_multiple:
            return
        rows = [row for row in self.table.rows.rows if not self._why_not(row)][:MOST]
        base = next(iter(self._chosen.values()), rows[0] if rows else None)
        other = next((row for row in rows if base is not None and row.customer != base.customer), None)
        if other is not None and base is not None:
            self._ui.sounds.play("fout")
            self._say(self._same_debtor(base, other))
            return
        self._chosen |= {row.id: row for row in rows}
        self._say()

    def confirm(self) -> None:
        """'Selectie bevestigen'."""
        if self.confirm_button.isEnabled():
            amount = self._amount() if self._choice.is_multiple else None
            self.done(Selection(tuple(self._chosen), amount if amount != self._total else None))

    def take_scan(self, code: str) -> bool:
        """A number selects its row, a card fills the debtor; anything else is refused with a sound."""
        found = self._facts.recognise(code)
        if isinstance(found, Picked):
            self.filters.number.set_text("")
            self.filters.set_debtor(found)
            self._ui.sounds.play("ok")
        elif found is None or found.kind.is_invoice is self._choice.is_order:
            self._ui.sounds.play("fout")
            self._say(self.tr("'{}' is hier niet bekend. Er is niets gekozen.").format(code[:40]))
        else:
            self._take(found)
        return True

    def _take(self, row: Found) -> None:
        """Show a document and choose it, whatever the filters say."""
        place = self.table.rows.place_of(row.id)
        if place < 0:
            self.table.rows.put_first(row)
            self._pages.setCurrentWidget(self.table)
            place = 0
        self.table.stand_on(place)
        if row.id not in self._chosen:
            self.pick(row)
        if row.id in self._chosen:
            self._ui.sounds.play("ok")

    def _number_entered(self, text: str) -> None:
        found = self._facts.recognise(text)
        if found is None or isinstance(found, Picked) or found.kind.is_invoice is self._choice.is_order:
            self.reload()
        else:
            self._take(found)

    def _entered(self, row: Found) -> None:
        """Enter: choose; on what is chosen already, confirm."""
        if row.id in self._chosen:
            self.confirm()
        else:
            self.pick(row)

    def _why_not(self, row: Found) -> str:
        """Return why a document cannot go on the bon; empty when it can."""
        name = document_name(row)
        if row.id in self._facts.on_bon:
            return self.tr("{} staat al op de bon.").format(name)
        if self._choice.is_order:
            return "" if row.status == "open" else self.tr("{} is afgehandeld of geannuleerd.").format(name)
        return "" if row.open else self.tr("Op {} staat niets meer open. Kies een openstaande factuur.").format(name)

    def _other_debtor(self, row: Found) -> str:
        if len(self._chosen) >= MOST:
            return self.tr("Meer dan {} facturen tegelijk gaat niet.").format(MOST)
        other = next((one for one in self._chosen.values() if one.customer != row.customer), None)
        return self._same_debtor(other, row) if other is not None else ""

    def _same_debtor(self, first: Found, second: Found) -> str:
        words = self.tr("Kies facturen van dezelfde debiteur: {} is van {}, niet van {}")
        return words.format(document_name(second), second.title, first.title)

    # Paying less ---------------------------------------------------------------------------------------------------

    @property
    def _total(self) -> Money:
        return Money(sum(row.open.cents for row in self._chosen.values()))

    def _amount(self) -> Money | None:
        """What is paid now; None when the amount is not typed well."""
        text = self.pay_now.text().strip()
        if not text or self.pay_now.isHidden():
            return self._total
        try:
            return parse_amount(text)
        except InputError as error:
            self.pay_now.set_error(error.reason.sentence)
            return None

    def _parts(self) -> dict[str, Money]:
        amount = self._amount()
        if amount is None or amount == self._total:
            return {}
        known = [
            Settles(row.id, row.kind, row.number, row.due_date or row.date, row.open, row.customer, row.title)
            for row in self._chosen.values()
        ]
        try:
            return parts_oldest_first(known, amount)
        except RuleError as error:
            self.pay_now.set_error(error.reason.sentence)
            return {}

    def _typed_amount(self) -> None:
        self.pay_now.set_error("")
        self._show_parts()

    def _show_parts(self) -> None:
        parts = self._parts()
        self.table.rows.show_chosen(self._chosen, parts, self._facts.on_bon)
        wrong = bool(self.pay_now.edit.accessibleDescription())
        refused = not self._choice.is_multiple and any(self._why_not(row) for row in self._chosen.values())
        self.confirm_button.setEnabled(bool(self._chosen) and not wrong and not refused)

    # Showing -------------------------------------------------------------------------------------------------------

    def _say(self, refused: str = "") -> None:
        """Bottom left: what is chosen and what it comes to, or why it was refused."""
        rows, total = list(self._chosen.values()), self._total
        self.pay_now.setVisible(self._choice.is_multiple and total > Money.ZERO)
        self.pay_now.set_text(format_entry(total, self._lang()) if rows else "")
        self.pay_now.set_error("")
        self._chosen_label.setText(self._chosen_words(rows))
        below = refused or (self._total_words(rows, total) if rows else "")
        restyle(self._sum_label, "tone", "danger" if refused else "second")
        self._sum_label.setText(below)
        self._sum_label.setVisible(bool(below))
        icon, ink = (
            ("circle-alert", "danger_ink") if refused else (("circle-check", "primary") if rows else ("info", "text3"))
        )
        self._picture.setPixmap(self._theme.pixmap(icon, ink, 26, self.devicePixelRatioF()))
        self._show_parts()
        announce(self.table, refused or f"{self._chosen_label.text()}, {below}", urgent=bool(refused))

    def _chosen_words(self, rows: list[Found]) -> str:
        if not rows:
            return self.tr("Geen order gekozen") if self._choice.is_order else self.tr("Geen factuur gekozen")
        if not self._choice.is_multiple:
            return self.tr("{} gekozen").format(document_name(rows[0]))
        return self.tr("1 factuur gekozen") if len(rows) == 1 else self.tr("{} facturen gekozen").format(len(rows))

    def _total_words(self, rows: list[Found], total: Money) -> str:
        if self._choice.is_order:
            return rows[0].title
        return self.tr("Openstaand bedrag {}").format(format_money(total, self._lang()))

    def _show_count(self, found: tuple[int, int], number: int) -> None:
        if number != self._asked:
            return
        count, whole = found
        orders = self._choice.is_order
        if count != whole:
            words = self.tr("{} van {} orders") if orders else self.tr("{} van {} facturen")
            text = words.format(_grouped(count), _grouped(whole))
        elif count == 1:
            text = self.tr("1 order") if orders else self.tr("1 factuur")
        else:
            text = (self.tr("{} orders") if orders else self.tr("{} facturen")).format(_grouped(count))
        self.filters.count.setText(text)
        announce(self.table, text)

    def _show_empty(self, rows: tuple[Found, ...], wanted: Wanted) -> None:
        self._pages.setCurrentWidget(self.table if rows else self._nothing)
        if rows:
            return
        what = self.tr("orders") if self._choice.is_order else self.tr("facturen")
        picked = self.filters.debtor.choice
        if wanted.number or wanted.since or wanted.cents is not None:
            text = self.tr("Geen {} met deze filters").format(what)
        elif wanted.standing is Standing.OPEN:
            text = self.tr("Geen openstaande {}").format(what)
        else:
            text = self.tr("Geen {} gevonden").format(what)
        if picked is not None:
            text = self.tr("{} voor {}").format(text, picked.text)
        self._empty.setText(text)
        self.show_all.set_label(self.tr("Toon alle"))
        self.show_all.setVisible(wanted.standing is not Standing.ALL)
        self._retry = False

    def _show_failure(self, error: KassaError) -> None:
        self._pages.setCurrentWidget(self._nothing)
        self._empty.setText(str(error.reason))
        self.show_all.set_label(self.tr("Opnieuw proberen"))
        self.show_all.show()
        self._retry = True

    def _show_all(self) -> None:
        if self._retry:
            self.reload()
        else:
            self.filters.set_status(Standing.ALL)

    # Building ------------------------------------------------------------------------------------------------------

    def _build(self, title: str, words: str, name: str) -> None:
        theme = self._theme
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title.hide()
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(label(title, "h1"))
        heading.addWidget(label(words, "body", "second"))
        head = QHBoxLayout()
        head.setContentsMargins(22, 20, 20, 12)
        head.addLayout(heading, 1)
        self.close_button = icon_button(theme, "x", self.tr("Sluiten"), name=f"{name}.close", sz="m")
        self.close_button.setFixedSize(52, 48)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.filters)
        self.body.addWidget(rule())
        area = QWidget()
        area.setLayout(self._pages)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._make_empty(name))
        self.body.addWidget(area, 1)
        self.body.addWidget(rule())
        self._make_foot(name)
        heads = (
            self.tr("Order") if self._choice.is_order else self.tr("Factuur"),
            self.tr("Datum"),
            self.tr("Debiteur en betreft"),
            self.tr("Leverdatum") if self._choice.is_order else self.tr("Vervaldatum"),
            self.tr("Totaal"),
            self.tr("Openstaand"),
        )
        self.table.rows.set_heads(heads)
        self.table.setAccessibleName(self.accessibleName())
        self.table.painter_of_rows.now_word = self.tr("nu {}")
        self.table.painter_of_rows.on_bon_word = self.tr("op bon")

    def _make_empty(self, name: str) -> QWidget:
        self._nothing = QWidget()
        column = QVBoxLayout(self._nothing)
        column.addStretch(1)
        self._empty = label("", "body", "second", wrap=True, name=f"{name}.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._empty)
        self.show_all = Button(self._theme, "x", name=f"{name}.show_all")
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return self._nothing

    def _make_foot(self, name: str) -> None:
        row = self._buttons
        row.setContentsMargins(22, 14, 20, 16)
        row.takeAt(0)
        self._picture = QLabel()
        row.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        self._chosen_label = label("", "strong", name=f"{name}.chosen")
        self._sum_label = label("", "body", "second", wrap=True, name=f"{name}.sum")
        words.addWidget(self._chosen_label)
        words.addWidget(self._sum_label)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.pay_now = Field(self.tr("Te betalen nu"), name=f"{name}.pay_now")
        self.pay_now.setFixedWidth(150)
        self.pay_now.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.pay_now, 0, Qt.AlignmentFlag.AlignBottom)
        cancel = self.add_button(self.tr("Annuleren"), None, name=f"{name}.cancel")
        self.confirm_button = Button(
            self._theme, self.tr("Selectie bevestigen"), name=f"{name}.confirm", kind="primary", sz="l"
        )
        self.confirm_button.setMinimumWidth(250)
        self.add_action(self.confirm_button)
        for button in (cancel, self.confirm_button):
            row.setAlignment(button, Qt.AlignmentFlag.AlignBottom)

    def _connect(self) -> None:
        self.close_button.clicked.connect(lambda: self.done(None))
        self.confirm_button.clicked.connect(self.confirm)
        self.filters.changed.connect(self.reload)
        self.filters.number_entered.connect(self._number_entered)
        self.filters.down.connect(self._to_rows)
        self.table.tapped.connect(self.pick)
        self.table.entered_row.connect(self._entered)
        self.table.all_wanted.connect(self.pick_all)
        self.table.more_wanted.connect(self._more)
        self.show_all.clicked.connect(self._show_all)
        self.pay_now.edit.textEdited.connect(lambda _text: self._typed_amount())

    def _to_rows(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        compact = self._over.width() < COMPACT_BELOW
        if compact != self._compact:
            self._compact = compact
            self.filters.set_compact(compact=compact)
            self.table.set_compact(compact=compact)
        self._width, height = _NARROW if compact else _WIDE
        self.frame.setMinimumHeight(min(height, self._over.height() - 24))
        super()._fit()

    def _lang(self) -> Lang:
        return "en" if self._ui.language.current == "en" else "nl"


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")
