"""What was made at a till is printed and mailed: receipts and documents, with and without a customer, once."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from kassa.db.engine import Database
from kassa.db.verify import verify
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.messages.message import MailState
from kassa.domain.messages.template import DocumentKind as MailKind
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings.fields import Scope
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.values import Money
from kassa.output.slip import plain_text
from kassa.services.messages.account import Account
from kassa.services.messages.sender import MailSender
from kassa.services.messages.worker import MailWorker
from kassa.services.sales.payments import Part
from kassa.services.till.counter import CounterServices
from kassa.services.till.paperwork import Paperwork
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.mailing import ListMailer, MemorySecrets
from tests.support.sales import concept, goods
from tests.support.shop import NOBODY
from tests.support.till import BREAD, COLA, TestTill

PRINTER = {"till.printer": "tcp", "till.printer_address": "192.0.2.1:9100"}
MAIL = {"company.mail_host": "127.0.0.1", "company.mail_sender": "winkel@voorbeeld.nl"}


class Shop:
    """A till with a customer, a printer and a mail account; the mail server is a list."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.till = TestTill(database, clock)
        self.till.open_day()
        self.till.settings.change(Scope.COMPANY, {"company.name": "Voorbeeldwinkel", **MAIL}, self.till.owner)
        self.till.settings.change(Scope.TILL, PRINTER, self.till.owner, self.till.place.till_id)
        self.mailer = ListMailer()
        self.account = Account(database, self.till.settings, MemorySecrets(), self.mailer, clock)
        self.worker = MailWorker(database, clock, self.account)
        self.clock = clock

    @property
    def counter(self) -> CounterServices:
        return self.till.services.counter()

    @property
    def paperwork(self) -> Paperwork:
        return self.counter.paperwork

    def customer(
        self, email: str = "administratie@bouw.voorbeeld", dispatch: DispatchMethod = DispatchMethod.NONE
    ) -> Customer:
        made = Customer(
            "", "", "", "Voorbeeld Bouw B.V.", email=email, street="Dorpsstraat 1", city="Utrecht", dispatch=dispatch
        )
        return self.counter.customers.save(replace(made, kind=CustomerKind.COMPANY), self.till.owner)

    def sold(self, customer: Customer | None = None) -> str:
        self.till.sell(BREAD, COLA)
        if customer is not None:
            who = BasketCustomer(customer.id, customer.number, customer.title)
            self.till.services.selling.attach(lambda basket: set_customer(basket, who), self.till.seller)
        checkout = self.till.services.checkout
        checkout.add_payment("card", None, self.till.seller, new_id())
        return checkout.complete(new_id(), self.till.seller, paper=False).receipt_id

    def invoice(self, customer: Customer) -> str:
        document = concept(DocumentKind.INVOICE, goods(12_100), date=self.clock.now().date())
        document = replace(document, branch_id=self.till.place.branch_id)
        document = self.counter.sales.drafts.with_customer(document, customer.id)
        return self.counter.sales.invoicing.confirm(document, self.till.owner, new_id()).document_id

    def printed(self) -> list[dict[str, object]]:
        with self.till.database.read() as reader:
            rows = reader.all("SELECT payload FROM outbox WHERE kind = :kind ORDER BY id", kind=JobKind.PAPER.value)
        return [json.loads(row[0]) for row in rows]

    def send_all(self) -> None:
        self.clock.advance(seconds=9)
        while self.worker.step():
            pass


@pytest.fixture
def shop(database: Database, clock: FrozenClock) -> Shop:
    return Shop(database, clock)


def test_a_receipt_goes_by_mail_as_pdf(shop: Shop) -> None:
    receipt = shop.sold(shop.customer())
    mailed = shop.paperwork.mail(receipt, shop.till.seller, "k1")
    assert mailed.to == ("administratie@bouw.voorbeeld",)
    shop.send_all()
    stored = shop.counter.mail.mails.get(mailed.mail_id).message
    assert stored.state is MailState.SENT
    assert stored.subject == "Kassabon 1 van Voorbeeldwinkel"
    assert "samen € 188,20" in stored.body.replace("\u00a0", " ")
    text = PdfReader(BytesIO(shop.counter.mail.mails.content(stored.attachments[0].file_id))).pages[0].extract_text()
    assert "Kassabon 1" in text
    assert "188,20" in text.replace("\u00a0", " ")
    assert len(shop.mailer.sent) == 1
    assert verify(shop.till.database.location).findings == ()


def test_an_address_typed_for_a_receipt_is_known_for_that_receipt_alone(shop: Shop) -> None:
    first, second = shop.sold(), shop.sold()
    with pytest.raises(RuleError, match="geen e-mailadres"):
        shop.paperwork.mail(first, shop.till.seller, "k0")
    mailed = shop.paperwork.mail(first, shop.till.seller, "k1", "klant@voorbeeld.nl")
    assert mailed.to == ("klant@voorbeeld.nl",)
    retried = shop.counter.mail.mails.document(first)
    assert [one.address.email for one in retried.known] == ["klant@voorbeeld.nl"]
    assert shop.counter.mail.mails.document(second).known == ()


def test_the_same_key_mails_once(shop: Shop) -> None:
    receipt = shop.sold(shop.customer())
    one = shop.paperwork.mail(receipt, shop.till.seller, "k1")
    assert shop.paperwork.mail(receipt, shop.till.seller, "k1").mail_id == one.mail_id
    assert len(shop.counter.mail.mails.of_document(receipt)) == 1
    shop.send_all()
    assert len(shop.mailer.sent) == 1


