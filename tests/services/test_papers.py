"""Papers of sales documents: drawn from the frozen document, stored once, the same bytes for ever."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.repos import customers as customers_repo
from kassa.db.repos import sales, stored_files
from kassa.domain.errors import InputError, RuleError, StoreError
from kassa.domain.messages.address import parse_address
from kassa.domain.payments.ledger import Account
from kassa.domain.people.contact import ContactDetail, ContactKind
from kassa.domain.people.customer import Customer
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.settings.fields import Scope
from kassa.domain.values.money import Money
from kassa.domain.values.money import total as sum_of
from kassa.output.pdf.paper import draw_paper
from kassa.services.people.customers import Customers
from kassa.services.sales.history import Histories, sentence
from kassa.services.sales.mailing import SalesMail
from kassa.services.sales.papers import Papers
from kassa.services.sales.payments import Part
from kassa.services.settings import Settings
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, PARTY, concept, goods, words
from tests.support.shop import NOBODY, OWNER


class Office:
    """The desk of invoices with its papers."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.desk: Desk = open_desk(database)
        self.settings = Settings(database, self.desk.clock)
        self.papers = Papers(database, self.desk.clock, self.settings)

    def set(self, **values: object) -> None:
        """Change settings of the company by their keys, a point as two underlines."""
        for key, value in values.items():
            self.settings.change(Scope.COMPANY, {key.replace("__", "."): value}, OWNER)

    def invoice(self, *cents: int, key: str = "k1") -> str:
        """Make a definitive invoice."""
        lines = [goods(one) for one in cents or (12_100,)]
        return self.desk.invoicing.confirm(
            concept(DocumentKind.INVOICE, *lines, words("Dank u")), OWNER, key
        ).document_id

    def stored(self, document_id: str) -> tuple[stored_files.StoredFile, ...]:
        return self.papers.stored(document_id)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_an_invoice_is_drawn_once_and_stored_with_its_hash(office: Office) -> None:
    made = office.invoice()
    first = office.papers.pdf(made)
    assert first.content.startswith(b"%PDF")
    assert first.sha256 == sha256(first.content).hexdigest()
    assert first.name == "Factuur 2026-0001.pdf"
    office.set(company__name="Andere naam", sales__accent="#7A1F1F")
    assert office.papers.pdf(made) == first
    assert [one.id for one in office.stored(made)] == [first.file_id]


def test_a_crash_between_commit_and_paper_is_repaired_with_the_same_bytes(office: Office) -> None:
    made = office.invoice()
    before = draw_paper(office.papers.paper(made))  # drawn, and then the power went
    assert office.stored(made) == ()
    office.desk.payments.pay([made], [Part("bank", Money(5000))], DAY, "", OWNER, "p1")
    again = Papers(office.database, office.desk.clock, Settings(office.database, office.desk.clock))
    assert again.pdf(made).content == before


def test_a_stored_paper_never_changes(office: Office) -> None:
    file = office.papers.pdf(office.invoice())
    with pytest.raises(StoreError), office.database.write() as tx:
        tx.run("UPDATE stored_file SET content = :content WHERE id = :id", content=b"x", id=file.file_id)


def test_a_concept_is_drawn_and_never_stored(office: Office) -> None:
    draft = concept(DocumentKind.INVOICE, goods(100))
    with office.database.write() as tx:
        sales.add(tx, draft, 5)
    assert office.papers.pdf(draft.id).content.startswith(b"%PDF")
    assert office.papers.pdf(draft.id).name == "Factuur CONCEPT.pdf"
    assert office.stored(draft.id) == ()


def test_a_document_that_is_gone(office: Office) -> None:
    with pytest.raises(RuleError):
        office.papers.pdf("f" * 32)


