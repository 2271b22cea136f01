"""Customers as relations, and the rights to work with them and with sales documents. Never edited after a release."""

from alembic import op

revision = "0002"
down_revision = "0001"

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
    """Give the roles that came with the shop the rights they have in a new one."""
    connection = op.get_bind()
    for role, rights in NEW_RIGHTS.items():
        for right in rights:
            connection.exec_driver_sql(
                f"INSERT INTO role_right (role_id, right_name) SELECT id, '{right}' FROM role WHERE name = '{role}'"
            )
