"""E-mail addresses, read strictly: what is typed here stands in the heads of a message and in the talk with a server.

Only what every mail server takes is accepted (RFC 5321 and 5322, the plain form): no quotes, no comments, no addresses
of machines by number. A name with letters outside ASCII is written in its ``xn--`` form.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen

LONGEST: Final = 254
"""Most characters of an address (RFC 5321 4.5.3.1.3, less the angle brackets)."""
LONGEST_LOCAL: Final = 64
LONGEST_NAME: Final = 100
MOST: Final = 50
"""Most addresses in one message: it goes to a customer, not to a mailing list."""

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>")
_FIX = "Schrijf het als naam@bedrijf.nl."


@frozen
class MailAddress:
    """An address with an optional name.

    Attributes:
        email: as it goes to the server: ASCII, the domain in small letters.
        name: how the person or company is called; empty when unknown.
    """

    email: str
    name: str = ""

    @property
    def key(self) -> str:
        """What makes two addresses the same one; upper and lower case do not differ."""
        return self.email.lower()

    @property
    def shown(self) -> str:
        """The address as a person reads it, with the letters of its domain."""
        local, _, domain = self.email.rpartition("@")
        try:
            return f"{local}@{domain.encode('ascii').decode('idna')}"
        except UnicodeError:
            return self.email


def parse_address(text: str) -> MailAddress:
    """Read ``naam@bedrijf.nl`` or ``Naam <naam@bedrijf.nl>``.

    Raises:
        InputError: it is no address that every mail server takes; the reason says what is wrong with it.
    """
    # The folding of other white space would hide a line break: it is refused before anything is stripped.
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") for letter in text.strip(" ")):
        raise _refused(text, "bevat een regeleinde of een onzichtbaar teken")
    named = _NAMED.fullmatch(text.strip())
    if named is None and ("<" in text or ">" in text):
        raise _refused(text, "heeft losse punthaken")
    name = parse_name(named["name"]) if named else ""
    return MailAddress(_email((named["email"] if named else text).strip(), text), name)


def parse_name(text: str) -> str:
    """Tidy the name in front of an address.

    Raises:
        InputError: it cannot stand in the head of a message.
    """
    name = " ".join(text.split())
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1].strip()
    if len(name) > LONGEST_NAME or not name.isprintable() or any(sign in name for sign in '<>"\\'):
        raise InputError(
            Reason(
                "mail.name",
                f"De naam '{_short(text)}' kan niet boven een e-mail staan.",
                f"Gebruik hooguit {LONGEST_NAME} tekens, zonder aanhalingstekens en punthaken.",
            )
        )
    return name


def _email(email: str, whole: str) -> str:
    if not email:
        raise InputError(Reason("mail.address", "Er is geen e-mailadres ingevuld.", _FIX))
    if email.count("@") != 1:
        raise _refused(whole, "heeft niet precies één apenstaartje")
    local, domain = email.split("@")
    if not local.isascii():
        raise _refused(whole, "heeft een letter voor het apenstaartje die niet elke mailserver kent")
    if len(local) > LONGEST_LOCAL or _LOCAL.fullmatch(local) is None:
        raise _refused(whole, "heeft een teken of een punt te veel voor het apenstaartje")
    ready = f"{local}@{_domain(domain, whole)}"
    if len(ready) > LONGEST:
        raise _refused(whole, f"is langer dan {LONGEST} tekens")
    return ready


def _domain(domain: str, whole: str) -> str:
    plain = unicodedata.normalize("NFKC", domain).lower()
    try:
        written = plain.encode("idna").decode("ascii").lower()
        if not plain.isascii() and written.encode("ascii").decode("idna") != plain:
            raise _refused(whole, "heeft een domein dat niet zeker te schrijven is")
    except UnicodeError:
        raise _refused(whole, "heeft een domein dat niet bestaat") from None
    labels = written.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise _refused(whole, "heeft een domein dat niet bestaat")
    return written


def _refused(text: str, what: str) -> InputError:
    return InputError(Reason("mail.address", f"Het adres '{_short(text)}' {what}.", _FIX))


def _short(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text.strip())[:60]
