"""Mails in and out of the database, and the claim that lets one worker send one mail once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.journal import micros, moment_of
from kassa.db.repos import sales_register
from kassa.db.statements import insert
from kassa.domain.errors import Reason
from kassa.domain.journal import canonical
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.message import Attachment, MailMessage, MailState, StoredMail
from kassa.domain.messages.template import DocumentKind

_FARTHEST = timedelta(hours=2)

_READ = (
    "id",
    "document_id",
    "document_kind",
    "document_number",
    "party",
    "template_id",
    "language",
    "to_list",
    "cc_list",
    "bcc_list",
    "subject",
    "body",
    "state",
    "error",
    "message_id",
    "revision",
    "attempts",
    "not_before",
    "created_at",
    "queued_at",
    "sent_at",
    "employee_id",
)
MESSAGE = (*_READ, "changed_at", "claimed_by", "claimed_at")
_SELECT = f"SELECT {', '.join(_READ)}, changed_at FROM mail_message "
_FILES = (
    "SELECT a.file_id, a.name, f.media_type, f.size, a.own FROM mail_attachment a "
    "JOIN stored_file f ON f.id = a.file_id WHERE a.message_id = :id ORDER BY a.position"
)
_WRITTEN = (
    "template_id",
    "language",
    "to_list",
    "cc_list",
    "bcc_list",
    "subject",
    "body",
    "state",
    "error",
    "revision",
    "attempts",
    "not_before",
    "queued_at",
    "employee_id",
    "changed_at",
)
_CHANGE = (
    f"UPDATE mail_message SET {', '.join(f'{name} = :{name}' for name in _WRITTEN)}, claimed_by = '', "
    "claimed_at = NULL WHERE id = :id AND state = :was_state AND revision = :was_revision"
)
# A moment further off than any wait was written before the clock was set back: it holds up nobody.
_DUE = "state = 'queued' AND (not_before IS NULL OR not_before <= :now OR not_before > :far)"
_CLAIM = (
    "UPDATE mail_message SET state = 'sending', claimed_by = :by, claimed_at = :now, attempts = attempts + 1 "
    f"WHERE id = :id AND {_DUE}"
)
# The answer counts also when the mail was taken for lost in the meantime, unless somebody decided since.
_SETTLE = (
    "UPDATE mail_message SET state = :state, error = :error, not_before = :not_before, sent_at = :sent_at, "
    "changed_at = :now WHERE id = :id AND claimed_by = :by AND state IN ('sending', 'unsure')"
)
_LOST = "state = 'sending' AND claimed_at NOT BETWEEN :before AND :after"
_LOSE = f"UPDATE mail_message SET state = 'unsure', error = :error, changed_at = :now WHERE id = :id AND {_LOST}"


def add(tx: Transaction, message: MailMessage, moment: datetime) -> None:
    """Store a new concept with its attachments."""
    values = _values(message) | {"changed_at": micros(moment), "claimed_by": "", "claimed_at": None}
    tx.run(insert("mail_message", MESSAGE), **values)
    _attach(tx, message)


def change(tx: Transaction, before: MailMessage, after: MailMessage, moment: datetime) -> bool:
    """Store what a person changed; False when it is no longer as it was read."""
    values = {name: value for name, value in _values(after).items() if name in _WRITTEN}
    touched = tx.run(
        _CHANGE,
        id=before.id,
        was_state=before.state.value,
        was_revision=before.revision,
        **values,
        changed_at=micros(moment),
    )
    if touched != 1:
        return False
    if after.attachments != before.attachments:
        tx.run("DELETE FROM mail_attachment WHERE message_id = :id", id=before.id)
        _attach(tx, after)
    return True


def get(reader: Reader, mail_id: str) -> StoredMail | None:
    """Return a mail."""
    row = reader.one(_SELECT + "WHERE id = :id", id=mail_id)
    return None if row is None else _stored(reader, row)


def of_document(reader: Reader, document_id: str) -> tuple[StoredMail, ...]:
    """Return the mails of a document, newest first, without the deleted ones."""
    sql = _SELECT + "WHERE document_id = :id AND state <> 'deleted' ORDER BY created_at DESC, id DESC"
    return tuple(_stored(reader, row) for row in reader.all(sql, id=document_id))


def next_due(reader: Reader, moment: datetime) -> str | None:
    """Return the mail whose turn it is."""
    found: str | None = reader.value(
        f"SELECT id FROM mail_message WHERE {_DUE} ORDER BY not_before, id LIMIT 1", **_due(moment)
    )
    return found


def claim(tx: Transaction, mail_id: str, by: str, moment: datetime) -> bool:
    """Take a mail to send it; False when somebody else did, or it was taken back."""
    return tx.run(_CLAIM, id=mail_id, by=by, **_due(moment)) == 1


def is_claimed(reader: Reader, mail_id: str, by: str) -> bool:
    """Whether a claim was kept."""
    sql = "SELECT 1 FROM mail_message WHERE id = :id AND state = 'sending' AND claimed_by = :by"
    return reader.value(sql, id=mail_id, by=by) is not None


def settle(
    tx: Transaction,
    mail_id: str,
    by: str,
    state: MailState,
    reason: Reason | None,
    *,
    moment: datetime,
    not_before: datetime | None = None,
) -> bool:
    """Write what became of a claimed mail; False when a person decided about it in the meantime."""
    touched = tx.run(
        _SETTLE,
        id=mail_id,
        by=by,
        state=state.value,
        error=_told(reason),
        not_before=None if not_before is None else micros(not_before),
        sent_at=micros(moment) if state is MailState.SENT else None,
        now=micros(moment),
    )
    if touched and state is MailState.SENT:
        _note_sent(tx, mail_id)
    return touched == 1


def hold(tx: Transaction, mail_id: str, reason: Reason, moment: datetime) -> bool:
    """Write that a queued mail waits for a person; False when it is not queued any more."""
    sql = "UPDATE mail_message SET state = 'failed', error = :error, changed_at = :now WHERE id = :id "
    return tx.run(sql + "AND state = 'queued'", id=mail_id, error=_told(reason), now=micros(moment)) == 1


def accept(tx: Transaction, mail_id: str, moment: datetime) -> bool:
    """Write that an unsure mail arrived; False when it is not unsure any more."""
    sql = (
        "UPDATE mail_message SET state = 'sent', sent_at = :now, changed_at = :now WHERE id = :id AND state = 'unsure'"
    )
    touched = tx.run(sql, id=mail_id, now=micros(moment))
    if touched:
        _note_sent(tx, mail_id)
    return touched == 1


def lost(reader: Reader, moment: datetime, lease: timedelta) -> tuple[str, ...]:
    """Return the mails that are being sent for longer than sending takes: their sender is gone."""
    rows = reader.all(f"SELECT id FROM mail_message WHERE {_LOST}", **_around(moment, lease))
    return tuple(mail_id for (mail_id,) in rows)


def lose(tx: Transaction, mail_id: str, reason: Reason, moment: datetime, lease: timedelta) -> bool:
    """Say that nobody knows whether a mail went out; its claim stays, for the answer may still come."""
    return tx.run(_LOSE, id=mail_id, error=_told(reason), now=micros(moment), **_around(moment, lease)) == 1


def purge(tx: Transaction, before: datetime) -> int:
    """Remove for good what was deleted before a moment; return how many."""
    old = "(SELECT id FROM mail_message WHERE state = 'deleted' AND changed_at < :before)"
    tx.run(f"DELETE FROM mail_attachment WHERE message_id IN {old}", before=micros(before))
    return tx.run("DELETE FROM mail_message WHERE state = 'deleted' AND changed_at < :before", before=micros(before))


def has_deleted(reader: Reader, before: datetime) -> bool:
    """Whether anything was deleted before a moment."""
    sql = "SELECT 1 FROM mail_message WHERE state = 'deleted' AND changed_at < :before LIMIT 1"
    return reader.value(sql, before=micros(before)) is not None


def _note_sent(tx: Transaction, mail_id: str) -> None:
    """Take the document off the list of what was not sent yet."""
    sales_register.refresh(tx, tx.value("SELECT document_id FROM mail_message WHERE id = :id", id=mail_id))


def _due(moment: datetime) -> dict[str, object]:
    return {"now": micros(moment), "far": micros(moment + _FARTHEST)}


def _around(moment: datetime, lease: timedelta) -> dict[str, object]:
    return {"before": micros(moment - lease), "after": micros(moment + lease)}


def _attach(tx: Transaction, message: MailMessage) -> None:
    tx.many(
        insert("mail_attachment", ("message_id", "position", "file_id", "name", "own")),
        [
            {"message_id": message.id, "position": place, "file_id": one.file_id, "name": one.name, "own": int(one.own)}
            for place, one in enumerate(message.attachments)
        ],
    )


def _values(message: MailMessage) -> dict[str, object]:
    return {
        "id": message.id,
        "document_id": message.document_id,
        "document_kind": message.document_kind.value,
        "document_number": message.document_number,
        "party": message.party,
        "template_id": message.template_id,
        "language": message.language,
        "to_list": _listed(message.to),
        "cc_list": _listed(message.cc),
        "bcc_list": _listed(message.bcc),
        "subject": message.subject,
        "body": message.body,
        "state": message.state.value,
        "error": _told(message.reason),
        "message_id": message.message_id,
        "revision": message.revision,
        "attempts": message.attempts,
        "not_before": _at(message.not_before),
        "created_at": micros(message.created_at),
        "queued_at": _at(message.queued_at),
        "sent_at": _at(message.sent_at),
        "employee_id": message.employee_id,
    }


def _stored(reader: Reader, row: Row) -> StoredMail:
    known = dict(zip((*_READ, "changed_at"), row, strict=True))
    files = tuple(
        Attachment(file_id, name, media_type, int(size), bool(own))
        for file_id, name, media_type, size, own in reader.all(_FILES, id=known["id"])
    )
    message = MailMessage(
        id=known["id"],
        document_id=known["document_id"],
        document_kind=DocumentKind(known["document_kind"]),
        document_number=known["document_number"],
        party=known["party"],
        template_id=known["template_id"],
        language=known["language"],
        to=_addresses(known["to_list"]),
        cc=_addresses(known["cc_list"]),
        bcc=_addresses(known["bcc_list"]),
        subject=known["subject"],
        body=known["body"],
        attachments=files,
        state=MailState(known["state"]),
        reason=_reason(known["error"]),
        message_id=known["message_id"],
        revision=int(known["revision"]),
        attempts=int(known["attempts"]),
        not_before=_moment(known["not_before"]),
        created_at=moment_of(int(known["created_at"])),
        queued_at=_moment(known["queued_at"]),
        sent_at=_moment(known["sent_at"]),
        employee_id=known["employee_id"],
    )
    return StoredMail(message, moment_of(int(known["changed_at"])))


def _listed(addresses: Sequence[MailAddress]) -> str:
    return json.dumps([[one.email, one.name] for one in addresses], ensure_ascii=False) if addresses else ""


def _addresses(stored: str) -> tuple[MailAddress, ...]:
    return tuple(MailAddress(email, name) for email, name in json.loads(stored)) if stored else ()


def _told(reason: Reason | None) -> str:
    return "" if reason is None else canonical(asdict(reason))


def _reason(stored: str) -> Reason | None:
    return Reason(**json.loads(stored)) if stored else None


def _at(moment: datetime | None) -> int | None:
    return None if moment is None else micros(moment)


def _moment(stored: int | None) -> datetime | None:
    return None if stored is None else moment_of(int(stored))
