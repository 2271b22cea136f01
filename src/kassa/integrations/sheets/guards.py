"""What a file may cost before it is refused: bytes on disk, bytes unpacked, parts, cells.

Numbers from reliability.md 22 and promise P26 (a hostile file costs at most two seconds and 200 MB and changes
nothing). Declared sizes inside an archive are lies until counted, so every part is unpacked and counted here first.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from kassa.domain.errors import InputError, Reason

MB = 1024 * 1024
MAX_TEXT_BYTES = 256 * MB
MAX_WORKBOOK_BYTES = 20 * MB
MAX_UNPACKED_BYTES = 100 * MB
MAX_PARTS = 2_000
MAX_RATIO = 250
MAX_TEXT_RATIO = 100
MAX_CELLS = 4_000_000
MAX_LINES = 5_000_000
MAX_COLUMNS = 702  # as far as column ZZ
MAX_CELL_TEXT = 32_767  # what Excel itself allows in one cell

_CHUNK = MB
_RATIO_FROM = MB  # small parts may be as repetitive as they like
_COLUMN = re.compile(rb' r="([A-Z]{1,3})\d')
_ROW = re.compile(rb'<row[^>]{0,200}? r="(\d{1,9})"')
_FAR_CELL = re.compile(rb' r="[A-Z]{1,3}(\d{5,9})"')


def refuse(code: str, sentence: str, fix: str = "") -> NoReturn:
    """Raise the refusal of a file with a Dutch reason.

    Raises:
        InputError: always.
    """
    raise refusal(code, sentence, fix)


def refusal(code: str, sentence: str, fix: str = "") -> InputError:
    """Return the refusal of a file with a Dutch reason."""
    return InputError(Reason(f"sheet.{code}", sentence, fix))


def check_size(path: Path, limit: int) -> int:
    """Return the size of the file in bytes.

    Raises:
        InputError: the file is absent, empty, no file, or larger than ``limit``.
    """
    try:
        size = path.stat().st_size
    except OSError:
        refuse("absent", f"Het bestand '{path.name}' is niet te openen.", "Controleer de naam en probeer opnieuw.")
    if not path.is_file():
        refuse("no_file", f"'{path.name}' is geen bestand.", "Kies een CSV-, Excel- of ODS-bestand.")
    if size == 0:
        refuse("empty", f"Het bestand '{path.name}' is leeg.", "Kies een bestand met een kopregel en regels.")
    if size > limit:
        refuse(
            "too_large",
            f"Het bestand is {size // MB} MB; meer dan {limit // MB} MB wordt niet ingelezen.",
            "Bewaar de lijst als CSV of splits haar in delen.",
        )
    return size


def check_archive(path: Path) -> None:
    """Unpack every part of a workbook once, counting real bytes, and check how far its cells reach.

    Raises:
        InputError: too many parts, too many bytes, a bomb's ratio, too many cells, or not a whole archive.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS:
                refuse("parts", "Het bestand bestaat uit te veel delen en is niet ingelezen.", "Bewaar het als CSV.")
            total = 0
            for part in parts:
                total = _check_part(archive, part, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        refuse("damaged", f"Het bestand '{path.name}' is beschadigd of afgebroken.", "Bewaar het opnieuw in Excel.")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, total: int) -> int:
    name = part.filename
    extent = _SheetExtent() if name.startswith("xl/worksheets/") else None
    table = _TableExtent() if name == "content.xml" else None
    size = 0
    for chunk in _chunks(archive, part):
        size += len(chunk)
        if total + size > MAX_UNPACKED_BYTES or (size > _RATIO_FROM and size > MAX_RATIO * max(part.compress_size, 1)):
            refuse("bomb", "Het bestand wordt uitgepakt veel te groot en is niet ingelezen.", "Bewaar het als CSV.")
        if extent is not None:
            extent.feed(chunk)
        if table is not None:
            table.feed(chunk)
    return total + size


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


class _SheetExtent:
    """How far the cells of one Excel sheet reach; a reader lays them out as one block."""

    def __init__(self) -> None:
        self._columns = 1
        self._rows = 1
        self._tail = b""

    def feed(self, chunk: bytes) -> None:
        text = self._tail + chunk
        self._tail = text[-256:]
        for letters in set(_COLUMN.findall(text)):
            self._columns = max(self._columns, _column_number(letters))
        for pattern in (_ROW, _FAR_CELL):
            found = pattern.findall(text)
            if found:
                self._rows = max(self._rows, max(map(int, found)))
        check_extent(self._rows, self._columns)


class _TableExtent:
    """How far the cells of an OpenDocument table reach, repeats written out; a DOCTYPE is refused."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._rows = self._pending_rows = 0
        self._repeat = 1
        self._width = self._filled_width = self._columns = 0

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError:
            refuse("damaged", "De inhoud van het bestand is beschadigd.", "Bewaar het opnieuw of bewaar het als CSV.")

    def _doctype(self, *_unused: object) -> None:
        refuse("doctype", "Het bestand bevat een onderdeel dat niet is toegestaan.", "Bewaar het als CSV.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._rows = self._pending_rows = self._columns = 0
        elif name == "table:table-row":
            self._repeat = _count(attributes.get("table:number-rows-repeated"))
            self._width = self._filled_width = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._width += _count(attributes.get("table:number-columns-repeated"))
            if "office:value-type" in attributes:
                self._filled_width = self._width

    def _text(self, _text: str) -> None:
        self._filled_width = self._width

    def _end(self, name: str) -> None:
        if name != "table:table-row":
            return
        self._pending_rows += self._repeat
        if self._filled_width:
            self._rows += self._pending_rows
            self._pending_rows = 0
            self._columns = max(self._columns, self._filled_width)
            check_extent(self._rows, self._columns, MAX_CELLS // 2)


def check_extent(rows: int, columns: int, most: int = MAX_CELLS) -> None:
    """Refuse a sheet whose cells reach further than a list of articles or customers ever does.

    Raises:
        InputError: more than 702 columns or too many cells.
    """
    if columns > MAX_COLUMNS or rows * columns > most:
        refuse(
            "extent",
            "Het werkblad is te groot: er staan cellen heel ver naar rechts of naar onderen.",
            "Kopieer de lijst naar een nieuw werkblad of bewaar haar als CSV.",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _count(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isdigit() and len(text) < 10 else MAX_CELLS + 1
