"""The fields of an article list and which column holds which: guessed from the heads, changed by hand, remembered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from kassa.domain.errors import InputError, Reason
from kassa.domain.importing.columns import FieldSpec, Mapping, given_twice, guess_columns


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

_CODE: Final = re.compile(r"[0-9]{7,}\Z")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?%?\Z")


def guess(header: Sequence[str], samples: Sequence[Sequence[str]] = ()) -> Mapping:
    """Guess which column holds which field from the heads, and from the cells where the heads say too little.

    Args:
        header: the heads as written.
        samples: some rows below it.
    """
    columns = guess_columns(header, FIELDS)
    if Field.BARCODE not in columns:
        _find_codes(columns, samples)
    return Mapping(tuple(columns))


def _find_codes(columns: list[StrEnum | None], samples: Sequence[Sequence[str]]) -> None:
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
    return (*found, *given_twice(mapping, FIELDS))
