"""The walk at the end of the day: cash moves, drawer, X, blind count, difference, deposit, Z, second person."""

from __future__ import annotations

import re
import time

from walk_kit import CHIEF, CHIEF_CODE, LONG, App, Walk, keys
from walk_sale import permit

MARKED = re.compile(r"[0-9a-f]{16} [0-9a-f]{16}")


def cash_moves(walk: Walk, till: App) -> None:
    """Money out with a reason, the drawer without a sale, an X report."""
    pulses = len(walk.tray.printer.pulses)
    till.click("#top.menu")
    till.click("#menu.cash_move")
    keys(till, "cash_move", "7,50")
    till.click("#cash_move.reason_0")
    walk.shot(till, "cash-move")
    till.click("#cash_move.book")
    permit(till)
    walk.tray.wait_page(5)
    walk.point("cash out with a reason", not till.exists("#cash_move.book"), "750 cents")
    till.click("Lade openen", nth=0)
    till.click("#open_drawer.reason_0")
    till.click("#open_drawer.open")
    permit(till)
    till.wait(lambda: len(walk.tray.printer.pulses) > pulses or None, timeout=15, what="a pulse for the drawer")
    walk.point("drawer without a sale", True, f"{len(walk.tray.printer.pulses) - pulses} pulses")
    till.click("#top.menu")
    till.click("#menu.x_report")
    permit(till)
    walk.shot(till, "x-report")
    till.click("#slip.print")
    permit(till)
    walk.point("X report printed", walk.tray.wait_for("X-rapport") is not None)
    till.click("#slip.close")


def count_day(walk: Walk, till: App) -> str:
    """Count blind, and go on to what was expected; return the difference as it is shown."""
    till.click("#top.menu")
    till.click("#menu.cash_up")
    permit(till)
    walk.shot(till, "count")
    blind = not any("verschil" in text.lower() and "€" in text for text in till.texts())
    till.click("#cashup.count_5000")
    keys(till, "cashup", "4")
    till.click("#cashup.next")
    time.sleep(LONG)
    permit(till)
    walk.shot(till, "control")
    difference = str(till.find("#cashup.difference").text)
    walk.point("blind count, difference shown", blind and bool(difference), difference)
    return difference


def finish_day(walk: Walk, till: App) -> None:
    """Explain the difference, deposit, close: the report of the day stands there."""
    till.type("#cashup.reason", "Wisselgeld verkeerd geteld")
    time.sleep(LONG)
    if till.exists("#keyboard.close"):
        till.click("#keyboard.close")
    till.click("#cashup.next")
    time.sleep(LONG)
    walk.shot(till, "deposit")
    keys(till, "cashup.deposit", "50,00")
    till.click("#cashup.next")
    time.sleep(LONG)
    walk.shot(till, "close")
    till.click("#cashup.next")
    time.sleep(LONG)
    till.click("Ja, dag afsluiten")
    permit(till)
    till.wait(lambda: till.exists("#slip.close"), timeout=15, what="the report of the day")
    walk.shot(till, "z-report")


def close_day(walk: Walk, till: App) -> None:
    """Count, close; the Z report carries the head of the journal, and a second person checks it."""
    count_day(walk, till)
    finish_day(walk, till)
    paper = walk.tray.wait_for("Dagrapport")
    words = paper.text if paper else ""
    walk.point("Z report with the head of the journal", bool(MARKED.search(words)), MARKED.findall(words)[:1])
    till.click("#slip.check")
    till.click(CHIEF)
    for digit in CHIEF_CODE:
        till.click(f"#second_person.key_{digit}")
    till.click("#second_person.check")
    till.wait_text("De dag is gecontroleerd", timeout=10)
    walk.point("second person checked the day", True, CHIEF)
    till.click("#slip.close")


def to_the_cent(walk: Walk) -> None:
    """The file says itself that everything adds up."""
    checked = walk.kassa("verify")
    walk.point("kassa verify", checked.returncode == 0, checked.stdout.strip().splitlines()[-1:])
