"""Orders, returns, gift cards and scans at the till: ``python scripts/walk_orders_till.py [--size 1366x768]``.

M1 C and D step by step in the real window, with taps counted against ui.md 12; then returns, gift cards, each paper of
ours scanned, and what goes wrong: no date, half an address, a return of more than was sold, an order that was changed
and an invoice that was paid in the office while they stood on the bon. ``kassa verify`` checks the books at the end.
Prints one line a point; the exit code is 1 when a point broke.
"""

from __future__ import annotations

import re
import sys
import time

import walk_returns
from walk_documents import Hand, at_most
from walk_kit import SOON, App, Screen, Walk, amount, begin, cents_in, end, keys, sign_in, to_sale, total
from walk_returns import scan, scan_goods, strip
from walk_shop import Elsewhere
from walk_words import ask, barcodes


def main() -> int:
    """Walk through the manuals."""
    walk = begin("orders-till", __doc__)
    shop = Elsewhere(walk)
    shop.set_printer()
    with Screen(walk.size), walk.start("pos", "Aanmelden") as till:
        sign_in(till)
        till.click("#open_day.same")
        till.wait_text("Naar afrekenen")
        for part in (order_later, order_deposit, order_refused, select_order, from_queue, change_order, put_back):
            walk.step(part, till)
        for part in (walk_returns.exchange, walk_returns.refund, walk_returns.without_receipt, walk_returns.gift_card):
            walk.step(part, till)
        for again in (scans, changed_in_office, paid_elsewhere):
            walk.step(again, till, shop)
        said = [line for line in till.log().splitlines() if "WARNING" in line or "Could not" in line]
        walk.point("the program warned of nothing", not said, said[:1])
    return int(end(walk))


def choose_customer(hand: Hand, words: str) -> None:
    """'Kies Klant' on the order screen, some letters, and the first that is found."""
    till = hand.app
    hand.click("#order.choose_customer")
    if words:
        till.type("#select_customer.search", words)
        time.sleep(SOON)
    till.table("Gevonden klanten").click_cell(0)
    hand.count += 1
    till.wait_gone("#select_customer.search")
    time.sleep(SOON)


def placed(till: App) -> str:
    """The number of the order that was placed, from the strip."""
    return re.sub(r".*Order (\S+) geplaatst.*", r"\1", strip(till, "geplaatst"))


def order_later(walk: Walk, till: App) -> None:
    """M1 C: an order for a known customer, to be paid later."""
    scan_goods(walk, till, 3)
    due = total(till)
    hand = Hand(till)
    hand.click("Maak order")
    walk.shot(till, "order")
    choose_customer(hand, "Bakkerij")
    hand.click("Morgen")
    hand.click("Plaats order & Later afrekenen")
    to_sale(till)
    number = placed(till)
    walk.shot(till, "order-placed")
    at_most(walk, "Maak order, later afrekenen", hand, 5)
    paper = walk.tray.wait_for(f"Order {number}")
    words = paper.text if paper else ""
    good = walk.tray.says(paper, due) and "Nog te betalen" in words and f"OO{number[1:]}" in words
    walk.point("order slip: lines, what is open, its bar code", good, number)


def order_deposit(walk: Walk, till: App) -> None:
    """M1 C: brought to a new customer, back from paying and again, with a deposit."""
    scan_goods(walk, till, 2)
    due = total(till)
    hand = Hand(till)
    hand.click("Maak order")
    choose_customer(hand, "")
    hand.click("Bezorgen")
    hand.click("Morgen")
    hand.click("Afrekenen en plaats order")
    walk.shot(till, "order-payment")
    keys(till, "payment", "10,00")
    hand.click("#payment.cash")
    walk.point("deposit and rest stand there", amount(till, "#payment.received") == 1000, due)
    taken = hand.count
    hand.click("#sale.back")
    hand.click("Ja, terugnemen")
    again = till.exists("#order.pay") and till.find("#order.fulfilment_delivery").checked
    walk.point("back from paying is back to the order, filled in", again, till.value("#order.street"))
    hand.count = taken - 2
    hand.click("Afrekenen en plaats order")
    keys(till, "payment", "10,00")
    hand.click("#payment.cash")
    hand.click("#payment.complete")
    to_sale(till)
    at_most(walk, "Maak order, bezorgen, aanbetaling", hand, 8)
    paper = walk.tray.wait_for("Neem deze bon mee")
    walk.point("order slip says deposit and rest", walk.tray.says(paper, due - 1000), placed(till))


