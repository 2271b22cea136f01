"""'Inlezen': the memory of a portable scanner or a CSV file becomes proposed lines; nothing is stored here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.domain.errors import KassaError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import EnteredPrice
from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.domain.sales.read_in import (
    MOST_ROWS,
    BadRow,
    Columns,
    Parsed,
    ReadRow,
    guess_columns,
    read_dump,
    read_rows,
)
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.quantity import Quantity

if TYPE_CHECKING:
    from kassa.services.ports import MemoryScanner, SheetReader
    from kassa.services.sales.drafts import Drafts

SAMPLE = 200


@frozen
class ReadFile:
    """A file that was opened.

    Attributes:
        path: where it stands.
        about: Dutch line on how it was understood.
        sample: its first rows, with their numbers.
        columns: which column holds what, as guessed.
    """

    path: Path
    about: str
    sample: tuple[tuple[int, tuple[str, ...]], ...]
    columns: Columns


@frozen
class Proposal:
    """A line that would be added, and the rows it was made from."""

    rows: tuple[int, ...]
    line: SalesLine


@frozen
class Batch:
    """What reading in would do: every row is in one of the two."""

    good: tuple[Proposal, ...]
    bad: tuple[BadRow, ...]


class ReadIn:
    """Reads codes with quantities and finds their articles.

    Args:
        drafts: knows the line of a code on a document.
        sheets: opens files.
        scanner: the memory of a portable scanner.
    """

    def __init__(self, drafts: Drafts, sheets: SheetReader, scanner: MemoryScanner) -> None:
        self._drafts, self._sheets, self._scanner = drafts, sheets, scanner

    def ports(self) -> tuple[tuple[str, str], ...]:
        """Return the serial ports of this workstation: name and what is behind it."""
        return self._scanner.ports()

    def open(self, path: Path) -> ReadFile:
        """Look at a file and guess its columns.

        Raises:
            InputError: empty, binary, damaged or too large.
        """
        sheet = self._sheets.open(path)
        sample = tuple((number, tuple(cells)) for number, cells in islice(sheet.all_rows(), SAMPLE))
        return ReadFile(path, f"{sheet.name} · {sheet.about}", sample, guess_columns(sample))

    def from_csv(self, document: SalesDocument, path: Path, columns: Columns | None = None) -> Batch:
        """Propose the lines of a file.

        Args:
            document: where they would go: its date, customer and price mode count.
            path: the file.
            columns: which column holds what; None guesses.

        Raises:
            InputError: the file or the columns cannot be used.
        """
        sheet = self._sheets.open(path)
        rows = [(number, tuple(cells)) for number, cells in islice(sheet.all_rows(), MOST_ROWS + 1)]
        return self._propose(document, read_rows(rows, columns or guess_columns(rows)))

    def from_scanner(self, document: SalesDocument, port: str, baud: int, cancelled: Callable[[], bool]) -> Batch:
        """Read the memory of a portable scanner and propose its lines; blocking.

        Raises:
            DeviceError: there is no such port, or nothing came.
            InputError: more than 5,000 rows came.
        """
        return self._propose(document, read_dump(self._scanner.read(port, baud, cancelled)))

    def _propose(self, document: SalesDocument, parsed: Parsed) -> Batch:
        good: dict[tuple[object, ...], Proposal] = {}
        bad = list(parsed.bad)
        known: dict[str, SalesLine | Reason] = {}
        for row in parsed.rows:
            if row.code not in known:
                known[row.code] = self._line(document, row.code)
            found = known[row.code]
            reason = found if isinstance(found, Reason) else _odd(found, row)
            if reason is not None or isinstance(found, Reason):
                bad.append(BadRow(row.number, _shown(row), reason or _unknown(row.code)))
                continue
            key = (found.article_id, row.price, row.name)
            before = good.get(key)
            quantity = Quantity(found.quantity.milli * row.quantity.milli // 1000)
            if before is not None:
                line = replace(before.line, quantity=before.line.quantity + quantity)
                good[key] = Proposal((*before.rows, row.number), line)
            else:
                good[key] = Proposal((row.number,), _changed(document, found, row, quantity))
        return Batch(tuple(good.values()), tuple(sorted(bad, key=lambda one: one.number)))

    def _line(self, document: SalesDocument, code: str) -> SalesLine | Reason:
        try:
            found = self._drafts.line_of_code(document, code)
        except KassaError as refused:
            return refused.reason
        if found is None:
            return _unknown(code)
        if not isinstance(found, SalesLine):
            return Reason(
                "read_in.matrix",
                f"{code} is een artikel met kleuren en maten.",
                "Scan de barcode van de kleur en maat zelf.",
            )
        return found


def _changed(document: SalesDocument, line: SalesLine, row: ReadRow, quantity: Quantity) -> SalesLine:
    """Return the line with what the row says; a price in the file is one as the document shows prices."""
    price = line.price if row.price is None else EnteredPrice(row.price, document.price_mode)
    return replace(line, quantity=quantity, price=price, name=row.name or line.name)


def _odd(line: SalesLine, row: ReadRow) -> Reason | None:
    if not line.unit and row.quantity.milli % 1000:
        return Reason("read_in.pieces", "Dit artikel gaat per stuk.", "Typ een heel aantal.")
    return None


def _unknown(code: str) -> Reason:
    return Reason("read_in.unknown", f"Onbekend artikel {code}.", "Controleer de code, of maak het artikel aan.")


def _shown(row: ReadRow) -> str:
    return f"{row.code} · {format_quantity(row.quantity)}"
