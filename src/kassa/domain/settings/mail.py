"""Settings of the mail account of the company. The password is no setting: it never stands in the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from kassa.domain.errors import InputError, Reason
from kassa.domain.messages.account import Security
from kassa.domain.messages.address import parse_address, parse_name
from kassa.domain.settings.declare import Section
from kassa.domain.settings.fields import Scope

SECTION = "E-mail"
_mail = Section(Scope.COMPANY, SECTION)
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9a-fA-F:.]+\]?")


def _read_by(key: str, parse: Callable[[str], object]) -> Callable[[str], Reason | None]:
    """Return a check that says at its own field what the parser refused."""

    def check(text: str) -> Reason | None:
        try:
            parse(text)
        except InputError as refused:
            return replace(refused.reason, code=f"setting.{key}")
        return None

    return check


def _host_reason(text: str) -> Reason | None:
    if _HOST.fullmatch(text):
        return None
    return Reason(
        "setting.company.mail_host", f"'{text[:60]}' is geen naam van een server.", "Bijvoorbeeld smtp.voorbeeld.nl."
    )


SENDER_NAME = _mail.text(
    "company.mail_sender_name",
    "Naam van de afzender",
    "Leeg: de bedrijfsnaam.",
    longest=60,
    check=_read_by("company.mail_sender_name", parse_name),
)
SENDER = _mail.text(
    "company.mail_sender",
    "Adres van de afzender",
    "Bijvoorbeeld administratie@voorbeeld.nl.",
    longest=254,
    check=_read_by("company.mail_sender", parse_address),
)
REPLY_TO = _mail.text(
    "company.mail_reply_to",
    "Antwoord naar",
    "Leeg: antwoorden komen bij de afzender.",
    longest=254,
    check=_read_by("company.mail_reply_to", parse_address),
)
COPY_TO_SELF = _mail.switch(
    "company.mail_copy_to_self",
    "Kopie aan afzender",
    "Van elke e-mail een kopie die de klant niet ziet.",
    default=False,
)
HOST = _mail.text(
    "company.mail_host", "Mailserver", "Naam van de SMTP-server, van de provider.", longest=253, check=_host_reason
)
PORT = _mail.whole("company.mail_port", "Poort", "Meestal 587 bij STARTTLS en 465 bij TLS.", 587, 1, 65535)
SECURITY = _mail.choice(
    "company.mail_security",
    "Beveiliging",
    "Zonder beveiliging wordt geen wachtwoord verstuurd.",
    Security.STARTTLS.value,
    {Security.STARTTLS.value: "STARTTLS", Security.TLS.value: "TLS", Security.NONE.value: "Geen"},
)
USER = _mail.text("company.mail_user", "Gebruikersnaam", "Leeg: de server vraagt geen aanmelding.", longest=254)
TIMEOUT = _mail.whole(
    "company.mail_timeout", "Wachten op antwoord", "Daarna is een poging mislukt.", 30, 5, 120, "seconden"
)


def conflict(values: Mapping[str, object]) -> Reason | None:
    """Return why these values do not go together, or None."""
    if values.get(USER.key) and values.get(SECURITY.key) == Security.NONE.value:
        return Reason(
            "setting.company.mail_security",
            "Zonder beveiliging kan iedereen op het netwerk het wachtwoord meelezen.",
            "Kies STARTTLS of TLS, of laat de gebruikersnaam leeg.",
        )
    if values.get(HOST.key) and not values.get(SENDER.key):
        return Reason("setting.company.mail_sender", "Het adres van de afzender ontbreekt.", "Vul het in.")
    return None
