"""A network printer for the walk: a TCP port, and the paper as the virtual printer of the devices reads it."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.devices.printer.virtual_page import Page


class PaperTray:
    """Prints what comes in; ``die_after`` breaks the connection after so many bytes, ``stop`` takes the plug out."""

    def __init__(self) -> None:
        self.printer = VirtualPrinter(columns=42)
        self.die_after: int | None = None
        self.taken = 0
        self.port = 0
        self._server: socket.socket | None = None
        self.start()

    def start(self) -> None:
        """Listen, on the same port as before."""
        server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", self.port))
        server.listen(4)
        self.port = server.getsockname()[1]
        self._server = server
        threading.Thread(target=self._serve, args=(server,), daemon=True).start()

    def stop(self) -> None:
        """Be gone: connections are refused."""
        server, self._server = self._server, None
        if server is not None:
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            server.close()

    def wait_page(self, seconds: float = 10) -> Page | None:
        """Return the next page that is cut, or None."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if len(self.printer.pages) > self.taken:
                self.taken += 1
                return self.printer.pages[self.taken - 1]
            time.sleep(0.02)
        return None

    def wait_for(self, words: str, seconds: float = 15) -> Page | None:
        """Return the next page with these words, whatever is printed before it; or None."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            page = self.wait_page(left)
            if page is not None and words in page.text:
                return page
        return None

    def says(self, page: Page | None, cents: int) -> bool:
        """Whether the amount stands on the page."""
        words = f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"
        return page is not None and words in page.text

    def _serve(self, server: socket.socket) -> None:
        while self._server is server:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                self._take(connection)

    def _take(self, connection: socket.socket) -> None:
        while data := connection.recv(4096):
            if self.die_after is not None:
                data, self.die_after = data[: self.die_after], max(0, self.die_after - len(data))
                self.printer.feed(data)
                if not self.die_after:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                    return
                continue
            answer = self.printer.feed(data)
            if answer:
                connection.sendall(answer)
