"""Sends the queued mail of a database and is killed: ``python -m tests.support.mailing_process FILE MOMENT``.

The first process dies at MOMENT (``claimed``, ``handed_over`` or ``never``); those that find the claimed mail go on as
they would a quarter of an hour later.
"""

from __future__ import annotations

import os
import signal
import sys

from kassa.db.engine import open_database
from kassa.domain.delivery import Delivered
from kassa.domain.messages.account import Envelope, MailAccount
from kassa.integrations.mail.smtp import SmtpMailer
from kassa.services.messages.account import Account
from kassa.services.messages.worker import MailWorker
from kassa.services.settings import Settings
from tests.support.clock import FrozenClock
from tests.support.mailing import MemorySecrets


class Killed:
    """A mailer whose process is killed before or after the server took the mail, or not at all."""

    def __init__(self, moment: str) -> None:
        self._real = SmtpMailer(FrozenClock())
        self._moment = moment

    def send(self, envelope: Envelope, account: MailAccount, password: str) -> Delivered:
        answer = None if self._moment == "claimed" else self._real.send(envelope, account, password)
        if self._moment == "never" and answer is not None:
            return answer
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("killed processes do not go on")


def main(location: str, moment: str) -> None:
    database, clock = open_database(location), FrozenClock()
    row = database.one("SELECT attempts FROM mail_message")
    assert row is not None
    clock.advance(minutes=15 if row[0] else 1)
    account = Account(database, Settings(database, clock), MemorySecrets(), Killed(moment), clock)
    worker = MailWorker(database, clock, account)
    while worker.step():
        pass
    database.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
