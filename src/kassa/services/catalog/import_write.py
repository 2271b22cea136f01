"""Second half of an import: what was set aside goes in, in one transaction; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from kassa.db.engine import Transaction
from kassa.db.repos import articles as articles_repo
from kassa.db.repos import import_runs
from kassa.db.repos import imports as repo
from kassa.db.repos import stock as stock_repo
from kassa.domain.catalog.importing import ImportRow
from kassa.domain.errors import Reason, RuleError
from kassa.services.catalog.import_plan import Plan
from kassa.services.importing.plan import Progress, check

_PLACES: Final = {name: place for place, name in enumerate((*ImportRow._fields, "group_id", "style_id"))}
_COLUMN_OF: Final = {
    "name": ("name", "name"),
    "price": ("price", "price"),
    "vat": ("vat_code", "vat"),
    "group": ("group_id", "group_id"),
    "unit": ("unit", "unit"),
    "colour": ("color", "colour"),
    "size": ("size", "size"),
    "style": ("style_id", "style_id"),
    "cost": ("cost", "cost"),
}


class Writer:
    """Writes a plan in a transaction somebody else opened and closes."""

    def __init__(self, tx: Transaction, plan: Plan, branch_id: str, moment: int) -> None:
        self._tx = tx
        self._plan = plan
        self._branch = branch_id
        self._moment = moment
        self._position = 0

    def write(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """Write groups, new articles, codes, changes, stock and the search index.

        Raises:
            Cancelled: ``cancelled`` said so; the caller's transaction rolls back.
            RuleError: stock cannot be booked because the shop has no branch.
        """
        tx, plan = self._tx, self._plan
        last = repo.last_seq(tx)
        repo.add_groups(tx, plan.groups, plan.run_id)
        total = plan.new.rows + plan.changed.rows
        done = 0
        with repo.bulk(tx, plan.new.rows):
            for chunk in plan.new.chunks():
                check(cancelled)
                repo.insert_new(tx, plan.fields, chunk)
                done += len(chunk)
                progress(done, total, "Opslaan")
            for chunk in plan.changed.chunks():
                check(cancelled)
                self._change(chunk)
                done += len(chunk)
                progress(done, total, "Opslaan")
            for chunk in plan.codes.chunks():
                check(cancelled)
                repo.insert_codes(tx, chunk)
        self._book_stock(cancelled)
        check(cancelled)
        progress(total, total, "Zoekindex bijwerken")
        repo.index_after(tx, last)

    def _change(self, chunk: list[tuple[str, tuple[str, ...], tuple[Any, ...]]]) -> None:
        """Write changed articles and keep how they were."""
        stored = repo.stored_values(self._tx, [article_id for article_id, _, _ in chunk])
        rows: list[dict[str, object]] = []
        moved: list[tuple[int, str, str]] = []
        kept: list[tuple[int, str, object]] = []
        for article_id, fields, row in chunk:
            old = stored[article_id]
            new = {**old, **dict(_changed_columns(fields, row))}
            new["folded"] = repo.folded_text(new)
            added = list(row[_PLACES["barcodes"]])
            repo.insert_codes(self._tx, [{"code": code, "article_id": article_id} for code in added])
            self._position += 1
            if fields == ("barcodes",):
                kept.append((self._position, article_id, {"before": {}, "after": {}, "codes": added}))
                continue
            before = {name: old[name] for name in repo.CHANGED_FIELDS if old[name] != new[name]}
            after = {name: new[name] for name in before}
            kept.append((self._position, article_id, {"before": before, "after": after, "codes": added}))
            if old["folded"] != new["folded"] and old["style_id"] is None and new["style_id"] is None:
                moved.append((old["seq"], old["folded"], new["folded"]))
            rows.append({"id": article_id, **{name: new[name] for name in repo.CHANGED_FIELDS}})
        repo.change(self._tx, rows, moved)
        import_runs.add_changes(self._tx, self._plan.run_id, kept)

    def _book_stock(self, cancelled: Callable[[], bool]) -> None:
        if self._plan.stock.rows and not self._branch:
            raise RuleError(
                Reason(
                    "import.no_branch", "De winkel heeft nog geen filiaal om voorraad bij te boeken.", "Maak er een."
                )
            )
        position = 0
        for chunk in self._plan.stock.chunks():
            check(cancelled)
            levels = articles_repo.stock_levels(self._tx, [article_id for _, article_id, _ in chunk], self._branch)
            moves = []
            for _, article_id, wanted in chunk:
                difference = wanted - levels.get(article_id, 0)
                if difference:
                    position += 1
                    moves.append(stock_repo.Move(position, article_id, difference))
            stock_repo.move(self._tx, self._plan.run_id, self._branch, "import", self._moment, moves)


def _changed_columns(fields: tuple[str, ...], row: tuple[Any, ...]) -> Iterator[tuple[str, object]]:
    for name in fields:
        if name == "blocked":
            reason = row[_PLACES["blocked"]] or ""
            yield "blocked", int(bool(reason))
            yield "blocked_reason", reason
        elif name in _COLUMN_OF:
            column, source = _COLUMN_OF[name]
            yield column, row[_PLACES[source]]


def take_back(tx: Transaction, run_id: str, undo_id: str, moment: int) -> tuple[int, int, int]:
    """Undo an import: new articles go, changed ones get their old values where nobody changed them since.

    Returns:
        How many articles were removed, restored, and blocked because they are in use.
    """
    reason = "Import ongedaan gemaakt; het artikel is al gebruikt"
    changed = import_runs.changes_of(tx, run_id)
    stored = repo.stored_values(tx, [target for target, _ in changed])
    rows, moved = [], []
    for target, kept in reversed(changed):
        now = stored.get(target)
        if now is None:
            continue
        back = {name: value for name, value in kept["before"].items() if now[name] == kept["after"][name]}
        new = {**now, **back}
        new["folded"] = repo.folded_text(new)
        if now["folded"] != new["folded"] and now["style_id"] is None and new["style_id"] is None:
            moved.append((now["seq"], now["folded"], new["folded"]))
        rows.append({"id": target, **{name: new[name] for name in repo.CHANGED_FIELDS}})
        repo.delete_codes(tx, target, kept["codes"])
    repo.change(tx, rows, moved)
    blocked = repo.block_used(tx, run_id, repo.baskets_with(tx), reason)
    repo.reverse_stock(tx, run_id, undo_id, moment)
    removed = repo.delete_new(tx, run_id)
    return removed, len(rows), blocked
