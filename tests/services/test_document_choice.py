"""Picking invoices and orders: pages by key, counts, exact numbers; what a scanned paper names, on both engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import customers, sales, sales_register
from kassa.domain.errors import Denied
from kassa.domain.payments.reference import ReferenceForm, payment_reference
from kassa.domain.people.customer import Customer
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.sales.document_code import CodeKind, document_code
from kassa.domain.values import Money
from kassa.services.sales.payments import Part
from kassa.services.till.document_choice import Book, DocumentChoice, Found, Standing, Wanted
from kassa.services.till.recognising import Recognising
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, concept, goods
from tests.support.shop import NOBODY, OWNER

ONE = Party("1" * 32, "10001", "A. Proef", "")
TWO = Party("2" * 32, "10002", "B. Test", "")


@pytest.fixture
def desk(database: Database) -> Desk:
    made = open_desk(database)
    with database.write() as tx:
        for party in (ONE, TWO):
            customers.insert(tx, Customer(party.customer_id, party.number, party.name))
    return made


def numbers(found: tuple[Found, ...]) -> list[str]:
    return [one.number for one in found]


def everything(choosing: DocumentChoice, wanted: Wanted, limit: int) -> list[Found]:
    """Walk the whole list by pages."""
    rows: list[Found] = []
    while page := choosing.page(wanted, OWNER, rows[-1] if rows else None, limit):
        rows += page
    return rows


def test_what_is_open_comes_oldest_first_and_pages_go_by_key(desk: Desk) -> None:
    made = [desk.invoice(goods(100 + day), party=ONE, date=DAY + dt.timedelta(days=day // 4)) for day in range(23)]
    desk.payments.pay([made[0].document_id], [Part("bank", Money(100))], DAY, "", OWNER, new_id())
    choosing = DocumentChoice(desk.database)
    rows = everything(choosing, Wanted(Book.INVOICE, Standing.OPEN), 5)
    assert {one.id for one in rows} == {one.document_id for one in made[1:]}
    assert len(rows) == 22
    assert [one.number for one in rows] == [one.number for one in made[1:]]
    done = everything(choosing, Wanted(Book.INVOICE, Standing.DONE), 5)
    assert [(one.id, one.open, one.gross) for one in done] == [(made[0].document_id, Money.ZERO, Money(100))]
    every = everything(choosing, Wanted(Book.INVOICE, Standing.ALL), 5)
    assert len({one.id for one in every}) == len(every) == 23
    assert [one.date for one in every] == sorted((one.date for one in every), reverse=True)


def test_counts_are_those_of_the_rows(desk: Desk) -> None:
    other = desk.invoice(goods(200), party=TWO, date=DAY - dt.timedelta(days=3))
    for cents in (100, 200, 300):
        desk.invoice(goods(cents), party=ONE)
    desk.payments.pay([other.document_id], [Part("bank", Money(200))], DAY, "", OWNER, new_id())
    desk.order(goods(700), party=ONE)
    choosing = DocumentChoice(desk.database)
    asked = [
        replace(Wanted(book, standing), **narrow)
        for book in Book
        for standing in Standing
        for narrow in (
            {},
            {"customer": "10001"},
            {"number": other.number[-4:]},
            {"number": "2"},
            {"since": DAY},
            {"cents": 200},
            {"customer": "10002", "cents": 200},
            {"number": "bestaat niet"},
        )
    ]
    for wanted in asked:
        assert choosing.count(wanted, OWNER) == len(everything(choosing, wanted, 2)), wanted
    assert choosing.count(Wanted(Book.INVOICE, Standing.OPEN), OWNER) == 3
    assert choosing.count(Wanted(Book.INVOICE, Standing.DONE), OWNER) == 1
    assert choosing.count(Wanted(Book.ORDER, Standing.OPEN), OWNER) == 1


def test_a_concept_is_not_picked_and_a_credit_is(desk: Desk) -> None:
    draft = concept(DocumentKind.INVOICE, goods(500), party=ONE)
    with desk.database.write() as tx:
        sales.add(tx, draft, 1)
    paid = desk.invoice(goods(300), party=ONE)
    desk.payments.pay([paid.document_id], [Part("bank", Money(300))], DAY, "", OWNER, new_id())
    credit = desk.invoicing.credit(paid.document_id, None, DAY, OWNER, new_id())
    choosing = DocumentChoice(desk.database)
    rows = choosing.page(Wanted(Book.INVOICE, Standing.OPEN), OWNER)
    assert [(one.id, one.kind, one.open) for one in rows] == [(credit.document_id, DocumentKind.CREDIT, Money(-300))]
    assert choosing.document(draft.id, OWNER) is None
    assert choosing.count(Wanted(Book.INVOICE, Standing.ALL), OWNER) == 2


def test_merged_customers_stand_under_one_number(desk: Desk) -> None:
    mine, theirs = desk.invoice(goods(100), party=ONE), desk.invoice(goods(200), party=TWO)
    with desk.database.write() as tx:
        tx.run("UPDATE customer SET merged_into = :to WHERE id = :id", to=ONE.customer_id, id=TWO.customer_id)
        sales_register.follow_customer(tx, TWO.customer_id)
    rows = DocumentChoice(desk.database).page(Wanted(Book.INVOICE, Standing.OPEN, customer="10001"), OWNER)
    assert {one.id for one in rows} == {mine.document_id, theirs.document_id}


def test_who_may_not_look_sees_nothing(desk: Desk) -> None:
    made, choosing = desk.invoice(goods(100), party=ONE), DocumentChoice(desk.database)
    order = desk.order(goods(100), party=ONE)
    for act in (
        lambda: choosing.page(Wanted(Book.INVOICE, Standing.OPEN), NOBODY),
        lambda: choosing.count(Wanted(Book.INVOICE, Standing.OPEN), NOBODY),
        lambda: choosing.document(made.document_id, replace(OWNER, rights=frozenset({Right.VIEW_ORDERS}))),
        lambda: choosing.document(order.id, replace(OWNER, rights=frozenset({Right.VIEW_INVOICES}))),
    ):
        with pytest.raises(Denied):
            act()


def test_papers_name_their_document(desk: Desk, clock: FrozenClock) -> None:
    made = desk.invoice(goods(24595), party=ONE)
    order, slip = desk.order(goods(100), party=ONE), desk.slip(goods(100), party=ONE)
    known = Recognising(desk.database)
    for kind, number, identity in (
        (DocumentKind.INVOICE, made.number, made.document_id),
        (DocumentKind.ORDER, order.number, order.id),
        (DocumentKind.DELIVERY, slip.number, slip.id),
    ):
        code = document_code(kind, number)
        for written in (code, code.lower(), f" {code} ", number):
            found = known.recognise(written)
            assert found is not None, written
            assert (found.kind.document, found.id) == (kind, identity)
    card = known.recognise("K10002")
    assert card is not None
    assert (card.kind, card.id) == (CodeKind.CUSTOMER, TWO.customer_id)
    gift = known.recognise("G123456789012")
    assert gift is not None
    assert (gift.kind, gift.id) == (CodeKind.GIFT_CARD, "123456789012")


@pytest.mark.parametrize("form", ReferenceForm)
def test_a_transfer_names_its_invoice(desk: Desk, form: ReferenceForm) -> None:
    made = desk.invoice(goods(24595), party=ONE)
    desk.invoice(goods(100), party=ONE)
    reference = payment_reference(made.number, form)
    structured, text = (reference, "") if form is ReferenceForm.RF else ("", reference)
    lines = ("BCD", "002", "1", "SCT", "", "De Werkplaats", "NL91ABNA0417164300", "EUR245.95", "", structured, text)
    known = Recognising(desk.database)
    for written in ("\n".join(lines), "\r\n".join(lines), reference):
        found = known.recognise(written)
        assert found is not None, written
        assert (found.kind, found.id) == (CodeKind.INVOICE, made.document_id)


@pytest.mark.parametrize(
    "code", ["", "F2019-9999", "K1", "2019-0001", "8712345678906", "BCD\n002", "RF18539007547034", "-" * 80]
)
def test_what_nobody_knows_is_nothing(desk: Desk, code: str) -> None:
    desk.invoice(goods(100), party=ONE)
    assert Recognising(desk.database).recognise(code) is None
