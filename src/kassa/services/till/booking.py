"""Writing a receipt: its rows, its paper, its totals, its booking and its journal record, in somebody's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from kassa.db import actions, journal
from kassa.db.documents import RECEIPT_COMPLETED, content_mark, receipt_body
from kassa.db.engine import Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, book, entry_body
from kassa.db.numbering import next_number
from kassa.db.repos import baskets, outbox, receipts, snapshots, stock, totals
from kassa.db.repos.shifts import StoredShift
from kassa.db.repos.totals import ShiftSum
from kassa.domain.delivery import JobKind
from kassa.domain.frozen import frozen
from kassa.domain.journal import Anchor, canonical
from kassa.domain.payments.dividing import NETTED, NETTED_NAME
from kassa.domain.payments.ledger import sale_postings
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.settlement import BookedPayment
from kassa.domain.people.actor import Actor
from kassa.domain.pricing.totals import PriceMode, Totals
from kassa.domain.sales.document import DocumentKind
from kassa.domain.stock.movement import MovementKind
from kassa.domain.till.basket import Basket, price
from kassa.domain.till.ending import Ending, Made, OrderDraft
from kassa.domain.values.money import Money
from kassa.services.till.numbers import series_of
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettings
from kassa.system.identity import new_id


@frozen
class Completed:
    """A completed sale.

    Attributes:
        receipt_id: identity of the receipt; empty when none was needed.
        number: its number; 0 without a receipt.
        total: what was to be paid, after cash rounding; what was received when a document took the rest.
        change: what goes back in cash.
        anchor: head of the till's journal after the sale; None when the sale was completed earlier.
        made: the documents that were made with it, the one the customer gets first.
    """

    receipt_id: str
    number: int
    total: Money
    change: Money
    anchor: Anchor | None = None
    made: tuple[Made, ...] = ()


def made_key(action_key: str) -> str:
    """Return the key under which the documents of a press are remembered."""
    return f"{action_key}/made"


def completed_text(done: Completed, basket_id: str) -> str:
    """Return what a press did as it is remembered, for when the same press comes again."""
    made = [[one.kind.value, one.document_id, one.number, one.gross.cents] for one in done.made]
    return json.dumps([basket_id, done.receipt_id, done.number, done.total.cents, done.change.cents, made])


def completed_from(text: str) -> tuple[Completed, str]:
    """Return what a press did before, and the basket it was."""
    basket_id, receipt_id, number, due, change, made = json.loads(text)
    documents = tuple(Made(DocumentKind(kind), one, shown, Money(gross)) for kind, one, shown, gross in made)
    return Completed(receipt_id, number, Money(due), Money(change), None, documents), basket_id


@frozen
class Press:
    """One press that ends a sale, with everything around it.

    Attributes:
        basket: the open basket.
        settings: the settings of the sale, as they are now.
        shift: the open till session.
        actor: who presses.
        moment: when.
        key: made when the button became pressable.
        paper: whether a receipt is printed.
        ending: what becomes of the basket.
        draft: what "Maak order" adds.
    """

    basket: Basket
    settings: SaleSettings
    shift: StoredShift
    actor: Actor
    moment: datetime
    key: str
    paper: bool
    ending: Ending = Ending.SALE
    draft: OrderDraft | None = None

    @property
    def at(self) -> int:
        """The moment as it is stored."""
        return micros(self.moment)


@frozen
class Paid:
    """One payment on the receipt: what it pays of goods and gift cards there.

    Attributes:
        payment: the payment.
        amount: its share of the receipt; the rest stands with the documents it settles.
        change: change on that share.
        account: gift card it was paid with; empty for other methods.
    """

    payment: BookedPayment
    amount: Money
    change: Money
    account: str = ""


@frozen
class Receipt:
    """What goes on a receipt beside the press.

    Attributes:
        sold: the basket with what this receipt sells.
        result: its priced result.
        paid: the payments.
        rounding: cash rounding on this receipt.
        settlements: what it settles beside its goods, as stored.
        gift_cards: per gift card that is sold its identity and value.
        sums: more running totals of the shift.
    """

    sold: Basket
    result: Totals
    paid: tuple[Paid, ...]
    rounding: Money
    settlements: tuple[receipts.Values, ...] = ()
    gift_cards: tuple[tuple[str, Money], ...] = ()
    sums: tuple[ShiftSum, ...] = ()


def plain_receipt(basket: Basket, paid: Sequence[BookedPayment], rounding: Money) -> Receipt:
    """Return the receipt of a sale of goods alone."""
    return Receipt(basket, price(basket), tuple(Paid(one, one.amount, one.change) for one in paid), rounding)


class ReceiptBooking:
    """Writes the receipts of one till.

    Args:
        place: which till.
    """

    def __init__(self, place: TillPlace) -> None:
        self._place = place
        self._snapshots: set[str] = set()

    def kept(self, header: str) -> None:
        """Remember that the head of a receipt is in the database, after a transaction that wrote one."""
        self._snapshots.add(digest(header))

    def move_stock(self, tx: Transaction, basket: Basket, at: int) -> None:
        """Move the stock of what a receipt sells and takes back."""
        moves = [
            stock.Move(position, line.article_id, -line.quantity.milli if line.stocked else 0)
            for position, line in enumerate(basket.lines, 1)
            if line.article_id is not None
        ]
        stock.move(tx, basket.id, self._place.branch_id, MovementKind.SALE, at, moves, sales=1)

    def book(self, tx: Transaction, press: Press, receipt: Receipt) -> tuple[int, Anchor]:
        """Write a receipt and return its number and the head of the journal.

        Args:
            tx: the transaction of the press.
            press: the press.
            receipt: what goes on it; its stock was moved.
        """
        shift, settings = press.shift, press.settings
        day = shift.business_date.isoformat()
        number = next_number(tx, series_of(self._place.till_id, shift.business_date.year), day)
        stored = self._stored(press, receipt, number)
        mark = digest(settings.header)
        if mark not in self._snapshots:
            snapshots.keep(tx, mark, settings.header)
        receipts.add(tx, stored)
        actions.remember(tx, press.key, content_mark(stored), press.basket.id, press.at)
        job = self._ask_paper(tx, press) if press.paper and settings.printer else ""
        by_cash = any(one.payment.payment.kind is MethodKind.CASH for one in receipt.paid)
        if settings.drawer and (by_cash or settings.drawer_for_all):
            self._ask_drawer(tx, press)
        _add_totals(tx, receipt, shift, stored)
        baskets.remove(tx, press.basket.id)
        received = [
            (one.account or one.payment.payment.method, one.payment.payment.kind, one.amount) for one in receipt.paid
        ]
        postings = sale_postings(
            self._place.till_id, receipt.result.vat_rows, received, receipt.rounding, receipt.gift_cards
        )
        entry = Entry(new_id(), press.moment, day, "receipt", press.basket.id, shift.id, str(number))
        anchor = journal.append(
            tx,
            self._place.till_id,
            RECEIPT_COMPLETED,
            press.basket.id,
            receipt_body(stored, entry_body(entry, postings), press.key, job),
            employee_id=press.actor.employee_id,
            moment=press.moment,
            turnover=receipt.result.gross.cents,
        )
        if postings:
            book(tx, entry, postings)
        return number, anchor

    def _stored(self, press: Press, receipt: Receipt, number: int) -> receipts.StoredReceipt:
        basket, shift = press.basket, press.shift
        sold, result = receipt.sold, receipt.result
        head: receipts.Values = {
            "id": basket.id,
            "series": series_of(self._place.till_id, shift.business_date.year),
            "number": number,
            "till_id": self._place.till_id,
            "branch_id": self._place.branch_id,
            "shift_id": shift.id,
            "employee_id": press.actor.employee_id,
            "employee_name": press.actor.name,
            "business_date": shift.business_date.isoformat(),
            "moment": press.at,
            "price_mode": PriceMode.INCLUSIVE.value,
            "net": result.net.cents,
            "vat": result.vat.cents,
            "gross": result.gross.cents,
            "discount": sold.discount_amount.cents,
            "discount_reason": sold.discount.reason if sold.discount else "",
            "cash_rounding": receipt.rounding.cents,
            "article_count": sold.article_count,
            "snapshot": digest(press.settings.header),
            "training": int(self._place.training),
            "note": basket.note,
            "customer_id": basket.customer.id if basket.customer else "",
            "customer_number": basket.customer.number if basket.customer else "",
            "customer_title": basket.customer.title if basket.customer else "",
        }
        names = {NETTED: NETTED_NAME} | {method.code: method.name for method in press.settings.methods}
        place = {"till_id": self._place.till_id, "shift_id": shift.id, "moment": press.at}
        payments = tuple(
            _payment_row(position, one, names) | place | {"terminal_text": "\n".join(one.payment.payment.lines)}
            for position, one in enumerate(receipt.paid, 1)
        )
        return receipts.StoredReceipt(head, line_rows(sold, result), vat_rows(result), payments, receipt.settlements)

    def _ask_paper(self, tx: Transaction, press: Press) -> str:
        receipt_id = press.basket.id
        payload = canonical({"document": "receipt", "id": receipt_id, "copy": 0})
        outbox.enqueue(tx, JobKind.PAPER, press.settings.printer, f"receipt:{receipt_id}", payload, press.at)
        return payload

    def _ask_drawer(self, tx: Transaction, press: Press) -> None:
        receipt_id = press.basket.id
        payload = canonical({"document": "drawer", "id": receipt_id})
        outbox.enqueue(tx, JobKind.DRAWER, press.settings.drawer, f"drawer:{receipt_id}", payload, press.at)


def digest(text: str) -> str:
    """Return the hash under which a text that documents are made with is kept."""
    return sha256(text.encode()).hexdigest()


def line_rows(basket: Basket, result: Totals) -> tuple[receipts.Values, ...]:
    """Return the stored lines of a receipt: as sold, with their share of the receipt discount in net, VAT and gross.

    A line that settles something stands among the settlements, not here.
    """
    rows: list[receipts.Values] = []
    for line, total in zip(basket.lines, result.lines, strict=True):
        if line.kind.is_settled:
            continue
        goods = line.kind.is_goods
        rows.append(
            {
                "position": len(rows) + 1,
                "kind": line.kind.value,
                "article_id": line.article_id,
                "group_id": line.group_id,
                "number": line.number,
                "code": line.code,
                "name": line.name,
                "detail": line.detail,
                "unit": line.unit,
                "quantity": line.quantity.milli if goods else 0,
                "price": line.price.units,
                "list_price": line.list_price.units,
                "discount": line.discount_amount.cents,
                "discount_reason": line.discount.reason if line.discount else "",
                "amount": line.amount.cents,
                "net": total.net.cents,
                "vat": total.vat.cents,
                "gross": total.gross.cents,
                "vat_code": line.vat_code,
                "vat_letter": line.vat_letter,
                "vat_rate": line.vat_rate.basis_points,
                "note": line.note,
                "origin_receipt": line.returns.receipt_id if line.returns else "",
                "origin_position": line.returns.position if line.returns else 0,
                "return_reason": line.returns.reason if line.returns else "",
            }
        )
    return tuple(rows)


def vat_rows(result: Totals) -> tuple[receipts.Values, ...]:
    """Return the stored VAT table of a receipt."""
    return tuple(
        {
            "position": position,
            "vat_code": row.code,
            "letter": row.letter,
            "rate": row.rate.basis_points,
            "net": row.net.cents,
            "vat": row.vat.cents,
            "gross": row.gross.cents,
        }
        for position, row in enumerate(result.vat_rows, 1)
    )


def whole(value: object) -> int:
    """Return a stored amount.

    Raises:
        TypeError: it is no whole number.
    """
    if not isinstance(value, int):
        raise TypeError("an amount is stored as a whole number")
    return value


def _payment_row(position: int, one: Paid, names: Mapping[str, str]) -> dict[str, object]:
    payment = one.payment.payment
    return {
        "id": payment.id,
        "position": position,
        "method": payment.method,
        "method_name": names.get(payment.method, payment.method),
        "kind": payment.kind.value,
        "amount": one.amount.cents,
        "given": (one.amount + one.change).cents,
        "change": one.change.cents,
        "reference": payment.reference,
    }


def _add_totals(tx: Transaction, receipt: Receipt, shift: StoredShift, stored: receipts.StoredReceipt) -> None:
    head = stored.receipt
    day, till_id = str(head["business_date"]), str(head["till_id"])
    groups: dict[str, tuple[int, int]] = {}
    returned = [0, 0]
    for line, total in zip(receipt.sold.lines, receipt.result.lines, strict=True):
        if line.kind.is_goods:
            quantity, gross = groups.get(line.group_id or "", (0, 0))
            groups[line.group_id or ""] = (quantity + line.quantity.milli, gross + total.gross.cents)
        if line.returns is not None:
            returned = [returned[0] - total.gross.cents, returned[1] + 1]
    totals.add_to_day(tx, day, till_id, stored.vat, groups)
    sold = [ShiftSum("group", group, gross, quantity) for group, (quantity, gross) in sorted(groups.items())]
    sums = {
        ("receipts", ""): (receipt.result.gross.cents, 1),
        ("articles", ""): (0, receipt.sold.article_count),
        ("rounding", ""): (whole(head["cash_rounding"]), 1),
    }
    if returned[1]:
        sums["returns", ""] = (returned[0], returned[1])
    for one in receipt.paid:
        if one.payment.payment.method != NETTED:  # what is set against documents is no money
            key = ("method", one.payment.payment.method)
            amount, count = sums.get(key, (0, 0))
            sums[key] = (amount + one.payment.amount.cents, count + 1)
    for row in stored.vat:
        for part in ("net", "vat", "gross"):
            sums[part, f"{row['vat_code']}:{row['rate']}"] = (whole(row[part]), 1)
    given_away = whole(head["discount"]) + sum(
        whole(row["discount"]) for row in stored.lines if not row["origin_receipt"]
    )
    if given_away:
        sums["discount", ""] = (given_away, 1)
    counted = [ShiftSum(kind, key, amount, count) for (kind, key), (amount, count) in sorted(sums.items())]
    totals.add_to_shift(tx, shift.id, [*counted, *sold, *receipt.sums])
