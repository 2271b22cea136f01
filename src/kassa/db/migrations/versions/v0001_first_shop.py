"""The first shop: people, articles, sales, ledger, journal. Never edited after a release."""

import sqlalchemy as sa
from alembic import op

from kassa.db.search_schema import search_statements
from kassa.db.triggers import trigger_statements

revision = "0001"
down_revision = None

TEXT = sa.String()
WHOLE = sa.BigInteger()
FLAG = sa.Integer()
ROW_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table, the search index and the triggers that keep final documents final."""
    create_shop()
    create_catalogue()
    create_sales()
    connection = op.get_bind()
    for statement in (
        *search_statements(connection.dialect.name),
        *trigger_statements(connection.dialect.name, revision),
    ):
        connection.exec_driver_sql(statement)


def create_shop() -> None:
    """The shop itself: people, settings, layouts, journal, outbox."""
    op.create_table(
        "action",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.Column("result", TEXT, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "branch",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "customer",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("company", TEXT, server_default="", nullable=False),
        sa.Column("phone", TEXT, server_default="", nullable=False),
        sa.Column("email", TEXT, server_default="", nullable=False),
        sa.Column("street", TEXT, server_default="", nullable=False),
        sa.Column("postcode", TEXT, server_default="", nullable=False),
        sa.Column("city", TEXT, server_default="", nullable=False),
        sa.Column("country", TEXT, server_default="NL", nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.Column("import_run_id", TEXT, nullable=True),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("customer_folded", "customer", ["folded"], unique=False)
    op.create_table(
        "journal",
        sa.Column("chain", TEXT, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("ref", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.Column("grand_total", WHOLE, nullable=False),
        sa.Column("prev_hash", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("journal_ref", "journal", ["ref"], unique=False)
    op.create_table(
        "journal_chain",
        sa.Column("chain", TEXT, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("grand_total", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("chain"),
    )
    op.create_table(
        "login_guard",
        sa.Column("place", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("wrong", WHOLE, server_default="0", nullable=False),
        sa.Column("changed_at", WHOLE, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("place", "employee_id"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("device", TEXT, nullable=False),
        sa.Column("dedup", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("attempts", WHOLE, server_default="0", nullable=False),
        sa.Column("error", TEXT, server_default="", nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.Column("claimed_at", WHOLE, nullable=True),
        sa.Column("settled_at", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("dedup"),
        sqlite_with_rowid=False,
    )
    op.create_index("outbox_state", "outbox", ["state", "device"], unique=False)
    op.create_table(
        "preference",
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "name"),
    )
    op.create_table(
        "role",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("active", FLAG, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("list_name", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, server_default="", nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_saved_view_list_name"), "saved_view", ["list_name"], unique=False)
    op.create_table(
        "series",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("last", WHOLE, nullable=False),
        sa.Column("last_date", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "setting",
        sa.Column("scope", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("scope", "name"),
    )
    op.create_table(
        "snapshot",
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_table(
        "employee",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("initials", TEXT, server_default="", nullable=False),
        sa.Column("language", TEXT, server_default="nl", nullable=False),
        sa.Column("role_id", TEXT, nullable=False),
        sa.Column("pin_hash", TEXT, server_default="", nullable=False),
        sa.Column("password_hash", TEXT, server_default="", nullable=False),
        sa.Column("card_code", TEXT, nullable=True),
        sa.Column("active", FLAG, server_default="1", nullable=False),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["role.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_code"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "layout",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("published_at", WHOLE, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "role_right",
        sa.Column("role_id", TEXT, nullable=False),
        sa.Column("right_name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["role.id"],
        ),
        sa.PrimaryKeyConstraint("role_id", "right_name"),
    )
    op.create_table(
        "till",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )


def create_catalogue() -> None:
    """Articles and all that hangs on them."""
    op.create_table(
        "barcode",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sqlite_with_rowid=False,
    )
    op.create_index("barcode_article", "barcode", ["article_id"], unique=False)
    op.create_table(
        "import_change",
        sa.Column("run_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("target_id", TEXT, nullable=False),
        sa.Column("before", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("run_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "import_mapping",
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("kind", "name"),
    )
    op.create_table(
        "import_run",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("file_name", TEXT, nullable=False),
        sa.Column("file_hash", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("started_at", WHOLE, nullable=False),
        sa.Column("undone_at", WHOLE, nullable=True),
        sa.Column("report", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "picture",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stock_level",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("sales", WHOLE, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("article_id", "branch_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_movement",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vat_code",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("letter", TEXT, nullable=False),
        sa.Column("category", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("active", FLAG, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "article_group",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("vat_code", TEXT, nullable=True),
        sa.Column("import_run_id", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["vat_code"],
            ["vat_code.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "vat_rate",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("valid_from", TEXT, nullable=False),
        sa.Column("rate", WHOLE, nullable=False),
        sa.CheckConstraint("rate BETWEEN 0 AND 10000", name="vat_rate_range"),
        sa.ForeignKeyConstraint(
            ["code"],
            ["vat_code.code"],
        ),
        sa.PrimaryKeyConstraint("code", "valid_from"),
    )
    op.create_table(
        "article",
        sa.Column("seq", ROW_KEY, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("style_id", TEXT, nullable=True),
        sa.Column("color", TEXT, server_default="", nullable=False),
        sa.Column("size", TEXT, server_default="", nullable=False),
        sa.Column("size_order", WHOLE, server_default="0", nullable=False),
        sa.Column("kind", TEXT, server_default="normal", nullable=False),
        sa.Column("group_id", TEXT, nullable=True),
        sa.Column("vat_code", TEXT, nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("cost", WHOLE, nullable=True),
        sa.Column("unit", TEXT, server_default="", nullable=False),
        sa.Column("stocked", FLAG, server_default="1", nullable=False),
        sa.Column("blocked", FLAG, server_default="0", nullable=False),
        sa.Column("blocked_reason", TEXT, server_default="", nullable=False),
        sa.Column("picture_id", TEXT, nullable=True),
        sa.Column("import_run_id", TEXT, nullable=True),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.CheckConstraint("price BETWEEN -99999999999 AND 99999999999", name="article_price_range"),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["article_group.id"],
        ),
        sa.ForeignKeyConstraint(
            ["vat_code"],
            ["vat_code.code"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("article_folded", "article", ["folded"], unique=False)
    op.create_index(
        "article_style",
        "article",
        ["style_id"],
        unique=False,
        sqlite_where=sa.text("style_id IS NOT NULL"),
        postgresql_where=sa.text("style_id IS NOT NULL"),
    )


def create_sales() -> None:
    """Baskets, receipts, payments, ledger, shifts and totals."""
    op.create_table(
        "basket",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("till_id", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.CheckConstraint("status IN ('open', 'parked')", name="basket_status"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "basket_line",
        sa.Column("basket_id", TEXT, nullable=False),
        sa.Column("line_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("basket_id", "line_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "basket_payment",
        sa.Column("basket_id", TEXT, nullable=False),
        sa.Column("payment_id", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("basket_id", "payment_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_group_total",
        sa.Column("business_date", TEXT, nullable=False),
        sa.Column("till_id", TEXT, nullable=False),
        sa.Column("group_id", TEXT, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("business_date", "till_id", "group_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_vat_total",
        sa.Column("business_date", TEXT, nullable=False),
        sa.Column("till_id", TEXT, nullable=False),
        sa.Column("vat_code", TEXT, nullable=False),
        sa.Column("rate", WHOLE, nullable=False),
        sa.Column("net", WHOLE, nullable=False),
        sa.Column("vat", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("business_date", "till_id", "vat_code", "rate"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger_balance",
        sa.Column("account", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("account", "subject"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.Column("business_date", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("shift_id", TEXT, nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ledger_entry_document", "ledger_entry", ["document_id"], unique=False)
    op.create_table(
        "ledger_posting",
        sa.Column("entry_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("account", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "payment",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("method_name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("given", WHOLE, nullable=False),
        sa.Column("change", WHOLE, nullable=False),
        sa.Column("reference", TEXT, server_default="", nullable=False),
        sa.Column("till_id", TEXT, nullable=False),
        sa.Column("shift_id", TEXT, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipt",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("series", TEXT, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("till_id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("shift_id", TEXT, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.Column("employee_name", TEXT, nullable=False),
        sa.Column("business_date", TEXT, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.Column("price_mode", TEXT, nullable=False),
        sa.Column("net", WHOLE, nullable=False),
        sa.Column("vat", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.Column("discount", WHOLE, server_default="0", nullable=False),
        sa.Column("discount_reason", TEXT, server_default="", nullable=False),
        sa.Column("cash_rounding", WHOLE, server_default="0", nullable=False),
        sa.Column("article_count", WHOLE, nullable=False),
        sa.Column("snapshot", TEXT, nullable=False),
        sa.Column("training", FLAG, server_default="0", nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.CheckConstraint("gross = net + vat", name="receipt_vat_adds_up"),
        sa.CheckConstraint("number > 0", name="receipt_number_positive"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("series", "number", name="receipt_number"),
        sqlite_with_rowid=False,
    )
    op.create_index("receipt_date", "receipt", ["business_date", "id"], unique=False)
    op.create_table(
        "receipt_line",
        sa.Column("receipt_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=True),
        sa.Column("group_id", TEXT, nullable=True),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("list_price", WHOLE, nullable=False),
        sa.Column("discount", WHOLE, nullable=False),
        sa.Column("discount_reason", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("net", WHOLE, nullable=False),
        sa.Column("vat", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.Column("vat_code", TEXT, nullable=False),
        sa.Column("vat_letter", TEXT, nullable=False),
        sa.Column("vat_rate", WHOLE, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.CheckConstraint("gross = net + vat", name="receipt_line_adds_up"),
        sa.PrimaryKeyConstraint("receipt_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipt_vat",
        sa.Column("receipt_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("vat_code", TEXT, nullable=False),
        sa.Column("letter", TEXT, nullable=False),
        sa.Column("rate", WHOLE, nullable=False),
        sa.Column("net", WHOLE, nullable=False),
        sa.Column("vat", WHOLE, nullable=False),
        sa.Column("gross", WHOLE, nullable=False),
        sa.CheckConstraint("gross = net + vat", name="receipt_vat_row_adds_up"),
        sa.PrimaryKeyConstraint("receipt_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shift",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("till_id", TEXT, nullable=False),
        sa.Column("branch_id", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("business_date", TEXT, nullable=False),
        sa.Column("opened_at", WHOLE, nullable=False),
        sa.Column("opened_by", TEXT, nullable=False),
        sa.Column("float_amount", WHOLE, nullable=False),
        sa.Column("count", TEXT, server_default="", nullable=False),
        sa.Column("counted_at", WHOLE, nullable=True),
        sa.Column("difference", WHOLE, nullable=True),
        sa.Column("difference_reason", TEXT, server_default="", nullable=False),
        sa.Column("deposit", WHOLE, server_default="0", nullable=False),
        sa.Column("bag", TEXT, server_default="", nullable=False),
        sa.Column("z_number", WHOLE, nullable=True),
        sa.Column("closed_at", WHOLE, nullable=True),
        sa.Column("closed_by", TEXT, server_default="", nullable=False),
        sa.Column("report", TEXT, server_default="", nullable=False),
        sa.Column("journal_seq", WHOLE, nullable=True),
        sa.Column("journal_hash", TEXT, server_default="", nullable=False),
        sa.Column("checked_at", WHOLE, nullable=True),
        sa.Column("checked_by", TEXT, server_default="", nullable=False),
        sa.CheckConstraint("status IN ('open', 'counted', 'closed', 'checked')", name="shift_status"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("shift_till", "shift", ["till_id", "opened_at"], unique=False)
    op.create_table(
        "shift_total",
        sa.Column("shift_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("shift_id", "kind", "key"),
        sqlite_with_rowid=False,
    )
