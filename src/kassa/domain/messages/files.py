"""Names and limits of files that go with a mail or a document.

A name from outside is a label, never a path (reliability.md 6.25).
"""

from __future__ import annotations

import re
from typing import Final

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen

LONGEST_NAME: Final = 80
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|;]+')
_TYPES: Final = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain",
    "csv": "text/csv",
    "xml": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@frozen
class NewFile:
    """A file that is not stored yet: the name somebody gave it, and its bytes."""

    name: str
    content: bytes


def safe_name(name: str) -> str:
    """Return a name that is safe on every machine: no folder, no sign with a meaning, at most 80 characters."""
    base = re.split(r"[/\\]", name)[-1]
    cleaned = _FORBIDDEN.sub("_", "".join(letter for letter in base if letter.isprintable())).strip(" ._")
    stem, dot, ending = cleaned.rpartition(".")
    if dot and len(ending) <= 8:
        return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip(' .')}.{ending}"
    return cleaned[:LONGEST_NAME] or "bijlage"


def media_type(name: str) -> str:
    """Return the type that a name promises.

    Raises:
        InputError: ``mail.file_type``: mail servers refuse this kind of file, or nobody knows it.
    """
    _, dot, ending = name.lower().rpartition(".")
    if not dot or ending not in _TYPES:
        raise InputError(
            Reason(
                "mail.file_type",
                f"Een bestand als '{safe_name(name)}' kan geen bijlage zijn.",
                f"Dit kan wel: {', '.join(sorted(_TYPES))}.",
            )
        )
    return _TYPES[ending]
