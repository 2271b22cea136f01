"""The memory of a portable scanner over a pty: whole, in time, or refused in words."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator

import pytest

from kassa.devices.scanner.memory_scanner import SerialMemory
from kassa.domain.errors import DeviceError
from kassa.domain.sales.read_in import read_dump


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """Give the scanner's end of a serial line and the name of ours."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    yield master, os.ttyname(slave)
    os.close(slave)
    os.close(master)


def test_everything_is_read_until_the_scanner_is_silent(line: tuple[int, str]) -> None:
    master, port = line
    text = "".join(f"87123456{place:04d},{place % 9 + 1}\r\n" for place in range(400))

    listening = threading.Event()

    def asked() -> bool:
        listening.set()
        return False

    def send() -> None:
        listening.wait(10)  # a person presses 'send' once the program asks for it
        left = text.encode()
        while left:
            left = left[os.write(master, left[:512]) :]

    sender = threading.Thread(target=send)
    sender.start()
    received = SerialMemory(first_seconds=10, quiet_seconds=0.5).read(port, 9600, asked)
    sender.join()
    assert received == text
    assert len(read_dump(received).rows) == 400


def test_a_silent_scanner_is_refused_with_what_to_do(line: tuple[int, str]) -> None:
    with pytest.raises(DeviceError) as refused:
        SerialMemory(first_seconds=0.2, quiet_seconds=0.1).read(line[1], 9600, lambda: False)
    assert refused.value.code == "memory_scanner.silent"
    assert "verzenden" in refused.value.reason.fix


def test_cancelling_ends_the_waiting_without_a_complaint(line: tuple[int, str]) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert SerialMemory(first_seconds=30).read(line[1], 9600, cancelled) == ""


def test_a_port_that_is_not_there_is_refused(tmp_path: object) -> None:
    with pytest.raises(DeviceError) as refused:
        SerialMemory().read(f"{tmp_path}/nergens", 9600, lambda: False)
    assert refused.value.code == "memory_scanner.gone"


def test_ports_have_names() -> None:
    assert all(name for name, _said in SerialMemory().ports())
