"""Running an export: small ones in a job, large ones in a process of their own, both ending in the bell.

Writing a spreadsheet is heavy Python; in a thread it would make every window of this program stutter
(performance.md 3.8).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

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
        self._processes: dict[int, QProcess] = {}

    @property
    def running(self) -> int:
        """How many processes are at work."""
        return len(self._processes)

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
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as handle:
            handle.write(request.text())
        process = QProcess(self)
        self._processes[number] = process
        process.setProgram(self._office.command[0])
        process.setArguments(
            [*self._office.command[1:], "export", request.list_name, request.path, "--request", handle.name]
        )
        process.readyReadStandardOutput.connect(lambda: self._heard(process, number, rows))
        process.finished.connect(lambda code, _how: self._ended(process, number, request, code, Path(handle.name)))
        process.errorOccurred.connect(lambda problem: self._not_started(process, number, problem))
        process.start()

    def _heard(self, process: QProcess, number: int, rows: int) -> None:
        lines = bytes(process.readAllStandardOutput().data()).decode(errors="replace").split()
        counts = [int(word) for word in lines if word.isdigit()]
        if counts:
            self._office.notices.progress(number, self._rows(counts[-1], rows))

    def _ended(self, process: QProcess, number: int, request: ExportRequest, code: int, handle: Path) -> None:
        handle.unlink(missing_ok=True)
        self._processes.pop(number, None)
        process.deleteLater()
        if code == 0:
            self._office.notices.end(number, self.tr("Klaar."), path=request.path)
            return
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        text = said or self.tr("De export is gestopt. Er is geen bestand gemaakt. Probeer opnieuw.")
        self._office.notices.end(number, text, failed=True)

    def _not_started(self, process: QProcess, number: int, problem: QProcess.ProcessError) -> None:
        if problem is QProcess.ProcessError.FailedToStart:
            self._processes.pop(number, None)
            process.deleteLater()
            self._office.notices.end(number, self.tr("De export kon niet starten. Probeer opnieuw."), failed=True)

    def _rows(self, done: int, rows: int) -> str:
        text = self.tr("%1 van %2 regels")
        return text.replace("%1", _dotted(done)).replace("%2", _dotted(rows))

    def _written(self, rows: int) -> str:
        return self.tr("Klaar: %1 regels.").replace("%1", _dotted(rows))


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
