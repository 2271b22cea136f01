"""The runner of tests and of the self-test: everything at once, on the calling thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kassa.domain.errors import KassaError
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

T = TypeVar("T")


class InlineJobs:
    """Runs work before ``run`` returns; bugs are raised, not reported."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DB,
    ) -> None:
        """See ``Runner.run``."""
        try:
            result = work()
        except KassaError as error:
            if failed is None:
                raise
            failed(error)
            return
        if done is not None:
            done(result)
