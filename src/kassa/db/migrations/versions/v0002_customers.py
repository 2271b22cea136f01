"""Customers as relations, and the rights to work with them and with sales documents. Never edited after a release."""

import sqlalchemy as sa
from alembic import op

from kassa.db.search import customer_text
from kassa.db.search_schema import customer_search_statements
from kassa.db.triggers import trigger_statements
from kassa.domain.catalog.folding import fold

revision = "0002"
down_revision = "0001"

TEXT = sa.String()
WHOLE = sa.BigInteger()
FLAG = sa.Integer()
ROW_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 2000
_KEPT = "id, number, name, company, phone, email, street, postcode, city, country, note, import_run_id, revision"

_OFFICE = (
    "view_customers",
    "edit_customers",
    "import_customers",
    "merge_customers",
    "view_orders",
    "edit_orders",
    "cancel_orders",
    "view_deliveries",
    "edit_deliveries",
    "view_invoices",
    "edit_invoices",
    "make_definitive",
    "credit_invoices",
    "delete_concepts",
    "register_payments",
    "send_mail",
    "edit_mail",
)
_LEADERS = (
    "erase_customers",
    "edit_credit_limit",
    "edit_invoice_settings",
    "edit_templates",
    "close_period",
    "reverse_payments",
)
NEW_RIGHTS = {
    "Eigenaar": _OFFICE + _LEADERS,
    "Bedrijfsleider": _OFFICE + _LEADERS,
    "Administratie": _OFFICE,
    "Ondersteuning": ("edit_invoice_settings", "edit_templates"),
}


def upgrade() -> None:
    """Widen customers, add what belongs to them, and give the roles of a shop the rights they have in a new one."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    create_price_lists()
    create_customers()
    create_details()
    create_consent()
    for statement in (*customer_search_statements(dialect), *trigger_statements(dialect, revision)):
        connection.exec_driver_sql(statement)
    move_customers(connection)
    op.drop_table("customer_before")
    for role, rights in NEW_RIGHTS.items():
        for right in rights:
            connection.exec_driver_sql(
                f"INSERT INTO role_right (role_id, right_name) SELECT id, '{right}' FROM role WHERE name = '{role}'"
            )


def create_price_lists() -> None:
    """Names for a discount."""
    op.create_table(
        "price_list",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("discount", WHOLE, nullable=False),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sa.UniqueConstraint("name"),
    )


def create_customers() -> None:
    """Customers again, with a key of their own for the search index; the old rows wait beside them."""
    op.drop_index("customer_folded", "customer")
    op.rename_table("customer", "customer_before")
    op.create_table(
        "customer",
        sa.Column("seq", ROW_KEY, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("searched", TEXT, server_default="", nullable=False),
        sa.Column("company", TEXT, server_default="", nullable=False),
        sa.Column("phone", TEXT, server_default="", nullable=False),
        sa.Column("email", TEXT, server_default="", nullable=False),
        sa.Column("street", TEXT, server_default="", nullable=False),
        sa.Column("postcode", TEXT, server_default="", nullable=False),
        sa.Column("city", TEXT, server_default="", nullable=False),
        sa.Column("country", TEXT, server_default="NL", nullable=False),
        sa.Column("kind", TEXT, server_default="person", nullable=False),
        sa.Column("company_id", TEXT, nullable=True),
        sa.Column("vat_id", TEXT, server_default="", nullable=False),
        sa.Column("registration", TEXT, server_default="", nullable=False),
        sa.Column("iban", TEXT, server_default="", nullable=False),
        sa.Column("payment_days", WHOLE, nullable=True),
        sa.Column("price_list", TEXT, nullable=True),
        sa.Column("own_discount", WHOLE, nullable=True),
        sa.Column("credit_limit", WHOLE, nullable=True),
        sa.Column("language", TEXT, server_default="nl", nullable=False),
        sa.Column("dispatch", TEXT, server_default="none", nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.Column("merged_into", TEXT, nullable=True),
        sa.Column("erased", FLAG, server_default="0", nullable=False),
        sa.Column("import_run_id", TEXT, nullable=True),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.ForeignKeyConstraint(["company_id"], ["customer.id"], deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["price_list"], ["price_list.code"]),
    )
    op.create_index("customer_folded", "customer", ["folded"])
    for name, column in (("customer_company", "company_id"), ("customer_merged", "merged_into")):
        condition = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, "customer", [column], sqlite_where=condition, postgresql_where=condition)


def create_details() -> None:
    """Contact details and delivery addresses."""
    op.create_table(
        "customer_contact",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("label", TEXT, server_default="", nullable=False),
        sa.Column("for_invoices", FLAG, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    )
    op.create_index("customer_contact_customer", "customer_contact", ["customer_id", "position"])
    op.create_table(
        "customer_address",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("label", TEXT, server_default="", nullable=False),
        sa.Column("street", TEXT, nullable=False),
        sa.Column("postcode", TEXT, server_default="", nullable=False),
        sa.Column("city", TEXT, nullable=False),
        sa.Column("country", TEXT, server_default="NL", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    )
    op.create_index("customer_address_customer", "customer_address", ["customer_id", "position"])


def create_consent() -> None:
    """Texts and who agreed to them."""
    op.create_table(
        "consent_text",
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "customer_consent",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("customer_id", TEXT, nullable=False),
        sa.Column("text_version", WHOLE, nullable=False),
        sa.Column("given", FLAG, server_default="0", nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["text_version"], ["consent_text.version"]),
    )
    op.create_index("customer_consent_customer", "customer_consent", ["customer_id", "moment"])


def move_customers(connection: sa.Connection) -> None:
    """Bring the old rows over: a customer with a company name is a company, and all are found by all they have."""
    names = _KEPT.split(", ")
    columns = [*names, "kind", "folded", "searched"]
    insert = sa.text(
        f"INSERT INTO customer ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"
    )
    after = ""
    while True:
        query = sa.text(f"SELECT {_KEPT} FROM customer_before WHERE id > :after ORDER BY id LIMIT {_AT_ONCE}")
        rows = [dict(zip(names, row, strict=True)) for row in connection.execute(query, {"after": after})]
        if not rows:
            break
        for row in rows:
            title = f"{row['company']} {row['name']}" if row["company"] else row["name"]
            found_by = ("number", "name", "company", "postcode", "city", "email", "phone")
            row["kind"] = "company" if row["company"] else "person"
            row["folded"] = fold(title)
            row["searched"] = customer_text(row[name] for name in found_by)
        connection.execute(insert, rows)
        after = rows[-1]["id"]
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO customer_search (rowid, body) SELECT seq, ' ' || searched FROM customer"
        )
