"""First half of an import of articles: what the rows of a list mean for the articles of the shop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from kassa.db.engine import Database, Reader
from kassa.db.repos import articles as articles_repo
from kassa.db.repos import imports as repo
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.folding import fold
from kassa.domain.catalog.importing import (
    Field,
    ImportRow,
    Judge,
    Kind,
    Known,
    Parsed,
    RowParser,
    VatWords,
    Verdict,
    number_of,
)
from kassa.domain.catalog.importing import Mapping as Columns
from kassa.domain.catalog.master import searched_text
from kassa.services.importing.plan import Corrections, Counts, Judged, Spool, Walker
from kassa.system.identity import id_run, new_id

_NORMAL, _OPEN_PRICE, _MATRIX = (
    str(kind.value) for kind in (ArticleKind.NORMAL, ArticleKind.OPEN_PRICE, ArticleKind.MATRIX)
)
_ALWAYS: Final = ("id", "number", "name", "folded", "kind", "vat_code", "price", "import_run_id")
_WHEN: Final = (
    ((Field.GROUP,), ("group_id",)),
    ((Field.UNIT,), ("unit",)),
    ((Field.COST,), ("cost",)),
    ((Field.BLOCKED,), ("blocked", "blocked_reason")),
    ((Field.STYLE, Field.COLOUR, Field.SIZE), ("style_id", "color", "size")),
)


@dataclass(slots=True)
class Plan:
    """What an import will write.

    Attributes:
        run_id: identity of the import.
        fields: the columns of new articles that this list fills.
        new: new articles by column.
        codes: barcodes of new and changed articles.
        changed: identity, the changed fields and the row of changed articles.
        stock: line, article and stock (1/1,000) to be reached.
        groups: identity and name of groups that do not exist yet.
        nameless: new articles that still need a number.
    """

    run_id: str
    fields: tuple[str, ...]
    counts: Counts = field(default_factory=Counts)
    new: Spool = field(default_factory=Spool)
    codes: Spool = field(default_factory=Spool)
    changed: Spool = field(default_factory=Spool)
    stock: Spool = field(default_factory=Spool)
    groups: list[tuple[str, str]] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        """Whether any article is new or changed."""
        return bool(self.new.rows or self.changed.rows)

    def close(self) -> None:
        """Throw away what was set aside."""
        for spool in (self.new, self.codes, self.changed, self.stock):
            spool.close()


class Planner(Walker[Plan, Verdict]):
    """Judges the rows of a list of articles."""

    def __init__(
        self,
        database: Database,
        branch_id: str,
        vat: VatWords,
        mapping: Columns,
        corrections: Corrections,
    ) -> None:
        self._branch = branch_id
        self._mapping = mapping
        self._parser = RowParser(mapping, vat)
        self._numbered = any(mapping.where(one) for one in (Field.NUMBER, Field.STYLE))
        self._judge = Judge(numbered=self._numbered)
        self._keeps_numbers = bool(mapping.where(Field.NUMBER) and mapping.where(Field.BARCODE))
        self._by_number: dict[str, int] = {}
        self._ids = id_run()
        self._run_id = new_id()
        fields = [name for when, names in _WHEN if any(mapping.where(one) for one in when) for name in names]
        super().__init__(database, Plan(self._run_id, (*_ALWAYS, *fields)), corrections)
        self._empty = False
        self._extra = tuple(name for name in fields if name not in ("style_id",))
        self._groups: dict[str, tuple[str, str]] = {}
        self._styles: dict[str, str] = {}
        self._next_number = 0

    def _begin(self, reader: Reader) -> None:
        self._empty = repo.is_empty(reader)
        self._groups = {fold(one.name): (one.id, one.name) for one in articles_repo.groups(reader)}
        self._next_number = int(articles_repo.next_number(reader))

    def _judge_chunk(self, chunk: list[tuple[int, list[str]]]) -> list[Judged[Verdict]]:
        parse, verdict = self._parser.parse, self._judge.verdict
        parsed = [parse(line, cells) for line, cells in chunk]
        if self._groups:
            parsed = [self._with_known_group(one) for one in parsed]
        if self._empty:
            return [Judged(verdict(one, None), cells) for one, (_, cells) in zip(parsed, chunk, strict=True)]
        with self._database.read() as reader:
            by_code, by_number, known = self._look_up(reader, parsed)
        judged = []
        for one, (_, cells) in zip(parsed, chunk, strict=True):
            owners = tuple(known[by_code[code]] for code in one.row.barcodes if code in by_code)
            numbered = by_number.get(number_of(one.row) or _named(one.row.name))
            judged.append(Judged(verdict(one, known[numbered] if numbered else None, owners), cells))
        return judged

    def _look_up(self, reader: Reader, parsed: list[Parsed]) -> tuple[dict[str, str], dict[str, str], dict[str, Known]]:
        rows = [one.row for one in parsed if one.error is None]
        codes = list(dict.fromkeys(code for row in rows for code in row.barcodes))
        numbers = list(dict.fromkeys(number for row in rows if (number := number_of(row))))
        by_code, by_number = repo.known_by(reader, codes, numbers)
        names = [fold(row.name) for row in rows if not row.barcodes and not number_of(row)]
        if names:
            by_number.update((_named(name), id_) for name, id_ in repo.known_by_name(reader, names).items())
        ids = list(dict.fromkeys([*by_code.values(), *by_number.values()]))
        return by_code, by_number, repo.known_articles(reader, ids, self._branch)

    def _with_known_group(self, parsed: Parsed) -> Parsed:
        """Give the group its name as the shop writes it, so that 'kleding' is 'Kleding'."""
        group = parsed.row.group
        if not group:
            return parsed
        known = self._groups.get(fold(group))
        return parsed if known is None else parsed._replace(row=parsed.row._replace(group=known[1]))

    def _set_aside(self, judged: Iterable[Judged[Verdict]]) -> None:
        new: list[dict[str, object]] = []
        codes: list[dict[str, object]] = []
        changed: list[tuple[str, tuple[str, ...], tuple[Any, ...]]] = []
        stock: list[tuple[int, str, int]] = []
        for verdict, _ in judged:
            # A model's own row may stand below its variants.
            if verdict.row.style and verdict.kind is Kind.NEW and verdict.row.style == verdict.row.number:
                self._styles[verdict.row.number] = next(self._ids)
        for verdict, _ in judged:
            row = verdict.row
            if verdict.kind is Kind.NEW:
                article_id = self._add_new(verdict, new)
                codes += [{"code": code, "article_id": article_id} for code in row.barcodes]
                if row.stock:
                    stock.append((row.line, article_id, row.stock))
            elif verdict.kind is Kind.CHANGED and verdict.known is None:
                article_id = f"{self._by_number[row.number]:032x}"
                codes += [{"code": code, "article_id": article_id} for code in row.barcodes]
            elif verdict.kind is Kind.CHANGED and verdict.known is not None:
                self._add_changed(verdict, verdict.known, new, changed)
                if "stock" in verdict.changed and row.stock is not None:
                    stock.append((row.line, verdict.known.id, row.stock))
        plan = self._plan
        plan.new.add(new)
        plan.codes.add(codes)
        plan.changed.add(changed)
        plan.stock.add(stock)

    def _add_new(self, verdict: Verdict, new: list[dict[str, object]]) -> str:
        row = verdict.row
        matrix = bool(row.style) and row.style == row.number
        article_id = self._styles[row.number] if matrix else next(self._ids)
        kind = _MATRIX if matrix else _OPEN_PRICE if row.price is None else _NORMAL
        values: dict[str, object] = {
            "id": article_id,
            "number": verdict.number or self._free_number(),
            "name": row.name,
            "folded": searched_text(row.name, row.colour or "", row.size or ""),
            "kind": kind,
            "vat_code": row.vat or self._mapping.default_vat,
            "price": row.price or 0,
            "import_run_id": self._run_id,
        }
        if self._keeps_numbers and row.number:
            self._by_number[row.number] = int(article_id, 16)
        if self._extra:
            self._add_extra(values, row, new, matrix=matrix)
        new.append(values)
        return article_id

    def _add_extra(
        self, values: dict[str, object], row: ImportRow, new: list[dict[str, object]], *, matrix: bool
    ) -> None:
        more: dict[str, object] = {
            "group_id": self._group(row.group),
            "unit": row.unit or "",
            "cost": row.cost,
            "blocked": int(bool(row.blocked)),
            "blocked_reason": row.blocked or "",
            "style_id": self._style(row, new) if row.style and not matrix else None,
            "color": row.colour or "",
            "size": row.size or "",
        }
        values.update((name, more[name]) for name in self._plan.fields[len(_ALWAYS) :])

    def _add_changed(
        self,
        verdict: Verdict,
        known: Known,
        new: list[dict[str, object]],
        changed: list[tuple[str, tuple[str, ...], tuple[Any, ...]]],
    ) -> None:
        row = verdict.row
        style = self._style(row, new) if "style" in verdict.changed else None
        group = self._group(row.group) if "group" in verdict.changed else None
        added = tuple(code for code in row.barcodes if code not in known.barcodes)
        changed.append((known.id, verdict.changed, (*row[:3], added, *row[4:], group, style)))

    def _group(self, name: str | None) -> str | None:
        if not name:
            return None
        folded = fold(name)
        known = self._groups.get(folded)
        if known is None:
            known = self._groups[folded] = (next(self._ids), name)
            self._plan.groups.append(known)
        return known[0]

    def _style(self, row: ImportRow, new: list[dict[str, object]]) -> str:
        """Return the colour/size article of a variant; it is made from its first variant when there is none."""
        style = row.style or ""
        found = self._styles.get(style)
        if found is None:
            with self._database.read() as reader:
                found = repo.style_ids(reader, [style]).get(style)
            if found is None:
                found = next(self._ids)
                parent = row._replace(number=style, barcodes=(), colour=None, size=None, stock=None, style=style)
                self._judge.verdict(Parsed(parent, (), None), None)
                self._styles[style] = found
                self._by_number[style] = int(found, 16)
                self._parent(found, parent, new)
            self._styles[style] = found
        return found

    def _parent(self, article_id: str, row: ImportRow, new: list[dict[str, object]]) -> None:
        values: dict[str, object] = {
            "id": article_id,
            "number": row.number,
            "name": row.name,
            "folded": searched_text(row.name),
            "kind": _MATRIX,
            "vat_code": row.vat or self._mapping.default_vat,
            "price": row.price or 0,
            "import_run_id": self._run_id,
        }
        self._add_extra(values, row, new, matrix=True)
        new.append(values)

    def _free_number(self) -> str:
        while self._judge.seen_number(str(self._next_number)):
            self._next_number += 1
        self._next_number += 1
        return str(self._next_number - 1)


def _named(name: str) -> str:
    """Return the key of an article that is known by its name alone; no article number looks like it."""
    return f"\n{name}"
