"""Many papers in processes of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kassa.domain.errors import InputError
from kassa.output.pdf.batch import CHUNK, draw_papers
from kassa.output.pdf.paper import draw_paper
from tests.support import papers

BATCH = [replace(papers.invoice(), number=f"2025-{number:04d}") for number in range(CHUNK + 3)]


def test_a_batch_gives_the_files_in_order_and_tells_how_far_it_is() -> None:
    told: list[int] = []
    made = list(draw_papers(BATCH, progress=told.append))
    assert made == [draw_paper(paper) for paper in BATCH]
    assert told == list(range(1, len(BATCH) + 1))


def test_a_batch_stops_when_it_is_cancelled() -> None:
    told: list[int] = []
    made = list(draw_papers(BATCH, workers=1, progress=told.append, cancelled=lambda: len(told) == 2))
    assert len(made) == 2


def test_a_paper_that_cannot_be_drawn_is_refused_in_words() -> None:
    bad = replace(papers.invoice(), sender=replace(papers.SENDER, logo=b"no picture"))
    with pytest.raises(InputError) as refused:
        list(draw_papers([bad], workers=1))
    assert refused.value.code == "paper.logo"


def test_nothing_to_draw_is_nothing() -> None:
    assert list(draw_papers([])) == []
