"""Crediting: in part or whole, never more than was invoiced, set off against what is open."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.verify import verify
from kassa.domain.errors import Denied, KassaError, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, PARTY, concept, goods, words
from tests.support.shop import NOBODY, OWNER


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database)


def test_a_whole_credit_mirrors_the_invoice_and_settles_both(desk: Desk) -> None:
    made = desk.invoice(goods(1210, 3), words("tekst"), goods(545, rate=900, exclusive=True))
    credit = desk.invoicing.credit(made.document_id, None, DAY, OWNER, new_id())
    assert (credit.number, credit.gross) == ("C2026-0001", -made.gross)
    invoice, settled = desk.open_of(made.document_id), desk.open_of(credit.document_id)
    assert (invoice.open, invoice.credited) == (Money.ZERO, made.gross)
    assert (settled.open, settled.credited) == (Money.ZERO, -made.gross)
    document = desk.document(credit.document_id)
    assert (document.kind, document.source_id) == (DocumentKind.CREDIT, made.document_id)
    with desk.database.read() as reader:
        for account, subject in (
            (Account.DEBTORS, PARTY.customer_id),
            (Account.REVENUE, "high"),
            (Account.VAT_DUE, "low"),
        ):
            assert balance(reader, account, subject) == Money.ZERO
    assert verify(desk.database.location).findings == ()


def test_parts_never_take_more_than_the_line(desk: Desk) -> None:
    made = desk.invoice(goods(1000, 3), goods(500, -2))
    first, back = desk.document(made.document_id).goods
    one = desk.invoicing.credit(made.document_id, {first.id: Quantity.of(2)}, DAY, OWNER, new_id())
    assert one.gross == Money(-2000)
    for wanted in (Quantity.of(2), Quantity.of(-1)):
        with pytest.raises(RuleError) as refused:
            desk.invoicing.credit(made.document_id, {first.id: wanted}, DAY, OWNER, new_id())
        assert refused.value.code == f"credit.too_much.{first.id}"
    rest = desk.invoicing.credit(made.document_id, None, DAY, OWNER, new_id())
    assert rest.gross == Money(0)
    assert {line.source_line: line.quantity for line in desk.document(rest.document_id).goods} == {
        first.id: Quantity.of(-1), back.id: Quantity.of(2),
    }  # fmt: skip
    with pytest.raises(RuleError) as refused:
        desk.invoicing.credit(made.document_id, None, DAY, OWNER, new_id())
    assert refused.value.code == "credit.nothing"


def test_a_credit_written_by_hand_may_not_exceed_its_invoice_either(desk: Desk) -> None:
    made = desk.invoice(goods(1000, 2))
    line = desk.document(made.document_id).goods[0]
    begun = replace(concept(DocumentKind.CREDIT), source_id=made.document_id)
    too_many = replace(line, id=new_id(), quantity=Quantity.of(-3), source_line=line.id)
    too_dear = replace(goods(2100, -1), id=new_id())
    other = replace(begun, party=replace(PARTY, customer_id="x" * 32), lines=(goods(100, -1),))
    one = replace(line, id=new_id(), quantity=Quantity.of(-1), source_line=line.id)
    for wrong, code in (
        (replace(begun, lines=(too_many,)), "credit.too_much"),
        (replace(begun, lines=(too_dear,)), "credit.too_much"),
        (other, "invoice.customer"),
        (replace(begun, lines=(replace(one, source_line="weg"),)), "credit.lines"),
        (replace(begun, source_id=None, lines=(one,)), "credit.lines"),
        (replace(begun, source_id="weg", lines=(one,)), "credit.source"),
    ):
        with pytest.raises(RuleError) as refused:
            desk.invoicing.confirm(wrong, OWNER, new_id())
        assert refused.value.code == code
    right = replace(begun, lines=(replace(line, id=new_id(), quantity=Quantity.of(-1), source_line=line.id),))
    assert desk.invoicing.confirm(right, OWNER, new_id()).gross == Money(-1000)
    assert verify(desk.database.location).findings == ()


def test_the_credit_of_a_paid_invoice_stays_to_be_settled_and_can_be_paid_back(desk: Desk) -> None:
    made = desk.invoice(goods(5000))
    desk.payments.pay([made.document_id], [Part("bank", Money(3000))], DAY, "", OWNER, new_id())
    credit = desk.invoicing.credit(made.document_id, None, DAY, OWNER, new_id())
    assert desk.open_of(made.document_id).open == Money.ZERO
    assert desk.open_of(credit.document_id).open == Money(-3000)
    other = desk.invoice(goods(1000))
    paid = desk.payments.pay([credit.document_id, other.document_id], [], DAY, "", OWNER, "s")
    assert (paid.payment_ids, paid.still_open) == ((), Money(-2000))
    assert desk.payments.pay([credit.document_id, other.document_id], [], DAY, "", OWNER, "s") == paid
    back = desk.payments.pay([credit.document_id], [Part("bank", Money(-2000))], DAY, "", OWNER, new_id())
    assert (back.applied, back.still_open) == (Money(-2000), Money.ZERO)
    with desk.database.read() as reader:
        assert balance(reader, Account.DEBTORS, PARTY.customer_id) == Money.ZERO
        assert balance(reader, Account.RECEIVABLE, "bank") == Money(1000)
    assert verify(desk.database.location).findings == ()


def test_deleting_a_definitive_invoice_credits_it_and_offers_a_concept(desk: Desk) -> None:
    slip = desk.slip(goods(700, 2))
    (made,) = desk.invoicing.invoice_deliveries([slip.id], DAY, OWNER, new_id()).invoices
    gone = desk.invoicing.delete_definitive(made.document_id, OWNER, "d")
    assert desk.invoicing.delete_definitive(made.document_id, OWNER, "d") == gone
    assert gone.credit.gross == Money(-1400)
    assert gone.concept_id is not None
    offered = desk.document(gone.concept_id)
    assert (offered.status, offered.number, offered.kind) == (DocumentStatus.CONCEPT, "", DocumentKind.INVOICE)
    assert [line.name for line in offered.lines] == [line.name for line in desk.document(made.document_id).lines]
    assert desk.invoicing.plan_deliveries([slip.id]).slips == 1
    assert desk.invoicing.confirm(offered, OWNER, new_id()).gross == Money(1400)
    assert desk.invoicing.plan_deliveries([slip.id]).slips == 0  # the concept took the place of the slip's invoice
    with pytest.raises(RuleError) as refused:
        desk.invoicing.delete_definitive(made.document_id, OWNER, new_id())
    assert refused.value.code == "credit.nothing"
    assert verify(desk.database.location).findings == ()


def test_only_a_definitive_invoice_is_credited(desk: Desk) -> None:
    made = desk.invoice(goods(100))
    credit = desk.invoicing.credit(made.document_id, None, DAY, OWNER, new_id())
    for wrong in (credit.document_id, "weg"):
        with pytest.raises(RuleError) as refused:
            desk.invoicing.credit(wrong, None, DAY, OWNER, new_id())
        assert refused.value.code == "credit.source"
    with pytest.raises(Denied):
        desk.invoicing.credit(made.document_id, None, DAY, NOBODY, new_id())


def test_two_offices_that_credit_at_once_credit_once(desk: Desk) -> None:
    made = desk.invoice(goods(100, 3))
    codes: list[str] = []
    go = threading.Barrier(2)

    def work() -> None:
        second = Desk(desk.database, desk.clock)
        go.wait()
        try:
            second.invoicing.credit(made.document_id, None, DAY, OWNER, new_id())
            codes.append("done")
        except KassaError as refused:
            codes.append(refused.code)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(codes) == ["credit.nothing", "done"]
    assert verify(desk.database.location).findings == ()


def test_a_credit_is_not_dated_before_its_invoice(desk: Desk) -> None:
    made = desk.invoice(goods(100))
    with pytest.raises(RuleError) as refused:
        desk.invoicing.credit(made.document_id, None, DAY - dt.timedelta(days=1), OWNER, new_id())
    assert refused.value.code == "invoice.date"
