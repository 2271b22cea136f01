"""Simulated terminals in processes of their own, and how a test starts, plans, kills and asks them."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kassa.devices.terminal.mollie import MollieSetup, MollieTerminal
from kassa.devices.terminal.opi.line import OpiSetup
from kassa.devices.terminal.opi.opi_terminal import OpiTerminal
from kassa.domain.payments.terminal import TerminalAnswer
from kassa.system.clock import SystemClock
from tests.support.mollie_simulator import KEY, TERMINAL
from tests.support.terminal_state import Memory

ROOT = Path(__file__).resolve().parents[2]
_DYING_SECONDS = 20


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as ears:
        port: int = ears.getsockname()[1]
        return port


class TerminalProcess:
    """A simulator; ``kind`` is ``opi`` or ``mollie``."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.port, self.device_port = free_port(), free_port()
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process: subprocess.Popen[str] | None = None
        self._dies = False
        self.begin()

    def begin(self) -> None:
        """Start it, again after it died."""
        self._dies = False
        module = f"tests.support.{self.kind}_simulator"
        ports = [str(self.port)] + ([str(self.device_port)] if self.kind == "opi" else [])
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(self._folder), *ports], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"

    def end(self) -> None:
        """Kill it, if it is not dead yet."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def plan(self, **plan: object) -> None:
        Memory(self._folder).set_plan(plan)
        self._dies = plan.get("fault") == "die"

    @property
    def dead(self) -> bool:
        """Whether it is gone; what the plan killed is waited for, because its connections close before it is."""
        if self._process is not None and self._dies and "fault" not in Memory(self._folder).plan():
            self._process.wait(_DYING_SECONDS)
        return self._process is None or self._process.poll() is not None

    def revive(self) -> None:
        """What a shop does with a terminal that died: switch it on again."""
        if self.dead:
            self.end()
            self.begin()

    def charged(self) -> list[int]:
        """Return the cents it really took, in order."""
        memory: dict[str, Any] = Memory(self._folder).load()
        if self.kind == "opi":
            return [one["cents"] for one in memory["charged"]]
        paid = [one["amount"]["value"] for one in memory.get("payments", []) if one["status"] == "paid"]
        return [int(value.replace(".", "")) for value in paid]

    def driver(self, **more: Any) -> Driver:
        """Return a driver of the till for it."""
        if self.kind == "opi":
            patience = {"connecting": 2.0, "answering": 3.0, "paying": 5.0} | more
            return OpiTerminal(OpiSetup("127.0.0.1", self.port, self.device_port, "KASSA1", **patience), SystemClock())
        setup = MollieSetup(TERMINAL, f"http://127.0.0.1:{self.port}", **({"seconds": 2.0} | more))
        return MollieTerminal(setup, lambda: KEY, SystemClock())


Driver = OpiTerminal | MollieTerminal


def until(look: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for something of another process."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not look():
        assert time.monotonic() < end, "it never happened"
        pause.wait(0.05)


def settled(driver: Driver, reference: str) -> TerminalAnswer:
    """Ask until the creation and the conversation are over."""
    until(lambda: not driver.busy)
    return driver.status(reference)
