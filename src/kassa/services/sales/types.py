"""Kinds of sales documents ("Soorten"): chosen on each document, managed in the settings."""

from __future__ import annotations

from dataclasses import fields, replace

from kassa.db.engine import Database, Transaction
from kassa.db.repos import sales_types as repo
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.types import SalesType, new_code, problem
from kassa.services.acting import record
from kassa.system.clock import Clock


class SalesTypes:
    """The kinds a shop uses; the standard ones are there from the first question on."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, kind: DocumentKind) -> tuple[SalesType, ...]:
        """Return every kind of a document, the standard one first; active or not."""
        with self._database.read() as reader:
            found = repo.of_kind(reader, kind)
        if found:
            return found
        with self._database.write() as tx:
            repo.ensure_standard(tx)
            return repo.of_kind(tx, kind)

    def default(self, kind: DocumentKind) -> SalesType:
        """Return the kind a new document starts with."""
        return self.of(kind)[0]

    def ensure_standard(self, tx: Transaction) -> None:
        """Store the standard kinds that are missing; safe when several programs do it at once."""
        repo.ensure_standard(tx)

    def save(self, wanted: SalesType, actor: Actor) -> SalesType:
        """Store a kind, new (without a code: it gets one) or changed; documents that have numbers keep them.

        Raises:
            Denied: only who may change invoice settings.
            RuleError: why it cannot be stored, with the field at the end of its code.
        """
        require(actor, Right.EDIT_INVOICE_SETTINGS)
        with self._database.write() as tx:
            repo.ensure_standard(tx)
            if not wanted.code:
                taken = [one.code for kind in DocumentKind for one in repo.of_kind(tx, kind)]
                wanted = replace(wanted, code=new_code(wanted.name, taken))
            before = repo.get(tx, wanted.code)
            others = tuple(one for one in repo.of_kind(tx, wanted.kind) if one.code != wanted.code)
            reason = _other_kind(before, wanted) or problem(wanted, others)
            if reason is not None:
                raise RuleError(reason)
            repo.save(tx, wanted)
            body = {"before": None if before is None else _told(before), "after": _told(wanted)}
            record(tx, actor, "sales_type.saved", wanted.code, body, self._clock.now())
        return wanted


def _other_kind(before: SalesType | None, wanted: SalesType) -> Reason | None:
    if before is None or before.kind is wanted.kind:
        return None
    return Reason("type.code", f"De code '{wanted.code}' is al van een andere soort.", "Kies een andere code.")


def _told(one: SalesType) -> dict[str, object]:
    told = {field.name: getattr(one, field.name) for field in fields(SalesType)}
    return told | {"kind": one.kind.value}
