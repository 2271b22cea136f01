"""Reading and writing a file descriptor with a deadline: shared by sockets and device files."""

from __future__ import annotations

import os
import select


def write_some(descriptor: int, data: bytes, seconds: float) -> int:
    """Write a beginning of ``data``; 0 when the other side takes nothing within the time.

    Raises:
        OSError: the line is dead.
    """
    _, writable, _ = select.select([], [descriptor], [], max(0.0, seconds))
    if not writable:
        return 0
    try:
        return os.write(descriptor, data)
    except BlockingIOError:
        return 0


def read_some(descriptor: int, seconds: float) -> bytes:
    """Return what came in within the time.

    Raises:
        OSError: the line is dead or was closed by the other side.
    """
    readable, _, _ = select.select([descriptor], [], [], max(0.0, seconds))
    if not readable:
        return b""
    try:
        data = os.read(descriptor, 4096)
    except BlockingIOError:
        return b""
    if not data:
        raise ConnectionResetError("closed by the printer")
    return data
