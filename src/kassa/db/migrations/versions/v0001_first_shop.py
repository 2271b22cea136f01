"""The first shop: people, articles, sales, ledger, journal."""

from alembic import op

from kassa.db.search_schema import search_statements
from kassa.db.tables import METADATA
from kassa.db.triggers import trigger_statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table, the search index and the triggers that keep final documents final."""
    connection = op.get_bind()
    METADATA.create_all(connection)
    for statement in (*search_statements(connection.dialect.name), *trigger_statements(connection.dialect.name)):
        connection.exec_driver_sql(statement)
