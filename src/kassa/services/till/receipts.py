"""Completed receipts: look them up, show them, print them again as a copy."""

from __future__ import annotations

from datetime import date, datetime

from kassa.db.engine import Database, Reader
from kassa.db.journal import micros, moment_of
from kassa.db.queries import receipts as query
from kassa.db.repos import customer_payments, gift_cards, outbox, receipts, snapshots
from kassa.db.repos.customer_payments import CustomerPayment
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.payments.method import MethodKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.totals import VatRow
from kassa.domain.till.receipt_code import ReceiptCode
from kassa.domain.till.receipt_document import (
    ReceiptDiscount,
    ReceiptDocument,
    ReceiptLine,
    ReceiptPayment,
    ReceiptSettlement,
)
from kassa.domain.till.returning import ReturnedState
from kassa.domain.values.amounts import line_amount
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.services.acting import record
from kassa.services.shop_header import header_from
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.system.clock import Clock

_ORIGINAL = 0


@frozen
class ReceiptSummary:
    """A receipt as a row: identity, number, moment in the zone of the shop, who, articles, total, what came back."""

    id: str
    number: int
    moment: datetime
    employee_name: str
    article_count: int
    total: Money
    state: ReturnedState = ReturnedState.NONE


class Receipts:
    """The completed receipts of the shop, seen from one till.

    Args:
        database: where they are kept.
        clock: the moment.
        place: which till.
        settings: the settings of the till, as they are now.
    """

    def __init__(self, database: Database, clock: Clock, place: TillPlace, settings: SaleSettingsSource) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._settings = settings

    def last(self) -> ReceiptSummary | None:
        """Return the last receipt of this till, or None."""
        found = self._newest("", 1)
        return found[0] if found else None

    def search(self, text: str, actor: Actor, *, limit: int = 50) -> tuple[ReceiptSummary, ...]:
        """Return the newest receipts of this till whose number begins with ``text`` or whose total is ``text``.

        Raises:
            Denied: the right is missing.
        """
        require(actor, Right.VIEW_RECEIPTS)
        return self._newest(text, limit)

    def _newest(self, text: str, limit: int) -> tuple[ReceiptSummary, ...]:
        with self._database.read() as reader:
            rows = query.of_till(reader, self._place.till_id, text.strip(), limit)
        return tuple(
            ReceiptSummary(
                row[0],
                row[1],
                moment_of(row[2]).astimezone(self._place.zone),
                row[3],
                row[4],
                Money(int(row[5])),
                ReturnedState.of(Quantity(int(row[6])), Quantity(int(row[7]))),
            )
            for row in rows
        )

    def document(self, receipt_id: str, *, copy: int = _ORIGINAL) -> ReceiptDocument:
        """Return a receipt with everything its paper says, from the frozen rows.

        Raises:
            RuleError: there is no such receipt.
        """
        with self._database.read() as reader:
            return receipt_document(reader, receipt_id, self._place, copy=copy)

    def print_again(self, receipt_id: str, actor: Actor) -> int:
        """Ask for a copy on paper; return which copy it is. Copies are counted and journalled.

        Raises:
            Denied: the right is missing.
            RuleError: there is no such receipt, or no printer.
        """
        require(actor, Right.REPRINT)
        printer = self._settings().printer
        if not printer:
            raise RuleError(
                Reason(
                    "printer.none",
                    "Bij deze kassa is geen bonprinter ingesteld. De bon is bewaard.",
                    "Stel een printer in bij Instellingen.",
                )
            )
        moment = self._clock.now()
        with self._database.write() as tx:
            if receipts.get(tx, receipt_id) is None:
                raise _gone()
            copy = outbox.copies(tx, f"receipt:{receipt_id}")
            body = {"document": "receipt", "copy": copy}
            record(tx, actor, "document.reprinted", receipt_id, body, moment)
            payload = canonical({**body, "id": receipt_id})
            outbox.enqueue(tx, JobKind.PAPER, printer, f"receipt:{receipt_id}:{copy}", payload, micros(moment))
        return copy


