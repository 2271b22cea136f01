"""The page of an order, delivery note, invoice or credit invoice: the dashboard of ui.md 9.2, picture 12."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.dutch import format_date, format_money, format_time
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.sales import actions_bar
from kassa.ui.office.sales import document_tables as tables
from kassa.ui.office.sales.acting import DocumentActs
from kassa.ui.office.sales.blocks import Block, Fact, PaperRow, block_titles, detail_facts, money_facts
from kassa.ui.office.sales.document_tabs import DocumentTabs, heading
from kassa.ui.office.sales.facts import Facts, read_facts
from kassa.ui.office.sales.payment_flow import SCREENS
from kassa.ui.office.sales.words import Mark, marks, paid_mark, paper_title, title_of
from kassa.ui.office.why import Why, reason_of
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import ElidedLabel, label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.sales.document import SalesDocument
    from kassa.services.sales.dossier import Link
    from kassa.ui.office.sales.desk import SalesDesk

LEFT = 362
LEFT_NARROW = 304
NARROW = 1100
HEAD_MARGINS = 84
BLOCK_MARGINS = 46
"""Of a block and its card, and of the scroll bar beside it."""
SMALL_FIRST = frozenset({"copy", "print", "mail", "export"})
"""Buttons at the head that become icons before the others do."""
TOPICS = frozenset({"sales", "payments", "mails", "customers"})


class DocumentPage(QFrame):
    """One document on a tab; it reads again by itself when something changes."""

    close_wanted = Signal()

    def __init__(self, desk: SalesDesk, kind: DocumentKind, document_id: str) -> None:
        super().__init__()
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("document")
        self._desk = desk
        self._id = document_id
        self._built: tuple[DocumentKind, bool] | None = None
        self._stale = False
        self._facts: Facts | None = None
        theme = desk.office.ui.theme
        self.why = Why(theme, self)
        self.acts = DocumentActs(desk, self, self.why, "document", self.say_reason)
        self.acts.changed.connect(self.refresh)
        self.title = label("", "h1", name="document.title")
        self.subtitle = ElidedLabel("", "caption")
        self.notice = Notice(theme, name="document.notice")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        self._badges = QHBoxLayout()
        self._marked: list[Badge] = []
        self._badges.setSpacing(6)
        titles = block_titles(kind)
        self.action = Block(theme, titles[0], name="document.action")
        self.details = Block(theme, titles[1], name="document.details")
        self.money = Block(theme, self.tr("Financieel"), name="document.financial")
        self.documents = Block(theme, self.tr("Documenten"), name="document.documents")
        self.file = PaperRow(theme, name="document.pdf", show=self._look)
        self.documents.body.addWidget(self.file)
        self.state = label("", "body", "second", wrap=True, name="document.state")
        self.action.body.addWidget(self.state)
        self._doing = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._doing.setSpacing(8)
        self.action.body.addLayout(self._doing)
        self.lines = RowTable(theme, desk.office.form, name="document.lines", accessible=self.tr("Regels"))
        mail = desk.mail.tab(document_id)
        self.tabs = DocumentTabs(desk.office, mail, kind)
        self.tabs.reverse_wanted.connect(self.acts.money.reverse)
        self.tabs.note_written.connect(self._note)
        self._lay_out()
        self._keys()
        desk.office.changes.changed.connect(self._heard)
        self.setWindowTitle(title_of(kind, ""))
        self.refresh()

    # --- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("fx", "viewrow")
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title)
        first.addLayout(self._badges)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.subtitle)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addLayout(self._tools)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        told = QHBoxLayout()
        told.setContentsMargins(20, 8, 20, 0)
        told.addWidget(self.notice)
        whole.addLayout(told)
        below = QHBoxLayout()
        below.setContentsMargins(20, 14, 20, 16)
        below.setSpacing(14)
        below.addWidget(self._blocks())
        below.addLayout(self._right(), 1)
        whole.addLayout(below, 1)

    def _blocks(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for block in (self.action, self.details, self.money, self.documents):
            column.addWidget(block)
        column.addStretch(1)
        self._left = QScrollArea()
        self._left.setProperty("fx", "clear")
        self._left.setAccessibleName(self.tr("Gegevens"))
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setWidget(inside)
        self._left.setFixedWidth(LEFT)
        return self._left

    def _right(self) -> QVBoxLayout:
        card = QFrame()
        card.setProperty("fx", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(heading(self.tr("Regels")))
        inside.addWidget(self.lines, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(card, 3)
        column.addWidget(self.tabs, 2)
        return column

    def _keys(self) -> None:
        for keys, act in (
            ("F5", self.refresh),
            ("Ctrl+M", lambda: self.acts.press("mail")),
            ("Ctrl+P", lambda: self.acts.press("print")),
            ("F12", self._primary),
            ("Ctrl+Return", self._primary),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _primary(self) -> None:
        for button in self.acts.buttons.values():
            if button.property("kind") == "primary" and button.isEnabled():
                button.click()
                return

    def _build(self, kind: DocumentKind, *, concept: bool) -> None:
        """Put the buttons that belong to this state where they stand."""
        if self._built == (kind, concept):
            return
        self._built = (kind, concept)
        self.acts.drop()
        for button in self.acts.make(actions_bar.head_of(kind, concept=concept)):
            self._tools.addWidget(button)
        for button in self.acts.make(actions_bar.block_of(kind, concept=concept)):
            self._doing.addWidget(button)
        self._fit()

    # --- reading ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the document again."""
        desk, document_id = self._desk, self._id
        desk.office.ui.jobs.run(self, lambda: read_facts(desk, document_id), done=self._show, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        reason = reason_of(error)
        if reason.code == "document.gone" and self._facts is not None:
            self.close_wanted.emit()
        else:
            self.say_reason(reason)

    def say_reason(self, reason: Reason) -> None:
        """Say at the top why something was not done."""
        self.notice.say(str(reason), "danger")

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        dossier, document = facts.dossier, facts.dossier.document
        self.notice.say("")
        self._build(document.kind, concept=facts.concept)
        self.title.setText(title_of(document.kind, document.number))
        self.setWindowTitle(self.title.text())
        party = document.party
        number = self.tr("debiteur %1").replace("%1", party.number) if party else ""
        whom = f"{party.title} · {number}" if party else ""
        self.subtitle.setText(" · ".join(part for part in (whom, format_date(document.date)) if part))
        self._show_badges(self._marks(facts))
        self.state.setText(self._said(facts))
        self.details.show_facts([*detail_facts(dossier, facts.dispatch), *self._paper_link(document)])
        self.money.show_facts(money_facts(dossier, self._desk.office.form.lang))
        self.file.show_paper(paper_title(document), format_date(document.date))
        self.documents.show_facts(self._links(facts))
        self.lines.show_rows(*tables.lines(document, dossier.totals, self._desk.office.form.lang))
        self.tabs.show_mails(len(facts.mails))
        self.tabs.show_payments(facts.payments)
        self.tabs.show_history(facts.history)
        self.tabs.show_versions(facts.versions)
        self.tabs.show_notes(facts.notes)
        self.acts.show_facts(facts)
        self._fit()
        order_tabs(*self._tool_buttons(), self._left, self.lines, self.tabs)

    def _marks(self, facts: Facts) -> tuple[Mark, ...]:
        progress = facts.progress
        partly = progress is not None and progress.status == "Gedeeltelijk geannuleerd"
        found = marks(facts.dossier, invoiced=bool(facts.subject.invoiced), partly_cancelled=partly)
        return (*found, paid_mark(progress.paid)) if progress is not None else found

    def _show_badges(self, shown: tuple[Mark, ...]) -> None:
        while self._badges.count():
            item = self._badges.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._marked = [Badge(self._desk.office.ui.theme, mark.word, mark.icon, mark.tone) for mark in shown]
        for badge in self._marked:
            self._badges.addWidget(badge)

    def _said(self, facts: Facts) -> str:
        """Say in one line where the document stands."""
        dossier = facts.dossier
        if facts.concept:
            return self.tr("Concept: nog geen nummer, alles kan nog veranderen.")
        if facts.subject.invoiced:
            return self.tr("Staat op factuur %1.").replace("%1", facts.subject.invoiced)
        if dossier.to_post:
            return self.tr("Definitief. Staat bij 'Te printen en posten'.")
        at = dossier.confirmed_at
        if at is None:
            return ""
        word = self.tr("Definitief sinds %1.") if dossier.document.kind.is_invoice else self.tr("Bevestigd op %1.")
        return word.replace("%1", f"{format_date(at.date())} {format_time(at)}")

    def _paper_link(self, document: SalesDocument) -> list[Fact]:
        """Return the PDF as a link among the details, once there is one that stays."""
        if not document.number:
            return []
        return [Fact("", paper_title(document), act=self._look, icon="eye", name="document.pdf_link")]

    def _links(self, facts: Facts) -> list[Fact]:
        """Return the documents it is tied to."""
        shown = []
        for place, link in enumerate(facts.dossier.links, start=1):
            text = f"{title_of(link.kind, link.number)} · {format_money(link.gross, self._desk.office.form.lang)}"
            shown.append(
                Fact(
                    "",
                    text,
                    act=self._opens(link),
                    icon="link",
                    name=f"document.link_{place}",
                )
            )
        return shown

    def _look(self) -> None:
        self.acts.paper.show(self._id, self.title.text())

    def _opens(self, link: Link) -> Callable[[], object]:
        return lambda: self._desk.open_page(SCREENS[link.kind], link.id)

    # --- acts ------------------------------------------------------------------------------------------

    def show_tab(self, name: str) -> None:
        """Bring a tab below the lines to the front."""
        self.tabs.show_tab(name)

    def _note(self, text: str) -> None:
        facts = self._facts
        if facts is None:
            return
        notes, actor, document = self._desk.sales.notes, self._desk.office.actor, facts.dossier.document
        self._desk.office.ui.jobs.run(
            self,
            lambda: notes.add(document.id, document.kind, text, actor),
            done=lambda _none: self.refresh(),
            failed=lambda error: self.say_reason(reason_of(error)),
        )

    def _heard(self, topics: frozenset[str]) -> None:
        if not topics & TOPICS:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    # --- Qt --------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Show the tools as icons and the blocks narrower where there is no room."""
        self._left.setFixedWidth(LEFT_NARROW if self.width() < NARROW else LEFT)
        tools = self._tool_buttons()
        self._fit_block()
        # The layout of the badges counts them from the next turn on: they are asked themselves.
        marks = sum(badge.sizeHint().width() + 6 for badge in self._marked)
        taken = self.title.sizeHint().width() + marks + HEAD_MARGINS
        room = self.width() - taken - 8 * len(tools)
        small = [button for button in tools if button.objectName().rpartition(".")[2] in SMALL_FIRST]
        large = [button for button in tools if button.property("kind") != "primary"]
        for icons in ([], small, large):
            for button in large:
                _fit_button(button, narrow=button in icons)
            if sum(button.sizeHint().width() for button in tools) <= room:
                return

    def _tool_buttons(self) -> list[Button]:
        """Return the buttons at the head, from left to right."""
        return [
            button
            for place in range(self._tools.count())
            if (item := self._tools.itemAt(place)) is not None and isinstance(button := item.widget(), Button)
        ]

    def _fit_block(self) -> None:
        """Put the buttons of the first block side by side where they fit."""
        shown = [
            button for button in self.acts.buttons.values() if button.parent() is self.action and not button.isHidden()
        ]
        room = self._left.width() - BLOCK_MARGINS
        fits = sum(button.sizeHint().width() + 8 for button in shown) - 8 <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._doing.setDirection(across if fits else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to its width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another tab was in front."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()


def _fit_button(button: Button, *, narrow: bool) -> None:
    word = button.accessibleName()
    text = "" if narrow else word
    if button.label() == text:
        return
    button.setProperty("square", narrow)
    button.set_label(text, word)
    if button.isEnabled():
        button.setToolTip(word if narrow else "")
    button.style().unpolish(button)
    button.style().polish(button)
