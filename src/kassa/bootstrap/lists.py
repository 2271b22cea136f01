"""Commands that bring lists in and take them out: import, export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from kassa.bootstrap.imports import command_line
from kassa.db.engine import Database, open_database
from kassa.db.repos import people
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.settings import company
from kassa.services.acting import acting_as
from kassa.services.lists.exporting import Exporting, ExportRequest
from kassa.services.lists.service import Lists
from kassa.services.settings import Settings
from kassa.system import paths
from kassa.system.clock import SystemClock

_FONTS = ("Inter-Regular.otf", "Inter-Bold.otf")


def export(location: str, name: str, file: Path, request: Path | None = None) -> int:
    """Write a list to a file; its suffix says the format.

    Args:
        location: database file or URL.
        name: name of the list.
        file: what to make.
        request: a file that says which rows and columns; without one it is the whole list. With one, the number of
            rows done is printed every thousand, for the window that started this.
    """
    clock = SystemClock()
    wanted = ExportRequest(name, str(file))
    if request is not None:
        wanted = replace(ExportRequest.from_text(request.read_text(encoding="utf-8")), path=str(file))
    database = open_database(location)
    try:
        actor = _employee(database, wanted.employee_id) if wanted.employee_id else command_line()
        lists = Lists(database, clock, ZoneInfo(Settings(database, clock).get(company.TIME_ZONE)), actor)
        regular, bold = (paths.resource("fonts", font) for font in _FONTS)
        rows = Exporting(database, lists, clock, (regular, bold)).run(wanted, None if request is None else _tell)
    finally:
        database.close()
    print(f"{rows} regels geschreven naar {file}")
    return 0


def _employee(database: Database, employee_id: str) -> Actor:
    """Return who asked for it in the window, with the rights of now."""
    with database.read() as reader:
        person = people.employee(reader, employee_id)
        if person is None:
            raise RuleError(Reason("employee.unknown", "Deze medewerker bestaat niet.", "Meld u opnieuw aan."))
        return acting_as(reader, person)


def _tell(rows: int) -> None:
    print(rows, flush=True)
