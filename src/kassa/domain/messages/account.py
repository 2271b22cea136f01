"""The mail account of the shop as the settings say, and what is handed to a mail server."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.messages.address import MailAddress


class Security(StrEnum):
    """How the line to the mail server is kept private."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@frozen
class MailAccount:
    """The mail server and who sends.

    Attributes:
        host: name of the server.
        port: its port.
        security: how the line is kept private.
        user: name to sign in with; empty when the server asks for none.
        timeout: seconds without an answer after which an attempt ends.
        sender: name and address in From; None while it is not filled in.
        reply_to: where answers go; None for the sender.
        copy_to_self: whether the sender gets a hidden copy.
    """

    host: str
    port: int
    security: Security
    user: str
    timeout: int
    sender: MailAddress | None
    reply_to: MailAddress | None = None
    copy_to_self: bool = False

    @property
    def refusal(self) -> Reason | None:
        """Why no mail can be sent with it yet."""
        if self.host and self.sender is not None:
            return None
        return Reason(
            "mail.not_set_up",
            "E-mail is nog niet ingesteld: de server of het adres van de afzender ontbreekt.",
            "Vul het in bij Instellingen, E-mail.",
        )


@frozen
class Envelope:
    """One mail as it goes to the server.

    Attributes:
        message_id: its head for the mail world, fixed for every attempt.
        sender: address that gets what cannot be delivered.
        recipients: everybody who gets it, also those nobody sees.
        content: the whole message, bytes.
    """

    message_id: str
    sender: str
    recipients: tuple[str, ...]
    content: bytes
