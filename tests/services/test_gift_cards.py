"""Gift cards through the services, on both engines: sold, topped up, used, put back, and two tills at once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import gift_cards as repo
from kassa.db.verify import verify
from kassa.db.verify_returns import RETURN_RULES
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.people.rights import Right
from kassa.domain.till.gift_card import make_code, shown_code
from kassa.domain.values import Money
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.slip import plain_text
from kassa.services.sales.papers import Papers
from kassa.services.settings import Settings
from kassa.services.till.day_reports import DayReports
from kassa.services.till.receipts import receipt_document
from kassa.services.till.selling import ScanKind
from kassa.services.till.slips import Slips
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.returns import Desk, both, two_desks

EURO = Money(100)


@pytest.fixture
def desks(database: Database, clock: FrozenClock) -> tuple[Desk, Desk]:
    return two_desks(database, clock)


@pytest.fixture
def desk(desks: tuple[Desk, Desk]) -> Desk:
    return desks[0]


def test_a_card_is_sold_topped_up_and_used(desk: Desk) -> None:
    code = desk.sell_card(Money(2500))
    facts = desk.cards.look_up(code)
    assert (facts.known, facts.balance, [move.amount for move in facts.moves]) == (True, Money(2500), [Money(2500)])
    desk.cards.put(Money(1000), desk.seller, code)
    desk.pay("card")
    desk.done()
    desk.scan("1002")
    desk.pay("gift_card", None, code)
    done = desk.done()
    facts = desk.cards.look_up(code[1:])
    assert facts.balance == Money(3500 - 2495)
    assert [move.amount for move in facts.moves] == [Money(-2495), Money(1000), Money(2500)]
    assert facts.moves[0].receipt == str(done.number)
    with desk.database.read() as reader:
        assert repo.balances_after(reader, done.receipt_id) == {code: Money(1005)}
        assert reader.value("SELECT gross FROM receipt WHERE id = :id", id=done.receipt_id) == 2495
        assert reader.value("SELECT SUM(amount) FROM ledger_balance WHERE account = 'gift_cards'") == -1005
    desk.sound()


def test_a_card_and_goods_on_one_receipt(desk: Desk) -> None:
    desk.scan("1002")
    desk.cards.put(Money(2500), desk.seller)
    assert desk.selling.basket().total == Money(4995)
    desk.pay("card")
    done = desk.done()
    with desk.database.read() as reader:
        assert reader.one("SELECT gross FROM receipt WHERE id = :id", id=done.receipt_id) == (2495,)
        kinds = reader.all("SELECT kind, amount FROM receipt_settlement WHERE receipt_id = :id", id=done.receipt_id)
        assert kinds == [("gift_card", 2500)]
    desk.sound()


def test_selling_needs_the_right_and_a_code_of_ours(desk: Desk) -> None:
    without = replace(desk.seller, rights=desk.seller.rights - {Right.SELL_GIFT_CARDS})
    with pytest.raises(Denied):
        desk.cards.put(Money(2500), without)
    with pytest.raises(InputError):
        desk.cards.put(Money(2500), desk.seller, "G123456789012")
    with pytest.raises(InputError):
        desk.cards.look_up("8712345678906")
    fresh = desk.cards.look_up(make_code(7))
    assert (fresh.known, fresh.balance) == (False, Money.ZERO)


def test_a_scan_on_the_sale_says_which_card_it_is(desk: Desk) -> None:
    code = make_code(42)
    scanned = desk.selling.scan(code, desk.seller)
    assert (scanned.kind, scanned.code) == (ScanKind.GIFT_CARD, code)
    assert scanned.basket.is_empty


def test_a_card_pays_no_more_than_is_on_it(desk: Desk) -> None:
    code = desk.sell_card(Money(1000))
    desk.scan("1002")
    with pytest.raises(RuleError, match="staat nog €\u00a010,00") as refused:
        desk.pay("gift_card", Money(1001), code)
    assert refused.value.code == "gift_card.balance"
    desk.pay("gift_card", Money(600), code)
    assert desk.cards.look_up(code).available == Money(400)
    with pytest.raises(RuleError):
        desk.pay("gift_card", Money(500), code)
    desk.pay("gift_card", Money(400), code)
    with pytest.raises(RuleError) as empty:
        desk.pay("gift_card", EURO, code)
    assert empty.value.code == "gift_card.empty"
    desk.pay("cash", Money(2000))
    assert desk.done().change == Money(505)
    assert desk.cards.look_up(code).balance == Money.ZERO
    desk.sound()


@pytest.mark.parametrize("reference", ["", "12", make_code(3)])
def test_only_a_card_that_was_sold_pays(desk: Desk, reference: str) -> None:
    desk.scan("1002")
    with pytest.raises(RuleError):
        desk.pay("gift_card", EURO, reference)
    assert desk.selling.basket().payments == ()


def test_two_tills_scan_the_same_card_and_one_wins(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    code = one.sell_card(Money(2500))
    for desk in desks:
        desk.scan("1002")
        desk.pay("gift_card", None, code)
    refused = [error for error in both(one.done, two.done) if error is not None]
    assert [error.code for error in refused] == ["gift_card.balance"]
    assert "staat nog €\u00a00,05" in str(refused[0].reason)
    assert one.cards.look_up(code).balance == Money(5)
    one.sound()


def test_two_tills_top_up_the_same_card_and_both_count(desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    code = one.cards.propose_code()
    for desk in desks:
        desk.cards.put(Money(1000), desk.seller, code)
        desk.pay("card")
    assert both(one.done, two.done) == [None, None]
    assert one.cards.look_up(code).balance == Money(2000)
    one.sound()


def test_what_was_paid_with_a_card_goes_back_on_it(desk: Desk) -> None:
    code = desk.sell_card(Money(5000))
    desk.scan("1002")
    desk.pay("gift_card", None, code)
    sold = desk.done()
    desk.take_back(sold, p1=1)
    plan = desk.checkout.refund_plan()
    assert [(one.kind.value, one.reference, one.amount) for one in plan] == [("gift_card", code, Money(2495))]
    plain = replace(desk.seller, rights=desk.seller.rights - {Right.REFUND_OTHER_METHOD})
    with pytest.raises(Denied):
        desk.checkout.add_payment("cash", None, plain, new_id())
    desk.checkout.add_payment("gift_card", None, plain, new_id(), reference=code)
    desk.done()
    assert desk.cards.look_up(code).balance == Money(5000)
    desk.sound()


def test_a_card_on_the_bon_cannot_pay_before_it_is_sold(desk: Desk) -> None:
    code = desk.cards.put(Money(2500), desk.seller).basket.lines[-1].code
    with pytest.raises(RuleError) as refused:
        desk.pay("gift_card", None, code)
    assert refused.value.code == "gift_card.unknown"


TAMPERED = {
    "return.sold": "UPDATE receipt_line SET quantity = -9000 WHERE origin_receipt <> ''",
    "return.origin": "UPDATE receipt_line SET origin_position = 77 WHERE origin_receipt <> ''",
    "gift_card.balance": "UPDATE gift_card SET balance = balance + 1",
    "gift_card.orphan": "UPDATE gift_card_move SET document_id = 'gone'",
    "gift_card.ledger": "UPDATE ledger_balance SET amount = amount - 1 WHERE account = 'gift_cards'",
}


def test_every_rule_has_its_tampering() -> None:
    assert set(TAMPERED) == {code for code, _, _ in RETURN_RULES}


@pytest.mark.parametrize("code", sorted(TAMPERED))
def test_what_was_changed_is_found(desk: Desk, code: str) -> None:
    desk.sell_card(Money(2500))
    desk.take_back(desk.sell("1002", "1002"), p1=1)
    desk.pay("card")
    desk.done()
    desk.sound()
    with desk.database.write() as tx:
        for table in ("receipt_line", "gift_card_move"):
            tx.run(f"DROP TRIGGER {table}_no_update" + ("" if tx.kind == "sqlite" else f" ON {table}"))
        tx.run(TAMPERED[code])
    assert code in {finding.code for finding in verify(desk.database.location).findings}


# Paper -------------------------------------------------------------------------------------------------------------


def test_a_sold_card_asks_for_its_own_paper(desk: Desk) -> None:
    desk.settings = replace(desk.settings, printer="printer/x", gift_card_text=("Geldig in onze winkel.",))
    code = desk.sell_card(Money(2500))
    with desk.database.read() as reader:
        jobs = reader.all("SELECT payload FROM outbox WHERE dedup LIKE 'gift_card:%'")
    assert [code in payload for (payload,) in jobs] == [True]
    reports = DayReports(desk.place, lambda: desk.settings)
    papers = Papers(desk.database, desk.clock, Settings(desk.database, desk.clock))
    slips = Slips(desk.database, desk.clock, desk.place, lambda: desk.settings, reports, papers.paper)
    paper = plain_text(slips.slip(json.loads(jobs[0][0])), 42)
    assert "25,00" in paper
    assert code in paper
    assert "Geldig in onze winkel." in paper
    with pytest.raises(RuleError):
        slips.slip({"document": "gift_card", "id": "x", "code": code})


def test_the_receipt_says_what_is_left_on_the_card(desk: Desk) -> None:
    code = desk.sell_card(Money(5000))
    desk.scan("1002")
    desk.pay("gift_card", None, code)
    done = desk.done()
    with desk.database.read() as reader:
        document = receipt_document(reader, done.receipt_id, desk.place, copy=0)
    assert (document.payments[0].gift_card, document.payments[0].balance) == (code, Money(2505))
    assert f"Saldo cadeaubon {shown_code(code)}" in plain_text(receipt_slip(document), 42)
