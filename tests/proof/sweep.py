"""T20: card numbers, codes and passwords are put in at every door of the shop, then everything it wrote is searched.

Card numbers are typed into every field, scanned and said by a card terminal; a code, passwords and a card are used as
they are meant to be. The database with its write-ahead log, sealed backups as they open, paper, the customer display
and logs may hold none of them. A mail is kept in the database (it can
be read and sent again), so its text is looked for in the logs only. ``--flaw plain`` keeps card numbers.
"""

from __future__ import annotations

import io
import itertools
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from kassa.bootstrap.files import recovery, safekeeping
from kassa.bootstrap.office import office_services
from kassa.db.engine import Database, open_database
from kassa.db.migrate import migrate
from kassa.db.verify import verify
from kassa.domain.errors import KassaError
from kassa.domain.messages.template import DocumentKind as MailKind
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.domain.people.customer import Customer
from kassa.domain.people.newcomer import Newcomer
from kassa.domain.people.rights import Right
from kassa.domain.pricing.discount import Discount
from kassa.domain.sales.document import DocumentKind, SalesLine, SalesLineKind
from kassa.domain.settings import till as till_keys
from kassa.domain.settings.fields import Scope
from kassa.domain.till.customer_view import view_of
from kassa.domain.till.ending import Ending, Fulfilment, OrderDraft
from kassa.domain.values import Money, Quantity, Rate, UnitPrice, card_number
from kassa.integrations.secrets.sealing import BackupSeal
from kassa.output.customer_lines import display_lines
from kassa.services.importing.engine import ListImporting
from kassa.services.messages.mails import MailDraft
from kassa.services.people.users import EmployeeForm, Secrets
from kassa.services.sales.payments import Part
from kassa.system import logs
from kassa.system.identity import new_id
from tests.proof import report
from tests.support.clock import FrozenClock
from tests.support.mailing import MemorySecrets
from tests.support.people import KEY
from tests.support.till import BREAD, COLA, TestTill

PIN, WRONG_PIN, PASSWORD, CARD = "739154", "846203", "Zwaluw-Wachtwoord-5512", "ZWALUWKAART9931"
MAIL_PASSWORD, SERVER_PASSWORD = "Zwaluw-Mailgeheim-8841", "Zwaluw-Dbgeheim-7"
MAIL_TEXT = "Zwaluwnest: wat alleen de ontvanger leest"
PANS = ("4111111111111111", "5555555555554444", "378282246310005", "6759649826438453")
SHAPES: tuple[Callable[[str], str], ...] = (
    str,
    lambda pan: " ".join(re.findall(".{1,4}", pan)),
    lambda pan: "-".join(re.findall(".{1,4}", pan)),
)


def marks() -> dict[str, re.Pattern[bytes]]:
    """Return what may be found nowhere, by name."""
    found = {"card number": b"|".join(b"[ -]?".join(bytes([sign]) for sign in pan.encode()) for pan in PANS)}
    for name, code in (("code", PIN), ("wrong code", WRONG_PIN)):
        found[name] = rb"(?<![0-9A-Fa-f])" + code.encode() + rb"(?![0-9A-Fa-f])"
    secrets = {"password": PASSWORD, "card": CARD, "mail password": MAIL_PASSWORD, "server password": SERVER_PASSWORD}
    found |= {name: re.escape(text).encode() for name, text in secrets.items()}
    return {name: re.compile(pattern) for name, pattern in found.items()}


