"""Orders, delivery notes, invoices, what is open on them and how they were paid. Never edited after a release."""

import sqlalchemy as sa
from alembic import op

from kassa.db.search_schema import sales_search_statements
from kassa.db.triggers import trigger_statements

revision = "0003"
down_revision = "0002"

ROW_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
WHOLE = sa.BigInteger()
FLAG = sa.Integer()


def upgrade() -> None:
    """Create the tables of sales documents and the triggers that keep final ones final."""
    create_documents()
    create_money()
    create_around()
    create_register()
    connection = op.get_bind()
    dialect = connection.dialect.name
    for statement in (*sales_search_statements(dialect), *trigger_statements(dialect, revision)):
        connection.exec_driver_sql(statement)


def create_documents() -> None:
    """The documents themselves."""
    op.create_table(
        "sales_type",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("prefix", TEXT, server_default="", nullable=False),
        sa.Column("term_days", WHOLE, nullable=True),
        sa.Column("intro", TEXT, server_default="", nullable=False),
        sa.Column("footer", TEXT, server_default="", nullable=False),
        sa.Column("template", TEXT, server_default="", nullable=False),
        sa.Column("standard", FLAG, server_default="0", nullable=False),
        sa.Column("active", FLAG, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "sales_document",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("type_code", TEXT, nullable=False),
        sa.Column("series", TEXT, nullable=True),
        sa.Column("sequence", WHOLE, nullable=True),
        sa.Column("number", TEXT, nullable=True),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("employee_name", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=True),
        sa.Column("customer_number", TEXT, server_default="", nullable=False),
        sa.Column("customer_title", TEXT, server_default="", nullable=False),
        sa.Column("party", TEXT, server_default="", nullable=False),
        sa.Column("subject", TEXT, server_default="", nullable=False),
        sa.Column("reference", TEXT, server_default="", nullable=False),
        sa.Column("folded", TEXT, server_default="", nullable=False),
        sa.Column("date", TEXT, nullable=False),
        sa.Column("due_date", TEXT, nullable=True),
        sa.Column("expected_date", TEXT, nullable=True),
        sa.Column("delivery_method", TEXT, server_default="", nullable=False),
        sa.Column("price_mode", TEXT, nullable=False),
        sa.Column("net", WHOLE, server_default="0", nullable=False),
        sa.Column("vat", WHOLE, server_default="0", nullable=False),
        sa.Column("gross", WHOLE, server_default="0", nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.Column("source_id", TEXT, nullable=True),
        sa.Column("version", WHOLE, server_default="1", nullable=False),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.Column("changed_at", WHOLE, nullable=False),
        sa.Column("confirmed_at", WHOLE, nullable=True),
        sa.Column("confirmed_by", TEXT, server_default="", nullable=False),
        sa.CheckConstraint("gross = net + vat", name="sales_document_vat_adds_up"),
        sa.CheckConstraint("(status = 'concept') = (number IS NULL)", name="sales_document_number_when_confirmed"),
        sa.CheckConstraint("kind IN ('order', 'delivery', 'invoice', 'credit')", name="sales_document_kind"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "number", name="sales_document_number"),
        sqlite_with_rowid=False,
    )
    op.create_index("sales_document_customer", "sales_document", ["customer_id", "kind", "date"], unique=False)
    op.create_index("sales_document_date", "sales_document", ["kind", "date", "id"], unique=False)
    op.create_index("sales_document_source", "sales_document", ["source_id"], unique=False)
    op.create_index("sales_document_status", "sales_document", ["kind", "status", "date", "id"], unique=False)
    op.create_table(
        "sales_line",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=True),
        sa.Column("group_id", TEXT, nullable=True),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("cancelled", WHOLE, server_default="0", nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("price_basis", TEXT, nullable=False),
        sa.Column("list_price", WHOLE, nullable=False),
        sa.Column("discount", WHOLE, nullable=True),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("net", WHOLE, nullable=False),
        sa.Column("vat", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.Column("vat_code", TEXT, nullable=False),
        sa.Column("vat_letter", TEXT, nullable=False),
        sa.Column("vat_rate", WHOLE, nullable=False),
        sa.Column("stocked", FLAG, server_default="0", nullable=False),
        sa.Column("source_line", TEXT, nullable=True),
        sa.CheckConstraint("gross = net + vat", name="sales_line_adds_up"),
        sa.PrimaryKeyConstraint("document_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("sales_line_id", "sales_line", ["id"], unique=False)
    op.create_index(
        "sales_line_source",
        "sales_line",
        ["source_line"],
        unique=False,
        sqlite_where=sa.text("source_line IS NOT NULL"),
        postgresql_where=sa.text("source_line IS NOT NULL"),
    )
    op.create_table(
        "sales_vat",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("vat_code", TEXT, nullable=False),
        sa.Column("letter", TEXT, nullable=False),
        sa.Column("rate", WHOLE, nullable=False),
        sa.Column("net", WHOLE, nullable=False),
        sa.Column("vat", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.CheckConstraint("gross = net + vat", name="sales_vat_row_adds_up"),
        sa.PrimaryKeyConstraint("document_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sales_version",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "version"),
        sqlite_with_rowid=False,
    )


def create_money() -> None:
    """What is open, and what was paid."""
    op.create_table(
        "open_item",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=False),
        sa.Column("due_date", TEXT, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.Column("paid", WHOLE, server_default="0", nullable=False),
        sa.Column("credited", WHOLE, server_default="0", nullable=False),
        sa.Column("open", WHOLE, nullable=False),
        sa.CheckConstraint("open = gross - paid - credited", name="open_item_adds_up"),
        sa.PrimaryKeyConstraint("document_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("open_item_amount", "open_item", ["kind", "open", "document_id"], unique=False)
    op.create_index("open_item_customer", "open_item", ["customer_id", "kind", "due_date"], unique=False)
    op.create_index(
        "open_item_open",
        "open_item",
        ["kind", "due_date", "document_id"],
        unique=False,
        sqlite_where=sa.text("open <> 0"),
        postgresql_where=sa.text("open <> 0"),
    )
    op.create_table(
        "customer_payment",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("shift_id", TEXT, server_default="", nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("method_name", TEXT, nullable=False),
        sa.Column("method_kind", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("change", WHOLE, server_default="0", nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.Column("business_date", TEXT, nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.Column("reverses_id", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reverses_id", name="customer_payment_reversed_once"),
        sqlite_with_rowid=False,
    )
    op.create_index("customer_payment_customer", "customer_payment", ["customer_id", "moment"], unique=False)
    op.create_index("customer_payment_date", "customer_payment", ["business_date", "id"], unique=False)
    op.create_table(
        "allocation",
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.CheckConstraint("source IN ('payment', 'deposit', 'credit')", name="allocation_source"),
        sa.PrimaryKeyConstraint("source_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("allocation_document", "allocation", ["document_id"], unique=False)


def create_around() -> None:
    """What hangs on them: promised stock, who edits, what was deleted, how it goes out."""
    op.create_table(
        "stock_reserved",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "branch_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document_hold",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("holder_id", TEXT, nullable=False),
        sa.Column("employee_name", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("until", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("document_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trash",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_trash_kind", "trash", ["kind"], unique=False)
    op.create_table(
        "post_item",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("posted_at", WHOLE, nullable=True),
        sa.Column("posted_by", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("document_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "post_item_waits",
        "post_item",
        ["document_id"],
        unique=False,
        sqlite_where=sa.text("posted_at IS NULL"),
        postgresql_where=sa.text("posted_at IS NULL"),
    )
    op.create_table(
        "sales_dispatch",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("origin", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("document_id"),
        sqlite_with_rowid=False,
    )


def create_register() -> None:
    """What lists page, search and add up by."""
    op.create_table(
        "sales_register",
        sa.Column("seq", ROW_KEY, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("book", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("type_code", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("employee_name", TEXT, nullable=False),
        sa.Column("customer_number", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("date", TEXT, nullable=False),
        sa.Column("due_date", TEXT, nullable=False),
        sa.Column("standing", TEXT, nullable=False),
        sa.Column("dispatch", TEXT, nullable=False),
        sa.Column("invoice_id", TEXT, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.Column("paid", WHOLE, nullable=False),
        sa.Column("credited", WHOLE, nullable=False),
        sa.Column("open", WHOLE, nullable=False),
        sa.Column("unsent", FLAG, server_default="0", nullable=False),
        sa.Column("searched", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("document_id"),
    )
    sorted_by = ("date", "number", "title", "subject", "due_date", "standing", "dispatch", "gross", "open")
    for column in sorted_by:
        op.create_index(f"sales_register_{column}", "sales_register", ["book", column, "document_id"], unique=False)
    few = [("open", column, "open <> 0") for column in sorted_by]
    added_up = {"open_date": ["kind", "status", "due_date", "gross", "open"]}
    for name, column, where in (*few, ("concept", "date", "status = 'concept'"), ("unsent", "number", "unsent = 1")):
        op.create_index(
            f"sales_register_{name}_{column}",
            "sales_register",
            ["book", column, "document_id", *added_up.get(f"{name}_{column}", [])],
            unique=False,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    op.create_index("sales_register_customer", "sales_register", ["customer_number", "book", "date"], unique=False)
    op.create_table(
        "sales_day_total",
        sa.Column("book", TEXT, nullable=False),
        sa.Column("date", TEXT, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("book", "date"),
        sqlite_with_rowid=False,
    )
