"""A serial scanner on a pty: codes whole and in order, unplugged and plugged in again."""

from __future__ import annotations

import os
import pty
import queue
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.devices.scanner.framing import LONGEST, CodeFramer
from kassa.devices.scanner.serial_scanner import GONE, SerialScanner
from kassa.domain.errors import Reason

WAIT = 10
"""Seconds after which a test gives up; nothing is measured."""


class Plug:
    """A pty behind a fixed name, that can be pulled out."""

    def __init__(self, port: Path) -> None:
        self.port = port
        self._open = False

    def insert(self) -> None:
        self.master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.port.unlink(missing_ok=True)
        self.port.symlink_to(os.ttyname(self._slave))
        self._open = True

    def pull(self) -> None:
        if self._open:
            self.port.unlink()
            os.close(self._slave)
            os.close(self.master)
            self._open = False

    def send(self, data: bytes) -> None:
        os.write(self.master, data)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    plug = Plug(tmp_path / "scanner")
    yield plug
    plug.pull()


def test_codes_arrive_and_the_scanner_may_be_unplugged(plug: Plug) -> None:
    codes: queue.Queue[str] = queue.Queue()
    states: queue.Queue[Reason | None] = queue.Queue()
    scanner = SerialScanner(str(plug.port), 9600, prefix="]E0")
    scanner.start(codes.put, states.put)
    try:
        assert states.get(timeout=WAIT) == GONE
        plug.insert()
        assert states.get(timeout=WAIT) is None
        plug.send(b"8712345678906\r\n]E00012345\r")
        plug.send(b"NO-ENTER")
        assert [codes.get(timeout=WAIT) for _ in range(3)] == ["8712345678906", "0012345", "NO-ENTER"]
        plug.pull()
        assert states.get(timeout=WAIT) == GONE
        plug.insert()
        assert states.get(timeout=WAIT) is None
        plug.send(b"4006381333931\n")
        assert codes.get(timeout=WAIT) == "4006381333931"
    finally:
        scanner.stop()
    assert codes.empty()


def test_fifty_codes_in_one_burst(plug: Plug) -> None:
    codes: queue.Queue[str] = queue.Queue()
    ready: queue.Queue[Reason | None] = queue.Queue()
    plug.insert()
    scanner = SerialScanner(str(plug.port))
    scanner.start(codes.put, ready.put)
    try:
        assert ready.get(timeout=WAIT) is None
        sent = [f"87{number:011d}" for number in range(50)]
        plug.send("".join(f"{code}\r\n" for code in sent).encode())
        assert [codes.get(timeout=WAIT) for _ in sent] == sent
    finally:
        scanner.stop()


@given(st.lists(st.from_regex(r"[0-9A-Za-z.%/+-]{1,40}", fullmatch=True), max_size=8), st.data())
def test_codes_survive_any_cutting_of_the_stream(codes: list[str], data: st.DataObject) -> None:
    stream = "".join(code + data.draw(st.sampled_from(["\r", "\n", "\r\n", "\t"])) for code in codes).encode()
    framer, found, at = CodeFramer(), [], 0
    while at < len(stream):
        size = data.draw(st.integers(1, 20))
        found += framer.feed(stream[at : at + size])
        at += size
    assert found == codes
    assert framer.silence() == []


@given(st.binary(max_size=600))
def test_noise_is_never_a_wild_code(noise: bytes) -> None:
    framer = CodeFramer()
    codes = framer.feed(noise) + framer.silence()
    assert all(0 < len(code) <= LONGEST and code.isprintable() for code in codes)


def test_a_stream_without_end_is_dropped() -> None:
    framer = CodeFramer(suffix="$")
    assert framer.feed(b"9" * 500 + b"\r") == []
    assert framer.feed(b"123$456") == ["123"]
    framer.forget()
    assert framer.silence() == []


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t"])
def test_the_lines_of_a_transfer_are_one_code(end: str) -> None:
    lines = ("BCD", "002", "1", "SCT", "", "De Werkplaats", "NL91ABNA0417164300", "EUR245.95", "", "", "2026-0058")
    framer = CodeFramer()
    assert framer.feed(end.join((*lines, "")).encode()) == []
    assert framer.silence() == ["\n".join(lines)]
    assert framer.feed(end.join((*lines, "dank u", "8712345678906", "")).encode()) == [
        "\n".join((*lines, "dank u")),
        "8712345678906",
    ]
    assert framer.silence() == []
