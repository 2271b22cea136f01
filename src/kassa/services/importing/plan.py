"""First half of an import: every row read, understood and judged, and what must be written set aside in a file.

Nothing is locked meanwhile: the till goes on selling. Memory does not grow with the list, but for the codes seen.
"""

from __future__ import annotations

import marshal
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, Final, Generic, NamedTuple, Protocol, TypeVar

from kassa.db.engine import Database, Reader
from kassa.domain.errors import Reason, RuleError
from kassa.domain.importing.verdict import GOES_IN, Kind
from kassa.services.ports import Sheet

CHUNK: Final = 1000
BADGES: Final = ("new", "changed", "unchanged", "double", "warning", "error")

Progress = Callable[[int, int, str], None]
"""Called with rows done, rows expected and what is being done (Dutch)."""


Corrections = Mapping[int, Sequence[str]]
"""Cells typed over, by line in the file."""


class AnyVerdict(Protocol):
    """What every verdict says, whatever the row is about."""

    @property
    def kind(self) -> Kind:
        """What importing the row does."""
        ...

    @property
    def line(self) -> int:
        """Line in the file."""
        ...

    @property
    def notes(self) -> tuple[Reason, ...]:
        """What is odd about it; it goes in all the same."""
        ...

    @property
    def error(self) -> Reason | None:
        """Why it does not go in."""
        ...

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields it changes."""
        ...

    @property
    def shown(self) -> str:
        """The word for the badge: one of ``BADGES``."""
        ...


V = TypeVar("V", bound=AnyVerdict, covariant=True)


class Judged(NamedTuple, Generic[V]):
    """A row and its verdict, with the cells as they stand in the file."""

    verdict: V
    cells: Sequence[str]


@dataclass(slots=True)
class Counts:
    """How many rows got which verdict; ``warning`` counts the new and changed rows that are odd."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    double: int = 0
    error: int = 0
    warning: int = 0

    @property
    def rows(self) -> int:
        """Every row of the file: each has exactly one verdict."""
        return self.new + self.changed + self.unchanged + self.double + self.error

    def as_body(self) -> dict[str, int]:
        """Return the counts as plain values."""
        return {name: getattr(self, name) for name in BADGES}


class Cancelled(RuleError):
    """The person stopped the import; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(Reason("import.cancelled", "Het inlezen is afgebroken. Er is niets gewijzigd."))


def check(cancelled: Callable[[], bool]) -> None:
    """Stop here when the person wants to.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    if cancelled():
        raise Cancelled


class Spool:
    """Rows set aside in a temporary file, chunk by chunk; read back in order."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="kassa-import-")  # noqa: SIM115 - closed by close()
        self._sizes: list[int] = []
        self.rows = 0

    def add(self, rows: list[Any]) -> None:
        """Set rows aside: lists, tuples and dicts of plain values."""
        if rows:
            self._sizes.append(self._file.write(marshal.dumps(rows)))
            self.rows += len(rows)

    def chunks(self) -> Iterator[list[Any]]:
        """Give the chunks back."""
        self._file.seek(0)
        for size in self._sizes:
            yield marshal.loads(self._file.read(size))

    def close(self) -> None:
        """Throw the rows away."""
        self._file.close()


class AnyPlan(Protocol):
    """What an import will write, as far as the engine asks."""

    @property
    def run_id(self) -> str:
        """Identity of the import."""
        ...

    @property
    def counts(self) -> Counts:
        """How many rows got which verdict."""
        ...

    @property
    def writes(self) -> bool:
        """Whether anything must be written."""
        ...

    def close(self) -> None:
        """Throw away what was set aside."""
        ...


P = TypeVar("P", bound=AnyPlan)


class Walker(ABC, Generic[P, V]):
    """Walks through a list once, judges every row and sets aside what must be written.

    Args:
        database: the shop.
        plan: where it is set aside.
        corrections: cells typed over, by line.
    """

    def __init__(self, database: Database, plan: P, corrections: Corrections) -> None:
        self._database = database
        self._plan = plan
        self._corrections = corrections

    def plan(
        self,
        sheet: Sheet,
        progress: Progress,
        cancelled: Callable[[], bool],
        look: Callable[[Judged[V]], None] | None = None,
        *,
        keep: bool = True,
    ) -> P:
        """Judge every row of the sheet.

        Args:
            sheet: the list.
            progress: told after each thousand rows.
            cancelled: asked after each thousand rows.
            look: shown every row with its verdict, for a preview.
            keep: whether what must be written is set aside.

        Raises:
            Cancelled: ``cancelled`` said so.
            InputError: the file cannot be read to its end.
        """
        total, done = sheet.estimated_rows, 0
        try:
            with self._database.read() as reader:
                self._begin(reader)
            rows = sheet.rows()
            while chunk := list(islice(rows, CHUNK)):
                check(cancelled)
                if self._corrections:
                    chunk = [(line, list(self._corrections.get(line, cells))) for line, cells in chunk]
                judged = self._judge_chunk(chunk)
                self._count(judged)
                if look is not None:
                    for one in judged:
                        look(one)
                if keep:
                    self._set_aside(judged)
                done += len(chunk)
                progress(done, max(total, done), "Regels controleren")
        except BaseException:
            self._plan.close()
            raise
        return self._plan

    @abstractmethod
    def _begin(self, reader: Reader) -> None:
        """Read what all rows need."""

    @abstractmethod
    def _judge_chunk(self, chunk: list[tuple[int, list[str]]]) -> list[Judged[V]]:
        """Judge some rows, in order."""

    @abstractmethod
    def _set_aside(self, judged: list[Judged[V]]) -> None:
        """Set aside what these rows must write."""

    def _count(self, judged: Iterable[Judged[V]]) -> None:
        counts = self._plan.counts
        for verdict, _ in judged:
            kind = verdict.kind
            if kind is Kind.NEW:
                counts.new += 1
            elif kind is Kind.CHANGED:
                counts.changed += 1
            elif kind is Kind.UNCHANGED:
                counts.unchanged += 1
            elif kind is Kind.DOUBLE:
                counts.double += 1
            else:
                counts.error += 1
            if verdict.notes and kind in GOES_IN:
                counts.warning += 1