def receipt_document(reader: Reader, receipt_id: str, place: TillPlace, *, copy: int) -> ReceiptDocument:
    """Return a receipt with everything its paper says.

    Raises:
        RuleError: there is no such receipt.
    """
    stored = receipts.get(reader, receipt_id)
    if stored is None:
        raise _gone()
    head = stored.receipt
    till = query.till_of(reader, str(head["till_id"]))
    day = date.fromisoformat(str(head["business_date"]))
    anchor = query.anchor_of(reader, str(head["till_id"]), receipt_id)
    total = Money(_whole(head["gross"]))
    payments = _payments(reader, stored)
    settlements = tuple(_settlement(row) for row in stored.settlements)
    settled = sum(one.amount.cents for one in settlements)
    rounding = sum(one.amount.cents for one in payments) - total.cents - settled
    origins = query.numbers_of(reader, {str(row["origin_receipt"]) for row in stored.lines if row["origin_receipt"]})
    return ReceiptDocument(
        number=str(head["number"]),
        till_name=till.name,
        branch_name=till.branch_name,
        employee_name=str(head["employee_name"]),
        moment=moment_of(_whole(head["moment"])).astimezone(place.zone),
        business_date=day,
        shop=header_from(snapshots.get(reader, str(head["snapshot"])) or "{}"),
        lines=tuple(_line(row, origins) for row in stored.lines),
        total=total,
        vat_rows=tuple(_vat_row(row) for row in stored.vat),
        payments=tuple(one for one in payments if one.amount or one.given is not None),
        discounts=_discounts(head),
        cash_rounding=Money(rounding),
        barcode=str(ReceiptCode(till.number, day.year, _whole(head["number"]))),
        training=bool(head["training"]),
        copy=copy,
        anchor=anchor,
        customer=" ".join(part for part in (str(head["customer_number"]), str(head["customer_title"])) if part),
        settlements=settlements,
    )


def _discounts(head: receipts.Values) -> tuple[ReceiptDiscount, ...]:
    amount = _whole(head["discount"])
    return (ReceiptDiscount(str(head["discount_reason"]), Money(-amount)),) if amount else ()


def _line(row: receipts.Values, origins: dict[str, str]) -> ReceiptLine:
    quantity, price = Quantity(_whole(row["quantity"])), UnitPrice(_whole(row["price"]))
    off = _whole(row["discount"])
    return ReceiptLine(
        name=str(row["name"]),
        detail=str(row["detail"]),
        quantity=quantity,
        unit=str(row["unit"]),
        unit_price=price,
        amount=line_amount(price, quantity),
        list_price=UnitPrice(_whole(row["list_price"])),
        discounts=(ReceiptDiscount(str(row["discount_reason"]), Money(-off)),) if off else (),
        vat_letter=str(row["vat_letter"]),
        note=str(row["note"]),
        original=origins.get(str(row["origin_receipt"]), ""),
    )


def _vat_row(row: receipts.Values) -> VatRow:
    return VatRow(
        str(row["vat_code"]),
        str(row["letter"]),
        Rate(_whole(row["rate"])),
        Money(_whole(row["net"])),
        Money(_whole(row["vat"])),
        Money(_whole(row["gross"])),
    )


def _payments(reader: Reader, stored: receipts.StoredReceipt) -> tuple[ReceiptPayment, ...]:
    """Return each payment as the customer made it: its share of the goods and of the documents together."""
    receipt_id = str(stored.receipt["id"])
    shares: dict[str, CustomerPayment] = {}
    if stored.settlements:
        shares = customer_payments.of_receipt(reader, receipt_id)
    by_card = any(row["kind"] == MethodKind.GIFT_CARD.value for row in stored.payments)
    balances = gift_cards.balances_after(reader, receipt_id) if by_card else {}
    return tuple(_payment(row, shares.get(str(row["id"])), balances) for row in stored.payments)


def _payment(row: receipts.Values, share: CustomerPayment | None, balances: dict[str, Money]) -> ReceiptPayment:
    card = str(row["reference"]) if row["kind"] == MethodKind.GIFT_CARD.value else ""
    given, amount, change = (Money(_whole(row[name])) for name in ("given", "amount", "change"))
    if share is not None:
        given, amount, change = given + share.amount + share.change, amount + share.amount, change + share.change
    return ReceiptPayment(
        method=str(row["method_name"]),
        amount=amount,
        given=given if given != amount else None,
        change=change,
        terminal_lines=tuple(str(row["terminal_text"]).splitlines()),
        gift_card=card,
        balance=balances.get(card),
    )


def _settlement(row: receipts.Values) -> ReceiptSettlement:
    return ReceiptSettlement(
        kind=str(row["kind"]),
        number=str(row["number"]),
        title=str(row["title"]),
        amount=Money(_whole(row["amount"])),
        left=Money(_whole(row["open_after"])),
    )


def _gone() -> RuleError:
    return RuleError(Reason("receipt.gone", "Deze kassabon bestaat niet.", "Zoek de bon opnieuw."))


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("an amount is stored as a whole number")
    return value
