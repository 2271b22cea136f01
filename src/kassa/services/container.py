"""What a window gets: the services of one till, or of the office. Frozen, handed over in constructors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.db.engine import Database
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.services.catalog.articles import Articles
from kassa.services.outbox import Outbox
from kassa.services.people.login import Login
from kassa.services.people.users import Users
from kassa.services.ports import CustomerDisplay, Scale, TillScanner
from kassa.services.settings import Settings
from kassa.services.till.checkout import Checkout
from kassa.services.till.counter import CounterServices
from kassa.services.till.layouts import Layouts
from kassa.services.till.place import TillPlace
from kassa.services.till.receipts import Receipts
from kassa.services.till.selling import Selling
from kassa.services.till.shifts import Shifts
from kassa.services.till.slips import Slips
from kassa.services.watching import Watching
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.services.upkeep import Upkeep


@frozen
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
    outbox: Outbox
    scanner: TillScanner
    login: Login
    users: Users
    layouts: Layouts
    watching: Watching
    counter: Callable[[], CounterServices]
    """Customers, orders, invoices: made at first use."""
    nudge: Callable[[], None]
    """Says that paper or drawer was asked for, so that the outbox looks at once."""
    look_after: Callable[[], tuple[Reason, ...]]
    """Once a minute, in a worker: room on the disk and the daily backup; what a person should know."""
    practise: Callable[[Actor], None]
    """Opens the training window; in a worker, because the catalogue is copied first."""
    upkeep: Callable[[], Upkeep]
    """Devices, health and support bundle: made at first use."""
    display: CustomerDisplay
    """Two lines for the customer."""
    scale: Scale
    """What weighs at this till."""
    check_terminal: Callable[[], Reason | None]
    """In a worker: what is wrong with the card terminal; None when it is ready or cannot be asked."""
