"""A layout as one JSON document: how it is stored, exported and imported."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kassa.domain.errors import InputError, Reason
from kassa.domain.till.layout import Layout, Page, Tile, TileKind

FORMAT = 1
_LARGEST = 100  # rows or columns; a file that asks for more is not a layout


def layout_text(layout: Layout) -> str:
    """Return the layout as JSON text; prices and stock are of today and do not go in."""
    body = {
        "format": FORMAT,
        "version": layout.version,
        "functions": layout.functions,
        "pages": [
            {
                "id": page.id,
                "name_nl": page.name_nl,
                "name_en": page.name_en,
                "folder": page.folder,
                "tiles": [_tile_body(tile) for tile in page.tiles],
            }
            for page in layout.pages
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def read_layout(text: str) -> Layout:
    """Read a layout from its JSON text.

    Raises:
        InputError: the text is no layout, or of a newer program.
    """
    try:
        body = json.loads(text)
        newer = _whole(body["format"]) > FORMAT
        layout = Layout(
            int(body["version"]),
            tuple(_page(page) for page in body["pages"]),
            tuple(str(key) for key in body["functions"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as cause:
        raise InputError(
            Reason(
                "layout.unreadable",
                "Dit is geen knoppenindeling. De huidige indeling blijft staan.",
                "Kies een bestand dat met 'Exporteren' is gemaakt.",
            )
        ) from cause
    if newer:
        raise InputError(
            Reason("layout.newer", "Deze knoppenindeling is van een nieuwere versie.", "Werk het programma bij.")
        )
    return layout


def _tile_body(tile: Tile) -> dict[str, object]:
    return {
        "row": tile.row,
        "column": tile.column,
        "kind": tile.kind.value,
        "target": tile.target,
        "label_nl": tile.label_nl,
        "label_en": tile.label_en,
        "colour": tile.colour,
        "row_span": tile.row_span,
        "column_span": tile.column_span,
    }


def _page(body: Mapping[str, object]) -> Page:
    tiles = body["tiles"]
    if not isinstance(tiles, list):
        raise TypeError("the tiles of a page are a list")
    return Page(
        id=str(body["id"]),
        name_nl=str(body["name_nl"]),
        name_en=str(body["name_en"]),
        tiles=tuple(_tile(tile) for tile in tiles),
        folder=bool(body["folder"]),
    )


def _tile(body: Mapping[str, object]) -> Tile:
    return Tile(
        row=_whole(body["row"]),
        column=_whole(body["column"]),
        kind=TileKind(str(body["kind"])),
        target=str(body["target"]),
        label_nl=str(body["label_nl"]),
        label_en=str(body["label_en"]),
        colour=str(body["colour"]),
        row_span=_whole(body["row_span"]),
        column_span=_whole(body["column_span"]),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise TypeError("a place in the grid is a small whole number")
    return value
