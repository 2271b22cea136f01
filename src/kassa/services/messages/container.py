"""Everything about mail that the office asks for."""

from __future__ import annotations

from kassa.domain.frozen import frozen
from kassa.services.messages.account import Account
from kassa.services.messages.mails import Mails
from kassa.services.messages.templates import Templates
from kassa.services.messages.worker import MailWorker


@frozen
class MailServices:
    """Templates, mails, the account, and the worker that sends."""

    templates: Templates
    mails: Mails
    account: Account
    worker: MailWorker
