"""The fields of an article list and which column holds which: guessed from the heads, changed by hand, remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen


class Field(StrEnum):
    """A field of an article that a column can hold."""

    BARCODE = "barcode"
    NUMBER = "number"
    NAME = "name"
    PRICE = "price"
    PRICE_EXCLUSIVE = "price_exclusive"
    VAT = "vat"
    GROUP = "group"
    UNIT = "unit"
    STOCK = "stock"
    COLOUR = "colour"
    SIZE = "size"
    STYLE = "style"
    BLOCKED = "blocked"
    COST = "cost"


@frozen
class FieldSpec:
    """A field with its Dutch name and the heads people write above it (folded, without signs, parted by commas)."""

    field: Field
    label: str
    words: str
    repeatable: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads one by one, the surest first."""
        return tuple(self.words.split(", "))


FIELDS: Final = (
    FieldSpec(
        Field.BARCODE,
        "Barcode",
        "barcode, barcodes, streepjescode, ean, ean13, ean 13, ean8, ean code, eancode, gtin, upc, scancode, isbn, "
        "barcode 1, barcode 2, barcode 3, extra barcode",
        repeatable=True,
    ),
    FieldSpec(
        Field.NUMBER,
        "Artikelnummer",
        "artikelnummer, artikelnr, artikel nr, artnr, art nr, artikelcode, nummer, nr, sku, plu, article number, "
        "item number, item no, productcode, product code, productnummer, code, id",
    ),
    FieldSpec(
        Field.NAME,
        "Omschrijving",
        "omschrijving, artikelomschrijving, artikelnaam, naam, productnaam, benaming, titel, artikel, name, "
        "description, article, product, product name, item, title, description nl",
    ),
    FieldSpec(
        Field.PRICE_EXCLUSIVE,
        "Verkoopprijs excl. btw",
        "verkoopprijs excl btw, prijs excl btw, prijs exclusief btw, verkoopprijs exclusief btw, prijs excl, "
        "verkoopprijs excl, price excl vat, net price, netto prijs, nettoprijs, price excl",
    ),
    FieldSpec(
        Field.PRICE,
        "Verkoopprijs incl. btw",
        "verkoopprijs incl btw, verkoopprijs, prijs, prijs incl btw, prijs inclusief btw, prijs incl, "
        "verkoopprijs incl, verkoopprijs inclusief btw, consumentenprijs, winkelprijs, adviesprijs, price, "
        "sales price, price incl vat, retail price, selling price, rrp, brutoprijs",
    ),
    FieldSpec(
        Field.VAT,
        "Btw",
        "btw, btw tarief, btw percentage, btw perc, btw code, btwcode, tarief, belasting, vat, vat rate, vat code, "
        "tax, tax rate, tva",
    ),
    FieldSpec(
        Field.GROUP,
        "Groep",
        "groep, artikelgroep, productgroep, categorie, rubriek, assortiment, hoofdgroep, afdeling, group, "
        "article group, category, product group, department",
    ),
    FieldSpec(Field.UNIT, "Eenheid", "eenheid, verkoopeenheid, unit, uom, per"),
    FieldSpec(
        Field.STOCK,
        "Voorraad",
        "voorraad, aantal, in voorraad, voorraad aantal, stock, qty, quantity, inventory, on hand",
    ),
    FieldSpec(Field.COLOUR, "Kleur", "kleur, kleurnaam, color, colour"),
    FieldSpec(Field.SIZE, "Maat", "maat, maatnaam, size"),
    FieldSpec(
        Field.STYLE,
        "Model (kleur/maat)",
        "model, modelnummer, stijl, stijlnummer, hoofdartikel, style, parent, parent sku, style number",
    ),
    FieldSpec(Field.BLOCKED, "Geblokkeerd", "geblokkeerd, blokkade, blocked, inactief, vervallen, discontinued"),
    FieldSpec(
        Field.COST,
        "Inkoopprijs",
        "inkoopprijs, inkoopprijs excl btw, kostprijs, inkoop, cost, cost price, purchase price",
    ),
)

_SPECS: Final = {spec.field: spec for spec in FIELDS}
_SIGNS: Final = re.compile(r"[^0-9a-z]+")
_CODE: Final = re.compile(r"[0-9]{7,}\Z")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?%?\Z")


