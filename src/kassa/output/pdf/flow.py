"""From blocks to pages: what may not be torn apart stays on one page, heads come back on the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kassa.domain.frozen import frozen


@frozen
class Block:
    """A piece of a page as wide as the page.

    Attributes:
        height: millimetres.
        draw: draws it with its top at the given place.
        row: whether it is a line of the table, below the table's head.
    """

    height: float
    draw: Callable[[float], None]
    row: bool = False


@frozen
class Placed:
    """A block and its top on its page."""

    block: Block
    top: float


Chunk = tuple[Block, ...]
"""Blocks that stay together."""


def paginate(
    chunks: Iterable[Chunk], head: Block, first_top: float, next_top: float, bottom: float
) -> list[list[Placed]]:
    """Divide the chunks over pages.

    A chunk that no page can hold is divided between its blocks; a block higher than a page must not exist.

    Args:
        chunks: what to place, in order.
        head: drawn before the first row of each page.
        first_top: where the first page begins.
        next_top: where the other pages begin.
        bottom: below this nothing is placed.
    """
    pages: list[list[Placed]] = [[]]
    top = first_top
    for chunk in chunks:
        if top + _height(chunk, head, pages[-1]) > bottom and (pages[-1] or top > next_top):
            pages.append([])
            top = next_top
        for block in chunk:
            if pages[-1] and top + _height((block,), head, pages[-1]) > bottom:
                pages.append([])
                top = next_top
            if block.row and not _has_head(pages[-1], head):
                pages[-1].append(Placed(head, top))
                top += head.height
            pages[-1].append(Placed(block, top))
            top += block.height
    return pages


def _height(chunk: Sequence[Block], head: Block, page: Sequence[Placed]) -> float:
    height = sum(block.height for block in chunk)
    if any(block.row for block in chunk) and not _has_head(page, head):
        height += head.height
    return height


def _has_head(page: Sequence[Placed], head: Block) -> bool:
    return any(placed.block is head for placed in page)
