"""The preview beside a list of sales documents: blocks, buttons and the first page of the paper (picture 08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_date
from kassa.ui.office.lists.pane import PreviewPane
from kassa.ui.office.mail.words import size_words
from kassa.ui.office.sales import actions_bar
from kassa.ui.office.sales.acting import DocumentActs
from kassa.ui.office.sales.blocks import Block, Fact, PaperRow, block_titles, detail_facts, money_facts
from kassa.ui.office.sales.facts import Facts, read_facts
from kassa.ui.office.sales.paper_view import PANE_DPI, PageView, Sheets, sheets
from kassa.ui.office.sales.words import marks, paid_mark, paper_title, title_of
from kassa.ui.office.why import Why, reason_of
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.labels import rule
from kassa.ui.widgets.notice import Notice
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.sales.document import DocumentKind
    from kassa.services.lists.spec import Row
    from kassa.ui.office.sales.desk import SalesDesk

ACROSS = 2
REST_MS = 200
"""How long the list rests on a row before its paper is drawn."""


class DocumentPane(PreviewPane):
    """One document, read when its row becomes current; an older answer is dropped."""

    changed = Signal()

    def __init__(self, desk: SalesDesk, name: str, kind: DocumentKind) -> None:
        theme = desk.office.ui.theme
        super().__init__(theme, name)
        self._desk = desk
        self._key = ""
        self._asked = 0
        self._facts: Facts | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask_paper)
        self.why = Why(theme, self)
        self.acts = DocumentActs(desk, self, self.why, f"{name}.pane", self.say_reason)
        self.acts.changed.connect(self._again)
        self.acts.changed.connect(self.changed)
        self.notice = Notice(theme, name=f"{name}.pane_notice")
        self._badges = QHBoxLayout()
        self._badges.setSpacing(6)
        titles = block_titles(kind)
        self.action = Block(theme, titles[0], name=f"{name}.pane_action", card=False)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(8)
        self.action.body.addLayout(self._buttons)
        self.details = Block(theme, titles[1], name=f"{name}.pane_details", card=False)
        self.money = Block(theme, self.tr("Financieel"), name=f"{name}.pane_financial", card=False)
        self.documents = Block(theme, self.tr("Documenten"), name=f"{name}.pane_documents", card=False)
        self._file = PaperRow(theme, name=f"{name}.pane_pdf", show=self._look)
        self.documents.body.addWidget(self._file)
        self.mails = Block(theme, self.tr("E-mail"), name=f"{name}.pane_mails", card=False)
        self._paper = QVBoxLayout()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.action, self.details, self.money, self.documents, self.mails):
            column.addWidget(rule())
            column.addWidget(part)
        column.addLayout(self._paper)
        self.body.addLayout(self._badges)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    # --- reading ---------------------------------------------------------------------------------------

    def show_row(self, row: Row | None) -> None:
        """Show the document of a row, or nothing."""
        super().show_row(row)
        key = row.key if row is not None else ""
        if key != self._key:
            self._key = key
            self._clear()
        self._again()

    def _again(self) -> None:
        if not self._key:
            return
        self._asked += 1
        number, desk, key = self._asked, self._desk, self._key

        def done(facts: Facts) -> None:
            if number == self._asked:
                self._show(facts)

        def failed(error: Exception) -> None:
            if number == self._asked:
                self._clear()
                self.say_reason(reason_of(error))

        desk.office.ui.jobs.run(self, lambda: read_facts(desk, key), done=done, failed=failed, lane=Lane.IO)

    def say_reason(self, reason: Reason) -> None:
        """Say why something was not done."""
        self.notice.say(str(reason), "danger")

    def _clear(self) -> None:
        self._asked += 1
        self.title.setText("")
        self.subtitle.setText("")
        self.notice.say("")
        self._inside.hide()
        self._empty(self._badges)
        self._empty(self._paper)

    def _show(self, facts: Facts) -> None:
        dossier, document = facts.dossier, facts.dossier.document
        theme = self._desk.office.ui.theme
        self.title.setText(title_of(document.kind, document.number))
        party = document.party
        number = self.tr("debiteur %1").replace("%1", party.number) if party else ""
        self.subtitle.setText(f"{party.title} · {number}" if party else "")
        self.notice.say("")
        self._empty(self._badges)
        progress = facts.progress
        partly = progress is not None and progress.status == "Gedeeltelijk geannuleerd"
        shown = marks(dossier, invoiced=bool(facts.subject.invoiced), partly_cancelled=partly)
        for mark in (*shown, paid_mark(progress.paid)) if progress is not None else shown:
            self._badges.addWidget(Badge(theme, mark.word, mark.icon, mark.tone))
        self._badges.addStretch(1)
        self._show_buttons(facts)
        self.details.show_facts(detail_facts(dossier, facts.dispatch))
        self.money.show_facts(money_facts(dossier, self._desk.office.form.lang))
        self._file.show_paper(paper_title(document), format_date(document.date))
        self.mails.setVisible(bool(facts.mails))
        self.mails.show_facts([Fact(mail.subject, mail.state, mail.tone) for mail in facts.mails])
        self._inside.show()
        self._facts = facts
        self._rest.start()

    def _show_buttons(self, facts: Facts) -> None:
        self.acts.drop()
        names = actions_bar.pane_of(facts.dossier.document.kind, concept=facts.concept)
        for place, button in enumerate(self.acts.make(names, tonal=True)):
            self._buttons.addWidget(button, place // ACROSS, place % ACROSS)
        self.acts.show_facts(facts)

    def _look(self) -> None:
        self.acts.paper.show(self._key, self.title.text())

    def _ask_paper(self) -> None:
        """Draw the first page elsewhere, once the list rests on a row, and show it when it is there."""
        facts = self._facts
        if facts is None or facts.dossier.document.id != self._key:
            return
        number, papers, document = self._asked, self._desk.sales.papers, facts.dossier.document

        def done(shown: Sheets) -> None:
            if number == self._asked:
                size = size_words(shown.size)
                self._file.show_paper(paper_title(document), f"{format_date(document.date)} · {size}")
                self._show_paper(shown)

        def failed(error: Exception) -> None:
            if number == self._asked:
                self.say_reason(reason_of(error))

        self._desk.office.ui.jobs.run(
            self, lambda: sheets(papers.pdf(document.id).content, PANE_DPI, 1), done=done, failed=failed, lane=Lane.IO
        )

    def _show_paper(self, shown: Sheets) -> None:
        self._empty(self._paper)
        page = PageView(self._desk.office.ui.theme, shown.images[0])
        page.setAccessibleName(self.tr("Eerste pagina van het document"))
        self._paper.addWidget(page, 0, Qt.AlignmentFlag.AlignTop)

    def _empty(self, layout: QHBoxLayout | QVBoxLayout) -> None:
        while layout.count():
            item = layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
