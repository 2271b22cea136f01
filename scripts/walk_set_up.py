"""A walk past what is set up: devices chosen and tried, nonsense typed, health, bundle, backup, an empty machine.

KASSA_SHARED=... PYTHONPATH=src python scripts/walk_set_up.py [--size 1366x768] [--shots FOLDER]
"""

from __future__ import annotations

import sys
import time

from walk_kit import OWNER_CODE, PAUSE, App, Screen, UIError, Walk, begin, end, sign_in
from walk_office import enter, go

NONSENSE = ("kassa printer:9100", "192.168.1.50:99999", "printér:€", "192.168.1.50:9100:1")
WAIT = 20
"""Seconds for a device or a file."""


def find_printer(walk: Walk, till: App) -> None:
    """From the dots to a test receipt: six taps and an address."""
    till.click(next(name for name in ("#status.connection", "#status.all") if till.exists(name)))
    till.click("#devices.set_up")
    till.click("#devices.printer.find")
    till.wait(lambda: till.exists("#devices.printer.address"), timeout=WAIT, what="the field for an address")
    walk.shot(till, "found")
    for typed in (*NONSENSE, ""):
        _address(till, typed)
        refused = [text for text in till.texts() if "geen adres" in text or "Vul eerst" in text]
        walk.point(f"refused: {typed!r}", bool(refused), refused[:1])
    walk.shot(till, "refused")
    _address(till, "127.0.0.1:1")
    _says(walk, till, "a printer that is not there is chosen", "Gekozen.")
    till.click("#devices.printer.print")
    _says(walk, till, "and says so when it is tried", "printer antwoordt niet", "niet te bereiken")
    walk.shot(till, "absent")
    till.click("#devices.printer.find")
    till.wait(lambda: till.exists("#devices.printer.address"), timeout=WAIT, what="the field for an address")
    _address(till, f"127.0.0.1:{walk.tray.port}")
    till.click("#devices.printer.print")
    walk.point("the test receipt came out", walk.tray.wait_page(WAIT) is not None)
    walk.shot(till, "printed")


def try_scanner(walk: Walk, till: App) -> None:
    """The page shows the code, and nothing of it is on the bon."""
    till.click("#devices.scanner.test")
    till.scan("8712345678906")
    till.wait(lambda: any("8712345678906" in text for text in till.texts()) or None, what="the scan")
    walk.shot(till, "scanned")
    till.click("#scanner_test.back")
    walk.point("scanner tried", till.exists("#devices.scanner.test"))


def choose_display(walk: Walk, till: App) -> None:
    """A display on a port, and away again."""
    till.click("#devices.display.find")
    till.wait(lambda: till.exists("#devices.display.keep"), timeout=WAIT, what="the ports")
    walk.shot(till, "ports")
    till.click("#devices.display.keep")
    walk.point("nothing chosen, nothing changed", not till.exists("#devices.display.keep"))
    till.click("#devices.display.welcome")
    _says(walk, till, "a display that is not set says what to do", "Kies er eerst een")


def health(walk: Walk, till: App) -> None:
    """The health, and a bundle where the person wants it."""
    till.click("#devices.health")
    till.wait_text("Kassalade", timeout=WAIT)
    walk.shot(till, "health")
    till.click("#health.bundle")
    file = walk.folder / "ondersteuning.zip"
    dialog = till.dialog()
    dialog.type("#fileNameEdit", str(file))
    time.sleep(PAUSE)
    till.key("Return")
    till.wait(lambda: file.exists() or None, timeout=WAIT, what="the bundle")
    _says(walk, till, "the bundle is where it was wanted", "Bewaard als")
    till.click("#top.back")