def test_an_invoice_is_mailed_with_the_standard_template(shop: Shop) -> None:
    invoice = shop.invoice(shop.customer())
    mailed = shop.paperwork.mail(invoice, shop.till.seller, "k1")
    message = shop.counter.mail.mails.get(mailed.mail_id).message
    assert message.subject == "Factuur 2026-0001 van Voorbeeldwinkel"
    assert [one.name for one in message.attachments] == ["Factuur 2026-0001.pdf"]


def test_a_new_address_is_kept_with_the_customer(shop: Shop) -> None:
    customer = shop.customer(email="")
    invoice = shop.invoice(customer)
    shop.paperwork.mail(invoice, shop.till.seller, "k1", "nieuw@bouw.voorbeeld")
    assert [one.value for one in shop.counter.customers.contacts(customer.id)] == ["nieuw@bouw.voorbeeld"]
    assert shop.paperwork.mail(invoice, shop.till.seller, "k2").to == ("nieuw@bouw.voorbeeld",)


def test_how_a_document_goes_out(shop: Shop) -> None:
    by_mail = shop.invoice(shop.customer(dispatch=DispatchMethod.EMAIL))
    assert shop.paperwork.goes_by(by_mail) is DispatchMethod.EMAIL
    assert [one.email for one in shop.paperwork.addresses(by_mail)] == ["administratie@bouw.voorbeeld"]
    with pytest.raises(RuleError):
        shop.paperwork.goes_by("f" * 32)


def test_what_mail_refuses_is_said_and_nothing_is_left(shop: Shop) -> None:
    receipt = shop.sold(shop.customer())
    with pytest.raises(InputError):
        shop.paperwork.mail(receipt, shop.till.seller, "k1", "geen adres")
    shop.till.settings.change(Scope.COMPANY, {"company.mail_host": ""}, shop.till.owner)
    with pytest.raises(RuleError):
        shop.paperwork.mail(receipt, shop.till.seller, "k2")
    assert shop.counter.mail.mails.of_document(receipt) == ()
    with pytest.raises(Denied):
        shop.paperwork.mail(receipt, NOBODY, "k3")


def test_a_machine_that_cannot_send_says_so_and_keeps_the_mail(shop: Shop) -> None:
    shop.till.settings.change(Scope.COMPANY, {"company.mail_user": "winkel"}, shop.till.owner)
    mailed = shop.paperwork.mail(shop.sold(shop.customer()), shop.till.seller, "k1")
    assert mailed.waits is not None
    assert shop.counter.mail.mails.get(mailed.mail_id).message.state is MailState.QUEUED


def test_a_shop_of_before_gets_the_template_of_receipts(shop: Shop) -> None:
    templates = shop.counter.mail.templates
    templates.ensure_standard()
    with shop.till.database.write() as tx:
        tx.run("DELETE FROM mail_template WHERE kind = 'receipt'")
    before = len(templates.all())
    assert templates.ensure_standard()
    assert not templates.ensure_standard()
    assert len(templates.all()) == before + 2
    assert templates.offered(MailKind.RECEIPT)[0].language == "nl"


def test_a_document_is_printed_and_then_a_copy(shop: Shop) -> None:
    invoice = shop.invoice(shop.customer())
    assert shop.paperwork.print_slip(invoice, shop.till.seller) == 0
    assert shop.paperwork.print_slip(invoice, shop.till.seller) == 1
    payloads = [one for one in shop.printed() if one["document"] == "sales"]
    assert [one["copy"] for one in payloads] == [0, 1]
    first, copy = (plain_text(shop.till.services.slips.slip(one), 42) for one in payloads)
    assert "Factuur" in first
    assert "2026-0001" in first
    assert "KOPIE" not in first
    assert "KOPIE 1" in copy
    assert "Voorbeeld Bouw B.V." in first


def test_the_slip_says_what_was_paid_since(shop: Shop) -> None:
    invoice = shop.invoice(shop.customer())
    day = shop.clock.now().date()
    shop.counter.sales.payments.pay([invoice], [Part("bank", Money(2_100))], day, "", shop.till.owner, new_id())
    shown = plain_text(shop.till.services.slips.slip({"document": "sales", "id": invoice}), 42)
    assert "Betaald in de winkel" in shown
    assert "Betaal € 100,00" in shown.replace("\u00a0", " ")


def test_without_a_printer_or_a_document_it_is_said(shop: Shop) -> None:
    with pytest.raises(RuleError):
        shop.paperwork.print_slip("f" * 32, shop.till.seller)
    shop.till.settings.change(Scope.TILL, {"till.printer": "none"}, shop.till.owner, shop.till.place.till_id)
    with pytest.raises(RuleError, match="geen bonprinter"):
        shop.paperwork.print_slip(shop.invoice(shop.customer()), shop.till.seller)


def test_two_machines_send_a_mail_once(shop: Shop) -> None:
    for place in range(8):
        shop.paperwork.mail(shop.sold(shop.customer()), shop.till.seller, f"k{place}")
    shop.clock.advance(seconds=9)
    done = threading.Event()
    senders = [
        MailSender(lambda: MailWorker(shop.till.database, shop.clock, shop.account), calm_ms=0, every_ms=20)
        for _ in range(3)
    ]
    for sender in senders:
        sender.start()
    for _ in range(500):
        if len(shop.mailer.sent) >= 8 or done.wait(0.02):
            break
    for sender in senders:
        sender.stop()
    assert len(shop.mailer.sent) == 8
    with shop.till.database.read() as reader:
        assert {row[0] for row in reader.all("SELECT state FROM mail_message")} == {"sent"}
