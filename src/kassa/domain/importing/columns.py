"""Which column of a list holds which field ("Kolomindeling"): guessed from the heads, changed by hand, remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen

_SIGNS: Final = re.compile(r"[^0-9a-z]+")


@frozen
class FieldSpec:
    """A field with its Dutch name and the heads people write above it (folded, without signs, parted by commas)."""

    field: StrEnum
    label: str
    words: str
    repeatable: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads one by one, the surest first."""
        return tuple(self.words.split(", "))


@frozen
class Mapping:
    """Which column holds which field ("Kolomindeling").

    Attributes:
        columns: per column its field; None is not imported.
        default_vat: VAT code of new articles whose row names none; empty when that is a mistake in the row.
    """

    columns: tuple[StrEnum | None, ...]
    default_vat: str = ""

    def where(self, field: StrEnum) -> tuple[int, ...]:
        """Return the places of the columns that hold ``field``."""
        return tuple(place for place, found in enumerate(self.columns) if found is field)

    def as_body(self) -> dict[str, object]:
        """Return the mapping as plain values, to remember."""
        return {"columns": [field.value if field else "" for field in self.columns], "default_vat": self.default_vat}

    @classmethod
    def from_body(cls, body: AnyMapping[str, object], fields: Sequence[FieldSpec]) -> Mapping:
        """Return a remembered mapping.

        Raises:
            ValueError: it was not made by ``as_body``, or for other fields.
        """
        columns, default_vat = body.get("columns"), body.get("default_vat", "")
        known: dict[object, StrEnum | None] = {"": None, **{spec.field.value: spec.field for spec in fields}}
        if not isinstance(columns, list) or not isinstance(default_vat, str) or not known.keys() >= set(columns):
            raise ValueError("not a remembered mapping")
        return cls(tuple(known[name] for name in columns), default_vat)


def signature(header: Sequence[str]) -> str:
    """Return a short name for the heads of a file, under which its mapping is remembered."""
    return hashlib.sha256("\x1f".join(fold(name) for name in header).encode()).hexdigest()[:16]


def guess_columns(header: Sequence[str], specs: Sequence[FieldSpec]) -> list[StrEnum | None]:
    """Guess which column holds which field from the heads as written; None where they say nothing."""
    names = [_SIGNS.sub(" ", fold(name)).strip() for name in header]
    columns: list[StrEnum | None] = [None] * len(names)
    for spec in specs:
        places = [place for place, name in enumerate(names) if name in spec.heads and columns[place] is None]
        places.sort(key=lambda place: spec.heads.index(names[place]))
        for place in places if spec.repeatable else places[:1]:
            columns[place] = spec.field
    for place, name in enumerate(names):
        if columns[place] is None:
            columns[place] = _guess_by_word(name, columns, specs)
    return columns


def _guess_by_word(name: str, taken: Sequence[StrEnum | None], specs: Sequence[FieldSpec]) -> StrEnum | None:
    """Return the field whose longest head stands in ``name`` as whole words."""
    best: tuple[int, StrEnum] | None = None
    for spec in specs:
        if spec.field in taken and not spec.repeatable:
            continue
        for head in spec.heads:
            if len(head) > 3 and f" {head} " in f" {name} " and (best is None or len(head) > best[0]):
                best = (len(head), spec.field)
    return best[1] if best else None


def given_twice(mapping: Mapping, specs: Sequence[FieldSpec]) -> tuple[Reason, ...]:
    """Return a reason for each field that more than one column was given."""
    return tuple(
        Reason("import.twice", f"'{spec.label}' is aan meer dan één kolom gegeven.", "Laat het bij één kolom staan.")
        for spec in specs
        if not spec.repeatable and len(mapping.where(spec.field)) > 1
    )


def cell_of(cells: Sequence[str], place: int) -> str:
    """Return the trimmed cell at a place; empty where the row has none."""
    return cells[place].strip() if 0 <= place < len(cells) else ""
