"""Orders, delivery notes, invoices, their payments and the rights to work with them. Never edited after a release."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the schema from 0002 to 0003."""
