"""Mail: templates, messages, stored documents. Never edited after a release."""

import sqlalchemy as sa
from alembic import op

from kassa.db.triggers import trigger_statements

revision = "0004"
down_revision = "0003"

TEXT = sa.String()
WHOLE = sa.BigInteger()
FLAG = sa.Integer()


def upgrade() -> None:
    """Bring the schema from 0003 to 0004."""
    create_mail()
    connection = op.get_bind()
    for statement in trigger_statements(connection.dialect.name, revision):
        connection.exec_driver_sql(statement)


def create_mail() -> None:
    """Templates, messages, stored files, and which file goes with which message."""
    op.create_table(
        "mail_template",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("attach_pdf", FLAG, server_default="1", nullable=False),
        sa.Column("active", FLAG, server_default="1", nullable=False),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "mail_message",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("document_kind", TEXT, nullable=False),
        sa.Column("document_number", TEXT, server_default="", nullable=False),
        sa.Column("party", TEXT, server_default="", nullable=False),
        sa.Column("template_id", TEXT, server_default="", nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("to_list", TEXT, server_default="", nullable=False),
        sa.Column("cc_list", TEXT, server_default="", nullable=False),
        sa.Column("bcc_list", TEXT, server_default="", nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("error", TEXT, server_default="", nullable=False),
        sa.Column("message_id", TEXT, nullable=False),
        sa.Column("revision", WHOLE, server_default="1", nullable=False),
        sa.Column("attempts", WHOLE, server_default="0", nullable=False),
        sa.Column("not_before", WHOLE, nullable=True),
        sa.Column("claimed_by", TEXT, server_default="", nullable=False),
        sa.Column("claimed_at", WHOLE, nullable=True),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.Column("changed_at", WHOLE, nullable=False),
        sa.Column("queued_at", WHOLE, nullable=True),
        sa.Column("sent_at", WHOLE, nullable=True),
        sa.Column("employee_id", TEXT, nullable=False),
        sa.CheckConstraint(
            "state IN ('concept', 'queued', 'sending', 'sent', 'failed', 'unsure', 'deleted')",
            name="mail_message_state",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index("mail_message_document", "mail_message", ["document_id", "created_at"], unique=False)
    op.create_index("mail_message_turn", "mail_message", ["state", "not_before"], unique=False)
    op.create_table(
        "stored_file",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("moment", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document_id", "sha256"),
    )
    op.create_table(
        "mail_attachment",
        sa.Column("message_id", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("file_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("own", FLAG, server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"]),
        sa.ForeignKeyConstraint(["message_id"], ["mail_message.id"]),
        sa.PrimaryKeyConstraint("message_id", "position"),
        sqlite_with_rowid=False,
    )
