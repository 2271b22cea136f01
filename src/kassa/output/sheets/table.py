"""A table as CSV or XLSX: numbers typed, texts harmless.

A text that a spreadsheet would take for a formula (it starts with ``= + - @``, a tab or a return) gets an
apostrophe in front (OWASP, CSV injection); numbers are written as numbers and never need one.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.output.table import Cell, CellFormat, CellKind, Head, Table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Typed = str | int | Decimal | dt.date | dt.datetime | dt.time | None
Progress = Callable[[int], None]

PROGRESS_STEP = 1000
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_DECIMALS = {CellKind.MONEY: 2, CellKind.PRICE: 4, CellKind.QUANTITY: 3, CellKind.RATE: 2}
_FORMATS = {
    CellKind.MONEY: "#,##0.00",
    CellKind.PRICE: "#,##0.00##",
    CellKind.QUANTITY: "#,##0.###",
    CellKind.DATE: "dd-mm-yyyy",
    CellKind.MOMENT: "dd-mm-yyyy hh:mm",
    CellKind.TIME: "hh:mm",
}
_PIXELS_PER_CHARACTER = 7


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet works it out as a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def typed(head: Head, cell: Cell, form: CellFormat) -> Typed:
    """Return the cell as the type a spreadsheet computes with; texts guarded."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, int):
        decimals = _DECIMALS.get(head.kind)
        if decimals is not None:
            return Decimal(cell).scaleb(-decimals)
        if head.kind in (CellKind.MOMENT, CellKind.TIME):
            local = form.local(cell).replace(tzinfo=None, microsecond=0)
            return local.time() if head.kind is CellKind.TIME else local
        if head.kind is CellKind.NUMBER:
            return cell
    elif head.kind is CellKind.DATE:
        return dt.date.fromisoformat(cell)
    return guarded(form.text(head.kind, cell, head.words))


def write_csv(table: Table, path: Path, form: CellFormat, progress: Progress | None = None) -> int:
    """Write the table as CSV: semicolons, UTF-8 with BOM, decimal comma in Dutch; return the number of rows.

    Raises:
        OSError: the file cannot be written.
    """
    comma = form.lang == "nl"
    done = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if comma else ",")
        writer.writerow([guarded(head.label) for head in table.heads])
        for row in table.rows:
            writer.writerow(
                [_csv_cell(typed(head, cell, form), comma) for head, cell in zip(table.heads, row, strict=True)]
            )
            done += 1
            if progress and done % PROGRESS_STEP == 0:
                progress(done)
    return done


def _csv_cell(value: Typed, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value).replace(".", ",") if comma else str(value)
    if isinstance(value, dt.datetime):
        return value.strftime("%d-%m-%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d-%m-%Y")
    return value.strftime("%H:%M") if isinstance(value, dt.time) else str(value)


def write_xlsx(table: Table, path: Path, form: CellFormat, progress: Progress | None = None) -> int:
    """Write the table as XLSX, row by row without holding it in memory; return the number of rows.

    Raises:
        OSError: the file cannot be written.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(table.title))
    sheet.freeze_panes = "A2"
    for place, head in enumerate(table.heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(8, head.width / _PIXELS_PER_CHARACTER)
    sheet.append([_bold(sheet, head.label) for head in table.heads])
    done = 0
    for row in table.rows:
        sheet.append([_sheet_cell(sheet, head, cell, form) for head, cell in zip(table.heads, row, strict=True)])
        done += 1
        if progress and done % PROGRESS_STEP == 0:
            progress(done)
    if table.totals:
        cells = zip(table.heads, table.totals, strict=True)
        sheet.append([_sheet_cell(sheet, head, cell, form, bold=True) for head, cell in cells])
    book.save(path)
    return done


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Lijst"


def _bold(sheet: WriteOnlyWorksheet, text: str) -> SheetCell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, guarded(text))
    cell.font = Font(bold=True)
    return cell


def _sheet_cell(
    sheet: WriteOnlyWorksheet, head: Head, cell: Cell, form: CellFormat, *, bold: bool = False
) -> SheetCell | Typed:
    value = typed(head, cell, form)
    number_format = _FORMATS.get(head.kind)
    if value is None or (number_format is None and not bold and not isinstance(value, str)):
        return value
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(sheet)
    made.value = value
    if isinstance(value, str):
        made.data_type = "s"
        return made
    if number_format:
        made.number_format = number_format
    if bold:
        from openpyxl.styles import Font

        made.font = Font(bold=True)
    return made
