"""What is wrong with a button layout before it is published: errors block, warnings do not (ui.md 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.till.layout import COLOURS, Layout, Page, Tile, TileKind

MAX_COLUMNS = 6
MAX_ROWS = 5
MAX_SPAN = 2
MAX_PAGES = 6
"""Page buttons that fit; more are reached with the chevron (ui.md 7.1)."""

Cell = tuple[int, int]


@frozen
class Problem:
    """Something wrong with a layout.

    Attributes:
        blocking: whether publishing is refused; otherwise it is a warning.
        page_id: the page, empty for the layout as a whole.
        cell: row and column of the tile, if it is about one.
        reason: what is wrong and what to do.
    """

    blocking: bool
    page_id: str
    cell: Cell | None
    reason: Reason


def check_layout(
    layout: Layout, article_problem: Callable[[str], Reason | None], functions: Collection[str]
) -> tuple[Problem, ...]:
    """List what is wrong with a layout.

    Args:
        layout: the layout.
        article_problem: says for an article id why it cannot be sold (missing, blocked), or None.
        functions: keys of the functions the till knows.
    """
    problems = list(_check_pages(layout))
    folders = {page.id for page in layout.pages}
    for page in layout.pages:
        problems.extend(_check_places(page))
        for tile in page.tiles:
            reason = _target_problem(tile, article_problem, folders, functions)
            if reason is not None:
                told = replace(reason, sentence=f"{_where(page, tile)}: {reason.sentence}")
                problems.append(Problem(tile.kind is not TileKind.ARTICLE, page.id, (tile.row, tile.column), told))
    unknown = [key for key in layout.functions if key not in functions]
    problems.extend(
        Problem(True, "", None, Reason("layout.no_function", f"De functie '{key}' bestaat niet.", "Verwijder de knop."))
        for key in unknown
    )
    return tuple(problems)


def _check_pages(layout: Layout) -> Iterator[Problem]:
    if not layout.top_pages:
        yield Problem(
            True, "", None, Reason("layout.no_page", "De indeling heeft geen pagina.", "Voeg een pagina toe.")
        )
    if len(layout.top_pages) > MAX_PAGES:
        sentence = f"Er zijn meer dan {MAX_PAGES} pagina's; de rest staat achter een pijl."
        yield Problem(False, "", None, Reason("layout.many_pages", sentence, "Maak van een paar pagina's een map."))
    for page_id, times in Counter(page.id for page in layout.pages).items():
        if times > 1:
            reason = Reason("layout.page_twice", "Een pagina staat er dubbel in.", "Verwijder een van beide.")
            yield Problem(True, page_id, None, reason)
    linked = {tile.target for page in layout.pages for tile in page.tiles if tile.kind is TileKind.FOLDER}
    for page in layout.pages:
        if page.folder and page.id not in linked:
            reason = Reason("layout.no_way_in", f"Map '{page.name_nl}' heeft geen knop.", "Maak er een knop voor.")
            yield Problem(False, page.id, None, reason)


def _check_places(page: Page) -> Iterator[Problem]:
    taken: set[Cell] = set()
    for tile in page.tiles:
        cell = (tile.row, tile.column)
        cells = {
            (tile.row + down, tile.column + right) for down in range(tile.row_span) for right in range(tile.column_span)
        }
        inside = all(0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS for row, column in cells)
        if not inside or not all(1 <= span <= MAX_SPAN for span in (tile.row_span, tile.column_span)):
            reason = Reason("layout.outside", f"{_where(page, tile)} past niet in het raster.", "Verplaats de knop.")
            yield Problem(True, page.id, cell, reason)
        if cells & taken:
            reason = Reason("layout.overlap", f"{_where(page, tile)} ligt over een andere.", "Verplaats de knop.")
            yield Problem(True, page.id, cell, reason)
        taken |= cells
        if tile.colour not in COLOURS:
            reason = Reason("layout.colour", f"{_where(page, tile)} heeft een onbekende kleur.", "Kies een kleur.")
            yield Problem(True, page.id, cell, reason)
        if not tile.label_nl.strip():
            reason = Reason("layout.no_label", f"{_where(page, tile)} heeft geen tekst.", "Typ een tekst.")
            yield Problem(True, page.id, cell, reason)


def _target_problem(
    tile: Tile,
    article_problem: Callable[[str], Reason | None],
    folders: Collection[str],
    functions: Collection[str],
) -> Reason | None:
    if tile.kind is TileKind.ARTICLE:
        return article_problem(tile.target)
    if tile.kind is TileKind.FOLDER and tile.target not in folders:
        return Reason("layout.no_folder", "de map bestaat niet.", "Kies een map of verwijder de knop.")
    if tile.kind is TileKind.FUNCTION and tile.target not in functions:
        return Reason("layout.no_function", "de functie bestaat niet.", "Kies een functie of verwijder de knop.")
    return None


def _where(page: Page, tile: Tile) -> str:
    return f"Knop '{tile.label_nl}' op pagina '{page.name_nl}'"