@dataclass
class Doors:
    """Everything that takes a text, and how often it was tried.

    Attributes:
        opened: how many texts were put in.
        refused: how many of them were refused with a sentence, which is fine.
    """

    database: Database
    folder: Path
    opened: int = 0
    refused: int = 0

    def __post_init__(self) -> None:
        self.clock = FrozenClock(datetime.now(UTC))  # noqa: TID251 - a log and a backup carry the moment of the machine
        self.till = TestTill(self.database, self.clock)
        self.till.open_day()
        self.office = office_services(self.database, self.clock, KEY)
        self.office.mail.account._secrets = MemorySecrets()  # the key store is not a file of ours
        self.counter = self.till.services.counter()
        self.actor = self.till.owner

    def put(self, act: Callable[[], object]) -> None:
        """Put one text in; a refusal is a fine answer."""
        self.opened += 1
        try:
            act()
        except KassaError:
            self.refused += 1

    def card_numbers(self) -> None:
        """Type and scan every card number, in every shape, at every door."""
        for pan in PANS:
            for shape in SHAPES:
                text = f"{shape(pan)} 12/28"
                self.at_the_till(shape(pan), text)
                self.at_the_counter(text)
                self.in_the_office(text)
        self.in_lists()

    def at_the_till(self, code: str, text: str) -> None:
        """Put it on a bon, under it and behind every reason."""
        services, actor = self.till.services, self.actor
        selling = services.selling
        line = selling.scan(COLA, actor).line_id or ""
        vat = services.articles.vat_codes()[0]
        high = (vat.code, vat.letter, Rate.percent(21))
        for act in (
            lambda: selling.scan(code, actor),
            lambda: selling.scan(f"%B{code}^VOORBEELD/J^2812", actor),
            lambda: selling.add_open(text, UnitPrice(10_000), high, actor),
            lambda: selling.add_text(text, actor),
            lambda: selling.set_note(line, text, actor),
            lambda: selling.set_price(line, UnitPrice(20_000), text, actor),
            lambda: selling.set_line_discount(line, Discount.of_rate(Rate.percent(5), text), actor),
            lambda: selling.set_discount(Discount.of_amount(Money(10), text), actor),
            lambda: selling.park(actor, text),
            lambda: services.shifts.cash_move(Money(500), text, actor, new_id()),
            lambda: services.shifts.open_drawer(text, actor),
            lambda: services.login.sign_in(actor.employee_id, code),
            lambda: services.login.sign_in_card(code),
            lambda: services.login.approve(Right.SELL, text, actor, approver_id=actor.employee_id, pin="4826"),
            lambda: services.articles.search(text),
        ):
            self.put(act)
            self.on_the_display()
        selling.clear(actor)
        selling.scan(BREAD, actor)
        self.put(lambda: services.checkout.add_payment("gift_card", None, actor, new_id(), reference=code))
        services.checkout.add_payment("cash", Money(50_000), actor, new_id())
        sold = services.checkout.complete(new_id(), actor).receipt_id
        self.put(lambda: self.counter.returning.put(sold, {1: Quantity.ONE}, text, actor))
        selling.clear(actor)
        self.put(lambda: self.counter.returning.without_receipt(text, actor).scan(COLA, actor))
        selling.clear(actor)
        self.at_the_terminal(code, text)

    def at_the_terminal(self, code: str, text: str) -> None:
        """Let a card terminal say it, on its screen, on its receipt and as its reference; then sell."""
        services, actor, payment = self.till.services, self.actor, new_id()
        services.selling.scan(BREAD, actor)
        self.till.terminal.answers = [TerminalAnswer(TerminalState.PENDING, text)]
        self.put(lambda: services.checkout.add_payment("card", None, actor, payment))
        said = TerminalAnswer(TerminalState.APPROVED, text, (text, code), code)
        self.put(lambda: services.checkout.terminal_answered(payment, said, actor))
        services.checkout.complete(new_id(), actor)

    def on_the_display(self) -> None:
        """Show the customer what stands on the bon now."""
        upper, lower = display_lines(view_of(self.till.services.selling.basket()), "Voorbeeld", "nl")
        with (self.folder / "klantdisplay.bin").open("a", encoding="utf-8") as shown:
            shown.write(f"{upper.left} {upper.right}\n{lower.left} {lower.right}\n")

    def at_the_counter(self, text: str) -> None:
        """Put it in customers and orders at the till."""
        counter, actor, services = self.counter, self.actor, self.till.services
        self.put(lambda: counter.choosing.add(Newcomer(name=text, company=text), actor, new_id()))
        self.put(lambda: counter.choosing.search(text))
        self.put(lambda: counter.returning.find(text))
        customer = counter.customers.save(Customer("", "", "Jan Voorbeeld"), actor)
        counter.choosing.choose(customer.id, actor)
        services.selling.scan(COLA, actor)
        day = self.clock.now().date()
        draft = OrderDraft(Fulfilment.PICKUP, day, reference=text, note=text, internal_note=text)
        self.put(lambda: services.checkout.complete(new_id(), actor, ending=Ending.ORDER, draft=draft))
        services.selling.clear(actor)

    def in_the_office(self, text: str) -> None:
        """Put it in relations, documents, notes, payments, mail and settings."""
        office, owner = self.office, replace(self.actor, till_id=None)
        customers = office.relations.customers
        contacts = [ContactDetail("", ContactKind.OTHER, text, text)]
        addresses = [Address("", text, text, "1234 AB", text)]
        typed = Customer("", "", text, text, phone=text[:40], street=text, city=text, note=text)
        self.put(lambda: customers.save(typed, owner, contacts, addresses))
        self.put(lambda: customers.save(Customer("", "", "Jan", note=text), owner, contacts))
        self.put(lambda: customers.save(Customer("", "", "Piet"), owner, None, addresses))
        self.put(lambda: office.users.add(EmployeeForm(new_number(), text[:60], ""), Secrets(), owner))
        self.put(lambda: office.settings.change(Scope.COMPANY, {"company.receipt_footer": text}, owner))
        self.put(lambda: office.saved.set_preference(owner.employee_id, "laatst gezocht", {"text": text}))
        self.documents(text)

    def documents(self, text: str) -> None:
        """Put it on an order and an invoice, in a note, a payment and a mail."""
        sales, owner = self.office.sales, replace(self.actor, till_id=None)
        debtor = self.office.relations.customers.save(Customer("", "", "Debiteur"), owner)
        for kind in (DocumentKind.ORDER, DocumentKind.INVOICE):
            made = sales.drafts.new(kind, owner, self.till.place.branch_id, debtor.id)
            line = sales.drafts.line_of_code(made, COLA)
            assert isinstance(line, SalesLine)
            lines = (
                replace(line, name=text, text=text),
                SalesLine(new_id(), SalesLineKind.TEXT, name=text, quantity=Quantity.ZERO),
            )
            typed = replace(made, subject=text, reference=text, note=text, lines=lines)
            self.put(partial(sales.drafts.save, typed, owner))
            stored = sales.drafts.get(typed.id).document
            self.put(partial(sales.notes.add, stored.id, kind, text, owner))
            ready = replace(stored, lines=stored.lines[:1])
            if kind is DocumentKind.ORDER:
                done = sales.orders.confirm(ready, owner, new_id())
                self.put(partial(sales.orders.amend, replace(done, note=text, subject=text), owner, new_id()))
            else:
                sold = sales.invoicing.confirm(ready, owner, new_id()).document_id
                paid, today = [Part("bank", Money(100))], self.clock.now().date()
                self.put(partial(sales.payments.pay, [sold], paid, today, text, owner, new_id()))
                self.mail(sold, text)

    def mail(self, document_id: str, text: str) -> None:
        """Write a mail about an invoice."""
        mail, owner = self.office.mail, replace(self.actor, till_id=None)
        mail.templates.ensure_standard()
        template = mail.templates.offered(MailKind.INVOICE)[0]
        made = mail.mails.compose(document_id, template.id, [], owner)
        written = f"{MAIL_TEXT}\n{text}"
        draft = MailDraft(template.id, "nl", (), (), (), text, written)
        self.put(lambda: mail.mails.save(made.id, made.revision, draft, owner))

    def in_lists(self) -> None:
        """Read in lists with a card number in every text column."""
        owner = replace(self.actor, till_id=None)
        articles, customers = self.folder / "lijst.txt", self.folder / "klanten.txt"
        articles.write_text(
            f"Nummer;Omschrijving;Prijs;Btw;Groep\n9001;{PANS[0]};1,00;21;{PANS[1]}\n", encoding="utf-8"
        )
        customers.write_text(f"Debiteurnummer;Naam;Plaats\n7001;{PANS[0]};{PANS[1]}\n", encoding="utf-8")
        importing: ListImporting[Any, Any]
        for importing, file in (
            (self.office.importing, articles),
            (self.office.relations.customer_importing, customers),
        ):
            sheet = importing.open(file)
            self.put(partial(importing.run, sheet, file, importing.guess(sheet), owner))
            file.unlink()

    def secrets(self) -> None:
        """Use codes, passwords and a card as they are meant to be used, also wrongly."""
        users, owner = self.till.services.users, self.actor
        role = next(role.id for role in users.roles() if role.name == "Verkoper")
        who = users.add(EmployeeForm(77, "Zwaluw", role), Secrets(PIN, PASSWORD, CARD), owner)
        login = self.till.services.login
        for act in (
            lambda: login.sign_in(who, PIN),
            lambda: login.sign_in(who, WRONG_PIN),
            lambda: login.sign_in_password(who, PASSWORD),
            lambda: login.sign_in_password(who, f"{PASSWORD}!"),
            lambda: login.sign_in_card(CARD),
            lambda: login.sign_in_card(f"{CARD}9"),
            lambda: self.office.mail.account.set_password(MAIL_PASSWORD, owner),
            lambda: self.office.mail.account.send_test(owner),
        ):
            self.put(act)

    def paper(self) -> None:
        """Print everything that waits on paper that is a file."""
        outbox = self.till.services.outbox
        paper = self.folder / "papier.bin"
        paper.touch()
        values: dict[str, object] = {till_keys.PRINTER.key: "file", till_keys.PRINTER_ADDRESS.key: str(paper)}
        self.till.settings.change(Scope.TILL, values, self.actor, self.till.place.till_id)
        for lane in outbox.delivery.lanes:
            while outbox.delivery.step(lane):
                pass


