"""Selling: what happens to the open basket. Every change is durable before it is shown (domain.md 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kassa.db.engine import Database, Transaction
from kassa.db.repos import baskets, receipts, shifts, totals
from kassa.db.repos.totals import ShiftSum
from kassa.domain.catalog.article import SaleArticle
from kassa.domain.catalog.barcode import SEPARATOR, normalise
from kassa.domain.errors import Conflict, InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till import basket as rules
from kassa.domain.till.basket import Basket, Discount, Undo
from kassa.domain.till.gift_card import read_code as read_gift_card
from kassa.domain.till.paying import why_not_discard
from kassa.domain.till.receipt_code import ReceiptCode, read_receipt_code
from kassa.domain.values.dutch import format_money, format_quantity
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.services.acting import record
from kassa.services.catalog.articles import Articles
from kassa.services.till.place import TillPlace
from kassa.system.clock import Clock
from kassa.system.identity import new_id

if TYPE_CHECKING:
    from kassa.services.till.recognising import Recognised

Event = tuple[str, Mapping[str, object], Actor]
"""What the journal hears of a change: name, body, who."""


class ScanKind(StrEnum):
    """What became of a scan."""

    ADDED = "added"
    UNKNOWN = "unknown"
    QUESTION = "question"
    RECEIPT = "receipt"
    DOCUMENT = "document"
    CUSTOMER = "customer"
    GIFT_CARD = "gift_card"
    REFUSED = "refused"


# Refusals that a person can answer: the till asks and comes back with the answer.
QUESTIONS: Final = frozenset(
    {
        "article.price_needed",
        "article.zero_price",
        "article.weight_needed",
        "article.choose_variant",
        "basket.quantity_large",
    }
)


_FIRST: Final = frozenset("FCOPKGBR+")
"""Letters a code of a paper or card begins with; receipts, with R and their till, are read here."""
_PAPERS: Final = {"K": ScanKind.CUSTOMER, "G": ScanKind.GIFT_CARD}


@frozen
class Changed:
    """The basket after a change.

    Attributes:
        basket: as it now stands, durable.
        line_id: the line it is about, if one.
        undo: what takes it back; None when there is nothing to take back.
        undo_text: Dutch text beside "Ongedaan maken"; empty when no undo is offered.
    """

    basket: Basket
    line_id: str | None = None
    undo: Undo | None = None
    undo_text: str = ""


@frozen
class Scanned:
    """What became of a scan or a tap.

    Attributes:
        kind: added, an unknown code, a question to answer, a receipt, another paper, a card, or refused.
        basket: as it now stands, durable.
        line_id: the line that was added or raised.
        reason: the question or the refusal.
        article: the article the question is about.
        receipt_id: the receipt that was scanned.
        code: the gift card that was scanned.
        recognised: the document or customer that was scanned.
    """

    kind: ScanKind
    basket: Basket
    line_id: str | None = None
    reason: Reason | None = None
    article: SaleArticle | None = None
    receipt_id: str | None = None
    code: str = ""
    recognised: Recognised | None = None


@frozen
class ParkedBasket:
    """A parked basket as its card shows it ("Geparkeerd")."""

    id: str
    parked_at: datetime | None
    employee_id: str
    line_names: tuple[str, ...]
    article_count: int
    total: Money
    note: str


class Selling:
    """The open basket of one till.

    Args:
        database: where it is kept.
        clock: the moment.
        place: which till.
        articles: the catalogue.
        recognise: looks up what papers and cards say; asked only for codes of their shape and for unknown ones.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        place: TillPlace,
        articles: Articles,
        recognise: Callable[[str], Recognised | None] = lambda _code: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._articles = articles
        self._recognise = recognise
        self._stored: Basket | None = None
        self._basket: Basket | None = None
        self._day: date | None = None

    # Reading -------------------------------------------------------------------------------------------------------

    def basket(self) -> Basket:
        """Return the basket of this till: the one that stood there before a crash, or a new one."""
        if self._basket is None:
            with self._database.read() as reader:
                self._stored = baskets.open_of(reader, self._place.till_id)
            self._basket = self._stored or self._fresh("")
        return self._basket

    def reload(self) -> None:
        """Forget the basket in memory: the next question reads it as it was last kept.

        For after ``store.unknown``: only the database knows whether the last change was kept.
        """
        self._basket = self._stored = self._day = None

    def business_date(self) -> date:
        """Return the date sales are booked on: the open session's; before it opens, today in the shop's time zone."""
        if self._day is None:
            with self._database.read() as reader:
                shift = shifts.current(reader, self._place.till_id)
            if shift is None:
                return self._clock.now().astimezone(self._place.zone).date()
            self._day = shift.business_date
        return self._day

    def parked(self) -> tuple[ParkedBasket, ...]:
        """Return the parked baskets, oldest first."""
        with self._database.read() as reader:
            found = baskets.parked(reader)
        return tuple(
            ParkedBasket(
                id=one.id,
                parked_at=one.parked_at,
                employee_id=one.employee_id,
                line_names=tuple(line.name for line in one.lines),
                article_count=one.article_count,
                total=one.total,
                note=one.note,
            )
            for one in found
        )

    # Scanning and tapping ------------------------------------------------------------------------------------------

    def scan(self, code: str, actor: Actor, quantity: Quantity | None = None) -> Scanned:
        """Put what was scanned on the basket; what nobody knows becomes a red line, never nothing (ui.md 6.1).

        Raises:
            StoreError: it could not be kept; nothing was added and the scan must be tried again.
            Denied: the employee may not sell.
        """
        require(actor, Right.SELL)
        card = read_gift_card(code)
        if card is not None:
            return Scanned(ScanKind.GIFT_CARD, self.basket(), code=card)
        paper = self._recognise(code) if _names_a_paper(code) else None
        if paper is not None and _PAPERS.get(paper.kind.value) is not ScanKind.GIFT_CARD:
            return self._scanned_paper(paper)
        try:
            cleaned = normalise(code)
        except InputError as error:
            return Scanned(ScanKind.REFUSED, self.basket(), reason=error.reason)
        asked = read_receipt_code(cleaned)
        if asked is not None:
            return self._scanned_receipt(asked)
        hit = self._articles.by_code(cleaned, self.business_date())
        if hit is None:
            paper = self._recognise(cleaned)
            return (
                self._add_unknown(cleaned.replace(SEPARATOR, " "), actor)
                if paper is None
                else self._scanned_paper(paper)
            )
        price = UnitPrice.of(hit.price) if hit.price is not None else None
        return self._try_add(hit.article, actor, hit.quantity or quantity, price, cleaned)

    def add_article(
        self,
        article_id: str,
        actor: Actor,
        quantity: Quantity | None = None,
        price: UnitPrice | None = None,
        *,
        sure: bool = False,
    ) -> Scanned:
        """Put an article on the basket from a tile, the list or the answer to a question.

        Raises:
            StoreError: it could not be kept.
            Denied: the employee may not sell.
        """
        require(actor, Right.SELL)
        article = self._articles.by_id(article_id, self.business_date())
        if article is None:
            reason = Reason(
                "article.gone", "Dit artikel bestaat niet meer. Er is niets toegevoegd.", "Zoek het artikel opnieuw."
            )
            return Scanned(ScanKind.REFUSED, self.basket(), reason=reason)
        return self._try_add(article, actor, quantity, price, "", sure=sure)

    def solve_unknown(self, line_id: str, article_id: str, actor: Actor) -> Changed:
        """Replace the red line of an unknown code by the article it turned out to be."""
        require(actor, Right.SELL)
        article = self._articles.by_id(article_id, self.business_date())
        if article is None:
            raise RuleError(Reason("article.gone", "Dit artikel bestaat niet meer.", "Zoek het artikel opnieuw."))
        after = rules.solve_unknown(self.basket(), line_id, article)
        return self._keep(after, line_id)

    def add_open(
        self, name: str, price: UnitPrice, vat: tuple[str, str, Rate], actor: Actor, group_id: str | None = None
    ) -> Changed:
        """Put an open article ("Vrij artikel") on the basket.

        Args:
            name: what is sold.
            price: unit price, VAT included.
            vat: code, letter and rate.
            actor: who sells.
            group_id: article group for the reports.
        """
        require(actor, Right.OPEN_ARTICLE)
        line_id = new_id()
        code, letter, rate = vat
        after = rules.add_open(
            self.basket(),
            line_id=line_id,
            name=name,
            price=price,
            vat_code=code,
            vat_letter=letter,
            vat_rate=rate,
            group_id=group_id,
        )
        return self._keep(after, line_id)

    def add_text(self, text: str, actor: Actor) -> Changed:
        """Put a line of text ("Tekstregel") on the basket."""
        require(actor, Right.SELL)
        line_id = new_id()
        return self._keep(rules.add_text(self.basket(), line_id=line_id, text=text), line_id)

    # Changing lines ------------------------------------------------------------------------------------------------

    def set_quantity(self, line_id: str, quantity: Quantity, actor: Actor, *, sure: bool = False) -> Changed:
        """Set how many; a lower number is journalled, because goods leave the receipt."""
        require(actor, Right.SELL)
        before = self.basket().line(line_id)
        after = rules.set_quantity(self.basket(), line_id, quantity, sure=sure)
        if quantity < before.quantity:
            body = {"line": before.name, "from": before.quantity.milli, "to": quantity.milli}
            return self._keep(after, line_id, event=("basket.quantity_lowered", body, actor))
        return self._keep(after, line_id)

    def set_price(self, line_id: str, price: UnitPrice, reason: str, actor: Actor) -> Changed:
        """Set the unit price of a line."""
        require(actor, Right.CHANGE_PRICE)
        before = self.basket().line(line_id)
        after = rules.set_price(self.basket(), line_id, price)
        body = {"line": before.name, "from": before.price.units, "to": price.units, "reason": rules.clean_text(reason)}
        text = f"{before.name}: prijs {format_money(price.money)}"
        return self._keep(after, line_id, event=("basket.price_changed", body, actor), undo_text=text)

    def set_line_discount(self, line_id: str, discount: Discount | None, actor: Actor) -> Changed:
        """Give a discount on a line, or take it away."""
        require(actor, Right.LINE_DISCOUNT)
        before = self.basket().line(line_id)
        after = rules.set_line_discount(self.basket(), line_id, discount)
        changed = after.line(line_id)
        body = {
            "line": before.name,
            "from": before.discount_amount.cents,
            "to": changed.discount_amount.cents,
            "reason": discount.reason if discount else "",
        }
        text = f"{before.name}: korting {format_money(changed.discount_amount)}"
        return self._keep(after, line_id, event=("basket.discount", body, actor), undo_text=text)

    def set_note(self, line_id: str, text: str, actor: Actor) -> Changed:
        """Set the text under a line."""
        require(actor, Right.SELL)
        return self._keep(rules.set_note(self.basket(), line_id, text), line_id)

    def remove_line(self, line_id: str, actor: Actor) -> Changed:
        """Take a line off the basket; it can be put back."""
        require(actor, Right.REMOVE_LINE)
        before = self.basket().line(line_id)
        after = rules.remove_line(self.basket(), line_id)
        body = {
            "line": before.name,
            "code": before.code or before.number,
            "quantity": before.quantity.milli,
            "amount": before.amount.cents,
        }
        return self._keep(
            after, None, event=("basket.line_removed", body, actor), undo_text=f"{before.name} verwijderd"
        )

    def set_discount(self, discount: Discount | None, actor: Actor) -> Changed:
        """Give a discount on the whole receipt, or take it away."""
        require(actor, Right.RECEIPT_DISCOUNT)
        before = self.basket()
        after = rules.set_discount(before, discount)
        body = {
            "from": before.discount_amount.cents,
            "to": after.discount_amount.cents,
            "reason": discount.reason if discount else "",
        }
        text = f"Korting {format_money(after.discount_amount)} op de bon" if discount else "Korting van de bon gehaald"
        return self._keep(after, None, event=("basket.receipt_discount", body, actor), undo_text=text)

    def clear(self, actor: Actor) -> Changed:
        """Take everything off the basket; it can be put back."""
        require(actor, Right.CLEAR_BASKET)
        before = self.basket()
        after = rules.clear(before)
        body = {"lines": [[line.name, line.quantity.milli, line.amount.cents] for line in before.lines]}
        text = f"Bon met {format_quantity(Quantity.of(before.article_count))} artikelen gewist"
        return self._keep(after, None, event=("basket.cleared", body, actor), undo_text=text)

    def undo(self, undo: Undo, actor: Actor) -> Changed:
        """Put the old values of a change back; scans that came in between stay."""
        require(actor, Right.SELL)
        before = self.basket()
        after = rules.apply_undo(before, undo)
        body = {"from": before.total.cents, "to": after.total.cents}
        return self._keep(after, None, event=("basket.undone", body, actor), offer_undo=False)

    # Parking -------------------------------------------------------------------------------------------------------

    def park(self, actor: Actor, note: str = "") -> Changed:
        """Set the basket aside and begin a new one."""
        require(actor, Right.SELL)
        before = self.basket()
        parked = rules.park(before, self._clock.now(), note=note)
        with self._database.write() as tx:
            baskets.save(tx, self._stored, parked)
            self._record(tx, ("basket.parked", {"total": parked.total.cents}, actor), parked.id)
        self._begin(actor.employee_id)
        return Changed(self.basket(), undo_text="Bon geparkeerd")

    def resume(self, basket_id: str, actor: Actor) -> Changed:
        """Bring a parked basket back; a basket with lines on the screen is parked first.

        Raises:
            Conflict: another till has it already.
            RuleError: it was being paid at another till.
        """
        require(actor, Right.SELL)
        current = self.basket()
        with self._database.write() as tx:
            found = baskets.get(tx, basket_id)
            if found is None or found.status is not rules.BasketStatus.PARKED:
                raise Conflict(
                    Reason(
                        "basket.taken",
                        "Deze bon is al door een andere kassa teruggehaald. Er is niets veranderd.",
                        "Ververs de lijst.",
                    )
                )
            if not current.is_empty:
                baskets.save(tx, self._stored, rules.park(current, self._clock.now()))
            elif self._stored is not None:
                baskets.remove(tx, current.id)
            resumed = rules.resume(found, self._place.till_id, actor.employee_id)
            baskets.save(tx, found, resumed)
            self._record(tx, ("basket.resumed", {"total": resumed.total.cents}, actor), resumed.id)
        self._stored = self._basket = resumed
        return Changed(resumed, undo_text="" if current.is_empty else "Vorige bon geparkeerd")

    def discard_parked(self, basket_id: str, actor: Actor) -> Basket:
        """Throw a parked basket away; return it, so that it can be put back."""
        require(actor, Right.DISCARD_PARKED)
        with self._database.write() as tx:
            found = baskets.get(tx, basket_id)
            if found is None or found.status is not rules.BasketStatus.PARKED:
                raise Conflict(Reason("basket.taken", "Deze bon is al weg of teruggehaald.", "Ververs de lijst."))
            refused = why_not_discard(found)
            if refused is not None:
                raise RuleError(refused)
            body = {"lines": [[line.name, line.quantity.milli, line.amount.cents] for line in found.lines]}
            baskets.remove(tx, basket_id)
            self._record(tx, ("basket.discarded", body, actor), basket_id)
        return found

    def restore_parked(self, basket: Basket, actor: Actor) -> None:
        """Put a parked basket that was thrown away back."""
        require(actor, Right.SELL)
        with self._database.write() as tx:
            baskets.save(tx, None, basket)
            self._record(tx, ("basket.undone", {"from": 0, "to": basket.total.cents}, actor), basket.id)

    # What else a basket carries ------------------------------------------------------------------------------------

    def attach(
        self,
        change: Callable[[Basket], Basket],
        actor: Actor,
        event: Event | None = None,
        *,
        line_id: str | None = None,
        undo_text: str = "",
    ) -> Changed:
        """Put a customer, an invoice, an order or a return on the basket, or take it off; durable before it is shown.

        Args:
            change: rule of ``domain.till``: from the basket as it is to the basket as it will be.
            actor: who does it.
            event: what the journal hears.
            line_id: the line it is about.
            undo_text: Dutch text beside "Ongedaan maken"; empty offers no undo.

        Raises:
            RuleError: the rule refuses; nothing was changed.
            StoreError: it could not be kept; nothing was changed.
        """
        require(actor, Right.SELL)
        return self._keep(change(self._owned(actor)), line_id, event=event, undo_text=undo_text)

    # For checkout --------------------------------------------------------------------------------------------------

    def replace_in(self, tx: Transaction, after: Basket) -> None:
        """Write a basket that checkout changed (its payments) inside checkout's own transaction."""
        baskets.save(tx, self._stored, after)

    def adopt(self, after: Basket) -> None:
        """Take over what checkout just committed."""
        self._stored = self._basket = after

    def begin_next(self, employee_id: str) -> None:
        """Begin the next customer's basket; the last one became a receipt."""
        self._begin(employee_id)

    # Inside --------------------------------------------------------------------------------------------------------

    def _try_add(
        self,
        article: SaleArticle,
        actor: Actor,
        quantity: Quantity | None,
        price: UnitPrice | None,
        code: str,
        *,
        sure: bool = False,
    ) -> Scanned:
        line_id = new_id()
        before = self._owned(actor)
        try:
            after = rules.add_article(before, article, quantity, line_id=line_id, price=price, code=code, sure=sure)
        except RuleError as error:
            kind = ScanKind.QUESTION if error.code in QUESTIONS else ScanKind.REFUSED
            return Scanned(kind, before, reason=error.reason, article=article)
        touched = _touched(before, after)
        self._keep(after, touched)
        return Scanned(ScanKind.ADDED, after, touched, article=article)

    def _add_unknown(self, code: str, actor: Actor) -> Scanned:
        line_id = new_id()
        try:
            after = rules.add_unknown(self._owned(actor), line_id=line_id, code=code)
        except RuleError as error:
            return Scanned(ScanKind.REFUSED, self.basket(), reason=error.reason)
        self._keep(after, line_id)
        return Scanned(ScanKind.UNKNOWN, after, line_id)

    def _scanned_receipt(self, asked: ReceiptCode) -> Scanned:
        with self._database.read() as reader:
            found = receipts.find_code(reader, asked.till_number, asked.year, asked.number)
        if found is None:
            reason = Reason(
                "receipt.not_found",
                f"Kassabon {asked.number} van kassa {asked.till_number} is hier niet bekend.",
                "Controleer of de bon van deze winkel is.",
            )
            return Scanned(ScanKind.REFUSED, self.basket(), reason=reason)
        return Scanned(ScanKind.RECEIPT, self.basket(), receipt_id=found)

    def _scanned_paper(self, paper: Recognised) -> Scanned:
        kind = _PAPERS.get(paper.kind.value, ScanKind.DOCUMENT)
        return Scanned(kind, self.basket(), recognised=paper)

    def _owned(self, actor: Actor) -> Basket:
        """Return the basket; an empty one that nobody began belongs to who touches it first."""
        basket = self.basket()
        if self._stored is None and basket.employee_id != actor.employee_id:
            basket = self._basket = self._fresh(actor.employee_id)
        return basket

    def _fresh(self, employee_id: str) -> Basket:
        return Basket(new_id(), self._place.till_id, employee_id, self._clock.now())

    def _begin(self, employee_id: str) -> None:
        self._stored = self._day = None
        self._basket = self._fresh(employee_id)

    def _keep(
        self,
        after: Basket,
        line_id: str | None,
        *,
        event: Event | None = None,
        undo_text: str = "",
        offer_undo: bool = True,
    ) -> Changed:
        before = self.basket()
        with self._database.write() as tx:
            baskets.save(tx, self._stored, after)
            if event is not None:
                self._record(tx, event, after.id)
        self._stored = self._basket = after
        undo = rules.undo_of(before, after) if offer_undo and undo_text else None
        return Changed(after, line_id, undo, undo_text)

    def _record(self, tx: Transaction, event: Event, ref: str) -> None:
        name, body, actor = event
        shift = shifts.current(tx, self._place.till_id)
        if shift is not None:
            totals.add_to_shift(tx, shift.id, [ShiftSum("act", name, 0, 1)])
        record(tx, actor, name, ref, body, self._clock.now())


def _names_a_paper(code: str) -> bool:
    """Say whether a code may be a paper's or a card's; what a letter cannot begin costs nothing at the start."""
    if code[:1].upper() not in _FIRST:
        return False
    from kassa.domain.sales.document_code import names_a_paper  # only scans of papers need it

    return names_a_paper(code)


def _touched(before: Basket, after: Basket) -> str:
    """Return the line that an added article made or raised."""
    if len(after.lines) > len(before.lines):
        return after.lines[-1].id
    for old, new in zip(reversed(before.lines), reversed(after.lines), strict=True):
        if old is not new:
            return new.id
    raise AssertionError("an added article changes a line")
