"""The walk with bad input: nothing crashes, nothing changes, the answer is Dutch."""

from __future__ import annotations

import time

from walk_kit import PAUSE, App, Walk, total

CODES = ("8712 3456 789", "abcdefgh", "8" * 200, "!@#$%^&*()", "1234567")


def wrong_codes(walk: Walk, till: App) -> None:
    """A PIN tried many times: a wait that grows, the tile stays."""
    said = ""
    for _ in range(8):
        till.click("Medewerker 14")
        for digit in "1111":
            if till.exists(f"#login.key_{digit}") and till.enabled(f"#login.key_{digit}"):
                till.click(f"#login.key_{digit}")
        time.sleep(0.6)  # a second press within half a second is none
        if till.enabled("#login.sign_in"):
            till.click("#login.sign_in")
        said = next((text for text in till.texts() if "wacht" in text.lower() or "seconden" in text.lower()), said)
    walk.shot(till, "locked-out")
    walk.point("wrong code many times: wait in words", bool(said), said)
    till.scan("8712345678906")
    walk.point("a scan at the sign-in does nothing", till.exists("#login.sign_in"))


def odd_codes(walk: Walk, till: App) -> None:
    """Barcodes with spaces, letters, 200 characters: red lines, no amount."""
    before, lines = total(till), till.table("Bon").count()
    for code in CODES:
        till.x.type(code + "\n", 0.002)
        till.sync()
    more = till.table("Bon").count() - lines
    walk.shot(till, "odd-codes")
    walk.point(
        "odd barcodes: red lines, 200 characters refused",
        total(till) == before and more == len(CODES) - 1,
        f"{more} lines",
    )
    typed = till.value("#top.search")
    walk.point("nothing landed in the search field", not typed, typed[:40])
    till.click("#top.menu")
    till.click("#menu.clear")


def scan_in_fields(walk: Walk, till: App) -> None:
    """A scan while a text field has the cursor lands in no field."""
    till.click("Vrij artikel", nth=0)
    till.focus("#open_article.name")
    till.scan("8712345678906")
    value = till.value("#open_article.name")
    walk.point("a scan in a text field leaves it empty", not value, value)
    till.click("#open_article.take")
    wrong = till.exists("#open_article.take")
    walk.shot(till, "open-article-refused")
    walk.point("open article without words or price is refused", wrong)
    till.click("#open_article.cancel")
    till.click("#top.quantity")
    for _ in range(8):
        till.click("#next_quantity.key_9")
    till.click("#next_quantity.take")
    time.sleep(PAUSE)
    walk.shot(till, "quantity-refused")
    said = [text for text in till.texts() if "niets veranderd" in text]
    walk.point("99,999,999 pieces are refused in words", bool(said), said[:1])
    if till.exists("#next_quantity.cancel"):
        till.click("#next_quantity.cancel")
    till.click("#top.menu")
    till.click("#menu.clear")


def bad_files(walk: Walk) -> None:
    """A list without a price, binary junk, 50 MB: refused in words, nothing read in."""
    made = {
        "zonder-prijs.csv": b"Barcode;Omschrijving\n8712345678906;Iets\n",
        "rommel.csv": bytes(range(256)) * 400,
        "rommel.xlsx": b"PK\x03\x04" + bytes(range(256)) * 40,
        "groot.csv": b"\x00\xff" * (25 * 1024 * 1024),
    }
    for name, content in made.items():
        file = walk.folder / name
        file.write_bytes(content)
        done = walk.kassa("import", "articles", str(file))
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        fine = done.returncode == 1 and "Traceback" not in done.stderr and "voorzien" not in done.stderr
        walk.point(f"{name} is refused", fine, " ".join(said)[:110])
