"""The strip after a document was made: told, printed, mailed, and gone with the next bon; in the whole till window."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kassa.domain.delivery import JobKind
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings.fields import Scope
from kassa.domain.till.ending import Ending, Made
from kassa.domain.values import Money
from kassa.services.till.checkout import Completed
from kassa.system.identity import new_id
from kassa.ui.shell.context import UiContext
from kassa.ui.till.payment.paper_choice import Wanted
from tests.support.hands import ShopHands
from tests.support.sales import concept, goods
from tests.support.screens import dialogs, open_dialog
from tests.support.till import COLA, TestTill


class DoneHands(ShopHands):
    """A till with a day, mail, a printer and invoices."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill) -> None:
        super().__init__(qtbot, ui, shop)
        shop.open_day()
        mail = {"company.mail_host": "127.0.0.1", "company.mail_sender": "winkel@voorbeeld.nl"}
        shop.settings.change(Scope.COMPANY, mail, shop.owner)
        self.till_setting(printer="tcp", printer_address="192.0.2.1:9100")
        self.enter(shop.owner)
        self.flow = self.till.counter.done
        self.strip = self.flow.strip

    def till_setting(self, **values: object) -> None:
        changed = {f"till.{name}": value for name, value in values.items()}
        self.shop.settings.change(Scope.TILL, changed, self.shop.owner, self.shop.place.till_id)

    def invoice(self, email: str = "", dispatch: DispatchMethod = DispatchMethod.NONE) -> Made:
        counter = self.shop.services.counter()
        who = Customer("", "", "", "Voorbeeld Bouw B.V.", email=email, kind=CustomerKind.COMPANY, dispatch=dispatch)
        customer = counter.customers.save(who, self.shop.owner)
        document = concept(DocumentKind.INVOICE, goods(12_100), date=self.clock.now().date())
        document = replace(document, branch_id=self.shop.place.branch_id)
        document = counter.sales.drafts.with_customer(document, customer.id)
        made = counter.sales.invoicing.confirm(document, self.shop.owner, new_id())
        return Made(DocumentKind.INVOICE, made.document_id, made.number, made.gross)

    def order(self) -> Made:
        sales = self.shop.services.counter().sales
        document = concept(DocumentKind.ORDER, goods(12_100), date=self.clock.now().date())
        made = sales.orders.confirm(replace(document, branch_id=self.shop.place.branch_id), self.shop.owner, new_id())
        return Made(DocumentKind.ORDER, made.id, made.number, Money(12_100))

    def sell_by_mail(self) -> None:
        """Sell something; the receipt goes to an address typed at payment."""
        self.ui.scanner.scanned.emit(COLA)
        self.tap("sale.checkout")
        self.tap("payment.paper_mail")
        self.type_address("klant@voorbeeld.nl")
        self.tap("payment.quick_0")
        self.tap("payment.complete")

    def sell_without_paper(self) -> None:
        """Sell something; nobody answers where the printer should be."""
        self.till_setting(printer="tcp", printer_address="127.0.0.1:9")
        self.ui.scanner.scanned.emit(COLA)
        self.tap("sale.checkout")
        self.tap("payment.card")
        delivery = self.shop.services.outbox.delivery
        assert delivery.step(delivery.lanes[0])
        self.till.devices.look()

    def type_address(self, address: str) -> None:
        assert dialogs(self.window) == ["address"]
        open_dialog(self.window).field.set_text(address)  # type: ignore[attr-defined]
        self.tap("address.take")

    def mails(self, document_id: str) -> list[str]:
        found = self.shop.services.counter().mail.mails.of_document(document_id)
        return [", ".join(one.shown for one in mail.message.recipients) for mail in found]

    def printed(self) -> list[object]:
        return self.papers("sales")

    def orders_printed(self) -> list[object]:
        return self.papers("order")

    def papers(self, document: str) -> list[object]:
        with self.shop.database.read() as reader:
            rows = reader.all("SELECT payload FROM outbox WHERE kind = :kind ORDER BY id", kind=JobKind.PAPER.value)
        return [json.loads(row[0])["copy"] for row in rows if json.loads(row[0])["document"] == document]


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> DoneHands:
    return DoneHands(qtbot, ui, till_shop)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (DocumentKind.INVOICE, "Factuur 7 gemaakt"),
        (DocumentKind.DELIVERY, "Pakbon 7 gemaakt"),
        (DocumentKind.ORDER, "Order 7 geplaatst"),
        (DocumentKind.CREDIT, "Creditfactuur 7 gemaakt"),
    ],
)
def test_it_says_what_was_made(hands: DoneHands, kind: DocumentKind, words: str) -> None:
    hands.flow.show((Made(kind, "f" * 32, "7", Money(100)),))
    assert hands.strip.isVisible()
    assert hands.strip.text == words
    assert hands.strip.accessibleName() == words


