"""Delivery notes become invoices: one per customer, each note once, also when two offices press at once."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import sales
from kassa.db.verify import verify
from kassa.domain.errors import Denied, RuleError
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesLineKind, document_totals
from kassa.domain.values import Money, Quantity, Rate
from kassa.services.sales.collective import Collected
from kassa.system.identity import new_id
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, PARTY, concept, goods, words
from tests.support.shop import NOBODY, OWNER

OTHER = replace(PARTY, customer_id="d" * 32, number="10026", company="Ander B.V.")


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database)


def run(desk: Desk, *ids: str, key: str = "") -> Collected:
    return desk.invoicing.invoice_deliveries(ids, DAY, OWNER, key or new_id())


def test_one_invoice_per_customer_lists_each_slip_with_number_and_date(desk: Desk) -> None:
    first = desk.slip(goods(1000), words("Let op"), date=DAY - dt.timedelta(days=9))
    second = desk.slip(goods(505, 2, discount=1000, rate=900))
    other = desk.slip(goods(700), party=OTHER)
    plan = desk.invoicing.plan_deliveries([second.id, other.id, first.id])
    assert (plan.customers, plan.invoices, plan.slips, plan.total) == (2, 2, 3, Money(1000 + 909 + 700))
    done = run(desk, second.id, other.id, first.id)
    assert [one.number for one in done.invoices] == ["2026-0001", "2026-0002"]
    assert done.skipped == ()
    mine = next(one for one in done.invoices if one.gross == Money(1909))
    invoice = desk.document(mine.document_id)
    assert [line.name for line in invoice.lines] == [
        f"Pakbon {first.number} van 12-11-2026", "Werkbroek", "Let op", f"Pakbon {second.number} van 21-11-2026",
        "Werkbroek",
    ]  # fmt: skip
    assert [line.source_line for line in invoice.goods] == [first.goods[0].id, second.goods[0].id]
    assert invoice.due_date == DAY + dt.timedelta(days=14)
    assert verify(desk.database.location).findings == ()


def test_everything_of_the_slip_is_carried_over(desk: Desk) -> None:
    line = replace(goods(1234, 3, discount=1250, exclusive=True), text="extra", detail="Marine · L", code="87123")
    slip = desk.slip(line)
    stored = desk.document(slip.id)
    (made,) = run(desk, slip.id).invoices
    invoice = desk.document(made.document_id)
    copied = invoice.goods[0]
    assert replace(copied, id=line.id, source_line=None) == stored.goods[0]
    assert (invoice.party, invoice.subject, invoice.reference, invoice.note, invoice.price_mode) == (
        stored.party, stored.subject, stored.reference, stored.note, stored.price_mode,
    )  # fmt: skip
    assert document_totals(invoice).gross == document_totals(stored).gross
    assert copied.discount == Rate(1250)


def test_prices_shown_otherwise_or_another_kind_of_slip_go_on_another_invoice(desk: Desk) -> None:
    plain = desk.slip(goods(100))
    begun = replace(concept(DocumentKind.DELIVERY, goods(200)), price_mode=PriceMode.EXCLUSIVE)
    without = desk._issued(begun, DocumentStatus.TO_INVOICE)
    assert len(run(desk, plain.id, without.id).invoices) == 2


def test_one_invoice_per_slip_when_that_is_asked(desk: Desk) -> None:
    ids = [desk.slip(goods(100)).id for _ in range(3)]
    done = desk.invoicing.invoice_deliveries(ids, DAY, OWNER, new_id(), one_per_customer=False)
    assert len(done.invoices) == 3


def test_a_slip_is_invoiced_once_and_the_others_go_on(desk: Desk) -> None:
    invoiced, cancelled, fresh = (desk.slip(goods(100)) for _ in range(3))
    run(desk, invoiced.id)
    with desk.database.write() as tx:
        sales.set_status(tx, cancelled.id, DocumentStatus.CANCELLED, 9)
    plan = desk.invoicing.plan_deliveries([invoiced.id, cancelled.id, fresh.id, "weg"])
    assert (plan.slips, [one.reason.code for one in plan.refused]) == (
        1, ["delivery.invoiced", "delivery.cancelled", "delivery.gone"],
    )  # fmt: skip
    done = run(desk, invoiced.id, cancelled.id, fresh.id)
    assert len(done.invoices) == 1
    assert [one.document_id for one in done.skipped] == [invoiced.id, cancelled.id]
    assert "2026-0001" in done.skipped[0].reason.sentence
    with pytest.raises(RuleError) as refused:
        run(desk, invoiced.id)
    assert refused.value.code == "delivery.invoiced"


def test_the_same_press_makes_the_same_invoices(desk: Desk) -> None:
    ids = [desk.slip(goods(100)).id, desk.slip(goods(200), party=OTHER).id]
    first = run(desk, *ids, key="k")
    assert run(desk, *ids, key="k") == first
    with desk.database.read() as reader:
        assert reader.value("SELECT COUNT(*) FROM sales_document WHERE kind = 'invoice'") == 2


def test_stopping_leaves_whole_invoices_and_the_rest_untouched(desk: Desk) -> None:
    ids = [desk.slip(goods(100), party=replace(PARTY, customer_id=f"{place:032d}")).id for place in range(4)]
    told: list[tuple[int, int]] = []
    done = desk.invoicing.invoice_deliveries(
        ids, DAY, OWNER, "k", progress=lambda *step: told.append(step), cancelled=lambda: len(told) == 2
    )
    assert (len(done.invoices), done.stopped, told) == (2, True, [(1, 4), (2, 4)])
    assert desk.invoicing.plan_deliveries(ids).slips == 2
    again = run(desk, *ids, key="k")
    assert len(again.invoices) == 4
    assert again.invoices[:2] == done.invoices
    assert verify(desk.database.location).findings == ()


def test_a_slip_is_free_again_when_its_invoice_is_credited_whole(desk: Desk) -> None:
    slip = desk.slip(goods(100, 3))
    (made,) = run(desk, slip.id).invoices
    line = desk.document(made.document_id).goods[0]
    desk.invoicing.credit(made.document_id, {line.id: Quantity.ONE}, DAY, OWNER, new_id())
    (rest,) = run(desk, slip.id).invoices
    assert rest.gross == Money(100)
    desk.invoicing.delete_definitive(made.document_id, OWNER, new_id(), offer_concept=False)
    (again,) = run(desk, slip.id).invoices
    assert again.gross == Money(200)
    assert verify(desk.database.location).findings == ()


def test_two_offices_that_press_at_once_invoice_each_slip_once(desk: Desk) -> None:
    parties = [replace(PARTY, customer_id=f"{place:032d}") for place in range(3)]
    ids = [desk.slip(goods(100), party=party).id for party in parties for _ in range(4)]
    made: list[Collected] = []
    codes: list[str] = []
    go = threading.Barrier(2)

    def work(order: list[str]) -> None:
        second = Desk(desk.database, desk.clock)
        go.wait()
        try:
            made.append(run(second, *order))
        except RuleError as refused:
            codes.append(refused.code)

    threads = [threading.Thread(target=work, args=(order,)) for order in (ids, ids[::-1])]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert codes in ([], ["delivery.invoiced"])  # refused is who came when all were invoiced
    assert sum(len(one.invoices) for one in made) == 3
    assert sum(one.gross.cents for run_ in made for one in run_.invoices) == 1200
    assert verify(desk.database.location).findings == ()


def test_the_heading_of_a_slip_is_a_text_line(desk: Desk) -> None:
    (made,) = run(desk, desk.slip(goods(100)).id).invoices
    heading = desk.document(made.document_id).lines[0]
    assert (heading.kind, heading.amount) == (SalesLineKind.TEXT, Money.ZERO)


def test_the_right_is_asked(desk: Desk) -> None:
    with pytest.raises(Denied):
        desk.invoicing.invoice_deliveries([desk.slip(goods(100)).id], DAY, NOBODY, new_id())


def test_an_order_that_is_invoiced_in_part_leaves_room_for_the_rest(desk: Desk) -> None:
    order = desk.order(goods(100, 10))
    line = order.goods[0]
    slips = [desk.slip(replace(line, id=new_id(), source_line=line.id, quantity=Quantity.of(5))) for _ in range(2)]
    desk.invoice(replace(line, id=new_id(), source_line=line.id, quantity=Quantity.of(5)))
    assert [one.gross for one in run(desk, slips[0].id).invoices] == [Money(500)]
    with pytest.raises(RuleError) as refused:
        run(desk, slips[1].id)
    assert refused.value.code == "delivery.order_invoiced"
