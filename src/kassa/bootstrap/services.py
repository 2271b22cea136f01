"""From a location to services: every concrete thing meets here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.bootstrap.care import look_after
from kassa.bootstrap.counter import counter_source
from kassa.bootstrap.devices import SetDisplay, SetPrinter, SetScale, SetScanner, till_outbox
from kassa.bootstrap.practice import practise
from kassa.bootstrap.upkeep import till_upkeep
from kassa.db.engine import Database
from kassa.domain.settings import checks, company
from kassa.services.catalog.articles import Articles
from kassa.services.container import TillServices
from kassa.services.people.login import Login
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import Users
from kassa.services.ports import CardTerminal, TerminalDay
from kassa.services.settings import Settings
from kassa.services.till.checkout import Checkout
from kassa.services.till.day_reports import DayReports
from kassa.services.till.layouts import Layouts
from kassa.services.till.place import TillPlace
from kassa.services.till.receipts import Receipts
from kassa.services.till.sale_settings import SaleSettings, SaleSettingsSource, sale_settings
from kassa.services.till.selling import Selling
from kassa.services.till.shifts import Shifts
from kassa.services.till.slips import Slips
from kassa.services.watching import Watching
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.output.papers.paper import Paper
    from kassa.services.sales.rules import SalesRules


def till_services(
    database: Database,
    clock: Clock,
    settings: Settings,
    place: TillPlace,
    machine_key: bytes,
    terminal: CardTerminal,
    nudge: Callable[[], None],
    terminal_day: TerminalDay | None = None,
) -> TillServices:
    """Return the services of one till.

    Args:
        database: open, with the schema of this program.
        clock: the moment.
        settings: of the whole shop.
        place: which till.
        machine_key: makes stored hashes of codes useless elsewhere.
        terminal: the card terminal of this till.
        nudge: wakes the outbox.
        terminal_day: tells how the terminal is and what it took; None when there is nothing to ask.
    """
    passwords = Passwords(machine_key)
    articles = Articles(
        database, clock, place.branch_id, lambda: checks.read_weight_rules(settings.get(company.WEIGHT_RULES))
    )
    source = cached_sale_settings(settings, place)
    reports = DayReports(place, source)
    selling = Selling(database, clock, place, articles, lambda code: counter().recognising.recognise(code))
    counter = counter_source(database, clock, settings, place, articles, selling, source, machine_key)
    slips = Slips(database, clock, place, source, reports, paper_source(database, clock, settings))
    printer = SetPrinter(settings, place, clock)
    outbox = till_outbox(database, clock, settings, place, slips, printer)
    checkout = Checkout(database, clock, place, selling, source, terminal, lambda: lazy_rules(settings))
    scanner, display = SetScanner(settings, place), SetDisplay(settings, place)
    return TillServices(
        database=database,
        clock=clock,
        place=place,
        settings=settings,
        articles=articles,
        selling=selling,
        checkout=checkout,
        shifts=Shifts(database, clock, place, source, reports, terminal_day),
        receipts=Receipts(database, clock, place, source),
        slips=slips,
        outbox=outbox,
        scanner=scanner,
        login=Login(database, clock, passwords, place.till_id),
        users=Users(database, clock, passwords),
        layouts=Layouts(database, clock, place.branch_id),
        watching=Watching(database),
        counter=counter,
        nudge=nudge,
        look_after=look_after(database, settings, clock),
        practise=practise(database, clock),
        upkeep=till_upkeep(
            database, clock, settings, place, outbox, printer, scanner, display, lambda: checkout.clock_warning
        ),
        display=display,
        scale=SetScale(settings, place),
        check_terminal=terminal_day.check if terminal_day is not None else lambda: None,
    )


def lazy_rules(settings: Settings) -> SalesRules:
    """Return the rules for invoices and payments; loaded at first use, the start of a till needs none of them."""
    from kassa.services.sales.rules import sales_rules

    return sales_rules(settings)


def paper_source(database: Database, clock: Clock, settings: Settings) -> Callable[[str], Paper]:
    """Return what gives the paper of a sales document; imported at the first one: a start draws none."""

    def paper(document_id: str) -> Paper:
        from kassa.services.sales.papers import Papers

        return Papers(database, clock, settings).paper(document_id)

    return paper


def cached_sale_settings(settings: Settings, place: TillPlace) -> SaleSettingsSource:
    """Return the settings of a sale, worked out again only after a setting was read anew."""
    known: list[tuple[int, SaleSettings]] = []

    def source() -> SaleSettings:
        if not known or known[0][0] != settings.stamp:
            made = sale_settings(settings, place)
            known[:] = [(settings.stamp, made)]
        return known[0][1]

    return source
