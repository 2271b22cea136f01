"""Invoices at the till, in the real window: ``python scripts/walk_counter.py [--size 1366x768] [--shots FOLDER]``.

Manual M0, parts D and E, as somebody does it who never saw the till: an invoice and a delivery note of the bon, and
every way to pay invoices, with taps counted against ui.md 12; after each way the database beside the program is asked
what was booked. Then what a newcomer does wrong. Ends with ``kassa verify``. One line a point; the exit code is 1
when a point broke.
"""

from __future__ import annotations

import re
import sys

import walk_counter_bad
import walk_counter_kit
import walk_office
import walk_sale
from walk_counter_kit import Debtor, Till, booked, credit_of, debtors, open_of
from walk_kit import App, Screen, Walk, begin, end, sign_in, total
from walk_words import ask


def main() -> int:
    """Walk through the manual."""
    walk = begin("counter", __doc__)
    with Screen(walk.size):
        with walk.start("office", "Wachtwoord") as office:
            walk_office.enter(office)
            if office.exists("Uitklappen"):
                office.click("Uitklappen")
            walk_office.set_printer(walk, office)
            walk.step(walk_counter_kit.discount_in_office, office)
            walk.step(walk_counter_kit.credit_in_office, office)
        with walk.start("pos", "Aanmelden") as app:
            sign_in(app)
            walk.step(walk_sale.open_day, app)
            counter(walk, app)
    walk.step(numbers)
    return int(end(walk))


def counter(walk: Walk, app: App) -> None:
    """Every part on a fresh bon; what one leaves behind is cleared before the next."""
    till = Till(walk, app)
    two = debtors(walk, 2)
    one = debtors(walk, 1)
    parts: list[tuple[object, tuple[object, ...]]] = [
        (make_invoice, (one[0],)),
        (invoice_later, (one[0],)),
        (without_customer, (one[0],)),
        (through_customer, (one[1],)),
        (the_manual_way, (one[2],)),
        (through_badge, (one[3],)),
        (choose_invoice, (one[4],)),
        (pay_invoices, (two[0],)),
        (pay_invoices_known, (two[1],)),
        (part_of_an_invoice, (two[2],)),
        (with_goods, (two[2],)),
        (a_credit_reduces, ()),
        (a_credit_is_paid_out, ()),
        (new_customer, ()),
        (discount_shown, ()),
        (walk_counter_bad.two_debtors, (two[3],)),
        (walk_counter_bad.cancelled, (two[3],)),
        (walk_counter_bad.read_only, (two[3],)),
        (walk_counter_bad.nonsense, ()),
        (walk_counter_bad.escape_everywhere, (two[3],)),
        (walk_counter_bad.double_taps, (one[5],)),
        (walk_counter_bad.refused_buttons, (two[3],)),
    ]
    for part, given in parts:
        till.fresh()
        walk.step(part, till, *given)


def numbers(walk: Walk) -> None:
    """No number twice, every article moved once for what was sold, invoices and settlements agree."""
    twice = ask(walk, "SELECT number FROM sales_document WHERE number != '' GROUP BY kind, number HAVING COUNT(*) > 1")
    walk.point("no document number twice", not twice, twice)
    twice = ask(walk, "SELECT series, number FROM receipt GROUP BY series, number HAVING COUNT(*) > 1")
    walk.point("no receipt number twice", not twice, twice)
    wrong = ask(walk, "SELECT document_id FROM open_item WHERE open != gross - paid - credited")
    walk.point("what is open is what was not paid", not wrong, wrong)


