"""The devices of the walk: printer, scanner and display on pseudo terminals that can be pulled out; a card terminal."""

from __future__ import annotations

import sys
import time
from collections import Counter
from enum import StrEnum
from pathlib import Path

from walk_kit import ROOT, App, Walk
from walk_office import go

sys.path.insert(0, str(ROOT))
from kassa.devices.printer.virtual import VirtualPrinter
from tests.support.plug import Plug as Plug
from tests.support.ports import Port as Port
from tests.support.ports import Vfd
from tests.support.printers import originals
from tests.support.terminals import TerminalProcess

_LOOK = 0.02
GARBAGE = b"\xff\x00?GET\x01"
"""No byte of it is a status byte of ESC/POS: those have bit 1 and 4 set, 0 and 7 clear."""


class Mood(StrEnum):
    """How the printer answers."""

    SOUND = "sound"
    SILENT = "silent"
    GARBAGE = "garbage"


class SerialPrinter:
    """A receipt printer with a knife and a drawer on a serial port; a printer that died leaves its paper behind."""

    def __init__(self, port: Path) -> None:
        self.papers: list[VirtualPrinter] = []
        self.mood = Mood.SOUND
        self._port = port
        self.connect()

    @property
    def paper(self) -> VirtualPrinter:
        """What it prints on now."""
        return self.papers[-1]

    def connect(self, *, dies_after: int | None = None) -> None:
        """Stand there with a new roll.

        Args:
            dies_after: bytes after which it dies, in the middle of what it prints.
        """
        self.papers.append(VirtualPrinter(columns=42))
        self.wire = Port(self._port, self._hear, dies_after=dies_after)
        self.wire.insert()

    def originals(self) -> Counter[str]:
        """How often each receipt came out as an original."""
        return sum((originals(paper) for paper in self.papers), Counter())

    def wait_originals(self, count: int, seconds: float = 30) -> bool:
        """Wait for so many originals; a job that is printing gets its cut."""
        end = time.monotonic() + seconds
        while self.originals().total() < count or self.paper.unfinished:
            if time.monotonic() > end:
                return False
            time.sleep(_LOOK)
        return True

    def _hear(self, data: bytes) -> bytes:
        if self.mood is Mood.SOUND:
            return self.paper.feed(data)
        return GARBAGE if self.mood is Mood.GARBAGE else b""


class SerialDisplay:
    """A customer display of two lines on a serial port."""

    def __init__(self, port: Path) -> None:
        self._vfd = Vfd("escpos")
        self.wire = Port(port, self._vfd.feed)
        self.wire.insert()

    def lines(self) -> str:
        """What the customer reads now."""
        return " / ".join(line.strip().replace("\u00a0", " ") for line in self._vfd.lines)

    def wait_line(self, words: str, seconds: float = 10) -> bool:
        """Wait until these words stand on it."""
        end = time.monotonic() + seconds
        while words not in self.lines():
            if time.monotonic() > end:
                return False
            time.sleep(_LOOK)
        return True


class Desk:
    """The counter with all its devices."""

    def __init__(self, walk: Walk) -> None:
        self.printer = SerialPrinter(walk.folder / "tty-printer")
        self.display = SerialDisplay(walk.folder / "tty-display")
        self.scanner = Plug(walk.folder / "tty-scanner")
        self.scanner.insert()
        self.terminal = TerminalProcess("opi", walk.folder / "opi")

    def scan(self, code: str) -> None:
        """Scan over the port of the scanner."""
        self.scanner.send(code.encode() + b"\r\n")

    def close(self) -> None:
        """Switch everything off."""
        self.terminal.end()
        for port in (self.printer.wire, self.display.wire):
            port.pull()
        self.scanner.pull()


def set_devices(walk: Walk, office: App, desk: Desk) -> None:
    """Every device of till 1, in the settings of the office."""
    go(office, "Instellingen", "settings")
    office.table("#settings.owners").select("Kassa 1")
    for field, choice in (
        ("printer", "Seriële poort"),
        ("drawer", "Bonprinter, aansluiting 1"),
        ("scanner", "Seriële poort"),
        ("display", "ESC/POS (Epson)"),
        ("terminal", "OPI, via het netwerk"),
    ):
        office.combo(f"#settings.till_{field}", choice)
    for field, text in (
        ("printer_address", str(desk.printer.wire)),
        ("scanner_port", str(desk.scanner.port)),
        ("display_port", str(desk.display.wire)),
        ("terminal_address", f"127.0.0.1:{desk.terminal.port}"),
        ("terminal_port", str(desk.terminal.device_port)),
    ):
        office.type(f"#settings.till_{field}", text)
    office.click("#settings.save")
    time.sleep(1)
    walk.shot(office, "settings-devices")
    errors = [
        node.text for node in office.find_all() if node.obj.startswith("settings.till_") and node.obj.endswith("_error")
    ]
    walk.point("printer, drawer, scanner, display and terminal set in the office", not any(errors), errors)
