"""One row of an article list read as an article: what it says, what is odd about it, or why it cannot be used."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from kassa.domain.catalog.barcode import LONGEST, check_digit_ok, normalise
from kassa.domain.catalog.folding import fold
from kassa.domain.catalog.importing.fields import Field
from kassa.domain.catalog.importing.vat_words import VatWords
from kassa.domain.errors import InputError, Reason
from kassa.domain.importing.columns import Mapping, cell_of
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.rate import WHOLE
from kassa.domain.values.rounding import round_half_up
from kassa.domain.values.typed import parse_quantity, parse_unit_price

MAX_NAME: Final = 300
MAX_NUMBER: Final = 40
MAX_WORD: Final = 60
MAX_PRICE_UNITS: Final = 999_999_900
"""99.999,99 in 1/10,000 euro: the most an article may cost (ui.md 6.1, limits of the basket)."""

_SPLIT: Final = re.compile(r"[|;,\n]+")
_ISBN: Final = re.compile(r"97[89](?:-[0-9]+){4}\Z")
_SCIENTIFIC: Final = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}\Z")
_POINT_ZERO: Final = re.compile(r"([0-9]{1,20})[.,]0+\Z")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_UNSEEN: Final = re.compile(r"[\x80-\x9f]")
_GTIN: Final = frozenset({8, 12, 13, 14})
_NO: Final = frozenset({"", "nee", "no", "false", "onwaar", "0", "n", "-"})
_YES: Final = frozenset({"ja", "yes", "true", "waar", "1", "x", "j", "y"})
_PIECES: Final = frozenset({"st", "stk", "stuk", "stuks", "pcs", "pc", "piece", "pieces", "each", "ea"})


class ImportRow(NamedTuple):
    """What a row says about an article; None is: says nothing, keep what is there.

    Price and cost in 1/10,000 euro, stock in 1/1,000; ``blocked`` is the reason, empty when not blocked.
    """

    line: int
    number: str
    name: str
    barcodes: tuple[str, ...]
    price: int | None
    vat: str | None
    group: str | None
    unit: str | None
    stock: int | None
    colour: str | None
    size: str | None
    style: str | None
    blocked: str | None
    cost: int | None


class Parsed(NamedTuple):
    """A row as read, with its oddities; ``error`` says why it cannot be used at all."""

    row: ImportRow
    notes: tuple[Reason, ...]
    error: Reason | None


class RowParser:
    """Reads rows by one mapping. Equal cells are understood once: 818,775 rows hold few different prices."""

    def __init__(self, mapping: Mapping, vat: VatWords) -> None:
        self._vat = vat
        self._default_vat = mapping.default_vat
        self._width = len(mapping.columns)
        self._name = _only(mapping, Field.NAME)
        self._number = _only(mapping, Field.NUMBER)
        self._codes = mapping.where(Field.BARCODE)
        self._exclusive = bool(mapping.where(Field.PRICE_EXCLUSIVE))
        self._price = _only(mapping, Field.PRICE_EXCLUSIVE if self._exclusive else Field.PRICE)
        self._vat_cell = _only(mapping, Field.VAT)
        self._others = tuple(
            (place, position, _Remembered(read))
            for field, position, read in (
                (Field.GROUP, 0, _word),
                (Field.UNIT, 1, _unit),
                (Field.STOCK, 2, _stock),
                (Field.COLOUR, 3, _word),
                (Field.SIZE, 4, _word),
                (Field.STYLE, 5, _word),
                (Field.BLOCKED, 6, _blocked),
                (Field.COST, 7, _price_units),
            )
            for place in mapping.where(field)
        )
        self._read_price = _Remembered(_price_units)
        self._plain_prices: dict[str, int] = {}
        self._read_vat = _Remembered(vat.code)

    def parse(self, line: int, cells: Sequence[str]) -> Parsed:
        """Read one row; never raises on what the cells hold."""
        notes: list[Reason] = []
        try:
            return Parsed(self._read(line, cells, notes), tuple(notes), None)
        except InputError as refusal:
            name = cell_of(cells, self._name)
            code = cell_of(cells, self._codes[0]) if self._codes else ""
            bare = ImportRow(
                line, cell_of(cells, self._number), name[:MAX_NAME], (code[:LONGEST],) if code else (), *_NO_REST
            )
            return Parsed(bare, (), refusal.reason)

    def _read(self, line: int, cells: Sequence[str], notes: list[Reason]) -> ImportRow:
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        elif len(cells) > self._width and any(cells[self._width :]):
            raise _wrong("columns", "De regel heeft meer kolommen dan de kopregel.", "Controleer scheidingstekens.")
        name = without_card_numbers(cells[self._name].strip())
        if not name.isprintable() or not 0 < len(name) <= MAX_NAME:
            _check_name(name, notes)
        number = _number(cells[self._number]) if self._number >= 0 else ""
        codes = self._barcodes(cells, notes)
        vat = self._vat_code(cells, notes)
        price = self._price_of(cells, vat, notes)
        if not self._others:
            return ImportRow(line, number, name, codes, price, vat, None, None, None, None, None, None, None, None)
        rest: list[object] = [None] * 8
        for place, position, read in self._others:
            rest[position] = read(cells[place].strip())
        return ImportRow(line, number, name, codes, price, vat, *rest)  # type: ignore[arg-type]

    def _barcodes(self, cells: Sequence[str], notes: list[Reason]) -> tuple[str, ...]:
        if len(self._codes) == 1:
            # The usual list: one column, one code of digits.
            code = cells[self._codes[0]].strip()
            if code.isdigit() and code.isascii() and len(code) <= 20:
                if len(code) in _GTIN and not check_digit_ok(code):
                    notes.append(_code_note(code))
                return (code,)
        found: tuple[str, ...] = ()
        for place in self._codes:
            cell = cells[place].strip()
            if not cell:
                continue
            if cell.isascii() and cell.isdigit() and len(cell) <= 20:
                parts: Sequence[str] = (cell,)
            else:
                parts = [read_barcode(part) for part in _split_codes(cell)]
            for code in parts:
                if code in found:
                    continue
                if (len(code) in _GTIN and check_digit_ok(code) is False) or len(code) > 20:
                    notes.append(_code_note(code))
                found = (*found, code)
        return found

    def _vat_code(self, cells: Sequence[str], notes: list[Reason]) -> str | None:
        if self._vat_cell < 0:
            return None
        cell = cells[self._vat_cell].strip()
        if cell:
            return self._read_vat(cell)  # type: ignore[return-value]
        if not self._default_vat:
            raise _wrong("vat_empty", "De btw is niet ingevuld.", "Vul een tarief in, of kies er een voor lege cellen.")
        notes.append(Reason("import.vat_default", f"Btw niet ingevuld; tarief '{self._default_vat}' is gebruikt."))
        return None

    def _price_of(self, cells: Sequence[str], vat: str | None, notes: list[Reason]) -> int | None:
        if self._price < 0:
            return None
        cell = cells[self._price].strip()
        if not cell:
            return None
        plain = self._plain_prices.get(cell)
        if plain is not None:
            return plain
        units = self._read_price(cell)
        assert isinstance(units, int)
        if self._exclusive:
            code = vat or self._default_vat
            if not code:
                raise _wrong("vat_empty", "Zonder btw is de prijs inclusief btw niet te berekenen.", "Vul de btw in.")
            factor = WHOLE + self._vat.rate(code).basis_points
            units = round_half_up(units * factor, WHOLE * 100) * 100
        elif units % 100:
            notes.append(Reason("import.decimals", f"De prijs {cell} heeft meer dan twee cijfers achter de komma."))
        if units == 0:
            notes.append(Reason("import.price_zero", "De prijs is 0,00."))
        elif not self._exclusive and not units % 100 and len(self._plain_prices) < 100_000:
            self._plain_prices[cell] = units
        return units


class _Remembered:
    """A reader of cells that understands each different cell once, refusals included."""

    def __init__(self, read: Callable[[str], object]) -> None:
        self._read = read
        self._known: dict[str, object] = {}

    def __call__(self, cell: str) -> object:
        found = self._known.get(cell, _ABSENT)
        if found is _ABSENT:
            try:
                found = self._read(cell)
            except InputError as refusal:
                found = refusal
            if len(self._known) < 100_000:
                self._known[cell] = found
        if isinstance(found, InputError):
            raise found.with_traceback(None)
        return found


_ABSENT: Final = object()
_NO_REST: Final = (None,) * 10


def read_barcode(text: str) -> str:
    """Return the barcode a cell holds, as ``normalise`` gives it, after undoing what spreadsheets do to numbers.

    Raises:
        InputError: rounded by a spreadsheet, too long, or unreadable.
    """
    code = normalise(text)
    whole = _POINT_ZERO.match(code)
    if whole:
        code = whole[1]
    if _ISBN.match(code):
        code = code.replace("-", "")
    if _SCIENTIFIC.match(code) and ("+" in code or "," in code or "." in code):
        raise _wrong(
            "barcode_rounded",
            f"Barcode {code} is door een rekenblad afgerond; de laatste cijfers zijn weg.",
            "Maak de kolom in het rekenblad op als tekst en bewaar het bestand opnieuw.",
        )
    return code


def _split_codes(cell: str) -> list[str]:
    """Return the codes of a cell that may hold several; a decimal comma of a damaged number does not part them."""
    if _SCIENTIFIC.match(cell) or _POINT_ZERO.match(cell):
        return [cell]
    return [part for part in _SPLIT.split(cell) if part.strip()]


def _code_note(code: str) -> Reason:
    if len(code) > 20:
        return Reason("import.barcode_length", f"Barcode {code} is langer dan 20 tekens.", "Controleer de code.")
    return Reason("import.check_digit", f"Het controlecijfer van barcode {code} klopt niet.", "Controleer de code.")


def _check_name(name: str, notes: list[Reason]) -> None:
    if not name:
        raise _wrong("name_empty", "De omschrijving is leeg.", "Vul een omschrijving in.")
    if len(name) > MAX_NAME:
        raise _wrong("name_long", f"De omschrijving is {len(name)} tekens lang.", f"Hoogstens {MAX_NAME} tekens kan.")
    if _CONTROL.search(name):
        raise _wrong(
            "name_lines",
            "De omschrijving loopt over meer regels of bevat stuurtekens.",
            "Waarschijnlijk wordt een aanhalingsteken niet gesloten.",
        )
    if _UNSEEN.search(name):
        notes.append(Reason("import.name_signs", "De omschrijving bevat tekens die niet te zien zijn."))


def _number(cell: str) -> str:
    number = cell.strip()
    if len(number) > MAX_NUMBER or not number.isprintable():
        raise _wrong(
            "number", "Het artikelnummer is te lang of bevat stuurtekens.", f"Hoogstens {MAX_NUMBER} tekens kan."
        )
    return number


def _price_units(cell: str) -> int | None:
    if not cell:
        return None
    units = parse_unit_price(cell).units
    if units > MAX_PRICE_UNITS:
        raise _wrong("price_large", f"De prijs {cell} is hoger dan 99.999,99.", "Controleer de kolom van de prijs.")
    return units


def _stock(cell: str) -> int | None:
    return parse_quantity(cell, negative=True).milli if cell else None


def _word(cell: str) -> str | None:
    if len(cell) > MAX_WORD or _CONTROL.search(cell):
        raise _wrong("word", f"'{cell[:30]}…' is te lang.", f"Hoogstens {MAX_WORD} tekens kan.")
    return without_card_numbers(cell) or None


def _unit(cell: str) -> str | None:
    """Return the unit; pieces have none, however a list calls them."""
    return "" if fold(cell).rstrip(".") in _PIECES else _word(cell)


def _blocked(cell: str) -> str:
    folded = fold(cell)
    if folded in _NO:
        return ""
    if folded in _YES:
        return "Geblokkeerd in de ingelezen lijst"
    return _word(cell) or ""


def _wrong(code: str, sentence: str, fix: str) -> InputError:
    return InputError(Reason(f"import.{code}", sentence, fix))


def _only(mapping: Mapping, field: Field) -> int:
    places = mapping.where(field)
    return places[0] if places else -1