def order_refused(walk: Walk, till: App) -> None:
    """No date, a day in the past, half an address, and 'Annuleren'."""
    scan_goods(walk, till, 2)
    lines = till.table("Bon").count()
    till.click("Maak order")
    till.type("#order.name", "Nieuwe Klant")
    time.sleep(SOON)
    till.click("#order.later")
    walk.point("no date is refused at its field", till.exists("#order.day_error"), till.find("#order.day_error").text)
    till.click("Kies datum")
    time.sleep(SOON)
    days = [node for node in till.find_all(role="button") if re.fullmatch(r"calendar\.day_\d+", node.obj)]
    before = till.find("#calendar.before").enabled
    walk.shot(till, "order-calendar")
    walk.point("a day in the past cannot be chosen", not before and any(not day.enabled for day in days), len(days))
    till.click("#calendar.close")
    till.click("Bezorgen")
    till.click("Morgen")
    till.type("#order.postcode", "1234AB")
    time.sleep(SOON)
    till.click("#order.later")
    said = till.find("#order.address_error").text
    walk.shot(till, "order-half-address")
    walk.point("half an address is refused in words", "huisnummer" in said, said)
    till.click("#order.cancel")
    till.click("Ja, bon wissen")
    to_sale(till)
    gone = till.table("Bon").count() == 0
    till.click("Ongedaan maken")
    till.wait(lambda: till.table("Bon").count() == lines, what="the bon back")
    walk.point("Annuleren asks once, and can be undone", gone, f"{lines} lines back")
    till.click("#sale.park")
    till.wait(lambda: till.table("Bon").count() == 0, what="an empty bon")


def open_orders(walk: Walk) -> list[str]:
    """Numbers of orders that wait, of which the whole is still to be paid."""
    rows = ask(walk, "SELECT number FROM sales_document WHERE kind = 'order' AND status = 'open' ORDER BY number")
    return [str(row[0]) for row in rows]


def worth(walk: Walk, number: str) -> int:
    """What a document costs, in cents."""
    return int(str(ask(walk, "SELECT gross FROM sales_document WHERE number = ?", number)[0][0]))


def select_order(walk: Walk, till: App) -> None:
    """M1 D, example 1: Kies Order; the deposit is used and not asked again."""
    hand = Hand(till)
    hand.click("Kies Order")
    table = till.table("Kies Order")
    row, whole, rest = next(
        (row, whole, rest)
        for row in table.rows()
        if 0 < (rest := cents_in(f"€ {row['Openstaand']}")) < (whole := worth(walk, row["Order"]))
    )
    number = row["Order"]
    table.click_cell(row, "Order")
    hand.count += 1
    time.sleep(SOON)
    walk.shot(till, "select-order")
    hand.click("Selectie bevestigen")
    walk.point("only the rest of the order is asked", total(till) == rest < whole, f"{rest} of {whole} cents")
    walk.shot(till, "order-on-bon")
    hand.click("#sale.checkout")
    hand.click("#payment.cash")
    hand.click("#payment.complete")
    to_sale(till)
    at_most(walk, "Order openen via Kies Order", hand, 6)
    done = ask(walk, "SELECT status FROM sales_document WHERE number = ?", number)[0][0]
    paid = ask(
        walk,
        "SELECT SUM(a.amount) FROM allocation a JOIN sales_document d ON d.id = a.document_id WHERE d.number = ?",
        strip(till, "Factuur").split()[1],
    )[0][0]
    walk.point("order completed, its invoice paid with deposit and rest", done == "completed" and paid == whole, paid)


