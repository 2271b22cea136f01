"""Imports that were done: their runs, what they changed, and the remembered mappings of columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from kassa.db.engine import Reader, Row, Transaction
from kassa.domain.frozen import frozen


@frozen
class Run:
    """One import that was done.

    Attributes:
        started_at: microseconds UTC.
        undone_at: microseconds UTC, None while it stands.
        report: counts and the rows that need a person's eye, as stored.
    """

    id: str
    kind: str
    file_name: str
    file_hash: str
    employee: str
    started_at: int
    undone_at: int | None
    report: dict[str, Any]


def add_run(tx: Transaction, run: Run, employee_id: str) -> None:
    """Store that an import was done."""
    tx.run(
        "INSERT INTO import_run (id, kind, file_name, file_hash, employee_id, started_at, report) "
        "VALUES (:id, :kind, :file_name, :file_hash, :employee_id, :started_at, :report)",
        id=run.id,
        kind=run.kind,
        file_name=run.file_name,
        file_hash=run.file_hash,
        employee_id=employee_id,
        started_at=run.started_at,
        report=json.dumps(run.report, ensure_ascii=False),
    )


def add_changes(tx: Transaction, run_id: str, rows: Iterable[tuple[int, str, object]]) -> None:
    """Store how things were before: position, identity and a JSON-able value."""
    tx.many(
        "INSERT INTO import_change (run_id, position, target_id, before) VALUES (:run, :position, :target, :before)",
        [
            {"run": run_id, "position": position, "target": target, "before": json.dumps(before, ensure_ascii=False)}
            for position, target, before in rows
        ],
    )


def runs(reader: Reader, kind: str, most: int = 200) -> tuple[Run, ...]:
    """Return the latest imports of a kind, newest first."""
    rows = reader.all(f"{_RUN} WHERE i.kind = :kind ORDER BY i.started_at DESC LIMIT :most", kind=kind, most=most)
    return tuple(_run(row) for row in rows)


def run(reader: Reader, run_id: str) -> Run | None:
    """Return one import."""
    row = reader.one(f"{_RUN} WHERE i.id = :id", id=run_id)
    return None if row is None else _run(row)


_RUN: Final = (
    "SELECT i.id, i.kind, i.file_name, i.file_hash, COALESCE(e.name, ''), i.started_at, i.undone_at, i.report "
    "FROM import_run i LEFT JOIN employee e ON e.id = i.employee_id"
)


def _run(row: Row) -> Run:
    id_, kind, file_name, file_hash, employee, started_at, undone_at, report = row
    return Run(id_, kind, file_name, file_hash, employee, started_at, undone_at, json.loads(report))


def mark_undone(tx: Transaction, run_id: str, moment: int) -> None:
    """Store that an import was undone."""
    tx.run("UPDATE import_run SET undone_at = :moment WHERE id = :id", id=run_id, moment=moment)


def later_run_changed(reader: Reader, kind: str, table: str, run_id: str, started_at: int) -> Run | None:
    """Return a later import of this kind, still standing, that changed what this one touched in ``table``."""
    row = reader.one(
        f"{_RUN} WHERE i.started_at > :at AND i.undone_at IS NULL AND i.kind = :kind AND EXISTS (SELECT 1 FROM "
        "import_change c WHERE c.run_id = i.id AND (c.target_id IN (SELECT target_id FROM import_change "
        f"WHERE run_id = :id) OR c.target_id IN (SELECT id FROM {table} WHERE import_run_id = :id))) LIMIT 1",
        kind=kind,
        id=run_id,
        at=started_at,
    )
    return None if row is None else _run(row)


def changes_of(reader: Reader, run_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Return what an import changed: identity, and its values before and after."""
    rows = reader.all("SELECT target_id, before FROM import_change WHERE run_id = :id ORDER BY position", id=run_id)
    return [(target, json.loads(before)) for target, before in rows]


def forget_changes(tx: Transaction, target_id: str) -> None:
    """Forget how something was before imports changed it."""
    tx.run("DELETE FROM import_change WHERE target_id = :id", id=target_id)


def mapping(reader: Reader, kind: str, name: str) -> dict[str, Any] | None:
    """Return a remembered mapping."""
    body = reader.value("SELECT body FROM import_mapping WHERE kind = :kind AND name = :name", kind=kind, name=name)
    return None if body is None else dict(json.loads(body))


def save_mapping(tx: Transaction, kind: str, name: str, body: dict[str, object]) -> None:
    """Remember a mapping under a name."""
    tx.run(
        "INSERT INTO import_mapping (kind, name, body) VALUES (:kind, :name, :body) "
        "ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body",
        kind=kind,
        name=name,
        body=json.dumps(body, ensure_ascii=False),
    )
