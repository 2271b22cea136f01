"""Addresses, fields, marks and the life of a mail: read strictly, filled once, refused in words."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.domain.messages import marks
from kassa.domain.messages.account import MailAccount, Security
from kassa.domain.messages.address import LONGEST, MailAddress, parse_address
from kassa.domain.messages.files import media_type, safe_name
from kassa.domain.messages.marks import Block, Span
from kassa.domain.messages.message import (
    MAIL_TRANSITIONS,
    Attachment,
    MailState,
    Recipient,
    once,
    require_known,
    require_light,
    wait_after,
)
from kassa.domain.messages.template import (
    FIELDS,
    DocumentKind,
    MailTemplate,
    checked,
    checked_subject,
    examples,
    field_codes,
    fill,
    fill_body,
    require_filled,
)


@pytest.mark.parametrize(
    ("text", "email", "name"),
    [
        ("info@proefrit.nl", "info@proefrit.nl", ""),
        ("  J.Proefrit+fact@Proefrit.NL ", "J.Proefrit+fact@proefrit.nl", ""),
        ("Garage Proefrit <info@proefrit.nl>", "info@proefrit.nl", "Garage Proefrit"),
        ('"Proefrit, J." <j@proefrit.nl>', "j@proefrit.nl", "Proefrit, J."),
        ("info@bäckerei.de", "info@xn--bckerei-5wa.de", ""),
        ("o'neill@a-b.co.uk", "o'neill@a-b.co.uk", ""),
    ],
)
def test_an_address_is_read(text: str, email: str, name: str) -> None:
    assert parse_address(text) == MailAddress(email, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "info",
        "info@",
        "@proefrit.nl",
        "a@b@c.nl",
        "info@proefrit",
        "info@proefrit..nl",
        "info@-proefrit.nl",
        "info@proefrit-.nl",
        "info@127.0.0.1",
        "info@[127.0.0.1]",
        ".info@proefrit.nl",
        "in..fo@proefrit.nl",
        "in fo@proefrit.nl",
        '"in fo"@proefrit.nl',
        "jörg@proefrit.nl",
        "info@straße.de",
        "info@proefrit.nl\r\nBcc: x@elders.nl",
        "info@proefrit.nl\nRCPT TO:<x@elders.nl>",
        "\ninfo@proefrit.nl",
        "Naam\r\nBcc: x@elders.nl <info@proefrit.nl>",
        "Naam <info@proefrit.nl",
        "Naam <<info@proefrit.nl>>",
        'Na"am <info@proefrit.nl>',
        "info@proef\u200brit.nl",
        "info@proefrit.nl,x@elders.nl",
        "a" * 65 + "@proefrit.nl",
        "a@" + ".".join(["b" * 60] * 5) + ".nl",
        "N" * 101 + " <info@proefrit.nl>",
    ],
)
def test_what_is_no_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_address(text)
    assert refused.value.code in ("mail.address", "mail.name")
    assert refused.value.reason.fix
    assert str(refused.value).isprintable()


@given(st.text(max_size=80))
def test_an_address_that_is_read_is_safe_in_a_head_and_in_the_talk(text: str) -> None:
    try:
        address = parse_address(text)
    except InputError:
        return
    assert address.email.isascii()
    assert address.email.isprintable()
    assert not set(address.email) & set(' <>,;:"()[]\\')
    assert len(address.email) <= LONGEST
    assert address.name.isprintable()
    assert parse_address(address.email).email == address.email
    assert parse_address(address.shown) == MailAddress(address.email)


@given(
    st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=20),
    st.text("abcdefghijklmnopqrstuvwxyzéäöüñ", min_size=1, max_size=20),
)
def test_letters_of_a_domain_come_back(local: str, domain: str) -> None:
    address = parse_address(f"{local}@{domain}.nl")
    assert address.shown == f"{local}@{domain}.nl"


def test_the_same_address_is_one_whatever_its_capitals() -> None:
    assert MailAddress("Info@proefrit.nl").key == MailAddress("info@proefrit.nl", "X").key


# --- fields -------------------------------------------------------------------------------------------


def template(subject: str = "Factuur {{factuurnummer}}", body: str = "Beste {{debiteurnaam}},") -> MailTemplate:
    return MailTemplate("", DocumentKind.INVOICE, "nl", "Factuur", subject, body)


def test_fields_are_replaced_by_their_values() -> None:
    values = examples(DocumentKind.INVOICE)
    assert fill("Factuur {{factuurnummer}} van {{ winkelnaam }}", values) == "Factuur 2025-0448 van Voorbeeldwinkel"


@pytest.mark.parametrize(
    ("subject", "body", "named"),
    [
        ("{{factuurnr}}", "x", "{{factuurnr}}"),
        ("x", "{{__class__}}", "{{__class__}}"),
        ("x", "{{totaal.cents}}", "{{totaal.cents}}"),
        ("x", "{{}}", "{{}}"),
        ("x", "{{pakbonnummer}}", "{{pakbonnummer}}"),
        ("{{totaal", "x", "accolades"),
        ("x", "totaal}}", "accolades"),
    ],
)
def test_an_unknown_field_is_refused_by_name(subject: str, body: str, named: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(template(subject, body))
    assert named in str(refused.value)


def test_a_field_without_value_is_reported_before_sending() -> None:
    with pytest.raises(InputError, match="kenmerk"):
        fill("{{kenmerk}}", {"totaal": "1"})


@given(
    st.sampled_from([field.code for field in FIELDS]), st.text(alphabet="{}abc factuurnummer*_[]()\\-\n", max_size=40)
)
def test_a_value_is_never_looked_into_again(code: str, value: str) -> None:
    flat = " ".join(value.split("\n"))
    assert fill(f"<{{{{{code}}}}}>", {code: value}) == f"<{flat}>"
    filled = marks.parse(fill_body(f"<**{{{{{code}}}}}**>", {code: value}))
    assert len(filled) == 1
    assert filled[0].text == f"<{flat}>"
    assert [span.text for span in filled[0].spans if span.bold] == ([flat] if flat else [])
    assert not any(span.link or span.italic for span in filled[0].spans)


@given(st.text(max_size=60))
def test_text_without_braces_stays_as_it_is(text: str) -> None:
    if "{{" not in text:
        assert fill(text, {}) == text
        assert list(field_codes(text)) == []


def test_no_braces_leave_the_shop() -> None:
    require_filled("Niets bijzonders", "mail.body")
    with pytest.raises(InputError, match="totaal"):
        require_filled("U betaalt {{totaal}}", "mail.body")


@pytest.mark.parametrize("subject", ["", "  ", "a\r\nBcc: x@elders.nl", "a\nb", "a\x00b", "x" * 201])
def test_a_subject_is_one_visible_line(subject: str) -> None:
    with pytest.raises(InputError):
        checked_subject(subject)


def test_a_link_goes_to_a_page_or_it_is_refused() -> None:
    checked(template(body="[Betaal](https://voorbeeld.nl/{{factuurnummer}})"))
    for target in ("javascript:alert", "ftp://voorbeeld.nl/x", "voorbeeld.nl"):
        with pytest.raises(InputError, match="link"):
            checked(template(body=f"[Betaal]({target})"))


def test_an_invoice_does_not_go_without_its_pdf() -> None:
    assert template().refusal is None
    bare = MailTemplate("", DocumentKind.INVOICE, "nl", "Kort", "x", "x", attach_pdf=False)
    assert bare.refusal is not None
    assert "PDF" in bare.refusal.sentence
    assert MailTemplate("", DocumentKind.REMINDER, "nl", "Kort", "x", "x", attach_pdf=False).refusal is None


# --- marks --------------------------------------------------------------------------------------------

LINES = st.text(alphabet="ab *_[]()\\-{}", max_size=30)


@given(st.lists(LINES, min_size=1, max_size=5))
def test_every_text_reads_and_what_is_written_reads_back(lines: list[str]) -> None:
    blocks = marks.parse("\n".join(lines))
    assert len(blocks) == len(lines)
    assert marks.parse(marks.write(blocks)) == blocks


SPANS = st.builds(
    Span,
    st.text(alphabet="ab *_[]()\\-é€", min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "https://voorbeeld.nl/a_b*c", "mailto:info@voorbeeld.nl"]),
)


@given(st.lists(st.tuples(st.booleans(), st.lists(SPANS, max_size=4)), min_size=1, max_size=4))
def test_every_look_survives_writing(made: list[tuple[bool, list[Span]]]) -> None:
    blocks = tuple(Block(item, marks.tidy(spans)) for item, spans in made)
    assert marks.parse(marks.write(blocks)) == blocks


def test_marks_of_a_person() -> None:
    blocks = marks.parse("Factuur **2025-0448**\n- _punt_ een\n[Betaal](https://voorbeeld.nl) nu\n2 * 3 en a_b")
    assert blocks[0].spans == (Span("Factuur "), Span("2025-0448", bold=True))
    assert blocks[1] == Block(True, (Span("punt", italic=True), Span(" een")))
    assert blocks[2].spans[0] == Span("Betaal", link="https://voorbeeld.nl")
    assert blocks[3].text == "2 * 3 en a_b"
    assert marks.plain(blocks).splitlines()[2] == "Betaal (https://voorbeeld.nl) nu"


# --- files, receivers, waits --------------------------------------------------------------------------


@given(st.text(max_size=120))
def test_a_file_name_is_a_label_and_never_a_path(name: str) -> None:
    made = safe_name(name)
    assert made
    assert len(made) <= 80
    assert not set(made) & set('/\\:*?"<>|;')
    assert made.isprintable()
    assert not made.startswith(".")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.exe", "x.exe"),
        ("C:\\a\\b.pdf", "b.pdf"),
        ('q"; x="y.pdf', "q_ x=_y.pdf"),
        ("", "bijlage"),
    ],
)
def test_names_from_elsewhere(name: str, made: str) -> None:
    assert safe_name(name) == made


def test_programs_do_not_go_along() -> None:
    assert media_type("Algemene voorwaarden.PDF") == "application/pdf"
    for name in ("x.exe", "pdf", "a.pdf.js"):
        with pytest.raises(InputError):
            media_type(name)


def test_attachments_have_a_limit_together() -> None:
    half = Attachment("f", "a.pdf", "application/pdf", 8_000_000)
    require_light([half])
    with pytest.raises(InputError):
        require_light([half, half])


def test_each_address_is_listed_once_and_ticked_when_any_is() -> None:
    first, again = MailAddress("info@proefrit.nl"), MailAddress("INFO@proefrit.nl", "Proefrit")
    found = once([Recipient(first, "Klant", chosen=False), Recipient(again, "Bedrijf", chosen=True)])
    assert found == (Recipient(first, "Klant", chosen=True),)


def test_only_known_addresses() -> None:
    known = [Recipient(MailAddress("info@proefrit.nl"), "Klant", chosen=True)]
    require_known([MailAddress("Info@proefrit.nl")], known)
    with pytest.raises(InputError) as refused:
        require_known([MailAddress("info@proefrit.nl"), MailAddress("x@elders.nl")], known)
    assert refused.value.code == "mail.unknown_address"
    assert str(refused.value) == "Het adres x@elders.nl is niet bekend. Voeg het toe bij Contact details."


def test_waits_grow_and_end() -> None:
    waits = [wait_after(attempt).total_seconds() for attempt in range(1, 12)]
    assert waits[:3] == [30, 60, 120]
    assert waits == sorted(waits)
    assert waits[-1] == 3600


def test_sent_is_the_end() -> None:
    assert not any(source is MailState.SENT for _, source in MAIL_TRANSITIONS)
    by_program = {action for action, source in MAIL_TRANSITIONS if source is MailState.SENDING}
    assert by_program == {"send", "give_back", "fail", "doubt"}


def test_an_account_without_server_says_so() -> None:
    account = MailAccount("", 587, Security.STARTTLS, "", 30, None)
    assert account.refusal is not None
    assert account.refusal.code == "mail.not_set_up"
