"""Sends what is queued: one mail at a time, claimed in one transaction, sent with none open, settled in another.

The program repeats by itself only what certainly was accepted by nobody. A mail whose sender died on the way is unsure,
and a person decides. Workers of several processes do not meet: a claim is taken by one (reliability.md 6.15, 6.17).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from kassa.db.engine import Database
from kassa.db.journal import append
from kassa.db.repos import mails as repo
from kassa.db.repos import stored_files
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason, StoreError
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.lifecycle import next_status
from kassa.domain.messages import message as rules
from kassa.domain.messages.letter import Letter, MailPart
from kassa.domain.messages.message import MAIL_TRANSITIONS, MailMessage, MailState
from kassa.services.messages.account import Account
from kassa.system.clock import Clock
from kassa.system.identity import new_id

LEASE: Final = timedelta(minutes=7)
"""Longer than an attempt can take: who still holds a mail then is gone."""
_INTERRUPTED = Reason(
    "mail.interrupted",
    "Het programma stopte tijdens het verzenden. Het is niet zeker of de e-mail is aangekomen.",
    "Vraag het de ontvanger, en kies dan 'Opnieuw' of 'Is aangekomen'.",
)
_STALE = Reason(
    "mail.stale",
    "Deze e-mail wacht al langer dan een dag en is niet verzonden.",
    "Kies 'Opnieuw' om hem alsnog te verzenden.",
)
_DAMAGED = Reason(
    "mail.file_gone",
    "Een bijlage van deze e-mail is beschadigd. Er is niets verzonden.",
    "Controleer het bestand met 'kassa verify'.",
)
_ACTIONS: Final = {
    Outcome.CONFIRMED: "send",
    Outcome.HANDED_OVER: "send",
    Outcome.NOTHING_SENT: "give_back",
    Outcome.UNSURE: "doubt",
}
_EVENTS: Final = {
    MailState.SENT: "mail.sent",
    MailState.QUEUED: "mail.delayed",
    MailState.FAILED: "mail.failed",
    MailState.UNSURE: "mail.unsure",
}


class MailWorker:
    """Sends the mails of a shop; every method belongs to one background thread at a time.

    Args:
        database: where the mails are.
        clock: moments and waits.
        account: hands them over.

    Attributes:
        trouble: why this machine cannot send now, or None; said beside what waits.
    """

    def __init__(self, database: Database, clock: Clock, account: Account) -> None:
        self._database = database
        self._clock = clock
        self._account = account
        self._claiming: tuple[str, str] | None = None
        self._unsettled: tuple[MailMessage, str, Delivered] | None = None
        self.trouble: Reason | None = None

    def step(self) -> bool:
        """Do what is next; False when there is nothing to do now.

        Raises:
            StoreError: the database does not answer; nothing is lost, the next step goes on where this one stopped.
        """
        if self._unsettled is not None:
            self._settle(*self._unsettled)
            return True
        if self._claiming is not None:
            return self._finish_claim(*self._claiming)
        self._tidy()
        now = self._clock.now()
        with self._database.read() as reader:
            mail_id = repo.next_due(reader, now)
            due = repo.get(reader, mail_id) if mail_id is not None else None
        if due is None:
            return False
        if due.message.queued_at is not None and now - due.message.queued_at > rules.STALE:
            self._hold(due.message)
            return True
        return self._claim(due.message.id)

    def _claim(self, mail_id: str) -> bool:
        self.trouble = self._account.trouble()
        if self.trouble is not None:
            return False
        by = new_id()
        # When the database does not say whether it kept the claim, the next step looks.
        self._claiming = (mail_id, by)
        with self._database.write() as tx:
            repo.claim(tx, mail_id, by, self._clock.now())
        return self._finish_claim(mail_id, by)

    def _finish_claim(self, mail_id: str, by: str) -> bool:
        with self._database.read() as reader:
            mine = repo.is_claimed(reader, mail_id, by)
            found = repo.get(reader, mail_id) if mine else None
        self._claiming = None
        if found is None:
            return True
        self._unsettled = (found.message, by, self._deliver(found.message))
        self._settle(*self._unsettled)
        return True

    def _deliver(self, message: MailMessage) -> Delivered:
        parts = []
        try:
            with self._database.read() as reader:
                for one in message.attachments:
                    content = stored_files.content(reader, one.file_id)
                    if content is None:
                        return Delivered(Outcome.NOTHING_SENT, _DAMAGED, final=True)
                    parts.append(MailPart(one.name, one.media_type, content))
        except StoreError as error:
            return Delivered(Outcome.NOTHING_SENT, error.reason)
        letter = Letter(
            message.message_id,
            message.language,
            message.to,
            message.cc,
            message.bcc,
            message.subject,
            message.body,
            tuple(parts),
        )
        return self._account.hand_over(letter)

    def _settle(self, message: MailMessage, by: str, done: Delivered) -> None:
        """Write what became of a mail; what was done is kept until the database takes it."""
        action = _ACTIONS[done.outcome]
        if done.outcome is Outcome.NOTHING_SENT and (done.final or message.attempts >= rules.TRIES):
            action = "fail"
        state = next_status(MAIL_TRANSITIONS, action, MailState.SENDING, "Deze e-mail")
        now = self._clock.now()
        again = now + rules.wait_after(message.attempts) if state is MailState.QUEUED else None
        with self._database.write() as tx:
            if repo.settle(tx, message.id, by, state, done.reason, moment=now, not_before=again):
                body: dict[str, object] = {
                    "document": message.document_id,
                    "attempt": message.attempts,
                    "reason": done.reason.code if done.reason else "",
                }
                append(tx, OFFICE_CHAIN, _EVENTS[state], message.id, body, employee_id=message.employee_id, moment=now)
        self._unsettled = None

    def _hold(self, message: MailMessage) -> None:
        """Stop a mail that has waited too long to be sent without asking."""
        now = self._clock.now()
        with self._database.write() as tx:
            if repo.hold(tx, message.id, _STALE, now):
                body = {"document": message.document_id, "reason": _STALE.code}
                append(tx, OFFICE_CHAIN, "mail.failed", message.id, body, employee_id=message.employee_id, moment=now)

    def _tidy(self) -> None:
        """Find what a crash left behind, and let go what was deleted long ago."""
        now = self._clock.now()
        before = now - rules.KEPT_DELETED
        with self._database.read() as reader:
            lost = repo.lost(reader, now, LEASE)
            old = repo.has_deleted(reader, before)
        for mail_id in lost:
            with self._database.write() as tx:
                if repo.lose(tx, mail_id, _INTERRUPTED, now, LEASE):
                    body = {"reason": _INTERRUPTED.code}
                    append(tx, OFFICE_CHAIN, "mail.unsure", mail_id, body, employee_id="", moment=now)
        if old:
            with self._database.write() as tx:
                count = repo.purge(tx, before)
                append(tx, OFFICE_CHAIN, "mail.purged", "", {"count": count}, employee_id="", moment=now)
