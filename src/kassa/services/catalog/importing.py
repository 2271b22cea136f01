"""Importing article lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import micros
from kassa.db.repos import articles as articles_repo
from kassa.db.repos import import_runs
from kassa.db.repos.import_runs import Run
from kassa.db.repos.vat import vat_codes
from kassa.domain.catalog.importing import FIELDS, VatWords, Verdict, check_mapping, guess
from kassa.domain.catalog.importing.fields import check_header
from kassa.domain.errors import Reason, RuleError
from kassa.domain.importing.columns import Mapping
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import VatCode
from kassa.services.catalog.import_plan import Plan, Planner
from kassa.services.catalog.import_write import Writer, take_back
from kassa.services.importing.engine import ListImporting
from kassa.services.importing.plan import Corrections, Judged, Progress
from kassa.services.importing.report import Problem, Undone, reasons_of
from kassa.services.ports import SheetReader
from kassa.system.clock import Clock
from kassa.system.identity import new_id


class Importing(ListImporting[Plan, Verdict]):
    """Importing article lists from files.

    Args:
        database: the shop.
        clock: the time; its date decides which VAT rates are meant.
        files: opens CSV, Excel and OpenDocument files.
        branch_id: whose stock a list holds; empty takes the first branch.
    """

    def __init__(self, database: Database, clock: Clock, files: SheetReader, branch_id: str = "") -> None:
        super().__init__(database, clock, files, ArticleLists(database, clock, branch_id))


class ArticleLists:
    """What of an import is about articles."""

    name = "articles"
    right = Right.IMPORT_ARTICLES
    event = "import.articles"
    undone_event = "import.undone"
    touches = ("article.", "import.", "stock.")
    fields = FIELDS

    def __init__(self, database: Database, clock: Clock, branch_id: str) -> None:
        self._database = database
        self._clock = clock
        self._branch = branch_id

    def guess(self, header: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping:
        """Guess which column holds which field; see ``domain.catalog.importing.guess``."""
        return guess(header, samples)

    def check_header(self, header: Sequence[str]) -> None:
        """Refuse a first row that holds an article."""
        check_header(header)

    def check_mapping(self, mapping: Mapping) -> tuple[Reason, ...]:
        """Return what is wrong with a mapping."""
        return check_mapping(mapping)

    def defaults(self) -> tuple[VatCode, ...]:
        """Return the VAT codes of the shop."""
        with self._database.read() as reader:
            return vat_codes(reader)

    def require_more(self, mapping: Mapping, actor: Actor) -> None:
        """Ask for nothing more: who may import articles may fill every column."""

    def walker(self, mapping: Mapping, corrections: Corrections) -> Planner:
        """Return what judges the rows.

        Raises:
            RuleError: the VAT code of the mapping is not one of the shop.
        """
        vat = VatWords(self.defaults(), self._clock.now().date())
        if mapping.default_vat and not vat.knows(mapping.default_vat):
            raise RuleError(
                Reason("import.default_vat", f"Btw-tarief '{mapping.default_vat}' bestaat niet.", "Kies een tarief.")
            )
        return Planner(self._database, self._branch_id(), vat, mapping, corrections)

    def write(
        self,
        tx: Transaction,
        plan: Plan,
        actor: Actor,
        moment: dt.datetime,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        """Write the articles, their codes and stock."""
        del actor
        Writer(tx, plan, self._branch_id(), micros(moment)).write(progress, cancelled)

    def later_run(self, reader: Reader, run_id: str, started_at: int) -> Run | None:
        """Return a later import that changed the same articles."""
        return import_runs.later_run_changed(reader, self.name, "article", run_id, started_at)

    def take_back(self, tx: Transaction, run_id: str, moment: int) -> Undone:
        """Undo an import of articles; those that were sold, lie in a basket or moved stock are blocked."""
        return Undone(*take_back(tx, run_id, new_id(), moment))

    def problem(self, one: Judged[Verdict], badge: str) -> Problem:
        """Return the line of the report for a row."""
        row = one.verdict.row
        code = row.number or (row.barcodes[0] if row.barcodes else "")
        return Problem(row.line, badge, row.name, code, reasons_of(one))

    def _branch_id(self) -> str:
        if not self._branch:
            with self._database.read() as reader:
                self._branch = articles_repo.first_branch(reader)
        return self._branch
