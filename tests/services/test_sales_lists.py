"""Lists of sales documents, on both engines: states, counts, totals and search are those of the documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database
from kassa.db.repos import sales, sales_register
from kassa.domain.sales.document import DocumentKind, DocumentStatus, Party, SalesDocument, SalesLine, document_totals
from kassa.domain.values import Quantity
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Filter, Operator, Query, Row, Sort
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.sales import PARTY, concept, goods, issued, settled
from tests.support.shop import OWNER, set_up_shop

TODAY = dt.date(2026, 3, 14)
OTHER = replace(PARTY, customer_id="d" * 32, number="10031", company="", name="Zoë Ünal", city="Gent")


@pytest.fixture
def lists(database: Database, clock: FrozenClock) -> Lists:
    set_up_shop(database)
    return Lists(database, clock, ZoneInfo("Europe/Amsterdam"), OWNER)


def invoice(
    database: Database, number: str, *, days: int = 0, term: int = 30, cents: int = 12_100, party: Party = PARTY
) -> SalesDocument:
    """Store a definitive invoice of so many days ago."""
    date = TODAY - dt.timedelta(days=days)
    made = concept(DocumentKind.INVOICE, goods(cents), date=date, party=party)
    return issued(database, replace(made, due_date=date + dt.timedelta(days=term)), number, dispatch="email")


def shown(lists: Lists, name: str, column: str, query: Query | None = None) -> list[object]:
    """Return a column of a whole list."""
    place = [one.key for one in lists.spec(name).columns].index(column)
    return [row.cells[place] for row in lists.rows(name, query or Query())]


def view(lists: Lists, list_name: str, view_name: str) -> Query:
    """Return the query of a view."""
    return Query(lists.spec(list_name).views[view_name])


def five_invoices(database: Database) -> dict[str, str]:
    """Give an invoice in every state; return its identity by state."""
    made = {
        "overdue": invoice(database, "2026-0001", days=60),
        "paid": invoice(database, "2026-0002", days=50),
        "credited": invoice(database, "2026-0003", days=40),
        "partly_paid": invoice(database, "2026-0004", days=20),
        "open": invoice(database, "2026-0005", cents=55_299),
    }
    settled(database, made["paid"].id, paid=12_100)
    settled(database, made["partly_paid"].id, paid=2_100)
    settled(database, made["credited"].id, credited=12_100)
    back = replace(goods(12_100), quantity=-Quantity.ONE, source_line=made["credited"].lines[0].id)
    credit = issued(database, concept(DocumentKind.CREDIT, back, date=TODAY), "C2026-0001")
    settled(database, credit.id, credited=-12_100)
    draft = concept(DocumentKind.INVOICE, goods(4_900), date=TODAY)
    with database.write() as tx:
        sales.add(tx, draft, 9)
    return {state: document.id for state, document in made.items()} | {"credit": credit.id, "concept": draft.id}


def test_an_invoice_shows_how_it_stands(database: Database, lists: Lists) -> None:
    made = five_invoices(database)
    place = [one.key for one in lists.spec("invoices").columns].index("status")
    assert {row.key: row.cells[place] for row in lists.rows("invoices", Query())} == {
        identity: state for state, identity in made.items()
    }
    for state, identity in made.items():
        only = Query((Filter("status", Operator.IS, (state,)),))
        assert [row.key for row in lists.rows("invoices", only)] == [identity]


def test_a_paid_invoice_leaves_the_view_of_open_ones_and_a_part_stays(database: Database, lists: Lists) -> None:
    made = five_invoices(database)
    keys = {row.key for row in lists.rows("invoices", view(lists, "invoices", "Openstaand"))}
    assert keys == {made["overdue"], made["partly_paid"], made["open"]}
    settled(database, made["partly_paid"], paid=10_000)
    assert lists.count("invoices", view(lists, "invoices", "Openstaand")) == 2


def test_an_invoice_becomes_overdue_by_itself(database: Database, lists: Lists, clock: FrozenClock) -> None:
    five_invoices(database)
    assert lists.count("invoices", view(lists, "invoices", "Vervallen")) == 1
    clock.advance(days=365)
    assert lists.count("invoices", view(lists, "invoices", "Vervallen")) == 3


def test_several_states_at_once(database: Database, lists: Lists) -> None:
    five_invoices(database)
    both = Query((Filter("status", Operator.IS, ("concept", "paid")),))
    assert sorted(map(str, shown(lists, "invoices", "status", both))) == ["concept", "paid"]


@pytest.mark.parametrize("name", ["Alle", "Openstaand", "Vervallen", "Concept", "Deze maand"])
def test_totals_are_the_sum_of_the_rows(database: Database, lists: Lists, name: str) -> None:
    five_invoices(database)
    query = Query() if name == "Alle" else view(lists, "invoices", name)
    summary = lists.summary("invoices", query)
    assert summary.count == len(list(lists.rows("invoices", query)))
    for column in ("gross", "open"):
        assert summary.totals[column] == sum(int(str(cell)) for cell in shown(lists, "invoices", column, query))


def test_open_is_what_customers_owe(database: Database, lists: Lists) -> None:
    five_invoices(database)
    owed = database.one("SELECT SUM(open) FROM open_item WHERE kind <> 'order'")
    assert owed is not None
    assert lists.summary("invoices", Query()).totals["open"] == owed[0]
    assert lists.summary("receivables", Query()).totals["open"] == owed[0]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-0005", ["2026-0005"]),
        ("20260005", ["2026-0005"]),
        ("2026.0005", ["2026-0005"]),
        ("552,99", ["2026-0005"]),
        ("c2026", ["C2026-0001"]),
        ("zoe unal", ["2026-0099"]),
        ("gent", ["2026-0099"]),
        ("10031", ["2026-0099"]),
        ("bestaat-niet", []),
    ],
)
def test_search(database: Database, lists: Lists, typed: str, found: list[str]) -> None:
    five_invoices(database)
    invoice(database, "2026-0099", party=OTHER)
    assert shown(lists, "invoices", "number", Query(search=typed)) == found


def test_search_looks_in_subject_and_reference(database: Database, lists: Lists) -> None:
    made = five_invoices(database)
    assert lists.count("invoices", Query(search="werkkleding")) == len(made)
    assert lists.count("invoices", Query(search="PO 12")) == len(made)


def test_newest_first_and_every_sort_is_a_whole_list(database: Database, lists: Lists) -> None:
    made = five_invoices(database)
    assert shown(lists, "invoices", "number")[-1] == "2026-0001"
    for column in lists.spec("invoices").columns:
        for descending in (False, True) if column.sortable else ():
            query = Query(sort=(Sort(column.key, descending),))
            pages: list[Row] = []
            while rows := lists.page("invoices", query, pages[-1].anchor if pages else None, 2):
                pages += rows
            assert {row.key for row in pages} == set(made.values())


def test_receivables_are_aged_per_customer(database: Database, lists: Lists) -> None:
    five_invoices(database)
    invoice(database, "2026-0099", days=31, cents=5_000, party=OTHER)
    by_number = {row.cells[0]: row.cells for row in lists.rows("receivables", Query())}
    assert by_number["10031"] == ("10031", "Zoë Ünal", 1, "2026-03-13", 0, 5_000, 5_000)
    assert by_number["10025"][4:] == (10_000 + 55_299, 12_100, 77_399)


def delivered(database: Database, number: str, *lines: SalesLine) -> SalesDocument:
    """Store an issued delivery note."""
    return issued(database, concept(DocumentKind.DELIVERY, *lines, date=TODAY), number)


def of_slip(slip: SalesDocument, pieces: int = 1) -> SalesLine:
    """Return a line made from the first one of a document."""
    return replace(slip.lines[0], id=new_id(), quantity=Quantity.of(pieces), source_line=slip.lines[0].id)


def test_a_slip_is_invoiced_links_to_its_invoice_and_comes_back(database: Database, lists: Lists) -> None:
    slip = delivered(database, "P2026-0001", goods(1_000, 2))
    other = delivered(database, "P2026-0002", goods(1_000))
    assert shown(lists, "deliveries", "status") == ["to_invoice", "to_invoice"]
    bill = issued(database, concept(DocumentKind.INVOICE, of_slip(slip, 2), date=TODAY), "2026-0001")
    assert shown(lists, "deliveries", "number") == ["P2026-0002", "P2026-0001"]
    assert shown(lists, "deliveries", "invoice") == [None, "2026-0001"]
    assert lists.count("deliveries", view(lists, "deliveries", "Te factureren")) == 1
    part = concept(DocumentKind.CREDIT, of_slip(bill, -1), date=TODAY)
    issued(database, part, "C2026-0001")
    assert [row.key for row in lists.rows("deliveries", view(lists, "deliveries", "Te factureren"))] == [other.id]
    rest = concept(DocumentKind.CREDIT, of_slip(bill, -1), date=TODAY)
    issued(database, rest, "C2026-0002")
    assert lists.count("deliveries", view(lists, "deliveries", "Te factureren")) == 2
    assert lists.count("deliveries", view(lists, "deliveries", "Gefactureerd")) == 0


def test_slips_are_filtered_on_status_customer_and_period(database: Database, lists: Lists) -> None:
    for days, party in ((0, PARTY), (0, OTHER), (-40, PARTY)):
        made = concept(DocumentKind.DELIVERY, goods(100), date=TODAY + dt.timedelta(days=40 + days), party=party)
        issued(database, made, f"P{days}{party.number}")
    query = Query(
        (
            Filter("status", Operator.IS, ("to_invoice",)),
            Filter("customer", Operator.CONTAINS, ("voorbeeld",)),
            Filter("date", Operator.FROM, ("2026-04-01",)),
            Filter("date", Operator.UNTIL, ("2026-04-30",)),
        )
    )
    assert shown(lists, "deliveries", "number", query) == ["P010025"]


def test_an_order_shows_what_is_paid_cancelled_and_to_deliver(database: Database, lists: Lists) -> None:
    line, second = goods(1_000, 5), goods(500, 2)
    order = issued(database, concept(DocumentKind.ORDER, line, second, date=TODAY), "O2026-0001")
    delivered(database, "P2026-0001", of_slip(order, 3))
    assert shown(lists, "orders", "to_deliver") == [4_000]
    assert shown(lists, "orders", "paid_word") == ["unpaid"]
    settled(database, order.id, paid=2_000)
    assert shown(lists, "orders", "paid_word") == ["deposit"]
    assert shown(lists, "orders", "paid") == [2_000]
    settled(database, order.id, paid=4_000)
    assert shown(lists, "orders", "paid_word") == ["paid"]
    less = replace(order, lines=(line, replace(second, cancelled=Quantity.of(2))), revision=1)
    with database.write() as tx:
        assert sales.save(tx, less, 9)
    assert shown(lists, "orders", "status") == ["partly_cancelled"]
    assert shown(lists, "orders", "to_deliver") == [2_000]
    assert lists.count("orders", view(lists, "orders", "Openstaand")) == 1


def test_invoices_by_post_wait_until_they_are_posted(database: Database, lists: Lists) -> None:
    made = [invoice(database, f"2026-000{number}") for number in (1, 2)]
    with database.write() as tx:
        for one in made:
            tx.run("INSERT INTO post_item (document_id) VALUES (:id)", id=one.id)
    assert shown(lists, "to_post", "number") == ["2026-0001", "2026-0002"]
    with database.write() as tx:
        tx.run("UPDATE post_item SET posted_at = 9 WHERE document_id = :id", id=made[0].id)
    assert shown(lists, "to_post", "number") == ["2026-0002"]


def wrong(database: Database) -> list[tuple[str, str]]:
    """Return what a check of the database says about the register."""
    found = []
    with database.read() as reader:
        for code, statement, _ in sales_register.REGISTER_RULES:
            found += [(code, " ".join(row)) for row in reader.all(statement)]
    return found


ACTS = st.lists(st.tuples(st.sampled_from(["concept", "edit", "issue", "pay", "drop"]), st.integers(0, 9)), max_size=14)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(acts=ACTS)
def test_the_register_follows_whatever_happens(database: Database, acts: list[tuple[str, int]]) -> None:
    concepts: dict[str, SalesDocument] = {}
    finals: list[SalesDocument] = []
    for act, number in acts:
        if act == "concept":
            made = concept(DocumentKind.INVOICE, goods(1_000 + number), date=TODAY + dt.timedelta(days=number))
            with database.write() as tx:
                sales.add(tx, made, 5)
            concepts[made.id] = made
        elif act == "issue":
            made = concept(DocumentKind.INVOICE, goods(1_000 + number), date=TODAY)
            finals.append(issued(database, made, new_id()))
        elif act == "pay" and finals:
            settled(database, finals[number % len(finals)].id, paid=number)
        elif concepts:
            identity, made = concepts.popitem()
            with database.write() as tx:
                if act == "drop":
                    sales.remove(tx, identity)
                else:
                    sales.save(tx, replace(made, subject=f"Broek {number}", date=TODAY), 6)
    assert wrong(database) == []
    with database.write() as tx:
        before = tx.all("SELECT document_id, searched FROM sales_register ORDER BY document_id")
        sales_register.rebuild(tx)
        assert tx.all("SELECT document_id, searched FROM sales_register ORDER BY document_id") == before
    assert wrong(database) == []


def test_a_register_that_was_changed_is_noticed(database: Database, lists: Lists) -> None:
    made = invoice(database, "2026-0001")
    with database.write() as tx:
        tx.run("UPDATE sales_register SET open = 1")
        tx.run("UPDATE sales_day_total SET gross = gross + 1")
    assert wrong(database) == [("register.document", made.id), ("register.day", f"invoice {made.date}")]
    assert made.status is DocumentStatus.DEFINITIVE
    assert document_totals(made).gross.cents == 12_100
