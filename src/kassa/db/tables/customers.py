"""Customers: master data, contact details, delivery addresses, consent, price lists."""

from sqlalchemy import Column, ForeignKey, String
from sqlalchemy import text as sql_text
from sqlmodel import Field, Index, SQLModel

from kassa.db.tables.columns import ROW_KEY, flag, maybe_whole, text, whole


def _where_set(name: str, column: str) -> Index:
    """An index of the rows in which a column has a value."""
    condition = sql_text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=condition, postgresql_where=condition)


class PriceListRow(SQLModel, table=True):
    """Price list ("Prijslijst"): a discount in basis points under a name."""

    __tablename__ = "price_list"

    code: str = Field(primary_key=True)
    name: str = Field(unique=True)
    discount: int = whole()
    revision: int = whole(1)


class CustomerRow(SQLModel, table=True):
    """Customer ("Debiteur"); one that was merged or erased stays, because documents point at it.

    ``folded`` is the name it is sorted by; ``searched`` everything it is found by, in the search index behind a space;
    ``note_at_sale`` shows the note at the till.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index("customer_folded", "folded"),
        Index("customer_number_length", sql_text("length(number)"), "number"),
        # Only rows that have one: an index that held every other row would be chosen for ``IS NULL``.
        _where_set("customer_company", "company_id"),
        _where_set("customer_merged", "merged_into"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=ROW_KEY)
    id: str = Field(unique=True)
    number: str = Field(unique=True)
    name: str
    folded: str
    searched: str = text()
    company: str = text()
    phone: str = text()
    email: str = text()
    street: str = text()
    postcode: str = text()
    city: str = text()
    country: str = text("NL")
    kind: str = text("person")
    # Checked at the end of a transaction: a copy of the masters may bring a person before the company.
    company_id: str | None = Field(
        default=None, sa_column=Column(String, ForeignKey("customer.id", deferrable=True, initially="DEFERRED"))
    )
    vat_id: str = text()
    registration: str = text()
    iban: str = text()
    payment_days: int | None = maybe_whole()
    price_list: str | None = Field(default=None, foreign_key="price_list.code")
    own_discount: int | None = maybe_whole()
    credit_limit: int | None = maybe_whole()
    language: str = text("nl")
    dispatch: str = text("none")
    note: str = text()
    note_at_sale: int = flag()
    merged_into: str | None = None
    erased: int = flag()
    import_run_id: str | None = None
    revision: int = whole(1)


class CustomerContactRow(SQLModel, table=True):
    """One contact detail; ``for_invoices`` is the tick "Factuur"."""

    __tablename__ = "customer_contact"
    __table_args__ = (Index("customer_contact_customer", "customer_id", "position"),)

    id: str = Field(primary_key=True)
    customer_id: str = Field(foreign_key="customer.id")
    position: int = whole()
    kind: str
    value: str
    label: str = text()
    for_invoices: int = flag()


class CustomerAddressRow(SQLModel, table=True):
    """One delivery address."""

    __tablename__ = "customer_address"
    __table_args__ = (Index("customer_address_customer", "customer_id", "position"),)

    id: str = Field(primary_key=True)
    customer_id: str = Field(foreign_key="customer.id")
    position: int = whole()
    label: str = text()
    street: str
    postcode: str = text()
    city: str
    country: str = text("NL")


class ConsentTextRow(SQLModel, table=True):
    """A text customers agreed to, as it was shown; a changed text is a new version."""

    __tablename__ = "consent_text"

    version: int = whole(primary_key=True)
    body: str
    created_at: int = whole()


class CustomerConsentRow(SQLModel, table=True):
    """Consent given (1) or withdrawn (0); append-only, the last one holds."""

    __tablename__ = "customer_consent"
    __table_args__ = (Index("customer_consent_customer", "customer_id", "moment"),)

    id: str = Field(primary_key=True)
    customer_id: str = Field(foreign_key="customer.id")
    text_version: int = whole(foreign_key="consent_text.version")
    given: int = flag()
    moment: int = whole()
    employee_id: str
