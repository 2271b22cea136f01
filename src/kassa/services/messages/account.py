"""The mail account of the shop: its settings, the password of this machine, and a test message."""

from __future__ import annotations

import logging
from typing import Final

from kassa.db.engine import Database
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import DeviceError, InputError, Reason
from kassa.domain.messages.account import MailAccount, Security
from kassa.domain.messages.address import MailAddress, parse_address, parse_name
from kassa.domain.messages.letter import Letter
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.settings import company, mail
from kassa.services.acting import record
from kassa.services.ports import Mailer, SecretStore
from kassa.services.settings import Settings
from kassa.system.clock import Clock
from kassa.system.identity import new_id

PASSWORD: Final = "mail"
"""Name of the password in the secret store."""
NO_PASSWORD = Reason(
    "mail.no_password",
    "Op deze computer is geen wachtwoord van de mailserver bewaard; hier wordt niets verzonden.",
    "Vul het in bij Instellingen, E-mail.",
)

_TRAINING = Reason(
    "mail.training", "Dit is de oefenomgeving: hier wordt geen e-mail verzonden.", "Verzend vanuit de echte winkel."
)
_NOT_LAID_OUT = Reason(
    "mail.layout",
    "Deze e-mail kan niet worden opgemaakt. Er is niets verzonden.",
    "Open de e-mail, kijk onderwerp, tekst en bijlagen na en verzend opnieuw.",
)
_log = logging.getLogger("kassa.mail")


class Account:
    """Who sends mail, and through which server.

    Args:
        database: whose journal tells that the password was changed.
        settings: of the company.
        secrets: keeps the password on this machine.
        mailer: hands mails over.
        clock: the moment.
    """

    def __init__(
        self, database: Database, settings: Settings, secrets: SecretStore, mailer: Mailer, clock: Clock
    ) -> None:
        self._database = database
        self._settings = settings
        self._secrets = secrets
        self._mailer = mailer
        self._clock = clock

    @property
    def place(self) -> str:
        """Dutch words for where the password is kept."""
        return self._secrets.place

    def current(self) -> MailAccount:
        """Return the account as it is set now."""
        get = self._settings.get
        name = get(mail.SENDER_NAME) or get(company.NAME)
        return MailAccount(
            host=get(mail.HOST),
            port=get(mail.PORT),
            security=Security(get(mail.SECURITY)),
            user=get(mail.USER),
            timeout=get(mail.TIMEOUT),
            sender=_address(get(mail.SENDER), name),
            reply_to=_address(get(mail.REPLY_TO), ""),
            copy_to_self=get(mail.COPY_TO_SELF),
        )

    def shop_values(self, actor_name: str) -> dict[str, str]:
        """Return the fields of a mail that are the shop's own."""
        get = self._settings.get
        return {
            "winkelnaam": get(company.NAME),
            "winkeltelefoon": get(company.PHONE),
            "medewerker": actor_name,
        }

    def has_password(self) -> bool:
        """Whether this machine keeps a password.

        Raises:
            DeviceError: the store cannot be opened.
        """
        return bool(self._secrets.get(PASSWORD))

    def set_password(self, password: str, actor: Actor) -> None:
        """Keep the password of the mail server on this machine; an empty one forgets it. The journal never holds it.

        Raises:
            Denied: the person may not change settings.
            DeviceError: the store cannot be written.
        """
        require(actor, Right.EDIT_SETTINGS)
        self._secrets.put(PASSWORD, password)
        with self._database.write() as tx:
            record(tx, actor, "mail.password_changed", "", {"set": bool(password)}, self._clock.now())

    def trouble(self) -> Reason | None:
        """Return why this machine cannot send at all, or None."""
        if self._settings.is_training:
            return _TRAINING
        account = self.current()
        if account.refusal is not None:
            return account.refusal
        try:
            return NO_PASSWORD if account.user and not self.has_password() else None
        except DeviceError as error:
            return error.reason

    def hand_over(self, letter: Letter) -> Delivered:
        """Give a mail to the server; blocking, with no transaction open."""
        from kassa.output.mail.message import envelope  # 12 ms of a start, needed at the first mail

        account = self.current()
        try:
            password = self._secrets.get(PASSWORD) if account.user else ""
        except DeviceError as error:
            return Delivered(Outcome.NOTHING_SENT, error.reason)
        try:
            ready = envelope(letter, account, self._clock.now())
        except (LookupError, TypeError, ValueError) as error:
            _log.error("a mail cannot be laid out: %s", type(error).__name__)  # never what was written in it
            return Delivered(Outcome.NOTHING_SENT, _NOT_LAID_OUT, final=True)
        return self._mailer.send(ready, account, password)

    def send_test(self, actor: Actor) -> Delivered:
        """Send a test message to the sender's own address; blocking.

        Raises:
            Denied: the person may not change settings.
        """
        require(actor, Right.EDIT_SETTINGS)
        account = self.current()
        trouble = self.trouble()
        if trouble is not None or account.sender is None:
            return Delivered(Outcome.NOTHING_SENT, trouble, final=True)
        body = "Dit is een testbericht van Kassa. De instellingen van de e-mail kloppen."
        to = (MailAddress(account.sender.email),)
        return self.hand_over(Letter(new_message_id(account), "nl", to, (), (), "Testbericht van Kassa", body))


def new_message_id(account: MailAccount) -> str:
    """Return a head Message-ID: unique for ever, in the domain of the sender."""
    domain = account.sender.email.rpartition("@")[2] if account.sender is not None else "kassa.invalid"
    return f"<{new_id()}@{domain}>"


def _address(text: str, name: str) -> MailAddress | None:
    """Return a stored address; a company name that cannot stand in a head is left out."""
    if not text:
        return None
    address = parse_address(text)
    try:
        return MailAddress(address.email, address.name or parse_name(name))
    except InputError:
        return address
