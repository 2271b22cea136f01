"""A wire between a till and its server that a test can cut and mend."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit, urlunsplit


class Wire:
    """Passes bytes on between a local port and a server, until it is cut.

    Args:
        location: URL of the server's database.
    """

    def __init__(self, location: str) -> None:
        parts = urlsplit(location)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 5432)
        self._threads: list[threading.Thread] = []
        self._ends: set[socket.socket] = set()
        self._ears = self._listen(0)
        self._port = self._ears.getsockname()[1]
        user = f"{parts.username}@" if parts.username else ""
        self.location = urlunsplit(parts._replace(netloc=f"{user}127.0.0.1:{self._port}"))

    def cut(self) -> None:
        """Cut it: what was connected is connected no more, and nobody answers."""
        for one in (self._ears, *self._ends):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for one in (self._ears, *self._ends):
            one.close()
        self._threads, self._ends = [], set()

    def mend(self) -> None:
        """Make it whole again."""
        self._ears = self._listen(self._port)

    close = cut

    def _listen(self, port: int) -> socket.socket:
        ears = socket.socket()
        ears.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ears.bind(("127.0.0.1", port))
        ears.listen()
        self._begin(lambda: self._take(ears))
        return ears

    def _begin(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name="wire")
        self._threads.append(thread)
        thread.start()

    def _take(self, ears: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = ears.accept()
                far = socket.create_connection(self._server)
                self._ends |= {near, far}
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for one, other in ((near, far), (far, near)):
                    self._begin(partial(_pass_on, one, other))


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_RDWR)
