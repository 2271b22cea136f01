"""One sales document as CSV or XLSX: its facts, its lines, its VAT and totals; numbers typed, texts harmless.

The words are those of the paper, in the customer's language; formulas in texts are disarmed as in every export.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.domain.pricing.totals import PriceMode
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.output.papers.paper import LineKind, Paper, PaperKind, PaperLine
from kassa.output.papers.wording import Wording
from kassa.output.sheets.table import guarded

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | dt.date | Money | UnitPrice | Quantity | Rate | None
Row = list[Cell]

_FORMATS: dict[type, str] = {
    Money: "#,##0.00",
    UnitPrice: "#,##0.00##",
    Quantity: "#,##0.###",
    Rate: '0.##"%"',
    dt.date: "dd-mm-yyyy",
}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS = (18, 46, 12, 12, 12, 10, 14)


def write_document_csv(paper: Paper, path: Path) -> None:
    """Write the document as CSV: UTF-8 with BOM, semicolons and decimal commas in Dutch.

    Raises:
        OSError: the file cannot be written.
    """
    comma = paper.language == "nl"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if comma else ",")
        writer.writerows([_text(cell, comma) for cell in row] for row in _rows(paper))


def write_document_xlsx(paper: Paper, path: Path) -> None:
    """Write the document as XLSX.

    Raises:
        OSError: the file cannot be written.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = dt.datetime.combine(paper.date, dt.time())
    sheet = book.create_sheet(Wording(paper).title)
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in _rows(paper):
        sheet.append([_sheet_cell(sheet, cell) for cell in row])
    book.save(path)


def _rows(paper: Paper) -> list[Row]:
    wording = Wording(paper)
    rows: list[Row] = [[wording.title, wording.number]]
    rows += [[paper.sender.name]]
    rows += [["", line] for line in wording.address()]
    rows += [[label, value] for label, value in wording.facts()]
    if paper.subject:
        rows.append([wording.say("subject", text=paper.subject)])
    rows += [[], _heads(paper, wording)]
    rows += [_line(paper, line) for line in paper.lines]
    if paper.shows_prices:
        rows += [[], *_totals(paper, wording)]
    rows += [[mention] for mention in wording.mentions()]
    return rows


def _heads(paper: Paper, wording: Wording) -> Row:
    delivery = paper.kind is PaperKind.DELIVERY
    heads: Row = [wording.say("article"), wording.say("description")]
    heads.append(wording.say("delivered" if delivery else "quantity"))
    if delivery:
        heads.append(wording.say("outstanding"))
    if paper.shows_prices:
        ending = "_incl" if paper.mode is PriceMode.INCLUSIVE else ""
        heads += [wording.say(f"price{ending}"), wording.say("discount"), wording.say("vat")]
        heads.append(wording.say(f"amount{ending}"))
    return heads


def _line(paper: Paper, line: PaperLine) -> Row:
    description = "\n".join(part for part in (line.name, line.detail, line.text) if part)
    if line.kind is not LineKind.ITEM:
        return ["", description]
    row: Row = [line.number, description, line.quantity]
    if paper.kind is PaperKind.DELIVERY:
        row.append(line.outstanding)
    if paper.shows_prices:
        vat = line.vat_letter if line.vat_rate is None else line.vat_rate
        row += [line.price, line.discount or None, vat, line.amount]
    return row


def _totals(paper: Paper, wording: Wording) -> list[Row]:
    heads = ("vat_rate", "vat_net", "vat", "vat_gross")
    rows: list[Row] = [[wording.say("vat_table")], [wording.say(key) for key in heads]]
    rows += [[row.rate, row.net, row.vat, row.gross] for row in paper.vat]
    rows.append([])
    if paper.discount is not None:
        rows += [[wording.say("lines_total"), paper.discount.before], [paper.discount.label, -paper.discount.amount]]
    rows += [[wording.say("subtotal"), paper.net], [wording.say("total"), paper.total]]
    if paper.rounding:
        rows.append([wording.say("rounding"), paper.rounding])
    rows += [[one.label, -one.amount] for one in paper.settled]
    rows.append([wording.say("to_settle" if paper.kind is PaperKind.CREDIT else "to_pay"), paper.due])
    return rows


def _text(cell: Cell, comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, dt.date):
        return cell.strftime("%d-%m-%Y")
    return str(cell.decimal).replace(".", ",") if comma else str(cell.decimal)


def _harmless(text: str) -> str:
    return guarded(_NOT_IN_XML.sub("", text))


def _sheet_cell(sheet: WriteOnlyWorksheet, cell: Cell) -> SheetCell | None:
    from openpyxl.cell import WriteOnlyCell

    if cell is None:
        return None
    made = WriteOnlyCell(sheet)
    if isinstance(cell, str):
        made.value = _harmless(cell)
        made.data_type = "s"
    else:
        made.value = cell if isinstance(cell, dt.date) else cell.decimal
        made.number_format = _FORMATS[type(cell)]
    return made