@frozen
class Mapping:
    """Which column holds which field ("Kolomindeling").

    Attributes:
        columns: per column its field; None is not imported.
        default_vat: VAT code of new articles whose row names none; empty when that is a mistake in the row.
    """

    columns: tuple[Field | None, ...]
    default_vat: str = ""

    def where(self, field: Field) -> tuple[int, ...]:
        """Return the places of the columns that hold ``field``."""
        return tuple(place for place, found in enumerate(self.columns) if found is field)

    def as_body(self) -> dict[str, object]:
        """Return the mapping as plain values, to remember."""
        return {"columns": [field.value if field else "" for field in self.columns], "default_vat": self.default_vat}

    @classmethod
    def from_body(cls, body: AnyMapping[str, object]) -> Mapping:
        """Return a remembered mapping.

        Raises:
            ValueError: it was not made by ``as_body``.
        """
        columns, default_vat = body.get("columns"), body.get("default_vat", "")
        if not isinstance(columns, list) or not isinstance(default_vat, str):
            raise ValueError("not a remembered mapping")  # noqa: TRY004
        return cls(tuple(Field(name) if name else None for name in columns), default_vat)


def signature(header: Sequence[str]) -> str:
    """Return a short name for the heads of a file, under which its mapping is remembered."""
    return hashlib.sha256("\x1f".join(fold(name) for name in header).encode()).hexdigest()[:16]


def guess(header: Sequence[str], samples: Sequence[Sequence[str]] = ()) -> Mapping:
    """Guess which column holds which field from the heads, and from the cells where the heads say too little.

    Args:
        header: the heads as written.
        samples: some rows below it.
    """
    names = [_plain(name) for name in header]
    columns: list[Field | None] = [None] * len(names)
    for spec in FIELDS:
        places = [place for place, name in enumerate(names) if name in spec.heads and columns[place] is None]
        places.sort(key=lambda place: spec.heads.index(names[place]))
        for place in places if spec.repeatable else places[:1]:
            columns[place] = spec.field
    for place, name in enumerate(names):
        if columns[place] is None:
            columns[place] = _guess_by_word(name, columns)
    if Field.BARCODE not in columns:
        _find_codes(columns, samples)
    return Mapping(tuple(columns))


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", fold(name)).strip()


def _guess_by_word(name: str, taken: Sequence[Field | None]) -> Field | None:
    """Return the field whose longest head stands in ``name`` as whole words."""
    best: tuple[int, Field] | None = None
    for spec in FIELDS:
        if spec.field in taken and not spec.repeatable:
            continue
        for head in spec.heads:
            if len(head) > 3 and f" {head} " in f" {name} " and (best is None or len(head) > best[0]):
                best = (len(head), spec.field)
    return best[1] if best else None


def _find_codes(columns: list[Field | None], samples: Sequence[Sequence[str]]) -> None:
    """Take for barcodes the free (or number) column whose cells are all long digits."""
    for place, field in enumerate(columns):
        cells = [row[place].strip() for row in samples if place < len(row) and row[place].strip()]
        if field in (None, Field.NUMBER) and cells and all(_CODE.match(cell) and len(cell) >= 8 for cell in cells):
            columns[place] = Field.BARCODE
            return


def check_header(header: Sequence[str]) -> None:
    """Refuse a first row that holds an article rather than names of columns.

    Raises:
        InputError: there is no header.
    """
    cells = [cell.strip() for cell in header if cell.strip()]
    if any(_CODE.match(cell) for cell in cells) or sum(1 for cell in cells if _NUMBER.match(cell)) >= 2 or not cells:
        raise InputError(
            Reason(
                "import.no_header",
                "De eerste regel bevat geen kolomnamen, maar al een artikel. Er is niets ingelezen.",
                "Zet boven elke kolom een naam, zoals Barcode, Omschrijving, Prijs en Btw.",
            )
        )


def check_mapping(mapping: Mapping) -> tuple[Reason, ...]:
    """Return what is wrong with a mapping; empty when it can be used."""
    found = []
    if not mapping.where(Field.NAME):
        found.append(
            Reason("import.no_name", "Geen kolom is gekozen voor de omschrijving.", "Kies welke kolom de naam bevat.")
        )
    if mapping.where(Field.PRICE) and mapping.where(Field.PRICE_EXCLUSIVE):
        found.append(
            Reason(
                "import.two_prices", "Er zijn twee kolommen met een verkoopprijs.", "Kies inclusief of exclusief btw."
            )
        )
    if not mapping.where(Field.VAT) and not mapping.default_vat:
        found.append(
            Reason("import.no_vat", "Geen kolom is gekozen voor de btw.", "Kies een kolom, of één vast tarief.")
        )
    for field, spec in _SPECS.items():
        if not spec.repeatable and len(mapping.where(field)) > 1:
            found.append(
                Reason(
                    "import.twice",
                    f"'{spec.label}' is aan meer dan één kolom gegeven.",
                    "Laat het bij één kolom staan.",
                )
            )
    return tuple(found)
