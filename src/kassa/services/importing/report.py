"""What an import says: the preview before it, the report after it, and what undoing it did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from kassa.db.journal import moment_of
from kassa.db.repos.import_runs import Run
from kassa.domain.frozen import frozen
from kassa.services.importing.plan import BADGES, AnyVerdict, Counts, Judged


@frozen
class Problem:
    """A row that needs a person's eye.

    Attributes:
        line: line in the file.
        badge: ``double``, ``warning`` or ``error``.
        name: what the row is about, as the report may keep it.
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
    """What undoing an import did: how many were removed, changed back, and kept because they are in use."""

    removed: int
    restored: int
    kept: int


def reasons_of(one: Judged[AnyVerdict]) -> str:
    """Return the Dutch text under a verdict."""
    verdict = one.verdict
    if verdict.error is not None:
        return str(verdict.error)
    return " ".join(str(note) for note in verdict.notes)


def report_body(report: Report) -> dict[str, Any]:
    """Return a report as plain values, to store."""
    return {
        "counts": report.counts.as_body(),
        "problems": [[one.line, one.badge, one.name, one.code, one.text] for one in report.problems],
        "more": report.more_problems,
        "again": report.again,
    }


def info_of(run: Run) -> RunInfo:
    """Return a stored run as the list of imports shows it."""
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
