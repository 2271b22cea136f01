"""'Inleesruns': the imports that were done, the report of each, and undoing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kassa.domain.errors import KassaError
from kassa.output.table import CellKind
from kassa.services.importing.engine import AnyImporting
from kassa.services.importing.report import Report, RunInfo, Undone
from kassa.ui.office.importing.report import ReportStep
from kassa.ui.office.importing.undo import ask_undo, undone_text
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.importing.words import ImportWords

IMPORT = "import"


class RunPage(QFrame):
    """The report of one import."""

    close_wanted = Signal()

    def __init__(self, office: OfficeContext, importing: AnyImporting, words: ImportWords, run_id: str) -> None:
        super().__init__()
        self._words = words
        self._office, self._importing, self._run_id = office, importing, run_id
        self.setProperty("fx", "page")
        self.setObjectName("import_run")
        self.setWindowTitle(self.tr("Inleesrun"))
        self.title = label(self.tr("Inleesrun"), "h1")
        self.told = label("", "caption", name="import_run.told")
        close = Button(office.ui.theme, self.tr("Sluiten"), name="import_run.close")
        close.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 4)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.told)
        head.addStretch(1)
        head.addWidget(close)
        self.result = ReportStep(office.ui.theme, office.form, words.name)
        self.result.undo_wanted.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.result, 1)
        office.ui.jobs.run(self, lambda: importing.run_info(run_id), done=self._show, failed=self._failed)

    def _show(self, run: RunInfo) -> None:
        moment = int(run.started_at.timestamp()) * 1_000_000
        self.setWindowTitle(run.file_name)
        self.title.setText(run.file_name)
        told = [self._office.form.text(CellKind.MOMENT, moment), run.employee]
        self.told.setText(" · ".join(part for part in told if part))
        self.result.show_report(run.report, undone=run.undone_at is not None)
        self.result.undo_button.setEnabled(self._office.actor.may(self._importing.right))

    def _ask(self) -> None:
        if self.result.report is not None:
            ask_undo(self._office.ui.theme, self, self._words, self.result.report, self._undo)

    def _undo(self, report: Report) -> None:
        importing, actor = self._importing, self._office.actor
        self.result.undo_button.setEnabled(False)

        def done(undone: Undone) -> None:
            self.result.show_report(report, undone=True)
            self.result.notice.say(undone_text(self._words, undone), "info")

        self._office.ui.jobs.run(self, lambda: importing.undo(report.run_id, actor), done=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.result.undo_button.setEnabled(True)
        self.result.notice.say(str(error), "danger")


def runs_page(
    office: OfficeContext, importing: AnyImporting, name: str, about: str, open_document: Callable[[str, str], object]
) -> ListPage:
    """Return a list of imports; 'Nieuw' reads another list in.

    Args:
        office: the signed-in employee and what pages are made with.
        importing: who may read such lists in.
        name: of the list of imports, and of the page of one.
        about: the page whose document ``IMPORT`` reads a list in.
        open_document: opens a page.
    """
    right = importing.right
    hooks = ListHooks(
        open_row=lambda row: open_document(name, row.key),
        new=lambda: open_document(about, IMPORT),
        new_denied="" if office.actor.may(right) else right.dutch,
    )
    placeholder = QCoreApplication.translate("ImportUndo", "Zoek op bestand of medewerker…")
    page = ListPage(office, office.data.lists.spec(name), hooks, placeholder)
    page.setWindowTitle(page.spec.title)
    return page