def backup(walk: Walk, office: App) -> None:
    """A folder that cannot be, a backup that can, and the code on paper."""
    go(office, "Instellingen", "settings")
    office.table("#settings.owners").select("Reservekopieën")
    office.type("#settings.company_backup_folder", "/proc/1/geen map")
    office.click("#settings.save")
    office.wait(lambda: any(text.startswith("Bewaard.") for text in office.texts()) or None, what="it is kept")
    office.click("#backups.make")
    _says(walk, office, "a folder that cannot be", "kan geen reservekopie worden gezet")
    walk.shot(office, "backup-refused")
    office.type("#settings.company_backup_folder", str(walk.folder / "kopie"))
    office.click("#settings.save")
    office.wait(lambda: any(text.startswith("Bewaard.") for text in office.texts()) or None, what="it is kept")
    office.click("#backups.make")
    _says(walk, office, "a backup is made and tried", "gelijk bevonden")
    office.click("#backups.show_code")
    office.wait(lambda: office.exists("#backups.keep_code"), what="the code")
    walk.code = office.find("#backups.code").text
    walk.shot(office, "backup")
    office.click("#backups.keep_code")
    walk.point("the code was written down", len(walk.code) == 29, len(walk.code))


def restore(walk: Walk) -> None:
    """An empty machine: first a file that is none, then the shop."""
    made = sorted((walk.folder / "kopie").glob("*.backup"))[-1]
    other = walk.folder / "vakantie.backup"
    other.write_bytes(b"\x89PNG")
    empty = walk.folder / "leeg" / "winkel.kassa"
    empty.parent.mkdir()
    walk.data, walk.environment["XDG_DATA_HOME"] = empty, str(walk.folder / "andere")
    walk.environment["XDG_CONFIG_HOME"] = str(walk.folder / "andere-config")
    began = time.monotonic()
    with walk.start("restore", "Bekijken") as window:
        for file, words in ((walk.folder / "nergens.backup", "is er niet"), (other, "geen reservekopie van Kassa")):
            window.type("#restore.file", str(file))
            window.click("#restore.next")
            _says(walk, window, f"restore of {file.name}", words)
        window.type("#restore.file", str(made))
        window.click("#restore.next")
        window.wait(lambda: window.exists("#restore.code"), timeout=WAIT, what="the code is asked")
        window.type("#restore.code", "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")
        window.click("#restore.next")
        _says(walk, window, "a code that is not the one", "Er is niets gewijzigd")
        walk.shot(window, "restore-code")
        window.type("#restore.code", walk.code.lower().replace("-", " "))
        window.click("#restore.next")
        window.wait_text("Dit staat erin:", timeout=60)
        walk.shot(window, "restore-found")
        window.type("#restore.anchor", "onzin")
        window.click("#restore.next")
        walk.shot(window, "restore-anchor")
        window.type("#restore.anchor", "")
        window.click("#restore.next")
        window.wait_text("De winkel is terug.", timeout=60)
        walk.shot(window, "restored")
        walk.point("the shop is back", empty.exists(), f"{time.monotonic() - began:.1f} s")


def _address(till: App, text: str) -> None:
    till.type("#devices.printer.address", text)
    time.sleep(0.5)
    if till.exists("#keyboard.close"):
        till.click("#keyboard.close")
    till.click("#devices.printer.choose_address")
    time.sleep(0.3)


def _says(walk: Walk, app: App, name: str, *words: str) -> None:
    """Wait until one of these words is on the screen."""

    def told() -> str | None:
        return next((text for text in app.texts() if any(word in text for word in words)), None)

    try:
        walk.point(name, True, app.wait(told, timeout=WAIT, what=name))
    except UIError:
        walk.shot(app, "broken")
        raise


def main() -> int:
    """Walk."""
    walk = begin("devices", __doc__)
    with Screen(walk.size):
        till = walk.start("pos", "Aanmelden")
        try:
            sign_in(till, "Eigenaar", OWNER_CODE)
            for part in (find_printer, try_scanner, choose_display, health):
                walk.step(part, till)
        finally:
            till.stop()
        with walk.start("office", "Wachtwoord") as office:
            enter(office)
            walk.step(backup, office)
        walk.step(restore)
    return int(end(walk))


if __name__ == "__main__":
    sys.exit(main())
