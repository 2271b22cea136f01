"""The back office put together: services, theme, window."""

from __future__ import annotations

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from kassa.bootstrap.care import caretaker, daily_backup
from kassa.bootstrap.devices import SetLabelPrinter
from kassa.bootstrap.files import safekeeping
from kassa.bootstrap.mail import mail_services
from kassa.bootstrap.sales import sales_services
from kassa.bootstrap.screen import require_screen
from kassa.bootstrap.secrets import machine_secrets
from kassa.bootstrap.services import cached_sale_settings
from kassa.bootstrap.trials import Trials
from kassa.bootstrap.upkeep import office_upkeep
from kassa.db.engine import Database, open_database
from kassa.domain.people.actor import Actor
from kassa.domain.settings import checks, company
from kassa.integrations.sheets import SheetFiles
from kassa.services.backups import Backups
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.groups import Groups
from kassa.services.catalog.importing import Importing
from kassa.services.catalog.labels import Labels
from kassa.services.lists.exporting import Exporting
from kassa.services.lists.saved import Saved
from kassa.services.lists.service import Lists
from kassa.services.office import OfficeServices, RelationServices, TillDesk, Tills
from kassa.services.people.customer_importing import CustomerImporting
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.people.login import Login
from kassa.services.people.passwords import Passwords
from kassa.services.people.price_lists import PriceLists
from kassa.services.people.users import Users
from kassa.services.recovery import RecoveryCode
from kassa.services.sales.mailing import SalesMail
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.terminal_key import TerminalKey
from kassa.services.till.day_reports import DayReports
from kassa.services.till.place import TillPlace
from kassa.services.till.receipt_mail import ReceiptMail
from kassa.services.till.receipts import Receipts
from kassa.services.till.shifts import Shifts
from kassa.services.vat import VatCodes
from kassa.services.watching import Watching
from kassa.system import paths
from kassa.system.clock import Clock, SystemClock
from kassa.system.machine_key import machine_key

FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf")


def office_services(database: Database, clock: Clock, key: bytes) -> OfficeServices:
    """Return the services of the office.

    Args:
        database: open, with the schema of this program.
        clock: the moment.
        key: makes stored hashes of codes useless on another machine.
    """
    settings = Settings(database, clock)
    shop = Shop(database, settings, clock)
    passwords = Passwords(key)
    zone = ZoneInfo(settings.get(company.TIME_ZONE))
    branches = shop.branches()
    fonts = (paths.resource("fonts", FONTS[0]), paths.resource("fonts", FONTS[1]))

    def lists(actor: Actor) -> Lists:
        return Lists(database, clock, zone, actor)

    def desk(place: TillPlace) -> TillDesk:
        source = cached_sale_settings(settings, place)
        reports = DayReports(place, source)
        return TillDesk(
            place, Receipts(database, clock, place, source), Shifts(database, clock, place, source, reports)
        )

    tills = Tills(database, shop, desk)
    articles = Articles(
        database,
        clock,
        branches[0].id if branches else "",
        lambda: checks.read_weight_rules(settings.get(company.WEIGHT_RULES)),
    )
    sales = sales_services(database, clock, settings, articles)
    customers = Customers(database, clock)
    terminal_key = TerminalKey(database, machine_secrets(key), clock)
    labels = SetLabelPrinter(settings, clock)
    return OfficeServices(
        database=database,
        clock=clock,
        zone=zone,
        settings=settings,
        shop=shop,
        articles=articles,
        groups=Groups(database, clock),
        importing=Importing(database, clock, SheetFiles(), branches[0].id if branches else ""),
        relations=RelationServices(
            customers,
            CustomerPrivacy(database, clock, settings),
            PriceLists(database, clock),
            CustomerImporting(database, clock, SheetFiles()),
        ),
        login=Login(database, clock, passwords),
        users=Users(database, clock, passwords),
        lists=lists,
        saved=Saved(database, clock),
        exporting=lambda actor: Exporting(database, lists(actor), clock, fonts),
        tills=tills,
        trials=Trials(settings, lambda till_id: tills.desk(till_id).place, terminal_key.key, clock),
        upkeep=office_upkeep(database, clock, settings, shop, zone),
        terminal_key=terminal_key,
        vat=VatCodes(database, clock, zone),
        watching=Watching(database),
        mail=mail_services(
            database,
            settings,
            clock,
            key,
            (
                SalesMail(database, sales.papers, customers, settings),
                ReceiptMail(database, clock, customers, lambda: zone),
            ),
        ),
        sales=sales,
        backups=_backups(database, settings, clock, key),
        labels=Labels(articles, clock, labels.media, labels),
    )


def _backups(database: Database, settings: Settings, clock: Clock, key: bytes) -> Backups:
    code = RecoveryCode(machine_secrets(key))
    daily = daily_backup(database, settings, clock, code)
    return Backups(database, daily, caretaker(daily, database, settings), code, clock)


def command(location: str) -> tuple[str, ...]:
    """Return how this program is started again on the same database, without a command word."""
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "kassa")
    return (*program, "--data", location)


def open_office(location: str, log: Path | None = None) -> int:
    """Open the window of the back office and return when it is closed.

    Args:
        location: database file or URL; it is made or upgraded when needed.
        log: where the particulars of a mistake of ours go.

    Raises:
        StoreError: the database cannot be used.
    """
    require_screen()
    from kassa.ui.office.start import OfficeApp
    from kassa.ui.shell.app import Apology, make_application
    from kassa.ui.shell.context import open_context
    from kassa.ui.theme.sizes import DESK
    from kassa.ui.theme.theme import Mode
    from kassa.ui.work.jobs import Jobs

    safekeeping(location).migrate()
    database = open_database(location)
    clock = SystemClock()
    services = office_services(database, clock, machine_key())
    services.mail.templates.ensure_standard()
    app = make_application("kassa office")
    app.setApplicationDisplayName("")  # window titles are part of the contract: Qt would add the name to them
    apology = Apology(log)
    cache = paths.data_folder() / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    jobs = Jobs(app)
    ui = open_context(app, paths.resources(), cache, clock, jobs, sizes=DESK, mode=Mode.LIGHT, zone=services.zone)
    ui.language.translate_dialogs()
    office = OfficeApp(ui, services, command(location))
    office.start()
    code = app.exec()
    office.changes.stop()
    office.outgoing.stop()
    jobs.wait()
    del apology
    database.close()
    return code
