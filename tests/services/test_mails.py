"""Mails about documents: composed, kept, sent once, taken back, tried again, read-only when sent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from kassa.db.engine import Database, open_database
from kassa.db.repos import mails as repo
from kassa.db.verify import verify
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Conflict, Denied, InputError, KassaError, Reason, RuleError, StoreError, TransitionError
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.files import NewFile
from kassa.domain.messages.message import MailMessage, MailState
from kassa.domain.messages.template import DocumentKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.services.messages.mails import MailDraft
from kassa.services.messages.worker import LEASE, MailWorker
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.mail_server import MailServer
from tests.support.mailing import BOOKS, INVOICE, PDF, PERSON, MailDesk
from tests.support.shop import NOBODY, OWNER, set_up_shop
from tests.support.sources import ROOT

LATER = Delivered(Outcome.NOTHING_SENT, Reason("mail.unreachable", "De mailserver is niet te bereiken."))
NEVER = Delivered(Outcome.NOTHING_SENT, Reason("mail.recipient", "550 bestaat niet."), final=True)
PERHAPS = Delivered(Outcome.UNSURE, Reason("mail.unsure", "De verbinding viel weg."))
STRANGER = MailAddress("vreemd@elders.nl")


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> MailDesk:
    set_up_shop(database)
    return MailDesk(database, clock)


def concept(desk: MailDesk) -> MailMessage:
    return desk.mails.compose(INVOICE, desk.template().id, [BOOKS], OWNER)


def draft(message: MailMessage, **changes: object) -> MailDraft:
    made = MailDraft(
        message.template_id,
        message.language,
        message.to,
        message.cc,
        message.bcc,
        message.subject,
        message.body,
        message.attachments,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def queue(desk: MailDesk, message: MailMessage | None = None) -> MailMessage:
    message = message or concept(desk)
    return desk.mails.send(message.id, message.revision, OWNER, new_id())


def state(desk: MailDesk, message: MailMessage) -> MailState:
    return desk.mails.get(message.id).message.state


def work(desk: MailDesk) -> None:
    while desk.worker.step():
        pass


def test_a_concept_is_filled_from_the_template_and_has_the_pdf(desk: MailDesk) -> None:
    made = concept(desk)
    assert made.state is MailState.CONCEPT
    assert made.subject == "Factuur 2025-0448 van Mijn winkel"
    assert "**2025-0448** van 26-11-2025 voor een bedrag van **€\u00a0552,99**" in made.body
    assert [one.name for one in made.attachments] == ["Factuur 2025-0448.pdf"]
    assert made.to == (BOOKS,)
    work(desk)
    assert desk.mailer.sent == []


def test_only_known_addresses_and_a_new_one_in_one_step(desk: MailDesk) -> None:
    with pytest.raises(InputError) as refused:
        desk.mails.compose(INVOICE, desk.template().id, [STRANGER], OWNER)
    assert refused.value.code == "mail.unknown_address"
    made = concept(desk)
    for part in ("to", "cc", "bcc"):
        with pytest.raises(InputError):
            desk.mails.save(made.id, made.revision, draft(made, **{part: (STRANGER,)}), OWNER)
    with pytest.raises(Denied):
        desk.mails.add_address(INVOICE, STRANGER, NOBODY)
    desk.mails.add_address(INVOICE, STRANGER, OWNER)
    saved = desk.mails.save(made.id, made.revision, draft(made, cc=(STRANGER,), bcc=(PERSON,)), OWNER)
    assert (saved.cc, saved.bcc) == ((STRANGER,), (PERSON,))


def test_an_address_that_is_no_longer_known_stops_the_mail(desk: MailDesk) -> None:
    made = concept(desk)
    desk.source.document = replace(desk.source.document, known=desk.source.document.known[1:])
    with pytest.raises(InputError):
        queue(desk, made)
    assert state(desk, made) is MailState.CONCEPT


def test_sending_waits_eight_seconds_and_can_be_taken_back(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    clock.advance(seconds=7)
    work(desk)
    assert desk.mailer.sent == []
    back = desk.mails.take_back(sent.id, OWNER)
    assert back.state is MailState.CONCEPT
    clock.advance(seconds=60)
    work(desk)
    assert desk.mailer.sent == []
    queue(desk, back)
    clock.advance(seconds=8)
    work(desk)
    assert state(desk, sent) is MailState.SENT
    with pytest.raises(TransitionError):
        desk.mails.take_back(sent.id, OWNER)


def test_what_was_mailed_is_the_stored_pdf(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    clock.advance(seconds=8)
    work(desk)
    got = message_from_bytes(desk.mailer.sent[0].content, policy=default)
    assert isinstance(got, EmailMessage)
    (pdf,) = got.iter_attachments()
    assert pdf.get_content() == PDF
    assert desk.mails.content(sent.attachments[0].file_id) == PDF
    stored = desk.mails.get(sent.id).message
    assert (stored.sent_at, got["Message-ID"]) == (clock.now(), stored.message_id)


def test_one_press_sends_once(desk: MailDesk, clock: FrozenClock) -> None:
    made, key = concept(desk), new_id()
    first = desk.mails.send(made.id, made.revision, OWNER, key)
    assert desk.mails.send(made.id, made.revision, OWNER, key) == first
    with pytest.raises(TransitionError):
        desk.mails.send(made.id, first.revision, OWNER, new_id())
    with pytest.raises(Conflict):
        desk.mails.send(concept(desk).id, 1, OWNER, key)
    clock.advance(seconds=9)
    work(desk)
    assert len(desk.mailer.sent) == 1


def test_a_sent_mail_is_read_only_also_for_the_database(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    clock.advance(seconds=9)
    work(desk)
    now = desk.mails.get(sent.id).message
    for act in (
        lambda: desk.mails.save(sent.id, now.revision, draft(now, subject="Anders"), OWNER),
        lambda: desk.mails.delete(sent.id, OWNER),
        lambda: desk.mails.retry(sent.id, OWNER),
    ):
        with pytest.raises(TransitionError):
            act()
    for sql in (
        "UPDATE mail_message SET subject = 'x'",
        "UPDATE mail_message SET state = 'concept'",
        "DELETE FROM mail_message",
        "DELETE FROM mail_attachment",
        "UPDATE mail_attachment SET name = 'x'",
        "UPDATE stored_file SET name = 'x'",
        "DELETE FROM stored_file",
    ):
        with pytest.raises(StoreError, match="definitief"), desk.database.write() as tx:
            tx.run(sql)
    assert desk.mails.get(sent.id).message == now


def test_somebody_else_changed_it(desk: MailDesk) -> None:
    made = concept(desk)
    desk.mails.save(made.id, made.revision, draft(made, subject="Eerste"), OWNER)
    with pytest.raises(Conflict):
        desk.mails.save(made.id, made.revision, draft(made, subject="Tweede"), OWNER)
    with pytest.raises(Conflict):
        desk.mails.send(made.id, made.revision, OWNER, new_id())
    assert desk.mails.get(made.id).message.subject == "Eerste"


def test_a_deleted_concept_comes_back_and_after_thirty_days_it_does_not(desk: MailDesk, clock: FrozenClock) -> None:
    made = concept(desk)
    desk.mails.delete(made.id, OWNER)
    assert desk.mails.of_document(INVOICE) == ()
    assert desk.mails.restore(made.id, OWNER).body == made.body
    desk.mails.delete(made.id, OWNER)
    clock.advance(days=31)
    work(desk)
    with pytest.raises(RuleError):
        desk.mails.restore(made.id, OWNER)


def test_trouble_is_tried_again_with_growing_waits_and_then_a_person_is_told(
    desk: MailDesk, clock: FrozenClock
) -> None:
    sent = queue(desk)
    desk.mailer.answers = [LATER] * 12
    clock.advance(seconds=8)
    work(desk)
    stored = desk.mails.get(sent.id).message
    assert (stored.state, stored.reason) == (MailState.QUEUED, LATER.reason)
    clock.advance(seconds=29)
    work(desk)
    assert len(desk.mailer.sent) == 1
    for _ in range(11):
        clock.advance(hours=1)
        work(desk)
    assert state(desk, sent) is MailState.FAILED
    assert len(desk.mailer.sent) == 12
    assert len({one.message_id for one in desk.mailer.sent}) == 1
    desk.mails.retry(sent.id, OWNER)
    work(desk)
    assert state(desk, sent) is MailState.SENT


def test_a_refused_mail_is_mended_and_sent(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    desk.mailer.answers = [NEVER]
    clock.advance(seconds=8)
    work(desk)
    failed = desk.mails.get(sent.id).message
    assert (failed.state, failed.reason) == (MailState.FAILED, NEVER.reason)
    mended = desk.mails.save(failed.id, failed.revision, draft(failed, to=(PERSON,)), OWNER)
    assert (mended.state, mended.reason) == (MailState.CONCEPT, None)
    queue(desk, mended)
    clock.advance(seconds=8)
    work(desk)
    assert [one.recipients for one in desk.mailer.sent] == [(BOOKS.email,), (PERSON.email,)]


def test_doubt_is_never_repeated_by_the_program(desk: MailDesk, clock: FrozenClock) -> None:
    first, second = queue(desk), queue(desk)
    desk.mailer.answers = [PERHAPS, PERHAPS]
    clock.advance(seconds=8)
    work(desk)
    clock.advance(days=3)
    work(desk)
    assert len(desk.mailer.sent) == 2
    assert state(desk, first) is MailState.UNSURE
    with pytest.raises(TransitionError):
        desk.mails.delete(first.id, OWNER)
    desk.mails.accept(first.id, OWNER)
    desk.mails.retry(second.id, OWNER)
    work(desk)
    assert (state(desk, first), state(desk, second)) == (MailState.SENT, MailState.SENT)
    assert [one.message_id for one in desk.mailer.sent].count(second.message_id) == 2
    with pytest.raises(RuleError):
        desk.mails.accept(first.id, OWNER)


def test_a_sender_that_died_leaves_doubt_and_its_late_answer_still_counts(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    clock.advance(seconds=8)
    with desk.database.write() as tx:
        assert repo.claim(tx, sent.id, "dead", clock.now())
    work(desk)
    assert state(desk, sent) is MailState.SENDING
    clock.advance(seconds=LEASE.total_seconds() + 1)
    other = MailWorker(desk.database, clock, desk.account)
    assert not other.step()
    assert state(desk, sent) is MailState.UNSURE
    with desk.database.write() as tx:
        assert not repo.settle(tx, sent.id, "other", MailState.SENT, None, moment=clock.now())
        assert repo.settle(tx, sent.id, "dead", MailState.SENT, None, moment=clock.now())
    assert state(desk, sent) is MailState.SENT
    assert desk.mailer.sent == []


def test_two_workers_send_each_mail_once(desk: MailDesk, clock: FrozenClock) -> None:
    sent = [queue(desk) for _ in range(6)]
    clock.advance(seconds=8)
    other = MailWorker(desk.database, clock, desk.account)
    while desk.worker.step() | other.step():
        pass
    assert sorted(one.message_id for one in desk.mailer.sent) == sorted(one.message_id for one in sent)


def test_a_clock_that_was_set_back_holds_up_nothing(desk: MailDesk, clock: FrozenClock) -> None:
    queue(desk)
    clock.set(clock.now().replace(year=2025))
    work(desk)
    assert len(desk.mailer.sent) == 1


def test_a_mail_that_waited_a_day_asks_first(desk: MailDesk, clock: FrozenClock) -> None:
    """A backup that is put back may hold mails that went out after it was made."""
    sent = queue(desk)
    clock.advance(hours=25)
    work(desk)
    held = desk.mails.get(sent.id).message
    assert (held.state, held.reason and held.reason.code) == (MailState.FAILED, "mail.stale")
    desk.mails.retry(sent.id, OWNER)
    work(desk)
    assert (state(desk, sent), len(desk.mailer.sent)) == (MailState.SENT, 1)


def test_without_a_password_this_machine_leaves_it_to_another(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    desk.set_up(user="winkel")
    clock.advance(seconds=8)
    work(desk)
    assert desk.worker.trouble is not None
    assert desk.worker.trouble.code == "mail.no_password"
    assert (state(desk, sent), desk.mails.get(sent.id).message.attempts) == (MailState.QUEUED, 0)
    desk.account.set_password("geheim", OWNER)
    work(desk)
    assert (state(desk, sent), desk.mailer.passwords) == (MailState.SENT, ["geheim"])


def test_mail_that_is_not_set_up_cannot_be_sent(desk: MailDesk) -> None:
    desk.set_up(host="")
    with pytest.raises(RuleError) as refused:
        queue(desk)
    assert refused.value.code == "mail.not_set_up"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": ()}, "mail.to"),
        ({"body": "Nog {{totaal}} te betalen"}, "mail.body"),
        ({"subject": "Factuur {{factuurnummer}}"}, "mail.subject"),
        ({"kept": ()}, "mail.no_pdf"),
    ],
)
def test_what_should_not_go_out_does_not(desk: MailDesk, changes: dict[str, object], code: str) -> None:
    made = concept(desk)
    saved = desk.mails.save(made.id, made.revision, draft(made, **changes), OWNER)
    with pytest.raises(KassaError) as refused:
        queue(desk, saved)
    assert refused.value.code == code
    assert state(desk, made) is MailState.CONCEPT


def test_a_template_without_pdf_makes_no_invoice_mail(desk: MailDesk) -> None:
    template = replace(desk.template(), attach_pdf=False)
    bare = desk.templates.save(template, OWNER)
    with pytest.raises(RuleError) as refused:
        desk.mails.compose(INVOICE, bare.id, [BOOKS], OWNER)
    assert refused.value.code == "mail.no_pdf"
    desk.templates.save(replace(bare, attach_pdf=True), OWNER)
    desk.source.document = replace(desk.source.document, files=())
    with pytest.raises(RuleError) as refused:
        concept(desk)
    assert refused.value.code == "mail.no_file"


def test_a_template_of_another_document_is_refused(desk: MailDesk) -> None:
    with pytest.raises(RuleError) as refused:
        desk.mails.compose(INVOICE, desk.template(DocumentKind.ORDER).id, [BOOKS], OWNER)
    assert refused.value.code == "mail.template.kind"


def test_own_files_go_along_under_a_safe_name(desk: MailDesk, clock: FrozenClock) -> None:
    made = concept(desk)
    file = NewFile("../../Algemene voorwaarden.pdf", b"%PDF voorwaarden")
    saved = desk.mails.save(made.id, made.revision, draft(made, added=(file, file)), OWNER)
    assert [(one.name, one.own) for one in saved.attachments] == [
        ("Factuur 2025-0448.pdf", True),
        ("Algemene voorwaarden.pdf", False),
    ]
    for bad in (NewFile("virus.exe", b"MZ"), NewFile("groot.pdf", b"x" * 16_000_000)):
        with pytest.raises(InputError):
            desk.mails.save(saved.id, saved.revision, draft(saved, added=(bad,)), OWNER)
    queue(desk, saved)
    clock.advance(seconds=8)
    work(desk)
    got = message_from_bytes(desk.mailer.sent[0].content, policy=default)
    assert isinstance(got, EmailMessage)
    assert [one.get_filename() for one in got.iter_attachments()] == [
        "Factuur 2025-0448.pdf",
        "Algemene voorwaarden.pdf",
    ]


def test_a_changed_file_is_found_and_never_sent(desk: MailDesk, clock: FrozenClock) -> None:
    sent = queue(desk)
    assert [one.code for one in verify(desk.database.location).findings if one.code.startswith("file.")] == []
    with desk.database.write() as tx:
        on_table = " ON stored_file" if tx.kind == "postgresql" else ""
        tx.run(f"DROP TRIGGER stored_file_no_update{on_table}")
        tx.run("UPDATE stored_file SET content = :content", content=PDF.replace(b"EOF", b"eof"))
    assert "file.changed" in [one.code for one in verify(desk.database.location).findings]
    clock.advance(seconds=8)
    work(desk)
    assert (state(desk, sent), desk.mailer.sent) == (MailState.FAILED, [])
    with pytest.raises(RuleError):
        desk.mails.content(sent.attachments[0].file_id)


def test_the_journal_tells_who_and_not_what(desk: MailDesk, clock: FrozenClock) -> None:
    queue(desk)
    clock.advance(seconds=8)
    work(desk)
    with desk.database.read() as reader:
        rows = reader.all("SELECT event, employee_id, payload FROM journal WHERE event LIKE 'mail.%' ORDER BY seq")
    assert [event for event, _, _ in rows] == ["mail.templates_made", "mail.composed", "mail.queued", "mail.sent"]
    assert rows[-1][1] == OWNER.employee_id
    assert not any("proefrit" in payload or "Beste" in payload for _, _, payload in rows)


def test_a_database_that_was_away_while_settling_sends_nothing_twice(
    desk: MailDesk, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = queue(desk)
    clock.advance(seconds=8)
    real = repo.settle

    def away(*given: object, **named: object) -> bool:
        raise StoreError(Reason("store.full", "De schijf is vol."))

    monkeypatch.setattr(repo, "settle", away)
    for _ in range(3):
        with pytest.raises(StoreError):
            desk.worker.step()
    monkeypatch.setattr(repo, "settle", real)
    work(desk)
    assert (state(desk, sent), len(desk.mailer.sent)) == (MailState.SENT, 1)


def test_rights_of_mail(desk: MailDesk) -> None:
    made = concept(desk)
    may_edit = Actor("e", "Schrijver", frozenset({Right.EDIT_MAIL}), None)
    may_send = Actor("s", "Verzender", frozenset({Right.SEND_MAIL}), None)
    with pytest.raises(Denied):
        desk.mails.send(made.id, made.revision, may_edit, new_id())
    with pytest.raises(Denied):
        desk.mails.save(made.id, made.revision, draft(made), may_send)
    assert desk.mails.save(made.id, made.revision, draft(made), may_edit).revision == made.revision + 1
    with pytest.raises(Denied):
        desk.templates.save(desk.template(), may_edit)


# --- templates ----------------------------------------------------------------------------------------


def test_a_new_shop_has_templates_in_two_languages(desk: MailDesk) -> None:
    assert not desk.templates.ensure_standard()
    for kind in DocumentKind:
        assert {one.language for one in desk.templates.offered(kind)} == {"nl", "en"}
        for template in desk.templates.offered(kind):
            assert "{{" not in desk.templates.preview(template).body
    assert [one.language for one in desk.templates.offered(DocumentKind.INVOICE, "en")] == ["en", "nl"]


def test_templates_are_changed_switched_off_and_never_two_of_a_name(desk: MailDesk) -> None:
    one = desk.template()
    with pytest.raises(InputError, match="onbekend_veld"):
        desk.templates.save(replace(one, body="{{onbekend_veld}}"), OWNER)
    saved = desk.templates.save(replace(one, body="Kort. {{totaal}}", active=False), OWNER)
    assert desk.templates.get(one.id) == saved
    assert saved.id not in [other.id for other in desk.templates.offered(DocumentKind.INVOICE)]
    with pytest.raises(Conflict):
        desk.templates.save(one, OWNER)
    with pytest.raises(RuleError, match="Er is al"):
        desk.templates.save(replace(one, id="", revision=0, name="FACTUUR (standaard)"), OWNER)
    with pytest.raises(RuleError, match="bestaat niet"):
        desk.templates.save(replace(one, id="x" * 32, name="Nieuw"), OWNER)


# --- the password and the account ---------------------------------------------------------------------


def test_a_test_message_goes_to_the_sender(desk: MailDesk) -> None:
    assert desk.account.send_test(OWNER).outcome is Outcome.CONFIRMED
    assert desk.mailer.sent[0].recipients == ("winkel@voorbeeld.nl",)
    with pytest.raises(Denied):
        desk.account.send_test(NOBODY)
    with pytest.raises(Denied):
        desk.account.set_password("x", NOBODY)


def test_the_password_is_nowhere_in_the_database(desk: MailDesk) -> None:
    desk.account.set_password("heel geheim woord", OWNER)
    with desk.database.read() as reader:
        told = [str(row) for table in ("journal", "setting") for row in reader.all(f"SELECT * FROM {table}")]
    assert not any("heel geheim" in line for line in told)
    assert desk.account.has_password()


def test_a_user_name_needs_a_private_line(desk: MailDesk) -> None:
    with pytest.raises(RuleError) as refused:
        desk.set_up(user="winkel", security="none")
    assert refused.value.code == "setting.company.mail_security"
    with pytest.raises(InputError) as wrong:
        desk.set_up(sender="winkel@voorbeeld.nl\r\nBcc: x@elders.nl")
    assert wrong.value.code == "setting.company.mail_sender"


# --- killed -------------------------------------------------------------------------------------------


ANSWERS = {"temp": "451 later", "refuse": "550 no"}
TRUE = {
    ("ok", "never"): (1, MailState.SENT),
    ("ok", "claimed"): (0, MailState.UNSURE),
    ("ok", "handed_over"): (1, MailState.UNSURE),
    ("drop", "never"): (1, MailState.UNSURE),
    ("drop", "handed_over"): (1, MailState.UNSURE),
    ("temp", "never"): (0, MailState.QUEUED),
    ("refuse", "never"): (0, MailState.FAILED),
    ("refuse", "handed_over"): (0, MailState.UNSURE),
}
"""What the server took and what the mail says, by what the server does and when the sending process is killed."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
@pytest.mark.parametrize(("server_does", "killed"), TRUE)
def test_a_killed_sender_never_makes_two_copies(
    sqlite_location: str, clock: FrozenClock, server_does: str, killed: str
) -> None:
    with MailServer() as server:
        server.post.after_data = ANSWERS.get(server_does, "")
        server.post.drop_after_data = server_does == "drop"
        database = open_database(sqlite_location)
        set_up_shop(database)
        desk = MailDesk(database, clock, server.port, "none")
        sent = queue(desk)
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        for _ in range(2):  # started again after the kill
            subprocess.run(
                [sys.executable, "-m", "tests.support.mailing_process", sqlite_location, killed],
                env=environment,
                cwd=ROOT,
                check=False,
                timeout=60,
            )
        taken = len(server.post.taken)
        stored = desk.mails.get(sent.id).message
        database.close()
    assert (taken, stored.state) == TRUE[server_does, killed]
