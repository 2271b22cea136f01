"""Hands mails to an SMTP server, one step at a time, so that it is always known how far it came.

Up to the last line of the text nothing was accepted, so trying again is safe. From there until the answer nobody can
know: the answer is *unsure*, and a person decides (reliability.md 6.17). A receiver that is refused stops the whole
mail before its text is given: either everybody gets it or nobody does.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable

from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.domain.messages.account import Envelope, MailAccount, Security
from kassa.system.clock import Clock

LONGEST = 300
"""Seconds after which an attempt is given up, however slowly the server keeps talking."""
_SHOWN = 200


class _Stop(Exception):
    """Ends the talk with an answer."""

    def __init__(self, delivered: Delivered) -> None:
        super().__init__()
        self.delivered = delivered


class SmtpMailer:
    """The driver; satisfies ``services.ports.Mailer``.

    Args:
        clock: measures how long an attempt takes.
        trust: makes the rules for certificates; they are always checked, also the name of the server.
    """

    def __init__(self, clock: Clock, trust: Callable[[], ssl.SSLContext] = ssl.create_default_context) -> None:
        self._clock = clock
        self._trust = trust

    def send(self, envelope: Envelope, account: MailAccount, password: str) -> Delivered:
        """See ``services.ports.Mailer.send``."""
        talk = _Talk(account, self._clock, self._trust)
        try:
            talk.open()
            talk.sign_in(password)
            talk.address(envelope)
            return talk.give(envelope.content)
        except _Stop as stop:
            return stop.delivered
        finally:
            talk.close()


class _Talk:
    """One talk with one server."""

    def __init__(self, account: MailAccount, clock: Clock, trust: Callable[[], ssl.SSLContext]) -> None:
        self._account = account
        self._clock = clock
        self._trust = trust
        self._ends = clock.monotonic() + LONGEST
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> None:
        """Connect, greet, and make the line private."""
        account = self._account
        if account.security is Security.NONE and account.user:
            raise _final(
                "mail.insecure", "Zonder beveiliging wordt geen wachtwoord verstuurd.", "Kies STARTTLS of TLS."
            )
        try:
            self._smtp = smtp = self._connected()
            code, answer = smtp.ehlo()
            if not 200 <= code <= 299:
                raise self._refused("mail.greeting", code, answer)
            if account.security is Security.STARTTLS:
                self._private(smtp)
        except ssl.SSLCertVerificationError as error:
            raise _final(
                "mail.certificate",
                f"De mailserver {account.host} kan niet bewijzen dat hij het is ({_clean(error.verify_message)}).",
                "Controleer de naam van de server bij Instellingen, E-mail. Er is niets verzonden.",
            ) from error
        except ssl.SSLError as error:
            raise _final(
                "mail.tls",
                f"De beveiligde lijn met {account.host} komt niet tot stand ({_clean(error.reason or str(error))}).",
                "Controleer poort en beveiliging: 587 is STARTTLS, 465 is TLS. Er is niets verzonden.",
            ) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise self._unreachable(error) from error

    def sign_in(self, password: str) -> None:
        """Say who we are, when the server wants to know."""
        if not self._account.user:
            return
        smtp = self._line()
        if not smtp.has_extn("auth"):
            raise _final(
                "mail.login",
                f"De mailserver {self._account.host} vraagt geen wachtwoord, maar er is een gebruikersnaam ingevuld.",
                "Laat de gebruikersnaam leeg, of kies een andere poort.",
            )
        try:
            smtp.login(self._account.user, password)
        except smtplib.SMTPAuthenticationError as error:
            code, answer = error.smtp_code, error.smtp_error
            if code < 500:
                raise self._refused("mail.login", code, answer) from error
            raise _final(
                "mail.login",
                f"De mailserver kent deze gebruikersnaam of dit wachtwoord niet ({_said(code, answer)}).",
                "Vul het wachtwoord opnieuw in bij Instellingen, E-mail.",
            ) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise self._unreachable(error) from error

    def address(self, envelope: Envelope) -> None:
        """Say who sends it and who gets it; nobody gets it when anybody is refused."""
        smtp = self._line()
        largest = smtp.esmtp_features.get("size", "")
        if largest.isdigit() and 0 < int(largest) < len(envelope.content):
            raise _final(
                "mail.too_large",
                f"De mailserver neemt hooguit {int(largest) // 1_000_000} MB aan en deze e-mail is groter.",
                "Haal een bijlage weg.",
            )
        code, answer = self._say(lambda: smtp.mail(envelope.sender))
        if code != 250:
            raise self._refused("mail.sender", code, answer)
        refused: list[tuple[str, int, bytes]] = []
        for recipient in envelope.recipients:
            code, answer = self._say(lambda one=recipient: smtp.rcpt(one))  # type: ignore[misc]
            if code not in (250, 251):
                refused.append((recipient, code, answer))
        if refused:
            raise _Stop(_refused_receivers(refused))

    def give(self, content: bytes) -> Delivered:
        """Give the text and wait for the answer."""
        smtp = self._line()
        code, answer = self._say(lambda: smtp.docmd("data"))
        if code != 354:
            raise self._refused("mail.data", code, answer)
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
        text = lines.replace(b"\r\n.", b"\r\n..")
        text = (b"." + text if text.startswith(b".") else text).removesuffix(b"\r\n") + b"\r\n.\r\n"
        try:
            self._patience()
            smtp.send(text)
            self._patience()
            code, answer = smtp.getreply()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return Delivered(
                Outcome.UNSURE,
                Reason(
                    "mail.unsure",
                    f"De verbinding met {self._account.host} viel weg na het versturen ({_clean(str(error))}). "
                    "Het is niet zeker of de e-mail is aangekomen.",
                    "Vraag het de ontvanger, en kies dan 'Opnieuw' of 'Is aangekomen'.",
                ),
            )
        if 200 <= code <= 299:
            return Delivered(Outcome.CONFIRMED)
        return self._refused("mail.refused", code, answer).delivered

    def close(self) -> None:
        """Say goodbye; what happens then changes nothing any more."""
        if self._smtp is None:
            return
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(2)
            self._smtp.quit()
        except (OSError, smtplib.SMTPException, ValueError):
            self._smtp.close()

    def _connected(self) -> smtplib.SMTP:
        account, seconds = self._account, self._account.timeout
        if account.security is Security.TLS:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                account.host, account.port, local_hostname="localhost", timeout=seconds, context=self._trust()
            )
        else:
            smtp = smtplib.SMTP(account.host, account.port, local_hostname="localhost", timeout=seconds)
        if smtp.sock is not None:
            own = str(smtp.sock.getsockname()[0])
            smtp.local_hostname = f"[IPv6:{own}]" if ":" in own else f"[{own}]"  # a machine in a shop has no other name
        return smtp

    def _private(self, smtp: smtplib.SMTP) -> None:
        if not smtp.has_extn("starttls"):
            raise _final(
                "mail.starttls",
                f"De mailserver {self._account.host} biedt geen STARTTLS aan. Er is niets verzonden.",
                "Kies TLS met poort 465, of vraag de provider naar de instellingen.",
            )
        smtp.starttls(context=self._trust())
        smtp.ehlo()

    def _say(self, step: Callable[[], tuple[int, bytes]]) -> tuple[int, bytes]:
        """Do one step of the talk; a line that breaks here has sent nothing."""
        try:
            self._patience()
            return step()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise self._unreachable(error) from error

    def _patience(self) -> None:
        left = self._ends - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError("de server is te traag")
        sock = self._line().sock
        if sock is not None:
            sock.settimeout(min(left, self._account.timeout))

    def _line(self) -> smtplib.SMTP:
        if self._smtp is None:
            raise OSError("geen verbinding")
        return self._smtp

    def _unreachable(self, error: Exception) -> _Stop:
        host = f"{self._account.host}:{self._account.port}"
        if isinstance(error, socket.gaierror):
            sentence = f"De mailserver {self._account.host} is niet te vinden."
        elif isinstance(error, TimeoutError):
            sentence = f"De mailserver {host} antwoordt niet op tijd."
        elif isinstance(error, ConnectionRefusedError):
            sentence = f"Op {host} neemt geen mailserver op."
        elif isinstance(error, smtplib.SMTPConnectError | smtplib.SMTPServerDisconnected | smtplib.SMTPHeloError):
            sentence = f"De mailserver {host} verbrak het gesprek ({_clean(str(error))})."
        else:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            sentence = f"De mailserver {host} is niet te bereiken ({_clean(said)})."
        reason = Reason("mail.unreachable", sentence, "Er is niets verzonden; het wordt vanzelf opnieuw geprobeerd.")
        return _Stop(Delivered(Outcome.NOTHING_SENT, reason))

    def _refused(self, code: str, number: int, answer: bytes | str) -> _Stop:
        """Return what a refusal means: 5xx is for good, everything else may go better later (RFC 5321 4.2.1)."""
        if 500 <= number <= 599:
            return _final(
                code,
                f"De mailserver weigert de e-mail ({_said(number, answer)}).",
                "Er is niets verzonden. Wijzig wat de server noemt en probeer opnieuw.",
            )
        reason = Reason(
            code,
            f"De mailserver neemt de e-mail nu niet aan ({_said(number, answer)}).",
            "Er is niets verzonden; het wordt vanzelf opnieuw geprobeerd.",
        )
        return _Stop(Delivered(Outcome.NOTHING_SENT, reason))


def _refused_receivers(refused: list[tuple[str, int, bytes]]) -> Delivered:
    told = "; ".join(f"{address}: {_said(code, answer)}" for address, code, answer in refused[:5])
    final = any(code >= 500 for _, code, _ in refused)
    return Delivered(
        Outcome.NOTHING_SENT,
        Reason(
            "mail.recipient",
            f"De mailserver weigert {'dit adres' if len(refused) == 1 else 'deze adressen'}: {told}. "
            "De e-mail ging naar niemand.",
            "Verbeter het adres en verzend opnieuw." if final else "Het wordt vanzelf opnieuw geprobeerd.",
        ),
        final=final,
    )


def _final(code: str, sentence: str, fix: str) -> _Stop:
    return _Stop(Delivered(Outcome.NOTHING_SENT, Reason(code, sentence, fix), final=True))


def _said(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {_clean(text)}".strip()


def _clean(text: str) -> str:
    """What a server says is data: one line, printable, short."""
    line = " ".join(text.split())
    return "".join(letter if letter.isprintable() else "?" for letter in line)[:_SHOWN]