def test_the_paper_has_the_amounts_of_document_and_ledger(office: Office) -> None:
    made = office.invoice(12_101, 999, 3)
    paper = office.papers.paper(made)
    with office.database.read() as reader:
        stored = sales.get(reader, made)
        owed = balance(reader, Account.DEBTORS, PARTY.customer_id)
        revenue = balance(reader, Account.REVENUE, "high")
        vat = balance(reader, Account.VAT_DUE, "high")
    assert stored is not None
    assert paper.total == paper.due == stored.totals.gross == owed
    assert paper.net == -revenue
    assert sum_of([row.vat for row in paper.vat]) == -vat
    assert sum_of([line.amount for line in paper.lines if line.amount]) == paper.total


def test_a_credit_paper_says_what_it_takes_back(office: Office) -> None:
    made = office.invoice()
    credit = office.desk.invoicing.credit(made, None, DAY, OWNER, "c1")
    paper = office.papers.paper(credit.document_id)
    assert paper.original is not None
    assert paper.original.number == "2026-0001"
    assert paper.total == Money(12_100)
    assert [(one.label, one.amount) for one in paper.settled] == [("Verrekend met factuur 2026-0001", Money(12_100))]
    assert paper.due == Money.ZERO
    assert [line.quantity.milli for line in paper.lines if line.quantity] == [1000]
    assert office.papers.paper(made).due == Money(12_100)


def test_texts_are_in_the_language_of_the_customer(office: Office) -> None:
    office.set(sales__intro_invoice_nl="Bedankt", sales__intro_invoice_en="Thank you", sales__footer_en="Terms apply")
    dutch = office.invoice()
    english = concept(DocumentKind.INVOICE, goods(100), party=replace(PARTY, language="en"))
    made = office.desk.invoicing.confirm(english, OWNER, "k2")
    assert office.papers.paper(dutch).intro == "Bedankt"
    assert (office.papers.paper(made.document_id).intro, office.papers.paper(made.document_id).closing) == (
        "Thank you",
        "Terms apply",
    )
    assert office.papers.pdf(made.document_id).name == "Invoice 2026-0002.pdf"


def test_a_transfer_is_asked_only_with_an_account(office: Office) -> None:
    made = office.invoice()
    assert office.papers.paper(made).payment is None
    office.set(sales__iban="NL91ABNA0417164300", sales__reference_form="rf")
    payment = office.papers.paper(made).payment
    assert payment is not None
    assert payment.structured
    assert payment.reference.startswith("RF")


def test_a_logo_that_is_gone_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    made = office.invoice()
    office.set(sales__logo=str(tmp_path / "weg.png"))
    with pytest.raises(InputError, match=r"weg\.png"):
        office.papers.pdf(made)


def test_many_papers_come_in_order_and_are_stored(office: Office) -> None:
    made = [office.invoice(key=f"k{number}") for number in range(3)]
    office.papers.pdf(made[1])
    told: list[int] = []
    files = list(office.papers.batch(made, told.append))
    assert [file.name for file in files] == [f"Factuur 2026-000{number}.pdf" for number in (1, 2, 3)]
    assert told == [1, 2, 3]
    assert all(len(office.stored(one)) == 1 for one in made)
    assert list(office.papers.batch(made, cancelled=lambda: True)) == []


@pytest.mark.parametrize("suffix", [".pdf", ".csv", ".xlsx"])
def test_export(office: Office, tmp_path: Path, suffix: str) -> None:
    made = [office.invoice(key=f"k{number}") for number in range(2)]
    one = office.papers.export(made[:1], tmp_path / f"los{suffix}")
    assert one == (tmp_path / f"los{suffix}",)
    both = office.papers.export(made, tmp_path / f"samen{suffix}")
    assert [path.name for path in both] == [f"samen 2026-0001{suffix}", f"samen 2026-0002{suffix}"]
    assert all(path.exists() for path in (*one, *both))
    assert list(tmp_path.glob(".*")) == []
    if suffix == ".csv":
        rows = list(csv.reader(one[0].read_text("utf-8-sig").splitlines(), delimiter=";"))
        assert any("121,00" in row for row in rows)


