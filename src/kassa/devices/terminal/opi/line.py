"""One conversation with an OPI terminal: a request on channel 0, and what it wants shown meanwhile on channel 1."""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
from collections.abc import Callable
from typing import Final

from kassa.devices.terminal.opi.message import LONGEST, Element, OpiError, read
from kassa.domain.frozen import frozen
from kassa.system.clock import Clock

_LENGTH: Final = 4
_LOOK_SECONDS: Final = 0.2
_MOST_CALLERS: Final = 8


@frozen
class OpiSetup:
    """How a terminal is reached.

    Attributes:
        host: its address.
        port: where it takes requests (channel 0).
        device_port: where this till listens for what it wants shown (channel 1).
        workstation: name of this till at the terminal.
        connecting: seconds to wait for a connection.
        answering: seconds to wait for everything but a payment.
        paying: seconds to wait for the end of a payment.
    """

    host: str
    port: int
    device_port: int
    workstation: str
    connecting: float = 5.0
    answering: float = 10.0
    paying: float = 300.0


class NotSentError(Exception):
    """Nothing of the request left this machine."""


class LostError(Exception):
    """The request left, and nobody knows what became of it."""


class Frames:
    """Cuts what comes over a line into messages, each behind its length in four bytes."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take what came; return the messages that are whole now.

        Raises:
            OpiError: a length that no message has.
        """
        self._kept += data
        found = []
        while len(self._kept) >= _LENGTH:
            (length,) = struct.unpack_from(">I", self._kept)
            if not 0 < length <= LONGEST:
                raise OpiError("no length of a message")
            if len(self._kept) < _LENGTH + length:
                break
            found.append(bytes(self._kept[_LENGTH : _LENGTH + length]))
            del self._kept[: _LENGTH + length]
        return found


def framed(message: bytes) -> bytes:
    """Return a message behind its length."""
    return struct.pack(">I", len(message)) + message


Shown = Callable[[Element], bytes]


class Conversation:
    """One request and its response.

    Args:
        setup: how the terminal is reached.
        clock: for patience.
        shown: takes what the terminal wants shown or printed and returns the answer; None does not listen.
        stopped: whether the program ends.
    """

    def __init__(self, setup: OpiSetup, clock: Clock, shown: Shown | None, stopped: Callable[[], bool]) -> None:
        self._setup = setup
        self._clock = clock
        self._shown = shown
        self._stopped = stopped
        self._callers: dict[socket.socket, Frames] = {}

    def ask(self, message: bytes, seconds: float) -> Element:
        """Send a request and wait for its response.

        Raises:
            NotSentError: the terminal cannot be reached, or this till cannot listen; nothing was asked.
            LostError: the request left, and no response that can be read came back.
        """
        with contextlib.ExitStack() as open_lines, selectors.DefaultSelector() as eyes:
            try:
                ears = self._listen(open_lines) if self._shown is not None else None
                line = socket.create_connection((self._setup.host, self._setup.port), self._setup.connecting)
            except OSError as error:
                raise NotSentError(str(error)) from error
            open_lines.callback(line.close)
            open_lines.callback(self._hang_up)
            try:
                line.settimeout(self._setup.answering)
                line.sendall(framed(message))
                eyes.register(line, selectors.EVENT_READ)
                if ears is not None:
                    eyes.register(ears, selectors.EVENT_READ)
                return self._wait(eyes, line, ears, self._clock.monotonic() + seconds)
            except (OSError, OpiError) as error:
                raise LostError(str(error)) from error

    def _wait(
        self, eyes: selectors.BaseSelector, line: socket.socket, ears: socket.socket | None, until: float
    ) -> Element:
        frames = Frames()
        while self._clock.monotonic() < until and not self._stopped():
            # What is to be shown comes first: the terminal hands over its receipt before it answers.
            ready = sorted(eyes.select(_LOOK_SECONDS), key=lambda one: one[0].fileobj is line)
            for key, _events in ready:
                if key.fileobj is line:
                    data = line.recv(65_536)
                    if not data:
                        raise LostError("the terminal hung up")
                    for found in frames.feed(data):
                        return read(found)
                elif ears is not None and key.fileobj is ears:
                    self._take(eyes, ears, line)
                elif isinstance(key.fileobj, socket.socket):
                    self._show(eyes, key.fileobj)
        raise LostError("no answer in time")

    def _listen(self, open_lines: contextlib.ExitStack) -> socket.socket:
        ears = socket.socket()
        open_lines.callback(ears.close)
        ears.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ears.bind(("127.0.0.1" if self._setup.host in ("127.0.0.1", "localhost") else "", self._setup.device_port))
        ears.listen()
        return ears

    def _take(self, eyes: selectors.BaseSelector, ears: socket.socket, line: socket.socket) -> None:
        caller, address = ears.accept()
        if address[0] != line.getpeername()[0] or len(self._callers) >= _MOST_CALLERS:
            caller.close()  # only the terminal itself has something to show
            return
        caller.settimeout(self._setup.connecting)
        self._callers[caller] = Frames()
        eyes.register(caller, selectors.EVENT_READ)

    def _show(self, eyes: selectors.BaseSelector, caller: socket.socket) -> None:
        """Answer what came on channel 1; trouble there never ends a payment."""
        assert self._shown is not None
        try:
            data = caller.recv(65_536)
            for found in self._callers[caller].feed(data):
                caller.sendall(framed(self._shown(read(found))))
            if data:
                return
        except (OSError, OpiError):
            pass
        eyes.unregister(caller)
        del self._callers[caller]
        caller.close()

    def _hang_up(self) -> None:
        for caller in self._callers:
            caller.close()