def test_the_invoice_is_told_before_its_delivery_note(hands: DoneHands) -> None:
    slip = Made(DocumentKind.DELIVERY, "e" * 32, "3312", Money(100))
    hands.flow.show((slip, Made(DocumentKind.INVOICE, "f" * 32, "2025-0449", Money(100))))
    assert hands.strip.text == "Factuur 2025-0449 gemaakt"
    hands.flow.show(())
    assert not hands.strip.isVisible()


def test_it_goes_when_closed_and_when_the_next_bon_is_paid(hands: DoneHands) -> None:
    hands.flow.show((hands.invoice(),))
    hands.tap("sale.done.close")
    assert not hands.strip.isVisible()
    hands.flow.show((hands.invoice(),))
    hands.ui.scanner.scanned.emit(COLA)
    assert hands.strip.isVisible()
    hands.tap("sale.checkout")
    assert not hands.strip.isVisible()
    hands.tap("sale.back")
    hands.flow.show((hands.invoice(),))
    hands.till.desk.run("create_order")
    assert not hands.strip.isVisible()


def test_print_gives_the_slip_and_then_copies(hands: DoneHands) -> None:
    hands.flow.show((hands.invoice(),))
    assert hands.printed() == []
    hands.tap("sale.done.print")
    assert hands.strip.state == "Wordt geprint"
    assert hands.shop.nudged > 0
    hands.tap("sale.done.print")
    assert hands.strip.state == "Kopie 1 wordt geprint"
    assert hands.printed() == [0, 1]


def test_always_prints_by_itself_unless_nobody_wants_paper(hands: DoneHands) -> None:
    hands.till_setting(print_documents="always")
    hands.flow.show((hands.invoice(),), paper=False)
    assert hands.printed() == []
    hands.flow.show((hands.invoice(),))
    assert hands.printed() == [0]


def test_an_order_prints_its_own_slip_at_once_as_it_is_set(hands: DoneHands) -> None:
    order = hands.order()
    hands.till_setting(print_order=False, documents_on="pdf")
    hands.flow.show((order,))
    assert hands.orders_printed() == []
    hands.tap("sale.done.print")
    assert hands.orders_printed() == [0]
    hands.till_setting(print_order=True)
    hands.flow.show((order,), paper=False)
    assert hands.orders_printed() == [0]
    hands.flow.show((order,))
    assert hands.orders_printed() == [0, 1]
    hands.till_setting(printer="none")
    hands.flow.show((order,))
    assert hands.strip.state == ""


def test_a_deposit_is_still_one_after_a_power_cut_and_back_is_the_order(hands: DoneHands) -> None:
    hands.ui.scanner.scanned.emit(COLA)
    hands.till.desk.run("create_order")
    screen = hands.till.counter.orders.screen
    screen.customer.name.edit.setText("N. Order")
    screen.customer.phone.edit.setText("0612345678")
    screen.promise.choose_day(hands.clock.now().date())
    screen.edited.emit()
    hands.tap("order.pay")
    assert hands.window.current == "payment"
    hands.tap("sale.back")
    assert hands.window.current == "order"
    assert screen.customer.name.edit.text() == "N. Order"
    hands.tap("order.pay")
    hands.tap("payment.key_1")
    hands.tap("payment.cash")
    hands.shop.services.selling.reload()
    hands.window.show_screen("sale")
    hands.till._signed_in(hands.shop.owner)
    assert hands.window.current == "payment"
    assert hands.till.payment.state.ending is Ending.ORDER
    hands.tap("payment.complete")
    assert hands.strip.text.startswith("Order ")


def test_without_a_printer_it_says_so_and_can_be_mailed(hands: DoneHands) -> None:
    hands.till_setting(printer="none")
    hands.flow.show((hands.invoice(),))
    hands.tap("sale.done.print")
    assert "geen bonprinter ingesteld" in hands.strip.state
    assert hands.strip.mail_button.isEnabled()


def test_pdf_opens_to_be_printed_on_a4(hands: DoneHands) -> None:
    opened: list[Path] = []
    hands.flow.open_file = opened.append
    hands.till_setting(documents_on="pdf")
    hands.flow.show((hands.invoice(),))
    hands.tap("sale.done.print")
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert hands.strip.state == "De PDF is geopend"
    assert hands.printed() == []


