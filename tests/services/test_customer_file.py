"""What the till shows of one customer ("Klantenbeheer"), on both engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.numbering import next_number
from kassa.db.queries import customer_file as query
from kassa.db.repos import customers
from kassa.domain.errors import RuleError
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.values import Money, Quantity
from kassa.services.people.customers import Customers
from kassa.services.sales.notes import Notes
from kassa.services.till.customer_file import CustomerFile, FileSale, InvoiceStatus
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.invoices import Desk
from tests.support.sales import concept as paper
from tests.support.sales import goods, issued, settled, words
from tests.support.shop import OWNER
from tests.support.trade import TODAY, ZONE, Trade

OTHER = Party("d" * 32, "10026", "A. Anders")


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    made = Trade(database, clock)
    with database.write() as tx:
        customers.insert(tx, Customer(OTHER.customer_id, OTHER.number, OTHER.name))
    return made


@pytest.fixture
def desk(trade: Trade, database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


@pytest.fixture
def file(trade: Trade, database: Database, clock: FrozenClock) -> CustomerFile:
    return CustomerFile(database, clock, ZONE)


def party(trade: Trade) -> Party:
    return Party(trade.customer, "10025", "J. Voorbeeld", "Voorbeeld Bouw B.V.")


def invoice(database: Database, number: str, cents: int, due: dt.date, party: Party, subject: str = "") -> str:
    """Put a definitive invoice in the database that is due on a day."""
    made = paper(DocumentKind.INVOICE, goods(cents), date=due - dt.timedelta(days=14), party=party)
    return issued(database, replace(made, due_date=due, subject=subject, reference=""), number).id


def test_figures_tell_what_is_open_and_what_of_it_is_late(
    trade: Trade, file: CustomerFile, desk: Desk, database: Database, clock: FrozenClock
) -> None:
    fresh = file.figures(trade.customer)
    assert (fresh.open, fresh.overdue, fresh.open_count, fresh.credit_left) == (Money.ZERO, Money.ZERO, 0, None)
    late = desk.invoicing.confirm(trade.concept(("1001", 2), kind=DocumentKind.INVOICE), OWNER, new_id())
    clock.advance(days=40)
    document = trade.concept(("1001", 1), kind=DocumentKind.INVOICE)
    new = desk.invoicing.confirm(document, OWNER, new_id())
    people = Customers(database, clock)
    people.save(replace(people.get(trade.customer), credit_limit=Money(150_000)), OWNER)
    found = file.figures(trade.customer)
    assert found.open == late.gross + new.gross
    assert found.overdue == late.gross
    assert found.open_count == 2
    assert found.credit_left == Money(150_000) - late.gross - new.gross
    assert file.figures(OTHER.customer_id).open == Money.ZERO


def test_a_credit_invoice_counts_off_and_is_in_the_list(trade: Trade, file: CustomerFile, desk: Desk) -> None:
    made = desk.invoicing.confirm(trade.concept(("1001", 3), kind=DocumentKind.INVOICE), OWNER, new_id())
    settled(trade.database, made.document_id, paid=made.gross.cents)
    line = desk.document(made.document_id).goods[0]
    credit = desk.invoicing.credit(made.document_id, {line.id: Quantity.of(1)}, TODAY, OWNER, new_id())
    figures = file.figures(trade.customer)
    assert figures.open == credit.gross
    assert figures.overdue == Money.ZERO
    page = file.invoices(trade.customer, OWNER, InvoiceStatus.OPEN)
    assert [(row.kind, row.open) for row in page.rows] == [(DocumentKind.CREDIT, credit.gross)]


def test_invoices_come_in_pages_and_each_once(trade: Trade, file: CustomerFile, database: Database) -> None:
    mine = party(trade)
    for count in range(7):
        due = TODAY + dt.timedelta(days=count // 2)
        made = invoice(database, f"2026-{count:04d}", 1000 + count, due, mine)
        if count in (1, 4):
            settled(database, made, paid=1000 + count)
    invoice(database, "2026-0100", 500, TODAY, OTHER)
    for status, expected in (
        (InvoiceStatus.OPEN, ["2026-0000", "2026-0002", "2026-0003", "2026-0005", "2026-0006"]),
        (InvoiceStatus.PAID, ["2026-0004", "2026-0001"]),
        (InvoiceStatus.ALL, [f"2026-{count:04d}" for count in reversed(range(7))]),
    ):
        found: list[str] = []
        after = None
        while True:
            page = file.invoices(trade.customer, OWNER, status, after, limit=2)
            found += [row.number for row in page.rows]
            after = page.after
            if after is None:
                break
        assert found == expected
        assert file.count_invoices(trade.customer, OWNER, status) == len(expected)


def test_an_invoice_is_called_by_its_subject_else_by_its_first_line(
    trade: Trade, file: CustomerFile, database: Database
) -> None:
    invoice(database, "2026-0001", 100, TODAY, party(trade), "Werkkleding ploeg 2")
    invoice(database, "2026-0002", 100, TODAY + dt.timedelta(days=1), party(trade))
    rows = file.invoices(trade.customer, OWNER, InvoiceStatus.OPEN).rows
    assert [row.subject for row in rows] == ["Werkkleding ploeg 2", "Werkbroek"]


def test_a_merged_customer_counts_along(
    trade: Trade, file: CustomerFile, database: Database, clock: FrozenClock
) -> None:
    keep = Customers(database, clock)
    with database.write() as tx:
        tx.run("UPDATE customer SET kind = 'person', company = '' WHERE id = :id", id=trade.customer)
    invoice(database, "2026-0001", 100, TODAY, party(trade))
    invoice(database, "2026-0002", 250, TODAY, OTHER)
    keep.merge(trade.customer, OTHER.customer_id, OWNER)
    assert file.figures(trade.customer).open == Money(350)
    assert file.figures(OTHER.customer_id) == file.figures(trade.customer)
    assert [row.number for row in file.invoices(trade.customer, OWNER, InvoiceStatus.OPEN).rows] == [
        "2026-0001",
        "2026-0002",
    ]


def test_open_orders_and_slips_are_those_that_are_left(
    trade: Trade, file: CustomerFile, desk: Desk, database: Database
) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 2), ("1002", 1)), OWNER, new_id())
    trade.deposit(order, 500)
    with database.write() as tx:
        tx.run(
            "UPDATE order_handling SET slot_from = '10:00', slot_to = '12:00', promised_at = 1, working = 'busy' "
            "WHERE order_id = :id",
            id=order.id,
        )
    done = trade.orders.confirm(trade.concept(("1001", 1)), OWNER, new_id())
    slip = trade.orders.deliver(done.id, None, TODAY, OWNER, new_id())
    found = file.orders(trade.customer, OWNER)
    assert [(row.number, row.paid, row.working, row.slot, row.late) for row in found.rows] == [
        (order.number, Money(500), "busy", "10:00-12:00", True)
    ]
    assert found.after is None
    assert [row.number for row in file.slips(trade.customer, OWNER).rows] == [slip.number]
    desk.invoicing.invoice_deliveries([slip.id], TODAY, OWNER, new_id())
    assert file.slips(trade.customer, OWNER).rows == ()
    assert file.orders(OTHER.customer_id, OWNER).rows == ()


def test_history_tells_each_sold_line_once_newest_first(
    trade: Trade, file: CustomerFile, desk: Desk, database: Database, clock: FrozenClock
) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 2)), OWNER, new_id())
    slip = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    invoiced = desk.invoicing.invoice_deliveries([slip.id], TODAY, OWNER, new_id()).invoices[0]
    desk.invoicing.credit(invoiced.document_id, None, TODAY, OWNER, new_id())
    clock.advance(days=2)
    direct = replace(trade.concept(("1002", 3), kind=DocumentKind.INVOICE), subject="")
    direct = replace(direct, lines=(*direct.lines, words("Met dank")))
    desk.invoicing.confirm(direct, OWNER, new_id())
    whole = file.history(trade.customer, OWNER)
    assert [(row.document, row.quantity) for row in whole.rows] == [
        ("invoice", Quantity.of(3)),
        ("delivery", Quantity.of(2)),
        ("credit", Quantity.of(-2)),
    ]
    assert whole.after is None
    assert whole.rows[0].article_id == trade.article("1002")
    paged: list[FileSale] = []
    after = None
    while True:
        page = file.history(trade.customer, OWNER, after, limit=1)
        paged += page.rows
        after = page.after
        if after is None:
            break
    assert tuple(paged) == whole.rows


def test_receipts_of_the_customer_are_in_the_history(
    trade: Trade, file: CustomerFile, database: Database, clock: FrozenClock
) -> None:
    moments = [micros(clock.now()) + step * 1_000_000 for step in range(3)]
    with database.write() as tx:  # the lines first: a receipt that stands there is sealed
        for number, (moment, customer) in enumerate(zip(moments, (trade.customer, "", trade.customer), strict=True), 1):
            for position, kind in enumerate(("article", "text"), 1):
                tx.run(
                    "INSERT INTO receipt_line (receipt_id, position, kind, article_id, number, code, name, detail, "
                    "unit, quantity, price, list_price, discount, discount_reason, amount, net, vat, gross, vat_code, "
                    "vat_letter, vat_rate, note) VALUES (:id, :position, :kind, 'a', '1', '', 'Brood', 'wit', '', "
                    "2000, 1, 1, 0, '', 121, 100, 21, 121, 'high', 'A', 2100, '')",
                    id=f"r{number}",
                    position=position,
                    kind=kind,
                )
            assert next_number(tx, "receipt/t/2026", "2026-03-14") == number
            tx.run(
                "INSERT INTO receipt (id, series, number, till_id, branch_id, shift_id, employee_id, employee_name, "
                "business_date, moment, price_mode, net, vat, gross, article_count, snapshot, customer_id) VALUES "
                "(:id, 'receipt/t/2026', :number, 't', 'b', 's', 'e', 'E', '2026-03-14', :moment, 'inclusive', "
                "100, 21, 121, 1, '{}', :customer)",
                id=f"r{number}",
                number=number,
                moment=moment,
                customer=customer,
            )
    found = file.history(trade.customer, OWNER)
    assert [(row.document, row.number, row.name) for row in found.rows] == [
        ("receipt", "3", "Brood · wit"),
        ("receipt", "1", "Brood · wit"),
    ]
    first = file.history(trade.customer, OWNER, limit=1)
    assert [row.number for row in first.rows] == ["3"]
    assert [row.number for row in file.history(trade.customer, OWNER, first.after, limit=1).rows] == ["1"]


def test_notes_of_documents_and_the_note_at_a_sale(
    trade: Trade, file: CustomerFile, database: Database, clock: FrozenClock
) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 1)), OWNER, new_id())
    Notes(database, clock, ZONE).add(order.id, DocumentKind.ORDER, "Belt als het klaar is", OWNER)
    assert [(one.number, one.text) for one in file.notes(trade.customer, OWNER)] == [
        (order.number, "Belt als het klaar is")
    ]
    people = Customers(database, clock)
    people.save(replace(people.get(trade.customer), note="Altijd op bon 12% gevraagd"), OWNER)
    assert file.note_to_show(trade.customer) == ""
    people.save(replace(people.get(trade.customer), note_at_sale=True), OWNER)
    assert file.note_to_show(trade.customer) == "Altijd op bon 12% gevraagd"
    assert people.get(trade.customer).kind is CustomerKind.COMPANY


def test_a_customer_who_is_gone_is_told(file: CustomerFile) -> None:
    with pytest.raises(RuleError) as refused:
        file.figures("f" * 32)
    assert refused.value.code == "customer.gone"


STATEMENTS: dict[str, tuple[str, dict[str, object], str]] = {
    "open": (query.OPEN_INVOICES, {"due_date": "", "document_id": ""}, "sales_register_customer_open"),
    "sums": (query.OPEN_SUMS, {"today": "2026-01-01"}, "sales_register_customer_open"),
    "paid": (query.PAID_INVOICES, {"date": "9", "seq": 1}, "sales_register_customer"),
    "all": (query.ALL_INVOICES, {"date": "9", "seq": 1}, "sales_register_customer"),
    "orders": (query.OPEN_ORDERS, {"book": "order", "date": "", "document_id": ""}, "sales_register_customer_busy"),
    "slips": (query.OPEN_SLIPS, {"book": "delivery", "date": "", "document_id": ""}, "sales_register_customer_busy"),
    "documents": (query.DOCUMENTS, {"book": "invoice", "date": "9", "seq": 1}, "sales_register_customer"),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_page_is_read_by_its_index_without_sorting(sqlite_database: Database, name: str) -> None:
    sql, values, index = STATEMENTS[name]
    limit: dict[str, object] = {} if name == "sums" else {"limit": 200}
    with sqlite_database.read() as reader:
        plan = [row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {sql}", number="10025", **values, **limit)]
    assert any(f" {index} (" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], plan


def test_receipts_are_read_by_their_customer(sqlite_database: Database) -> None:
    with sqlite_database.read() as reader:
        plan = [
            row[3]
            for row in reader.all(
                f"EXPLAIN QUERY PLAN {query.RECEIPTS}", customer_id="c", moment=2**62, id="~", limit=40
            )
        ]
    assert any("receipt_customer" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], plan
