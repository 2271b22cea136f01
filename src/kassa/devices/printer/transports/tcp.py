"""A printer on the network, port 9100."""

from __future__ import annotations

import select
import socket
import struct
import sys
import time

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import StreamTransport
from kassa.system.clock import Clock

_POLL_SECONDS = 0.02
_DISCARD = struct.pack("ii", 1, 0)
"""SO_LINGER with zero seconds: closing resets the connection instead of sending what is left."""


def tcp_transport(host: str, port: int, answers: Answers, clock: Clock) -> StreamTransport:
    """Return the road to a printer at an address."""
    return StreamTransport(lambda seconds: TcpChannel(host, port, seconds), answers, clock)


class TcpChannel:
    """An open connection.

    Raises:
        OSError: nobody listens there within the time.
    """

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self._socket = socket.create_connection((host, port), timeout=seconds)
        self._socket.setblocking(False)

    def ready(self) -> bool:
        """A connection says nothing more than that it is there."""
        return True

    def write_some(self, data: bytes, seconds: float) -> int:
        """Hand a beginning of the data to the operating system."""
        _, writable, _ = select.select([], [self._socket], [], seconds)
        try:
            return self._socket.send(data) if writable else 0
        except BlockingIOError:
            return 0

    def read_some(self, seconds: float) -> bytes:
        """Return what the printer said."""
        readable, _, _ = select.select([self._socket], [], [], seconds)
        if not readable:
            return b""
        data = self._socket.recv(4096)
        if not data:
            raise ConnectionResetError("closed by the printer")
        return data

    def drain(self, seconds: float) -> bool:
        """Wait until the printer's side has acknowledged every byte, where the system can tell."""
        until = time.monotonic() + seconds
        while (waiting := self._unacknowledged()) > 0:
            if time.monotonic() >= until:
                return False
            time.sleep(_POLL_SECONDS)
        failure = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if failure:
            raise OSError(failure, "connection lost")
        return waiting <= 0

    def close(self, *, discard: bool) -> None:
        """Close; discarding resets the connection."""
        if discard:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DISCARD)
        self._socket.close()

    def _unacknowledged(self) -> int:
        """Bytes the other side has not acknowledged; 0 where the system does not tell."""
        if sys.platform != "linux":
            return 0
        import fcntl
        import termios

        answer = fcntl.ioctl(self._socket.fileno(), termios.TIOCOUTQ, b"\0\0\0\0")
        return int.from_bytes(answer, sys.byteorder)
