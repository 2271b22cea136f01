"""The work list 'Definitief, maar nog niet verzonden' (M4-059): on it until a mail was sent."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from kassa.db.engine import Database
from kassa.db.repos import sales_register
from kassa.db.repos.sales_register import REGISTER_RULES
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.domain.messages.message import MailMessage, MailState
from kassa.domain.sales.document import DocumentKind
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Query
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.mailing import BOOKS, INVOICE, MailDesk
from tests.support.sales import concept, goods, issued
from tests.support.shop import OWNER, set_up_shop


class Office:
    """Mail about one definitive invoice that goes by e-mail, and the list."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        set_up_shop(database)
        self.clock = clock
        self.lists = Lists(database, clock, ZoneInfo("Europe/Amsterdam"), OWNER)
        self.mail = MailDesk(database, clock)
        invoice = replace(concept(DocumentKind.INVOICE, goods(12_100)), id=INVOICE)
        issued(database, invoice, "2025-0448", dispatch="email")
        for number, dispatch in (("2025-0449", "post"), ("2025-0450", "none")):
            issued(database, concept(DocumentKind.INVOICE, goods(100)), number, dispatch=dispatch)

    def shown(self) -> dict[str, str]:
        """Return how the mail of each invoice on the list stands."""
        place = [one.key for one in self.lists.spec("unsent").columns].index("mail")
        return {row.key: str(row.cells[place]) for row in self.lists.rows("unsent", Query())}

    def concept(self) -> MailMessage:
        self.clock.advance(seconds=1)
        return self.mail.mails.compose(INVOICE, self.mail.template().id, [BOOKS], OWNER)

    def send(self, message: MailMessage) -> None:
        self.mail.mails.send(message.id, message.revision, OWNER, new_id())
        self.clock.advance(seconds=8)
        while self.mail.worker.step():
            pass


@pytest.fixture
def office(database: Database, clock: FrozenClock) -> Office:
    return Office(database, clock)


def test_it_stays_on_the_list_until_it_was_sent(office: Office) -> None:
    assert office.shown() == {INVOICE: "none"}
    first = office.concept()
    assert office.shown() == {INVOICE: "concept"}
    office.mail.mails.delete(first.id, OWNER)
    assert office.shown() == {INVOICE: "none"}
    office.mail.mailer.answers = [Delivered(Outcome.NOTHING_SENT, Reason("mail.recipient", "550"), final=True)]
    failed = office.concept()
    office.send(failed)
    assert office.shown() == {INVOICE: "failed"}
    office.mail.mails.retry(failed.id, OWNER)
    assert office.shown() == {INVOICE: "queued"}
    assert office.mail.worker.step()
    assert office.mail.mails.get(failed.id).message.state is MailState.SENT
    assert office.shown() == {}


def test_a_mail_in_doubt_is_on_it_until_a_person_says_it_arrived(office: Office) -> None:
    office.mail.mailer.answers = [Delivered(Outcome.UNSURE, Reason("mail.unsure", "De verbinding viel weg."))]
    doubted = office.concept()
    office.send(doubted)
    assert office.shown() == {INVOICE: "unsure"}
    office.mail.mails.accept(doubted.id, OWNER)
    assert office.shown() == {}


def test_the_register_says_what_the_mails_say(office: Office, database: Database) -> None:
    office.send(office.concept())
    for code, statement, _sentence in REGISTER_RULES:
        assert database.one(statement) is None, code
    with database.write() as tx:
        sales_register.rebuild(tx)
    assert office.shown() == {}
