"""Printers to break: a virtual printer behind a real socket or a pty, with the faults of the world."""

from __future__ import annotations

import os
import pty
import select
import socket
import struct
import threading
import tty
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from kassa.devices.printer.virtual import VirtualPrinter
from kassa.devices.printer.virtual_page import PaperLine


class TcpPrinter:
    """A network printer on this machine.

    Args:
        printer: reads the bytes; None for one that accepts and says nothing.
        dies_after: bytes after which the connection is reset.
        reads: whether it reads at all.
        says: answers instead of the printer's own.
    """

    def __init__(
        self,
        printer: VirtualPrinter | None = None,
        *,
        dies_after: int | None = None,
        reads: bool = True,
        says: Callable[[bytes], bytes] | None = None,
    ) -> None:
        self.printer = printer
        self.received = bytearray()
        self._dies_after = dies_after
        self._reads = reads
        self._says = says
        self._stop = threading.Event()
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self._server.bind(("127.0.0.1", 0))
        self._server.listen(4)
        self.port = int(self._server.getsockname()[1])
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def __enter__(self) -> TcpPrinter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while self._wait_for(self._server):
            line, _ = self._server.accept()
            with line, suppress(ConnectionError):  # who hangs up in the middle may call again
                self._talk(line)

    def _wait_for(self, line: socket.socket) -> bool:
        """Wait until something came; at the end what came before is still read: a blind till does not wait for it."""
        while not select.select([line], [], [], 0.02)[0]:
            if self._stop.is_set():
                return False
        return True

    def _talk(self, line: socket.socket) -> None:
        if not self._reads:
            self._stop.wait()
            return
        while self._wait_for(line):
            data = line.recv(64)
            if not data:
                return
            self.received += data
            if self._dies_after is not None and len(self.received) > self._dies_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            answer = self.printer.feed(data) if self.printer else b""
            line.sendall(self._says(data) if self._says else answer)


class PtyPrinter:
    """A serial printer on a pseudo terminal; ``path`` is its port."""

    def __init__(self, printer: VirtualPrinter) -> None:
        self.printer = printer
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def __enter__(self) -> PtyPrinter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        os.close(self._master)
        os.close(self._slave)

    def _serve(self) -> None:
        while not self._stop.is_set():
            if select.select([self._master], [], [], 0.02)[0]:
                answer = self.printer.feed(os.read(self._master, 256))
                if answer:
                    os.write(self._master, answer)


def originals(printer: VirtualPrinter) -> Counter[str]:
    """How often the head of each receipt came out; a broken-off job counts, a copy does not."""
    found: Counter[str] = Counter()
    for page in [*printer.pages, printer.page]:
        lines = [item.text for item in page.items if isinstance(item, PaperLine)]
        if any(line.startswith("KOPIE ") for line in map(str.strip, lines)):
            continue
        found.update(line.split()[1] for line in lines if line.startswith("Kassabon "))
    return found


def closed_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
