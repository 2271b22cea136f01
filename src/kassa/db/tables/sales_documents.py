"""Orders, delivery notes and invoices in one shape, what is open on them, and how they were paid."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql_text
from sqlmodel import Field, Index, SQLModel

from kassa.db.tables.columns import ROW_KEY, flag, maybe_whole, text, whole

_NO_ROWID = {"sqlite_with_rowid": False}
_FOLLOWS = "source_line IS NOT NULL"
_IS_OPEN = "open <> 0"
_IS_CONCEPT = "status = 'concept'"
_IS_UNSENT = "unsent = 1"
_IS_BUSY = "status IN ('open', 'to_invoice') AND invoice_id = ''"
_NOT_POSTED = "posted_at IS NULL"
_SORTED_BY = ("date", "number", "title", "subject", "due_date", "standing", "dispatch", "gross", "open")
# The index behind the views of what is open also holds what these views test and add up.
_ADDED_UP = {"open_date": ("kind", "status", "due_date", "gross", "open")}


def _only(name: str, column: str, where: str) -> Index:
    """Return an index over the few rows of the register that are looked at every day."""
    return Index(
        f"sales_register_{name}_{column}",
        "book",
        column,
        "document_id",
        *_ADDED_UP.get(f"{name}_{column}", ()),
        sqlite_where=sql_text(where),
        postgresql_where=sql_text(where),
    )


class SalesTypeRow(SQLModel, table=True):
    """A kind within a kind of document ("Soort"): its own number series, texts and terms."""

    __tablename__ = "sales_type"

    code: str = Field(primary_key=True)
    kind: str
    name: str
    prefix: str = text()
    term_days: int | None = maybe_whole()
    intro: str = text()
    footer: str = text()
    template: str = text()
    standard: int = flag()
    active: int = flag(True)


class SalesDocumentRow(SQLModel, table=True):
    """An order, delivery note, invoice or credit invoice; an invoice never changes once it is definitive."""

    __tablename__ = "sales_document"
    __table_args__ = (
        UniqueConstraint("kind", "number", name="sales_document_number"),
        CheckConstraint("gross = net + vat", name="sales_document_vat_adds_up"),
        CheckConstraint("kind IN ('order', 'delivery', 'invoice', 'credit')", name="sales_document_kind"),
        CheckConstraint(
            "(status = 'concept') = (number IS NULL)",
            name="sales_document_number_when_confirmed",
        ),
        Index("sales_document_date", "kind", "date", "id"),
        Index("sales_document_customer", "customer_id", "kind", "date"),
        Index("sales_document_status", "kind", "status", "date", "id"),
        Index("sales_document_source", "source_id"),
        _NO_ROWID,
    )

    id: str = Field(primary_key=True)
    kind: str
    status: str
    type_code: str
    series: str | None = None
    sequence: int | None = maybe_whole()
    number: str | None = None
    branch_id: str
    employee_id: str
    employee_name: str
    customer_id: str | None = None
    customer_number: str = text()
    customer_title: str = text()
    party: str = text()
    subject: str = text()
    reference: str = text()
    folded: str = text()
    date: str
    due_date: str | None = None
    expected_date: str | None = None
    delivery_method: str = text()
    price_mode: str
    net: int = whole(0)
    vat: int = whole(0)
    gross: int = whole(0)
    note: str = text()
    source_id: str | None = None
    version: int = whole(1)
    revision: int = whole(1)
    created_at: int = whole()
    changed_at: int = whole()
    confirmed_at: int | None = maybe_whole()
    confirmed_by: str = text()


class SalesLineRow(SQLModel, table=True):
    """A line of a sales document."""

    __tablename__ = "sales_line"
    __table_args__ = (
        CheckConstraint("gross = net + vat", name="sales_line_adds_up"),
        Index("sales_line_id", "id"),
        Index(
            "sales_line_source",
            "source_line",
            sqlite_where=sql_text(_FOLLOWS),
            postgresql_where=sql_text(_FOLLOWS),
        ),
        _NO_ROWID,
    )

    document_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    id: str
    kind: str
    article_id: str | None = None
    group_id: str | None = None
    number: str
    code: str
    name: str
    detail: str
    text: str
    quantity: int = whole()
    cancelled: int = whole(0)
    unit: str
    price: int = whole()
    price_basis: str
    list_price: int = whole()
    discount: int | None = maybe_whole()
    amount: int = whole()
    net: int = whole()
    vat: int = whole()
    gross: int = whole()
    vat_code: str
    vat_letter: str
    vat_rate: int = whole()
    stocked: int = flag()
    source_line: str | None = None


class SalesVatRow(SQLModel, table=True):
    """VAT of a sales document per code and rate: computed once, printed everywhere from here (domain.md 2)."""

    __tablename__ = "sales_vat"
    __table_args__ = (CheckConstraint("gross = net + vat", name="sales_vat_row_adds_up"), _NO_ROWID)

    document_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    vat_code: str
    letter: str
    rate: int = whole()
    net: int = whole()
    vat: int = whole()
    gross: int = whole()


class SalesVersionRow(SQLModel, table=True):
    """How a confirmed order was before it was changed; never changes itself."""

    __tablename__ = "sales_version"
    __table_args__ = _NO_ROWID

    document_id: str = Field(primary_key=True)
    version: int = whole(primary_key=True)
    body: str
    moment: int = whole()
    employee_id: str


class OpenItemRow(SQLModel, table=True):
    """What is still open on an order or an invoice: the running result of its allocations.

    Signs follow the document: an invoice is positive, a credit invoice negative. ``open = gross - paid - credited``.
    """

    __tablename__ = "open_item"
    __table_args__ = (
        CheckConstraint("open = gross - paid - credited", name="open_item_adds_up"),
        Index(
            "open_item_open",
            "kind",
            "due_date",
            "document_id",
            sqlite_where=sql_text(_IS_OPEN),
            postgresql_where=sql_text(_IS_OPEN),
        ),
        Index("open_item_customer", "customer_id", "kind", "due_date"),
        Index(
            "open_item_owing",
            "customer_id",
            "kind",
            "due_date",
            "open",
            sqlite_where=sql_text(_IS_OPEN),
            postgresql_where=sql_text(_IS_OPEN),
        ),
        Index("open_item_amount", "kind", "open", "document_id"),
        _NO_ROWID,
    )

    document_id: str = Field(primary_key=True)
    kind: str
    customer_id: str
    due_date: str
    gross: int = whole()
    paid: int = whole(0)
    credited: int = whole(0)
    open: int = whole()


class CustomerPaymentRow(SQLModel, table=True):
    """A payment on documents of a customer; a wrong one is reversed by a counter-payment (domain.md 4)."""

    __tablename__ = "customer_payment"
    __table_args__ = (
        Index("customer_payment_customer", "customer_id", "moment"),
        Index("customer_payment_date", "business_date", "id"),
        UniqueConstraint("reverses_id", name="customer_payment_reversed_once"),
        _NO_ROWID,
    )

    id: str = Field(primary_key=True)
    customer_id: str
    place: str
    shift_id: str = text()
    branch_id: str
    employee_id: str
    method: str
    method_name: str
    method_kind: str
    amount: int = whole()
    change: int = whole(0)
    moment: int = whole()
    business_date: str
    note: str = text()
    reverses_id: str | None = None


class AllocationRow(SQLModel, table=True):
    """What a payment, deposit or credit invoice did to an open item.

    ``source`` is ``payment`` (customer_payment), ``deposit`` (an order's deposit used by an invoice) or ``credit``
    (another document that set it off).
    """

    __tablename__ = "allocation"
    __table_args__ = (
        CheckConstraint("source IN ('payment', 'deposit', 'credit')", name="allocation_source"),
        Index("allocation_document", "document_id"),
        _NO_ROWID,
    )

    source_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    source: str
    document_id: str
    amount: int = whole()
    moment: int = whole()


class ReservedRow(SQLModel, table=True):
    """Stock promised to open orders: a running total per article and branch, in 1/1,000."""

    __tablename__ = "stock_reserved"
    __table_args__ = _NO_ROWID

    article_id: str = Field(primary_key=True)
    branch_id: str = Field(primary_key=True)
    quantity: int = whole()


class DocumentHoldRow(SQLModel, table=True):
    """Who has a document open for editing; it frees itself when it is not renewed."""

    __tablename__ = "document_hold"
    __table_args__ = _NO_ROWID

    document_id: str = Field(primary_key=True)
    holder_id: str
    employee_name: str
    place: str
    until: int = whole()


class OrderHandlingRow(SQLModel, table=True):
    """How an order is handed out: picked up or delivered, when it is promised, and how far the work is.

    ``fulfilment`` is ``pickup`` or ``delivery``; ``working`` is ``new``, ``busy`` or ``ready``; ``promised_at`` is the
    end of the promise in microseconds UTC, by which the queue is sorted.
    """

    __tablename__ = "order_handling"
    __table_args__ = (
        CheckConstraint("fulfilment IN ('pickup', 'delivery')", name="order_handling_fulfilment"),
        CheckConstraint("working IN ('new', 'busy', 'ready')", name="order_handling_working"),
        Index("order_handling_promised", "promised_at", "order_id"),
        _NO_ROWID,
    )

    order_id: str = Field(primary_key=True)
    fulfilment: str
    slot_from: str = text()
    slot_to: str = text()
    promised_at: int | None = maybe_whole()
    working: str = text("new")
    street: str = text()
    postcode: str = text()
    city: str = text()
    contact: str = text()
    internal_note: str = text()
    attachment: str = text()
    till_id: str = text()


class TrashRow(SQLModel, table=True):
    """A concept that was deleted, as it was, for thirty days ("prullenbak")."""

    __tablename__ = "trash"

    id: str = Field(primary_key=True)
    kind: str = Field(index=True)
    title: str
    body: str
    employee_id: str
    moment: int = whole()


class PostingListRow(SQLModel, table=True):
    """An invoice that goes by post: to print and post until it is marked ("te printen en posten")."""

    __tablename__ = "post_item"
    __table_args__ = (
        Index(
            "post_item_waits",
            "document_id",
            sqlite_where=sql_text(_NOT_POSTED),
            postgresql_where=sql_text(_NOT_POSTED),
        ),
        _NO_ROWID,
    )

    document_id: str = Field(primary_key=True)
    posted_at: int | None = maybe_whole()
    posted_by: str = text()


class DispatchRow(SQLModel, table=True):
    """How a definitive invoice goes out, settled when it was made definitive, and why."""

    __tablename__ = "sales_dispatch"
    __table_args__ = _NO_ROWID

    document_id: str = Field(primary_key=True)
    method: str
    origin: str = text()


class SalesRegisterRow(SQLModel, table=True):
    """What lists sort, filter, search and add up by: one row per document, worked out from it and kept beside it.

    A definitive invoice is sealed, its open amount is not: the register holds both in one row, so that a list of a
    million pages by an index whatever it is sorted by.
    """

    __tablename__ = "sales_register"
    __table_args__ = (
        *(Index(f"sales_register_{column}", "book", column, "document_id") for column in _SORTED_BY),
        *(_only("open", column, _IS_OPEN) for column in _SORTED_BY),
        _only("concept", "date", _IS_CONCEPT),
        _only("unsent", "number", _IS_UNSENT),
        Index("sales_register_customer", "customer_number", "book", "date"),
        # What the till shows of a customer: what is open on invoices, and what is still to deliver or to invoice.
        Index(
            "sales_register_customer_open",
            *("customer_number", "book", "due_date", "document_id", "open"),
            sqlite_where=sql_text(_IS_OPEN),
            postgresql_where=sql_text(_IS_OPEN),
        ),
        Index(
            "sales_register_customer_busy",
            *("customer_number", "book", "date", "document_id"),
            sqlite_where=sql_text(_IS_BUSY),
            postgresql_where=sql_text(_IS_BUSY),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=ROW_KEY)
    document_id: str = Field(unique=True)
    book: str
    kind: str
    status: str
    number: str
    type_code: str
    branch_id: str
    employee_name: str
    customer_number: str
    title: str
    subject: str
    reference: str
    date: str
    due_date: str
    standing: str
    dispatch: str
    invoice_id: str
    gross: int = whole()
    paid: int = whole()
    credited: int = whole()
    open: int = whole()
    unsent: int = flag()
    searched: str


class SalesDayTotalRow(SQLModel, table=True):
    """How many documents a day has in the register and what they add up to: a running total.

    What is open is not among it: that changes with each payment of any day, and is added up from an index in no time.
    """

    __tablename__ = "sales_day_total"
    __table_args__ = _NO_ROWID

    book: str = Field(primary_key=True)
    date: str = Field(primary_key=True)
    count: int = whole()
    gross: int = whole()
