"""The walk through the looks: dark, English, back again."""

from __future__ import annotations

import time

from walk_kit import PAUSE, App, Walk


def dark_and_english(walk: Walk, till: App) -> None:
    """Theme and language change live, and back."""
    for row in walk.rows[10:14]:
        till.scan(row["Barcode"])
    choose(till, "theme", "Donker")
    walk.shot(till, "sale-dark")
    till.click("#sale.checkout")
    time.sleep(PAUSE)
    walk.shot(till, "payment-dark")
    till.click("#sale.back")
    choose(till, "language", "English")
    walk.shot(till, "sale-english")
    english = till.find("#sale.checkout").text
    walk.point("English at once", english == "Go to checkout", english)
    choose(till, "theme", "Light")
    choose(till, "language", "Nederlands")
    dutch = till.find("#sale.checkout").text
    walk.point("and Dutch again", dutch == "Naar afrekenen", dutch)
    till.click("#top.menu")
    till.click("#menu.clear")


def choose(till: App, what: str, words: str) -> None:
    """A row of the menu, then a choice."""
    till.click("#top.menu")
    till.click(f"#menu.{what}")
    till.click(words)
    time.sleep(PAUSE)
    if till.exists(f"#{what}.close"):
        till.click(f"#{what}.close")
    time.sleep(PAUSE)
