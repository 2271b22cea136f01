"""Hands and eyes of the walk at the counter: taps that are counted, and the database beside the program."""

from __future__ import annotations

import re
import time

from walk_kit import LONG, SOON, App, Row, UIError, Walk, keys, to_sale
from walk_office import go
from walk_words import ask, barcodes


class Debtor:
    """A customer and the invoices they have to pay."""

    def __init__(self, number: str, title: str, invoices: tuple[str, ...]) -> None:
        self.number, self.title, self.invoices = number, title, invoices


class Till:
    """The till and a hand that counts its taps."""

    def __init__(self, walk: Walk, app: App) -> None:
        self.walk, self.app, self.count = walk, app, 0
        self.paper = ""
        self._codes = barcodes(walk, 6)

    def settle(self) -> None:
        """Look."""
        time.sleep(SOON)

    def click(self, thing: str) -> None:
        """Press one thing."""
        self.app.click(thing)
        self.count += 1
        time.sleep(LONG)

    def row(self, table: str, want: str) -> None:
        """Press the row that has these words; the first one without words."""
        self.settle()
        self.app.wait(lambda: bool(self.rows(table, want)), what=f"{want} in {table}")
        found = self.app.table(table)
        found.click_cell(self.rows(table, want)[0], min(1, len(found.headers()) - 1))
        self.count += 1
        time.sleep(SOON)

    def rows(self, table: str, want: str = "") -> list[Row]:
        """The rows of a table that have these words; none when there is no such table."""
        try:
            return [row for row in self.app.table(table, timeout=0.1).rows() if want in " ".join(row)]
        except UIError:
            return []

    def file_invoice(self, number: str) -> None:
        """Press an invoice in Klantenbeheer."""
        self.row("#customer_file.invoices", number)

    def choose(self, debtor: Debtor) -> None:
        """Kies Klant and the debtor: two taps."""
        self.click("#sale.customer")
        self.pick(debtor)

    def pick(self, debtor: Debtor) -> None:
        """One tap in the open Kies Klant."""
        self.app.type("#select_customer.search", debtor.number)
        self.row("#select_customer.list", debtor.number)
        self.app.wait_gone("#select_customer.search")
        self.settle()

    def goods(self, most: int) -> None:
        """Scan articles: no taps."""
        for code in self._codes[:most]:
            self.app.scan(code)
            time.sleep(0.3)
        self.app.wait(lambda: self.app.table("Bon").count() == most, what=f"{most} articles on the bon")

    def keys(self, screen: str, text: str) -> None:
        """Type an amount on the keys; typing is no tap."""
        keys(self.app, screen, text)

    def cash(self) -> None:
        """Gepast and Afrekenen volgende klant: two taps."""
        self.click("#payment.quick_0")
        self.click("#payment.complete")
        self.paid()

    def refund(self) -> None:
        """Money back in cash, whatever the screen proposes."""
        if self.app.find("#payment.complete").enabled:
            self.click("#payment.complete")
        else:
            self.click("#payment.cash")
            self.click("#payment.complete")
        self.paid()

    def part(self, number: str, amount: int) -> None:
        """Set what is taken of one line on the bon."""
        bon = self.app.table("Bon")
        bon.click_cell(bon.row(f"*{number}*"), 0)
        self.settle()
        self.click("#sale.line_amount")
        self.keys("invoice_amount", f"{amount // 100},{amount % 100:02d}")
        self.click("#invoice_amount.take")

    def paid(self) -> None:
        """Wait for the sale screen and an empty bon."""
        to_sale(self.app)
        self.app.wait(lambda: self.app.table("Bon").count() == 0, what="an empty bon")
        self.settle()

    def made(self, word: str) -> str:
        """Wait for the strip that says what was made; give its number."""
        pattern = re.compile(rf"{word} (\S+) gemaakt")
        said: list[str] = []

        def told() -> bool:
            said[:] = [match[1] for text in self.app.texts() if (match := pattern.search(text.replace("\u00a0", " ")))]
            return bool(said)

        self.app.wait(told, timeout=10, what=f"'{word} ... gemaakt'")
        self.settle()
        return said[0]

    def says(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen, in a line or alone."""
        return any(words in text.replace("\u00a0", " ") for text in self.app.texts())

    def lines(self) -> list[str]:
        """The names on the bon."""
        return [row[0] for row in self.app.table("Bon").rows()]

    def is_empty(self) -> bool:
        """No lines and no customer."""
        return self.app.table("Bon").count() == 0 and not self.app.exists("#sale.customer_card")

    def stock(self) -> int:
        """What all articles together moved, in whole pieces."""
        moved = ask(self.walk, "SELECT COALESCE(SUM(quantity), 0) FROM stock_movement")[0][0]
        return int(str(moved)) // UNIT

    def printed(self, words: str) -> bool:
        """Whether the printer got these words since it was asked last."""
        page = self.walk.tray.wait_page()
        self.paper = page.text if page else ""
        return words in self.paper

    def at_most(self, flow: str, most: int) -> None:
        """A flow and its taps."""
        self.walk.point(f"{flow}: taps", self.count <= most, f"{self.count} of {most}")

    def fresh(self) -> None:
        """Whatever a part left: back to an empty bon without a customer; the count begins again."""
        for _time in range(6):
            if self.app.exists("#sale.checkout") and not self._covered():
                break
            self.app.key("Escape")
            self.settle()
        if self.app.table("Bon").count():
            self.app.click("#sale.park")
            self.app.wait(lambda: self.app.table("Bon").count() == 0, what="a bon put aside")
        if self.app.exists("#sale.customer_remove"):
            self.app.click("#sale.customer_remove")
        self.settle()
        self.count = 0

    def _covered(self) -> bool:
        names = ("select_customer", "select_invoice", "pay_invoices", "customer_file", "invoice_amount")
        return any(self.app.exists(f"#{name}.{end}") for name in names for end in ("close", "cancel"))


UNIT = 1000
"""A piece, as stock counts it."""


def debtors(walk: Walk, count: int) -> list[Debtor]:
    """Customers with exactly so many open invoices and nothing to get back."""
    rows = ask(
        walk,
        "SELECT c.number, c.company, GROUP_CONCAT(d.number) FROM open_item o "
        "JOIN sales_document d ON d.id = o.document_id JOIN customer c ON c.id = o.customer_id "
        "WHERE o.kind IN ('invoice', 'credit') AND o.open != 0 "
        "GROUP BY c.id HAVING COUNT(*) = ? AND MIN(o.open) > 0 ORDER BY c.number",
        count,
    )
    return [Debtor(str(number), str(title), tuple(sorted(str(found).split(",")))) for number, title, found in rows]


def open_of(walk: Walk, number: str) -> int:
    """What is open of an invoice, in cents."""
    rows = ask(
        walk,
        "SELECT o.open FROM open_item o JOIN sales_document d ON d.id = o.document_id "
        "WHERE d.number = ? AND o.kind IN ('invoice', 'credit')",
        number,
    )
    return int(str(rows[0][0]))


def credit_of(walk: Walk) -> tuple[Debtor, str, int]:
    """The debtor with a credit invoice, its number, and what is left of it."""
    number, title, credit, left = ask(
        walk,
        "SELECT c.number, c.company, d.number, o.open FROM open_item o JOIN sales_document d ON d.id = o.document_id "
        "JOIN customer c ON c.id = o.customer_id WHERE d.kind = 'credit' ORDER BY d.created_at DESC LIMIT 1",
    )[0]
    invoices = ask(
        walk,
        "SELECT d.number FROM open_item o JOIN sales_document d ON d.id = o.document_id "
        "JOIN customer c ON c.id = o.customer_id WHERE c.number = ? "
        "AND o.kind = 'invoice' AND o.open > 0 ORDER BY d.date",
        number,
    )
    return Debtor(str(number), str(title), tuple(str(row[0]) for row in invoices)), str(credit), int(str(left))


def booked(walk: Walk) -> list[tuple[object, ...]]:
    """The newest document: its kind, number and customer."""
    return list(ask(walk, "SELECT kind, number, customer_title FROM sales_document ORDER BY created_at DESC LIMIT 1"))


def discount_in_office(walk: Walk, office: App) -> None:
    """A customer of the shop gets ten percent."""
    go(office, "Relaties", "customers")
    time.sleep(1)
    office.table("Relaties").double_click("10007")
    office.wait(lambda: office.exists("#customer.discount"), what="the page of a customer")
    office.type("#customer.discount", "10")
    office.click("#customer.save")
    rows: list[tuple[object, ...]] = []

    def kept() -> bool:
        rows[:] = ask(walk, "SELECT number, own_discount FROM customer WHERE own_discount > 0")
        return bool(rows)

    office.wait(kept, what="the discount in the file")
    walk.point("ten percent for a customer, in the office", len(rows) == 1, rows)


def credit_in_office(walk: Walk, office: App) -> None:
    """A paid invoice of somebody who has another to pay is credited: money to give back."""
    number = ask(
        walk,
        "SELECT d.number FROM sales_document d JOIN open_item o ON o.document_id = d.id WHERE d.kind = 'invoice' "
        "AND o.open = 0 AND o.credited = 0 AND EXISTS (SELECT 1 FROM open_item p WHERE p.customer_id = d.customer_id "
        "AND p.kind = 'invoice' AND p.open > 0) ORDER BY d.gross DESC LIMIT 1",
    )[0][0]
    go(office, "Verkoop", "invoices")
    time.sleep(SOON)
    office.table("Verkoopfacturen").double_click(str(number), col="Debiteur")
    office.wait(lambda: office.exists("#document.title"), what="the page of the invoice")
    office.click("Factuur verwijderen")
    time.sleep(1)
    office.click("#credit.yes")
    statement = "SELECT 1 FROM open_item WHERE kind = 'credit' AND open < 0"
    office.wait(lambda: bool(ask(walk, statement)), timeout=10, what="a credit invoice with money to give back")
    walk.point("a paid invoice is credited in the office", True, number)
