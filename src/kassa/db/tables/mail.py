"""Mail: templates, messages with their attachments, and the stored files that were or will be sent."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from kassa.db.tables.columns import flag, maybe_whole, text, whole


class MailTemplateRow(SQLModel, table=True):
    """Template ("E-mailsjabloon"); never deleted, only made inactive."""

    __tablename__ = "mail_template"

    id: str = Field(primary_key=True)
    kind: str
    language: str
    name: str
    subject: str
    body: str
    attach_pdf: int = flag(True)
    active: int = flag(True)
    revision: int = whole(1)


class MailMessageRow(SQLModel, table=True):
    """A mail about a document; from the moment it was sent it never changes and never goes."""

    __tablename__ = "mail_message"
    __table_args__ = (
        CheckConstraint(
            "state IN ('concept', 'queued', 'sending', 'sent', 'failed', 'unsure', 'deleted')",
            name="mail_message_state",
        ),
        Index("mail_message_document", "document_id", "created_at"),
        Index("mail_message_turn", "state", "not_before"),
    )

    id: str = Field(primary_key=True)
    document_id: str
    document_kind: str
    document_number: str = text()
    party: str = text()
    template_id: str = text()
    language: str
    to_list: str = text()
    cc_list: str = text()
    bcc_list: str = text()
    subject: str
    body: str
    state: str
    error: str = text()
    message_id: str = Field(unique=True)
    revision: int = whole(1)
    attempts: int = whole(0)
    not_before: int | None = maybe_whole()
    claimed_by: str = text()
    claimed_at: int | None = maybe_whole()
    created_at: int = whole()
    changed_at: int = whole()
    queued_at: int | None = maybe_whole()
    sent_at: int | None = maybe_whole()
    employee_id: str


class StoredFileRow(SQLModel, table=True):
    """A file of a document, byte for byte as it was made; never changes and never goes."""

    __tablename__ = "stored_file"
    __table_args__ = (UniqueConstraint("document_id", "sha256"),)

    id: str = Field(primary_key=True)
    document_id: str
    name: str
    media_type: str
    size: int = whole()
    sha256: str
    content: bytes
    moment: int = whole()


class MailAttachmentRow(SQLModel, table=True):
    """A stored file that goes with a mail; ``own`` when the template asked for it."""

    __tablename__ = "mail_attachment"
    __table_args__ = {"sqlite_with_rowid": False}

    message_id: str = Field(primary_key=True, foreign_key="mail_message.id")
    position: int = whole(primary_key=True)
    file_id: str = Field(foreign_key="stored_file.id")
    name: str
    own: int = flag(True)
