"""What an import did: counts, the rows that need an eye, the report as a file, and undoing it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.output.table import CellKind
from kassa.services.importing.report import Report
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.importing.preview import grouped
from kassa.ui.office.importing.words import badge_words, line_column, text_column, verdict_column
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.file_dialog import ask_save
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.output.table import Cell, CellFormat
    from kassa.ui.theme.theme import Theme

AskPath = Callable[[QWidget, str], str]


def ask_path(parent: QWidget, proposal: str) -> str:
    """Ask where the report goes; empty when the person thought better of it."""
    return ask_save(parent, parent.window().windowTitle(), proposal, "CSV (*.csv)")


class ReportStep(QWidget):
    """The counts as key figures and the problems as a table."""

    undo_wanted = Signal()

    def __init__(self, theme: Theme, form: CellFormat, about: str, ask: AskPath = ask_path) -> None:
        super().__init__()
        self._about = about
        self._ask = ask
        self.report: Report | None = None
        self.notice = Notice(theme, name="import.result")
        row = QHBoxLayout()
        row.setSpacing(12)
        words = badge_words()
        self._numbers: dict[str, QLabel] = {}
        for badge in ("new", "changed", "unchanged", "double", "warning", "error"):
            card = QFrame()
            card.setProperty("fx", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 12, 16, 12)
            inside.setSpacing(2)
            number = label("0", "amountl", name=f"import.count_{badge}")
            text = words[badge].text if badge != "new" else self.tr("Nieuw")
            inside.addWidget(label(text, "caption"))
            inside.addWidget(number)
            row.addWidget(card, 1)
            self._numbers[badge] = number
        self.save_button = Button(theme, self.tr("Verslag bewaren"), name="import.save_report", icon="download")
        self.save_button.clicked.connect(self._save)
        self.undo_button = Button(theme, self.tr("Ongedaan maken"), name="import.undo", kind="danger", icon="undo-2")
        self.undo_button.clicked.connect(self.undo_wanted)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self._heading = label(self.tr("Regels om na te kijken"), "title")
        tools.addWidget(self._heading)
        tools.addStretch(1)
        tools.addWidget(self.save_button)
        tools.addWidget(self.undo_button)
        self.table = RowTable(theme, form, name="import.problems", accessible=self.tr("Regels om na te kijken"))
        self.more = label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addLayout(row)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        column.addWidget(self.more)
        column.addStretch()

    def show_report(self, report: Report, *, undone: bool = False) -> None:
        """Show a report; an import that was undone cannot be undone again."""
        self.report = report
        counts = report.counts.as_body()
        for badge, number in self._numbers.items():
            number.setText(grouped(counts[badge]))
        if undone:
            self.notice.say(self.tr("Deze import is ongedaan gemaakt."), "info")
        elif not report.run_id:
            self.notice.say(self.tr("Er viel niets te wijzigen: alles stond al zo in de winkel."), "info")
        else:
            told = self.tr("%1 van %2 regels zijn ingelezen of stonden er al.")
            good = report.counts.rows - report.counts.error - report.counts.double
            self.notice.say(
                told.replace("%1", grouped(good)).replace("%2", grouped(report.counts.rows)),
                "warn" if report.counts.error else "success",
            )
        self.undo_button.setVisible(bool(report.run_id) and not undone)
        code = Column("code", self.tr("Code"), CellKind.CODE, 160, sortable=False, filterable=False)
        name = Column("name", self._about, CellKind.TEXT, 260, sortable=False, filterable=False)
        columns = [line_column(), verdict_column(), code, *([name] if self._about else []), text_column()]
        rows: list[tuple[Cell, ...]] = [
            (one.line, one.badge, one.code, *([one.name] if self._about else []), one.text) for one in report.problems
        ]
        self.table.show_rows(columns, rows)
        self.table.setVisible(bool(rows))
        self._heading.setVisible(bool(rows))
        left = self.tr("En nog %1 regels.").replace("%1", grouped(report.more_problems))
        self.more.setText(left if report.more_problems else "")

    def _save(self) -> None:
        if self.report is None:
            return
        path = self._ask(self, self.tr("verslag {}").format(Path(self.report.file_name).stem) + ".csv")
        if path:
            write_report(Path(path), self.report)


def write_report(path: Path, report: Report) -> None:
    """Write the counts and the problems as CSV; no cell can start a formula (reliability.md 24)."""
    words = badge_words()
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow([_safe(report.file_name), report.counts.rows])
        for badge, count in report.counts.as_body().items():
            out.writerow([words[badge].text, count])
        out.writerow([])
        for one in report.problems:
            out.writerow([one.line, words[one.badge].text, _safe(one.code), _safe(one.name), _safe(one.text)])


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
