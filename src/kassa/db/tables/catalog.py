"""Articles and all that hangs on them."""

from sqlalchemy import CheckConstraint
from sqlalchemy import text as sql_text
from sqlmodel import Field, Index, SQLModel

from kassa.db.tables.columns import ROW_KEY, flag, maybe_whole, text, whole


class VatCodeRow(SQLModel, table=True):
    """VAT code ("Btw-code"); its rate stands in vat_rate, by date."""

    __tablename__ = "vat_code"

    code: str = Field(primary_key=True)
    name: str
    letter: str
    category: str
    country: str
    active: int = flag(True)


class VatRateRow(SQLModel, table=True):
    """The rate of a VAT code from a date on, in basis points."""

    __tablename__ = "vat_rate"
    __table_args__ = (CheckConstraint("rate BETWEEN 0 AND 10000", name="vat_rate_range"),)

    code: str = Field(primary_key=True, foreign_key="vat_code.code")
    valid_from: str = Field(primary_key=True)
    rate: int = whole()


class GroupRow(SQLModel, table=True):
    """Article group."""

    __tablename__ = "article_group"

    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    name: str
    vat_code: str | None = Field(default=None, foreign_key="vat_code.code")
    import_run_id: str | None = None


class PictureRow(SQLModel, table=True):
    """Picture of an article, as the bytes of a small PNG or JPEG."""

    __tablename__ = "picture"

    id: str = Field(primary_key=True)
    content: bytes


class ArticleRow(SQLModel, table=True):
    """Article ("Artikel"). A matrix article has variants: rows of their own that name it in style_id."""

    __tablename__ = "article"
    __table_args__ = (
        CheckConstraint("price BETWEEN -99999999999 AND 99999999999", name="article_price_range"),
        Index("article_folded", "folded"),
        # Only variants: an index that also held every other article would be chosen for ``style_id IS NULL``.
        Index(
            "article_style",
            "style_id",
            sqlite_where=sql_text("style_id IS NOT NULL"),
            postgresql_where=sql_text("style_id IS NOT NULL"),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=ROW_KEY)
    id: str = Field(unique=True)
    number: str = Field(unique=True)
    name: str
    folded: str
    style_id: str | None = None
    color: str = text()
    size: str = text()
    size_order: int = whole(0)
    kind: str = text("normal")
    group_id: str | None = Field(default=None, foreign_key="article_group.id")
    vat_code: str = Field(foreign_key="vat_code.code")
    price: int = whole()
    cost: int | None = maybe_whole()
    unit: str = text()
    stocked: int = flag(True)
    blocked: int = flag()
    blocked_reason: str = text()
    picture_id: str | None = None
    import_run_id: str | None = None
    revision: int = whole(1)


class BarcodeRow(SQLModel, table=True):
    """A code that names an article; an article may have several."""

    __tablename__ = "barcode"
    __table_args__ = (Index("barcode_article", "article_id"), {"sqlite_with_rowid": False})

    code: str = Field(primary_key=True)
    article_id: str


class StockLevelRow(SQLModel, table=True):
    """Stock of an article at a branch, in 1/1,000: the running sum of its movements; and how many lines sold it.

    What each sale touches stands together: an index on the lines by article would cost every sale a page per line.
    """

    __tablename__ = "stock_level"
    __table_args__ = {"sqlite_with_rowid": False}

    article_id: str = Field(primary_key=True)
    branch_id: str = Field(primary_key=True)
    quantity: int = whole()
    sales: int = whole(0)


class StockMovementRow(SQLModel, table=True):
    """One change of stock, and why."""

    __tablename__ = "stock_movement"
    __table_args__ = {"sqlite_with_rowid": False}

    document_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    article_id: str
    branch_id: str
    kind: str
    quantity: int = whole()
    moment: int = whole()


class ImportRunRow(SQLModel, table=True):
    """One import of a file, whole or not at all, to be undone as a whole."""

    __tablename__ = "import_run"

    id: str = Field(primary_key=True)
    kind: str
    file_name: str
    file_hash: str
    employee_id: str
    started_at: int = whole()
    undone_at: int | None = maybe_whole()
    report: str


class ImportChangeRow(SQLModel, table=True):
    """What a row of an import changed: how it was before, as JSON; new ones carry import_run_id themselves."""

    __tablename__ = "import_change"
    __table_args__ = {"sqlite_with_rowid": False}

    run_id: str = Field(primary_key=True)
    position: int = whole(primary_key=True)
    target_id: str
    before: str


class ImportMappingRow(SQLModel, table=True):
    """A remembered column mapping ("Kolomindeling"), by name or by the heads of the file."""

    __tablename__ = "import_mapping"

    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    body: str
