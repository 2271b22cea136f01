"""The walk in the back office: sign in, read a list in, set the printer."""

from __future__ import annotations

import csv
import time

from walk_kit import OWNER_PASSWORD, PAUSE, SHARED, App, Walk


def enter(office: App) -> None:
    """The owner signs in."""
    office.type("Wachtwoord", OWNER_PASSWORD)
    office.click("#login.sign_in")
    office.wait(lambda: office.exists("#navigation.collapse"), timeout=20, what="the office")


def go(office: App, group: str, screen: str) -> None:
    """Open a page by the navigation: unfold it, and then its group, where they are folded."""
    if office.exists("Uitklappen"):
        office.click("#navigation.collapse")
    if not office.exists(f"#navigation.{screen}"):
        office.click(group)
        office.wait(lambda: office.exists(f"#navigation.{screen}"), what=f"the lines of {group}")
    office.click(f"#navigation.{screen}")


def import_list(walk: Walk, office: App) -> None:
    """``artikelen_nl.csv`` through the window, as it lies in the shared folder."""
    file = SHARED / "samples" / "articles" / "artikelen_nl.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        walk.rows = list(csv.DictReader(opened, delimiter=";"))
    go(office, "Artikelen", "imports")
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
    go(office, "Instellingen", "settings")
    office.table("#settings.owners").select("Kassa 1")
    office.combo("#settings.till_printer", "Netwerk")
    office.type("#settings.till_printer_address", f"127.0.0.1:{walk.tray.port}")
    office.combo("#settings.till_drawer", "Bonprinter, aansluiting 1")
    office.click("#settings.save")
    time.sleep(1)
    walk.shot(office, "settings-till")
    walk.point("printer set in the office", not office.exists("#settings.till_printer_address_error"))
