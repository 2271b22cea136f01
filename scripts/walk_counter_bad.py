"""What a newcomer does wrong at the counter: two debtors, nonsense, double taps, Escape anywhere, refused buttons."""

from __future__ import annotations

import time

from walk_counter_kit import Debtor, Till, debtors, open_of
from walk_kit import Walk, total
from walk_words import ask


def two_debtors(walk: Walk, till: Till, debtor: Debtor) -> None:
    """M0-107: invoices of two debtors are refused, and the second is named."""
    other = debtors(walk, 1)[0]
    till.click("#sale.function_pay_invoices")
    till.row("#pay_invoices.list", debtor.invoices[0])
    till.row("#pay_invoices.list", other.invoices[0])
    walk.shot(till.app, "two-debtors")
    walk.point("'Kies facturen van dezelfde debiteur'", till.says("dezelfde debiteur") and till.says(other.title))
    till.click("#pay_invoices.cancel")


def cancelled(walk: Walk, till: Till, debtor: Debtor) -> None:
    """M0-100 and M0-116: Annuleren leaves the bon; a bon put away leaves the invoice."""
    till.goods(2)
    before = till.app.table("Bon").rows()
    for function, name in (("select_invoice", "select_invoice"), ("pay_invoices", "pay_invoices")):
        till.click(f"#sale.function_{function}")
        till.row(f"#{name}.list", debtor.invoices[0])
        till.click(f"#{name}.cancel")
        walk.point(f"Annuleren in {name}: the bon as it was", till.app.table("Bon").rows() == before)
    owed = open_of(walk, debtor.invoices[0])
    till.choose(debtor)
    till.click("#sale.customer_outstanding")
    till.file_invoice(debtor.invoices[0])
    till.file_invoice(debtor.invoices[0])
    walk.point("a second tap takes it off again", till.app.table("Bon").count() == 2, till.lines())
    walk.point("the invoice is as it was", open_of(walk, debtor.invoices[0]) == owed)


def read_only(walk: Walk, till: Till, debtor: Debtor) -> None:
    """M0-115: of an invoice on the bon only the amount now and removing; no quantity, price, discount or text."""
    till.choose(debtor)
    till.click("#tab.customer_file")
    till.file_invoice(debtor.invoices[0])
    shown = [name for name in ("less", "more", "price", "discount", "text") if till.app.exists(f"#sale.line_{name}")]
    walk.point("no quantity, price, discount or text", not shown, shown)
    till.click("#sale.line_amount")
    till.keys("invoice_amount", "99999,00")
    till.click("#invoice_amount.take")
    walk.shot(till.app, "too-much")
    due = open_of(walk, debtor.invoices[0])
    walk.point("more than is open is refused", total(till.app) == due, [t for t in till.app.texts() if "open" in t][:2])
    till.app.key("Escape")
    till.settle()
    till.app.key("Delete")
    till.settle()
    walk.point("Delete takes it off", till.app.table("Bon").count() == 0)


def nonsense(walk: Walk, till: Till) -> None:
    """Words nobody is called, signs, an amount that is none, a date of never."""
    till.click("#sale.customer")
    for words in ("%%%___", "'; DROP TABLE customer; --", "\u20ac\u20ac\u20ac", "x" * 200):
        till.app.type("#select_customer.search", words)
        time.sleep(1)
        walk.point(f"Kies Klant, {words[:12]!r}: in words", till.says("Geen klant"))
    walk.shot(till.app, "nonsense-customer")
    till.app.key("Escape")
    till.settle()
    till.click("#sale.function_pay_invoices")
    for field, words in (("number", "zzz"), ("since", "32-13-2026"), ("amount", "veel")):
        till.app.type(f"#pay_invoices.{field}", words)
        time.sleep(1)
    walk.shot(till.app, "nonsense-invoices")
    walk.point("nothing to confirm", not till.app.find("#pay_invoices.confirm").enabled)
    till.click("#pay_invoices.clear")
    till.settle()
    walk.point("Filters wissen brings all back", till.app.table("#pay_invoices.list").count() > 3)
    till.click("#pay_invoices.cancel")
    walk.point("the customers are all there", ask(walk, "SELECT COUNT(*) > 20 FROM customer")[0][0] == 1)


def escape_everywhere(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Escape is one step back from wherever, and loses nothing."""
    till.goods(1)
    till.choose(debtor)
    steps = (
        ("#sale.customer_change", "#select_customer.search"),
        ("#sale.function_select_invoice", "#select_invoice.cancel"),
        ("#sale.function_pay_invoices", "#pay_invoices.cancel"),
        ("#tab.customer_file", "#customer_file.close"),
        ("#sale.checkout", "#payment.card"),
    )
    for press, seen in steps:
        till.click(press)
        there = till.app.exists(seen)
        till.app.key("Escape")
        till.settle()
        back = not till.app.exists(seen) and till.app.table("Bon").count() == 1
        walk.point(f"Escape from {press[1:]}", there and back and till.app.exists("#sale.customer_card"))
    till.click("#sale.checkout")
    till.click("#payment.make_invoice")
    till.app.key("Escape")
    till.settle()
    walk.point("Escape from the question makes nothing", till.app.exists("#payment.make_invoice"))
    till.app.key("Escape")


def double_taps(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Every button of money twice within half a second: one document, one payment."""
    number = debtor.invoices[0]
    before = ask(walk, "SELECT COUNT(*) FROM receipt")[0][0]
    till.choose(debtor)
    till.click("#tab.customer_file")
    till.file_invoice(number)
    till.app.click("#sale.checkout", double=True)
    till.settle()
    if not till.app.exists("#payment.quick_0"):
        walk.point("two quick taps on Naar afrekenen", False, "the payment screen is not there")
        return
    till.click("#payment.quick_0")
    till.app.click("#payment.complete", double=True)
    till.paid()
    paid = ask(walk, "SELECT COUNT(*) FROM receipt")[0][0]
    walk.point("one receipt, the invoice paid once", paid == int(str(before)) + 1 and open_of(walk, number) == 0)
    till.goods(1)
    made = ask(walk, "SELECT COUNT(*) FROM sales_document WHERE kind = 'invoice'")[0][0]
    till.choose(debtor)
    till.click("#sale.checkout")
    till.click("#payment.make_invoice")
    till.app.click("#payment.invoice.yes", double=True)
    till.made("Factuur")
    twice = ask(walk, "SELECT COUNT(*) FROM sales_document WHERE kind = 'invoice'")[0][0]
    walk.point("one invoice of two quick taps", twice == int(str(made)) + 1)


def refused_buttons(walk: Walk, till: Till, debtor: Debtor) -> None:
    """A button that cannot says why when it is pressed all the same."""
    till.goods(1)
    till.choose(debtor)
    till.click("#tab.customer_file")
    till.file_invoice(debtor.invoices[0])
    till.click("#sale.checkout")
    for button in ("make_invoice", "invoice_later"):
        till.click(f"#payment.{button}")
        words = f"Op de bon staat factuur {debtor.invoices[0]}"
        walk.point(f"'{button}' with an invoice on the bon says why", till.says(words), words)
    walk.shot(till.app, "refused")
    till.click("#sale.back")
    till.click("#sale.customer_remove")
    words = f"Wat op de bon staat is van {debtor.title}"
    walk.point("the customer of an invoice stays, with why", till.says(words), words)
    till.app.click("#sale.notice.close")
