"""Mail: templates, messages, stored documents. Never edited after a release."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bring the schema from 0003 to 0004."""
