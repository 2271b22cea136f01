"""The button layout as a document: written to one file, read from one, and refused in words when it does not fit.

Articles stand in it by number, so that a layout made in one shop works in another that sells the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeVar

from kassa.domain.errors import InputError, Reason
from kassa.domain.till.layout import COLUMNS, ROWS, Layout, Page, Tile, TileKind

V = TypeVar("V")

FORMAT: Final = 1
COLOURS: Final = ("grijs", "blauw", "groen", "geel", "oranje", "rood", "paars", "turkoois")
FUNCTION_KEYS: Final = (
    "discount",
    "open_article",
    "text_line",
    "open_drawer",
    "last_receipt",
    "clear",
    "cash_move",
    "cash_up",
    "receipts",
    "lock",
    "sign_out",
    "scale",
    "theme",
    "contrast",
    "language",
    "sound",
    "full_screen",
    "more",
)
_MOST_FUNCTIONS: Final = 12
_MOST_PAGES: Final = 60
_LONGEST_LABEL: Final = 40
_LONGEST_FILE: Final = 1_000_000


def write_layout(layout: Layout) -> str:
    """Return the document of a layout; prices and stock are not in it."""
    document = {
        "kassa-knoppenindeling": FORMAT,
        "functions": list(layout.functions),
        "pages": [
            {
                "id": page.id,
                "nl": page.name_nl,
                "en": page.name_en,
                "folder": page.folder,
                "tiles": [_tile_told(tile) for tile in page.tiles],
            }
            for page in layout.pages
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def read_layout(text: str, version: int = 0) -> Layout:
    """Read and check the document of a layout.

    Args:
        text: the whole file.
        version: of the publication it is.

    Raises:
        InputError: not a layout, of a newer format, or something in it does not fit; names the page and button.
    """
    if len(text) > _LONGEST_FILE:
        raise _refused("het bestand is te groot")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise _refused("het bestand is niet te lezen") from None
    found = _Part(document, "het bestand")
    if found.get("kassa-knoppenindeling", int) != FORMAT:
        raise _refused("het is van een nieuwere versie van Kassa")
    pages = tuple(_page(_Part(page, f"pagina {place}")) for place, page in enumerate(found.get("pages", list), 1))
    functions = tuple(str(key) for key in found.get("functions", list))
    layout = Layout(version, pages, functions)
    _check(layout)
    return layout


class _Part:
    """A part of the document: values are asked for by name and type, and missed in words."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, Mapping):
            raise _refused(f"{where} is geen lijst van velden")
        self._value = value
        self.where = where

    def get(self, name: str, kind: type[V], default: V | None = None) -> V:
        found = self._value.get(name, default)
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise _refused(f"in {self.where} ontbreekt '{name}' of het is niet goed")
        if isinstance(found, str) and (len(found) > _LONGEST_LABEL or not (found.isprintable() or not found)):
            raise _refused(f"in {self.where} is '{name}' te lang of onleesbaar")
        return found


def _page(part: _Part) -> Page:
    name = part.get("nl", str)
    tiles = tuple(
        _tile(_Part(tile, f"knop {place} van pagina '{name}'")) for place, tile in enumerate(part.get("tiles", list), 1)
    )
    return Page(part.get("id", str), name, part.get("en", str, ""), tiles, part.get("folder", bool, default=False))


def _tile(part: _Part) -> Tile:
    kind = part.get("kind", str)
    if kind not in set(TileKind):
        raise _refused(f"{part.where} doet iets onbekends ('{kind}')")
    tile = Tile(
        row=part.get("row", int),
        column=part.get("column", int),
        kind=TileKind(kind),
        target=part.get("target", str),
        label_nl=part.get("nl", str, ""),
        label_en=part.get("en", str, ""),
        colour=part.get("colour", str, "grijs"),
        row_span=part.get("row_span", int, 1),
        column_span=part.get("column_span", int, 1),
    )
    if tile.colour not in COLOURS:
        raise _refused(f"{part.where} heeft een onbekende kleur ('{tile.colour}')")
    if not (1 <= tile.row_span <= 2 and 1 <= tile.column_span <= 2):
        raise _refused(f"{part.where} is groter dan 2 bij 2")
    if not (0 <= tile.row <= ROWS - tile.row_span and 0 <= tile.column <= COLUMNS - tile.column_span):
        raise _refused(f"{part.where} valt buiten het raster van {COLUMNS} bij {ROWS}")
    return tile


def _check(layout: Layout) -> None:
    ids = [page.id for page in layout.pages]
    if len(ids) > _MOST_PAGES or len(set(ids)) != len(ids):
        raise _refused("een pagina staat er dubbel in, of er zijn te veel pagina's")
    if len(layout.functions) > _MOST_FUNCTIONS or len(set(layout.functions)) != len(layout.functions):
        raise _refused("een functie staat er dubbel in, of er zijn te veel functies")
    for key in layout.functions:
        _require_function(key)
    linked = {tile.target for page in layout.pages for tile in page.tiles if tile.kind is TileKind.FOLDER}
    for page in layout.pages:
        _check_page(page, ids)
        if page.folder and page.id not in linked:
            raise _refused(f"geen knop opent de map '{page.name_nl}'")


def _check_page(page: Page, ids: list[str]) -> None:
    taken: set[tuple[int, int]] = set()
    for tile in page.tiles:
        if tile.kind is TileKind.FOLDER and tile.target not in ids:
            raise _refused(f"knop '{tile.label_nl}' opent een pagina die er niet is")
        if tile.kind is TileKind.FUNCTION:
            _require_function(tile.target)
        cells = {
            (tile.row + down, tile.column + right) for down in range(tile.row_span) for right in range(tile.column_span)
        }
        if taken & cells:
            raise _refused(f"op pagina '{page.name_nl}' liggen twee knoppen op elkaar")
        taken |= cells


def _require_function(key: str) -> None:
    if key not in FUNCTION_KEYS:
        raise _refused(f"de functie '{key[:30]}' bestaat niet")


def _tile_told(tile: Tile) -> dict[str, object]:
    return {
        "row": tile.row,
        "column": tile.column,
        "kind": tile.kind.value,
        "target": tile.target,
        "nl": tile.label_nl,
        "en": tile.label_en,
        "colour": tile.colour,
        "row_span": tile.row_span,
        "column_span": tile.column_span,
    }


def _refused(what: str) -> InputError:
    return InputError(
        Reason(
            "layout.not_readable",
            f"Deze knoppenindeling past niet: {what}. Er is niets gewijzigd.",
            "Kies een bestand dat Kassa heeft gemaakt.",
        )
    )
