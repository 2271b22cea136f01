"""What of an import differs between the things that lists are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from kassa.db.engine import Reader, Transaction
from kassa.db.repos.import_runs import Run
from kassa.domain.errors import Reason
from kassa.domain.importing.columns import FieldSpec, Mapping
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import VatCode
from kassa.services.importing.plan import AnyPlan, AnyVerdict, Corrections, Judged, Progress, Walker
from kassa.services.importing.report import Problem, Undone

V = TypeVar("V", bound=AnyVerdict)
P = TypeVar("P", bound=AnyPlan)


class ImportKind(Protocol[P, V]):
    """What of an import differs between articles and customers."""

    @property
    def name(self) -> str:
        """English name, stable: runs and mappings are kept under it."""
        ...

    @property
    def right(self) -> Right:
        """Who may import such a list."""
        ...

    @property
    def event(self) -> str:
        """What the journal calls an import."""
        ...

    @property
    def undone_event(self) -> str:
        """What the journal calls undoing one."""
        ...

    @property
    def touches(self) -> tuple[str, ...]:
        """Beginnings of the events that make a plan stale."""
        ...

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The fields a column may hold."""
        ...

    def guess(self, header: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping:
        """Guess which column holds which field."""
        ...

    def check_header(self, header: Sequence[str]) -> None:
        """Refuse a first row without names of columns.

        Raises:
            InputError: there is no header.
        """
        ...

    def check_mapping(self, mapping: Mapping) -> tuple[Reason, ...]:
        """Return what is wrong with a mapping; empty when it can be used."""
        ...

    def defaults(self) -> tuple[VatCode, ...]:
        """Return the VAT codes a mapping may fall back to; empty where rows have no VAT."""
        ...

    def require_more(self, mapping: Mapping, actor: Actor) -> None:
        """Refuse columns this person may not fill.

        Raises:
            Denied: a right is missing.
        """
        ...

    def walker(self, mapping: Mapping, corrections: Corrections) -> Walker[P, V]:
        """Return what judges the rows.

        Raises:
            RuleError: the mapping cannot be used.
        """
        ...

    def write(
        self,
        tx: Transaction,
        plan: P,
        actor: Actor,
        moment: dt.datetime,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        """Write a plan in a transaction somebody else opened and closes.

        Raises:
            Cancelled: ``cancelled`` said so.
            RuleError: it cannot be written.
        """
        ...

    def later_run(self, reader: Reader, run_id: str, started_at: int) -> Run | None:
        """Return a later import, still standing, that changed the same things."""
        ...

    def take_back(self, tx: Transaction, run_id: str, moment: int) -> Undone:
        """Undo an import: new ones go unless they are used, changed ones get their old values back."""
        ...

    def problem(self, one: Judged[V], badge: str) -> Problem:
        """Return the line of the report for a row."""
        ...
