"""Invoices become definitive once, with everything that belongs to them."""

from __future__ import annotations

import datetime as dt
import json
import threading
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.repos import sales
from kassa.db.verify import verify
from kassa.domain.errors import Conflict, Denied, KassaError, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.sales.types import SalesType
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, PARTY, concept, goods, words
from tests.support.shop import BRANCH, NOBODY, OWNER

YESTERDAY = DAY - dt.timedelta(days=1)


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database)


def test_a_definitive_invoice_has_number_open_item_booking_and_journal(desk: Desk) -> None:
    made = desk.invoicing.confirm(concept(DocumentKind.INVOICE, goods(1210, 3), words("Dank")), OWNER, "k1")
    assert (made.number, made.gross) == ("2026-0001", Money(3630))
    stored = desk.document(made.document_id)
    assert (stored.status, stored.number) == (DocumentStatus.DEFINITIVE, "2026-0001")
    item = desk.open_of(made.document_id)
    assert (item.gross, item.open, item.customer_id) == (Money(3630), Money(3630), PARTY.customer_id)
    with desk.database.read() as reader:
        assert balance(reader, Account.DEBTORS, PARTY.customer_id) == Money(3630)
        assert balance(reader, Account.REVENUE, "high") == Money(-3000)
        assert balance(reader, Account.VAT_DUE, "high") == Money(-630)
        event, payload = reader.all("SELECT event, payload FROM journal WHERE ref = :id", id=made.document_id)[0]
    assert event == "invoice.definitive"
    told = json.loads(payload)
    assert told["action"] == "k1"
    assert told["document"]["head"]["gross"] == 3630
    assert verify(desk.database.location).findings == ()


def test_a_stored_concept_is_confirmed_as_the_screen_shows_it(desk: Desk) -> None:
    begun = concept(DocumentKind.INVOICE, goods(1000))
    with desk.database.write() as tx:
        sales.add(tx, begun, 1)
        assert sales.save(tx, begun, 2)
    shown = replace(begun, revision=1, lines=(*begun.lines, goods(500)))
    assert desk.invoicing.confirm(shown, OWNER, new_id()).gross == Money(1500)
    assert verify(desk.database.location).findings == ()


def test_somebody_elses_save_is_not_overwritten(desk: Desk) -> None:
    begun = concept(DocumentKind.INVOICE, goods(1000))
    with desk.database.write() as tx:
        sales.add(tx, begun, 1)
        assert sales.save(tx, begun, 2)
    with pytest.raises(Conflict):
        desk.invoicing.confirm(begun, OWNER, new_id())
    assert desk.document(begun.id).status is DocumentStatus.CONCEPT
    assert desk.invoice(goods(100)).number == "2026-0001"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"party": None}, "invoice.customer"),
        ({"lines": ()}, "invoice.lines"),
        ({"lines": (words("alleen tekst"),)}, "invoice.lines"),
        ({"lines": (goods(0, 3), goods(0))}, "invoice.lines"),
        ({"lines": (goods(100, -1),)}, "invoice.total"),
        ({"due_date": YESTERDAY}, "invoice.due_date"),
        ({"type_code": "credit"}, "document.type"),
        ({"branch_id": "weg"}, "document.branch"),
    ],
)
def test_what_is_wrong_names_its_field_and_takes_no_number(desk: Desk, change: dict[str, object], code: str) -> None:
    wrong = replace(concept(DocumentKind.INVOICE, goods(1000)), **change)  # type: ignore[arg-type]
    with pytest.raises(RuleError) as refused:
        desk.invoicing.confirm(wrong, OWNER, new_id())
    assert refused.value.code == code
    assert desk.invoice(goods(100)).number == "2026-0001"


def test_a_closed_period_takes_no_invoice(desk: Desk) -> None:
    desk.rules = replace(desk.rules, closed_until=DAY)
    with pytest.raises(RuleError, match="afgesloten periode") as refused:
        desk.invoice(goods(100))
    assert refused.value.code == "invoice.date"
    assert desk.invoice(goods(100), date=DAY + dt.timedelta(days=1)).number == "2026-0001"


def test_a_date_before_the_last_invoice_is_refused_in_words_about_invoices(desk: Desk) -> None:
    desk.invoice(goods(100))
    with pytest.raises(RuleError) as refused:
        desk.invoice(goods(100), date=YESTERDAY)
    assert refused.value.code == "invoice.date"
    assert "20-11-2026" in str(refused.value)
    assert "21-11-2026" in str(refused.value)
    assert "kassadienst" not in str(refused.value)
    assert desk.invoice(goods(100)).number == "2026-0002"


