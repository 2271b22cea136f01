"""``kassa import``: a list of articles or customers from a file, as the import screen would do it."""

from __future__ import annotations

from pathlib import Path

from kassa.db.engine import open_database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.integrations.sheets.reader import SheetFiles
from kassa.services.catalog.importing import Importing, Report
from kassa.system.clock import SystemClock

_MOST_PROBLEMS = 20
_WORDS = {
    "new": "nieuw",
    "changed": "gewijzigd",
    "unchanged": "ongewijzigd",
    "double": "dubbel",
    "error": "fout",
    "warning": "met waarschuwing",
}


def import_articles(location: str, file: Path, mapping: str) -> int:
    """Import a list of articles; 1 when rows were left out.

    Args:
        location: database file or URL.
        file: CSV, XLSX, XLS or ODS.
        mapping: name of a kept column mapping; empty takes the remembered or guessed one.
    """
    database = open_database(location)
    try:
        importing = Importing(database, SystemClock(), SheetFiles())
        sheet = importing.open(file)
        report = importing.run(sheet, file, importing.guess(sheet, mapping), command_line())
    finally:
        database.close()
    _say(report)
    return 1 if report.counts.double or report.counts.error else 0


def command_line() -> Actor:
    """Return who acts when a command is given at the machine itself: its user, who could copy the file as well."""
    return Actor("", "Opdrachtregel", frozenset(Right), None)


def _say(report: Report) -> None:
    counts = report.counts.as_body()
    print(f"{report.file_name}: " + ", ".join(f"{count} {_WORDS[badge]}" for badge, count in counts.items() if count))
    for problem in report.problems[:_MOST_PROBLEMS]:
        print(f"  regel {problem.line}  {problem.code}  {problem.name}: {problem.text}")
    left = len(report.problems) - _MOST_PROBLEMS + report.more_problems
    if left > 0:
        print(f"  en nog {left} regels; het hele verslag staat in de backoffice bij Artikelen, Inlezen.")
