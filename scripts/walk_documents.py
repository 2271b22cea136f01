"""The manuals of sales documents in the real window: ``python scripts/walk_documents.py [--size 1366x768]``.

M0 (delivery note to invoice, direct invoice, paying), M1 (order, change, deposit, cancel, delivery note) and M4
(definitive by post and by e-mail, edited first, concept, failure) step by step as a new user would, with clicks counted
against ui.md 12. A mail server of its own receives what is sent: the PDF is opened, its QR code decoded and its total
compared with the ledger. Prints one line a point; the exit code is 1 when a point broke.
"""

from __future__ import annotations

import sys
import time

import walk_office
import walk_papers
import walk_words
from walk_kit import SOON, App, Screen, Walk, begin, end
from walk_office import go


class Hand:
    """A hand on the mouse that counts."""

    def __init__(self, app: App) -> None:
        self.app, self.count = app, 0

    def click(self, thing: str) -> None:
        """Press one thing."""
        self.app.click(thing)
        self.count += 1
        time.sleep(SOON)

    def row(self, table: str, want: str, column: str = "Debiteur") -> None:
        """Choose one row."""
        self.app.table(table).select(want, col=column)
        self.count += 1
        time.sleep(SOON)

    def open(self, table: str, want: str) -> None:
        """Open one row by a double click."""
        self.app.table(table).double_click(want, col="Debiteur")
        self.count += 1
        self.app.wait(lambda: self.app.exists("#document.title"), what="the page of a document")
        time.sleep(SOON)


def main() -> int:
    """Walk through the manuals."""
    walk = begin("documents", __doc__)
    with Screen(walk.size), walk_papers.PostOffice() as post, walk.start("office", "Wachtwoord") as office:
        walk_office.enter(office)
        walk.step(walk_papers.mail_settings, office, post)
        for part in (slip_to_invoice, direct_invoice, pay_part, paid_says_why):
            walk.step(part, office)
        for part in (make_order, change_order, deposit, deliver_part, cancel_order):
            walk.step(part, office)
        for part in (walk_papers.by_post, walk_papers.by_mail, walk_papers.edited_first):
            walk.step(part, office, post)
        walk.step(walk_papers.server_away, office, post)
        walk.step(walk_papers.credited, office)
        walk.step(walk_words.nonsense, office)
        walk.step(walk_words.power_cut, office)
    return int(end(walk))


def at_most(walk: Walk, flow: str, hand: Hand, most: int) -> None:
    """A flow and how often the hand pressed."""
    walk.point(f"{flow}: presses", hand.count <= most, f"{hand.count} of {most}")


def slip_to_invoice(walk: Walk, office: App) -> None:
    """M0 A: an invoice of a delivery note."""
    go(office, "Verkoop", "receipts")
    hand = Hand(office)
    hand.click("#navigation.deliveries")
    slip = office.table("Pakbonnen").row({"Status": "Te factureren"})["Nummer"]
    hand.row("Pakbonnen", slip)
    hand.click("Factureren")
    walk.shot(office, "m0-a-date")
    walk.point("the warning stands before OK", office.has_text("kan daarna niet meer worden gewijzigd"))
    hand.click("OK")
    office.wait_text("gemaakt", timeout=10)
    walk.shot(office, "m0-a-made")
    at_most(walk, "M0 A factuur van pakbon", hand, 4)
    row = office.table("Pakbonnen").row(slip)
    walk.point("the slip is 'Gefactureerd' and names its invoice", row["Status"] == "Gefactureerd", row["Factuur"])


def lines_typed(office: App, barcodes: list[str]) -> None:
    """Scan goods into the document that is open, a pause after what was typed: faster is a scanner."""
    time.sleep(SOON)
    for code in barcodes:
        office.scan(code)
        time.sleep(0.3)


def choose_debtor(office: App, words: str) -> str:
    """Type the debtor and take the first; give what the field says."""
    office.type("#editor.customer", words)
    time.sleep(SOON)
    office.key("Return")
    time.sleep(SOON)
    return str(office.value("#editor.customer"))


def direct_invoice(walk: Walk, office: App) -> None:
    """M0 B: an invoice made by hand."""
    go(office, "Verkoop", "orders")
    hand = Hand(office)
    hand.click("#navigation.invoices")
    hand.click("#invoices.new")
    debtor = choose_debtor(office, "Bakkerij")
    office.type("Betreft", "Werkkleding najaar")
    lines_typed(office, walk_words.barcodes(walk, 3))
    walk.shot(office, "m0-b-editor")
    rows = office.table("#editor.lines").rows()
    walk.point("three scans are three lines", len(rows) == 3, [debtor, *(row[1] for row in rows)])
    hand.click("#editor.confirm")
    walk.shot(office, "m0-b-question")
    walk.point("the question says it is final", office.has_text("kan daarna niet meer worden gewijzigd"))
    hand.click("Ja, factuur bevestigen")
    office.wait_text("Definitief", timeout=10)
    walk.shot(office, "m0-b-made")
    at_most(walk, "M0 B factuur direct", hand, 5)
    walk.point("an invoice has no 'Wijzigen'", not office.exists("Wijzigen"))