def test_each_kind_branch_and_year_has_its_own_series(desk: Desk) -> None:
    other = BRANCH[:-1] + "2"
    with desk.database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES (:id, '02', 'Noord')", id=other)
    desk.types.save(SalesType("project", DocumentKind.INVOICE, "Project", "PR"), OWNER)
    begun = concept(DocumentKind.INVOICE, goods(100))
    wanted = [begun, replace(begun, id=new_id(), type_code="project"), replace(begun, id=new_id(), branch_id=other)]
    wanted.append(replace(begun, id=new_id(), date=dt.date(2027, 1, 2)))
    numbers = [desk.invoicing.confirm(one, OWNER, new_id()).number for one in wanted]
    assert numbers == ["2026-0001", "PR2026-0001", "02-2026-0001", "2027-0001"]


def test_the_same_press_books_once(desk: Desk) -> None:
    invoice = concept(DocumentKind.INVOICE, goods(1210))
    first = desk.invoicing.confirm(invoice, OWNER, "k1")
    assert desk.invoicing.confirm(invoice, OWNER, "k1") == first
    with pytest.raises(Conflict):
        desk.invoicing.confirm(concept(DocumentKind.INVOICE, goods(1210)), OWNER, "k1")
    with pytest.raises(RuleError):
        desk.invoicing.confirm(invoice, OWNER, "k2")


def test_by_post_stands_on_the_list_until_it_is_marked(desk: Desk) -> None:
    desk.sends(DispatchMethod.POST)
    made = desk.invoice(goods(100))
    assert made.dispatch.method is DispatchMethod.POST
    assert desk.invoicing.to_post() == (made.document_id,)
    desk.sends(DispatchMethod.NONE)
    assert desk.invoicing.dispatch_of(desk.document(made.document_id)).method is DispatchMethod.POST
    assert desk.invoicing.mark_posted([made.document_id], OWNER) == (made.document_id,)
    assert desk.invoicing.mark_posted([made.document_id], OWNER) == ()
    assert desk.invoicing.to_post() == ()
    assert verify(desk.database.location).findings == ()


def test_who_cannot_be_reached_stops_the_invoice(desk: Desk) -> None:
    desk.sends(DispatchMethod.EMAIL, has_recipient=False)
    begun = concept(DocumentKind.INVOICE, goods(100))
    checked = desk.invoicing.check(begun)
    assert not checked.may_go_on
    assert [item.field for item in checked.items if item.blocking] == ["recipient"]
    with pytest.raises(RuleError) as refused:
        desk.invoicing.confirm(begun, OWNER, new_id())
    assert refused.value.code == "invoice.recipient"
    desk.sends(DispatchMethod.POST)
    with pytest.raises(RuleError) as refused:
        desk.invoice(goods(100), party=replace(PARTY, street=""))
    assert refused.value.code == "invoice.address"


def test_reverse_charge_needs_the_vat_number_of_the_customer(desk: Desk) -> None:
    line = replace(goods(100, rate=0), vat_code="reverse", vat_letter="E")
    with pytest.raises(RuleError) as refused:
        desk.invoice(line)
    assert refused.value.code == "invoice.vat"
    assert desk.invoice(line, party=replace(PARTY, vat_id="NL123456789B01")).gross == Money(100)


def test_the_checklist_tells_what_is_odd_and_what_is_in_order(desk: Desk) -> None:
    begun = concept(DocumentKind.INVOICE, goods(1210), goods(0), party=replace(PARTY, city=""))
    checked = desk.invoicing.check(begun)
    assert checked.may_go_on
    assert [item.field for item in checked.items if not item.ok] == ["customer", "lines"]
    assert checked.items[-1].sentence == "Totaal €\N{NO-BREAK SPACE}12,10."


def test_the_module_and_the_right_are_asked(desk: Desk) -> None:
    begun = concept(DocumentKind.INVOICE, goods(100))
    with pytest.raises(Denied) as denied:
        desk.invoicing.confirm(begun, NOBODY, new_id())
    assert denied.value.right == Right.MAKE_DEFINITIVE
    desk.rules = replace(desk.rules, invoicing=False)
    with pytest.raises(RuleError) as refused:
        desk.invoicing.confirm(begun, OWNER, new_id())
    assert refused.value.code == "invoice.module_off"


def test_only_invoices_become_definitive(desk: Desk) -> None:
    with pytest.raises(RuleError) as refused:
        desk.invoicing.confirm(concept(DocumentKind.ORDER, goods(100)), OWNER, new_id())
    assert refused.value.code == "invoice.kind"


def test_deposits_are_used_once_oldest_order_first_never_more_than_the_invoice(desk: Desk) -> None:
    new, old = desk.order(goods(1000)), desk.order(goods(3000), date=YESTERDAY)
    for order, cents in ((new, 800), (old, 2500)):
        desk.payments.deposit(order.id, [Part("bank", Money(cents))], DAY, "", OWNER, new_id())
    invoice = concept(
        DocumentKind.INVOICE, *(replace(one.goods[0], id=new_id(), source_line=one.goods[0].id) for one in (new, old))
    )
    part = replace(invoice.lines[1], quantity=Quantity(900))
    made = desk.invoicing.confirm(replace(invoice, lines=(invoice.lines[0], part)), OWNER, new_id())
    assert made.gross == Money(3700)
    assert desk.open_of(made.document_id).open == Money(400)
    last = replace(part, id=new_id(), quantity=Quantity(100))
    rest = desk.invoicing.confirm(replace(invoice, id=new_id(), lines=(last,)), OWNER, new_id())
    assert desk.open_of(rest.document_id).open == Money(300)
    with desk.database.read() as reader:
        assert balance(reader, Account.PREPAYMENTS, old.id) == Money.ZERO
        assert balance(reader, Account.PREPAYMENTS, new.id) == Money.ZERO


