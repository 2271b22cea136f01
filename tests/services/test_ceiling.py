"""The ceiling on cash at the till: cash paid earlier on the same documents counts along, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from kassa.db.engine import Database, Reader
from kassa.db.statements import insert
from kassa.domain.errors import RuleError
from kassa.domain.payments.method import MethodKind
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.sales.document import DocumentKind
from kassa.domain.till.attached import BasketCustomer, BasketOrder, Settles
from kassa.domain.till.attaching import add_invoice
from kassa.domain.till.model import Basket, BasketPayment
from kassa.domain.values import Money
from kassa.services.till.ceiling import cash_before, require_below
from tests.domain.make import DAY, basket

ROUND = CashRounding.NEAREST_FIVE


def bon(cents: int) -> Basket:
    settles = Settles("doc", DocumentKind.INVOICE, "2026-1", DAY, Money(cents), "c", "Bouw B.V.")
    return add_invoice(basket(), settles, line_id="l", customer=BasketCustomer("c", "1", "Bouw B.V."))


def cash(cents: int) -> BasketPayment:
    return BasketPayment(f"p{cents}", "cash", MethodKind.CASH, Money(cents))


@contextmanager
def paid_before(database: Database, cents: int) -> Iterator[Reader]:
    with database.write() as tx:
        tx.run(
            "INSERT INTO customer_payment (id, customer_id, place, shift_id, branch_id, employee_id, method, "
            "method_name, method_kind, amount, change, moment, business_date, note) "
            "VALUES ('pay', 'c', 'office/b', '', "
            "'b', 'e', "
            "'cash', 'Contant', 'cash', :amount, 0, 1, '2026-11-21', '')",
            amount=cents,
        )
        columns = ("source_id", "position", "source", "document_id", "amount", "moment")
        tx.run(
            insert("allocation", columns),
            source_id="pay", position=1, source="payment", document_id="doc", amount=cents, moment=1,
        )  # fmt: skip
    with database.read() as reader:
        yield reader


def test_earlier_cash_on_the_same_invoice_counts(database: Database) -> None:
    with paid_before(database, 200_000) as reader:
        one = bon(250_000)
        assert cash_before(reader, one) == Money(200_000)
        with pytest.raises(RuleError) as refused:
            require_below(reader, one, cash(100_000), ROUND)
        assert refused.value.code == "payment.cash_ceiling"
        assert "2.000,00 contant betaald" in str(refused.value)
        require_below(reader, one, cash(99_995), ROUND)
        already = replace(one, payments=(cash(50_000),))
        with pytest.raises(RuleError):
            require_below(reader, already, cash(50_000), ROUND)
        require_below(reader, one, BasketPayment("p", "card", MethodKind.CARD, Money(250_000)), ROUND)
        require_below(reader, bon(50_000), cash(500_000), ROUND)  # the change does not stay


def test_without_documents_nothing_was_before(database: Database) -> None:
    with database.read() as reader:
        assert cash_before(reader, basket()) == Money.ZERO
        assert cash_before(reader, replace(basket(), order=BasketOrder("o", "1", 1, ""))) == Money.ZERO
        require_below(reader, basket(), cash(100), ROUND)
