"""The one door for lists of others: looks at the bytes, not at the name, and gives rows of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kassa.integrations.sheets.guards import refuse
from kassa.integrations.sheets.text import TextFormat, find_format, read_rows
from kassa.integrations.sheets.workbook import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_HEADER_WITHIN = 20


class SheetFiles:
    """Opens files as sheets; satisfies ``services.ports.SheetReader``."""

    def open(self, path: Path, sheet: str | None = None) -> SheetFile:
        """Open the list in ``path``; of a workbook the sheet named, or its first visible one with rows.

        Raises:
            InputError: empty, binary, damaged, too large, no rows, or no header.
        """
        try:
            with path.open("rb") as stream:
                start = stream.read(8)
        except OSError:
            refuse("absent", f"Het bestand '{path.name}' is niet te openen.", "Controleer de naam en probeer opnieuw.")
        if start.startswith(_ZIP) or start == _OLE:
            return _open_workbook(path, sheet)
        return SheetFile(path, (path.name,), path.name, find_format(path), None)


def _open_workbook(path: Path, sheet: str | None) -> SheetFile:
    book = Workbook(path)
    names = (sheet,) if sheet is not None else book.sheets
    if sheet is not None and sheet not in book.sheets:
        refuse("sheet", f"Het werkblad '{sheet}' staat niet in het bestand.", "Kies een van de werkbladen.")
    filled = next((name for name in names if next(book.rows(name), None) is not None), None)
    if filled is None:
        refuse("empty", f"In '{path.name}' staan geen regels.", "Kies een bestand met een kopregel en regels.")
    return SheetFile(path, book.sheets, filled, None, book)


class SheetFile:
    """One list: its header and its rows as text, streamed; may be walked through more than once.

    Attributes:
        name: file name, for people; never used as a path.
        sheet: the sheet being read; the file name for text.
        sheets: every visible sheet of the workbook.
        header: names of the columns as written.
        about: Dutch line on how the file was understood.
    """

    def __init__(
        self, path: Path, sheets: tuple[str, ...], sheet: str, form: TextFormat | None, book: Workbook | None
    ) -> None:
        self.path = path
        self.name = path.name
        self.sheets = sheets
        self.sheet = sheet
        self._form = form
        self._book = book
        self._header_line, self.header = self._find_header()

    @property
    def estimated_rows(self) -> int:
        """Rows to expect, for a progress bar: exact unless cells hold line ends or lines are blank."""
        if self._form is not None:
            return max(self._form.lines - self._header_line, 1)
        assert self._book is not None
        return max(self._book.height(self.sheet) - self._header_line, 1)

    @property
    def about(self) -> str:
        """How the file was understood, for the import screen."""
        if self._form is None:
            return f"Werkblad '{self.sheet}'"
        shown = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}
        encoding = self._form.encoding.upper().removesuffix("-SIG")
        return f"Tekst ({encoding}), gescheiden door {shown.get(self._form.separator, 'teken')}"

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give (line number in the file, cells) for each row below the header; blank rows are no rows.

        Raises:
            InputError: the file cannot be read to its end.
        """
        return (row for row in self.all_rows() if row[0] > self._header_line)

    def all_rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row that is not blank, the heads and what stands above them too.

        Raises:
            InputError: the file cannot be read to its end.
        """
        if self._form is not None:
            return read_rows(self.path, self._form)
        assert self._book is not None
        return self._book.rows(self.sheet)

    def _find_header(self) -> tuple[int, tuple[str, ...]]:
        """Return the first row with two filled cells (a title may stand above it), else the first row."""
        top = list(islice(self.all_rows(), _HEADER_WITHIN))
        if not top:
            refuse("empty", f"In '{self.name}' staan geen regels.", "Kies een bestand met een kopregel en regels.")
        for line, cells in top:
            if sum(1 for cell in cells if cell.strip()) > 1:
                return line, _trimmed(cells)
        line, cells = top[0]
        return line, _trimmed(cells)


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)
