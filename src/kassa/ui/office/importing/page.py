"""'Artikelen inlezen', 'Relaties inlezen': file, Kolomindeling, check, progress, report."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.importing.columns import Mapping
from kassa.services.importing.engine import AnyImporting
from kassa.services.importing.plan import Cancelled
from kassa.services.importing.report import Preview, Report, Undone
from kassa.services.ports import Sheet
from kassa.ui.office.importing.file import AskFile, FileStep, ask_file
from kassa.ui.office.importing.mapping import MappingStep
from kassa.ui.office.importing.preview import PreviewStep, grouped
from kassa.ui.office.importing.report import ReportStep
from kassa.ui.office.importing.undo import ask_undo, undone_text
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.importing.words import ImportWords

T = TypeVar("T")
FILE, MAPPING, CHECK, DONE = range(4)
LARGE = 100_000
"""Rows from which writing takes longer than a till waits for the database."""
SHORT_TURN = 0.0005
"""Seconds a thread may keep the interpreter while a list is read, so that the window goes on answering."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take short turns for as long as this lasts (performance.md 1)."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SHORT_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class ImportPage(QFrame):
    """The steps of one import on a tab."""

    close_wanted = Signal()
    imported = Signal(str)
    """Identity of the import that was done."""
    _progressed = Signal(int, int, str)

    def __init__(
        self, office: OfficeContext, importing: AnyImporting, words: ImportWords, ask: AskFile = ask_file
    ) -> None:
        super().__init__()
        self._words = words
        self._office, self._importing = office, importing
        self._path = Path()
        self._sheet: Sheet | None = None
        self._mapping = Mapping(())
        self._corrections: dict[int, list[str]] = {}
        self._cancel = threading.Event()
        self._busy = False
        self.setProperty("fx", "page")
        self.setObjectName("import")
        self.setWindowTitle(words.title)
        theme = office.ui.theme
        self.files = FileStep(theme, ask)
        self.columns = MappingStep(theme, importing, words)
        self.check = PreviewStep(theme, office.form, words)
        self.result = ReportStep(theme, office.form, words.name)
        self._stack = QStackedWidget()
        for step in (self.files, self.columns, self.check, self.result):
            self._stack.addWidget(step)
        self._lay_out()
        self.files.chosen.connect(self.read)
        self.columns.changed.connect(self._show_buttons)
        self.check.corrected.connect(self._correct)
        self.result.undo_wanted.connect(self._ask_undo)
        self._progressed.connect(self._show_progress)
        self._show_step(FILE)

    # --- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._office.ui.theme
        self.close_button = Button(theme, self.tr("Sluiten"), name="import.close")
        self.close_button.clicked.connect(self._close)
        self.back = Button(theme, self.tr("Terug"), name="import.back", icon="arrow-left")
        self.back.clicked.connect(self._back)
        self.next = Button(theme, self.tr("Controleren"), name="import.next", kind="primary")
        self.next.clicked.connect(self._next)
        names = (self.tr("Bestand"), self.tr("Kolomindeling"), self.tr("Controle"), self.tr("Klaar"))
        self._steps = [label(f"{place}  {text}", "strong") for place, text in enumerate(names, start=1)]
        steps = QHBoxLayout()
        steps.setContentsMargins(20, 0, 20, 8)
        steps.setSpacing(24)
        for made in self._steps:
            steps.addWidget(made)
        steps.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 8)
        head.setSpacing(10)
        head.addWidget(label(self._words.title, "h1"))
        head.addStretch(1)
        for button in (self.close_button, self.back, self.next):
            head.addWidget(button)
        self.notice = Notice(theme, name="import.notice")
        notices = QHBoxLayout()
        notices.setContentsMargins(20, 0, 20, 0)
        notices.addWidget(self.notice)
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(14)
        self.doing = label("", "body", "second", name="import.doing")
        self.bar = QProgressBar()
        self.bar.setObjectName("import.progress")
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.bar.setTextVisible(False)
        self.cancel = Button(theme, self.tr("Annuleren"), name="import.cancel", sz="s")
        self.cancel.clicked.connect(self._cancelled)
        row.addWidget(self.doing)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(steps)
        column.addLayout(notices)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)
        for keys in ("F12", "Ctrl+Return"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.next.click)

    # --- steps -----------------------------------------------------------------------------------------

    def read(self, path: Path, sheet: str = "") -> None:
        """Open a file, guess its columns and show them."""
        importing = self._importing

        def work() -> tuple[Sheet, Mapping, list[list[str]]]:
            opened = importing.open(path, sheet or None)
            return opened, importing.guess(opened), importing.samples(opened)

        self._run(work, lambda found: self._opened(path, *found), self.tr("Bestand openen"))

    def _opened(self, path: Path, sheet: Sheet, mapping: Mapping, samples: list[list[str]]) -> None:
        self._path, self._sheet, self._corrections = path, sheet, {}
        self.files.show_sheets(sheet)
        self.columns.show_sheet(sheet, mapping, samples, self._importing.vat_codes())
        self._show_step(MAPPING)

    def check_rows(self, *, keep: bool = False) -> None:
        """Judge every row and show the verdicts."""
        sheet, mapping, corrections = self._sheet, self.columns.mapping(), dict(self._corrections)
        if sheet is None:
            return
        self._mapping = mapping
        importing, tell, stop = self._importing, self._progressed.emit, self._cancel.is_set

        def done(preview: Preview) -> None:
            self.check.show_preview(preview, mapping, keep=keep)
            self._show_step(CHECK)
            if preview.counts.new + preview.counts.changed > LARGE:
                told = self.tr(
                    "Een lijst van deze grootte houdt de kassa's bij het opslaan even op. Lees haar in als er niet "
                    "wordt verkocht."
                )
                self.notice.say(told, "info")

        self._run(
            lambda: importing.preview(sheet, mapping, corrections, tell, stop), done, self.tr("Regels controleren")
        )

    def _correct(self, line: int, cells: list[str]) -> None:
        self._corrections[line] = cells
        self.check_rows(keep=True)

    def import_rows(self) -> None:
        """Read the list in."""
        sheet, mapping, path = self._sheet, self._mapping, self._path
        if sheet is None:
            return
        importing, actor, name = self._importing, self._office.actor, self.columns.keep_as.text().strip()
        corrections, tell, stop = dict(self._corrections), self._progressed.emit, self._cancel.is_set

        def work() -> Report:
            with short_turns():
                report = importing.run(sheet, path, mapping, actor, corrections, tell, stop)
            importing.remember(sheet, mapping, name)
            return report

        self._run(work, self._imported, self._words.saving)

    def _imported(self, report: Report) -> None:
        self.result.show_report(report)
        self._show_step(DONE)
        if report.run_id:
            self.imported.emit(report.run_id)

    def _ask_undo(self) -> None:
        if self.result.report is not None:
            ask_undo(self._office.ui.theme, self, self._words, self.result.report, self._undo)

    def _undo(self, report: Report) -> None:
        importing, actor = self._importing, self._office.actor

        def done(undone: Undone) -> None:
            self.result.show_report(report, undone=True)
            self.result.notice.say(undone_text(self._words, undone), "info")

        self._run(lambda: importing.undo(report.run_id, actor), done, self.tr("Ongedaan maken"))

    # --- buttons ---------------------------------------------------------------------------------------

    def _next(self) -> None:
        step = self._stack.currentIndex()
        if step == MAPPING:
            self.check_rows()
        elif step == CHECK:
            self.import_rows()
        elif step == DONE:
            self._again()

    def _back(self) -> None:
        self.notice.say("")
        self._show_step(max(FILE, self._stack.currentIndex() - 1))

    def _again(self) -> None:
        self._sheet = None
        self._corrections = {}
        self._show_step(FILE)

    def _close(self) -> None:
        self._cancel.set()
        self.close_wanted.emit()

    def _cancelled(self) -> None:
        self._cancel.set()
        self.cancel.setEnabled(False)

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        for place, made in enumerate(self._steps):
            made.setProperty("tone", "info" if place == step else "second")
            made.style().unpolish(made)
            made.style().polish(made)
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self._stack.currentIndex()
        self.back.setVisible(step in (MAPPING, CHECK))
        self.next.setVisible(step != FILE)
        texts = {MAPPING: self.tr("Controleren"), CHECK: self.tr("Importeren"), DONE: self.tr("Nog een lijst inlezen")}
        if step in texts:
            self.next.set_label(texts[step])
        ready = self.columns.is_ready() if step == MAPPING else True
        self.next.setEnabled(ready and not self._busy)
        self.back.setEnabled(not self._busy)

    # --- work ------------------------------------------------------------------------------------------

    def _run(self, work: Callable[[], T], done: Callable[[T], None], what: str) -> None:
        if self._busy:
            return
        self._busy = True
        self._cancel.clear()
        self.notice.say("")
        self.files.notice.say("")
        self.doing.setText(what)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._progress.show()
        self._show_buttons()

        def ended(result: T) -> None:
            self._idle()
            done(result)

        self._office.ui.jobs.run(self, work, done=ended, failed=self._failed, lane=Lane.IO)

    def _idle(self) -> None:
        self._busy = False
        self._progress.hide()
        self._show_buttons()

    def _failed(self, error: Exception) -> None:
        self._idle()
        if not isinstance(error, KassaError):
            raise error
        self.notice.say(str(error), "info" if isinstance(error, Cancelled) else "danger")

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if not self._busy:
            return
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        words = {
            "Regels controleren": self.tr("Regels controleren"),
            "Opslaan": self._words.saving,
            "Zoekindex bijwerken": self.tr("Zoekindex bijwerken"),
        }
        text = words.get(what, what)
        self.doing.setText(f"{text}  {grouped(done)} / {grouped(total)}" if total else text)
