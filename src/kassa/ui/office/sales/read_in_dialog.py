"""'Inlezen' (F9): a CSV file or the memory of a portable scanner, with a preview of what was and was not understood."""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.sales.read_in import Columns, ReadField, check_columns
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.file_dialog import ask_open
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.sales.document import SalesDocument
    from kassa.services.sales.read_in import Batch, ReadFile, ReadIn
    from kassa.ui.office.context import OfficeContext

AskFile = Callable[[QWidget], str]
FILE, SCANNER = "file", "scanner"
SPEEDS = ("9600", "19200", "38400", "57600", "115200")
_TABLE = 150


def remembered_under() -> str:
    """Return the key of the port and speed of this workstation."""
    return f"office.portable_scanner@{platform.node()}"


def ask_file(parent: QWidget) -> str:
    """Ask the person for a file; empty when they thought better of it."""
    title = QCoreApplication.translate("ReadInDialog", "Bestand kiezen")
    return ask_open(parent, title, "CSV, Excel, ODS (*.csv *.txt *.tsv *.xlsx *.xls *.ods)")


class ReadInDialog(Dialog):
    """``finished`` carries the tuple of lines to add, or ``None``: then nothing changes."""

    def __init__(
        self,
        office: OfficeContext,
        over: QWidget,
        read_in: ReadIn,
        document: SalesDocument,
        ask: AskFile = ask_file,
    ) -> None:
        text = self.tr("Er verandert pas iets na 'toevoegen'. Rijen die niet begrepen zijn, staan er met de reden bij.")
        super().__init__(office.ui.theme, over, self.tr("Inlezen"), name="read_in", text=text, width=900)
        self._office, self._read_in, self._document, self._ask = office, read_in, document, ask
        self._file: ReadFile | None = None
        self._batch: Batch | None = None
        self._columns: list[ChoiceField] = []
        self._stop = threading.Event()
        self._asked = 0
        self.finished.connect(self._stop.set)
        self._build_source()
        self._build_preview()
        self.add_button(self.tr("Annuleren"), None, name="read_in.cancel")
        self.take = Button(self._theme, "", name="read_in.take", kind="primary", sz="l")
        self.take.clicked.connect(self._take)
        self.add_action(self.take)
        self._show_batch(None)
        self._recall()

    # --- building --------------------------------------------------------------------------------------

    def _build_source(self) -> None:
        theme = self._theme
        options = ((FILE, self.tr("CSV-bestand")), (SCANNER, self.tr("Draagbare scanner")))
        self.source = Segmented(theme, options, name="read_in.source")
        self.source.chosen.connect(self._other_source)
        self.choose = Button(theme, self.tr("Bestand kiezen…"), name="read_in.choose", icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.port = ChoiceField(theme, self.tr("Poort"), (), name="read_in.port")
        speeds = [(speed, speed) for speed in SPEEDS]
        self.speed = ChoiceField(theme, self.tr("Snelheid"), speeds, name="read_in.speed")
        self.read = Button(theme, self.tr("Uitlezen"), name="read_in.read", icon="scan-barcode")
        self.read.clicked.connect(self._read_scanner)
        self.body.addWidget(self.source, 0, Qt.AlignmentFlag.AlignLeft)
        self._file_part, self._scanner_part = QWidget(), QWidget()
        row = QHBoxLayout(self._file_part)
        row.setContentsMargins(0, 0, 0, 0)
        self.about = label("", "body", "second", name="read_in.about")
        row.addWidget(self.choose)
        row.addWidget(self.about, 1)
        row = QHBoxLayout(self._scanner_part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.port, 2)
        row.addWidget(self.speed, 1)
        row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self._file_part)
        self.body.addWidget(self._scanner_part)
        self._scanner_part.hide()
        inside = QWidget()
        inside.setProperty("fx", "surface")
        self._mapping = QHBoxLayout(inside)
        self._mapping.setContentsMargins(0, 0, 0, 0)
        self._mapping_area = QScrollArea()
        self._mapping_area.setWidgetResizable(True)
        self._mapping_area.setWidget(inside)
        self._mapping_area.setFixedHeight(78)
        self._mapping_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mapping_area.hide()
        self.body.addWidget(self._mapping_area)
        self.notice = Notice(theme, name="read_in.notice")
        self.body.addWidget(self.notice)

    def _build_preview(self) -> None:
        form = self._office.form
        self.good_word = label("", "strong", name="read_in.good_count")
        self.good = RowTable(self._theme, form, name="read_in.good", accessible=self.tr("Voorgestelde regels"))
        self.bad_word = label("", "strong", "danger", name="read_in.bad_count")
        self.bad = RowTable(self._theme, form, name="read_in.bad", accessible=self.tr("Niet begrepen rijen"))
        for table in (self.good, self.bad):
            table.setMinimumHeight(_TABLE)
        for part in (self.good_word, self.good, self.bad_word, self.bad):
            self.body.addWidget(part, 1 if isinstance(part, RowTable) else 0)
        self.body.addStretch(0)  # takes the room while there is nothing to preview
        self.frame.setMinimumHeight(min(640, self._over.height() - 48))

    # --- reading ---------------------------------------------------------------------------------------

    def _other_source(self, source: str) -> None:
        self._file_part.setVisible(source == FILE)
        self._scanner_part.setVisible(source == SCANNER)
        self._mapping_area.setVisible(source == FILE and self._file is not None)
        self.notice.say("")
        self._show_batch(None)
        if source == SCANNER and not self.port.value():
            self._office.ui.jobs.run(
                self, self._read_in.ports, done=self._show_ports, failed=self._failed, lane=Lane.IO
            )

    def _choose(self) -> None:
        path = self._ask(self)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Read a file as if it was chosen."""
        read_in = self._read_in
        self._office.ui.jobs.run(self, lambda: read_in.open(path), done=self._opened, failed=self._failed, lane=Lane.IO)

    def _opened(self, file: ReadFile) -> None:
        self._file = file
        self.about.setText(file.about)
        while (item := self._mapping.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._columns = []
        words = self._field_words()
        heads = next((cells for number, cells in file.sample if number == file.columns.head), None)
        for place, field in enumerate(file.columns.fields):
            title = heads[place].strip() if heads is not None and place < len(heads) else ""
            example = next(
                (cells[place] for _, cells in file.sample if place < len(cells) and cells[place].strip()), ""
            )
            text = title or self.tr("Kolom %1: %2").replace("%1", str(place + 1)).replace("%2", example[:20])
            choice = ChoiceField(self._theme, text, words, name=f"read_in.column_{place + 1}")
            choice.set_value(field.value if field else "")
            choice.changed.connect(self._read_file)
            choice.setMinimumWidth(170)
            self._columns.append(choice)
            self._mapping.addWidget(choice)
        self._mapping.addStretch(1)
        self._mapping_area.setVisible(True)
        self._read_file()

    def _field_words(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Niet inlezen")),
            (ReadField.CODE.value, self.tr("Barcode of nummer")),
            (ReadField.QUANTITY.value, self.tr("Aantal")),
            (ReadField.PRICE.value, self.tr("Prijs")),
            (ReadField.NAME.value, self.tr("Omschrijving")),
        ]

    def columns(self) -> Columns:
        """Return which column holds what, as it is chosen now."""
        head = self._file.columns.head if self._file is not None else 0
        return Columns(tuple(ReadField(one.value()) if one.value() else None for one in self._columns), head)

    def _read_file(self) -> None:
        if self._file is None:
            return
        columns = self.columns()
        wrong = check_columns(columns)
        if wrong is not None:
            self.notice.say(str(wrong), "warn")
            self._show_batch(None)
            return
        self.notice.say("")
        read_in, document, path = self._read_in, self._document, self._file.path
        self._run(lambda: read_in.from_csv(document, path, columns), Lane.DB)

    def _show_ports(self, ports: tuple[tuple[str, str], ...]) -> None:
        chosen = self.port.value()
        self.port.set_choices([(name, f"{name} · {said}" if said else name) for name, said in ports])
        self.port.set_value(chosen)
        if not ports:
            self.notice.say(self.tr("Geen seriële poort gevonden. Sluit de scanner aan en kies opnieuw."), "warn")
        self.read.setEnabled(bool(ports))

    def _read_scanner(self) -> None:
        port, speed = self.port.value(), int(self.speed.value())
        self.notice.say(self.tr("Druk nu op de scanner op verzenden."), "info")
        self.read.setEnabled(False)
        saved, employee = self._office.data.saved, self._office.actor.employee_id
        body = {"port": port, "speed": speed}
        key = remembered_under()
        self._office.ui.jobs.run(self, lambda: saved.set_preference(employee, key, body))
        read_in, document, stop = self._read_in, self._document, self._stop
        self._run(lambda: read_in.from_scanner(document, port, speed, stop.is_set), Lane.IO)

    def _run(self, work: Callable[[], Batch], lane: Lane) -> None:
        self._asked += 1
        number = self._asked

        def done(batch: Batch) -> None:
            if number == self._asked:
                self.read.setEnabled(True)
                self.notice.say("")
                self._show_batch(batch)

        self._office.ui.jobs.run(self, work, done=done, failed=self._failed, lane=lane)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.read.setEnabled(True)
        self._show_batch(None)
        self.notice.say(str(error), "danger")

    def _recall(self) -> None:
        saved, employee = self._office.data.saved, self._office.actor.employee_id
        key = remembered_under()
        self._office.ui.jobs.run(self, lambda: saved.preference(employee, key), done=self._recalled)

    def _recalled(self, body: Mapping[str, object]) -> None:
        port, speed = str(body.get("port", "")), str(body.get("speed", ""))
        if port:
            self.port.add_choice(port, port)
            self.port.set_value(port)
        if speed in SPEEDS:
            self.speed.set_value(speed)

    # --- preview ---------------------------------------------------------------------------------------

    @property
    def batch(self) -> Batch | None:
        """What would be added."""
        return self._batch

    def _show_batch(self, batch: Batch | None) -> None:
        self._batch = batch
        good = () if batch is None else batch.good
        bad = () if batch is None else batch.bad
        self.good_word.setText(self.tr("Voorgestelde regels: %1").replace("%1", str(len(good))))
        self.bad_word.setText(self.tr("Niet begrepen rijen: %1").replace("%1", str(len(bad))))
        for part in (self.good_word, self.good):
            part.setVisible(batch is not None)
        for part in (self.bad_word, self.bad):
            part.setVisible(bool(bad))
        if batch is not None:
            self._fill(batch)
        self.take.set_label(self.tr("%1 regels toevoegen").replace("%1", str(len(good))))
        self.take.setEnabled(bool(good))
        self._fit()

    def _fill(self, batch: Batch) -> None:
        good = (
            Column("rows", self.tr("Rij"), CellKind.TEXT, 90),
            Column("number", self.tr("Artikel"), CellKind.TEXT, 130, strong=True),
            Column("name", self.tr("Omschrijving"), CellKind.TEXT, 240, stretch=True),
            Column("quantity", self.tr("Aantal"), CellKind.QUANTITY, 90),
        )
        self.good.show_rows(
            good,
            [
                (
                    _rows(one.rows),
                    one.line.number,
                    " · ".join(part for part in (one.line.name, one.line.detail) if part),
                    one.line.quantity.milli,
                )
                for one in batch.good
            ],
        )
        bad = (
            Column("row", self.tr("Rij"), CellKind.TEXT, 90),
            Column("text", self.tr("Staat er"), CellKind.TEXT, 240),
            Column("reason", self.tr("Reden"), CellKind.TEXT, 300, stretch=True),
        )
        self.bad.show_rows(bad, [(str(one.number), one.text, str(one.reason)) for one in batch.bad])

    def _take(self) -> None:
        if self._batch is not None and self._batch.good:
            self.done(tuple(one.line for one in self._batch.good))


def _rows(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(str(number) for number in numbers[:3])
    return f"{shown} +{len(numbers) - 3}" if len(numbers) > 3 else shown
