"""The card terminal: its lines on a payment, and what it says it took in a session. Never edited after a release."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Bring the schema from 0005 to 0006."""
    op.add_column("payment", sa.Column("terminal_text", sa.String(), server_default="", nullable=False))
    op.add_column("shift", sa.Column("terminal_amount", sa.BigInteger(), nullable=True))