def from_queue(walk: Walk, till: App) -> None:
    """M1 D, example 2: the queue; a running sale is parked by itself and comes back."""
    scan_goods(walk, till, 2)
    running = total(till)
    before = queued(till)
    hand = Hand(till)
    hand.click("#tab.queue")
    walk.shot(till, "queue")
    cards = till.table("Openstaande orders")
    card = next(row for row in cards.rows() if "rest" in row[0] or "nog te betalen" in row[0])
    cards.click_cell(card)
    hand.count += 1
    till.wait(lambda: strip(till, " geparkeerd"), what="the running sale parked")
    walk.shot(till, "queue-opened")
    hand.click("#sale.checkout")
    hand.click("#payment.cash")
    hand.click("#payment.complete")
    to_sale(till)
    at_most(walk, "Order uit wachtrij", hand, 5)
    till.wait(lambda: queued(till) == before - 1, what="one order less in the queue")
    till.click("#tab.parked")
    for node in till.find_all():
        if re.fullmatch(r"parked\.card_\d+", node.obj) and cents_in(node.name) == running:
            till.click(f"#{node.obj}")
            break
    till.wait(lambda: total(till) == running, what="the sale that was parked")
    walk.point("the running sale was parked and comes back", True, f"{running} cents")
    hand = Hand(till)
    hand.click("#sale.checkout")
    hand.click("#payment.card")
    to_sale(till)


def queued(till: App) -> int:
    """How many orders wait, as the tab says."""
    return int(till.find("#tab.queue").name.rpartition(" ")[2])


def change_order(walk: Walk, till: App) -> None:
    """An order is changed at the till: one more of a line, one article more."""
    number = open_orders(walk)[0]
    scan(till, f"O{number}")
    till.wait(lambda: till.exists("#sale.order.close"), what="the order on the bon")
    before = total(till)
    till.table("Bon").click_cell(0)
    time.sleep(SOON)
    till.click("#sale.line_more")
    time.sleep(SOON)
    more = total(till)
    scan(till, barcodes(walk, 1)[0])
    after = total(till)
    till.click("#sale.checkout")
    till.click("#payment.card")
    to_sale(till)
    head = ask(walk, "SELECT status, gross FROM sales_document WHERE number = ?", number)[0]
    walk.point(
        "order changed at the till, paid and completed",
        before < more < after and head[0] == "completed",
        f"{before}, {more}, {after} cents; order {head[1]}",
    )


def put_back(walk: Walk, till: App) -> None:
    """M1-084: an order that is put back is as it was."""
    number = open_orders(walk)[0]
    was = ask(walk, "SELECT revision, status, gross FROM sales_document WHERE number = ?", number)
    scan(till, f"O{number}")
    till.wait(lambda: till.exists("#sale.order.close"), what="the order on the bon")
    till.click("#sale.order.close")
    till.wait(lambda: till.table("Bon").count() == 0, what="an empty bon")
    now = ask(walk, "SELECT revision, status, gross FROM sales_document WHERE number = ?", number)
    held = ask(walk, "SELECT COUNT(*) FROM document_hold h JOIN sales_document d ON d.id = h.document_id "
               "WHERE d.number = ?", number)[0][0]  # fmt: skip
    walk.point("an order that is put back is unchanged and free", was == now and not held, number)


def open_invoices(walk: Walk) -> list[str]:
    """Numbers of invoices with money open."""
    rows = ask(
        walk,
        "SELECT d.number FROM sales_document d JOIN open_item o ON o.document_id = d.id "
        "WHERE d.kind = 'invoice' AND o.gross > o.paid ORDER BY d.number",
    )
    return [str(row[0]) for row in rows]


