"""The walk with till and office on one file at once, and the POS button."""

from __future__ import annotations

import re
import time

from walk_kit import App, Walk, sold

LIMIT = 2.0


def seen_in_office(walk: Walk, till: App, office: App) -> None:
    """A sale of the till in the list of the office."""
    counted = re.compile(r"[\d.]+ kassabonnen")

    def count() -> str:
        return next((text for text in office.texts() if counted.fullmatch(text)), "")

    before = count()
    till.click("Draagtas")
    sold(till)
    began = time.monotonic()
    office.wait(lambda: count() != before or None, timeout=10, what="one receipt more in the office")
    took = time.monotonic() - began
    walk.point("a sale seen in the office", took < LIMIT, f"{took:.2f} s, {before} -> {count()}")


def seen_on_till(walk: Walk, till: App) -> None:
    """A price that changes elsewhere on the tile of the till."""
    number = "70090"
    file = walk.folder / "prijs.csv"
    file.write_text(f"Artikelnummer;Omschrijving;Verkoopprijs incl. btw;Btw %\n{number};Draagtas;0,30;21\n")
    done = walk.kassa("import", "articles", str(file))
    began = time.monotonic()
    till.wait(lambda: "0,30" in till.find("#sale.tile_18").name or None, timeout=10, what="the new price on the tile")
    took = time.monotonic() - began
    walk.point("a new price seen on the till", done.returncode == 0 and took < LIMIT, f"{took:.2f} s")


def pos_button(walk: Walk, office: App) -> None:
    """POS starts the till."""
    began = time.monotonic()
    office.click("#office.pos")
    till = office.window(re.compile("Kassa"), timeout=30)
    took = time.monotonic() - began
    walk.point("POS starts the till", till.open, f"{took:.1f} s")
    till.close()
    till.wait_closed(timeout=10)
