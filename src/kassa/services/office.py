"""What the back office asks of the shop: its own services, and those of each till seen from a distance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from zoneinfo import ZoneInfo

from kassa.db.engine import Database
from kassa.db.queries import office as query
from kassa.domain.delivery import Delivered
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till.receipt_code import ReceiptCode
from kassa.domain.till.shift import ShiftStatus
from kassa.domain.values import Quantity
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.receipts.shift_report import shift_report_slip
from kassa.output.slip import Slip
from kassa.services.backups import Backups
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.groups import Groups
from kassa.services.catalog.importing import Importing
from kassa.services.catalog.labels import Labels
from kassa.services.lists.exporting import Exporting
from kassa.services.lists.saved import Saved
from kassa.services.lists.service import Lists
from kassa.services.messages.container import MailServices
from kassa.services.people.customer_importing import CustomerImporting
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.people.login import Login
from kassa.services.people.price_lists import PriceLists
from kassa.services.people.users import Users
from kassa.services.sales.container import SalesServices
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.terminal_key import TerminalKey
from kassa.services.till.numbers import series_of
from kassa.services.till.place import TillPlace
from kassa.services.till.receipts import Receipts
from kassa.services.till.shifts import Shifts
from kassa.services.upkeep import Upkeep
from kassa.services.vat import VatCodes
from kassa.services.watching import Watching
from kassa.system.clock import Clock


@frozen
class TillDesk:
    """What of one till can be done from the office."""

    place: TillPlace
    receipts: Receipts
    shifts: Shifts


@frozen
class ShiftFacts:
    """Who did what with a session."""

    status: ShiftStatus
    opened_by: str
    closed_by: str
    checked_by: str


class DeviceTrials(Protocol):
    """Tries the devices of a till from where the office stands; blocking."""

    def trial_print(self, till_id: str) -> Delivered:
        """Print a test receipt."""
        ...

    def open_drawer(self, till_id: str) -> Delivered:
        """Open the drawer."""
        ...

    def store_logo(self, till_id: str) -> Delivered:
        """Put the logo into the printer's memory."""
        ...

    def trial_terminal(self, till_id: str) -> Delivered:
        """Ask the card terminal whether it is ready."""
        ...

    def show_welcome(self, till_id: str) -> Delivered:
        """Show name and welcome on the customer display."""
        ...

    def weigh(self, till_id: str) -> Quantity:
        """Return what lies on the scale, in kilograms.

        Raises:
            DeviceError: there is no scale, or it gives no stable weight.
        """
        ...


class Tills:
    """The tills of the shop, seen from the office.

    Args:
        database: the shop.
        shop: knows the tills.
        desk: makes the services of one till.
    """

    def __init__(self, database: Database, shop: Shop, desk: Callable[[TillPlace], TillDesk]) -> None:
        self._database = database
        self._shop = shop
        self._desk = desk
        self._desks: dict[str, TillDesk] = {}

    def desk(self, till_id: str) -> TillDesk:
        """Return what can be done for a till.

        Raises:
            RuleError: there is no such till.
        """
        if till_id not in self._desks:
            till = next((one for one in self._shop.tills() if one.id == till_id), None)
            if till is None:
                raise RuleError(Reason("till.gone", "Deze kassa bestaat niet.", "Ververs de lijst."))
            self._desks[till_id] = self._desk(self._shop.place(till.number))
        return self._desks[till_id]

    def receipt_named(self, code: ReceiptCode) -> str:
        """Return the identity of the receipt a bar code names, or an empty text."""
        till = next((one for one in self._shop.tills() if one.number == code.till_number), None)
        if till is None:
            return ""
        with self._database.read() as reader:
            return query.receipt_of_series(reader, series_of(till.id, code.year), code.number)

    def receipt_slip(self, receipt_id: str, actor: Actor) -> Slip:
        """Return the paper of a receipt.

        Raises:
            Denied: the right is missing.
            RuleError: there is no such receipt.
        """
        require(actor, Right.VIEW_RECEIPTS)
        with self._database.read() as reader:
            till_id = query.till_of_receipt(reader, receipt_id)
        return receipt_slip(self.desk(till_id).receipts.document(receipt_id))

    def print_receipt(self, receipt_id: str, actor: Actor) -> int:
        """Ask for a copy of a receipt at its till; return which copy it is.

        Raises:
            Denied: the right is missing.
            RuleError: there is no such receipt, or no printer.
        """
        with self._database.read() as reader:
            till_id = query.till_of_receipt(reader, receipt_id)
        return self.desk(till_id).receipts.print_again(receipt_id, actor)

    def shift_slip(self, shift_id: str, actor: Actor) -> Slip:
        """Return the paper of the Z report of a closed session.

        Raises:
            Denied: the right is missing.
            RuleError: there is no such session, or it is not closed.
        """
        require(actor, Right.VIEW_REPORTS)
        return shift_report_slip(self._of_shift(shift_id).shifts.report(shift_id))

    def print_shift(self, shift_id: str, actor: Actor) -> int:
        """Ask for a copy of a Z report at its till; return which copy it is."""
        return self._of_shift(shift_id).shifts.print_again(shift_id, actor)

    def check_shift(self, shift_id: str, actor: Actor) -> None:
        """Sign a closed session as second person.

        Raises:
            Denied: the right is missing.
            RuleError: it is not closed, or the same person closed it.
        """
        self._of_shift(shift_id).shifts.check(shift_id, actor)

    def shift_facts(self, shift_id: str, actor: Actor) -> ShiftFacts:
        """Return the state of a session and who did what.

        Raises:
            Denied: the right is missing.
            RuleError: there is no such session.
        """
        require(actor, Right.VIEW_REPORTS)
        with self._database.read() as reader:
            facts = query.shift_facts(reader, shift_id)
        if facts is None:
            raise RuleError(Reason("shift.gone", "Deze dagafsluiting bestaat niet.", "Ververs de lijst."))
        return ShiftFacts(ShiftStatus(facts[0]), *facts[1:])

    def _of_shift(self, shift_id: str) -> TillDesk:
        with self._database.read() as reader:
            return self.desk(query.till_of_shift(reader, shift_id))


@frozen
class RelationServices:
    """The services about customers."""

    customers: Customers
    privacy: CustomerPrivacy
    price_lists: PriceLists
    customer_importing: CustomerImporting


@frozen
class OfficeServices:
    """Everything the office window asks of the shop."""

    database: Database
    clock: Clock
    zone: ZoneInfo
    settings: Settings
    shop: Shop
    articles: Articles
    groups: Groups
    importing: Importing
    relations: RelationServices
    login: Login
    users: Users
    lists: Callable[[Actor], Lists]
    saved: Saved
    exporting: Callable[[Actor], Exporting]
    tills: Tills
    trials: DeviceTrials
    upkeep: Callable[[str], Upkeep]
    """Devices of a till by its identity, health and support bundle."""
    terminal_key: TerminalKey
    vat: VatCodes
    watching: Watching
    mail: MailServices
    sales: SalesServices
    backups: Backups
    labels: Labels
