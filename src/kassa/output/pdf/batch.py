"""Many papers at once, in processes of their own: drawing is Python's work, and a thread would hold up the screen."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from kassa.output.papers.paper import Paper
from kassa.system.modest import be_modest

WORKERS = 2
CHUNK = 8
"""Papers that travel to a process together."""

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


def draw_papers(
    papers: Sequence[Paper],
    *,
    workers: int = WORKERS,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[bytes]:
    """Draw the papers and give their PDF files in the same order, as they become ready.

    The processes are started anew and share nothing with this one, so that it may show windows and hold locks. At most
    a few chunks are on their way at a time: neither a long list nor its files fill the memory.

    Args:
        papers: what to draw.
        workers: number of processes.
        progress: told how many are done, after each file.
        cancelled: asked between files; once it says yes, no more are given and the processes end.

    Raises:
        InputError: a paper cannot be drawn, as for ``draw_paper``.
    """
    chunks = (papers[start : start + CHUNK] for start in range(0, len(papers), CHUNK))
    done = 0
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=be_modest)
    try:
        waiting = deque(pool.submit(_draw, chunk) for chunk in islice(chunks, workers * 2))
        while waiting:
            for content in _next(waiting, chunks, pool):
                if cancelled is not None and cancelled():
                    return
                done += 1
                if progress is not None:
                    progress(done)
                yield content
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _next(
    waiting: deque[Future[list[bytes]]], chunks: Iterator[Sequence[Paper]], pool: ProcessPoolExecutor
) -> list[bytes]:
    """Return the files of the oldest chunk and send the next one on its way."""
    made = waiting.popleft().result()
    waiting.extend(pool.submit(_draw, chunk) for chunk in islice(chunks, 1))
    return made


def _draw(papers: Sequence[Paper]) -> list[bytes]:
    from kassa.output.pdf.paper import draw_paper

    return [draw_paper(paper) for paper in papers]
