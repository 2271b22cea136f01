"""``kassa import``: a list of articles or customers from a file, as the import screen would do it."""

from __future__ import annotations

from pathlib import Path

from kassa.bootstrap.files import safekeeping
from kassa.db.engine import Database, open_database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import Country
from kassa.integrations.sheets.reader import SheetFiles
from kassa.services.catalog.importing import Importing
from kassa.services.importing.report import Report
from kassa.services.people.customer_importing import CustomerImporting
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import SystemClock

_MOST_PROBLEMS = 20
_NEW_SHOP, _NEW_BRANCH = "Winkel", "Centrum"
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
    safekeeping(location).migrate()
    database = open_database(location)
    try:
        _require_shop(database)
        importing = Importing(database, SystemClock(), SheetFiles())
        sheet = importing.open(file)
        report = importing.run(sheet, file, importing.guess(sheet, mapping), command_line())
    finally:
        database.close()
    _say(report)
    return 1 if report.counts.double or report.counts.error else 0


def import_customers(location: str, file: Path) -> int:
    """Import a list of customers; 1 when rows were left out.

    Args:
        location: database file or URL.
        file: CSV, XLSX, XLS or ODS with at least a number and a name per row.
    """
    safekeeping(location).migrate()
    database = open_database(location)
    try:
        importing = CustomerImporting(database, SystemClock(), SheetFiles())
        sheet = importing.open(file)
        report = importing.run(sheet, file, importing.guess(sheet), command_line())
    finally:
        database.close()
    _say(report)
    return 1 if report.counts.double or report.counts.error else 0


def _require_shop(database: Database) -> None:
    """Give an empty database a Dutch shop, because a list of articles needs VAT codes to mean anything."""
    clock = SystemClock()
    shop = Shop(database, Settings(database, clock), clock)
    if not shop.branches():
        shop.found(_NEW_SHOP, Country.NL, _NEW_BRANCH, command_line())
        print(f"Deze database was nog leeg: er is een winkel '{_NEW_SHOP}' in Nederland gemaakt.")
        print("Naam en eigenaar vult u in bij de eerste start van de backoffice.")


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
        print(f"  en nog {left} regels; het hele verslag staat in de backoffice bij Inleesruns.")
