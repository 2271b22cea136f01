"""The services behind 'Apparaten' and 'Alles in orde?', for a till and for the office; made at first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from kassa.db.engine import Database
from kassa.domain.errors import Reason
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.place import TillPlace
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kassa.bootstrap.devices import SetDisplay, SetPrinter
    from kassa.services.devices import TillDevices
    from kassa.services.health import Check
    from kassa.services.outbox import Outbox
    from kassa.services.ports import TillScanner
    from kassa.services.upkeep import Upkeep

T = TypeVar("T")


def till_upkeep(
    database: Database,
    clock: Clock,
    settings: Settings,
    place: TillPlace,
    outbox: Outbox,
    printer: SetPrinter,
    scanner: TillScanner,
    display: SetDisplay,
    clock_warning: Callable[[], Reason | None],
) -> Callable[[], Upkeep]:
    """Return what makes the services of a till at first use and gives the same ones after that.

    Args:
        database: the shop.
        clock: the moment.
        settings: of the shop.
        place: which till.
        outbox: knows what the printer said.
        printer: what the till prints its receipts with.
        scanner: knows whether it is connected.
        display: what the till shows the bon on.
        clock_warning: what was seen of the clock while selling.
    """

    def make() -> Upkeep:
        from kassa.bootstrap.device_list import Desk, till_devices
        from kassa.services.health import Check
        from kassa.services.health_checks import till_check
        from kassa.services.till.sale_settings import drawer_name, printer_name

        trouble = outbox.delivery.trouble
        desk = Desk(
            database,
            settings,
            place,
            clock,
            printer,
            printer_trouble=partial(trouble, printer_name(place.till_id)),
            drawer_trouble=partial(trouble, drawer_name(place.till_id)),
            scanner_trouble=scanner.check,
            display=display,
        )
        devices = till_devices(desk)
        first = Check("till", place.name, "calculator", lambda: till_check(database, clock, place.till_id, place.zone))
        shared = _shared(database, clock, settings, place.zone, clock_warning)

        def checks() -> list[Check]:
            return [first, *devices.checks(), *shared]

        return _upkeep(database, clock, settings, devices, checks)

    return once(make)


def office_upkeep(
    database: Database, clock: Clock, settings: Settings, shop: Shop, zone: ZoneInfo
) -> Callable[[str], Upkeep]:
    """Return what gives the services of the office for the devices of one till, by its identity."""
    shared = once(lambda: _shared(database, clock, settings, zone, lambda: None))

    def checks() -> list[Check]:
        from kassa.bootstrap.device_list import Desk, till_devices
        from kassa.services.health import Check
        from kassa.services.health_checks import till_check

        rows: list[Check] = []
        tills = shop.tills()
        for till in tills:
            place = shop.place(till.number)
            rows.append(
                Check(
                    f"till.{till.number}",
                    till.name,
                    "calculator",
                    partial(till_check, database, clock, till.id, zone),
                )
            )
            for one in till_devices(Desk(database, settings, place, clock)).checks():
                title = one.title if len(tills) == 1 else f"{one.title} · {till.name}"
                rows.append(Check(f"{one.key}.{till.number}", title, one.icon, one.look))
        return [*shared(), *rows]

    known: dict[str, Upkeep] = {}

    def upkeep(till_id: str) -> Upkeep:
        from kassa.bootstrap.device_list import Desk, till_devices

        if till_id not in known:
            number = next((till.number for till in shop.tills() if till.id == till_id), None)
            devices = till_devices(Desk(database, settings, shop.place(number), clock))
            known[till_id] = _upkeep(database, clock, settings, devices, checks)
        return known[till_id]

    return upkeep


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Return what makes something at the first call, whichever thread asks, and gives the same after that."""
    made: list[T] = []
    lock = Lock()

    def given() -> T:
        with lock:
            if not made:
                made.append(make())
        return made[0]

    return given


def _upkeep(
    database: Database, clock: Clock, settings: Settings, devices: TillDevices, checks: Callable[[], list[Check]]
) -> Upkeep:
    from kassa.services.health import Health
    from kassa.services.support import SupportBundle
    from kassa.services.upkeep import Upkeep
    from kassa.system import paths

    health = Health(checks, clock)
    shop = Shop(database, settings, clock)
    return Upkeep(devices, health, SupportBundle(database, settings, shop, health.look, paths.log_folder(), clock))


def _shared(
    database: Database,
    clock: Clock,
    settings: Settings,
    zone: ZoneInfo,
    clock_warning: Callable[[], Reason | None],
) -> list[Check]:
    """The rows that are the same wherever one stands."""
    from kassa.bootstrap.care import daily_backup
    from kassa.bootstrap.files import recovery
    from kassa.services import health_checks as look
    from kassa.services.health import Check, Finding, State
    from kassa.system import paths
    from kassa.system.disk import DiskGuard

    location = database.location
    backup = daily_backup(database, settings, clock, recovery())
    disk = DiskGuard(_there(paths.data_folder()) / "kassa" if "://" in location else Path(location).absolute())

    def backups() -> Finding:
        if settings.is_training:
            return Finding(State.ABSENT, "Van het oefenbestand wordt geen reservekopie gemaakt.")
        return look.backup_check(backup.state, zone)

    return [
        Check("disk", "Schijf", "folder", lambda: look.disk_check(disk.measure)),
        Check("clock", "Klok", "clock", lambda: look.clock_check(database, clock, zone, clock_warning)),
        Check("backup", "Reservekopie", "shield-check", backups),
        Check("database", "Database", "database", lambda: look.database_check(database)),
        Check("outbox", "Uitgaande post en bonnen", "send", lambda: look.outbox_check(database, clock)),
    ]


def _there(folder: Path) -> Path:
    """Return a folder that is not there yet by the nearest one above it that is: the same disk."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())