def make_invoice(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Factuur in de kassa: 5."""
    till.goods(2)
    due = total(till.app)
    before = till.stock()
    till.choose(debtor)
    walk.point("the customer stands on the bon with what is open", till.app.exists("#sale.customer_outstanding"))
    till.click("#sale.checkout")
    walk.shot(till.app, "invoice-payment")
    till.click("#payment.make_invoice")
    walk.point("the question says it is final", till.app.has_text("Een factuur kan daarna niet meer worden gewijzigd."))
    till.click("#payment.invoice.yes")
    number = till.made("Factuur")
    walk.shot(till.app, "invoice-made")
    till.at_most("Factuur in de kassa", 5)
    walk.point("the invoice is open for the whole amount", open_of(walk, number) == due, f"{number} {due} cents")
    walk.point("stock went down once", till.stock() == before - 2, f"{before} -> {till.stock()}")
    walk.point("empty for the next customer", till.is_empty())
    till.click("#sale.done.print")
    till.app.wait(lambda: till.printed(number), timeout=10, what=f"{number} on paper")
    walk.point("the invoice is printed again from the strip", True, number)


def invoice_later(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Pakbon in de kassa: 4."""
    till.goods(1)
    before = till.stock()
    till.choose(debtor)
    till.click("#sale.checkout")
    till.click("#payment.invoice_later")
    number = till.made("Pakbon")
    walk.shot(till.app, "slip-made")
    till.at_most("Pakbon in de kassa", 4)
    walk.point("stock went down once for the slip", till.stock() == before - 1, f"{before} -> {till.stock()}")
    walk.point("the slip waits for its invoice", bool(number) and till.is_empty(), number)


def without_customer(walk: Walk, till: Till, debtor: Debtor) -> None:
    """M0-072: sent to Kies Klant and back to the same button, the bon as it was."""
    till.goods(1)
    due = total(till.app)
    till.click("#sale.checkout")
    till.click("#payment.make_invoice")
    walk.point("the title says what for", till.app.has_text("Kies een klant om een factuur te maken"))
    walk.shot(till.app, "invoice-asks-customer")
    till.pick(debtor)
    walk.point("back at the question of the same button", till.app.exists("#payment.invoice.yes"))
    till.click("#payment.invoice.yes")
    number = till.made("Factuur")
    till.at_most("Maak factuur without a customer first", 5)
    walk.point("the bon came along whole", open_of(walk, number) == due, number)


def pay(walk: Walk, till: Till, flow: str, most: int, *invoices: str) -> None:
    """The last taps of a flow, in cash: it took no more than so many, and nothing of the invoices is open."""
    till.click("#sale.checkout")
    till.cash()
    till.at_most(flow, most)
    walk.point("what was chosen is paid", not any(open_of(walk, number) for number in invoices), " ".join(invoices))


def through_customer(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Factuur betalen via Kies Klant: 7."""
    till.choose(debtor)
    till.click("#tab.customer_file")
    walk.point("the panel opens on 'Factuur'", bool(till.rows("#customer_file.invoices")))
    till.file_invoice(debtor.invoices[0])
    pay(walk, till, "Factuur betalen via Kies Klant", 7, *debtor.invoices)
    walk.point("customer gone, bon empty", till.is_empty())
    till.app.wait(lambda: till.printed(debtor.invoices[0]), timeout=10, what="the number on paper")
    vat = [line for line in till.paper.splitlines() if re.search(r"btw.*\d+ ?%|\d+ ?%.*btw", line, re.IGNORECASE)]
    walk.point("the paper names the invoice, and is no VAT receipt again", not vat, vat)


def the_manual_way(walk: Walk, till: Till, debtor: Debtor) -> None:
    """The full manual: with the tab and with closing the panel: 9."""
    till.choose(debtor)
    till.click("#tab.customer_file")
    till.click("#customer_file.tab_invoices")
    till.file_invoice(debtor.invoices[0])
    till.click("#tab.customer_file")
    walk.point("folded away, the invoice on the bon", till.lines() == [f"Factuur {debtor.invoices[0]}"], till.lines())
    pay(walk, till, "Factuur betalen, the manual word for word", 9, *debtor.invoices)


def through_badge(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Same via the Openstaand badge: 7."""
    till.choose(debtor)
    till.click("#sale.customer_outstanding")
    till.file_invoice(debtor.invoices[0])
    pay(walk, till, "Factuur betalen via the badge", 7, *debtor.invoices)


def choose_invoice(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Kies factuur: 6."""
    till.click("#sale.function_select_invoice")
    walk.point("'Openstaand' is chosen already", bool(till.app.find("#select_invoice.status_open").checked))
    till.row("#select_invoice.list", debtor.invoices[0])
    till.click("#select_invoice.confirm")
    walk.point("debtor and invoice on the bon", till.lines() == [f"Factuur {debtor.invoices[0]}"], till.lines())
    pay(walk, till, "Kies factuur", 6, *debtor.invoices)


def pay_invoices(walk: Walk, till: Till, debtor: Debtor) -> None:
    """Betalen Facturen, two invoices: 6 + n."""
    want = sum(open_of(walk, number) for number in debtor.invoices)
    till.click("#sale.function_pay_invoices")
    till.app.type("#pay_invoices.customer", debtor.number)
    till.row("#pay_invoices.customer.list", "")
    for number in debtor.invoices:
        till.row("#pay_invoices.list", number)
    walk.shot(till.app, "pay-invoices")
    till.click("#pay_invoices.confirm")
    walk.point("to pay is the sum, to the cent", total(till.app) == want, f"{want} cents")
    pay(walk, till, "Betalen Facturen, 2 invoices", 8, *debtor.invoices)


def pay_invoices_known(walk: Walk, till: Till, debtor: Debtor) -> None:
    """The same with the customer on the bon: 5 + n, by card."""
    till.choose(debtor)
    till.count = 0
    till.click("#sale.function_pay_invoices")
    for number in debtor.invoices:
        till.row("#pay_invoices.list", number)
    till.click("#pay_invoices.confirm")
    till.click("#sale.checkout")
    till.click("#payment.card")
    till.paid()
    till.at_most("Betalen Facturen, customer on the bon, by card", 7)
    walk.point("both are paid", not any(open_of(walk, number) for number in debtor.invoices))


def part_of_an_invoice(walk: Walk, till: Till, debtor: Debtor) -> None:
    """M0-110: ten euros of it; the rest stays open."""
    number = debtor.invoices[0]
    before = open_of(walk, number)
    till.choose(debtor)
    till.click("#tab.customer_file")
    till.file_invoice(number)
    till.click("#sale.line_amount")
    till.keys("invoice_amount", "10,00")
    till.click("#invoice_amount.take")
    walk.point("the bon asks ten euros", total(till.app) == 1000)
    till.click("#sale.checkout")
    till.cash()
    walk.point("the rest stays open", open_of(walk, number) == before - 1000, f"{before} -> {open_of(walk, number)}")


def with_goods(walk: Walk, till: Till, debtor: Debtor) -> None:
    """M0-117: an invoice and new goods with one payment; only the goods are turnover."""
    number = debtor.invoices[1]
    owed = open_of(walk, number)
    till.goods(1)
    goods = total(till.app)
    till.choose(debtor)
    till.click("#sale.customer_outstanding")
    till.file_invoice(number)
    walk.point("goods and invoice together", total(till.app) == goods + owed, f"{goods} + {owed} cents")
    till.click("#sale.checkout")
    till.cash()
    gross = ask(walk, "SELECT gross FROM receipt ORDER BY number DESC LIMIT 1")[0][0]
    walk.point("paid, and only the goods are turnover", open_of(walk, number) == 0 and gross == goods, f"{gross} cents")


def a_credit_reduces(walk: Walk, till: Till) -> None:
    """M0-109: a credit invoice makes it less."""
    debtor, credit, back = credit_of(walk)
    invoice = debtor.invoices[0]
    owed = open_of(walk, invoice)
    till.click("#sale.function_pay_invoices")
    till.app.type("#pay_invoices.customer", debtor.number)
    till.row("#pay_invoices.customer.list", "")
    till.row("#pay_invoices.list", credit)
    till.row("#pay_invoices.list", invoice)
    walk.shot(till.app, "pay-credit")
    till.click("#pay_invoices.confirm")
    walk.point("the credit is taken off", total(till.app) == owed + back, f"{owed} {back} cents")
    if owed + back < 0:
        till.part(credit, owed - 100)
        walk.point("a part of the credit", total(till.app) == 100, total(till.app))
    till.click("#sale.checkout")
    till.cash()
    walk.point("the invoice is paid with the credit", open_of(walk, invoice) == 0, open_of(walk, credit))


def a_credit_is_paid_out(walk: Walk, till: Till) -> None:
    """What is left of the credit is money back: the primary says so."""
    debtor, credit, back = credit_of(walk)
    if not back:
        walk.point("nothing is left of the credit", True)
        return
    till.choose(debtor)
    till.click("#tab.customer_file")
    till.file_invoice(credit)
    walk.shot(till.app, "credit-on-bon")
    words = till.app.find("#sale.checkout").name.replace("\u00a0", " ")
    walk.point("the primary says what goes back", words.startswith("Terugbetalen"), words)
    till.click("#sale.checkout")
    walk.shot(till.app, "credit-payment")
    till.refund()
    walk.point("the credit is settled", open_of(walk, credit) == 0, f"{back} cents")


def new_customer(walk: Walk, till: Till) -> None:
    """Nieuwe klant in place, then an invoice for them."""
    till.goods(1)
    till.click("#sale.customer")
    till.app.type("#select_customer.search", "Zuidema")
    till.settle()
    walk.point(
        "nobody is called so, in words",
        till.says("Geen klant met"),
    )
    till.click("#select_customer.add")
    walk.shot(till.app, "new-customer")
    walk.point("what was typed stands in the form", "uidema" in str(till.app.value("#select_customer.new.name")))
    till.app.type("#select_customer.new.phone", "0612345678")
    till.settle()
    till.click("#select_customer.save")
    till.app.wait_gone("#select_customer.save")
    till.settle()
    walk.point("kept and on the bon", till.app.exists("#sale.customer_card"), till.app.find("#sale.customer_card").name)
    till.click("#sale.checkout")
    till.click("#payment.make_invoice")
    till.click("#payment.invoice.yes")
    walk.point("an invoice for the new customer", bool(till.made("Factuur")), booked(walk))


def discount_shown(walk: Walk, till: Till) -> None:
    """The discount of a customer stands on the bar and on the line, and comes and goes with the customer."""
    number, title, _rate = ask(walk, "SELECT number, company, own_discount FROM customer WHERE own_discount > 0")[0]
    till.goods(1)
    whole = total(till.app)
    till.choose(Debtor(str(number), str(title), ()))
    walk.shot(till.app, "discount")
    bon = [part for row in till.app.table("Bon").rows() for part in row]
    walk.point("'Klantkorting 10%' on the bon", any("Klantkorting 10%" in part for part in bon), bon)
    walk.point(
        "ten percent off, to the cent",
        abs(total(till.app) * 100 - whole * 90) <= 50,
        f"{whole} -> {total(till.app)} cents",
    )
    till.click("#sale.customer_remove")
    walk.point("without the customer the price is whole", total(till.app) == whole)
    till.click("Ongedaan maken")
    walk.point("undo brings both back", total(till.app) < whole)


if __name__ == "__main__":
    sys.exit(main())
