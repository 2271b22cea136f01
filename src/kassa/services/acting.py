"""Journalling what a person did: who, on whose approval and why go into every record the same way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import append
from kassa.db.repos.people import StoredEmployee, rights_of
from kassa.domain.journal import OFFICE_CHAIN, Anchor
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right


def chain_of(actor: Actor) -> str:
    """Return the journal chain an act of this person belongs to: the till's, or the office's."""
    return actor.till_id or OFFICE_CHAIN


def record(tx: Transaction, actor: Actor, event: str, ref: str, body: Mapping[str, object], moment: datetime) -> Anchor:
    """Append one record to the chain of the acting person; an approval and its reason go with it."""
    told = dict(body)
    if actor.approved_by:
        told["approved_by"] = actor.approved_by
    if actor.reason:
        told["reason"] = actor.reason
    return append(tx, chain_of(actor), event, ref, told, employee_id=actor.employee_id, moment=moment)


def acting_as(reader: Reader, person: StoredEmployee, till_id: str | None = None) -> Actor:
    """Return an employee as who acts, with the rights of the role as they are now; ``till_id`` when at a till."""
    names = rights_of(reader, person.role_id)
    return Actor(person.id, person.name, frozenset(right for right in Right if right.value in names), till_id)
