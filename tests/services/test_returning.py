"""Returns through the services, on both engines: what comes back, how it is paid back, two tills at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database
from kassa.db.verify_returns import RETURN_RULES
from kassa.domain.errors import Denied, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.discount import Discount
from kassa.domain.till.returning import ReturnedState
from kassa.domain.values import Money, Quantity, Rate
from kassa.services.till.checkout import Completed
from kassa.services.till.day_reports import DayReports
from kassa.services.till.receipts import Receipts, receipt_document
from kassa.services.till.selling import ScanKind
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.returns import Desk, both, two_desks
from tests.support.shop import OWNER


@pytest.fixture
def desks(database: Database, clock: FrozenClock) -> tuple[Desk, Desk]:
    return two_desks(database, clock)


@pytest.fixture
def desk(desks: tuple[Desk, Desk]) -> Desk:
    return desks[0]


def level(desk: Desk, number: str) -> int:
    with desk.database.read() as reader:
        return int(
            reader.value(
                "SELECT s.quantity FROM stock_level s JOIN article a ON a.id = s.article_id WHERE a.number = :number",
                number=number,
            )
        )


def test_a_return_gives_back_what_was_paid_and_the_stock_comes_back(desk: Desk) -> None:
    desk.scan("1001", "1001", "2001")
    desk.selling.set_discount(Discount.of_rate(Rate.percent(10), "Actie"), desk.seller)
    desk.pay("card")
    sold = desk.done()
    assert level(desk, "1001") == -2000
    desk.take_back(sold, p1=1)
    basket = desk.selling.basket()
    assert basket.total == Money(-6296)  # 2 x 69,95 less ten percent is 125,91: the first of two is 62,96
    desk.pay("card")
    back = desk.done()
    assert back.total == Money(-6296)
    assert level(desk, "1001") == -1000
    desk.take_back(sold, p1=1, p2=1)
    desk.pay("card")
    desk.done()
    assert desk.returning.sold(sold.receipt_id).returnable == ()
    with desk.database.read() as reader:
        assert reader.value("SELECT SUM(gross) FROM receipt") == 0
        assert reader.value("SELECT SUM(amount) FROM ledger_balance WHERE account = 'receivable'") == 0
    desk.sound()


def test_the_vat_is_that_of_the_day_it_was_sold(desk: Desk) -> None:
    sold = desk.sell("1002")
    with desk.database.write() as tx:
        tx.run("UPDATE article SET vat_code = 'low', price = 1 WHERE number = '1002'")
    desk.take_back(sold, p1=1)
    line = desk.selling.basket().lines[0]
    assert (line.vat_code, line.vat_rate, line.amount) == ("high", Rate(2100), Money(-2495))


def test_more_than_sold_is_refused_over_all_returns(desk: Desk) -> None:
    sold = desk.sell("1003", "1003")
    desk.take_back(sold, p1=1)
    with pytest.raises(RuleError, match="Er is nog 1 van"):
        desk.take_back(sold, p1=2)
    desk.pay("card")
    desk.done()
    desk.take_back(sold, p1=1)
    with pytest.raises(RuleError, match="Er is niets meer van"):
        desk.take_back(sold, p1=1)


def test_nothing_chosen_and_unknown_receipts_are_refused(desk: Desk) -> None:
    sold = desk.sell("1003")
    for quantities, code in (
        ({}, "return.none"),
        ({1: Quantity.ZERO}, "return.none"),
        ({7: Quantity.ONE}, "receipt.gone"),
    ):
        with pytest.raises(RuleError) as refused:
            desk.returning.put(sold.receipt_id, quantities, "", desk.seller)
        assert refused.value.code == code
    with pytest.raises(RuleError) as gone:
        desk.returning.sold("gone")
    assert gone.value.code == "receipt.gone"


def test_a_return_receipt_is_not_taken_back(desk: Desk) -> None:
    sold = desk.sell("1003")
    desk.take_back(sold, p1=1)
    desk.pay("card")
    back = desk.done()
    with pytest.raises(RuleError) as refused:
        desk.take_back(back, p1=1)
    assert refused.value.code == "return.no_goods"


def test_an_exchange_is_one_receipt(desk: Desk) -> None:
    sold = desk.sell("1002")
    desk.take_back(sold, p1=1)
    desk.scan("1001")
    assert desk.selling.basket().total == Money(4500)
    desk.pay("cash", Money(5000))
    done = desk.done()
    assert (done.total, done.change) == (Money(4500), Money(500))
    desk.sound()


def test_an_even_exchange_needs_no_money(desk: Desk) -> None:
    sold = desk.sell("1002")
    desk.take_back(sold, p1=1)
    desk.scan("1002")
    assert desk.done().total == Money.ZERO
    desk.sound()


def test_the_paper_names_the_receipt_it_was_bought_on(desk: Desk) -> None:
    sold = desk.sell("1002")
    desk.take_back(sold, p1=1)
    desk.pay("card")
    back = desk.done()
    with desk.database.read() as reader:
        document = receipt_document(reader, back.receipt_id, desk.place, copy=0)
    assert (document.lines[0].original, document.total) == (str(sold.number), Money(-2495))


def test_undo_takes_the_whole_return_off_again(desk: Desk) -> None:
    sold = desk.sell("1002", "1003")
    changed = desk.returning.put(sold.receipt_id, {1: Quantity.ONE, 2: Quantity.ONE}, "Defect", desk.seller)
    assert len(changed.basket.lines) == 2
    assert changed.undo_text == f"Retour van bon {sold.number}"
    assert changed.undo is not None
    assert desk.selling.undo(changed.undo, desk.seller).basket.is_empty


def test_what_stands_on_the_bon_is_counted_as_come_back(desk: Desk) -> None:
    sold = desk.sell("1003", "1003")
    desk.take_back(sold, p1=1)
    assert [line.left for line in desk.returning.sold(sold.receipt_id).lines] == [Quantity.ONE]
    desk.restart()
    assert desk.selling.basket().lines[0].returns is not None  # a crash loses nothing


def test_receipts_are_found_by_number_total_date_customer_and_article(desk: Desk) -> None:
    first, second = desk.sell("1002", "1003"), desk.sell("2001")
    found = desk.returning.find

    def ids(text: str) -> list[str]:
        return [one.id for one in found(text)]

    assert ids("") == [second.receipt_id, first.receipt_id]
    assert ids(str(first.number)) == [first.receipt_id]
    assert ids("30,90") == ids("€ 30.90") == [first.receipt_id]
    assert ids("Artikel 2001") == [second.receipt_id]
    assert ids("artikel 100") == [first.receipt_id]
    today = desk.selling.business_date()
    assert len(ids(f"{today.day}-{today.month}")) == len(ids(f"{today:%d-%m-%Y}")) == 2
    assert ids("31-02") == ids("100%") == ids("niets") == []
    desk.take_back(first, p1=1)
    desk.pay("card")
    desk.done()
    assert found(str(first.number))[0].state is ReturnedState.PARTLY
    receipts = Receipts(desk.database, desk.clock, desk.place, lambda: desk.settings)
    assert [one.state for one in receipts.search(str(first.number), OWNER)] == [ReturnedState.PARTLY]


def test_the_day_counts_what_came_back(desk: Desk) -> None:
    sold = desk.sell("1002", "1003", method="cash")
    desk.take_back(sold, p1=1, p2=1)
    desk.pay("cash")
    desk.done()
    shift = desk.shifts.current()
    assert shift is not None
    with desk.database.read() as reader:
        report = DayReports(desk.place, lambda: desk.settings).running(reader, shift, "Sanne", desk.clock.now())
    assert (report.counters.returns, report.return_total, report.turnover) == (2, Money(3090), Money.ZERO)
    assert report.drawer.expected == Money(20_000)


# Paying back -------------------------------------------------------------------------------------------------------


def plain(desk: Desk) -> Actor:
    """A seller who may take back, but not decide how it is paid back."""
    return replace(desk.seller, rights=desk.seller.rights - {Right.REFUND_OTHER_METHOD, Right.RETURN_WITHOUT_RECEIPT})


def test_money_goes_back_the_way_it_came(desk: Desk) -> None:
    sold = desk.sell("1002", method="card")
    desk.take_back(sold, p1=1)
    assert [(one.name, one.amount) for one in desk.checkout.refund_plan()] == [("PIN", Money(2495))]
    with pytest.raises(Denied, match="Dit is betaald met PIN") as denied:
        desk.checkout.add_payment("cash", None, plain(desk), new_id())
    assert denied.value.right == Right.REFUND_OTHER_METHOD.value
    allowed = plain(desk).with_approval(Right.REFUND_OTHER_METHOD, "boss", "Klant wil contant")
    desk.checkout.add_payment("cash", None, allowed, new_id())
    assert desk.done(plain(desk)).total == Money(-2495)
    desk.sound()


def test_in_parts_and_with_cash_rounding(desk: Desk) -> None:
    desk.scan("2002", "2002", "2002")  # 9,99: cash gives 10,00
    desk.pay("cash")
    sold = desk.done()
    for _ in range(3):
        desk.take_back(sold, p1=1)
        desk.checkout.add_payment("cash", None, plain(desk), new_id())
        desk.done()
    desk.sound()


def test_two_methods_share_what_goes_back(desk: Desk) -> None:
    desk.scan("1001")
    desk.pay("cash", Money(2000))
    desk.pay("card")
    sold = desk.done()
    desk.take_back(sold, p1=1)
    assert [(one.name, one.amount) for one in desk.checkout.refund_plan()] == [
        ("PIN", Money(4995)),
        ("Contant", Money(2000)),
    ]
    desk.checkout.add_payment("card", Money(-4995), plain(desk), new_id())
    assert [(one.name, one.amount) for one in desk.checkout.refund_plan()] == [("Contant", Money(2000))]
    with pytest.raises(Denied):
        desk.checkout.add_payment("card", None, plain(desk), new_id())
    desk.checkout.add_payment("cash", None, plain(desk), new_id())
    desk.done()
    desk.sound()


def test_what_was_exchanged_goes_back_the_way_the_first_one_was_paid(desk: Desk) -> None:
    first = desk.sell("1002", method="card")
    desk.take_back(first, p1=1)
    desk.scan("2001")
    desk.pay("card")
    second = desk.done(plain(desk))
    desk.take_back(second, p2=1)
    assert [(one.name, one.amount) for one in desk.checkout.refund_plan()] == [("PIN", Money(1250))]
    with pytest.raises(Denied):
        desk.checkout.add_payment("cash", None, plain(desk), new_id())
    desk.checkout.add_payment("card", None, plain(desk), new_id())
    desk.done(plain(desk))
    desk.sound()


def test_much_cash_asks_a_supervisor(desk: Desk) -> None:
    sold = desk.sell("1001", "1001", method="cash")
    desk.take_back(sold, p1=2)
    with pytest.raises(Denied) as denied:
        desk.checkout.add_payment("cash", None, plain(desk), new_id())
    assert denied.value.code == "refund.cash_limit"
    desk.checkout.add_payment("cash", Money(-10_000), plain(desk), new_id())
    with pytest.raises(Denied):
        desk.checkout.add_payment("cash", None, plain(desk), new_id())
    desk.settings = replace(desk.settings, cash_back_limit=Money(20_000))
    desk.checkout.add_payment("cash", None, plain(desk), new_id())
    desk.done()


# Without a receipt -------------------------------------------------------------------------------------------------


def test_without_a_receipt_needs_the_right_and_takes_one_article(desk: Desk) -> None:
    with pytest.raises(Denied):
        desk.returning.without_receipt("Defect", plain(desk))
    allowed = plain(desk).with_approval(Right.RETURN_WITHOUT_RECEIPT, "boss", "Bekende klant")
    free = desk.returning.without_receipt("Defect", allowed)
    assert free.scan("999999", plain(desk)).kind is ScanKind.REFUSED
    taken = free.scan("1002", plain(desk))
    assert (taken.kind, taken.basket.total) == (ScanKind.ADDED, Money(-2495))
    hit = desk.returning._articles.by_code("1003", desk.selling.business_date())
    assert hit is not None
    assert free.add_article(hit.article.id, plain(desk), Quantity.of(2)).basket.total == Money(-2495 - 1190)
    assert free.add_article("gone", plain(desk)).kind is ScanKind.REFUSED
    desk.checkout.add_payment("cash", None, plain(desk), new_id())  # no receipt: any method, within the limit
    desk.done()
    desk.sound()
    with desk.database.read() as reader:
        told = reader.value("SELECT payload FROM journal WHERE event = 'basket.returned_without_receipt'")
    assert "boss" in told


# Two tills ---------------------------------------------------------------------------------------------------------


def test_two_tills_take_the_same_goods_back_and_one_wins(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    sold = one.sell("1001")
    for desk in desks:
        desk.take_back(sold, p1=1)
        desk.pay("card")
    refused = [error for error in both(one.done, two.done) if error is not None]
    assert [error.code for error in refused] == ["return.changed"]
    with one.database.read() as reader:
        assert reader.value("SELECT COUNT(*) FROM receipt_line WHERE origin_receipt <> ''") == 1
    one.sound()


def test_the_second_till_is_told_before_it_pays_back(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    sold = one.sell("1001")
    two.take_back(sold, p1=1)
    one.take_back(sold, p1=1)
    one.pay("card")
    one.done()
    with pytest.raises(RuleError) as refused:
        two.pay("card")
    assert refused.value.code == "return.changed"
    assert two.terminal.asked == {}


def test_the_same_press_takes_back_once(desk: Desk) -> None:
    sold = desk.sell("1002")
    desk.take_back(sold, p1=1)
    desk.pay("card")
    key = new_id()
    first = desk.checkout.complete(key, desk.seller)
    assert desk.checkout.complete(key, desk.seller).receipt_id == first.receipt_id
    desk.sound()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bought=st.lists(st.sampled_from(["1001", "1003", "2002", "2003", "3002"]), min_size=1, max_size=6),
    discount=st.integers(0, 5000),
    takes=st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6), min_size=1, max_size=4),
    rest=st.booleans(),
)
def test_whatever_comes_back_in_parts_the_books_agree(
    sqlite_database: Database, clock: FrozenClock, bought: list[str], discount: int, takes: list[list[int]], rest: bool
) -> None:
    with sqlite_database.read() as reader:
        empty = reader.value("SELECT COUNT(*) FROM article") == 0
    desk = two_desks(sqlite_database, clock)[0] if empty else Desk(sqlite_database, clock, 1)
    desk.scan(*bought)
    if discount:
        desk.selling.set_discount(Discount.of_rate(Rate(discount)), desk.seller)
    paid = desk.selling.basket().total
    if paid:
        desk.pay("card")
    sold = desk.done()
    given_back = Money.ZERO
    for take in [*takes, [99] * 6] if rest else takes:
        given_back += _take(desk, sold, take)
        assert given_back <= paid
    if rest:
        assert given_back == paid
        assert desk.returning.sold(sold.receipt_id).head.state is not ReturnedState.PARTLY
    with desk.database.read() as reader:
        for code, statement, _ in RETURN_RULES:
            assert (code, reader.all(statement)) == (code, [])
    desk.sound()


def _take(desk: Desk, sold: Completed, wanted: list[int]) -> Money:
    lines = desk.returning.sold(sold.receipt_id).lines
    chosen = {
        line.position: min(Quantity.of(number), line.left)
        for line, number in zip(lines, wanted, strict=False)
        if min(Quantity.of(number), line.left)
    }
    if not chosen:
        return Money.ZERO
    basket = desk.returning.put(sold.receipt_id, chosen, "Bedacht", desk.seller).basket
    if basket.total:
        desk.pay("card")
    desk.done()
    return -basket.total
