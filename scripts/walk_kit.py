"""What every part of the walk uses: the shared driver, the programs, the printer and the points found."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from walk_printer import PaperTray

ROOT = Path(__file__).resolve().parent.parent
SELLER, SELLER_CODE = "Medewerker 12", "7159"
WORDS = int(os.environ.get("WALK_WORDS", "150"))
"""Characters kept of what a broken point says."""
OWNER_CODE, OWNER_PASSWORD = "4826", "eigenaar-demo"
CHIEF, CHIEF_CODE = "Bedrijfsleider", "5937"


def shared() -> Path:
    """Return the folder with the driver and the samples.

    Raises:
        SystemExit: it is not there.
    """
    for place in (os.environ.get("KASSA_SHARED"), ROOT.parent / "shared", ROOT.parent.parent / "shared"):
        if place and (Path(place) / "driver" / "uidriver.py").exists():
            return Path(place)
    sys.exit("The driver is not here: set KASSA_SHARED to the folder that holds driver/uidriver.py and samples/.")


SHARED = shared()
sys.path.insert(0, str(SHARED / "driver"))
from uidriver import App as App  # noqa: E402
from uidriver import Row as Row  # noqa: E402
from uidriver import Screen as Screen  # noqa: E402
from uidriver import UIError as UIError  # noqa: E402

PAUSE = 0.3
"""Seconds between typing and Enter: faster is a scanner."""
LONG = 0.8
"""Seconds between two presses of the same big button: within half a second the second is none."""
SOON = 0.7
"""Seconds a new hand looks before the next press; faster typing than this is a scanner."""
AMOUNT = re.compile(r"[\u2212-]?€\s*[\d.]+,\d\d")


def cents(text: str) -> int:
    """``€ 1.234,56`` as 123456; a minus before it counts."""
    digits = "".join(sign for sign in text if sign.isdigit())
    return -int(digits) if "\u2212" in text or text.strip().startswith("-") else int(digits)


class Walk:
    """The programs, the printer and what was found."""

    def __init__(self, size: tuple[int, int], shots: Path) -> None:
        self.size, self.shots = size, shots
        self.folder = Path(tempfile.mkdtemp(prefix="walk"))
        self.data = self.folder / "winkel.kassa"
        self.tray = PaperTray()
        self.broken: list[str] = []
        self.rows: list[dict[str, str]] = []
        self.code = ""
        shots.mkdir(parents=True, exist_ok=True)
        self.environment = {
            "PYTHONFAULTHANDLER": "1",
            "PYTHONPATH": str(ROOT / "src"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
        }

    def kassa(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the program without a window."""
        command = [sys.executable, "-m", "kassa", "--data", str(self.data), *words]
        return subprocess.run(command, env={**os.environ, **self.environment}, capture_output=True, text=True)

    def start(self, word: str, ready: str) -> App:
        """Start a program with a window."""
        command = [sys.executable, "-m", "kassa", "--data", str(self.data), word]
        return App(command, env=self.environment, cwd=str(self.folder), ready=ready)

    def point(self, name: str, good: bool, figure: object = "") -> None:
        """Print one line."""
        print(f"{'ok  ' if good else 'BROKEN'} {name:<58} {figure}", flush=True)
        if not good:
            self.broken.append(name)

    def step(self, work: object, *given: object) -> None:
        """Do one part of the day; what goes wrong in it is a broken point and the day goes on."""
        name = getattr(work, "__name__", "?")
        try:
            work(self, *given)  # type: ignore[operator]
        except (UIError, AssertionError, LookupError, ValueError) as error:
            self.point(name, False, f"{type(error).__name__}: {str(error)[:WORDS]}")

    def shot(self, app: App, name: str) -> None:
        """Keep a picture."""
        app.screenshot(str(self.shots / f"{name}-{self.size[0]}.png"))

    def tracebacks(self) -> int:
        """How often the logs tell of something nobody foresaw."""
        logs = (self.folder / "data").rglob("*.log*")
        return sum(log.read_text(errors="replace").count("Traceback (most recent") for log in logs)


def begin(name: str, about: str | None) -> Walk:
    """Read size and folder of the pictures from the command line, and make the demo shop."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--shots", type=Path, default=Path(tempfile.gettempdir()) / f"walk-{name}")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    walk = Walk((width, height), options.shots)
    made = walk.kassa("demo", "--no-window")
    walk.point("demo shop made", made.returncode == 0, (made.stdout or made.stderr).splitlines()[0])
    return walk


def end(walk: Walk) -> int:
    """Look at the logs and the books; say how much broke, and give the exit code."""
    walk.point("no traceback in the logs", walk.tracebacks() == 0, walk.tracebacks())
    verified = walk.kassa("verify")
    walk.point("kassa verify", verified.returncode == 0, verified.stdout.splitlines()[-1:])
    print(f"{len(walk.broken)} broken; pictures in {walk.shots}")
    return 1 if walk.broken else 0


def sign_in(till: App, name: str = SELLER, code: str = SELLER_CODE) -> None:
    """Choose a name, type the code on the keys of the screen."""
    till.click(name)
    for digit in code:
        till.click(f"#login.key_{digit}")
    till.click("#login.sign_in")
    till.wait_gone("#login.sign_in")


def cents_in(words: str) -> int:
    """The last amount in words, in cents."""
    return cents(AMOUNT.findall(words.replace("\u00a0", " "))[-1])


def amount(till: App, thing: str) -> int:
    """The first amount a painted thing says, in cents."""
    return cents(AMOUNT.findall(till.find(thing).name)[0])


def total(till: App) -> int:
    """What the bon says at the bottom."""
    return amount(till, "#sale.total")


def keys(till: App, screen: str, text: str) -> None:
    """Type an amount on the keys of the screen."""
    for sign in text:
        till.click(f"#{screen}.key_{'comma' if sign == ',' else sign}")


def to_sale(till: App) -> None:
    """Wait for the sale screen."""
    till.wait(lambda: till.exists("#sale.checkout"), what="the sale screen")


def sold(till: App, method: str = "#payment.card") -> int:
    """Pay the bon at once with one button of the payment screen; give its total in cents."""
    due = total(till)
    till.click("#sale.checkout")
    till.click(method)
    if method != "#payment.card":
        till.click("#payment.complete")
    to_sale(till)
    return due
