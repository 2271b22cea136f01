"""A list as a file: what stands on the screen, or all of it, as CSV, Excel or PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path

from kassa.db.engine import Database
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right, require
from kassa.domain.values.dutch import Lang, format_date, format_time
from kassa.output.table import Cell, CellFormat, Table
from kassa.services.acting import record
from kassa.services.lists.saved import query_body, query_of
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Column, Query, Row
from kassa.system.clock import Clock

Progress = Callable[[int], None]
FORMATS = {".csv": "CSV", ".xlsx": "Excel", ".pdf": "PDF"}


@frozen
class ExportRequest:
    """What to write where.

    Attributes:
        list_name: which list.
        path: the file; its suffix says the format.
        query: the rows and their order.
        columns: keys of the columns; empty for all.
        keys: only these rows; ``None`` for all of the filter.
        lang: language of numbers.
        employee_id: who asks, for another process; empty for who gives a command at the machine itself.
    """

    list_name: str
    path: str
    query: Query = field(default_factory=Query)
    columns: tuple[str, ...] = ()
    keys: tuple[str, ...] | None = None
    lang: Lang = "nl"
    employee_id: str = ""

    def text(self) -> str:
        """Return the request as text, for another process."""
        keys = None if self.keys is None else list(self.keys)
        parts = {"list": self.list_name, "path": self.path, "columns": list(self.columns), "keys": keys}
        who = {"lang": self.lang, "employee": self.employee_id}
        return json.dumps({**parts, "query": query_body(self.query), **who})

    @classmethod
    def from_text(cls, text: str) -> ExportRequest:
        """Return the request of a text made by :meth:`text`."""
        parts = json.loads(text)
        keys = None if parts["keys"] is None else tuple(parts["keys"])
        query = query_of(parts["query"])
        return cls(parts["list"], parts["path"], query, tuple(parts["columns"]), keys, parts["lang"], parts["employee"])


class Exporting:
    """Writes lists to files; each is in the journal (reliability.md P10).

    Args:
        database: its journal is written to.
        lists: where the rows come from, as who exports may see them.
        clock: the moment under the title.
        fonts: regular and bold font file for PDF.
    """

    def __init__(self, database: Database, lists: Lists, clock: Clock, fonts: tuple[Path, Path]) -> None:
        self._database = database
        self._lists = lists
        self._clock = clock
        self._fonts = fonts

    def run(self, request: ExportRequest, progress: Progress | None = None) -> int:
        """Write the file, whole or not at all; return the number of rows.

        Raises:
            Denied: the right to export or to see the list is missing.
            InputError: the suffix names no known format, or the file cannot be written there.
        """
        path = Path(request.path)
        if path.suffix.lower() not in FORMATS:
            raise InputError(
                Reason("export.format", f"'{path.name}' is geen bekend soort bestand.", "Kies .csv, .xlsx of .pdf.")
            )
        beside = path.with_name(f".{path.name}.deel{path.suffix.lower()}")
        try:
            done = self._write(request, beside, progress)
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise InputError(
                Reason(
                    "export.write",
                    f"'{path.name}' kan niet worden geschreven: {error.strerror or error}.",
                    "Sluit het bestand in een ander programma of kies een andere map.",
                )
            ) from error
        with self._database.write() as tx:
            told = {"rows": done, "file": path.name}
            record(tx, self._lists.actor, "list.exported", request.list_name, told, self._clock.now())
        return done

    def table(self, request: ExportRequest) -> Table:
        """Return the table of a request; its rows are read while it is written.

        Raises:
            Denied: the right to export is missing.
        """
        require(self._lists.actor, Right.EXPORT)
        spec = self._lists.spec(request.list_name)
        columns = _columns(spec.columns, request.columns)
        places = [spec.columns.index(column) for column in columns]
        totals: tuple[Cell, ...] = ()
        if request.keys is None and spec.totals:
            sums = self._lists.summary(request.list_name, request.query).totals
            totals = tuple(sums.get(column.key) for column in columns)
        local = self._clock.now().astimezone(self._lists.zone)
        subtitle = f"{format_date(local.date())} {format_time(local)}"
        heads = tuple(column.head() for column in columns)
        return Table(spec.title, subtitle, heads, _cells(self._rows(request), places), totals)

    def _rows(self, request: ExportRequest) -> Iterator[Row]:
        if request.keys is None:
            return self._lists.rows(request.list_name, request.query)
        return self._lists.chosen(request.list_name, request.query, request.keys)

    def _write(self, request: ExportRequest, path: Path, progress: Progress | None) -> int:
        table = self.table(request)
        form = CellFormat(self._lists.zone, request.lang)
        if path.suffix == ".csv":
            from kassa.output.sheets.table import write_csv

            return write_csv(table, path, form, progress)
        if path.suffix == ".xlsx":
            from kassa.output.sheets.table import write_xlsx

            return write_xlsx(table, path, form, progress)
        from kassa.output.pdf.table import write_pdf

        return write_pdf(table, path, form, self._fonts, progress)


def _columns(columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Column, ...]:
    by_key = {column.key: column for column in columns}
    return tuple(by_key[key] for key in keys if key in by_key) or columns


def _cells(rows: Iterator[Row], places: list[int]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        yield tuple(row.cells[place] for place in places)
