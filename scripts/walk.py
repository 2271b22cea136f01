"""A shop's day in the real window, from outside: ``python scripts/walk.py [--size 1366x768] [--shots FOLDER]``.

Makes the demo shop in a folder of its own, imports ``artikelen_nl.csv`` through the window, sells, prints on a TCP
printer whose bytes are decoded, breaks that printer, kills the till, and closes the day. Prints one line for every
point, with its figure; the exit code is 1 when a point broke. Needs the shared driver and samples (``KASSA_SHARED``,
or ``shared`` beside the checkout) and the packages its read-me names; stops in words where they are absent.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
import time
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
from uidriver import App, Screen, UIError  # noqa: E402

PAUSE = 0.3
"""Seconds between typing and Enter: faster is a scanner."""
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
        shots.mkdir(parents=True, exist_ok=True)
        self.environment = {
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


# The office ----------------------------------------------------------------------------------------------------------


def office_sign_in(office: App) -> None:
    """The owner signs in."""
    office.type("Wachtwoord", OWNER_PASSWORD)
    office.click("#login.sign_in")
    office.wait_text("Artikelgroepen", timeout=20)


def import_list(walk: Walk, office: App) -> None:
    """``artikelen_nl.csv`` through the window, as it lies in the shared folder."""
    file = SHARED / "samples" / "articles" / "artikelen_nl.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        walk.rows = list(csv.DictReader(opened, delimiter=";"))
    office.click("#navigation.imports")
    office.click("#imports.new")
    office.click("#import.choose")
    dialog = office.dialog()
    dialog.type("#fileNameEdit", str(file))
    time.sleep(PAUSE)
    office.key("Return")
    office.wait_text("Controleren", timeout=15)
    began = time.monotonic()
    office.click("Controleren")
    office.wait_text("Importeren", timeout=60)
    walk.shot(office, "import-check")
    office.click("Importeren")
    office.wait_text("Nog een lijst inlezen", timeout=120)
    took = time.monotonic() - began
    walk.shot(office, "import-report")
    said = [text for text in office.texts() if "regels zijn ingelezen" in text]
    whole = f"{len(walk.rows):,} van {len(walk.rows):,}".replace(",", ".")
    walk.point("import of artikelen_nl.csv through the window", bool(said) and whole in said[0], f"{took:.1f} s")


def set_printer(walk: Walk, office: App) -> None:
    """The receipt printer of till 1: on the network, drawer on it."""
    office.click("#navigation.settings")
    office.table("#settings.owners").select("Kassa 1")
    office.combo("#settings.till_printer", "Netwerk")
    office.type("#settings.till_printer_address", f"127.0.0.1:{walk.tray.port}")
    office.combo("#settings.till_drawer", "Bonprinter, aansluiting 1")
    office.click("#settings.save")
    time.sleep(1)
    walk.shot(office, "settings-till")
    walk.point("printer set in the office", not office.exists("#settings.till_printer_address_error"))


# The till ------------------------------------------------------------------------------------------------------------


def till_sign_in(till: App, name: str = SELLER, code: str = SELLER_CODE) -> None:
    """Choose a name, type the code on the keys of the screen."""
    till.click(name)
    for digit in code:
        till.click(f"#login.key_{digit}")
    till.click("#login.sign_in")
    till.wait_gone("#login.sign_in")


def open_day(walk: Walk, till: App) -> None:
    """Open with the float of last time."""
    walk.shot(till, "open-day")
    till.click("#open_day.same")
    till.wait_text("Naar afrekenen")
    walk.shot(till, "sale-empty")
    walk.point("till opened with its float", till.find("#sale.checkout").role == "button")


def total(till: App) -> int:
    """What the bon says at the bottom."""
    return cents(AMOUNT.findall(till.find("#sale.total").name)[0])


def scan_fifty(walk: Walk, till: App) -> None:
    """Fifty barcodes of the list as fast as a wedge types; no waiting for the screen in between."""
    chosen = walk.rows[100:150]
    began = time.monotonic()
    with till.stalls() as stalls:
        for row in chosen:
            till.x.type(row["Barcode"] + "\n", 0.002)
            time.sleep(0.02)
        till.sync()
    took = time.monotonic() - began
    want = sum(cents(row["Verkoopprijs incl. btw"]) for row in chosen)
    till.wait(lambda: total(till) == want or None, timeout=10, what="the total of fifty articles")
    walk.shot(till, "sale-fifty")
    lines = till.table("Bon").rows()
    figure = f"{took:.2f} s, {want} cents, longest stall {stalls.max_ms} ms"
    walk.point("fifty barcodes scanned", len(lines) == 50, figure)


def latency(walk: Walk, till: App, times: int) -> None:
    """From the last key of a scan to the pixels of the total."""
    figures = []
    for row in walk.rows[200 : 200 + times]:
        figures.append(till.paint_latency(code=row["Barcode"], watch="#sale.total", settle=0.06)["visible"])
        time.sleep(0.01)
    figures.sort()
    middle, worst = figures[len(figures) // 2], figures[int(len(figures) * 0.99)]
    walk.point(f"scan to pixels, {times} scans", worst < 150, f"p50 {middle:.0f} ms, p99 {worst:.0f} ms")


def pay_card(walk: Walk, till: App) -> None:
    """Two taps after the bon: PIN, Betaald on the sheet of the stand-alone terminal."""
    due = total(till)
    till.click("#sale.checkout")
    till.click("#payment.card")
    walk.shot(till, "terminal")
    till.click("#terminal.paid")
    till.wait(lambda: till.exists("#sale.checkout"), what="the sale screen")
    paper = walk.tray.wait_page()
    walk.point("card in two taps after Naar afrekenen", till.table("Bon").count() == 0, "2 taps")
    walk.point("paper says the amount", walk.tray.says(paper, due), f"{due} cents")


def pay_cash(walk: Walk, till: App) -> None:
    """Three taps: Naar afrekenen, a quick amount, Afrekenen volgende klant; the change stays on the next bon."""
    till.click("Draagtas")
    till.scan(walk.rows[0]["Barcode"])
    due = total(till)
    rounded = (due + 2) // 5 * 5
    till.click("#sale.checkout")
    till.click("#payment.quick_1")
    walk.shot(till, "payment-cash")
    given = cents(AMOUNT.findall(till.find("#payment.received").name)[0])
    till.click("#payment.complete")
    till.wait(lambda: till.exists("#sale.checkout"), what="the sale screen")
    paper = walk.tray.wait_page()
    strip = next((text for text in till.texts() if text.startswith("Wisselgeld")), "")
    walk.shot(till, "previous-change")
    right = bool(strip) and cents(AMOUNT.findall(strip)[0]) == given - rounded
    walk.point("cash in three taps, change to the cent", right, strip)
    words = paper.text if paper else ""
    walk.point("rounding printed", due == rounded or "Afronding" in words, f"{rounded - due} cents")
    walk.point("drawer opened", bool(walk.tray.printer.pulses), f"{len(walk.tray.printer.pulses)} pulses")


def main() -> int:
    """Walk through the day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--shots", type=Path, default=Path(tempfile.gettempdir()) / "walk-shots")
    parser.add_argument("--scans", type=int, default=100)
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    walk = Walk((width, height), options.shots)
    with Screen((width, height)):
        day(walk, options.scans)
    print(f"{len(walk.broken)} broken; pictures in {walk.shots}")
    return 1 if walk.broken else 0


def day(walk: Walk, scans: int) -> None:
    """The whole day, in the order of the issue."""
    made = walk.kassa("demo", "--no-window")
    walk.point("demo shop made", made.returncode == 0, made.stdout.splitlines()[0] if made.stdout else made.stderr)
    with walk.start("office", "Wachtwoord") as office:
        office_sign_in(office)
        walk.shot(office, "office")
        walk.step(import_list, office)
        walk.step(set_printer, office)
    with walk.start("pos", "Aanmelden") as till:
        walk.point("till started", True, f"{till.started_in:.2f} s")
        till_sign_in(till)
        for part in (open_day, scan_fifty):
            walk.step(part, till)
        walk.step(latency, till, scans)
        for part in (pay_card, pay_cash):
            walk.step(part, till)
    walk.point("no traceback in the logs", walk.tracebacks() == 0, walk.tracebacks())
    checked = walk.kassa("verify")
    walk.point("kassa verify", checked.returncode == 0, checked.stdout.strip().splitlines()[-1:])


if __name__ == "__main__":
    sys.exit(main())
