"""Running an export: small ones in a job, large ones in a process of their own, both ending in the bell.

Writing a spreadsheet is heavy Python; in a thread it would make every window of this program stutter
(performance.md 3.8).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from kassa.domain.errors import KassaError
from kassa.services.lists.exporting import ExportRequest
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext

SMALL = 2000
"""Rows that are written within a blink."""


class Exports(QObject):
    """Starts exports and reports them in the bell."""

    def __init__(self, office: OfficeContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._runs: dict[int, ExportRun] = {}

    @property
    def running(self) -> int:
        """How many processes are at work."""
        return len(self._runs)

    def start(self, request: ExportRequest, rows: int) -> None:
        """Write a list of ``rows`` rows to the file of the request."""
        name = Path(request.path).name
        number = self._office.notices.start(self.tr("Exporteren: %1").replace("%1", name), self._rows(0, rows))
        if rows <= SMALL:
            self._in_job(request, number)
        else:
            self._in_process(request, number, rows)

    def _in_job(self, request: ExportRequest, number: int) -> None:
        exporting, notices = self._office.data.exporting, self._office.notices

        def done(rows: int) -> None:
            notices.end(number, self._written(rows), path=request.path)

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            notices.end(number, str(error), failed=True)

        self._office.ui.jobs.run(self, lambda: exporting.run(request), done=done, failed=failed, lane=Lane.IO)

    def _in_process(self, request: ExportRequest, number: int, rows: int) -> None:
        run = ExportRun(self._office.command, request, self)
        self._runs[number] = run
        run.progressed.connect(lambda done: self._office.notices.progress(number, self._rows(done, rows)))
        run.ended.connect(lambda trouble: self._ended(number, request, trouble))
        run.start()

    def _ended(self, number: int, request: ExportRequest, trouble: str) -> None:
        run = self._runs.pop(number, None)
        if run is not None:
            run.deleteLater()
        if trouble:
            self._office.notices.end(number, trouble, failed=True)
        else:
            self._office.notices.end(number, self.tr("Klaar."), path=request.path)

    def _rows(self, done: int, rows: int) -> str:
        text = self.tr("%1 van %2 regels")
        return text.replace("%1", _dotted(done)).replace("%2", _dotted(rows))

    def _written(self, rows: int) -> str:
        return self.tr("Klaar: %1 regels.").replace("%1", _dotted(rows))


class ExportRun(QObject):
    """One export in a process of its own."""

    progressed = Signal(int)
    """Rows done."""
    ended = Signal(str)
    """Empty when it went well, else what went wrong."""

    def __init__(self, command: tuple[str, ...], request: ExportRequest, parent: QObject) -> None:
        super().__init__(parent)
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as handle:
            handle.write(request.text())
        self._handle = Path(handle.name)
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        words = ["export", request.list_name, request.path, "--request", handle.name]
        self._process.setArguments([*command[1:], *words])
        self._process.readyReadStandardOutput.connect(self._heard)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Begin."""
        self._process.start()

    def _heard(self) -> None:
        lines = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace").split()
        counts = [int(word) for word in lines if word.isdigit()]
        if counts:
            self.progressed.emit(counts[-1])

    def _finished(self, code: int) -> None:
        self._handle.unlink(missing_ok=True)
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        if code == 0:
            self.ended.emit("")
        else:
            self.ended.emit(said or self.tr("De export is gestopt. Er is geen bestand gemaakt. Probeer opnieuw."))

    def _failed(self, problem: QProcess.ProcessError) -> None:
        if problem is QProcess.ProcessError.FailedToStart:
            self._handle.unlink(missing_ok=True)
            self.ended.emit(self.tr("De export kon niet starten. Probeer opnieuw."))


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
