"""The till meets customers, orders and invoices: what a receipt settles and takes back, gift cards, the order queue.

Never edited after a release.
"""

import sqlalchemy as sa
from alembic import op

from kassa.db.triggers import trigger_statements

revision = "0005"
down_revision = "0004"

TEXT = sa.String()
WHOLE = sa.BigInteger()

_NEW = ("return_goods", "return_without_receipt", "refund_other_method", "sell_gift_cards", "over_credit_limit")
_FLOOR = (
    "view_customers",
    "edit_customers",
    "view_orders",
    "edit_orders",
    "view_deliveries",
    "edit_deliveries",
    "view_invoices",
    "make_definitive",
    "register_payments",
    "send_mail",
    "return_goods",
    "sell_gift_cards",
)
NEW_RIGHTS = {"Eigenaar": _NEW, "Bedrijfsleider": _NEW, "Verkoper": _FLOOR}


def upgrade() -> None:
    """Bring the schema from 0004 to 0005."""
    connection = op.get_bind()
    widen_receipts()
    create_settlements()
    create_gift_cards()
    create_order_handling()
    op.create_index("customer_number_length", "customer", [sa.text("length(number)"), "number"])
    _index("open_item_owing", "open_item", ["customer_id", "kind", "due_date", "open"], "open <> 0")
    show_customers()
    for statement in trigger_statements(connection.dialect.name, revision):
        connection.exec_driver_sql(statement)
    for role, rights in NEW_RIGHTS.items():
        for right in rights:
            connection.exec_driver_sql(
                f"INSERT INTO role_right (role_id, right_name) SELECT r.id, '{right}' FROM role r "
                f"WHERE r.name = '{role}' AND NOT EXISTS "
                f"(SELECT 1 FROM role_right x WHERE x.role_id = r.id AND x.right_name = '{right}')"
            )


def widen_receipts() -> None:
    """Whose a receipt is, and which receipt line a returned one takes back."""
    for name in ("customer_id", "customer_number", "customer_title"):
        op.add_column("receipt", sa.Column(name, TEXT, server_default="", nullable=False))
    op.add_column("receipt_line", sa.Column("origin_receipt", TEXT, server_default="", nullable=False))
    op.add_column("receipt_line", sa.Column("origin_position", WHOLE, server_default="0", nullable=False))
    op.add_column("receipt_line", sa.Column("return_reason", TEXT, server_default="", nullable=False))
    _index("receipt_customer", "receipt", ["customer_id", "moment"], "customer_id <> ''")
    _index("receipt_line_origin", "receipt_line", ["origin_receipt", "origin_position"], "origin_receipt <> ''")


def create_settlements() -> None:
    """What a receipt settled beside its goods."""
    op.create_table(
        "receipt_settlement",
        sa.Column("receipt_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("title", TEXT, server_default="", nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("open_after", WHOLE, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("receipt_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("receipt_settlement_document", "receipt_settlement", ["document_id"])


def create_gift_cards() -> None:
    """Gift cards and every move on them."""
    op.create_table(
        "gift_card",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("balance", WHOLE, nullable=False),
        sa.Column("sold_at", WHOLE, nullable=False),
        sa.Column("receipt_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", name="gift_card_code"),
        sa.CheckConstraint("balance >= 0", name="gift_card_balance"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gift_card_move",
        sa.Column("card_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("card_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("gift_card_move_document", "gift_card_move", ["document_id"])


def create_order_handling() -> None:
    """How and when an order is handed out."""
    op.create_table(
        "order_handling",
        sa.Column("order_id", TEXT, nullable=False),
        sa.Column("fulfilment", TEXT, nullable=False),
        *(sa.Column(name, TEXT, server_default="", nullable=False) for name in ("slot_from", "slot_to")),
        sa.Column("promised_at", WHOLE, nullable=True),
        sa.Column("working", TEXT, server_default="new", nullable=False),
        *(
            sa.Column(name, TEXT, server_default="", nullable=False)
            for name in ("street", "postcode", "city", "contact", "internal_note", "attachment", "till_id")
        ),
        sa.PrimaryKeyConstraint("order_id"),
        sa.CheckConstraint("fulfilment IN ('pickup', 'delivery')", name="order_handling_fulfilment"),
        sa.CheckConstraint("working IN ('new', 'busy', 'ready')", name="order_handling_working"),
        sqlite_with_rowid=False,
    )
    op.create_index("order_handling_promised", "order_handling", ["promised_at", "order_id"])


def show_customers() -> None:
    """What the till shows of a customer: the note at a sale, what is open, what is to deliver or to invoice."""
    op.add_column("customer", sa.Column("note_at_sale", sa.Integer(), server_default="0", nullable=False))
    first = ["customer_number", "book"]
    open_ones, busy = [*first, "due_date", "document_id", "open"], [*first, "date", "document_id"]
    _index("sales_register_customer_open", "sales_register", open_ones, "open <> 0")
    unfinished = "status IN ('open', 'to_invoice') AND invoice_id = ''"
    _index("sales_register_customer_busy", "sales_register", busy, unfinished)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