def test_mail_goes_at_once_where_the_address_is_known(hands: DoneHands) -> None:
    made = hands.invoice("administratie@bouw.voorbeeld")
    hands.flow.show((made,))
    assert hands.mails(made.document_id) == []
    hands.tap("sale.done.mail")
    assert hands.mails(made.document_id) == ["administratie@bouw.voorbeeld"]
    assert hands.strip.state == "Wordt gemaild naar administratie@bouw.voorbeeld"


def test_an_unknown_address_is_asked_and_kept(hands: DoneHands) -> None:
    made = hands.invoice()
    hands.flow.show((made,))
    hands.tap("sale.done.mail")
    hands.type_address("nieuw@bouw.voorbeeld")
    assert hands.mails(made.document_id) == ["nieuw@bouw.voorbeeld"]
    hands.tap("sale.done.mail")
    assert len(hands.mails(made.document_id)) == 2


def test_a_customer_who_gets_mail_gets_it_without_a_touch(hands: DoneHands) -> None:
    made = hands.invoice("administratie@bouw.voorbeeld", DispatchMethod.EMAIL)
    hands.flow.show((made,))
    assert hands.mails(made.document_id) == ["administratie@bouw.voorbeeld"]


def test_mail_that_is_not_set_up_is_said_and_the_invoice_stays(hands: DoneHands) -> None:
    hands.shop.settings.change(Scope.COMPANY, {"company.mail_host": ""}, hands.shop.owner)
    made = hands.invoice("administratie@bouw.voorbeeld", DispatchMethod.EMAIL)
    hands.flow.show((made,))
    assert hands.strip.text == f"Factuur {made.number} gemaakt"
    assert hands.strip.state.startswith("E-mail is nog niet ingesteld: ")
    assert hands.mails(made.document_id) == []


def test_mail_that_fails_after_its_strip_has_gone_is_told_on_the_sale(
    hands: DoneHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.shop.settings.change(Scope.COMPANY, {"company.mail_host": ""}, hands.shop.owner)
    made, other = hands.invoice("administratie@bouw.voorbeeld", DispatchMethod.EMAIL), hands.invoice()
    run, waiting = hands.ui.jobs.run, []
    monkeypatch.setattr(
        type(hands.ui.jobs), "run", lambda _jobs, *given, **named: waiting.append(partial(run, *given, **named))
    )
    hands.flow.show((made,))
    hands.flow.show((other,))
    monkeypatch.undo()
    for late in waiting:
        late()
    assert hands.strip.state == "", "the mail of another document is not told below this one"
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert notice.text.startswith(f"Factuur {made.number} gemaakt. ")
    assert "mail" in notice.text.lower()


def test_a_receipt_goes_by_mail_from_the_payment_screen(hands: DoneHands) -> None:
    hands.sell_by_mail()
    assert hands.window.current == "sale"
    receipt = hands.shop.services.receipts.last()
    assert receipt is not None
    assert hands.mails(receipt.id) == ["klant@voorbeeld.nl"]
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert notice.text == "Wordt gemaild naar klant@voorbeeld.nl"
    with hands.shop.database.read() as reader:
        assert not reader.all("SELECT id FROM outbox WHERE kind = :kind", kind=JobKind.PAPER.value)


def test_the_document_is_mailed_instead_of_a_receipt(hands: DoneHands) -> None:
    made = hands.invoice("administratie@bouw.voorbeeld")
    done = Completed("r" * 32, 1, Money(100), Money.ZERO, None, (made,))
    hands.flow.after(done, Wanted(prints=False, address="administratie@bouw.voorbeeld"))
    assert hands.mails(made.document_id) == ["administratie@bouw.voorbeeld"]
    assert hands.mails("r" * 32) == []


def test_mail_trouble_leaves_the_sale_as_it_is(hands: DoneHands) -> None:
    hands.shop.settings.change(Scope.COMPANY, {"company.mail_host": ""}, hands.shop.owner)
    hands.sell_by_mail()
    assert hands.shop.services.receipts.last() is not None
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert "mail" in notice.text.lower()


def test_paper_that_did_not_come_out_can_be_mailed(hands: DoneHands) -> None:
    hands.sell_without_paper()
    receipt = hands.shop.services.receipts.last()
    assert receipt is not None
    hands.tap("sale.unprinted.mail")
    hands.type_address("klant@voorbeeld.nl")
    assert hands.mails(receipt.id) == ["klant@voorbeeld.nl"]


def test_without_mail_there_is_nothing_to_mail_paper_with(hands: DoneHands) -> None:
    hands.shop.settings.change(Scope.COMPANY, {"company.mail_host": ""}, hands.shop.owner)
    hands.sell_without_paper()
    assert hands.visible("sale.unprinted.retry")
    assert not hands.visible("sale.unprinted.mail")
