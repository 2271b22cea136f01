"""Importing article lists: look, map, judge, write in one transaction, report, undo."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kassa.db.engine import Database, Reader
from kassa.db.journal import micros, moment_of
from kassa.db.queries.heads import events_after, heads
from kassa.db.repos import articles as articles_repo
from kassa.db.repos import imports as repo
from kassa.db.repos.vat import vat_codes
from kassa.domain.catalog.importing import Mapping as Columns
from kassa.domain.catalog.importing import VatWords, check_mapping, guess, signature
from kassa.domain.catalog.importing.fields import check_header
from kassa.domain.errors import Conflict, InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.vat import VatCode
from kassa.services.acting import record
from kassa.services.catalog.import_plan import BADGES, Cancelled, Counts, Judged, Plan, Planner, Progress
from kassa.services.catalog.import_write import Writer, take_back
from kassa.services.ports import Sheet, SheetReader
from kassa.system.clock import Clock
from kassa.system.identity import new_id

__all__ = [
    "BADGES",
    "Cancelled",
    "Counts",
    "Importing",
    "Preview",
    "Problem",
    "Progress",
    "Report",
    "RunInfo",
    "Undone",
]

KIND: Final = "articles"
SAMPLE_ROWS: Final = 50
MOST_SHOWN: Final = 500
MOST_REPORTED: Final = 5000
_TRIES: Final = 3
_MANY_OBJECTS: Final = 200_000
_TOUCHES_ARTICLES: Final = ("article.", "import.", "stock.")


@frozen
class Problem:
    """A row that needs a person's eye.

    Attributes:
        line: line in the file.
        badge: ``double``, ``warning`` or ``error``.
        name: what the row calls the article.
        code: its barcode or number.
        text: Dutch, what is odd or wrong and what to do.
    """

    line: int
    badge: str
    name: str
    code: str
    text: str


@frozen
class PreviewRow:
    """A row as the import screen shows it.

    Attributes:
        line: line in the file.
        badge: the word of its verdict, one of ``BADGES``.
        cells: the cells as they stand in the file, corrections included.
        text: Dutch, what would change or is odd or wrong; empty for what is simply new or the same.
        changed: names of the fields that would change.
    """

    line: int
    badge: str
    cells: tuple[str, ...]
    text: str
    changed: tuple[str, ...] = ()


@dataclass(slots=True)
class Preview:
    """Verdicts on a whole file, with at most 500 rows of each badge to look at; ``shown`` counts all of them."""

    counts: Counts = field(default_factory=Counts)
    shown: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BADGES, 0))
    rows: dict[str, list[PreviewRow]] = field(default_factory=lambda: {badge: [] for badge in BADGES})


@frozen
class Report:
    """What an import did.

    Attributes:
        run_id: identity; empty when nothing had to be written.
        counts: verdicts; they add up to the rows of the file.
        problems: doubles, warnings and errors, at most 5,000.
        more_problems: how many more there were.
        again: whether the very same file was imported before and still stands.
    """

    run_id: str
    file_name: str
    counts: Counts
    problems: tuple[Problem, ...]
    more_problems: int
    again: bool


@frozen
class RunInfo:
    """An import in the list of imports."""

    id: str
    file_name: str
    employee: str
    started_at: dt.datetime
    undone_at: dt.datetime | None
    report: Report


@frozen
class Undone:
    """What undoing an import did: articles removed, changed back, and blocked because they are in use."""

    removed: int
    restored: int
    blocked: int


@contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for cycles less often for as long as this lasts.

    Rows make none, and looking among a million of them was a fifth of the import.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MANY_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _silent(_done: int, _total: int, _what: str) -> None:
    return None


def _never() -> bool:
    return False


class Importing:
    """Importing article lists from files.

    Args:
        database: the shop.
        clock: the time; its date decides which VAT rates are meant.
        files: opens CSV, Excel and OpenDocument files.
        branch_id: whose stock a list holds; empty takes the first branch.
    """

    def __init__(self, database: Database, clock: Clock, files: SheetReader, branch_id: str = "") -> None:
        self._database = database
        self._clock = clock
        self._files = files
        self._branch = branch_id

    def open(self, path: Path, sheet: str | None = None) -> Sheet:
        """Open a list.

        Raises:
            InputError: the file is no list, or has no heads above its columns.
        """
        refuse_own_file(self._database, path)
        found = self._files.open(path, sheet)
        check_header(found.header)
        return found

    def guess(self, sheet: Sheet, name: str = "") -> Columns:
        """Return the mapping to begin with: the one called ``name``, the one remembered for these heads, or a guess.

        Raises:
            RuleError: no mapping is called ``name``, or it does not fit this file.
        """
        with self._database.read() as reader:
            body = repo.mapping(reader, KIND, name or signature(sheet.header))
        if name and body is None:
            raise RuleError(
                Reason("import.mapping_unknown", f"Kolomindeling '{name}' bestaat niet.", "Kies een bewaarde indeling.")
            )
        if body is not None:
            found = Columns.from_body(body)
            if len(found.columns) == len(sheet.header):
                return found
            if name:
                raise RuleError(
                    Reason(
                        "import.mapping_width",
                        f"Kolomindeling '{name}' is voor {len(found.columns)} kolommen, dit bestand heeft er "
                        f"{len(sheet.header)}.",
                        "Kies een andere indeling, of laat haar weg.",
                    )
                )
        return guess(sheet.header, self.samples(sheet))

    def samples(self, sheet: Sheet, most: int = SAMPLE_ROWS) -> list[list[str]]:
        """Return the first rows, as examples beside the columns."""
        return [cells for _, cells in islice(sheet.rows(), most)]

    def remember(self, sheet: Sheet, mapping: Columns, name: str = "") -> None:
        """Keep a mapping for files with these heads, and under a name when one is given."""
        with self._database.write() as tx:
            for key in {signature(sheet.header), name} - {""}:
                repo.save_mapping(tx, KIND, key, mapping.as_body())

    def preview(
        self,
        sheet: Sheet,
        mapping: Columns,
        corrections: Mapping[int, Sequence[str]] | None = None,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Preview:
        """Judge every row without writing anything.

        Args:
            sheet: the list.
            mapping: which column holds which field.
            corrections: cells typed over, by line.
            progress: told how far it is.
            cancelled: asked whether to stop.

        Raises:
            RuleError: the mapping cannot be used, or ``Cancelled``.
            InputError: the file cannot be read to its end.
        """
        found = Preview()

        def look(one: Judged) -> None:
            badge = one.verdict.shown
            rows = found.rows[badge]
            found.shown[badge] += 1
            if len(rows) < MOST_SHOWN:
                line, text = one.verdict.row.line, reasons_of(one)
                rows.append(PreviewRow(line, badge, tuple(one.cells), text, one.verdict.changed))

        planner = self._planner(mapping, corrections or {})
        with few_collections():
            plan = planner.plan(sheet, progress, cancelled, look, keep=False)
        plan.close()
        found.counts = plan.counts
        return found

    def run(
        self,
        sheet: Sheet,
        path: Path,
        mapping: Columns,
        actor: Actor,
        corrections: Mapping[int, Sequence[str]] | None = None,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Report:
        """Import a list: all of it in one transaction, or nothing.

        Rows with an error or that are double do not go in and stand in the report. When nothing is new or changed,
        nothing is written but the journal's record that it was tried.

        Raises:
            Denied: the person may not import articles.
            RuleError: the mapping cannot be used, or ``Cancelled``; nothing was changed.
            InputError: the file cannot be read to its end; nothing was changed.
            Conflict: others kept changing articles meanwhile; nothing was changed.
        """
        require(actor, Right.IMPORT_ARTICLES)
        digest = _digest(path)
        with few_collections():
            for _ in range(_TRIES):
                report = self._try(sheet, digest, mapping, actor, corrections or {}, progress, cancelled)
                if report is not None:
                    return report
        raise Conflict(
            Reason(
                "import.busy",
                "Anderen wijzigen nu artikelen. Er is niets ingelezen.",
                "Probeer het over enkele minuten.",
            )
        )

    def _try(
        self,
        sheet: Sheet,
        digest: str,
        mapping: Columns,
        actor: Actor,
        corrections: Mapping[int, Sequence[str]],
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> Report | None:
        """Plan and write once; None when articles changed between the two."""
        problems: list[Problem] = []
        more = 0

        def look(one: Judged) -> None:
            nonlocal more
            if not one.verdict.notes and one.verdict.error is None:
                return
            badge = one.verdict.shown
            if badge in ("double", "warning", "error"):
                if len(problems) < MOST_REPORTED:
                    problems.append(problem_of(one, badge))
                else:
                    more += 1

        with self._database.read() as reader:
            before, again = heads(reader), self._stands(reader, digest)
        plan = self._planner(mapping, corrections).plan(sheet, progress, cancelled, look)
        try:
            writes = bool(plan.new.rows or plan.changed.rows)
            report = Report(plan.run_id if writes else "", sheet.name, plan.counts, tuple(problems), more, again)
            return report if self._write(plan, report, digest, actor, before, progress, cancelled) else None
        finally:
            plan.close()

    def _write(
        self,
        plan: Plan,
        report: Report,
        digest: str,
        actor: Actor,
        before: Mapping[str, int],
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> bool:
        now = self._clock.now()
        branch = self._branch_id()
        with self._database.write() as tx:
            if _articles_changed(tx, before):
                return False
            told = {"file": report.file_name, "sha256": digest, **report.counts.as_body()}
            if report.run_id:
                Writer(tx, plan, branch, micros(now)).write(progress, cancelled)
                body = report_body(report)
                repo.add_run(
                    tx,
                    repo.Run(plan.run_id, KIND, report.file_name, digest, "", micros(now), None, body),
                    actor.employee_id,
                )
            record(tx, actor, "import.articles", plan.run_id, told, now)
        return True

    def vat_codes(self) -> tuple[VatCode, ...]:
        """Return the VAT codes a mapping may fall back to."""
        with self._database.read() as reader:
            return vat_codes(reader)

    def run_info(self, run_id: str) -> RunInfo:
        """Return one import.

        Raises:
            RuleError: it is gone.
        """
        with self._database.read() as reader:
            run = repo.run(reader, run_id)
        if run is None:
            raise RuleError(Reason("import.gone", "Deze import bestaat niet.", "Ververs de lijst."))
        return _info(run)

    def runs(self) -> tuple[RunInfo, ...]:
        """Return the imports that were done, newest first."""
        with self._database.read() as reader:
            return tuple(_info(run) for run in repo.runs(reader))

    def undo(self, run_id: str, actor: Actor) -> Undone:
        """Undo a whole import in one transaction.

        Articles it brought are removed; those that were sold, lie in a basket or moved stock are blocked with the
        reason instead. Articles it changed get their old values back where nobody changed them since.

        Raises:
            Denied: the person may not import articles.
            RuleError: it is gone, undone already, or a later import changed the same articles.
        """
        require(actor, Right.IMPORT_ARTICLES)
        now = self._clock.now()
        with self._database.write() as tx:
            run = repo.run(tx, run_id)
            if run is None:
                raise RuleError(Reason("import.gone", "Deze import bestaat niet.", "Ververs de lijst."))
            if run.undone_at is not None:
                raise RuleError(Reason("import.undone", "Deze import is al ongedaan gemaakt.", "Ververs de lijst."))
            later = repo.later_run_changed(tx, run_id, run.started_at)
            if later is not None:
                raise RuleError(
                    Reason(
                        "import.later",
                        f"Een latere import ('{later.file_name}') heeft dezelfde artikelen gewijzigd.",
                        "Maak eerst die import ongedaan.",
                    )
                )
            removed, restored, blocked = take_back(tx, run_id, new_id(), micros(now))
            repo.mark_undone(tx, run_id, micros(now))
            told = {"file": run.file_name, "removed": removed, "restored": restored, "blocked": blocked}
            record(tx, actor, "import.undone", run_id, told, now)
        return Undone(removed, restored, blocked)

    def _planner(self, mapping: Columns, corrections: Mapping[int, Sequence[str]]) -> Planner:
        wrong = check_mapping(mapping)
        if wrong:
            raise RuleError(wrong[0])
        with self._database.read() as reader:
            codes = vat_codes(reader)
        vat = VatWords(codes, self._clock.now().date())
        if mapping.default_vat and not vat.knows(mapping.default_vat):
            raise RuleError(
                Reason("import.default_vat", f"Btw-tarief '{mapping.default_vat}' bestaat niet.", "Kies een tarief.")
            )
        return Planner(self._database, self._branch_id(), vat, mapping, corrections)

    def _branch_id(self) -> str:
        if not self._branch:
            with self._database.read() as reader:
                self._branch = articles_repo.first_branch(reader)
        return self._branch

    def _stands(self, reader: Reader, digest: str) -> bool:
        return any(run.file_hash == digest and run.undone_at is None for run in repo.runs(reader))


def refuse_own_file(database: Database, path: Path) -> None:
    """Refuse to read the shop's own database as a list.

    Raises:
        InputError: it is.
    """
    if database.is_own_file(path):
        raise InputError(
            Reason(
                "import.own_file",
                f"'{path.name}' is het bestand van deze winkel zelf. Er is niets ingelezen.",
                "Kies een CSV-, Excel- of ODS-bestand.",
            )
        )


def _articles_changed(reader: Reader, before: Mapping[str, int]) -> bool:
    """Tell whether anybody changed articles since the heads of the journal were ``before``."""
    for chain, seq in heads(reader).items():
        known = before.get(chain, 0)
        if seq != known and any(event.startswith(_TOUCHES_ARTICLES) for event in events_after(reader, chain, known)):
            return True
    return False


def reasons_of(one: Judged) -> str:
    """Return the Dutch text under a verdict."""
    verdict = one.verdict
    if verdict.error is not None:
        return str(verdict.error)
    return " ".join(str(note) for note in verdict.notes)


def problem_of(one: Judged, badge: str) -> Problem:
    """Return the line of the report for a row."""
    row = one.verdict.row
    code = row.number or (row.barcodes[0] if row.barcodes else "")
    return Problem(row.line, badge, row.name, code, reasons_of(one))


def report_body(report: Report) -> dict[str, Any]:
    """Return a report as plain values, to store."""
    return {
        "counts": report.counts.as_body(),
        "problems": [[one.line, one.badge, one.name, one.code, one.text] for one in report.problems],
        "more": report.more_problems,
        "again": report.again,
    }


def _info(run: repo.Run) -> RunInfo:
    body = run.report
    report = Report(
        run.id,
        run.file_name,
        Counts(**body["counts"]),
        tuple(Problem(*one) for one in body["problems"]),
        body["more"],
        body["again"],
    )
    undone = None if run.undone_at is None else moment_of(run.undone_at)
    return RunInfo(run.id, run.file_name, run.employee, moment_of(run.started_at), undone, report)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
