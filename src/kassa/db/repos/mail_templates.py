"""Mail templates in and out of the database."""

from __future__ import annotations

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.statements import insert
from kassa.domain.messages.template import DocumentKind, MailTemplate

COLUMNS = ("id", "kind", "language", "name", "subject", "body", "attach_pdf", "active", "revision")
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM mail_template "


def templates(reader: Reader) -> tuple[MailTemplate, ...]:
    """Return every template in order of document, name and language."""
    return tuple(map(_template, reader.all(_SELECT + "ORDER BY kind, name, language DESC, id")))


def template(reader: Reader, template_id: str) -> MailTemplate | None:
    """Return a template."""
    row = reader.one(_SELECT + "WHERE id = :id", id=template_id)
    return None if row is None else _template(row)


def add(tx: Transaction, one: MailTemplate) -> None:
    """Store a new template."""
    tx.run(insert("mail_template", COLUMNS), **_values(one))


def change(tx: Transaction, one: MailTemplate, revision: int) -> bool:
    """Store a changed template; False when its revision is no longer the one it was read with."""
    sets = ", ".join(f"{name} = :{name}" for name in COLUMNS if name != "id")
    sql = f"UPDATE mail_template SET {sets} WHERE id = :id AND revision = :was"
    return tx.run(sql, **_values(one), was=revision) == 1


def _values(one: MailTemplate) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "language": one.language,
        "name": one.name,
        "subject": one.subject,
        "body": one.body,
        "attach_pdf": int(one.attach_pdf),
        "active": int(one.active),
        "revision": one.revision,
    }


def _template(row: Row) -> MailTemplate:
    template_id, kind, language, name, subject, body, attach_pdf, active, revision = row
    return MailTemplate(
        template_id, DocumentKind(kind), language, name, subject, body, bool(attach_pdf), bool(active), int(revision)
    )