def pay_part(walk: Walk, office: App) -> None:
    """M0 C: pay a part, then the rest."""
    go(office, "Verkoop", "invoices")
    number = office.table("Verkoopfacturen").row({"Status": "Openstaand"})["Nummer"]
    hand = Hand(office)
    hand.open("Verkoopfacturen", number)
    hand.click("#document.pay")
    walk.shot(office, "m0-c-sheet")
    walk.point("PIN is for the till, with the reason", office.has_text("PIN kan alleen via de kassa"))
    office.type("#payment.amount", "10,00")
    hand.click("#payment.confirm")
    walk.point("the question names the amount", office.has_text("Betaling van € 10,00"))
    hand.click("Nee, terug")
    walk.point("'Nee' books nothing", office.exists("#payment.confirm"))
    hand.click("#payment.confirm")
    hand.click("Ja, betaling bevestigen")
    office.wait_text("geboekt", timeout=10)
    walk.point("a part: 'Gedeeltelijk betaald'", office.has_text("Gedeeltelijk betaald"))
    again = Hand(office)
    again.count = 1
    for press in ("#document.pay", "#payment.confirm", "Ja, betaling bevestigen"):
        again.click(press)
    office.wait_text("Betaald", timeout=10)
    walk.shot(office, "m0-c-paid")
    at_most(walk, "M0 C factuur betalen", again, 5)


def paid_says_why(walk: Walk, office: App) -> None:
    """M0-060: a paid invoice explains why it cannot be paid."""
    said = office.find("#document.pay")
    walk.point("'Betalen' is off and says why", not said.enabled, getattr(said, "tip", ""))


def make_order(walk: Walk, office: App) -> None:
    """M1 A: an order with scans, a colour/size article and the switch."""
    go(office, "Verkoop", "invoices")
    hand = Hand(office)
    hand.click("#navigation.orders")
    hand.click("#orders.new")
    choose_debtor(office, "Hoveniers")
    office.type("Betreft", "Voorjaar")
    office.type("Verwachte leverdatum", "+7")
    lines_typed(office, [*walk_words.barcodes(walk, 2), "8712345678906"])
    walk.point("an unknown barcode is told with its code", office.has_text("Onbekend artikel 8712345678906"))
    office.key("F2")
    time.sleep(SOON)
    office.type(walk_words.style(walk))
    time.sleep(SOON)
    office.key("Return")
    office.wait_text("Kleur en maat")
    walk.shot(office, "m1-a-matrix")
    for keys in ("2", "Tab", "3"):
        office.type(keys) if keys.isdigit() else office.key(keys)
    office.key("Ctrl+Return")
    time.sleep(SOON)
    rows = office.table("#editor.lines").rows()
    walk.point("the window's cells are lines", len(rows) == 4, [row[1] for row in rows])
    before = office.find("#editor.total").text
    office.click("Exclusief btw")
    time.sleep(SOON)
    walk.point("the switch moves no cent", office.find("#editor.total").text == before, before)
    walk.shot(office, "m1-a-editor")
    hand.click("#editor.confirm")
    office.wait(lambda: office.exists("#document.title"), timeout=10, what="the order")
    time.sleep(SOON)
    walk.shot(office, "m1-a-order")
    at_most(walk, "M1 A order maken", hand, 4)
    walk.point("the order is 'Openstaand'", office.has_text("Openstaand"))


def change_order(walk: Walk, office: App) -> None:
    """M1-031: change a confirmed order and confirm it again."""
    office.click("Wijzigen")
    office.wait(lambda: office.exists("#editor.confirm"), what="the editor")
    time.sleep(SOON)
    lines_typed(office, walk_words.barcodes(walk, 4)[3:])
    office.click("#editor.confirm")
    office.wait(lambda: office.exists("#document.title"), timeout=10, what="the order")
    time.sleep(SOON)
    rows = office.table("#document.lines").rows()
    walk.point("changed and confirmed again", len(rows) == 5, [row[1] for row in rows])


def deposit(walk: Walk, office: App) -> None:
    """M1-040: a deposit on the order."""
    hand = Hand(office)
    hand.count = 1
    hand.click("Aanbetalen")
    walk.shot(office, "m1-b-deposit")
    office.type("#payment.amount", "50")
    hand.click("#payment.confirm")
    walk.point("the question names deposit, total and rest", office.has_text("€ 50,00"))
    walk.shot(office, "m1-b-deposit-question")
    hand.click("Ja, betaling bevestigen")
    office.wait_text("Aanbetaald", timeout=10)
    at_most(walk, "M1 B aanbetalen", hand, 5)


def deliver_part(walk: Walk, office: App) -> None:
    """M1-053: a delivery note of a part."""
    office.click("Pakbon aanmaken")
    time.sleep(SOON)
    walk.shot(office, "m1-b-slip")
    office.click("#quantities.yes")
    office.wait_text("Pakbon", timeout=10)
    time.sleep(SOON)
    walk.shot(office, "m1-b-delivered")
    walk.point("a slip of the order", office.has_text("Afgehandeld") or office.has_text("P2026"))


def cancel_order(walk: Walk, office: App) -> None:
    """M1-034: another order with a deposit is cancelled; the deposit stays as credit."""
    go(office, "Verkoop", "orders")
    number = office.table("Verkooporders").row({"Status": "Openstaand", "Betaald": "Niet betaald"})["Nummer"]
    hand = Hand(office)
    hand.open("Verkooporders", number)
    hand.click("Order annuleren")
    walk.shot(office, "m1-b-cancel")
    hand.click("Ja, order annuleren")
    office.wait_text("Volledig geannuleerd", timeout=10)
    walk.shot(office, "m1-b-cancelled")
    at_most(walk, "M1 B order annuleren", hand, 3)


if __name__ == "__main__":
    sys.exit(main())
