"""The button layout ("Knoppenindeling") of the till: pages of quick buttons, folders among them, and functions."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.money import UnitPrice

COLUMNS, ROWS = 5, 4
COLOURS = ("grijs", "blauw", "groen", "geel", "oranje", "rood", "paars", "turkoois")
FUNCTIONS = (
    "select_order", "select_invoice", "pay_invoices", "create_order", "return_goods", "gift_card",
    "discount", "open_article", "text_line", "open_drawer", "last_receipt", "clear", "cash_move", "cash_up", "receipts",
    "lock", "sign_out", "scale", "theme", "contrast", "language", "sound", "full_screen", "practise",
    "stop_practice", "more",
)  # fmt: skip
"""What a function button may do; the till knows the words and the icon of each."""


class TileKind(StrEnum):
    """What a quick button does: sells an article, opens another page, or does a function."""

    ARTICLE = "article"
    FOLDER = "folder"
    FUNCTION = "function"


@frozen
class Tile:
    """One quick button ("Snelknop").

    Attributes:
        row: place from the top, from 0.
        column: place from the left, from 0.
        kind: what it does.
        target: identity of the article or page, or key of the function.
        label_nl: Dutch label.
        label_en: English label; empty takes the Dutch one.
        colour: name of the button colour.
        row_span: rows it takes.
        column_span: columns it takes.
        price: price of the article today; ``None`` for a folder, a function or an article with a price to ask.
        sold_out: whether nothing is left of an article that is kept in stock.
    """

    row: int
    column: int
    kind: TileKind
    target: str
    label_nl: str
    label_en: str = ""
    colour: str = "grijs"
    row_span: int = 1
    column_span: int = 1
    price: UnitPrice | None = None
    sold_out: bool = False

    def label(self, lang: str) -> str:
        """The label in the language of the screen."""
        return self.label_en if lang == "en" and self.label_en else self.label_nl


@frozen
class Page:
    """A page of quick buttons; a folder is a page that has no button of its own above the grid."""

    id: str
    name_nl: str
    name_en: str = ""
    tiles: tuple[Tile, ...] = ()
    folder: bool = False

    def name(self, lang: str) -> str:
        """The name in the language of the screen."""
        return self.name_en if lang == "en" and self.name_en else self.name_nl


@frozen
class Layout:
    """A published layout.

    Attributes:
        version: of the publication; 0 is the built-in layout with functions only.
        pages: in the order of their buttons.
        functions: keys of the function buttons, row by row.
    """

    version: int
    pages: tuple[Page, ...]
    functions: tuple[str, ...]

    def page(self, page_id: str) -> Page | None:
        """The page or folder with this identity, ``None`` when the layout lost it."""
        return next((page for page in self.pages if page.id == page_id), None)

    @property
    def top_pages(self) -> tuple[Page, ...]:
        """The pages with a button above the grid."""
        return tuple(page for page in self.pages if not page.folder)


BUILT_IN = Layout(
    0,
    (),
    (
        "select_order",
        "select_invoice",
        "pay_invoices",
        "create_order",
        "discount",
        "return_goods",
        "open_article",
        "text_line",
        "open_drawer",
        "last_receipt",
    ),
)
"""What a shop without a layout of its own gets: functions, and 'Alle artikelen' for the rest."""


def screens_of(page: Page, columns: int, rows: int, *, first_taken: bool = False) -> tuple[tuple[Tile, ...], ...]:
    """Place the tiles of a page on screens of ``columns`` x ``rows``.

    A page that fits keeps its places. On a narrower screen the tiles follow each other in reading order; with more than
    one screen the last cell of each stays free for the button to the next, so that no tile is lost.

    Args:
        page: the page or folder.
        columns: of the screen.
        rows: of the screen.
        first_taken: whether the first cell holds the way back out of a folder.
    """
    fits = all(tile.column + tile.column_span <= columns and tile.row + tile.row_span <= rows for tile in page.tiles)
    if fits and not (first_taken and any((tile.row, tile.column) == (0, 0) for tile in page.tiles)):
        return (page.tiles,)
    ordered = sorted(page.tiles, key=lambda tile: (tile.row, tile.column))
    first = 1 if first_taken else 0
    room = columns * rows - first
    if len(ordered) > room:
        room -= 1
    return tuple(
        tuple(_placed(tile, first + place, columns) for place, tile in enumerate(ordered[start : start + room]))
        for start in range(0, len(ordered), room)
    )


def _placed(tile: Tile, place: int, columns: int) -> Tile:
    return replace(tile, row=place // columns, column=place % columns, row_span=1, column_span=1)
