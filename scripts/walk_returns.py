"""Returns, an exchange and gift cards at the till, for ``walk_orders_till``."""

from __future__ import annotations

import re
import time

from walk_documents import Hand, at_most
from walk_kit import SOON, App, Walk, sold, to_sale, total
from walk_sale import permit
from walk_words import barcodes


def scan(till: App, code: str) -> None:
    """One scan, and the time to show what came of it."""
    time.sleep(SOON)
    till.x.type(code + "\n", 0.002)
    till.sync()
    time.sleep(1)


def scan_goods(walk: Walk, till: App, most: int) -> None:
    """Ordinary articles, as fast as a person scans."""
    before = till.table("Bon").count()
    for code in barcodes(walk, most):
        till.scan(code)
        time.sleep(0.3)
    till.wait(lambda: till.table("Bon").count() == before + most, what="the articles on the bon")


def strip(till: App, part: str) -> str:
    """The first text on the screen with this in it."""
    return str(next((text for text in till.texts() if part in text), ""))


def receipt_code(walk: Walk) -> str:
    """The bar code on the newest receipt that was printed."""
    codes: list[str] = [code for page in walk.tray.printer.pages for code in re.findall(r"code128 (R\S+)\]", page.text)]
    return codes[-1]


def scan_receipt(walk: Walk, till: App) -> None:
    """Scan the newest receipt."""
    scan(till, receipt_code(walk))
    till.wait(lambda: till.exists("#slip.return"), what="the receipt")


def sell(walk: Walk, till: App, articles: int) -> None:
    """Sell and wait for the paper."""
    scan_goods(walk, till, articles)
    printed = len(walk.tray.printer.pages)
    sold(till)
    till.wait(lambda: len(walk.tray.printer.pages) > printed, timeout=15, what="the receipt on paper")


def exchange(walk: Walk, till: App) -> None:
    """Scan the receipt, bring one back for a reason, take something else: one sale."""
    sell(walk, till, 2)
    hand = Hand(till)
    scan_receipt(walk, till)
    hand.click("#slip.return")
    hand.click("#return.line_1.more")
    walk.point("no more comes back than was sold", not till.find("#return.line_1.more").enabled, "1 of 1")
    hand.click("Defect")
    walk.shot(till, "return")
    hand.click("#return.take")
    back = total(till)
    scan_goods(walk, till, 3)
    due = total(till)
    walk.shot(till, "exchange")
    printed = len(walk.tray.printer.pages)
    hand.click("#sale.checkout")
    hand.click("#payment.cash")
    if till.exists("#payment.complete"):
        hand.click("#payment.complete")
    to_sale(till)
    at_most(walk, "Ruilen: Retour, +, reden, Op bon, afrekenen", hand, 7)
    till.wait(lambda: len(walk.tray.printer.pages) > printed, timeout=15, what="the receipt on paper")
    paper = walk.tray.printer.pages[-1]
    walk.point("an exchange is one sale", back < 0 and walk.tray.says(paper, due), f"{due} cents")


def refund(walk: Walk, till: App) -> None:
    """What was paid by card goes back on the card; twice is refused."""
    sell(walk, till, 2)
    hand = Hand(till)
    scan_receipt(walk, till)
    hand.click("#slip.return")
    hand.click("#return.all")
    hand.click("#return.take")
    name = till.find("#sale.checkout").name
    hand.click("#sale.checkout")
    walk.shot(till, "refund")
    first = next(node.obj for node in till.find_all(role="button") if re.fullmatch(r"payment\.[a-z_]+", node.obj))
    till.click("#payment.cash")
    time.sleep(SOON)
    asked = till.exists("#approval.give")
    walk.shot(till, "refund-otherwise")
    walk.point("another way than it was paid asks permission", asked)
    till.key("Escape")
    time.sleep(SOON)
    hand.click("#payment.card")
    to_sale(till)
    at_most(walk, "Retour: Retour, Alles, Op bon, Terugbetalen, PIN", hand, 5)
    walk.point("the way it was paid stands first", first == "payment.card" and "Terugbetalen" in name, name)
    pages = walk.tray.printer.pages
    codes = [code for page in pages for code in re.findall(r"code128 (R\S+)\]", page.text)]
    scan(till, codes[-2] if len(codes) > 1 else codes[-1])
    till.click("#slip.return")
    time.sleep(SOON)
    rows = [node for node in till.find_all() if re.fullmatch(r"return\.line_\d+\.more", node.obj)]
    walk.shot(till, "return-again")
    walk.point("what came back cannot come back again", not any(row.enabled for row in rows), f"{len(rows)} lines")
    till.click("#return.panel.close")


def without_receipt(walk: Walk, till: App) -> None:
    """Without a receipt a seller asks the chief."""
    till.click("#sale.function_return_goods")
    till.click("#return.free")
    time.sleep(SOON)
    asked = till.exists("#approval.give")
    permit(till)
    scan(till, barcodes(walk, 1)[0])
    row = till.table("Bon").rows()[0]
    walk.shot(till, "return-free")
    walk.point("return without a receipt asks permission", asked and "zonder bon" in row, list(row))
    till.click("#sale.line_remove")
    time.sleep(SOON)
    if till.exists("#sale.mode.close"):
        till.click("#sale.mode.close")


def gift_card(walk: Walk, till: App) -> None:
    """Sell one, scan it, pay a part with it, and scan it again."""
    hand = Hand(till)
    hand.click("Menu")
    hand.click("#menu.gift_card")
    hand.click("#gift_card.value_25")
    walk.shot(till, "gift-card")
    hand.click("#gift_card.take")
    hand.click("#sale.checkout")
    hand.click("#payment.card")
    to_sale(till)
    at_most(walk, "Cadeaubon verkopen", hand, 6)
    paper = walk.tray.wait_for("Verkocht op")
    code = re.findall(r"code128 (G\d{12})", paper.text if paper else "")[0]
    scan(till, code)
    walk.point("a scan says the balance", "25,00" in strip(till, "saldo"), strip(till, "saldo"))
    scan_goods(walk, till, 1)
    due = total(till)
    till.click("#sale.checkout")
    scan(till, code)
    scan(till, code)
    said = strip(till, "niets meer te betalen")
    walk.shot(till, "gift-card-twice")
    walk.point("the same card twice is refused in words", bool(said), said)
    till.click("#gift_card_pay.cancel")
    till.click("#payment.complete")
    to_sale(till)
    scan(till, code)
    left = f"{(2500 - due) / 100:.2f}".replace(".", ",")
    walk.point("what is left is on the card", left in strip(till, "saldo"), strip(till, "saldo"))
