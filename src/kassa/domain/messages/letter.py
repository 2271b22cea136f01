"""What stands in a mail, before it is laid out."""

from __future__ import annotations

from kassa.domain.frozen import frozen
from kassa.domain.messages.address import MailAddress


@frozen
class MailPart:
    """A file that goes with a mail: its name for the receiver, its type and its bytes."""

    name: str
    media_type: str
    content: bytes


@frozen
class Letter:
    """What stands in a mail.

    Attributes:
        message_id: with its angle brackets.
        language: of the text.
        to: first receivers.
        cc: receivers everybody sees.
        bcc: receivers nobody sees: they stand in no head.
        subject: one line.
        body: text with marks.
        parts: attachments, in order.
    """

    message_id: str
    language: str
    to: tuple[MailAddress, ...]
    cc: tuple[MailAddress, ...]
    bcc: tuple[MailAddress, ...]
    subject: str
    body: str
    parts: tuple[MailPart, ...] = ()