_numbers = itertools.count(100)


def new_number() -> int:
    """Return a number no employee has."""
    return next(_numbers)


def log_everything() -> None:
    """Let the log see what nobody means to log: the card number, the address with its password."""
    room = logs.room_logger("kassa.services.proof")
    for pan in PANS:
        for shape in SHAPES:
            room.warning("gescand: %s", shape(pan))
    room.error("geen antwoord van postgresql://kassa:%s@server/winkel", SERVER_PASSWORD)
    try:
        int(f"onbekende code {PANS[0]}")
    except ValueError:
        room.exception("Onverwachte fout")


def pieces(file: Path) -> Iterator[bytes]:
    """Return what a file holds, unpacked when it is packed."""
    content = file.read_bytes()
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield archive.read(name)
    if content.startswith(b"%PDF"):
        import pypdf

        for page in pypdf.PdfReader(io.BytesIO(content)).pages:
            yield page.extract_text().encode()


def opened_backup(file: Path) -> bytes:
    """Return what is in a sealed backup, opened with the recovery code of this machine."""
    with TemporaryDirectory(prefix="kassa-proof-opened-") as folder:
        bare = Path(folder) / "winkel.db"
        BackupSeal().open(file, bare, recovery().known())
        return bare.read_bytes()


def searched(folder: Path) -> tuple[int, int, list[str]]:
    """Search every file below a folder, sealed backups as they open.

    Returns:
        How many files and bytes, and what was found; a backup in which the mail cannot be found was not looked into.
    """
    wanted = marks()
    files = size = 0
    found = []
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        files += 1
        within = [opened_backup(file)] if file.suffix == ".backup" else []
        found += [f"no mail in {file.relative_to(folder)}" for shop in within if MAIL_TEXT.encode() not in shop]
        for piece in (*pieces(file), *within):
            size += len(piece)
            for name, pattern in wanted.items():
                before = {piece[max(0, hit.start() - 24) : hit.start()] for hit in pattern.finditer(piece)}
                found += [f"{name} in {file.relative_to(folder)} behind {text!r}" for text in sorted(before)]
            if file.suffix == ".log" and MAIL_TEXT.encode() in piece:
                found.append(f"text of a mail in {file.relative_to(folder)}")
    return files, size, found


