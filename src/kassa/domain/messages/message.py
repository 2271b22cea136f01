"""A mail about a document and its life, which is not the life of the document (domain.md 3, 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.messages.address import MOST, MailAddress
from kassa.domain.messages.template import DocumentKind

HOLD: Final = timedelta(seconds=8)
"""How long 'Verzenden' can be taken back (ui.md 6.4)."""
KEPT_DELETED: Final = timedelta(days=30)
"""How long a deleted concept can be brought back (ui.md 6.4)."""
STALE: Final = timedelta(hours=24)
"""What has waited longer asks a person first."""
LARGEST: Final = 15_000_000
"""Most bytes of attachments together: mail grows by a third on its way, and many servers stop at 20 MB."""
_FIRST_WAIT: Final = 30
_LONGEST_WAIT: Final = 3600
TRIES: Final = 12
"""After so many attempts (some seven hours) a person is told."""


class MailState(StrEnum):
    """Where a mail stands."""

    CONCEPT = "concept"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"
    """It may have arrived: the line broke before the server answered."""
    DELETED = "deleted"


MAIL_TRANSITIONS: Mapping[tuple[str, MailState], MailState] = {
    ("edit", MailState.CONCEPT): MailState.CONCEPT,
    ("edit", MailState.FAILED): MailState.CONCEPT,
    ("queue", MailState.CONCEPT): MailState.QUEUED,
    ("take_back", MailState.QUEUED): MailState.CONCEPT,
    ("claim", MailState.QUEUED): MailState.SENDING,
    ("give_back", MailState.SENDING): MailState.QUEUED,
    ("send", MailState.SENDING): MailState.SENT,
    ("send", MailState.UNSURE): MailState.SENT,
    ("fail", MailState.SENDING): MailState.FAILED,
    ("hold", MailState.QUEUED): MailState.FAILED,
    ("doubt", MailState.SENDING): MailState.UNSURE,
    ("retry", MailState.QUEUED): MailState.QUEUED,
    ("retry", MailState.FAILED): MailState.QUEUED,
    ("retry", MailState.UNSURE): MailState.QUEUED,
    ("delete", MailState.CONCEPT): MailState.DELETED,
    ("delete", MailState.FAILED): MailState.DELETED,
    ("restore", MailState.DELETED): MailState.CONCEPT,
}
"""The program itself repeats only ``give_back``: certainly nothing was accepted; and it holds what has waited too long,
because a restored backup may have mails in it that went out long ago. Everything doubtful waits for a person: ``retry``
of an unsure mail, or ``send`` when they know that it arrived."""


@frozen
class Attachment:
    """A stored file that goes with a mail.

    Attributes:
        file_id: the stored file; it never changes.
        name: as the receiver sees it.
        media_type: such as ``application/pdf``.
        size: bytes.
        own: whether it is the document itself, as the template asks, and not added by hand.
    """

    file_id: str
    name: str
    media_type: str
    size: int
    own: bool = True


@frozen
class MailMessage:
    """A mail about a document.

    Attributes:
        id: identity.
        document_id: what it is about.
        document_kind: invoice, order and so on.
        document_number: as shown, such as ``2025-0448``.
        party: whom the document is for, as shown.
        template_id: the template it was made with.
        language: of its text.
        to: first receivers.
        cc: receivers everybody sees.
        bcc: receivers nobody sees.
        subject: one line, filled.
        body: filled text with marks.
        attachments: stored files.
        state: where it stands.
        reason: why it is not sent; None while nothing is wrong.
        message_id: its head for the mail world, fixed when it was made: a server can recognise a repetition.
        revision: counts changes by people.
        attempts: how often it was tried.
        not_before: earliest moment of the next attempt while queued.
        created_at: made.
        queued_at: 'Verzenden' was pressed.
        sent_at: accepted by the mail server.
        employee_id: who wrote it, or pressed 'Verzenden'.
    """

    id: str
    document_id: str
    document_kind: DocumentKind
    document_number: str
    party: str
    template_id: str
    language: str
    to: tuple[MailAddress, ...]
    cc: tuple[MailAddress, ...]
    bcc: tuple[MailAddress, ...]
    subject: str
    body: str
    attachments: tuple[Attachment, ...]
    state: MailState
    reason: Reason | None
    message_id: str
    revision: int
    attempts: int
    not_before: datetime | None
    created_at: datetime
    queued_at: datetime | None
    sent_at: datetime | None
    employee_id: str

    @property
    def recipients(self) -> tuple[MailAddress, ...]:
        """Everybody who gets it, each once."""
        return tuple({one.key: one for one in (*self.bcc, *self.cc, *self.to)}.values())


@frozen
class StoredMail:
    """A mail and the moment it last changed."""

    message: MailMessage
    changed_at: datetime


@frozen
class Recipient:
    """A known address behind a document.

    Attributes:
        address: the address.
        origin: Dutch: where it comes from, such as ``Bedrijf`` or ``Contact details``.
        chosen: whether it is ticked at first (domain.md 8).
    """

    address: MailAddress
    origin: str
    chosen: bool


@frozen
class MailDocument:
    """What a mail needs to know of the document it is about.

    Attributes:
        document_id: identity.
        kind: which templates fit.
        number: as shown.
        party: whom it is for, as shown.
        language: of that party, ``nl`` or ``en``.
        definitive: whether it can no longer change; the window says so.
        values: by field code, every field of :func:`kassa.domain.messages.template.fields_of` but those of the shop.
        files: the stored PDF of it, or more; empty when there is none yet.
        known: the addresses it may be sent to, each once.
        template_id: the template its kind ("Soort") is sent with; empty for the usual one.
    """

    document_id: str
    kind: DocumentKind
    number: str
    party: str
    language: str
    definitive: bool
    values: Mapping[str, str]
    files: tuple[Attachment, ...]
    known: tuple[Recipient, ...]
    template_id: str = ""


def once(recipients: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Return each address once, ticked when any of them was; the first origin stands (M4-038)."""
    found: dict[str, Recipient] = {}
    for one in recipients:
        before = found.get(one.address.key)
        found[one.address.key] = one if before is None else replace(before, chosen=before.chosen or one.chosen)
    return tuple(found.values())


