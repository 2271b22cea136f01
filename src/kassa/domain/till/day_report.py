"""What an X or Z report and a cash slip say, frozen when they are made (domain.md 6)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import VatRow
from kassa.domain.till.receipt_document import ShopHeader
from kassa.domain.values import Money, Quantity


class ReportKind(StrEnum):
    """X looks at a running shift, Z closes it."""

    X = "X"
    Z = "Z"


@frozen
class MethodTotal:
    """What was taken with one payment method.

    Attributes:
        name: name of the method.
        count: number of payments.
        amount: their sum, refunds deducted.
        counted: what was found or read from the terminal; None when it was not counted.
    """

    name: str
    count: int
    amount: Money
    counted: Money | None = None

    @property
    def difference(self) -> Money | None:
        """Counted minus booked."""
        return None if self.counted is None else self.counted - self.amount


@frozen
class GroupTotal:
    """Turnover of one article group, VAT included."""

    name: str
    quantity: Quantity
    amount: Money


@frozen
class CountedCoins:
    """How many of one coin or note were counted."""

    denomination: Money
    pieces: int

    @property
    def amount(self) -> Money:
        """Their value."""
        return self.denomination * self.pieces


@frozen
class CashMove:
    """Cash in (positive) or out (negative) with its reason."""

    moment: datetime
    amount: Money
    reason: str
    employee_name: str = ""


@frozen
class DrawerReport:
    """The cash of one drawer: what came, what went, what should be there and what was counted.

    Attributes:
        float_amount: counted at opening.
        sales: cash taken for sales minus cash given back.
        moves: cash in and out with reasons.
        deposit: taken to the bank, positive.
        deposit_bag: number of its bag.
        expected: what the ledger says should be in the drawer before the deposit.
        counted: None on an X report: the count is blind.
        coins: the count by coin and note.
        explanation: why counted differs from expected.
        rounding: what rounding of cash payments added or took off.
    """

    float_amount: Money
    sales: Money
    moves: tuple[CashMove, ...]
    deposit: Money
    expected: Money
    counted: Money | None = None
    coins: tuple[CountedCoins, ...] = ()
    deposit_bag: str = ""
    explanation: str = ""
    rounding: Money = Money.ZERO

    @property
    def difference(self) -> Money | None:
        """Counted minus expected."""
        return None if self.counted is None else self.counted - self.expected

    @property
    def left(self) -> Money:
        """What stays in the drawer for the next day."""
        return (self.expected if self.counted is None else self.counted) - self.deposit


@frozen
class ReportCounters:
    """How often things happened that an owner wants to see (libraries.md 4: Keurmerk)."""

    receipts: int = 0
    articles: int = 0
    returns: int = 0
    discounts: int = 0
    price_changes: int = 0
    removed_lines: int = 0
    drawer_openings: int = 0
    copies: int = 0
    training: int = 0
    parked: int = 0


@frozen
class Aside:
    """Money and sales of a day that are no turnover of its receipts, each with how often.

    Attributes:
        invoiced: what invoices made at the till left on account.
        delivered: what delivery notes made at the till left on account.
        on_documents: paid on invoices and orders.
        gift_cards: gift cards sold.
    """

    invoiced: tuple[int, Money] = (0, Money.ZERO)
    delivered: tuple[int, Money] = (0, Money.ZERO)
    on_documents: tuple[int, Money] = (0, Money.ZERO)
    gift_cards: tuple[int, Money] = (0, Money.ZERO)


@frozen
class DayReport:
    """X or Z report of one shift ("Kassadienst").

    Attributes:
        kind: X or Z.
        number: number of the Z report; empty on an X.
        till_name: "Kassa 1".
        branch_name: branch of the till.
        employee_name: who asked for it.
        business_date: the day of the shift.
        opened_at: in the shop's time zone.
        printed_at: moment of the report (of closing on a Z), in the shop's time zone.
        shop: the shop that day.
        vat_rows: turnover per VAT rate.
        turnover: turnover, VAT included.
        discount_total: what was given away, positive.
        return_total: what was taken back, positive.
        methods: per payment method.
        drawer: the cash.
        groups: turnover per article group; may be empty.
        counters: how often.
        first_receipt: first receipt number; empty without sales.
        last_receipt: last receipt number.
        grand_total: turnover of this till since its first day.
        journal_sequence: number of the last journal record in it.
        journal_hash: its hash in hex, whole.
        checked_by: second person; empty as long as nobody checked.
        training: made in training mode.
        copy: 0 is the original.
        aside: what is no turnover: on account, paid on documents, gift cards sold.
    """

    kind: ReportKind
    number: str
    till_name: str
    branch_name: str
    employee_name: str
    business_date: date
    opened_at: datetime
    printed_at: datetime
    shop: ShopHeader
    vat_rows: tuple[VatRow, ...]
    turnover: Money
    methods: tuple[MethodTotal, ...]
    drawer: DrawerReport
    counters: ReportCounters
    discount_total: Money = Money.ZERO
    return_total: Money = Money.ZERO
    groups: tuple[GroupTotal, ...] = ()
    first_receipt: str = ""
    last_receipt: str = ""
    grand_total: Money = Money.ZERO
    journal_sequence: int = 0
    journal_hash: str = ""
    checked_by: str = ""
    training: bool = False
    copy: int = 0
    aside: Aside = Aside()


class CashSlipKind(StrEnum):
    """Why the drawer moved outside a sale."""

    CASH_IN = "in"
    CASH_OUT = "out"
    DEPOSIT = "deposit"
    DRAWER = "drawer"


@frozen
class CashSlip:
    """Proof of cash in, cash out, a deposit or a drawer opened without sale, to be signed.

    Attributes:
        kind: what happened.
        amount: positive; zero for a drawer opening.
        reason: why.
        till_name: till.
        branch_name: branch.
        employee_name: who did it.
        approved_by: second person; empty when none was needed.
        moment: in the shop's time zone.
        shop: the shop that day.
        reference: bag number of a deposit or number of the move.
        training: made in training mode.
        copy: 0 is the original.
    """

    kind: CashSlipKind
    amount: Money
    reason: str
    till_name: str
    branch_name: str
    employee_name: str
    moment: datetime
    shop: ShopHeader
    approved_by: str = ""
    reference: str = ""
    training: bool = False
    copy: int = 0
