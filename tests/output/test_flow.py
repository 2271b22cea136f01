"""Blocks over pages: nothing lost, nothing torn, nothing below the bottom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kassa.output.pdf.flow import Block, Chunk, paginate

FIRST, NEXT, BOTTOM = 100.0, 30.0, 270.0
HEAD = Block(8.0, lambda top: None)

BLOCKS = st.builds(Block, st.integers(1, 150).map(float), st.just(lambda top: None), st.booleans())
CHUNKS = st.lists(st.lists(BLOCKS, min_size=1, max_size=4).map(tuple), max_size=30)


@given(CHUNKS)
def test_every_block_is_placed_once_in_order_and_inside_the_page(chunks: list[Chunk]) -> None:
    pages = paginate(chunks, HEAD, FIRST, NEXT, BOTTOM)
    placed = [one.block for page in pages for one in page if one.block is not HEAD]
    assert list(map(id, placed)) == [id(block) for chunk in chunks for block in chunk]
    for number, page in enumerate(pages):
        top = FIRST if number == 0 else NEXT
        for one in page:
            assert one.top == top
            top += one.block.height
        assert top <= BOTTOM
        rows = [place for place, one in enumerate(page) if one.block.row]
        heads = [place for place, one in enumerate(page) if one.block is HEAD]
        assert len(heads) == (1 if rows else 0)
        assert not rows or heads[0] < rows[0]


@given(CHUNKS)
def test_what_belongs_together_stays_together_when_a_page_can_hold_it(chunks: list[Chunk]) -> None:
    pages = paginate(chunks, HEAD, FIRST, NEXT, BOTTOM)
    where = {id(one.block): number for number, page in enumerate(pages) for one in page}
    for chunk in chunks:
        if sum(block.height for block in chunk) + HEAD.height <= BOTTOM - NEXT:
            assert len({where[id(block)] for block in chunk}) == 1
