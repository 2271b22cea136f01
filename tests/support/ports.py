"""Serial ports to break: a pseudo terminal behind a fixed name, and the devices that may hang on it."""

from __future__ import annotations

import os
import pty
import select
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

WAIT = 10
"""Seconds after which a test gives up; nothing is measured."""


class Port:
    """A pty behind a fixed name, that can be pulled out; what is behind it answers in a thread.

    Args:
        name: the file that stands for the port.
        answers: gets every piece that arrives and returns what is sent back.
        dies_after: bytes after which the plug is pulled, in the middle of whatever is written.
    """

    def __init__(self, name: Path, answers: Callable[[bytes], bytes], *, dies_after: int | None = None) -> None:
        self.name = name
        self.received = bytearray()
        self._answers = answers
        self._dies_after = dies_after
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._heard = threading.Condition()

    def __str__(self) -> str:
        return str(self.name)

    def __enter__(self) -> Port:
        self.insert()
        return self

    def __exit__(self, *_: object) -> None:
        self.pull()

    def insert(self) -> None:
        self._stop.clear()
        master, slave = pty.openpty()
        tty.setraw(slave)
        self.name.unlink(missing_ok=True)
        self.name.symlink_to(os.ttyname(slave))
        self._thread = threading.Thread(target=self._serve, args=(master, slave))
        self._thread.start()

    def pull(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def wait_for(self, true: Callable[[], bool]) -> None:
        """Wait until something is true of what arrived; a test gives up in the end."""
        until = time.monotonic() + WAIT
        with self._heard:
            while not true():
                assert time.monotonic() < until, bytes(self.received)
                self._heard.wait(0.02)

    def _serve(self, master: int, slave: int) -> None:
        while not self._stop.is_set():
            if not select.select([master], [], [], 0.02)[0]:
                continue
            data = os.read(master, 16)
            with self._heard:
                self.received += data
                answer = self._answers(data)
                self._heard.notify_all()
            if self._dies_after is not None and len(self.received) >= self._dies_after:
                break
            if answer:
                os.write(master, answer)
        self.name.unlink(missing_ok=True)
        os.close(slave)
        os.close(master)
        with self._heard:
            self._heard.notify_all()


class Vfd:
    """Reads what a display of 2 x 20 characters is sent, by the tables of its manual.

    Args:
        kind: ``escpos`` or ``cd5220``.
    """

    PAGES: ClassVar[dict[int, str]] = {0: "cp437", 2: "cp850", 16: "cp1252", 19: "cp858"}

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.cells = [bytearray(b" " * 20), bytearray(b" " * 20)]
        self.page = "cp437"
        self.started = 0
        self.odd: list[bytes] = []
        self._x = self._y = 0
        self._waiting = b""

    @property
    def lines(self) -> tuple[str, str]:
        return tuple(bytes(row).decode(self.page) for row in self.cells)  # type: ignore[return-value]

    def feed(self, data: bytes) -> bytes:
        self._waiting += data
        while self._waiting:
            used = self._one(self._waiting)
            if not used:
                break
            self._waiting = self._waiting[used:]
        return b""

    def _one(self, data: bytes) -> int:
        """Do one command; return its length, 0 when more must come."""
        first = data[0]
        if first == 0x0C:
            self.cells = [bytearray(b" " * 20), bytearray(b" " * 20)]
            self._x = self._y = 0
            return 1
        if first not in (0x1B, 0x1F):
            return self._letter(first)
        if len(data) < 2:
            return 0
        if data[:2] == b"\x1b@":
            self.started += 1
            return 2
        if data[:2] == b"\x1bt":
            if len(data) >= 3:
                self.page = self.PAGES[data[2]]
            return 3 if len(data) >= 3 else 0
        return self._epson(data) if self.kind == "escpos" else self._partner(data)

    def _epson(self, data: bytes) -> int:
        if data[:2] == b"\x1f\x01":
            return 2
        if data[:2] == b"\x1fC":
            return 3 if len(data) >= 3 else 0
        if data[:2] == b"\x1f$":
            if len(data) < 4:
                return 0
            self._x, self._y = data[2] - 1, data[3] - 1
            return 4
        self.odd.append(data[:2])
        return 2

    def _partner(self, data: bytes) -> int:
        if data[:2] != b"\x1bQ":
            self.odd.append(data[:2])
            return 2
        end = data.find(b"\r")
        if end < 0:
            return 0
        row = {b"A": 0, b"B": 1}[data[2:3]]
        self.cells[row] = bytearray(data[3:end].ljust(20)[:20])
        return end + 1

    def _letter(self, byte: int) -> int:
        if byte < 0x20:
            self.odd.append(bytes((byte,)))
            return 1
        self.cells[self._y][self._x] = byte
        self._x += 1
        if self._x == 20:
            self._x, self._y = 0, 1 - self._y
        return 1


class SicsDevice:
    """A scale that answers MT-SICS; what lies on it is said by the test."""

    def __init__(self, *says: str) -> None:
        self.says = list(says)
        """Answers in their turn; the last one stays."""
        self.asked: list[str] = []
        self._waiting = b""

    def feed(self, data: bytes) -> bytes:
        self._waiting += data
        *commands, self._waiting = self._waiting.split(b"\r\n")
        return b"".join(self._answer(command.decode()) for command in commands)

    def _answer(self, command: str) -> bytes:
        self.asked.append(command)
        if not self.says:
            return b""
        said = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        return said.encode("latin-1") if said.endswith("\n") else f"{said}\r\n".encode("latin-1")
