"""OPI messages: what is written is read, and nothing a terminal sends does more than be refused."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.devices.terminal.opi.line import Frames, framed
from kassa.devices.terminal.opi.message import (
    LONGEST,
    Element,
    OpiError,
    amount_cents,
    amount_text,
    message,
    read,
    words,
    written,
)
from kassa.devices.terminal.opi.requests import (
    Names,
    card_request,
    device_response,
    outcome,
    payment_request,
    request_id,
    service_request,
    text_lines,
    totals,
)
from kassa.domain.payments.terminal import TerminalState
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock

APPROVED = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CardServiceResponse xmlns="http://www.nrf-arts.org/IXRetail/namespace" RequestType="CardPayment" WorkstationID="KASSA1"
 RequestID="19" OverallResult="Success"><Terminal TerminalID="02052317" STAN="2427"/><Tender>
<TotalAmount> 9.000000 </TotalAmount><Authorisation ApprovalCode="011860" PANprint="541333******0036"
 CardCircuit="MasterCard"/></Tender></CardServiceResponse>"""


def test_an_approved_payment_is_understood() -> None:
    answer = outcome(read(APPROVED), 900, ("Akkoord",))
    assert answer.state is TerminalState.APPROVED
    assert answer.transaction == "2427"
    assert answer.card_lines == ("MasterCard ************0036", "Aut. 011860 Term. 02052317", "Akkoord")


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ((b"Success", b"Failure"), TerminalState.DECLINED),
        ((b"Success", b"Aborted"), TerminalState.CANCELLED),
        ((b"Success", b"TimedOut"), TerminalState.CANCELLED),
        ((b"Success", b"CommunicationError"), TerminalState.UNKNOWN),
        ((b"Success", b"PartialFailure"), TerminalState.UNKNOWN),
        ((b"Success", b"success"), TerminalState.UNKNOWN),
        ((b"9.000000", b"9.01"), TerminalState.UNKNOWN),
        ((b"9.000000", b"nine"), TerminalState.UNKNOWN),
        ((b"<TotalAmount>", b'<TotalAmount Currency="USD">'), TerminalState.UNKNOWN),
    ],
)
def test_only_success_of_the_asked_amount_is_paid(change: tuple[bytes, bytes], state: TerminalState) -> None:
    assert outcome(read(APPROVED.replace(*change)), 900, ()).state is state


@pytest.mark.parametrize(
    "hostile",
    [
        b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>',
        b"<a>&unknown;</a>",
        b"<a>" * 100 + b"</a>" * 100,
        b"<a>" + b"<b/>" * 10_000 + b"</a>",
        b"<a" + b" " * LONGEST + b"/>",
        b"<a><b></a>",
        b"",
        b"\x00",
    ],
)
def test_a_hostile_message_is_refused(hostile: bytes) -> None:
    with pytest.raises(OpiError):
        read(hostile)


def test_latin_text_is_read_whatever_is_declared() -> None:
    raw = '<?xml version="1.0" encoding="UTF-8"?><a>Café</a>'.encode("iso-8859-1")
    assert read(raw).text == "Café"
    assert read(b'<?xml version="1.0" encoding="utf-7"?><a/>').name == "a"
    assert read(b'<?xml version="1.0" encoding="nothing"?><a/>').name == "a"


def test_requests_say_what_is_asked() -> None:
    names = Names("KASSA1", FrozenClock().now())
    pay = read(payment_request(names, "7", 1230))
    total = pay.find("TotalAmount")
    assert (pay.name, pay.get("RequestType"), pay.get("RequestID")) == ("CardServiceRequest", "CardPayment", "7")
    assert total is not None
    assert (total.text, total.get("Currency")) == ("12.30", "EUR")
    assert read(payment_request(names, "7", -5)).get("RequestType") == "PaymentRefund"
    assert read(card_request(names, "AbortRequest", "7")).get("RequestType") == "AbortRequest"
    assert read(service_request(names, "Login", "1")).name == "ServiceRequest"


def test_later_payments_have_larger_numbers() -> None:
    numbers = [int(request_id(f"{0x019A00000000 + step:012x}" + "7" * 20)) for step in range(5)]
    assert numbers == sorted(set(numbers))
    assert len(request_id(new_id())) == 12
    with pytest.raises(ValueError, match="version 7"):
        request_id("r1")


def test_totals_are_payments_less_refunds() -> None:
    raw = message(
        "ServiceResponse",
        {"OverallResult": "Success"},
        written("TotalAmount", {"NumberPayments": "3", "PaymentType": "Debit"}, "29.00"),
        written("TotalAmount", {"NumberPayments": "1", "PaymentType": "Credit"}, "4.50"),
    )
    found = totals(read(raw))
    assert (found.amount.cents, found.count) == (2450, 4)
    with pytest.raises(OpiError):
        totals(read(raw.replace(b"Success", b"Failure")))


@given(st.integers(-99_999_999_999, 99_999_999_999))
def test_amounts_come_back(cents: int) -> None:
    assert amount_cents(amount_text(cents)) == abs(cents)


@given(st.text(max_size=40), st.text(max_size=200))
def test_what_is_written_is_read(value: str, text: str) -> None:
    found = read(message("A", {"Value": value}, written("B", {}, words(text))))
    plain = "".join(character if character.isprintable() else " " for character in text)
    assert found.attributes["Value"] == "".join(c if c.isprintable() else " " for c in value)
    assert found.children[0].text == plain


@given(st.binary(max_size=400))
def test_anything_is_read_or_refused(raw: bytes) -> None:
    try:
        found = read(raw)
    except OpiError:
        return
    assert isinstance(found, Element)


@given(st.binary(max_size=60), st.integers(0, len(APPROVED)), st.integers(0, 40))
def test_a_damaged_answer_is_never_more_than_what_was_asked(junk: bytes, place: int, cut: int) -> None:
    try:
        found = read(APPROVED[:place] + junk + APPROVED[place + cut :])
    except OpiError:
        return
    answer = outcome(found, 900, ())
    assert isinstance(answer.state, TerminalState)
    assert device_response(found, "Success")
    assert isinstance(text_lines(found), tuple)
    try:
        totals(found)
    except OpiError:
        return


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=6), st.integers(1, 7))
def test_frames_come_out_as_they_went_in(messages: list[bytes], step: int) -> None:
    line, frames = b"".join(map(framed, messages)), Frames()
    found = [one for start in range(0, len(line), step) for one in frames.feed(line[start : start + step])]
    assert found == messages


@given(st.binary(max_size=200))
def test_any_bytes_are_frames_or_refused(raw: bytes) -> None:
    frames = Frames()
    try:
        found = frames.feed(raw)
    except OpiError:
        return
    assert sum(map(len, found)) <= len(raw)


@pytest.mark.parametrize("length", [0, LONGEST + 1, 2**32 - 1])
def test_an_impossible_length_is_refused(length: int) -> None:
    with pytest.raises(OpiError):
        Frames().feed(struct.pack(">I", length))
