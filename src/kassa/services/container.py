"""What a window gets: the services of one till, or of the office. Frozen, handed over in constructors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kassa.db.engine import Database
from kassa.db.journal import events_since, heads
from kassa.services.catalog.articles import Articles
from kassa.services.people.login import Login
from kassa.services.people.users import Users
from kassa.services.settings import Settings
from kassa.services.till.checkout import Checkout
from kassa.services.till.layouts import Layouts
from kassa.services.till.place import TillPlace
from kassa.services.till.receipts import Receipts
from kassa.services.till.selling import Selling
from kassa.services.till.shifts import Shifts
from kassa.services.till.slips import Slips
from kassa.system.clock import Clock


class Changes:
    """What other windows, tills and processes did since the last look: events of the journal, by polling its heads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: dict[str, int] | None = None

    def poll(self) -> frozenset[str]:
        """Return the events booked since the last look, such as ``receipt.completed``; cheap when there are none.

        Raises:
            StoreError: the database does not answer now; the next look catches up.
        """
        with self._database.read() as reader:
            now = {chain: anchor.seq for chain, anchor in heads(reader).items()}
            before, self._seen = self._seen, now
            if before is None:
                return frozenset()
            return frozenset(
                event
                for chain, seq in now.items()
                if seq > before.get(chain, 0)
                for event in events_since(reader, chain, before.get(chain, 0))
            )


@dataclass(frozen=True, slots=True)
class TillServices:
    """Everything a till window asks of the shop."""

    database: Database
    clock: Clock
    place: TillPlace
    settings: Settings
    articles: Articles
    selling: Selling
    checkout: Checkout
    shifts: Shifts
    receipts: Receipts
    slips: Slips
    login: Login
    users: Users
    layouts: Layouts
    changes: Changes
    nudge: Callable[[], None]
    """Says that paper or drawer was asked for, so that the outbox looks at once."""