def test_a_large_deposit_pays_no_more_than_the_invoice(desk: Desk) -> None:
    order = desk.order(goods(1000, 4))
    desk.payments.deposit(order.id, [Part("bank", Money(3000))], DAY, "", OWNER, new_id())
    line = replace(order.goods[0], id=new_id(), source_line=order.goods[0].id, quantity=Quantity.ONE)
    made = desk.invoice(line)
    assert desk.open_of(made.document_id).open == Money.ZERO
    with desk.database.read() as reader:
        assert balance(reader, Account.PREPAYMENTS, order.id) == Money(-2000)
    assert verify(desk.database.location).findings == ()


def test_an_order_line_is_not_invoiced_twice(desk: Desk) -> None:
    order = desk.order(goods(1000, 2))
    line = replace(order.goods[0], id=new_id(), source_line=order.goods[0].id)
    desk.invoice(line)
    with pytest.raises(RuleError) as refused:
        desk.invoice(replace(line, id=new_id(), quantity=Quantity.ONE))
    assert refused.value.code == "invoice.source_invoiced"
    slip = desk.slip_of(order)
    with pytest.raises(RuleError) as refused:
        desk.invoicing.invoice_deliveries([slip.id], DAY, OWNER, new_id())
    assert refused.value.code == "delivery.order_invoiced"


def test_numbers_have_no_gap_when_two_offices_confirm_at_once(desk: Desk) -> None:
    refused: list[str] = []

    def work(odd: bool) -> None:
        second = Desk(desk.database, desk.clock)
        for turn in range(12):
            wrong = odd and turn % 3 == 0
            try:
                second.invoice(goods(0 if wrong else 100 + turn))
            except KassaError as error:
                refused.append(error.code)

    threads = [threading.Thread(target=work, args=(odd,)) for odd in (True, False)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert refused == ["invoice.lines"] * 4
    with desk.database.read() as reader:
        sequences = [row[0] for row in reader.all("SELECT sequence FROM sales_document ORDER BY sequence")]
    assert sequences == list(range(1, 21))
    assert verify(desk.database.location).findings == ()


def test_types_are_there_from_the_start_and_are_managed(desk: Desk) -> None:
    assert [one.code for one in desk.types.of(DocumentKind.INVOICE)] == ["invoice"]
    assert desk.types.default(DocumentKind.CREDIT).prefix == "C"
    made = desk.types.save(SalesType("project", DocumentKind.INVOICE, "Project", "PR", standard=True), OWNER)
    assert desk.types.default(DocumentKind.INVOICE) == made
    for wrong, code in (
        (replace(made, code="x", prefix=""), "type.prefix"),
        (replace(made, code="x", prefix="pr"), "type.prefix"),
        (replace(made, code="Fout"), "type.code"),
        (replace(made, name=" "), "type.name"),
        (replace(made, term_days=900), "type.term_days"),
        (replace(made, active=False), "type.active"),
        (replace(made, code="credit", prefix="X"), "type.code"),
    ):
        with pytest.raises(RuleError) as refused:
            desk.types.save(wrong, OWNER)
        assert refused.value.code == code, wrong
    with pytest.raises(Denied):
        desk.types.save(made, NOBODY)


def test_receivables_are_aged_and_equal_the_ledger(desk: Desk) -> None:
    def due(days: int, cents: int) -> SalesDocument:
        return replace(concept(DocumentKind.INVOICE, goods(cents)), due_date=DAY + dt.timedelta(days=days), date=DAY)

    for days, cents in ((14, 100), (0, 200), (1, 400), (40, 800)):
        desk.invoicing.confirm(due(days, cents), OWNER, new_id())
    credit = desk.invoicing.confirm(concept(DocumentKind.CREDIT, goods(5000, -1)), OWNER, new_id())
    (row,) = desk.invoicing.receivables(DAY + dt.timedelta(days=31), OWNER)
    assert [one.cents for one in (row.not_due, row.days_30, row.days_60, row.days_90, row.older, row.credits)] == [
        800, 500, 200, 0, 0, -5000,
    ]  # fmt: skip
    (row,) = desk.invoicing.receivables(DAY + dt.timedelta(days=91), OWNER)
    assert [one.cents for one in (row.days_30, row.days_60, row.days_90, row.older)] == [0, 800, 500, 200]
    with desk.database.read() as reader:
        assert row.total == balance(reader, Account.DEBTORS, PARTY.customer_id)
    assert credit.number == "C2026-0001"
