"""The walk on the till: scan, measure, pay."""

from __future__ import annotations

import re
import time

from walk_kit import CHIEF, CHIEF_CODE, LONG, PAUSE, App, Walk, amount, cents, cents_in, keys, to_sale, total


def open_day(walk: Walk, till: App) -> None:
    """Open with the float of last time."""
    walk.shot(till, "open-day")
    till.click("#open_day.same")
    till.wait_text("Naar afrekenen")
    walk.shot(till, "sale-empty")
    walk.point("till opened with its float", till.find("#sale.checkout").role == "button")


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
    walk.point(
        "fifty barcodes scanned", len(lines) == 50, f"{took:.2f} s, {want} cents, longest stall {stalls.max_ms} ms"
    )


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
    to_sale(till)
    paper = walk.tray.wait_page()
    walk.point("card: Naar afrekenen, PIN", till.table("Bon").count() == 0, "2 taps")
    walk.point("paper says the amount", walk.tray.says(paper, due), f"{due} cents")


def pay_cash(walk: Walk, till: App) -> None:
    """Three taps: Naar afrekenen, a quick amount, Afrekenen volgende klant; the change stays on the next bon."""
    time.sleep(LONG)
    till.click("Draagtas")
    till.scan(walk.rows[0]["Barcode"])
    due = total(till)
    rounded = (due + 2) // 5 * 5
    till.click("#sale.checkout")
    till.click("#payment.quick_1")
    walk.shot(till, "payment-cash")
    given = amount(till, "#payment.received")
    till.click("#payment.complete")
    to_sale(till)
    paper = walk.tray.wait_page()
    strip = next((text for text in till.texts() if text.startswith("Wisselgeld")), "")
    walk.shot(till, "previous-change")
    walk.point("cash in three taps, change to the cent", bool(strip) and cents_in(strip) == given - rounded, strip)
    words = paper.text if paper else ""
    walk.point("rounding printed", due == rounded or "Afronding" in words, f"{rounded - due} cents")
    walk.point("drawer opened", bool(walk.tray.printer.pulses), f"{len(walk.tray.printer.pulses)} pulses")


def _last(till: App) -> list[str]:
    return list(till.table("Bon").rows()[-1])


def edit_lines(walk: Walk, till: App) -> None:
    """Quick key, quantity mode, price, discount and text on a line, receipt discount, open article, text line."""
    till.click("#top.quantity")
    keys(till, "next_quantity", "3")
    till.click("#next_quantity.take")
    till.click("Draagtas")
    walk.point("quantity mode and quick key", _last(till)[1] == "3\u00d7" and total(till) == 75, _last(till))
    pick(till, "Draagtas")
    till.click("#sale.line_price")
    keys(till, "line_price", "1,00")
    till.click("#line_price.take")
    permit(till)
    walk.point("price of a line", total(till) == 300, f"{total(till)} cents")
    till.click("#sale.line_discount")
    till.click("#discount.rate_10")
    if till.exists("#discount.take"):
        till.click("#discount.take")
    permit(till)
    walk.point("discount on a line", total(till) == 270, f"{total(till)} cents")
    till.click("#sale.line_text")
    till.type("#text.text", "cadeau")
    till.click("#text.take")
    time.sleep(PAUSE)
    walk.point("text on a line", "cadeau" in till.table("Bon").row("Draagtas")[2])
    till.click("Vrij artikel", nth=0)
    till.type("#open_article.name", "Reparatie")
    keys(till, "open_article", "12,50")
    till.click("#open_article.take")
    permit(till)
    walk.point("open article", total(till) == 1520, f"{total(till)} cents")
    till.click("Tekstregel")
    till.type("#text.text", "Afhalen na vier uur")
    till.click("#text.take")
    time.sleep(PAUSE)
    walk.point("text line", "Afhalen na vier uur" in _last(till))
    till.click("#sale.function_discount")
    till.click("#discount.rate_5")
    if till.exists("#discount.take"):
        till.click("#discount.take")
    permit(till)
    walk.point("discount on the bon", total(till) == 1444, f"{total(till)} cents")
    walk.shot(till, "sale-edited")


def pick(till: App, name: str) -> None:
    """Put the action row on a line; a tap on the line that has it takes it away."""
    bon = till.table("Bon")
    if not any(row[0] == name for row in bon.selected()):
        bon.select(name)


def permit(till: App) -> None:
    """Where the seller may not, the chief gives permission with a code."""
    time.sleep(PAUSE)
    if not till.exists("#approval.give"):
        return
    till.click("#approval.reason_0")
    if till.exists(CHIEF):
        till.click(CHIEF)
    for digit in CHIEF_CODE:
        till.click(f"#approval.key_{digit}")
    till.click("#approval.give")
    till.wait_gone("#approval.give")


def undo_park_matrix(walk: Walk, till: App) -> None:
    """Remove and undo, park and resume, colour and size, an unknown code."""
    before, lines = total(till), till.table("Bon").count()
    pick(till, "Reparatie")
    till.click("#sale.line_remove")
    gone = total(till)
    walk.shot(till, "undo")
    till.click("Ongedaan maken")
    till.wait(lambda: total(till) == before, what="the line back")
    walk.point("remove and undo", gone < before, f"{gone} and back to {before} cents")
    till.click("#sale.park")
    till.wait(lambda: till.table("Bon").count() == 0, what="an empty bon")
    till.click("#tab.parked")
    walk.shot(till, "parked")
    card = next(n for n in till.find_all() if re.fullmatch(r"parked\.card_\d+", n.obj) and cents_in(n.name) == before)
    till.click(f"#{card.obj}")
    till.wait(lambda: till.table("Bon").count() == lines, what="the parked bon")
    walk.point("park and resume", total(till) == before, f"{lines} lines")
    till.click("Riem")
    till.click("#matrix.cell_1_2")
    till.click("#matrix.cell_2_1")
    walk.shot(till, "matrix")
    till.click("#matrix.take")
    till.wait(lambda: till.table("Bon").count() == lines + 2, what="two lines more")
    walk.point("colour and size sheet", True, "2 variants")
    till.scan("2999999999998"[:13])
    red = till.table("Bon").row("Onbekend artikel")
    walk.shot(till, "unknown")
    till.click("#sale.checkout")
    stays = till.exists("#sale.checkout")
    if not till.exists("#sale.line_find"):
        till.table("Bon").click_cell(red)
    till.click("#sale.line_remove")
    walk.point("unknown barcode: red line, payment waits", stays, red[2])


def pay_split(walk: Walk, till: App) -> None:
    """Part in cash, taken back, part in cash again, the rest by card; the paper has the articles and the total."""
    time.sleep(LONG)
    due = total(till)
    names = [row[0] for row in till.table("Bon").rows()]
    till.click("#sale.checkout")
    keys(till, "payment", "5,00")
    till.click("#payment.cash")
    first = amount(till, "#payment.received")
    till.click("#payment.cash_take_back")
    back = amount(till, "#payment.received")
    keys(till, "payment", "5,00")
    till.click("#payment.cash")
    walk.shot(till, "payment-split")
    till.click("#payment.card")
    to_sale(till)
    paper = walk.tray.wait_page()
    words = paper.text if paper else ""
    walk.point("part payment and taking it back", first == 500 and back == 0, f"{first} -> {back} cents")
    walk.point("split on paper: total, both methods", walk.tray.says(paper, due) and "PIN" in words, f"{due} cents")
    missing = [name for name in names if name[:20] not in words]
    walk.point("every line on paper", not missing, missing or f"{len(names)} lines")
