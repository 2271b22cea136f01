"""A serial scanner on a pty: codes whole and in order, unplugged and plugged in again."""

from __future__ import annotations

import queue
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.devices.scanner.framing import LONGEST, CodeFramer, Framed
from kassa.devices.scanner.serial_scanner import BUSY, GONE, SerialScanner
from kassa.domain.catalog.barcode import SEPARATOR
from kassa.domain.catalog.scan import Affixes, Scan
from kassa.domain.errors import Reason
from tests.support.plug import Plug

WAIT = 10
"""Seconds after which a test gives up; nothing is measured."""


def codes_of(framed: Iterable[Framed]) -> list[str]:
    return [one.code for one in framed]


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    plug = Plug(tmp_path / "scanner")
    yield plug
    plug.pull()


def test_codes_arrive_and_the_scanner_may_be_unplugged(plug: Plug) -> None:
    codes: queue.Queue[Scan] = queue.Queue()
    states: queue.Queue[Reason | None] = queue.Queue()
    scanner = SerialScanner(str(plug.port), 9600, Affixes("]E0"))
    scanner.start(codes.put, states.put)
    try:
        assert states.get(timeout=WAIT) == GONE
        plug.insert()
        assert states.get(timeout=WAIT) is None
        plug.send(b"8712345678906\r\n]E00012345\r")
        plug.send(b"NO-ENTER")
        assert [codes.get(timeout=WAIT).code for _ in range(3)] == ["8712345678906", "0012345", "NO-ENTER"]
        plug.pull()
        assert states.get(timeout=WAIT) == GONE
        plug.insert()
        assert states.get(timeout=WAIT) is None
        plug.send(b"4006381333931\n")
        scan = codes.get(timeout=WAIT)
        assert (scan.code, scan.raw) == ("4006381333931", b"4006381333931\n")
        assert scan.began <= scan.ended
    finally:
        scanner.stop()
    assert codes.empty()


def test_fifty_codes_in_one_burst(plug: Plug) -> None:
    codes: queue.Queue[Scan] = queue.Queue()
    ready: queue.Queue[Reason | None] = queue.Queue()
    plug.insert()
    scanner = SerialScanner(str(plug.port))
    scanner.start(codes.put, ready.put)
    try:
        assert ready.get(timeout=WAIT) is None
        sent = [f"87{number:011d}" for number in range(50)]
        plug.send("".join(f"{code}\r\n" for code in sent).encode())
        assert [codes.get(timeout=WAIT).code for _ in sent] == sent
    finally:
        scanner.stop()


@given(st.lists(st.from_regex(r"[0-9A-Za-z.%/+-]{1,40}", fullmatch=True), max_size=8), st.data())
def test_codes_survive_any_cutting_of_the_stream(codes: list[str], data: st.DataObject) -> None:
    stream = "".join(code + data.draw(st.sampled_from(["\r", "\n", "\r\n", "\t"])) for code in codes).encode()
    framer, at = CodeFramer(), 0
    found: list[str] = []
    while at < len(stream):
        size = data.draw(st.integers(1, 20))
        found += codes_of(framer.feed(stream[at : at + size]))
        at += size
    assert found == codes
    assert framer.silence() == []


@given(st.binary(max_size=600))
def test_noise_is_never_a_wild_code(noise: bytes) -> None:
    framer = CodeFramer()
    framed = framer.feed(noise) + framer.silence()
    assert all(len(one.code) <= LONGEST for one in framed)
    assert all(one.code.replace(SEPARATOR, "").isprintable() or one.code.startswith("BCD\n") for one in framed)
    assert all(one.code or one.raw for one in framed)


def test_a_stream_without_end_is_dropped() -> None:
    framer = CodeFramer(Affixes(suffix="$"))
    [noise] = framer.feed(b"9" * 500 + b"\r")
    assert noise.code == ""
    assert framer.feed(b"123$456") == [("123", b"123$")]
    framer.forget()
    assert framer.silence() == []


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t"])
def test_the_lines_of_a_transfer_are_one_code(end: str) -> None:
    lines = ("BCD", "002", "1", "SCT", "", "De Werkplaats", "NL91ABNA0417164300", "EUR245.95", "", "", "2026-0058")
    framer = CodeFramer()
    assert framer.feed(end.join((*lines, "")).encode()) == []
    assert codes_of(framer.silence()) == ["\n".join(lines)]
    assert codes_of(framer.feed(end.join((*lines, "dank u", "8712345678906", "")).encode())) == [
        "\n".join((*lines, "dank u")),
        "8712345678906",
    ]
    assert framer.silence() == []


def test_fnc1_stays_inside_a_code_and_goes_from_its_ends() -> None:
    framer = CodeFramer()
    assert codes_of(framer.feed(b"]C1\x1d0108712345678906\x1d3922450\r")) == ["0108712345678906\x1d3922450"]


def test_half_a_code_of_an_unplugged_scanner_is_no_code(plug: Plug) -> None:
    codes: queue.Queue[Scan] = queue.Queue()
    states: queue.Queue[Reason | None] = queue.Queue()
    plug.insert()
    scanner = SerialScanner(str(plug.port))
    scanner.start(codes.put, states.put)
    try:
        assert states.get(timeout=WAIT) is None
        plug.send(b"87123")
        plug.pull()
        assert states.get(timeout=WAIT) == GONE
        plug.insert()
        assert states.get(timeout=WAIT) is None
        plug.send(b"8712345678906\r")
        found = codes.get(timeout=WAIT)
        while found.code == "87123":  # the silence came before the plug was out
            found = codes.get(timeout=WAIT)
        assert found.code == "8712345678906"
    finally:
        scanner.stop()


def test_noise_is_shown_without_a_code_and_the_next_code_is_whole(plug: Plug) -> None:
    codes: queue.Queue[Scan] = queue.Queue()
    ready: queue.Queue[Reason | None] = queue.Queue()
    plug.insert()
    scanner = SerialScanner(str(plug.port))
    scanner.start(codes.put, ready.put)
    try:
        assert ready.get(timeout=WAIT) is None
        plug.send(b"\x00\x01\xff\xfe\r\n8712345678906\r\n")
        noise, code = codes.get(timeout=WAIT), codes.get(timeout=WAIT)
        assert noise.raw.startswith(b"\x00\x01\xff\xfe")
        assert (code.code, code.raw) == ("8712345678906", b"8712345678906\r")
    finally:
        scanner.stop()


def test_a_port_another_program_holds_is_said_and_taken_later(plug: Plug) -> None:
    import serial

    states: queue.Queue[Reason | None] = queue.Queue()
    plug.insert()
    holder = serial.Serial(str(plug.port), exclusive=True)
    scanner = SerialScanner(str(plug.port))
    scanner.start(lambda _scan: None, states.put)
    try:
        assert states.get(timeout=WAIT) == BUSY
        holder.close()
        assert states.get(timeout=WAIT) is None
    finally:
        scanner.stop()


def test_a_file_that_is_no_port_is_said(tmp_path: Path) -> None:
    states: queue.Queue[Reason | None] = queue.Queue()
    wrong = tmp_path / "geen-poort"
    wrong.write_bytes(b"")
    scanner = SerialScanner(str(wrong))
    scanner.start(lambda _scan: None, states.put)
    try:
        assert states.get(timeout=WAIT) == GONE
    finally:
        scanner.stop()
