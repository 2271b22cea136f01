"""Who has an invoice or order on the bon: a till holds what it loaded, names itself, and lets go when it dies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from kassa.db.engine import Database, Reader
from kassa.db.journal import micros
from kassa.db.repos import holds
from kassa.db.repos.holds import Holder
from kassa.domain.errors import Conflict, Reason
from kassa.domain.people.actor import Actor
from kassa.services.till.place import TillPlace
from kassa.system.clock import Clock

HELD_FOR: Final = timedelta(seconds=60)
"""A till that died lets go of its documents after this long."""
RENEW_SECONDS: Final = 20
"""How often a till renews what it holds."""
_TILL: Final = "till@"


class TillHolds:
    """What one till holds.

    Args:
        database: the shop.
        clock: the moment.
        place: which till.
    """

    def __init__(self, database: Database, clock: Clock, place: TillPlace) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self.holder_id = holder_of_till(place.till_id)

    def take(self, document_ids: Iterable[str], actor: Actor) -> None:
        """Hold documents for this till, all or none; what it holds already is renewed.

        Raises:
            Conflict: ``document.held``: another till or person has one of them; it is named.
        """
        moment = self._clock.now()
        now, until = micros(moment), micros(moment + HELD_FOR)
        with self._database.write() as tx:
            wanted = sorted(set(document_ids))
            mine = [Holder(one, self.holder_id, actor.name, self._place.name, until) for one in wanted]
            if not holds.hold(tx, mine, now):
                others = (holds.holder_of(tx, one, now) for one in wanted)
                other = next(one for one in others if one is not None and one.holder_id != self.holder_id)
                raise held_by(other.employee_name, other.place)

    def release(self, document_ids: Iterable[str]) -> None:
        """Let go of documents; what somebody else holds stays theirs."""
        with self._database.write() as tx:
            holds.release(tx, sorted(set(document_ids)), self.holder_id)


def holder_of_till(till_id: str | None) -> str:
    """Return who holds what a till has on its bon; empty for who stands at no till."""
    return f"{_TILL}{till_id}" if till_id else ""


def require_not_held(reader: Reader, document_ids: Iterable[str], now: int, holder_id: str = "") -> None:
    """Refuse to act on documents that a till has on its bon.

    Args:
        reader: where to look.
        document_ids: what is acted on.
        now: microseconds UTC.
        holder_id: who acts, when that is a till; its own holds do not count.

    Raises:
        Conflict: ``document.held``, naming who has it.
    """
    for document_id in document_ids:
        other = holds.holder_of(reader, document_id, now)
        if other is not None and other.holder_id.startswith(_TILL) and other.holder_id != holder_id:
            raise held_by(other.employee_name, other.place)


def held_by(employee: str, place: str) -> Conflict:
    """Return the refusal of a document that somebody else has open, naming who and where."""
    return Conflict(
        Reason(
            "document.held",
            f"{employee} heeft dit document open ({place}). Er is niets veranderd.",
            "Vraag het daar af te ronden of van de bon te halen.",
            f"{employee}, {place}",
        )
    )
