"""Commands that bring lists in and take them out: import, export."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from kassa.db.engine import open_database
from kassa.domain.settings import company
from kassa.services.lists.exporting import Exporting, ExportRequest
from kassa.services.lists.service import Lists
from kassa.services.settings import Settings
from kassa.system import paths
from kassa.system.clock import SystemClock

_FONTS = ("Inter-Regular.otf", "Inter-Bold.otf")


def export(location: str, name: str, file: Path) -> int:
    """Write a whole list to a file; its suffix says the format."""
    clock = SystemClock()
    database = open_database(location)
    try:
        lists = Lists(database, clock, ZoneInfo(Settings(database, clock).get(company.TIME_ZONE)))
        regular, bold = (paths.resource("fonts", font) for font in _FONTS)
        rows = Exporting(lists, clock, (regular, bold)).run(ExportRequest(name, str(file)))
    finally:
        database.close()
    print(f"{rows} regels geschreven naar {file}")
    return 0
