"""A till that meets customers: goods on a shelf, invoices and orders of a debtor, and what the books say of it."""

from __future__ import annotations

from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.repos import gift_cards, open_items, receipts
from kassa.db.repos.customer_terms import customer_terms
from kassa.db.repos.receipts import StoredReceipt
from kassa.db.verify import verify
from kassa.domain.payments.ledger import Account
from kassa.domain.payments.method import MethodKind, PaymentMethod
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import NL_CODES
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.till import attaching
from kassa.domain.till.attached import BasketCustomer, BasketOrder, Returns, Settles
from kassa.domain.till.basket import Basket, BasketLine, LineKind
from kassa.domain.till.changes import append
from kassa.domain.till.ending import Ending, OrderDraft
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.sales.definitive import Definitive, Definitives
from kassa.services.sales.invoicing import Invoicing
from kassa.services.till.checkout import Completed
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.shop import OWNER
from tests.support.tills import Till
from tests.support.trade import Trade

GIFT = PaymentMethod("gift_card", "Cadeaubon", MethodKind.GIFT_CARD)


class Counter(Trade):
    """The shop with one open till, and an office that makes invoices."""

    def __init__(self, database: Database, clock: Clock, *, founded: bool = False) -> None:
        super().__init__(database, clock, founded=founded)
        self.till = Till(database, clock)
        self.till.settings = replace(self.till.settings, methods=(*self.till.settings.methods, GIFT))
        self.seller = self.till.seller
        rules = self.till.sales_rules
        self.invoicing = Invoicing(database, clock, Definitives(clock, rules, customer_terms), rules)
        self.till.shifts.open(Money(25_000), self.seller)
        self.debtor = BasketCustomer(self.customer, "10025", "Voorbeeld Bouw B.V.")

    # Documents -------------------------------------------------------------------------------------------------------

    def invoice(self, *wanted: tuple[str, int]) -> Definitive:
        """Make a definitive invoice of (article number, pieces)."""
        return self.invoicing.confirm(self.concept(*wanted, kind=DocumentKind.INVOICE), OWNER, new_id())

    def credit(self, *wanted: tuple[str, int]) -> Definitive:
        """Make a credit invoice of its own."""
        made = self.concept(*((number, -pieces) for number, pieces in wanted), kind=DocumentKind.CREDIT)
        return self.invoicing.confirm(made, OWNER, new_id())

    def order(self, *wanted: tuple[str, int]) -> SalesDocument:
        """Place an order in the office."""
        return self.orders.confirm(self.concept(*wanted), OWNER, new_id())

    # On the bon ------------------------------------------------------------------------------------------------------

    def put(self, document: Definitive, amount: Money | None = None) -> None:
        """Put an invoice on the bon."""
        with self.database.read() as reader:
            item = open_items.get(reader, document.document_id)
        assert item is not None
        settles = Settles(
            item.document_id, item.kind, document.number, item.due_date, item.open, item.customer_id, "Voorbeeld Bouw"
        )

        def change(basket: Basket) -> Basket:
            return attaching.add_invoice(basket, settles, line_id=new_id(), customer=self.debtor, amount=amount)

        self.till.selling.attach(change, self.seller)

    def choose_customer(self) -> None:
        """Put the customer on the bon."""
        self.till.selling.attach(lambda basket: attaching.set_customer(basket, self.debtor), self.seller)

    def scan(self, code: str, pieces: int = 1) -> str:
        """Put an article on the bon and return its line."""
        line = self.till.selling.scan(code, self.seller, Quantity.of(pieces)).line_id
        assert line is not None
        return line

    def give_back(self, cents: int, *, receipt_id: str = "") -> None:
        """Put something that comes back on the bon."""
        line = replace(
            _line(LineKind.OPEN, "Retour jas", Money(-cents)),
            quantity=Quantity.of(-1),
            price=UnitPrice.of(Money(cents)),
            list_price=UnitPrice.of(Money(cents)),
            vat_code=NL_CODES[0].code,
            vat_letter=NL_CODES[0].letter,
            vat_rate=Rate.percent(21),
            returns=Returns(receipt_id, "7" if receipt_id else "", 1 if receipt_id else 0, "Past niet"),
        )
        self.till.selling.attach(lambda basket: append(basket, line), self.seller)

    def sell_card(self, code: str, cents: int) -> None:
        """Put a gift card on the bon."""
        line = replace(_line(LineKind.GIFT_CARD, "Cadeaubon", Money(cents)), code=code)
        self.till.selling.attach(lambda basket: append(basket, line), self.seller)

    def open_order(self, order: SalesDocument, deposit: int = 0) -> tuple[BasketLine, ...]:
        """Put what is left of an order on the bon."""
        shown = BasketOrder(order.id, order.number, order.revision, "Afhalen vandaag", Money(deposit))
        lines = tuple(
            BasketLine(
                id=new_id(), kind=LineKind.ARTICLE, article_id=one.article_id, number=one.number, code=one.code,
                name=one.name, detail=one.detail, quantity=one.effective, unit=one.unit, price=one.price.price,
                list_price=one.list_price, discount=None, vat_code=one.vat_code, vat_letter=one.vat_letter,
                vat_rate=one.vat_rate, group_id=one.group_id, note=one.text, stocked=one.stocked, order_line=one.id,
            )
            for one in order.goods
        )  # fmt: skip
        self.till.selling.attach(lambda basket: attaching.open_order(basket, shown, self.debtor, lines), self.seller)
        return lines

    # Money -----------------------------------------------------------------------------------------------------------

    def pay(self, method: str, cents: int | None = None, *, code: str = "") -> None:
        """Take a payment; None takes what is still open."""
        amount = None if cents is None else Money(cents)
        self.till.checkout.add_payment(method, amount, self.seller, new_id(), reference=code)

    def complete(
        self,
        ending: Ending = Ending.SALE,
        draft: OrderDraft | None = None,
        *,
        key: str = "",
        without: Right | None = None,
    ) -> Completed:
        """End the sale."""
        actor = replace(self.seller, rights=self.seller.rights - {without}) if without else self.seller
        return self.till.checkout.complete(key or new_id(), actor, ending=ending, draft=draft)

    # Asking ----------------------------------------------------------------------------------------------------------

    def open_of(self, document_id: str) -> int:
        """Return what is open on a document, in cents."""
        with self.database.read() as reader:
            item = open_items.get(reader, document_id)
        assert item is not None
        return item.open.cents

    def books(self, account: Account, subject: str) -> int:
        """Return a balance, in cents."""
        with self.database.read() as reader:
            return balance(reader, account, subject).cents

    def receipt(self, done: Completed) -> StoredReceipt:
        """Return the receipt of a completed sale."""
        with self.database.read() as reader:
            found = receipts.get(reader, done.receipt_id)
        assert found is not None
        return found

    def settled(self, done: Completed) -> list[tuple[object, ...]]:
        """Return what a receipt says it settled: kind, number, amount, what stays open."""
        names = ("kind", "number", "amount", "open_after")
        return [tuple(row[name] for name in names) for row in self.receipt(done).settlements]

    def paid(self, done: Completed) -> list[tuple[object, ...]]:
        """Return the payments of a receipt: method, share of the goods, given, change."""
        names = ("method", "amount", "given", "change")
        return [tuple(row[name] for name in names) for row in self.receipt(done).payments]

    def card(self, code: str) -> int:
        """Return what is left on a gift card, in cents."""
        with self.database.read() as reader:
            found = gift_cards.get(reader, code)
        assert found is not None
        return found.balance.cents

    def total(self, table: str, column: str, where: str = "1 = 1") -> int:
        """Return a sum over a table."""
        with self.database.read() as reader:
            return int(reader.value(f"SELECT COALESCE(SUM({column}), 0) FROM {table} WHERE {where}"))

    def sound(self) -> None:
        """Hold the database against everything it must say of itself."""
        assert verify(self.database.location).findings == ()


def _line(kind: LineKind, name: str, amount: Money) -> BasketLine:
    return BasketLine(
        id=new_id(), kind=kind, article_id=None, number="", code="", name=name, detail="", quantity=Quantity.ONE,
        unit="", price=UnitPrice.ZERO, list_price=UnitPrice.ZERO, discount=None, vat_code="", vat_letter="",
        vat_rate=Rate.ZERO, group_id=None, note="", stocked=False, fixed=amount,
    )  # fmt: skip
