"""Importing lists, whatever they are about: look, map, judge, write in one transaction, report, undo."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from kassa.db.engine import Database, Reader
from kassa.db.journal import micros
from kassa.db.queries.heads import events_after, heads
from kassa.db.repos import import_runs as repo
from kassa.domain.errors import Conflict, InputError, Reason, RuleError
from kassa.domain.importing.columns import FieldSpec, signature
from kassa.domain.importing.columns import Mapping as Columns
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.vat import VatCode
from kassa.services.acting import record
from kassa.services.importing.kind import ImportKind
from kassa.services.importing.plan import AnyPlan, AnyVerdict, Corrections, Judged, Progress, Walker
from kassa.services.importing.report import (
    Preview,
    PreviewRow,
    Problem,
    Report,
    RunInfo,
    Undone,
    info_of,
    reasons_of,
    report_body,
)
from kassa.services.ports import Sheet, SheetReader
from kassa.system.clock import Clock

SAMPLE_ROWS: Final = 50
MOST_SHOWN: Final = 500
MOST_REPORTED: Final = 5000
_TRIES: Final = 3
_MANY_OBJECTS: Final = 200_000


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


V = TypeVar("V", bound=AnyVerdict)
P = TypeVar("P", bound=AnyPlan)


class ListImporting(Generic[P, V]):
    """Importing lists from files.

    Args:
        database: the shop.
        clock: the time.
        files: opens CSV, Excel and OpenDocument files.
        kind: what the lists are about.
    """

    def __init__(self, database: Database, clock: Clock, files: SheetReader, kind: ImportKind[P, V]) -> None:
        self._database = database
        self._clock = clock
        self._files = files
        self._kind = kind

    @property
    def right(self) -> Right:
        """Who may import such a list."""
        return self._kind.right

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The fields a column may hold."""
        return self._kind.fields

    def check_mapping(self, mapping: Columns) -> tuple[Reason, ...]:
        """Return what is wrong with a mapping; empty when it can be used."""
        return self._kind.check_mapping(mapping)

    def open(self, path: Path, sheet: str | None = None) -> Sheet:
        """Open a list.

        Raises:
            InputError: the file is no list, or has no heads above its columns.
        """
        refuse_own_file(self._database, path)
        found = self._files.open(path, sheet)
        self._kind.check_header(found.header)
        return found

    def guess(self, sheet: Sheet, name: str = "") -> Columns:
        """Return the mapping to begin with: the one called ``name``, the one remembered for these heads, or a guess.

        Raises:
            RuleError: no mapping is called ``name``, or it does not fit this file.
        """
        with self._database.read() as reader:
            body = repo.mapping(reader, self._kind.name, name or signature(sheet.header))
        if name and body is None:
            raise RuleError(
                Reason("import.mapping_unknown", f"Kolomindeling '{name}' bestaat niet.", "Kies een bewaarde indeling.")
            )
        if body is not None:
            found = Columns.from_body(body, self._kind.fields)
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
        return self._kind.guess(sheet.header, self.samples(sheet))

    def samples(self, sheet: Sheet, most: int = SAMPLE_ROWS) -> list[list[str]]:
        """Return the first rows, as examples beside the columns."""
        return [cells for _, cells in islice(sheet.rows(), most)]

    def remember(self, sheet: Sheet, mapping: Columns, name: str = "") -> None:
        """Keep a mapping for files with these heads, and under a name when one is given."""
        with self._database.write() as tx:
            for key in {signature(sheet.header), name} - {""}:
                repo.save_mapping(tx, self._kind.name, key, mapping.as_body())

    def preview(
        self,
        sheet: Sheet,
        mapping: Columns,
        corrections: Corrections | None = None,
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

        def look(one: Judged[V]) -> None:
            badge = one.verdict.shown
            rows = found.rows[badge]
            found.shown[badge] += 1
            if len(rows) < MOST_SHOWN:
                line, text = one.verdict.line, reasons_of(one)
                rows.append(PreviewRow(line, badge, tuple(one.cells), text, one.verdict.changed))

        walker = self._walker(mapping, corrections or {})
        with few_collections():
            plan = walker.plan(sheet, progress, cancelled, look, keep=False)
        plan.close()
        found.counts = plan.counts
        return found

    def run(
        self,
        sheet: Sheet,
        path: Path,
        mapping: Columns,
        actor: Actor,
        corrections: Corrections | None = None,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Report:
        """Import a list: all of it in one transaction, or nothing.

        Rows with an error or that are double do not go in and stand in the report. When nothing is new or changed,
        nothing is written but the journal's record that it was tried.

        Raises:
            Denied: the person may not import such a list, or not these columns of it.
            RuleError: the mapping cannot be used, or ``Cancelled``; nothing was changed.
            InputError: the file cannot be read to its end; nothing was changed.
            Conflict: others kept changing the same things meanwhile; nothing was changed.
        """
        require(actor, self._kind.right)
        self._kind.require_more(mapping, actor)
        digest = _digest(path)
        with few_collections():
            for _ in range(_TRIES):
                report = self._try(sheet, digest, mapping, actor, corrections or {}, progress, cancelled)
                if report is not None:
                    return report
        raise Conflict(
            Reason(
                "import.busy",
                "Anderen wijzigen nu dezelfde gegevens. Er is niets ingelezen.",
                "Probeer het over enkele minuten.",
            )
        )

    def _try(
        self,
        sheet: Sheet,
        digest: str,
        mapping: Columns,
        actor: Actor,
        corrections: Corrections,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> Report | None:
        """Plan and write once; None when somebody changed what it is about between the two."""
        problems: list[Problem] = []
        more = 0

        def look(one: Judged[V]) -> None:
            nonlocal more
            if not one.verdict.notes and one.verdict.error is None:
                return
            badge = one.verdict.shown
            if badge in ("double", "warning", "error"):
                if len(problems) < MOST_REPORTED:
                    problems.append(self._kind.problem(one, badge))
                else:
                    more += 1

        with self._database.read() as reader:
            before, again = heads(reader), self._stands(reader, digest)
        plan = self._walker(mapping, corrections).plan(sheet, progress, cancelled, look)
        try:
            report = Report(plan.run_id if plan.writes else "", sheet.name, plan.counts, tuple(problems), more, again)
            return report if self._write(plan, report, digest, actor, before, progress, cancelled) else None
        finally:
            plan.close()

    def _write(
        self,
        plan: P,
        report: Report,
        digest: str,
        actor: Actor,
        before: Mapping[str, int],
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> bool:
        now = self._clock.now()
        with self._database.write() as tx:
            if self._changed(tx, before):
                return False
            told = {"file": report.file_name, "sha256": digest, **report.counts.as_body()}
            if report.run_id:
                self._kind.write(tx, plan, actor, now, progress, cancelled)
                body = report_body(report)
                repo.add_run(
                    tx,
                    repo.Run(plan.run_id, self._kind.name, report.file_name, digest, "", micros(now), None, body),
                    actor.employee_id,
                )
            record(tx, actor, self._kind.event, plan.run_id, told, now)
        return True

    def vat_codes(self) -> tuple[VatCode, ...]:
        """Return the VAT codes a mapping may fall back to; empty where rows have no VAT."""
        return self._kind.defaults()

    def run_info(self, run_id: str) -> RunInfo:
        """Return one import.

        Raises:
            RuleError: it is gone.
        """
        with self._database.read() as reader:
            run = repo.run(reader, run_id)
        if run is None:
            raise _run_gone()
        return info_of(run)

    def runs(self) -> tuple[RunInfo, ...]:
        """Return the imports of this kind that were done, newest first."""
        with self._database.read() as reader:
            return tuple(info_of(run) for run in repo.runs(reader, self._kind.name))

    def undo(self, run_id: str, actor: Actor) -> Undone:
        """Undo a whole import in one transaction.

        What it brought is removed, but for what is in use since; what it changed gets its old values back where nobody
        changed them since.

        Raises:
            Denied: the person may not import such a list.
            RuleError: it is gone, undone already, or a later import changed the same things.
        """
        require(actor, self._kind.right)
        now = self._clock.now()
        with self._database.write() as tx:
            run = repo.run(tx, run_id)
            if run is None or run.kind != self._kind.name:
                raise _run_gone()
            if run.undone_at is not None:
                raise RuleError(Reason("import.undone", "Deze import is al ongedaan gemaakt.", "Ververs de lijst."))
            later = self._kind.later_run(tx, run_id, run.started_at)
            if later is not None:
                raise RuleError(
                    Reason(
                        "import.later",
                        f"Een latere import ('{later.file_name}') heeft dezelfde gegevens gewijzigd.",
                        "Maak eerst die import ongedaan.",
                    )
                )
            undone = self._kind.take_back(tx, run_id, micros(now))
            repo.mark_undone(tx, run_id, micros(now))
            told = {"file": run.file_name, "removed": undone.removed, "restored": undone.restored}
            record(tx, actor, self._kind.undone_event, run_id, {**told, "kept": undone.kept}, now)
        return undone

    def _walker(self, mapping: Columns, corrections: Corrections) -> Walker[P, V]:
        wrong = self._kind.check_mapping(mapping)
        if wrong:
            raise RuleError(wrong[0])
        return self._kind.walker(mapping, corrections)

    def _stands(self, reader: Reader, digest: str) -> bool:
        return any(run.file_hash == digest and run.undone_at is None for run in repo.runs(reader, self._kind.name))

    def _changed(self, reader: Reader, before: Mapping[str, int]) -> bool:
        """Tell whether anybody changed what this is about since the heads of the journal were ``before``."""
        for chain, seq in heads(reader).items():
            known = before.get(chain, 0)
            if seq != known and any(
                event.startswith(self._kind.touches) for event in events_after(reader, chain, known)
            ):
                return True
        return False


AnyImporting = ListImporting[Any, Any]
"""An importer, whatever its lists are about."""


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


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _run_gone() -> RuleError:
    return RuleError(Reason("import.gone", "Deze import bestaat niet.", "Ververs de lijst."))