def test_export_to_an_unknown_format_or_place(office: Office, tmp_path: Path) -> None:
    made = office.invoice()
    with pytest.raises(InputError, match="bekend soort"):
        office.papers.export([made], tmp_path / "factuur.docx")
    with pytest.raises(InputError, match="kan niet worden geschreven"):
        office.papers.export([made], tmp_path / "weg" / "factuur.csv")


def customer(office: Office) -> Customers:
    """Give the customer of the test documents an address and one ticked 'Factuur'."""
    found = Customers(office.database, office.desk.clock)
    with office.database.write() as tx:
        customers_repo.insert(
            tx,
            Customer(PARTY.customer_id, "10025", "J. Voorbeeld", "Voorbeeld Bouw B.V.", email="j@bouw.voorbeeld"),
        )
        books = ContactDetail("1" * 32, ContactKind.EMAIL, "boek@bouw.voorbeeld", "Boekhouding", for_invoices=True)
        customers_repo.set_contacts(tx, PARTY.customer_id, (books,))
    return found


def test_mail_gets_the_paper_the_fields_and_the_known_addresses(office: Office) -> None:
    mail = SalesMail(office.database, office.papers, customer(office), office.settings)
    made = office.invoice()
    office.desk.payments.pay([made], [Part("bank", Money(2100))], DAY, "", OWNER, "p1")
    facts = mail.facts(made)
    assert facts is not None
    assert facts.definitive
    assert facts.values["factuurnummer"] == "2026-0001"
    assert facts.values["openstaand"] == "€\u00a0100,00"
    assert facts.values["totaal"] == "€\u00a0121,00"
    assert [one.file_id for one in facts.files] == [office.papers.pdf(made).file_id]
    assert [(one.address.email, one.chosen) for one in facts.known] == [
        ("j@bouw.voorbeeld", True),
        ("boek@bouw.voorbeeld", True),
    ]
    assert mail.facts("f" * 32) is None


def test_mail_of_a_concept_has_no_paper(office: Office) -> None:
    mail = SalesMail(office.database, office.papers, customer(office), office.settings)
    draft: SalesDocument = concept(DocumentKind.INVOICE, goods(100))
    with office.database.write() as tx:
        sales.add(tx, draft, 5)
    facts = mail.facts(draft.id)
    assert facts is not None
    assert facts.files == ()
    assert not facts.definitive


def test_a_new_address_is_known_from_then_on(office: Office) -> None:
    mail = SalesMail(office.database, office.papers, customer(office), office.settings)
    made = office.invoice()
    with pytest.raises(Exception, match="recht"):
        mail.add_address(made, parse_address("nieuw@bouw.voorbeeld"), NOBODY)
    mail.add_address(made, parse_address("Piet <nieuw@bouw.voorbeeld>"), OWNER)
    facts = mail.facts(made)
    assert facts is not None
    assert [(one.address.email, one.chosen) for one in facts.known][-1] == ("nieuw@bouw.voorbeeld", False)


def test_history_tells_what_happened_newest_first(office: Office) -> None:
    made = office.invoice()
    office.desk.payments.pay([made], [Part("bank", Money(2100))], DAY, "per giro", OWNER, "p1")
    office.desk.invoicing.credit(made, None, DAY, OWNER, "c1")
    found = Histories(office.database, ZoneInfo("Europe/Amsterdam")).of(made)
    told = [one.sentence for one in found]
    assert told[-1] == "Definitief gemaakt: €\u00a0121,00"
    assert told[-2].startswith("Betaling van €\u00a021,00")
    assert told[-2].endswith("per giro")
    assert any(one.startswith("Gecrediteerd met C2026-0001: −€") for one in told)
    assert found[-1].moment.tzinfo is not None
    assert Histories(office.database, dt.UTC).of("f" * 32) == ()


def test_an_event_without_words_is_named() -> None:
    assert sentence("invoice.posted", {}) == "Geprint en gepost"
    assert sentence("iets.nieuws", {}) == "Vastgelegd: iets.nieuws"
