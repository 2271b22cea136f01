"""A shop's day in the real window, from outside: ``python scripts/walk.py [--size 1366x768] [--shots FOLDER]``.

Makes the demo shop in a folder of its own, imports ``artikelen_nl.csv`` through the window, sells, prints on a TCP
printer whose bytes are decoded, breaks that printer, kills the till, and closes the day. Prints one line for every
point, with its figure; the exit code is 1 when a point broke. Needs the shared driver and samples (``KASSA_SHARED``,
or ``shared`` beside the checkout) and the packages its read-me names; stops in words where they are absent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import walk_bad
import walk_closing
import walk_looks
import walk_office
import walk_sale
import walk_together
import walk_trouble
from walk_kit import App, Screen, Walk, sign_in


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
    walk.step(walk_bad.bad_files)
    with walk.start("office", "Wachtwoord") as office:
        walk_office.enter(office)
        walk.shot(office, "office")
        walk.step(walk_office.import_list, office)
        walk.step(walk_office.set_printer, office)
        walk.step(walk_together.pos_button, office)
        walk_office.go(office, "Verkoop", "receipts")
        work(walk, office, scans)
    walk.point("no traceback in the logs", walk.tracebacks() == 0, walk.tracebacks())
    walk.step(walk_closing.to_the_cent)


def work(walk: Walk, office: App, scans: int) -> None:
    """The till from its start to the end of the day, while the office is open below it."""
    till = walk.start("pos", "Aanmelden")
    walk.point("till started", True, f"{till.started_in:.2f} s")
    try:
        selling(walk, till, scans)
        till = walk_trouble.power_cut(walk, till)
        walk.step(walk_together.seen_on_till, till)
        walk.step(walk_together.seen_in_office, till, office)
        for part in (walk_closing.cash_moves, walk_closing.close_day):
            walk.step(part, till)
    finally:
        till.stop()


def selling(walk: Walk, till: App, scans: int) -> None:
    """From the first sign-in to the copy of the last receipt."""
    walk.step(walk_bad.wrong_codes, till)
    sign_in(till)
    for part in (walk_sale.open_day, walk_sale.scan_fifty):
        walk.step(part, till)
    walk.step(walk_sale.latency, till, scans)
    parts = (walk_sale.pay_card, walk_sale.pay_cash, walk_sale.edit_lines, walk_sale.undo_park_matrix)
    for part in (*parts, walk_sale.pay_split, walk_bad.odd_codes, walk_bad.scan_in_fields):
        walk.step(part, till)
    for part in (walk_looks.dark_and_english, walk_trouble.printer_gone, walk_trouble.printer_dies, walk_trouble.copy):
        walk.step(part, till)


if __name__ == "__main__":
    sys.exit(main())
