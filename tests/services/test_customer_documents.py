"""Customers and their documents: discount on lines, the credit limit, merging with what stands open, being wiped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kassa.db.engine import Database
from kassa.db.verify import verify
from kassa.domain.errors import RuleError
from kassa.domain.people.customer import Customer, PriceList
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.values import Money, Rate
from kassa.services.lists.spec import Filter, Operator, Query
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.price_lists import PriceLists
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.rows import add_articles
from tests.support.sales_office import SalesOffice

K = DocumentKind


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def privacy(office: SalesOffice) -> CustomerPrivacy:
    return office.services.relations.privacy


def with_article(office: SalesOffice, kind: DocumentKind, customer: Customer) -> SalesDocument:
    document = office.sales.drafts.new(kind, office.owner, customer_id=customer.id)
    row = next(iter(office.services.lists(office.owner).rows("articles", Query())))
    line = office.sales.drafts.line_of_article(document, row.key)
    assert isinstance(line, SalesLine)
    return replace(document, lines=(line,))


@pytest.mark.parametrize("kind", [K.ORDER, K.DELIVERY, K.INVOICE])
def test_the_discount_of_a_customer_is_on_every_line(office: SalesOffice, kind: DocumentKind) -> None:
    add_articles(office.database, 1, vat="high")
    lists = PriceLists(office.database, office.ui.clock)
    lists.save(PriceList("dealer", "Dealers", Rate(1250)), office.owner)
    dealer = office.customers.save(replace(office.bouw, price_list="dealer"), office.owner)
    line = with_article(office, kind, dealer).lines[0]
    assert line.discount == Rate(1250)
    agreed = office.customers.save(replace(dealer, own_discount=Rate(2000)), office.owner)
    document = with_article(office, kind, agreed)
    assert document.lines[0].discount == Rate(2000)
    plain = with_article(office, kind, office.customer("Zonder afspraak")).lines[0]
    assert (plain.discount, plain.price) == (None, document.lines[0].price)


@pytest.mark.parametrize("kind", [K.ORDER, K.INVOICE])
def test_above_the_credit_limit_is_said_and_stops_nobody(office: SalesOffice, kind: DocumentKind) -> None:
    limited = office.customers.save(replace(office.bouw, credit_limit=Money(10_000)), office.owner)
    office.invoice(3000, customer=limited)
    fits = office.concept(kind, 2000, customer=limited)
    assert [one for one in office.sales.drafts.problems(fits) if one.reason.code == "document.credit_limit"] == []
    above = office.concept(kind, 2001, customer=limited)
    told = [one for one in office.sales.drafts.problems(above) if one.reason.code == "document.credit_limit"]
    assert [(one.field, one.blocking) for one in told] == [("customer", False)]
    assert "100,00" in told[0].reason.sentence
    assert "60,00" in told[0].reason.sentence
    assert "Kredietlimiet wijzigen" in told[0].reason.who
    if kind is K.INVOICE:
        checked = office.sales.invoicing.check(above)
        assert checked.may_go_on
        assert [item.blocking for item in checked.items if "kredietlimiet" in item.sentence] == [False]
        assert office.sales.invoicing.confirm(above, office.owner, new_id()).number


def test_what_was_merged_stands_under_who_stays(office: SalesOffice) -> None:
    double = office.customer("Voorbeeld Bouw BV")
    limited = office.customers.save(replace(office.bouw, credit_limit=Money(10_000)), office.owner)
    mine, theirs = office.invoice(1000, customer=limited), office.invoice(4000, customer=double)
    concept = office.concept(K.INVOICE, 500, customer=double)
    order = office.order(700, customer=double)
    kept = office.customers.merge(limited.id, double.id, office.owner)

    assert office.customers.card(kept.id).open.cents == 2000 + 8000 + 1400
    (row,) = office.sales.invoicing.receivables(office.today, office.owner)
    assert (row.customer_id, row.number, row.total) == (kept.id, kept.number, Money(10_000))
    lists = office.services.lists(office.owner)
    (debtor,) = lists.rows("receivables", Query())
    assert debtor.key == kept.number
    only = Query((Filter("customer_number", Operator.IS, (kept.number,)),))
    assert {one.key for one in lists.rows("invoices", only)} == {mine.document_id, theirs.document_id, concept.id}
    assert {one.key for one in lists.rows("orders", only)} == {order.id}
    assert theirs.document_id in {one.key for one in lists.rows("invoices", Query(search=kept.number))}

    went = office.sales.drafts.get(concept.id).document
    assert went.party is not None
    assert (went.party.customer_id, went.party.number) == (kept.id, kept.number)
    assert [one.reason.code for one in office.sales.drafts.problems(went) if not one.blocking] == [
        "document.credit_limit"
    ]
    both = [theirs.document_id, mine.document_id]
    done = office.sales.payments.pay(both, [Part("cash", Money(9000))], office.today, "", office.owner, new_id())
    assert (done.applied, done.still_open) == (Money(9000), Money(1000))
    office.sales.payments.reverse(done.payment_ids[0], "vergissing", office.owner, new_id())
    (row,) = office.sales.invoicing.receivables(office.today, office.owner)
    assert row.total == Money(10_000)
    office.sales.payments.pay(both, [Part("cash", Money(9000))], office.today, "", office.owner, new_id())
    (row,) = office.sales.invoicing.receivables(office.today, office.owner)
    assert row.total == Money(1000)
    renumbered = office.customers.save(replace(office.customers.get(kept.id), number="77001"), office.owner)
    assert [one.key for one in lists.rows("receivables", Query())] == [renumbered.number]
    assert [found.code for found in verify(office.database.location).findings] == []


def test_an_order_of_a_merged_customer_goes_the_way_of_who_stays(office: SalesOffice) -> None:
    kept = office.customer("Garage Proefrit", DispatchMethod.EMAIL, "boek@proefrit.voorbeeld")
    double = office.customer("Garage Proefrit B.V.")
    invoice = office.concept(K.INVOICE, 500, customer=double)
    stale = replace(invoice, id=new_id(), revision=0)
    office.customers.merge(kept.id, double.id, office.owner)
    assert office.sales.invoicing.dispatch_of(stale).method is DispatchMethod.EMAIL
    assert office.sales.invoicing.check(stale).may_go_on


def test_documents_that_are_not_done_with_keep_a_customer_from_being_wiped(office: SalesOffice) -> None:
    concept = office.concept(K.INVOICE, 500)
    slip = office.slip(300)
    with pytest.raises(RuleError) as refused:
        privacy(office).erase(office.bouw.id, office.owner)
    assert refused.value.code == "customer.unfinished"
    assert "concept-factuur" in str(refused.value)
    assert slip.number in str(refused.value)
    office.sales.drafts.delete(concept.id, office.owner)
    office.sales.deliveries.cancel(slip.id, office.owner, new_id())
    privacy(office).erase(office.bouw.id, office.owner)
    assert office.sales.drafts.trashed() == ()
    with office.database.read() as reader:
        left = [row for table in ("journal", "trash", "customer") for row in reader.all(f"SELECT * FROM {table}")]
    deleted = [row for row in left if "concept.deleted" in repr(row)]
    assert deleted
    assert "Voorbeeld Bouw" not in repr(deleted)


def test_a_paid_invoice_keeps_name_and_sent_mail_and_loses_what_was_not_sent(office: SalesOffice) -> None:
    invoice = office.invoice(500)
    office.paid(invoice, 1000)
    with office.database.write() as tx:
        for name in ("sent", "concept"):
            tx.run(
                "INSERT INTO mail_message (id, document_id, document_kind, language, subject, body, state, message_id, "
                "employee_id, created_at, changed_at, to_list) "
                "VALUES (:name, :document, 'invoice', 'nl', 'x', 'x', 'concept', :name, 'e', 1, 1, "
                '\'[["boek@voorbeeld.nl", "Bouw"]]\')',
                name=name,
                document=invoice.document_id,
            )
        tx.run("UPDATE mail_message SET state = 'sent' WHERE id = 'sent'")
    privacy(office).erase(office.bouw.id, office.owner)
    with office.database.read() as reader:
        assert [row[0] for row in reader.all("SELECT id FROM mail_message")] == ["sent"]
    kept = office.sales.drafts.get(invoice.document_id).document
    assert kept.party is not None
    assert kept.party.title == "Voorbeeld Bouw B.V."
