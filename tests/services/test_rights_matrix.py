"""Every action of the services against every role (P24): rights are checked there and not in the window.

The table names the right of each action by hand; that no action is missing from it is checked on the code.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import kassa.services
from kassa.bootstrap.mail import mail_services
from kassa.bootstrap.office import office_services
from kassa.bootstrap.secrets import machine_secrets
from kassa.bootstrap.services import till_services
from kassa.db.engine import Database, open_database
from kassa.domain.catalog.master import Article, Group
from kassa.domain.errors import Denied, KassaError
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.template import DocumentKind, MailTemplate
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState, TerminalTotals
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer, PriceList
from kassa.domain.people.newcomer import Newcomer
from kassa.domain.people.rights import ROLE_DEFAULTS, Right
from kassa.domain.pricing.discount import Discount
from kassa.domain.pricing.vat import NL_CODES, Country
from kassa.domain.sales import document as sales
from kassa.domain.settings.fields import Scope
from kassa.domain.till.shift import Count
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.backups import Backups
from kassa.services.catalog.groups import Groups
from kassa.services.catalog.labels import LabelJob, Labels
from kassa.services.container import TillServices
from kassa.services.demo.build import DemoBuilder
from kassa.services.lists.catalogue import LISTS
from kassa.services.lists.exporting import Exporting, ExportRequest
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Anchor, Query
from kassa.services.messages.container import MailServices
from kassa.services.messages.mails import MailDraft
from kassa.services.office import Tills
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.people.passwords import Passwords
from kassa.services.people.price_lists import PriceLists
from kassa.services.people.users import EmployeeForm, Role, Secrets
from kassa.services.sales.drafts import EDIT_RIGHT
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.terminal_key import TerminalKey
from kassa.services.till.customer_file import InvoiceStatus
from kassa.services.till.document_choice import Book, Standing, Wanted
from kassa.services.till.order_queue import Working
from kassa.services.till.receipt_mail import ReceiptMail
from kassa.services.training import Training
from kassa.services.vat import VatCodes
from kassa.system.identity import new_id
from tests.support.backups import backups_of
from tests.support.clock import FrozenClock
from tests.support.databases import SqliteTemplate
from tests.support.invoice_rights import INVOICE_ACTS, INVOICE_ELSEWHERE, desk_on
from tests.support.order_rights import ORDER_ACTS, ORDER_ELSEWHERE, trade_on
from tests.support.people import KEY
from tests.support.sales import concept


class Approving:
    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.APPROVED)

    def status(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.APPROVED)

    def abort(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.CANCELLED)


@dataclass
class World:
    database: Database
    till: TillServices
    shop: Shop
    customers: Customers
    privacy: CustomerPrivacy
    price_lists: PriceLists
    training: Training
    backups: Backups
    groups: Groups
    vat: VatCodes
    mail: MailServices
    tills: Tills
    labels: Labels
    line_id: str

    @property
    def article(self) -> Article:
        return Article(name="Nieuw", vat_code="high", price=UnitPrice(10_000))

    def rate(self) -> Discount:
        return Discount.of_rate(Rate.percent(10), "Actie")


Act = Callable[[World, Actor], object]
_HIGH = NL_CODES[0]
_OPEN_ORDERS = Wanted(Book.ORDER, Standing.OPEN)

MATRIX: dict[str, tuple[Right, Act]] = {
    "Articles.save": (Right.EDIT_ARTICLES, lambda w, a: w.till.articles.save(w.article, a)),
    "Articles.save_variants": (Right.EDIT_ARTICLES, lambda w, a: w.till.articles.save_variants("x", [], a)),
    "Articles.remove": (Right.EDIT_ARTICLES, lambda w, a: w.till.articles.remove("x", a)),
    "Articles.set_stock": (Right.EDIT_ARTICLES, lambda w, a: w.till.articles.set_stock("x", Quantity.ONE, a)),
    "Articles.set_picture": (Right.EDIT_ARTICLES, lambda w, a: w.till.articles.set_picture("x", None, a)),
    "Groups.save": (Right.EDIT_ARTICLES, lambda w, a: w.groups.save(Group("", "", "Nieuw", "high"), a)),
    "Groups.remove": (Right.EDIT_ARTICLES, lambda w, a: w.groups.remove("x", a)),
    "Customers.add": (Right.EDIT_CUSTOMERS, lambda w, a: w.customers.add([], a)),
    "Customers.save": (Right.EDIT_CUSTOMERS, lambda w, a: w.customers.save(Customer("", "", "Jan"), a)),
    "Customers.merge": (Right.MERGE_CUSTOMERS, lambda w, a: w.customers.merge("x", "y", a)),
    "CustomerPrivacy.give_consent": (Right.EDIT_CUSTOMERS, lambda w, a: w.privacy.give_consent("x", a)),
    "CustomerPrivacy.withdraw_consent": (Right.EDIT_CUSTOMERS, lambda w, a: w.privacy.withdraw_consent("x", a)),
    "CustomerPrivacy.export": (Right.EXPORT, lambda w, a: w.privacy.export("x", a)),
    "CustomerPrivacy.erase": (Right.ERASE_CUSTOMERS, lambda w, a: w.privacy.erase("x", a)),
    "PriceLists.save": (
        Right.EDIT_CUSTOMERS,
        lambda w, a: w.price_lists.save(PriceList("A", "Aannemers", Rate.percent(10)), a),
    ),
    "PriceLists.remove": (Right.EDIT_CUSTOMERS, lambda w, a: w.price_lists.remove("x", a)),
    "Users.add": (
        Right.EDIT_USERS,
        lambda w, a: w.till.users.add(EmployeeForm(0, "", ""), Secrets(), a),
    ),
    "Users.change": (
        Right.EDIT_USERS,
        lambda w, a: w.till.users.change("x", EmployeeForm(5, "Vijf", ""), Secrets(), 1, a),
    ),
    "Users.save_role": (Right.EDIT_USERS, lambda w, a: w.till.users.save_role(Role("x", "X", frozenset()), a)),
    "Settings.change": (
        Right.EDIT_SETTINGS,
        lambda w, a: w.till.settings.change(Scope.COMPANY, {"company.phone": new_id()[:20]}, a),
    ),
    "Shop.found": (Right.EDIT_SETTINGS, lambda w, a: w.shop.found("X", Country.NL, "Y", a)),
    "Shop.add_branch": (Right.EDIT_SETTINGS, lambda w, a: w.shop.add_branch(new_id()[-8:], "Filiaal", a)),
    "Shop.add_till": (Right.EDIT_SETTINGS, lambda w, a: w.shop.add_till("x", "Kassa", a)),
    "Shop.rename": (Right.EDIT_SETTINGS, lambda w, a: w.shop.rename(f"Winkel {new_id()[-6:]}", a)),
    "VatCodes.add_rate": (
        Right.EDIT_SETTINGS,
        lambda w, a: w.vat.add_rate("high", Rate.percent(22), date(2020, 1, 1), a),
    ),
    "Templates.save": (
        Right.EDIT_TEMPLATES,
        lambda w, a: w.mail.templates.save(MailTemplate("", DocumentKind.ORDER, "nl", new_id(), "X", "X"), a),
    ),
    "Account.set_password": (Right.EDIT_SETTINGS, lambda w, a: w.mail.account.set_password("", a)),
    "Account.send_test": (Right.EDIT_SETTINGS, lambda w, a: w.mail.account.send_test(a)),
    "Paperwork.print_slip": (Right.SELL, lambda w, a: w.till.counter().paperwork.print_slip("x", a)),
    "ReadyMail.send": (Right.SEND_MAIL, lambda w, a: w.till.counter().ready_mail.send("x", a, new_id())),
    "Paperwork.mail": (Right.SEND_MAIL, lambda w, a: w.till.counter().paperwork.mail("x", a, new_id())),
    "ReceiptMail.add_address": (
        Right.SEND_MAIL,
        lambda w, a: ReceiptMail(w.database, FrozenClock(), w.customers, lambda: ZoneInfo("UTC")).add_address(
            "x", MailAddress("klant@voorbeeld.nl"), a
        ),
    ),
    "Mails.compose": (Right.SEND_MAIL, lambda w, a: w.mail.mails.compose("x", "y", [], a)),
    "Mails.save": (
        Right.EDIT_MAIL,
        lambda w, a: w.mail.mails.save("x", 1, MailDraft("y", "nl", (), (), (), "X", "X"), a),
    ),
    "Mails.delete": (Right.EDIT_MAIL, lambda w, a: w.mail.mails.delete("x", a)),
    "Mails.restore": (Right.EDIT_MAIL, lambda w, a: w.mail.mails.restore("x", a)),
    "Mails.send": (Right.SEND_MAIL, lambda w, a: w.mail.mails.send("x", 1, a, new_id())),
    "Mails.take_back": (Right.SEND_MAIL, lambda w, a: w.mail.mails.take_back("x", a)),
    "Mails.retry": (Right.SEND_MAIL, lambda w, a: w.mail.mails.retry("x", a)),
    "Mails.accept": (Right.SEND_MAIL, lambda w, a: w.mail.mails.accept("x", a)),
    "Layouts.publish": (Right.EDIT_LAYOUT, lambda w, a: w.till.layouts.publish("{}", "X", a)),
    "Backups.keep_code": (Right.EDIT_SETTINGS, lambda w, a: w.backups.keep_code(a)),
    "Backups.make": (Right.EDIT_SETTINGS, lambda w, a: w.backups.make(a)),
    "Backups.show_code": (Right.EDIT_SETTINGS, lambda w, a: w.backups.show_code(a)),
    "Labels.preview": (Right.VIEW_ARTICLES, lambda w, a: w.labels.preview(LabelJob(("x",)), a)),
    "Training.start": (Right.TRAINING, lambda w, a: w.training.start(a)),
    "Checkout.add_payment": (Right.SELL, lambda w, a: w.till.checkout.add_payment("card", None, a, new_id())),
    "Checkout.complete": (Right.SELL, lambda w, a: w.till.checkout.complete(new_id(), a)),
    "Checkout.resolve_unknown": (Right.CONFIRM_CARD, lambda w, a: w.till.checkout.resolve_unknown("x", True, a)),
    "Checkout.take_back": (Right.TAKE_BACK_PAYMENT, lambda w, a: w.till.checkout.take_back("x", a)),
    "Receipts.print_again": (Right.REPRINT, lambda w, a: w.till.receipts.print_again("x", a)),
    "Selling.scan": (Right.SELL, lambda w, a: w.till.selling.scan("20410-01", a)),
    "Selling.add_article": (Right.SELL, lambda w, a: w.till.selling.add_article("x", a)),
    "Selling.add_open": (
        Right.OPEN_ARTICLE,
        lambda w, a: w.till.selling.add_open("X", UnitPrice(10_000), (_HIGH.code, _HIGH.letter, Rate.percent(21)), a),
    ),
    "Selling.add_text": (Right.SELL, lambda w, a: w.till.selling.add_text("X", a)),
    "Selling.attach": (Right.SELL, lambda w, a: w.till.selling.attach(lambda basket: basket, a)),
    "Selling.set_quantity": (
        Right.SELL,
        lambda w, a: w.till.selling.set_quantity(w.line_id, Quantity.of(2), a),
    ),
    "Selling.set_price": (
        Right.CHANGE_PRICE,
        lambda w, a: w.till.selling.set_price(w.line_id, UnitPrice(20_000), "kras", a),
    ),
    "Selling.set_line_discount": (
        Right.LINE_DISCOUNT,
        lambda w, a: w.till.selling.set_line_discount(w.line_id, w.rate(), a),
    ),
    "Selling.set_discount": (Right.RECEIPT_DISCOUNT, lambda w, a: w.till.selling.set_discount(w.rate(), a)),
    "Selling.set_note": (Right.SELL, lambda w, a: w.till.selling.set_note(w.line_id, "X", a)),
    "Selling.remove_line": (Right.REMOVE_LINE, lambda w, a: w.till.selling.remove_line("x", a)),
    **{
        f"CustomerFile.{what}": (right, lambda w, a, what=what: getattr(w.till.counter().file, what)("x", a))  # type: ignore[misc]
        for what, right in (
            ("card", Right.VIEW_CUSTOMERS),
            ("orders", Right.VIEW_ORDERS),
            ("slips", Right.VIEW_DELIVERIES),
            ("history", Right.VIEW_RECEIPTS),
            ("notes", Right.VIEW_ORDERS),
        )
    },
    "CustomerFile.invoices": (
        Right.VIEW_INVOICES,
        lambda w, a: w.till.counter().file.invoices("x", a, InvoiceStatus.ALL),
    ),
    "CustomerFile.count_invoices": (
        Right.VIEW_INVOICES,
        lambda w, a: w.till.counter().file.count_invoices("x", a, InvoiceStatus.ALL),
    ),
    "Receipts.search": (Right.VIEW_RECEIPTS, lambda w, a: w.till.receipts.search("1", a)),
    "Tills.receipt_slip": (Right.VIEW_RECEIPTS, lambda w, a: w.tills.receipt_slip("x", a)),
    "Tills.shift_slip": (Right.VIEW_REPORTS, lambda w, a: w.tills.shift_slip("x", a)),
    "Tills.shift_facts": (Right.VIEW_REPORTS, lambda w, a: w.tills.shift_facts("x", a)),
    "DocumentChoice.page": (Right.VIEW_ORDERS, lambda w, a: w.till.counter().document_choice.page(_OPEN_ORDERS, a)),
    "DocumentChoice.count": (Right.VIEW_ORDERS, lambda w, a: w.till.counter().document_choice.count(_OPEN_ORDERS, a)),
    "Selling.clear": (Right.CLEAR_BASKET, lambda w, a: w.till.selling.clear(a)),
    "Selling.park": (Right.SELL, lambda w, a: w.till.selling.park(a)),
    "Selling.resume": (Right.SELL, lambda w, a: w.till.selling.resume("x", a)),
    "Selling.discard_parked": (Right.DISCARD_PARKED, lambda w, a: w.till.selling.discard_parked("x", a)),
    "Selling.solve_unknown": (Right.SELL, lambda w, a: w.till.selling.solve_unknown("x", "y", a)),
    "CustomerChoosing.choose": (Right.SELL, lambda w, a: w.till.counter().choosing.choose("x", a)),
    "CustomerChoosing.remove": (Right.SELL, lambda w, a: w.till.counter().choosing.remove(a)),
    "CustomerChoosing.add": (
        Right.EDIT_CUSTOMERS,
        lambda w, a: w.till.counter().choosing.add(Newcomer(name="Jan"), a, new_id()),
    ),
    "OrderQueue.mark": (Right.EDIT_ORDERS, lambda w, a: w.till.counter().queue.mark("x", Working.READY, a)),
    "OrderQueue.print_slip": (Right.VIEW_ORDERS, lambda w, a: w.till.counter().queue.print_slip("x", a)),
    "OrderOpening.open": (Right.SELL, lambda w, a: w.till.counter().opening.open("x", a)),
    "OrderOpening.put_back": (Right.SELL, lambda w, a: w.till.counter().opening.put_back(a)),
    "OrderOpening.reopen": (Right.SELL, lambda w, a: w.till.counter().opening.reopen(a)),
    "Returning.put": (
        Right.RETURN_GOODS,
        lambda w, a: w.till.counter().returning.put("x", {1: Quantity.ONE}, "X", a),
    ),
    "Returning.without_receipt": (
        Right.RETURN_WITHOUT_RECEIPT,
        lambda w, a: w.till.counter().returning.without_receipt("X", a),
    ),
    "Shifts.open": (Right.OPEN_DAY, lambda w, a: w.till.shifts.open(Money(10_000), a)),
    "Shifts.cash_move": (Right.CASH_IN_OUT, lambda w, a: w.till.shifts.cash_move(Money(500), "X", a, new_id())),
    "Shifts.open_drawer": (Right.OPEN_DRAWER, lambda w, a: w.till.shifts.open_drawer("X", a)),
    "Shifts.x_report": (Right.SEE_EXPECTED, lambda w, a: w.till.shifts.x_report(a)),
    "Shifts.print_x": (Right.SEE_EXPECTED, lambda w, a: w.till.shifts.print_x(a)),
    "Shifts.save_count": (Right.COUNT, lambda w, a: w.till.shifts.save_count(Count(), a)),
    "Shifts.control": (Right.COUNT, lambda w, a: w.till.shifts.control(a)),
    "Shifts.compare_terminal": (
        Right.COUNT,
        lambda w, a: w.till.shifts.compare_terminal(TerminalTotals(Money.ZERO, 0), a),
    ),
    "TerminalKey.change": (
        Right.EDIT_SETTINGS,
        lambda w, a: TerminalKey(w.database, machine_secrets(KEY), FrozenClock()).change("", a),
    ),
    "Shifts.recount": (Right.COUNT, lambda w, a: w.till.shifts.recount(a)),
    "Shifts.settle": (Right.COUNT, lambda w, a: w.till.shifts.settle("", Money(500), Money.ZERO, "", a)),
    "Shifts.close": (Right.CLOSE_DAY, lambda w, a: w.till.shifts.close(a, new_id())),
    "Shifts.check": (Right.CHECK_DAY, lambda w, a: w.till.shifts.check("x", a)),
    "Shifts.print_again": (Right.REPRINT, lambda w, a: w.till.shifts.print_again("x", a)),
    **{
        name: (right, lambda w, a, act=act: act(trade_on(w.database), a))  # type: ignore[misc]
        for name, (right, act) in ORDER_ACTS.items()
    },
    **{
        name: (right, lambda w, a, act=act: act(desk_on(w.database), a))  # type: ignore[misc]
        for name, (right, act) in INVOICE_ACTS.items()
    },
}

ELSEWHERE = {
    "Labels.print": "tests/ui/test_labels_dialog.py: needs a label printer",
    **ORDER_ELSEWHERE,
    **INVOICE_ELSEWHERE,
    "Importing.run": "tests/services/test_importing.py: needs a file",
    "Importing.undo": "tests/services/test_importing.py",
    "CustomerImporting.run": "tests/services/test_customer_importing.py: needs a file",
    "CustomerImporting.undo": "tests/services/test_customer_importing.py",
    "ListImporting.run": "the part of Importing and CustomerImporting that they share",
    "ListImporting.undo": "the part of Importing and CustomerImporting that they share",
    "ArticleLists.write": "part of Importing.run, which checks the right",
    "ArticleLists.require_more": "part of Importing.run: asks for nothing more",
    "CustomerLists.write": "part of CustomerImporting.run, which checks the right",
    "CustomerLists.require_more": "tests/services/test_customer_importing.py: credit limits ask for their right",
    "ImportKind.write": "a protocol",
    "ImportKind.require_more": "a protocol",
    "TillHolds.take": "says who has a document on the bon; what is done with it asks for its right",
    "Customers.recent": "what the same person used last",
    "Customers.used": "what the same person used last",
    "Ordering.take_customer": "tests/services/test_till_ordering.py: the rights to change customers and to sell",
    "Selling.undo": "takes back what the same person just did; the act itself was checked",
    "Selling.restore_parked": "takes back a discard, which was checked",
    "GiftCards.put": "tests/services/test_gift_cards.py: asks for the right to sell as well",
    "FreeReturn.scan": "tests/services/test_returning.py: made with the right, for one article",
    "FreeReturn.add_article": "tests/services/test_returning.py: made with the right, for one article",
    "ClockWatch.look": "part of completing a sale, which checks the right",
    "Checkout.terminal_answered": "what the terminal says is true whoever hears it",
    "Login.approve": "tests/services/test_login.py: the second person's right is checked",
    "Login.sign_out": "anybody may leave",
    "Training.stop": "anybody may stop practising",
    "Outbox.accept": "anybody at the till may say that the paper is there",
    "Outbox.drop": "anybody at the till may say that the paper is not needed; it is journalled",
    "Outbox.retry": "tests/services/test_outbox.py: a copy asks for the right to print again",
    "Tills.print_receipt": "passes on to Receipts.print_again",
    "Tills.print_shift": "passes on to Shifts.print_again",
    "Tills.check_shift": "passes on to Shifts.check",
    "Mails.proposal": "shows what a template makes, stores nothing; the name fills a field",
    "Mails.add_address": "passes on to the source, which asks for the right to change relations",
    "MailSources.add_address": "passes on to the source",
    "SalesMail.add_address": "tests/services/test_papers.py: the right to change relations",
    "Notes.add": "tests/services/test_dossier.py: the right is that of the document's kind",
    **{
        f"CounterDocuments.{act}": "tests/services/test_till_documents.py: asks for two rights"
        for act in ("put", "put_all", "take_off", "set_part", "spread")
    },
    "DocumentChoice.document": "tests/services/test_document_choice.py: the right is that of the kind",
    "CounterDocuments.sync": "holds again what stands on the bon already",
    "CounterDocuments.renew": "holds on to what stands on the bon already",
    "DocumentFinder.find": "looks only; kinds that may not be seen are left out",
    "DocumentFinder.numbered": "looks only; a document of a kind that may not be seen is not found",
    "TillDevices.choose": "passes on to Settings.change",
    "TillDevices.type_address": "passes on to Settings.change",
    "SupportBundle.save": "anybody may ask for help: it holds nothing of a person, and it is journalled",
    "MailSource.add_address": "a protocol: each source asks for the right to change relations",
}


NOBODY_ASKED = {
    "ListImporting.remember": "which column holds what, for the next file; the import itself asks",
    "Saved.delete_view": "a view of a list belongs to who made it",
    "Saved.save_view": "a view of a list belongs to who made it",
    "Saved.set_preference": "what somebody set up for themselves",
    "Templates.ensure_standard": "the texts a new shop begins with",
    "Guard.begin": "counts wrong codes: whoever types one has no rights yet",
    "Guard.failed": "counts wrong codes",
    "Guard.forget": "counts wrong codes",
    "Users.create_owner": "tests/services/test_users.py: only while there is nobody",
    "Runs.started": "the program says that it started",
    "Runs.stopped": "the program says that it stopped",
    "Cashbook.deposit": "behind Payments, which asks for the right",
    "Cashbook.pay": "behind Payments, which asks for the right",
    "Cashbook.reverse": "behind Payments, which asks for the right",
    "Exporting.run": "below: made for one person",
    "Drafts.purge": "clears away what was deleted long ago",
    "TillHolds.release": "lets go what this till held",
    "SalesTypes.of": "makes the standard types when a shop has none",
}
"""What writes without being told who does it, and why nobody need have a right for it."""

_DOCUMENT = "one document by its identity, for who has its list, dossier or bon before them"
_COUNTER = "what a till shows of the bon, the day and the customer before it; every act with it asks"
_MASTER = "what every screen is made of: articles, prices, VAT, people by name, settings"
_WORK = "what the program itself goes by"
READS: dict[str, str] = {
    **dict.fromkeys(
        (
            "Amendments.of", "Collective.plan", "Deliveries.invoiced_by", "Deliveries.why_not_cancel", "Dossiers.of",
            "Drafts.free_stock", "Drafts.get", "Drafts.problems", "Drafts.with_customer", "Histories.of",
            "Invoicing.check", "Invoicing.dispatch_of", "Mails.content", "Mails.get", "Mails.of_document", "Notes.of",
            "Orders.amend_consequences", "Orders.progress", "Orders.versions", "Orders.why_not_cancel", "Papers.batch",
            "Papers.paper", "Papers.pdf", "Papers.stored", "Payments.of", "Payments.proposal", "Receipts.document",
            "ReceiptMail.facts", "SalesMail.facts", "Slips.slip", "Tills.receipt_named", "Recognising.numbered",
            "Recognising.recognise", "Returning.sold", "Shifts.report", "OrderOpening.view", "CustomerFile.customer_of",
            "CustomerFile.receipt_of", "Paperwork.goes_by", "OrderQueue.attachment", "OrderQueue.attachment_name",
        ),
        _DOCUMENT,
    ),
    **dict.fromkeys(
        (
            "Checkout.cash_before", "Checkout.completed_with", "Checkout.expected_number", "Checkout.refund_plan",
            "CustomerChoosing.basket_customer", "CustomerChoosing.facts", "CustomerChoosing.find_card",
            "CustomerChoosing.outstanding", "CustomerChoosing.recent", "CustomerChoosing.search",
            "CustomerFile.figures", "CustomerFile.note_to_show", "GiftCards.look_up", "GiftCards.propose_code",
            "OrderOpening.state", "OrderQueue.cards", "OrderQueue.count", "Ordering.street", "Returning.find",
            "Selling.basket", "Selling.business_date", "Selling.parked", "Shifts.current", "Shifts.drawer_balance",
            "Login.employees", "Login.approvers", "Login.holder", "Guard.seconds_left",
        ),
        _COUNTER,
    ),
    **dict.fromkeys(
        (
            "Articles.get", "Articles.picture", "Articles.search", "Articles.variants", "Groups.all", "Groups.used",
            "PriceLists.used", "Customers.card", "Customers.contacts", "Customers.get", "Customers.merge_preview",
            "Customers.propose_number", "Customers.search", "CustomerPrivacy.why_not_erase", "Layouts.export",
            "Layouts.problems", "Layouts.published", "Layouts.versions", "Saved.preference",
            "Saved.views", "Shop.branches", "Shop.tills", "Templates.all", "Templates.get", "Users.employees",
            "Users.is_first_start", "Users.roles", "VatCodes.codes", "ListImporting.guess", "ListImporting.run_info",
            "ListImporting.runs", "ArticleLists.defaults",
        ),
        _MASTER,
    ),
    **dict.fromkeys(
        (
            "DailyBackup.is_due", "Delivery.recover", "Drafts.trashed", "Invoicing.to_post",
            "MailWorker.step", "Outbox.status", "VatCache.refresh", "Walker.plan", "Watching.news",
        ),
        _WORK,
    ),
    **dict.fromkeys(
        (f"Lists.{one}" for one in ("choices", "chosen", "count", "fences", "page", "place", "summary")),
        "below: made for one person",
    ),
}  # fmt: skip
"""What reads the shop without being told who looks, and why; registers are behind ``Lists``, which is."""

TRIED_ELSEWHERE = {
    Right.BACK_OFFICE: "opens a window; every act in it asks for its own right",
    Right.CLOSE_PERIOD: "tests/services/test_settings.py: a second right for one setting",
    Right.EDIT_CREDIT_LIMIT: "tests/services/test_customers.py: a second right for one field",
    Right.EDIT_INVOICES: "below: concepts ask for the right of their kind",
    Right.IMPORT_ARTICLES: "tests/services/test_importing.py",
    Right.IMPORT_CUSTOMERS: "tests/services/test_customer_importing.py",
    Right.OVER_CREDIT_LIMIT: "tests/services/test_settling_endings.py: a second right above the limit",
    Right.REFUND_OTHER_METHOD: "tests/services/test_returning.py: a second right for one way of paying back",
    Right.SELL_GIFT_CARDS: "tests/services/test_gift_cards.py: a second right beside selling",
}


def public_methods() -> Iterator[tuple[str, Callable[..., object]]]:
    for module in pkgutil.walk_packages(kassa.services.__path__, "kassa.services."):
        if ".demo" in module.name:
            continue
        found = importlib.import_module(module.name)
        for name, cls in inspect.getmembers(found, inspect.isclass):
            if cls.__module__ != found.__name__:
                continue
            for method, function in inspect.getmembers(cls, inspect.isfunction):
                if not method.startswith("_"):
                    yield f"{name}.{method}", function


def actions() -> Iterator[str]:
    for name, function in public_methods():
        if "actor" in inspect.signature(function).parameters:
            yield name


def writes_unasked() -> Iterator[str]:
    for name, function in public_methods():
        own = function.__qualname__ == name
        if own and ".write()" in inspect.getsource(function) and name not in set(actions()):
            yield name


def reads_unasked() -> Iterator[str]:
    for name, function in public_methods():
        own = function.__qualname__ == name
        if own and ".read()" in inspect.getsource(function) and name not in set(actions()):
            yield name


def test_every_action_has_its_row() -> None:
    found = set(actions())
    assert found - set(MATRIX) - set(ELSEWHERE) == set(), "name the right of a new action in MATRIX"
    assert set(MATRIX) | set(ELSEWHERE) <= found


def test_what_writes_without_an_actor_says_why() -> None:
    assert set(writes_unasked()) == set(NOBODY_ASKED), "give a new action an actor, or say why it needs none"


def test_what_reads_without_an_actor_says_why() -> None:
    assert set(reads_unasked()) - set(NOBODY_ASKED) == set(READS), "give a new read an actor, or say why it needs none"


LOOKS: dict[str, Callable[[Lists, str], object]] = {
    "page": lambda lists, name: lists.page(name, Query()),
    "summary": lambda lists, name: lists.summary(name, Query()),
    "count": lambda lists, name: lists.count(name, Query()),
    "place": lambda lists, name: lists.place(name, Query(), Anchor((0,), "x")),
    "fences": lambda lists, name: lists.fences(name, Query()),
    "chosen": lambda lists, name: list(lists.chosen(name, Query(), ["x"])),
    "choices": lambda lists, name: lists.choices(name, LISTS[name].columns[0].key),
    "rows": lambda lists, name: list(lists.rows(name, Query())),
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_asks_for_its_right(world: World, name: str) -> None:
    right = LISTS[name].right
    assert right is not None
    almost_all = Actor("almost", "Bijna alles", frozenset(Right) - {right}, None)
    lists = Lists(world.database, FrozenClock(), ZoneInfo("UTC"), almost_all)
    for look in LOOKS.values():
        with pytest.raises(Denied) as refused:
            look(lists, name)
        assert refused.value.right == right.value
    only = Lists(world.database, FrozenClock(), ZoneInfo("UTC"), Actor("some", "Iemand", frozenset({right}), None))
    assert only.count(name, Query()) >= 0


def test_an_export_asks_for_its_right_and_is_in_the_journal(world: World, tmp_path: Path) -> None:
    file = tmp_path / "bonnen.csv"

    def export(*rights: Right) -> int:
        lists = Lists(world.database, FrozenClock(), ZoneInfo("UTC"), Actor("some", "Iemand", frozenset(rights), None))
        return Exporting(world.database, lists, FrozenClock(), (file, file)).run(ExportRequest("receipts", str(file)))

    for rights in ([Right.VIEW_RECEIPTS], [Right.EXPORT], list(set(Right) - {Right.EXPORT})):
        with pytest.raises(Denied):
            export(*rights)
        assert list(tmp_path.iterdir()) == []
    rows = export(Right.EXPORT, Right.VIEW_RECEIPTS)
    with world.database.read() as reader:
        told = reader.all("SELECT ref, payload FROM journal WHERE event = 'list.exported'")
    assert [ref for ref, _ in told] == ["receipts"]
    assert '"file":"bonnen.csv"' in told[0][1]
    assert f'"rows":{rows}' in told[0][1]


def test_every_right_and_every_role_is_tried() -> None:
    assert set().union(*ROLE_DEFAULTS.values()) == set(Right)
    assert set(Right) - {right for right, _ in MATRIX.values()} == set(TRIED_ELSEWHERE)


@pytest.mark.parametrize("kind", list(EDIT_RIGHT))
def test_a_concept_asks_for_the_right_of_its_kind(world: World, kind: sales.DocumentKind) -> None:
    almost_all = Actor("almost", "Bijna alles", frozenset(Right) - {EDIT_RIGHT[kind]}, None)
    with pytest.raises(Denied) as refused:
        trade_on(world.database).drafts.save(concept(kind), almost_all)
    assert refused.value.right == EDIT_RIGHT[kind].value


@pytest.fixture(scope="module")
def world(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("matrix")
    database = open_database(sqlite_template.clone(folder))
    clock = FrozenClock()
    DemoBuilder(database, Passwords(KEY), clock.now(), 1, days=1).build()
    settings = Settings(database, clock)
    shop = Shop(database, settings, clock)
    till = till_services(database, clock, settings, shop.place(1), KEY, Approving(), lambda: None)
    owner = Actor("owner", "Eigenaar", frozenset(Right), till.place.till_id)
    till.shifts.open(Money(15_000), owner)
    line = till.selling.scan("20410-01", owner).line_id
    assert line is not None
    training = Training(database, clock, folder / "oefen.sqlite")
    backups = backups_of(database, settings, clock, folder / "reservekopieen")
    groups, vat = Groups(database, clock), VatCodes(database, clock, till.place.zone)
    privacy = CustomerPrivacy(database, clock, settings)
    people = (Customers(database, clock), privacy, PriceLists(database, clock))
    mail = mail_services(database, settings, clock, KEY)
    office = office_services(database, clock, KEY)
    yield World(database, till, shop, *people, training, backups, groups, vat, mail, office.tills, office.labels, line)
    database.close()


def everything(database: Database) -> list[tuple[object, ...]]:
    tables = (
        "journal",
        "basket_line",
        "basket",
        "receipt",
        "shift",
        "setting",
        "article",
        "customer",
        "price_list",
        "employee",
        "outbox",
        "till",
        "sales_document",
        "trash",
        "stock_movement",
        "mail_message",
        "mail_template",
    )
    with database.read() as reader:
        counts = [(table, reader.value(f"SELECT COUNT(*) FROM {table}")) for table in tables]
        return [*counts, *reader.all("SELECT chain, seq, hash FROM journal_chain ORDER BY chain")]


@pytest.mark.parametrize("action", sorted(MATRIX))
def test_who_lacks_the_right_is_refused_and_nothing_changes(world: World, action: str) -> None:
    right, act = MATRIX[action]
    before = everything(world.database)
    for role, rights in ROLE_DEFAULTS.items():
        if right in rights:
            continue
        with pytest.raises(Denied) as refused:
            act(world, Actor(f"somebody-{role}", role, rights, world.till.place.till_id))
        assert refused.value.right == right.value
        assert refused.value.reason.who
    almost_all = frozenset(Right) - {right}
    with pytest.raises(Denied):
        act(world, Actor("almost", "Bijna alles", almost_all, world.till.place.till_id))
    assert everything(world.database) == before


@pytest.mark.parametrize("action", sorted(MATRIX))
def test_the_right_alone_is_enough(world: World, action: str) -> None:
    right, act = MATRIX[action]
    actor = Actor("somebody", "Iemand", frozenset({right}), world.till.place.till_id)
    try:
        act(world, actor)
    except Denied as refused:
        pytest.fail(f"{action} also asks for {refused.right}")
    except KassaError:
        pass  # refused for another reason: the right was not what was missing