def sweep(folder: Path) -> report.Found:
    """Put everything in, write everything that the shop writes, and search it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / "home")
    log = logs.start("kassa-pos", "DEBUG", folder / "logs")
    assert log is not None
    sys.excepthook = sys.__excepthook__  # a mistake in this search is for whoever runs it, not for that log
    location = str(folder / "winkel.db")
    migrate(location)
    database = open_database(location)
    doors = Doors(database, folder)
    doors.card_numbers()
    doors.secrets()
    doors.paper()
    log_everything()
    safekeeping(location).back_up(folder / "met-wal.backup")
    files, size, found = searched(folder)  # with the write-ahead log as it stands
    database.close()
    safekeeping(location).back_up(folder / "gesloten.backup")
    logs.stop()
    more, rest, later = searched(folder)
    found += [line for line in later if line not in found]
    found += [f"{finding.code} {finding.place}" for finding in verify(location).findings]
    return {
        "doors": doors.opened, "refused": doors.refused, "marks": len(marks()) + len(PANS) * len(SHAPES) - 1,
        "files": files + more, "bytes": size + rest, "hits": len(found),
    }, found  # fmt: skip


def main() -> None:
    """Put in and search."""
    options = report.options(__doc__).parse_args()
    if options.flaw == "plain":
        mock.patch.object(card_number, "_is_card_number", return_value=False).start()
    report.run("secrets", options.flaw, sweep)


if __name__ == "__main__":
    main()
