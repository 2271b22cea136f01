"""Workbooks through calamine: Excel old and new, OpenDocument. Every cell becomes the text a person meant."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from kassa.domain.errors import KassaError
from kassa.integrations.sheets.guards import (
    MAX_CELL_TEXT,
    MAX_WORKBOOK_BYTES,
    check_archive,
    check_extent,
    check_size,
    refusal,
    refuse,
)

Cell = int | float | str | bool | time | date | datetime | timedelta
_EXACT = 10**15  # Excel keeps fifteen digits; beyond that a code is already damaged and must be seen to be


class _Rows(Protocol):
    name: str
    total_height: int
    total_width: int

    def iter_rows(self) -> Iterator[list[Cell]]: ...


class Workbook:
    """One opened workbook: the names of its visible sheets and the rows of one of them."""

    def __init__(self, path: Path) -> None:
        check_size(path, MAX_WORKBOOK_BYTES)
        if zipfile.is_zipfile(path):
            check_archive(path)
        self._book = _open(path)
        self.sheets: tuple[str, ...] = tuple(
            meta.name for meta in self._book.sheets_metadata if str(meta.visible).endswith("Visible")
        ) or tuple(self._book.sheet_names)

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        """Give the rows of ``sheet`` that are not blank as (row number as Excel shows it, cells as text).

        Raises:
            InputError: the sheet cannot be read or a cell is too long.
        """
        table = self._table(sheet)
        check_extent(table.total_height, table.total_width)
        for number, row in enumerate(table.iter_rows(), start=1):
            cells = [cell if isinstance(cell, str) else cell_text(cell) for cell in row]
            if any(map(str.strip, cells)):
                if max(map(len, cells)) > MAX_CELL_TEXT:
                    refuse("cell", f"Op regel {number} staat een cel die te lang is.", "Maak de cel korter.")
                yield number, cells

    def height(self, sheet: str) -> int:
        """Return the number of rows of the sheet, blank ones included."""
        return self._table(sheet).total_height + 1

    def _table(self, sheet: str) -> _Rows:
        try:
            table: _Rows = self._book.get_sheet_by_name(sheet)
        except BaseException as problem:
            if not _calamine_failed(problem):
                raise
            raise refusal("sheet", f"Het werkblad '{sheet}' is niet te lezen.", "Bewaar de lijst als CSV.") from None
        return table


def cell_text(cell: Cell) -> str:
    """Return the text of one cell: whole numbers without a point, dates as 2025-11-26, yes and no as ja and nee.

    A number of more than fifteen digits is given as Excel shows it (8.71E+16): its last digits are lost already, and a
    reader of barcodes must be able to see that.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, timedelta):
        return str(cell)
    return cell.isoformat()


def _number_text(number: float) -> str:
    if isinstance(number, float) and not number.is_integer():
        return format(Decimal(f"{number:.15g}"), "f") if abs(number) < _EXACT else f"{number:.14E}"
    whole = int(number)
    return str(whole) if abs(whole) < _EXACT else f"{number:.14E}"


def _open(path: Path):  # type: ignore[no-untyped-def]
    from python_calamine import CalamineWorkbook  # first use: reading workbooks is rare

    try:
        return CalamineWorkbook.from_path(str(path))
    except BaseException as problem:
        if isinstance(problem, KassaError) or not _calamine_failed(problem):
            raise
        raise refusal(
            "damaged", f"Het bestand '{path.name}' is geen leesbaar werkblad.", "Bewaar het als CSV of XLSX."
        ) from None


def _calamine_failed(problem: BaseException) -> bool:
    """Tell whether calamine refused or panicked (its panics derive from BaseException)."""
    return isinstance(problem, Exception) or type(problem).__name__ == "PanicException"
