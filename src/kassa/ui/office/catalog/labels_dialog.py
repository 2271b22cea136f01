"""'Etiketten': what for, on which paper, how many, where to begin; seen before it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.catalog.label import LabelKind
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import KassaError
from kassa.services.catalog.labels import PRINTER, LabelJob
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.office.sales.paper_printing import paper_preview
from kassa.ui.office.sales.paper_view import PANE_DPI, PageView, Sheets, sheets
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, restyle
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from kassa.services.catalog.labels import Labels
    from kassa.ui.office.context import OfficeContext

_STILL_MS = 250
_FORM_WIDTH = 260
_SHOWN_DPI = PANE_DPI
_LABEL_DPI = 160
_FEW = 6
"""Pages that are shown; the rest looks the same."""


class LabelsDialog(Dialog):
    """Prints labels of articles.

    Args:
        office: theme, jobs, the person.
        labels: draws and prints.
        over: the window.
        article_ids: whose labels.

    Attributes:
        preview: the print preview of the system, while it is open.
    """

    def __init__(self, office: OfficeContext, labels: Labels, over: QWidget, article_ids: tuple[str, ...]) -> None:
        super().__init__(office.ui.theme, over, "", name="labels", width=940)
        self.title.setText(self.tr("Etiketten"))
        self.setAccessibleName(self.title.text())
        self._office, self._labels, self._ids = office, labels, article_ids
        self._pdf = b""
        self._asked = 0
        self.preview: QPrintPreviewDialog | None = None
        self._build()
        self._later = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._later.timeout.connect(self._draw)
        for field in (self.kind, self.paper):
            field.changed.connect(self._changed)
        for typed in (self.copies, self.start):
            typed.edit.textChanged.connect(self._later.start)

    def ask(self) -> None:
        """Show, with the labels as they are proposed."""
        self.open(self.copies.edit)
        self._changed()

    # Building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._office.ui.theme
        kinds = (
            (LabelKind.SHELF.value, self.tr("Schapkaartje: grote prijs")),
            (LabelKind.ARTICLE.value, self.tr("Op het artikel: grote barcode")),
        )
        words = {
            "3x8": self.tr("A4, 3 × 8 (70 × 37 mm)"),
            "2x7": self.tr("A4, 2 × 7 (99 × 38 mm)"),
            PRINTER: self.tr("Etiketprinter"),
        }
        papers = tuple((paper, words[paper]) for paper in self._labels.papers())
        self.kind = ChoiceField(theme, self.tr("Soort"), kinds, name="labels.kind")
        self.paper = ChoiceField(theme, self.tr("Papier"), papers, name="labels.paper")
        self.copies = Field(self.tr("Aantal per artikel"), name="labels.copies")
        self.copies.set_text("1")
        self.start = Field(self.tr("Begin bij etiket"), name="labels.start")
        self.start.set_text("1")
        self.start.set_help(self.tr("Van een vel waar al etiketten af zijn: geteld van links naar rechts."))
        self.said = label("", "body", "second", wrap=True, name="labels.said")
        form = QVBoxLayout()
        form.setSpacing(10)
        for field in (self.kind, self.paper, self.copies, self.start, self.said):
            form.addWidget(field)
        form.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_FORM_WIDTH)
        side.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.pages = QScrollArea()
        self.pages.setObjectName("labels.pages")
        self.pages.setAccessibleName(self.tr("Voorbeeld"))
        self.pages.setWidgetResizable(True)
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(side)
        row.addWidget(self.pages, 1)
        self.body.addLayout(row, 1)
        self.frame.setMinimumHeight(680)
        self.add_button(self.tr("Sluiten"), None, name="labels.close")
        self.print_button = Button(
            theme, self.tr("Afdrukken"), name="labels.print", kind="primary", sz="l", icon="printer"
        )
        self.print_button.setEnabled(False)
        self.print_button.clicked.connect(self._print)
        self.add_action(self.print_button)

    # Showing -------------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self.start.setVisible(self.paper.value() != PRINTER)
        self._draw()

    def _job(self) -> LabelJob:
        on_sheet = self.paper.value() != PRINTER
        return LabelJob(
            self._ids,
            LabelKind(self.kind.value()),
            self.paper.value(),
            _whole(self.copies.text()),
            _whole(self.start.text()) if on_sheet else 1,
        )

    def _draw(self) -> None:
        """Draw the pages elsewhere; only the newest answer counts."""
        self._later.stop()
        self.print_button.setEnabled(False)
        self._asked += 1
        number, job, labels, actor = self._asked, self._job(), self._labels, self._office.actor
        dpi = _LABEL_DPI if job.paper == PRINTER else _SHOWN_DPI

        def work() -> tuple[bytes, Sheets]:
            pdf = labels.preview(job, actor)
            return pdf, sheets(pdf, dpi, _FEW)

        def done(drawn: tuple[bytes, Sheets]) -> None:
            if number == self._asked:
                self._show(job, *drawn)

        def failed(error: Exception) -> None:
            if number == self._asked:
                self._refuse(error)

        self._office.ui.jobs.run(self, work, done=done, failed=failed, lane=Lane.IO)

    def _show(self, job: LabelJob, pdf: bytes, shown: Sheets) -> None:
        self._pdf = pdf
        self.copies.set_error("")
        self.start.set_error("")
        inside = QWidget()
        inside.setProperty("fx", "canvas")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for number, image in enumerate(shown.images, start=1):
            page = PageView(self._theme, image)
            page.setAccessibleName(
                self.tr("Pagina %1 van %2").replace("%1", str(number)).replace("%2", str(shown.pages))
            )
            column.addWidget(page)
        column.addStretch(1)
        self.pages.setWidget(inside)
        self._say(self._summary(job, shown.pages))
        self.print_button.setEnabled(True)

    def _summary(self, job: LabelJob, pages: int) -> str:
        if job.paper == PRINTER:
            text = self.tr("%1 verschillende etiketten, elk %2 keer.").replace("%1", str(pages))
            return text.replace("%2", str(job.copies))
        return self.tr("Vellen: %1.").replace("%1", str(pages))

    def _refuse(self, error: Exception) -> None:
        self._pdf = b""
        reason = error.reason if isinstance(error, KassaError) else None
        field = {"label.copies": self.copies, "label.many": self.copies, "label.start": self.start}.get(
            reason.code if reason is not None else ""
        )
        if field is not None:
            self._say("")
            field.set_error(str(reason))
        else:
            self._say(str(error), "danger")

    def _say(self, text: str, tone: str = "second") -> None:
        restyle(self.said, "tone", tone)
        self.said.setText(text)

    # Printing ------------------------------------------------------------------------------------------------------

    def _print(self) -> None:
        job = self._job()
        if job.paper != PRINTER:
            self.preview = paper_preview((self._pdf,), self.tr("Etiketten"), self._over)
            self.preview.open()
            return
        labels, actor = self._labels, self._office.actor
        self.print_button.setEnabled(False)
        self._say(self.tr("Bezig met afdrukken…"))
        self._office.ui.jobs.run(
            self, lambda: labels.print(job, actor), done=self._printed, failed=self._not_printed, lane=Lane.IO
        )

    def _not_printed(self, error: Exception) -> None:
        self.print_button.setEnabled(True)
        self._say(str(error), "danger")

    def _printed(self, done: Delivered) -> None:
        self.print_button.setEnabled(True)
        if done.outcome in (Outcome.CONFIRMED, Outcome.HANDED_OVER):
            self._say(self.tr("Naar de etiketprinter gestuurd."), "success")
        else:
            self._say(str(done.reason or ""), "danger")


def _whole(text: str) -> int:
    """Return a typed whole number; 0 for anything else, which is refused in words."""
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
