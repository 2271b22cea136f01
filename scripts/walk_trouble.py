"""The walk in trouble: printer gone, printer dying, power cut in the middle of a bon and of a payment."""

from __future__ import annotations

import time

from walk_kit import App, Walk, amount, cents_in, keys, sign_in, sold, to_sale, total

WAIT = 30


def printer_gone(walk: Walk, till: App) -> None:
    """The plug is out: sales go on, the strip tells, a press prints it once the printer is back."""
    while walk.tray.wait_page(0.5):
        pass
    walk.tray.stop()
    till.click("Draagtas")
    began = time.monotonic()
    due = sold(till)
    took = time.monotonic() - began
    walk.point("printer gone: the sale is done", till.table("Bon").count() == 0, f"{took * 1000:.0f} ms for two taps")
    till.wait_text("Bon niet geprint", timeout=WAIT)
    walk.shot(till, "printer-gone")
    dot = next((n.name for n in till.find_all() if n.obj == "status.printer"), "")
    walk.point("the strip and the dot tell", "gereed" not in dot, dot)
    walk.tray.start()
    if till.exists("Bon opnieuw printen"):
        till.click("Bon opnieuw printen")
    paper = walk.tray.wait_page(WAIT)
    walk.point("printed after the printer came back", walk.tray.says(paper, due), f"{due} cents")
    till.wait_gone("Bon niet geprint", timeout=WAIT)


def printer_dies(walk: Walk, till: App) -> None:
    """The printer dies halfway a receipt: the sale is done and a person decides about the paper."""
    time.sleep(1)
    walk.tray.die_after = 150
    try:
        till.click("Draagtas")
        sold(till)
        till.wait_text("Bon niet geprint", timeout=WAIT)
    finally:
        walk.tray.die_after = None
    till.click("#status.printer")
    walk.shot(till, "devices")
    said = [text for text in till.texts() if "onzeker" in text or "afgebroken" in text or "Opnieuw" in text]
    walk.point("printer died halfway: a person is asked", bool(said), said[:2])
    till.click("#devices.job_1.retry")
    paper = walk.tray.wait_page(WAIT)
    if till.exists("#devices.close"):
        till.click("#devices.close")
    walk.point("and printed again", paper is not None and "0,25" in paper.text)


def copy(walk: Walk, till: App) -> None:
    """The last receipt again says KOPIE."""
    till.click("Laatste bon")
    walk.shot(till, "last-receipt")
    till.click("#slip.print")
    paper = walk.tray.wait_page(WAIT)
    till.click("#slip.close")
    walk.point("reprint says KOPIE", paper is not None and "KOPIE" in paper.text)


def power_cut(walk: Walk, till: App) -> App:
    """Kill -9 in the middle of a bon: the same bon stands there again."""
    for row in walk.rows[300:305]:
        till.scan(row["Barcode"])
    want, rows = total(till), [list(row) for row in till.table("Bon").rows()]
    till.kill()
    till.stop()
    till = walk.start("pos", "Aanmelden")
    sign_in(till)
    same = [list(row) for row in till.table("Bon").rows()] == rows and total(till) == want
    walk.point("kill -9 in the middle of a bon: it stands there", same, f"5 lines, {want} cents")
    till.click("#sale.checkout")
    keys(till, "payment", "1,00")
    till.click("#payment.cash")
    till.wait(lambda: amount(till, "#payment.received") == 100, what="one euro received")
    till.kill()
    till.stop()
    till = walk.start("pos", "Aanmelden")
    sign_in(till)
    if till.exists("#sale.checkout"):
        till.click("#sale.checkout")
    received = amount(till, "#payment.received")
    walk.shot(till, "after-kill-payment")
    walk.point("kill -9 with a half payment: it stands there", received == 100, f"{received} cents received")
    till.click("#payment.card")
    to_sale(till)
    paper = walk.tray.wait_page(WAIT)
    printed = [cents_in(line) for line in paper.text.splitlines() if "Totaal" in line and "€" in line] if paper else []
    walk.point("that bon paid and printed once", walk.tray.says(paper, want), printed or f"{want} cents")
    return till
