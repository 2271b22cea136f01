"""A real mail server on a good day and on every bad one: how far it came is always known."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest

from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.messages.account import Envelope, MailAccount, Security
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.letter import Letter, MailPart
from kassa.integrations.mail.smtp import SmtpMailer
from kassa.output.mail.message import envelope
from kassa.system.clock import SystemClock
from tests.support.clock import OPENING_DAY
from tests.support.mail_server import MailServer, RawServer, free_port, own_certificate
from tests.support.mailing import PDF

TO = MailAddress("info@proefrit.nl", "Garage Próefrit, afd. 1")
CC = MailAddress("cc@proefrit.nl")
BCC = MailAddress("geheim@proefrit.nl")
GREETING = (b"220 hallo", b"250 hallo")


def account(port: int, security: Security = Security.NONE, user: str = "", host: str = "localhost") -> MailAccount:
    sender = MailAddress("winkel@voorbeeld.nl", "De Werkplaats")
    return MailAccount(host, port, security, user, 1, sender, MailAddress("antwoord@voorbeeld.nl"))


def letter(body: str = "Beste **relatie**,\n\n.\nTot ziens") -> Letter:
    part = MailPart("Factuur 2025-0448.pdf", "application/pdf", PDF)
    return Letter("<1@voorbeeld.nl>", "nl", (TO,), (CC,), (BCC,), "Factuur € 552,99 café", body, (part,))


def made(with_account: MailAccount, body: str = "Beste relatie") -> Envelope:
    return envelope(letter(body), with_account, OPENING_DAY)


def send(port: int, security: Security = Security.NONE, user: str = "", password: str = "", **given: str) -> Delivered:
    one = account(port, security, user, **given)
    return SmtpMailer(SystemClock()).send(made(one), one, password)


def code(delivered: Delivered) -> str:
    return delivered.reason.code if delivered.reason else ""


def test_what_is_sent_arrives_byte_for_byte() -> None:
    with MailServer() as server:
        one = account(server.port)
        answer = SmtpMailer(SystemClock()).send(envelope(letter(), one, OPENING_DAY), one, "")
        assert answer == Delivered(Outcome.CONFIRMED)
        receivers, content = server.post.taken[0]
        (got,) = server.post.mails()
    assert receivers == ["info@proefrit.nl", "cc@proefrit.nl", "geheim@proefrit.nl"]
    assert b"geheim@" not in content
    assert got["Subject"] == "Factuur € 552,99 café"
    assert got["To"].addresses[0].display_name == "Garage Próefrit, afd. 1"
    assert (got["From"], got["Reply-To"]) == ("De Werkplaats <winkel@voorbeeld.nl>", "antwoord@voorbeeld.nl")
    assert (got["Message-ID"], got["Auto-Submitted"]) == ("<1@voorbeeld.nl>", "no")
    assert got["Date"].datetime == OPENING_DAY
    plain, page = got.get_body(("plain",)), got.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().replace("\r\n", "\n") == "Beste relatie,\n\n.\nTot ziens\n"
    assert "<strong>relatie</strong>" in page.get_content()
    (pdf,) = got.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content_type()) == ("Factuur 2025-0448.pdf", "application/pdf")
    assert pdf.get_content() == PDF


def test_a_copy_goes_to_the_shop_unseen() -> None:
    one = account(25)
    copied = MailAccount(one.host, one.port, one.security, "", 1, one.sender, copy_to_self=True)
    assert made(copied).recipients[-1] == "winkel@voorbeeld.nl"
    assert made(one).recipients == ("info@proefrit.nl", "cc@proefrit.nl", "geheim@proefrit.nl")


def test_values_cannot_become_a_page() -> None:
    one = account(25)
    content = made(one, '<script>alert(1)</script> & [x](https://voorbeeld.nl/"onclick)').content
    assert b"<script>" not in content.split(b"text/html")[1]


@pytest.mark.parametrize(
    ("answer", "final"), [("550 No such user here", True), ("451 Try later", False), ("421 Closing", False)]
)
def test_a_refused_receiver_stops_the_whole_mail_and_is_named(answer: str, final: bool) -> None:
    with MailServer() as server:
        server.post.refuse["cc@proefrit.nl"] = answer
        delivered = send(server.port)
        assert server.post.taken == []
    assert (delivered.outcome, delivered.final) == (Outcome.NOTHING_SENT, final)
    assert delivered.reason is not None
    assert "cc@proefrit.nl" in delivered.reason.sentence
    assert answer.split(" ", 1)[1] in delivered.reason.sentence
    assert "info@proefrit.nl" not in delivered.reason.sentence


@pytest.mark.parametrize(("answer", "final"), [("550 Spam", True), ("552 Too big", True), ("452 Full", False)])
def test_a_refusal_after_the_text_sent_nothing(answer: str, final: bool) -> None:
    with MailServer() as server:
        server.post.after_data = answer
        delivered = send(server.port)
    assert (delivered.outcome, delivered.final) == (Outcome.NOTHING_SENT, final)


def test_a_line_that_breaks_after_the_text_is_unsure() -> None:
    with MailServer() as server:
        server.post.drop_after_data = True
        delivered = send(server.port)
        assert len(server.post.taken) == 1
    assert delivered.outcome is Outcome.UNSURE
    assert not delivered.final


def test_a_server_that_falls_silent_after_the_text_is_unsure() -> None:
    with MailServer() as server:
        server.post.wait_after_data = 3
        delivered = send(server.port)
    assert delivered.outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    "lines",
    [
        (b"HTTP/1.1 400 Bad Request",),
        (b"\xff\xfe\x00\x01",),
        (b"554 go away",),
        (b"220 hallo", b"complete nonsense"),
        (*GREETING, b"250 ok", b"what?"),
        (*GREETING, b"250 ok", b"250 ok", b"250 ok", b"250 ok", b"451 not now"),
    ],
)
def test_garbage_sent_nothing_and_may_be_tried_again(lines: tuple[bytes, ...]) -> None:
    with RawServer(*lines) as server:
        delivered = send(server.port)
    assert delivered.outcome is Outcome.NOTHING_SENT
    assert not delivered.final
    assert str(delivered.reason).isprintable()


@pytest.mark.parametrize("lines", [(), (b"220 hallo",), (*GREETING, b"250 ok")])
def test_silence_ends_in_time_and_sent_nothing(lines: tuple[bytes, ...]) -> None:
    with RawServer(*lines, silent=True) as server:
        delivered = send(server.port)
    assert (delivered.outcome, code(delivered)) == (Outcome.NOTHING_SENT, "mail.unreachable")


def test_nobody_there_may_be_tried_again() -> None:
    delivered = send(free_port())
    assert (delivered.outcome, delivered.final) == (Outcome.NOTHING_SENT, False)


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_given: object, **_named: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    delivered = send(587, host="bestaat.niet.voorbeeld")
    assert (delivered.outcome, delivered.final) == (Outcome.NOTHING_SENT, False)
    assert "niet te vinden" in str(delivered.reason)


# --- private lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize("implicit", [False, True])
def test_a_private_line_with_a_password(tmp_path: Path, implicit: bool) -> None:
    context, public = own_certificate(tmp_path)
    mailer = SmtpMailer(SystemClock(), lambda: ssl.create_default_context(cafile=str(public)))
    user = None if implicit else ("winkel", "geheim woord")
    with MailServer(context, user, implicit=implicit) as server:
        security = Security.TLS if implicit else Security.STARTTLS
        one = account(server.port, security, "winkel" if user else "")
        assert mailer.send(made(one), one, "geheim woord").outcome is Outcome.CONFIRMED
        if user:
            wrong = mailer.send(made(one), one, "fout")
            assert (wrong.outcome, wrong.final, code(wrong)) == (Outcome.NOTHING_SENT, True, "mail.login")
            assert "fout" not in str(wrong.reason).split("(")[0]
        assert len(server.post.taken) == 1


@pytest.mark.parametrize("implicit", [False, True])
def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path, implicit: bool) -> None:
    context, _ = own_certificate(tmp_path)
    with MailServer(context, implicit=implicit) as server:
        delivered = send(server.port, Security.TLS if implicit else Security.STARTTLS)
        assert server.post.taken == []
    assert (delivered.final, code(delivered)) == (True, "mail.certificate")


def test_a_certificate_of_another_server_is_refused(tmp_path: Path) -> None:
    context, public = own_certificate(tmp_path, "elders.voorbeeld")
    mailer = SmtpMailer(SystemClock(), lambda: ssl.create_default_context(cafile=str(public)))
    with MailServer(context) as server:
        one = account(server.port, Security.STARTTLS)
        delivered = mailer.send(made(one), one, "")
    assert code(delivered) == "mail.certificate"


def test_without_starttls_nothing_is_said(tmp_path: Path) -> None:
    with MailServer() as server:
        delivered = send(server.port, Security.STARTTLS)
        assert server.post.taken == []
    assert (delivered.final, code(delivered)) == (True, "mail.starttls")


def test_tls_to_a_plain_port_says_what_to_check() -> None:
    with MailServer() as server:
        delivered = send(server.port, Security.TLS)
    assert (delivered.final, code(delivered)) == (True, "mail.tls")


def test_a_password_never_goes_over_an_open_line() -> None:
    with MailServer() as server:
        delivered = send(server.port, Security.NONE, "winkel", "geheim")
        assert server.post.taken == []
    assert (delivered.final, code(delivered)) == (True, "mail.insecure")
