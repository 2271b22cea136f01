"""One window per till: a lock that the system frees by itself when the process dies."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import IO


class SingleInstance:
    """A lock on a name, held by a process.

    Args:
        folder: where lock files stand; made when needed.
        name: what is locked.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._file = folder / f"{sha256(name.encode()).hexdigest()[:24]}.lock"
        self._held: IO[bytes] | None = None

    def acquire(self) -> bool:
        """Take the lock; False when another process has it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        stream = self._file.open("a+b")
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.close()
            return False
        os.set_inheritable(stream.fileno(), False)
        self._held = stream
        return True

    def release(self) -> None:
        """Let go; harmless when it was never held."""
        if self._held is not None:
            self._held.close()
            self._held = None
