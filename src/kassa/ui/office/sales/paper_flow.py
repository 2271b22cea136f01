"""The paper of documents: shown, printed, exported, mailed, marked as posted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kassa.ui.office.bell import open_file
from kassa.ui.office.sales.desk import Flow, SalesDesk
from kassa.ui.office.sales.paper_printing import paper_preview
from kassa.ui.office.sales.paper_view import SCREEN_DPI, PaperDialog, Sheets, sheets
from kassa.ui.widgets.file_dialog import ask_save
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from kassa.domain.errors import Reason

FORMATS = (("pdf", "PDF (*.pdf)"), ("csv", "CSV (*.csv)"), ("xlsx", "Excel (*.xlsx)"))
AskPath = Callable[[QWidget, str, str, str], str]


class PaperFlow(Flow):
    """'Afdrukken', 'Exporteren', 'Mailen' and the page on the screen.

    Attributes:
        ask_path: asks where a file goes; tests answer for the person.
        preview: the print preview that is open.
    """

    def __init__(self, desk: SalesDesk, page: QWidget, say: Callable[[Reason], None]) -> None:
        super().__init__(desk, page, say)
        self.ask_path: AskPath = ask_save
        self.preview: QPrintPreviewDialog | None = None

    def show(self, document_id: str, title: str) -> None:
        """Show the pages over the window."""
        papers = self._desk.sales.papers

        def done(shown: Sheets) -> None:
            PaperDialog(self._theme, self.over, title, shown, lambda: self.print((document_id,), title)).show_paper()

        self.run(lambda: sheets(papers.pdf(document_id).content, SCREEN_DPI), done, Lane.IO)

    def print(self, ids: Sequence[str], title: str) -> None:
        """Show the print preview of one or more documents."""
        papers, chosen = self._desk.sales.papers, tuple(ids)

        def done(files: tuple[bytes, ...]) -> None:
            self.preview = paper_preview(files, title, self.over)
            self.preview.finished.connect(self._printed)
            self.preview.open()

        self.run(lambda: tuple(papers.pdf(one).content for one in chosen), done, Lane.IO)

    def _printed(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
            self.preview = None

    def export(self, ids: Sequence[str], name: str, suffix: str) -> None:
        """Ask where the file goes and write it; the toast opens it."""
        kind = dict(FORMATS)[suffix]
        path = self.ask_path(self.over, self.tr("Exporteren"), f"{name}.{suffix}", kind)
        if not path:
            return
        if not path.lower().endswith(f".{suffix}"):
            path = f"{path}.{suffix}"
        papers, chosen = self._desk.sales.papers, tuple(ids)

        def done(_result: object) -> None:
            text = self.tr("%1 is bewaard").replace("%1", Path(path).name)
            self.tell(text, self.tr("Openen"), lambda: open_file(path))

        self.run(lambda: papers.export(chosen, Path(path)), done, Lane.IO)

    def mail(self, document_id: str) -> None:
        """Ask to whom and with which template, then send it or open 'Versturen e-mail'."""
        mail, page = self._desk.mail, self._page
        mail.ask(page, document_id, lambda choice: mail.send(page, document_id, choice))

    def mark_posted(self, ids: Sequence[str]) -> None:
        """Take invoices off the list to print and post."""
        invoicing, actor, chosen = self._desk.sales.invoicing, self._desk.office.actor, tuple(ids)

        def done(_result: object) -> None:
            self.changed.emit()
            if len(chosen) == 1:
                self.tell(self.tr("1 factuur als gepost gemarkeerd"))
            else:
                self.tell(self.tr("%1 facturen als gepost gemarkeerd").replace("%1", str(len(chosen))))

        self.run(lambda: invoicing.mark_posted(chosen, actor), done)
