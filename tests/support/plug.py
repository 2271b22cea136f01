"""A serial port that can be pulled out: a real pty behind a fixed name."""

from __future__ import annotations

import os
import pty
import tty
from pathlib import Path


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
