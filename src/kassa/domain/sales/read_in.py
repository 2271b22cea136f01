"""'Inlezen': rows of a CSV file or of the memory of a portable scanner become codes with a quantity.

Nothing is dropped: each row that is not blank ends up among the good rows or among the bad ones, with its row number
and why (M0-033). Which column holds what is guessed from the heads or the cells, shown, and changed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from kassa.domain.catalog.barcode import check_digit_ok, normalise
from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.typed import parse_quantity, parse_unit_price

MOST_ROWS: Final = 5_000
"""Rows in one batch; more is a list for the article importer, not a document."""

LONGEST_NAME: Final = 300
_HEAD_WITHIN: Final = 20
_SAMPLE: Final = 200
_SHORTEST_BARCODE: Final = 6
Row = tuple[int, Sequence[str]]


class ReadField(StrEnum):
    """What a column of the file holds."""

    CODE = "code"
    QUANTITY = "quantity"
    PRICE = "price"
    NAME = "name"


_HEADS: Final[dict[ReadField, str]] = {
    ReadField.CODE: (
        "barcode, streepjescode, ean, ean13, ean 13, ean code, eancode, gtin, upc, code, scancode, artikelnummer, "
        "artikelnr, artikelcode, artnr, artikel, sku, item, article"
    ),
    ReadField.QUANTITY: "aantal, aantallen, hoeveelheid, stuks, qty, quantity, count, pieces",
    ReadField.PRICE: "prijs, stukprijs, verkoopprijs, prijs incl btw, prijs excl btw, price, unit price",
    ReadField.NAME: "omschrijving, naam, benaming, tekst, description, name",
}
"""Heads people write, folded, without signs, parted by commas."""


@frozen
class Columns:
    """Which column holds which field.

    Attributes:
        fields: one per column; None is not read.
        head: number of the row with the heads; 0 when there is none.
    """

    fields: tuple[ReadField | None, ...]
    head: int = 0

    def place(self, field: ReadField) -> int | None:
        """Return the column of a field."""
        return self.fields.index(field) if field in self.fields else None


@frozen
class ReadRow:
    """A row that was understood.

    Attributes:
        number: its row in the file or dump, from 1.
        code: barcode or article number, leading zeros kept.
        quantity: how many; above zero.
        price: the price in the file, in the way of the document; None when it has none.
        name: the description in the file; empty when it has none.
    """

    number: int
    code: str
    quantity: Quantity
    price: UnitPrice | None = None
    name: str = ""


@frozen
class BadRow:
    """A row that was not understood: where it stands, what it says and why not."""

    number: int
    text: str
    reason: Reason


@frozen
class Parsed:
    """Every row that is not blank, good or bad."""

    rows: tuple[ReadRow, ...]
    bad: tuple[BadRow, ...]


def guess_columns(rows: Sequence[Row]) -> Columns:
    """Guess which column holds what: from a row of heads, else from what the cells look like."""
    for number, cells in rows[:_HEAD_WITHIN]:
        fields = _from_heads(cells)
        if ReadField.CODE in fields:
            return Columns(fields, number)
    return Columns(_from_cells([cells for _, cells in rows[:_SAMPLE]]))


def check_columns(columns: Columns) -> Reason | None:
    """Return why rows cannot be read with these columns."""
    named = [field for field in columns.fields if field is not None]
    if ReadField.CODE not in named:
        return Reason("read_in.no_code", "Geen kolom bevat de barcode.", "Kies bij een kolom 'Barcode of nummer'.")
    double = next((field for field in named if named.count(field) > 1), None)
    if double is not None:
        return Reason("read_in.double", "Twee kolommen hebben hetzelfde veld.", "Kies elk veld een keer.")
    return None


def read_rows(rows: Iterable[Row], columns: Columns) -> Parsed:
    """Read the rows of a file; the heads are skipped, what stands above them is told.

    Raises:
        InputError: the columns cannot be used, or there are more than 5,000 rows.
    """
    wrong = check_columns(columns)
    if wrong is not None:
        raise InputError(wrong)
    good: list[ReadRow] = []
    bad: list[BadRow] = []
    for number, cells in _counted(rows):
        text = " ; ".join(cell.strip() for cell in cells)
        if number == columns.head or not any(cell.strip() for cell in cells):
            continue
        if number < columns.head:
            bad.append(BadRow(number, text, _ABOVE))
            continue
        try:
            good.append(_row(number, cells, columns))
        except InputError as refused:
            bad.append(BadRow(number, text, refused.reason))
    return Parsed(tuple(good), tuple(bad))


def read_dump(text: str) -> Parsed:
    """Read what a portable scanner sent: ``code``, ``code,aantal``, or with date, time and kind of barcode around it.

    Cells are parted by a comma, semicolon or tab; a cell that is a date, a time or the name of a barcode kind is
    recognised by its form and left out (decision 16).

    Raises:
        InputError: there are more than 5,000 rows.
    """
    good: list[ReadRow] = []
    bad: list[BadRow] = []
    lines = re.split(r"\r\n|\n|\r", text)
    for number, line in _counted((number, [line]) for number, line in enumerate(lines, 1)):
        shown = "".join(sign for sign in line[0] if sign.isprintable() or sign == "\t").strip()
        if not shown:
            continue
        try:
            good.append(_dumped(number, shown))
        except InputError as refused:
            bad.append(BadRow(number, shown, refused.reason))
    return Parsed(tuple(good), tuple(bad))


def _counted(rows: Iterable[Row]) -> Iterable[Row]:
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise InputError(
                Reason(
                    "read_in.too_many",
                    "Dit zijn meer dan 5.000 rijen. Er is niets ingelezen.",
                    "Splits het bestand, of lees in meer keren in.",
                )
            )
        yield row


def _from_heads(cells: Sequence[str]) -> tuple[ReadField | None, ...]:
    found: list[ReadField | None] = []
    for cell in cells:
        word = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(cell)).split())
        field = next((field for field, words in _HEADS.items() if word in words.split(", ")), None)
        found.append(field if field not in found else None)
    return tuple(found)


def _from_cells(rows: Sequence[Sequence[str]]) -> tuple[ReadField | None, ...]:
    """The column with most barcodes is the code, the longest cells deciding; the first with only numbers the count."""
    width = max((len(cells) for cells in rows), default=0)
    columns = [[cells[place].strip() for cells in rows if place < len(cells)] for place in range(width)]
    fields: list[ReadField | None] = [None] * width
    if not width:
        return ()
    code = max(range(width), key=lambda place: (*_code_likeness(columns[place]), -place))
    fields[code] = ReadField.CODE
    counts = [place for place in range(width) if place != code and _is_counts(columns[place])]
    if counts:
        fields[counts[0]] = ReadField.QUANTITY
    return tuple(fields)


def _code_likeness(cells: Sequence[str]) -> tuple[int, int]:
    right = sum(1 for cell in cells if check_digit_ok(cell))
    long = sum(1 for cell in cells if len(cell) >= _SHORTEST_BARCODE and any(sign.isdigit() for sign in cell))
    return right, long


def _is_counts(cells: Sequence[str]) -> bool:
    numbers = [cell for cell in cells if re.fullmatch(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?", cell)]
    return len(numbers) * 2 > len(cells)


def _row(number: int, cells: Sequence[str], columns: Columns) -> ReadRow:
    def cell(field: ReadField) -> str | None:
        place = columns.place(field)
        if place is None:
            return None
        return cells[place].strip() if place < len(cells) else ""

    quantity, price = cell(ReadField.QUANTITY), cell(ReadField.PRICE)
    return ReadRow(
        number,
        _code(cell(ReadField.CODE) or ""),
        Quantity.ONE if quantity is None else _quantity(quantity),
        parse_unit_price(price) if price else None,
        " ".join((cell(ReadField.NAME) or "").split())[:LONGEST_NAME],
    )


_ABOVE = Reason("read_in.above", "Deze rij staat boven de kopregel.")
_BARE_DATE = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
_BARE_TIME = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_STAMP = re.compile(rf"(?:{_BARE_DATE})?[ T]?(?:{_BARE_TIME})?\Z")
_KIND = re.compile(
    r"(?:ean|upc|gtin|isbn|issn|code|itf|codabar|gs1|qr|pdf|data ?matrix|interleaved|databar)"
    r"[- ]?(?:8|13|14|39|93|128|a|e|417|code|2 ?of ?5|[- ]?\d{1,3})?\Z",
    re.IGNORECASE,
)


def _dumped(number: int, line: str) -> ReadRow:
    cells = [cell.strip().strip('"').strip() for cell in re.split(r"[,;\t]", line)]
    left = [cell for cell in cells if cell and not _STAMP.match(cell) and not _KIND.match(cell)]
    if not left or len(left) > 2:
        raise InputError(
            Reason(
                "read_in.unknown_row",
                "In deze rij staat geen code met hoogstens een aantal.",
                "Controleer de instelling van de scanner.",
            )
        )
    return ReadRow(number, _code(left[0]), _quantity(left[1]) if len(left) == 2 else Quantity.ONE)


def _code(text: str) -> str:
    code = normalise(text)
    if re.fullmatch(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+", code):
        raise InputError(
            Reason(
                "read_in.rounded",
                f"'{code}' is een barcode die door een rekenblad is afgerond; de cijfers zijn weg.",
                "Bewaar de kolom als tekst en lees opnieuw in.",
            )
        )
    return code


def _quantity(text: str) -> Quantity:
    quantity = parse_quantity(text)
    if not quantity.milli:
        raise InputError(Reason("read_in.zero", "Het aantal is 0.", "Typ een aantal boven nul, of haal de rij weg."))
    return quantity
