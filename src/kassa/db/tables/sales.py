"""What is sold: baskets, receipts, payments, gift cards, the ledger, shifts and the totals kept beside them."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql_text
from sqlmodel import Field, Index, SQLModel

from kassa.db.tables.columns import flag, maybe_whole, text, whole

_NO_ROWID = {"sqlite_with_rowid": False}
_OF_CUSTOMER = "customer_id <> ''"
_RETURNED = "origin_receipt <> ''"


class BasketRow(SQLModel, table=True):
    """An open or parked sale; work in progress, so its parts are JSON bodies."""

    __tablename__ = "basket"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'parked')", name="basket_status"),
        {"sqlite_with_rowid": False},
    )

    id: str = Field(primary_key=True)
    till_id: str
    status: str
    body: str


class BasketLineRow(SQLModel, table=True):
    """A line of a basket."""

    __tablename__ = "basket_line"
    __table_args__ = _NO_ROWID

    basket_id: str = Field(primary_key=True)
    line_id: str = Field(primary_key=True)
    position: int = whole()
    body: str


class BasketPaymentRow(SQLModel, table=True):
    """A payment taken or asked for before the sale is complete; stored before it is sent to a terminal."""

    __tablename__ = "basket_payment"
    __table_args__ = _NO_ROWID

    basket_id: str = Field(primary_key=True)
    payment_id: str = Field(primary_key=True)
    state: str
    body: str


class ReceiptRow(SQLModel, table=True):
    """Receipt ("Kassabon"): frozen at completion."""

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("series", "number", name="receipt_number"),
        CheckConstraint("gross = net + vat", name="receipt_vat_adds_up"),
        CheckConstraint("number > 0", name="receipt_number_positive"),
        Index("receipt_date", "business_date", "id"),
        Index(
            "receipt_customer",
            "customer_id",
            "moment",
            sqlite_where=sql_text(_OF_CUSTOMER),
            postgresql_where=sql_text(_OF_CUSTOMER),
        ),
        _NO_ROWID,
    )

    id: str = Field(primary_key=True)
    series: str
    number: int = whole()
    till_id: str
    branch_id: str
    shift_id: str
    employee_id: str
    employee_name: str
    business_date: str
    moment: int = whole()
    price_mode: str
    net: int = whole()
    vat: int = whole()
    gross: int = whole()
    discount: int = whole(0)
    discount_reason: str = text()
    cash_rounding: int = whole(0)
    article_count: int = whole()
    snapshot: str
    training: int = flag()
    note: str = text()
    customer_id: str = text()
    customer_number: str = text()
    customer_title: str = text()


class ReceiptLineRow(SQLModel, table=True):
    """A line of a receipt, with the share of the receipt discount in net, vat and gross."""

    __tablename__ = "receipt_line"
    __table_args__ = (
        CheckConstraint("gross = net + vat", name="receipt_line_adds_up"),
        Index(
            "receipt_line_origin",
            "origin_receipt",
            "origin_position",
            sqlite_where=sql_text(_RETURNED),
            postgresql_where=sql_text(_RETURNED),
        ),
        _NO_ROWID,
    )

    receipt_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    kind: str
    article_id: str | None = None
    group_id: str | None = None
    number: str
    code: str
    name: str
    detail: str
    unit: str
    quantity: int = whole()
    price: int = whole()
    list_price: int = whole()
    discount: int = whole()
    discount_reason: str
    amount: int = whole()
    net: int = whole()
    vat: int = whole()
    gross: int = whole()
    vat_code: str
    vat_letter: str
    vat_rate: int = whole()
    note: str
    origin_receipt: str = text()
    origin_position: int = whole(0)
    return_reason: str = text()


class ReceiptVatRow(SQLModel, table=True):
    """VAT of a receipt per code and rate: computed once, printed everywhere from here (domain.md 2)."""

    __tablename__ = "receipt_vat"
    __table_args__ = (CheckConstraint("gross = net + vat", name="receipt_vat_row_adds_up"), _NO_ROWID)

    receipt_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    vat_code: str
    letter: str
    rate: int = whole()
    net: int = whole()
    vat: int = whole()
    gross: int = whole()


class ReceiptSettlementRow(SQLModel, table=True):
    """What a receipt settled beside its goods: invoices, a deposit on an order, gift cards that were sold.

    ``kind`` is ``invoice``, ``credit``, ``deposit`` or ``gift_card``; ``amount`` is what was settled of it.
    """

    __tablename__ = "receipt_settlement"
    __table_args__ = (Index("receipt_settlement_document", "document_id"), _NO_ROWID)

    receipt_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    kind: str
    document_id: str
    number: str
    title: str = text()
    amount: int = whole()
    open_after: int = whole(0)


class PaymentRow(SQLModel, table=True):
    """Payment: what was received, by which method, allocated to one document."""

    __tablename__ = "payment"
    __table_args__ = _NO_ROWID

    document_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    id: str
    method: str
    method_name: str
    kind: str
    amount: int = whole()
    given: int = whole()
    change: int = whole()
    reference: str = text()
    till_id: str
    shift_id: str
    moment: int = whole()
    terminal_text: str = text()


class LedgerEntryRow(SQLModel, table=True):
    """One event in the books; its postings add up to zero."""

    __tablename__ = "ledger_entry"
    __table_args__ = (Index("ledger_entry_document", "document_id"), _NO_ROWID)

    id: str = Field(primary_key=True)
    moment: int = whole()
    business_date: str
    event: str
    document_id: str
    shift_id: str
    note: str = text()


class LedgerPostingRow(SQLModel, table=True):
    """A posting: positive is debit, negative is credit, in cents."""

    __tablename__ = "ledger_posting"
    __table_args__ = _NO_ROWID

    entry_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    account: str
    subject: str
    amount: int = whole()


class LedgerBalanceRow(SQLModel, table=True):
    """The running total of an account and subject, kept in the transaction of each posting."""

    __tablename__ = "ledger_balance"
    __table_args__ = _NO_ROWID

    account: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    amount: int = whole()


class ShiftRow(SQLModel, table=True):
    """Till session ("Kassadienst")."""

    __tablename__ = "shift"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'counted', 'closed', 'checked')", name="shift_status"),
        Index("shift_till", "till_id", "opened_at"),
    )

    id: str = Field(primary_key=True)
    till_id: str
    branch_id: str
    status: str
    business_date: str
    opened_at: int = whole()
    opened_by: str
    float_amount: int = whole()
    count: str = text()
    counted_at: int | None = maybe_whole()
    difference: int | None = maybe_whole()
    difference_reason: str = text()
    deposit: int = whole(0)
    bag: str = text()
    z_number: int | None = maybe_whole()
    closed_at: int | None = maybe_whole()
    closed_by: str = text()
    report: str = text()
    journal_seq: int | None = maybe_whole()
    journal_hash: str = text()
    checked_at: int | None = maybe_whole()
    checked_by: str = text()
    terminal_amount: int | None = maybe_whole()


class ShiftTotalRow(SQLModel, table=True):
    """A running total of a shift: per method, per kind of cash movement, per count of acts."""

    __tablename__ = "shift_total"
    __table_args__ = _NO_ROWID

    shift_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    amount: int = whole()
    count: int = whole()


class DayVatTotalRow(SQLModel, table=True):
    """Turnover of a day per till and VAT rate."""

    __tablename__ = "day_vat_total"
    __table_args__ = _NO_ROWID

    business_date: str = Field(primary_key=True)
    till_id: str = Field(primary_key=True)
    vat_code: str = Field(primary_key=True)
    rate: int = whole(primary_key=True)
    net: int = whole()
    vat: int = whole()
    gross: int = whole()


class DayGroupTotalRow(SQLModel, table=True):
    """Turnover of a day per till and article group."""

    __tablename__ = "day_group_total"
    __table_args__ = _NO_ROWID

    business_date: str = Field(primary_key=True)
    till_id: str = Field(primary_key=True)
    group_id: str = Field(primary_key=True)
    quantity: int = whole()
    gross: int = whole()


class GiftCardRow(SQLModel, table=True):
    """A gift card ("Cadeaubon") and what is left on it; never below zero."""

    __tablename__ = "gift_card"
    __table_args__ = (
        UniqueConstraint("code", name="gift_card_code"),
        CheckConstraint("balance >= 0", name="gift_card_balance"),
        _NO_ROWID,
    )

    id: str = Field(primary_key=True)
    code: str
    balance: int = whole()
    sold_at: int = whole()
    receipt_id: str


class GiftCardMoveRow(SQLModel, table=True):
    """What was put on a gift card (positive) or paid with it (negative)."""

    __tablename__ = "gift_card_move"
    __table_args__ = (Index("gift_card_move_document", "document_id"), _NO_ROWID)

    card_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    document_id: str
    amount: int = whole()
    moment: int = whole()