def clear(till: App) -> None:
    """An empty bon without a customer."""
    if till.exists("#sale.order.close"):
        till.click("#sale.order.close")
        time.sleep(SOON)
    while till.table("Bon").count():
        if not till.exists("#sale.line_remove"):
            till.table("Bon").click_cell(0)
            time.sleep(SOON)
        till.click("#sale.line_remove")
        time.sleep(SOON)
    if till.exists("Klant van bon verwijderen"):
        till.click("Klant van bon verwijderen")
        time.sleep(SOON)


def scans(walk: Walk, till: App, shop: Elsewhere) -> None:
    """Each paper of ours opens ready to act: order slip, invoice, its QR code, delivery note, receipt."""
    number = open_orders(walk)[-1]
    scan(till, f"O{number}")
    walk.point("order slip: the order on the bon", bool(strip(till, f"Order {number}")), number)
    clear(till)
    first, second = open_invoices(walk)[:2]
    scan(till, f"F{first}")
    walk.point("invoice code: the invoice on the bon", till.table("Bon").rows()[0][0] == f"Factuur {first}", first)
    clear(till)
    scan(till, shop.epc(second))
    walk.point("QR code of an invoice: on the bon", till.table("Bon").rows()[0][0] == f"Factuur {second}", second)
    clear(till)
    slips = "SELECT number FROM sales_document d WHERE kind = 'delivery' AND number <> '' AND {} EXISTS (SELECT 1 "
    slips += "FROM sales_line i JOIN sales_line s ON s.id = i.source_line WHERE s.document_id = d.id) ORDER BY 1 DESC"
    done, slip = (str(ask(walk, slips.format(which))[0][0]) for which in ("", "NOT"))
    scan(till, f"P{done}")
    walk.point("a delivery note that was invoiced says so", bool(strip(till, "al gefactureerd")), done)
    till.click("#customer_file.close")
    clear(till)
    scan(till, f"P{slip}")
    ticked = [row[0] for row in till.table("Pakbonnen").rows() if f"{slip}," in row[0] and "gekozen" in row[0]]
    walk.point("delivery note: ticked, ready to be invoiced", bool(ticked), ticked)
    walk.shot(till, "scan-slip")
    till.click("#customer_file.close")
    clear(till)
    code = ask(walk, "SELECT series, number FROM receipt ORDER BY moment DESC LIMIT 1")[0]
    walk_returns.scan_receipt(walk, till)
    walk.point("receipt: its lines, with Retour", till.exists("#slip.return"), code)
    till.click("#slip.close")


def changed_in_office(walk: Walk, till: App, shop: Elsewhere) -> None:
    """An order is changed in the office while it stands on the bon: told, not paid, opened again."""
    number = open_orders(walk)[-1]
    scan(till, f"O{number}")
    shop.change_order(number)
    till.wait(lambda: "gewijzigd" in strip(till, f"Order {number}"), timeout=30, what="the warning")
    walk.shot(till, "order-changed")
    due = total(till)
    till.click("#sale.checkout")
    time.sleep(SOON)
    walk.shot(till, "order-changed-refused")
    refused = till.exists("#sale.checkout") and bool(strip(till, "Open de order opnieuw"))
    walk.point("an order changed in the office is not paid", refused, f"{due} cents")
    till.click("#sale.order.reopen")
    till.wait(lambda: not till.exists("#sale.order.reopen"), what="the order as it is now")
    walk.point("'Opnieuw openen' brings it as it is now", total(till) == due, strip(till, f"Order {number}"))
    clear(till)


def paid_elsewhere(walk: Walk, till: App, shop: Elsewhere) -> None:
    """An invoice is paid in the office while it stands on the bon: it goes off the bon, and says why."""
    number = open_invoices(walk)[0]
    scan(till, f"F{number}")
    due = total(till)
    assert due > 0, "the invoice is not on the bon"
    shop.pay_invoice(number, due)
    till.wait(lambda: till.table("Bon").count() == 0, timeout=30, what="the invoice off the bon")
    walk.shot(till, "invoice-paid-elsewhere")
    walk.point("an invoice paid elsewhere goes off the bon and says so", bool(strip(till, "betaald")), number)
    clear(till)


if __name__ == "__main__":
    sys.exit(main())
