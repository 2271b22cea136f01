"""The verdict on a row: what importing it would do, given what the shop has and what stood above it in the file."""

from __future__ import annotations

from typing import Final, NamedTuple

from kassa.domain.catalog.importing.rows import ImportRow, Parsed
from kassa.domain.errors import Reason
from kassa.domain.importing.verdict import GOES_IN, Kind


class Known(NamedTuple):
    """An article the shop has, as far as a list can change it; units as in ``ImportRow``."""

    id: str
    seq: int
    number: str
    name: str
    barcodes: frozenset[str]
    price: int
    vat: str
    group: str
    unit: str
    stock: int
    colour: str
    size: str
    style: str
    blocked: str
    cost: int | None


class Verdict(NamedTuple):
    """What importing a row does.

    Attributes:
        kind: new, changed, unchanged, double or error.
        row: what the row says.
        notes: what is odd about it; it goes in all the same.
        error: why it does not go in.
        known: the article it changes; None for one that an earlier row of the file brings.
        changed: the fields it changes.
        number: the article's number; empty when the program gives one.
    """

    kind: Kind
    row: ImportRow
    notes: tuple[Reason, ...] = ()
    error: Reason | None = None
    known: Known | None = None
    changed: tuple[str, ...] = ()
    number: str = ""

    @property
    def line(self) -> int:
        """Line in the file."""
        return self.row.line

    @property
    def shown(self) -> str:
        """The word for the badge: ``warning`` when the row goes in but is odd, else the kind."""
        return "warning" if self.notes and self.kind in GOES_IN else self.kind.value


_COMPARED: Final = tuple(
    (name, ImportRow._fields.index(name), Known._fields.index(name))
    for name in ("name", "price", "vat", "group", "unit", "stock", "colour", "size", "style", "blocked", "cost")
)


def changes(row: ImportRow, known: Known) -> tuple[str, ...]:
    """Return the names of the fields that ``row`` changes; what the row does not say stays as it is."""
    found = [name for name, said, has in _COMPARED if row[said] is not None and row[said] != known[has]]
    if not known.barcodes.issuperset(row.barcodes):
        found.append("barcodes")
    return tuple(found)


class Judge:
    """Judges the rows of one file in order; remembers only which codes and numbers it has seen, and where.

    Args:
        numbered: whether the file has a column of article numbers; without one, barcodes are the only keys.
    """

    def __init__(self, *, numbered: bool = True) -> None:
        self._numbered = numbered
        self._seen: dict[int | str, int] = {}

    def verdict(self, parsed: Parsed, by_number: Known | None, by_codes: tuple[Known, ...] = ()) -> Verdict:
        """Judge one row.

        Args:
            parsed: the row as read.
            by_number: the article that has the row's number (see ``number_of``), or its name when it has none.
            by_codes: the articles that have one of its barcodes.
        """
        row, notes, error = parsed
        if error is not None:
            return Verdict(Kind.ERROR, row, notes, error)
        number = number_of(row)
        if by_number is None and not by_codes and not self._numbered and len(row.barcodes) == 1:
            # The usual row of a large list: one look into what was seen.
            earlier = self._seen.setdefault(_key("1", number), row.line)
            if earlier == row.line:
                return Verdict(Kind.NEW, row, notes, None, None, (), number)
        elif not number:
            # Only a name: the same name is the same article.
            earlier = self._seen.setdefault(f"={row.name}", row.line)
            earlier = 0 if earlier == row.line else earlier
        else:
            earlier = self._earlier_code(row)
            if not earlier and self._numbered and number:
                earlier = self._seen.get(_key("2", number), 0)
                if earlier and row.number and row.barcodes:
                    return self._one_more_code(row, notes, by_number, by_codes)
        if earlier:
            return Verdict(Kind.DOUBLE, row, notes, _double(earlier), number=number)
        if by_number is None and not by_codes:
            self._remember(row, number)
            return Verdict(Kind.NEW, row, notes, None, None, (), number)
        return self._against(row, notes, number, by_number, by_codes)

    def seen_number(self, number: str) -> bool:
        """Tell whether a row of the file has this article number."""
        return (_key("2", number) if self._numbered else _key("1", number)) in self._seen

    def _against(
        self,
        row: ImportRow,
        notes: tuple[Reason, ...],
        number: str,
        by_number: Known | None,
        by_codes: tuple[Known, ...],
    ) -> Verdict:
        """Judge a row that touches articles of the shop."""
        owners = {known.id: known for known in by_codes}
        if by_number is not None:
            owners[by_number.id] = by_number
        if len(owners) > 1:
            return Verdict(Kind.ERROR, row, notes, _two_owners(tuple(owners.values())), number=number)
        known = next(iter(owners.values()))
        if row.number and known.number != row.number:
            return Verdict(Kind.ERROR, row, notes, _other_owner(known), number=number)
        self._remember(row, number)
        changed = changes(row, known)
        kind = Kind.CHANGED if changed else Kind.UNCHANGED
        return Verdict(kind, row, notes if changed else (), known=known, changed=changed, number=known.number)

    def _one_more_code(
        self, row: ImportRow, notes: tuple[Reason, ...], by_number: Known | None, by_codes: tuple[Known, ...]
    ) -> Verdict:
        """Judge a row that repeats a number with another barcode: the article gets that code, the first row holds."""
        number = row.number
        others = tuple(known for known in by_codes if by_number is None or known.id != by_number.id)
        if others:
            return Verdict(Kind.ERROR, row, notes, _other_owner(others[0]), number=number)
        self._remember(row, "")
        if by_number is not None and by_number.barcodes.issuperset(row.barcodes):
            return Verdict(Kind.UNCHANGED, row, known=by_number, number=number)
        return Verdict(Kind.CHANGED, row, notes, known=by_number, changed=("barcodes",), number=number)

    def _earlier_code(self, row: ImportRow) -> int:
        """Return the line that held one of these codes before, 0 when none did."""
        for code in row.barcodes:
            line = self._seen.get(_key("1", code))
            if line:
                return line
        return 0

    def _remember(self, row: ImportRow, number: str) -> None:
        for code in row.barcodes:
            self._seen[_key("1", code)] = row.line
        if self._numbered and number:
            self._seen[_key("2", number)] = row.line


def number_of(row: ImportRow) -> str:
    """Return the article number a row gives: its own, that of its model with colour and size, or its first barcode."""
    if row.number:
        return row.number
    if row.style:
        return "-".join(part for part in (row.style, row.colour, row.size) if part)
    return row.barcodes[0] if row.barcodes else ""


def _key(kind: str, code: str) -> int | str:
    """Return a small exact key: digits become a whole number that keeps their leading zeros."""
    code = kind + code
    return int(code) if code.isascii() and code.isdigit() else code


def _double(line: int) -> Reason:
    return Reason("import.double", f"Dit artikel staat al op regel {line}; die regel geldt.")


def _two_owners(owners: tuple[Known, ...]) -> Reason:
    names = " en ".join(f"'{known.name}' ({known.number})" for known in owners[:2])
    return Reason(
        "import.two_owners", f"De codes van deze regel horen bij {names}.", "Laat bij één artikel de barcode vervallen."
    )


def _other_owner(known: Known) -> Reason:
    return Reason(
        "import.barcode_taken",
        f"De barcode hoort al bij artikel {known.number} '{known.name}'.",
        "Wijzig het artikelnummer in de lijst of haal de barcode daar weg.",
    )