def require_known(wanted: Sequence[MailAddress], known: Sequence[Recipient]) -> None:
    """Refuse an address that stands nowhere at the relation (M4-046).

    Raises:
        InputError: the first unknown one; it can be added to the relation in one step.
    """
    keys = {one.address.key for one in known}
    for address in wanted:
        if address.key not in keys:
            raise unknown_address(address)


def unknown_address(address: MailAddress) -> InputError:
    """Return the refusal of an address nobody noted at the relation."""
    return InputError(
        Reason(
            "mail.unknown_address",
            f"Het adres {address.shown} is niet bekend.",
            "Voeg het toe bij Contact details.",
        )
    )


def require_sendable(message: MailMessage) -> None:
    """Refuse to send what nobody would get, or no server would take.

    Raises:
        InputError: no receiver, too many, or attachments that are too large together.
    """
    if not message.to:
        raise InputError(Reason("mail.to", "Er is nog geen adres bij Aan.", "Kies minstens één adres."))
    if len(message.recipients) > MOST:
        raise InputError(Reason("mail.to", f"Een e-mail gaat naar hooguit {MOST} adressen.", "Haal adressen weg."))
    require_light(message.attachments)


def require_light(attachments: Sequence[Attachment]) -> None:
    """Refuse attachments that are too large together.

    Raises:
        InputError: more than :data:`LARGEST` bytes.
    """
    if sum(one.size for one in attachments) > LARGEST:
        raise InputError(
            Reason(
                "mail.attachments",
                f"De bijlagen zijn samen groter dan {LARGEST // 1_000_000} MB.",
                "Haal een bijlage weg of maak haar kleiner.",
            )
        )


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts that certainly sent nothing: 30 s, doubling up to an hour."""
    return timedelta(seconds=min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 12)))


def no_pdf_yet(document: MailDocument) -> RuleError:
    """Return the refusal of a mail whose PDF is not there."""
    return RuleError(
        Reason(
            "mail.no_file",
            f"De PDF van {document.number or 'dit document'} is er nog niet.",
            "Maak het document eerst definitief, of kies een sjabloon zonder PDF.",
        )
    )
