"""Files of documents, byte for byte as they were made: what was sent can be opened again (domain.md 9)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.statements import insert
from kassa.domain.frozen import frozen
from kassa.system.identity import new_id

COLUMNS = ("id", "document_id", "name", "media_type", "size", "sha256", "content", "moment")
_ABOUT = "SELECT id, document_id, name, media_type, size, sha256, moment FROM stored_file "


@frozen
class StoredFile:
    """What is known of a stored file; its bytes are read apart.

    Attributes:
        id: identity.
        document_id: whose file it is.
        name: its label.
        media_type: such as ``application/pdf``.
        size: bytes.
        sha256: of its bytes, in hexadecimal.
        moment: when it was stored, microseconds UTC.
    """

    id: str
    document_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    moment: int


def store(tx: Transaction, document_id: str, name: str, media_type: str, content: bytes, moment: int) -> StoredFile:
    """Keep a file of a document; the same bytes of the same document are kept once, under their first name.

    Args:
        tx: the transaction of the act that made it.
        document_id: whose file it is.
        name: its label.
        media_type: such as ``application/pdf``.
        content: its bytes.
        moment: microseconds UTC.
    """
    digest = sha256(content).hexdigest()
    known = tx.one(_ABOUT + "WHERE document_id = :document AND sha256 = :sha", document=document_id, sha=digest)
    if known is not None:
        return _file(known)
    made = StoredFile(new_id(), document_id, name, media_type, len(content), digest, moment)
    tx.run(
        insert("stored_file", COLUMNS),
        id=made.id,
        document_id=document_id,
        name=name,
        media_type=media_type,
        size=made.size,
        sha256=digest,
        content=content,
        moment=moment,
    )
    return made


def get(reader: Reader, file_id: str) -> StoredFile | None:
    """Return what is known of a file."""
    row = reader.one(_ABOUT + "WHERE id = :id", id=file_id)
    return None if row is None else _file(row)


def of_document(reader: Reader, document_id: str) -> tuple[StoredFile, ...]:
    """Return the files of a document, oldest first."""
    return tuple(map(_file, reader.all(_ABOUT + "WHERE document_id = :id ORDER BY moment, id", id=document_id)))


def content(reader: Reader, file_id: str) -> bytes | None:
    """Return the bytes of a file; None when there is no such file or its bytes no longer match their hash."""
    row = reader.one("SELECT content, sha256 FROM stored_file WHERE id = :id", id=file_id)
    if row is None:
        return None
    found = bytes(row[0])
    return found if sha256(found).hexdigest() == row[1] else None


def damaged(reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield (document, name) of every file whose bytes are no longer those that were stored."""
    rows = reader.rows("SELECT document_id, name, sha256, content FROM stored_file ORDER BY moment, id")
    for document_id, name, digest, kept in rows:
        if sha256(bytes(kept)).hexdigest() != digest:
            yield document_id, name


def _file(row: Row) -> StoredFile:
    file_id, document_id, name, media_type, size, digest, moment = row
    return StoredFile(file_id, document_id, name, media_type, int(size), digest, int(moment))
