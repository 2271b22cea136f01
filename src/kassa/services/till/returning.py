"""Taking goods back at a till ("Retour"): find the receipt, put what comes back on the bon, and check it once more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import moment_of
from kassa.db.queries import returns as query
from kassa.db.repos import returned
from kassa.domain.catalog.article import SaleArticle
from kassa.domain.catalog.barcode import normalise
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till import returning as rules
from kassa.domain.till.attaching import set_customer
from kassa.domain.till.model import Basket
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.domain.till.returning import PaidWith, ReturnedState, SoldLine
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.services.catalog.articles import Articles
from kassa.services.till.carried import carried
from kassa.services.till.place import TillPlace
from kassa.services.till.selling import QUESTIONS, Changed, ScanKind, Scanned, Selling
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_DATE: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2,4}))?")
_AMOUNT: Final = re.compile(r"\d{1,7},\d{2}|\d{1,7}\.\d{2}")


@frozen
class FoundReceipt:
    """A receipt in the list of 'Retour'.

    Attributes:
        id: identity.
        number: its number.
        moment: when, in the shop's zone.
        employee_name: who sold it.
        article_count: number of articles.
        total: what was paid.
        customer: name of the customer; empty without one.
        till_name: where.
        state: how much of it came back.
    """

    id: str
    number: int
    moment: dt.datetime
    employee_name: str
    article_count: int
    total: Money
    customer: str
    till_name: str
    state: ReturnedState


@frozen
class SoldReceipt:
    """A receipt that goods come back of; what stands on the bon already is counted as come back.

    Attributes:
        head: as in the list.
        lines: its lines with what came back of each.
        paid: how it was paid.
    """

    head: FoundReceipt
    lines: tuple[SoldLine, ...]
    paid: tuple[PaidWith, ...]

    @property
    def returnable(self) -> tuple[SoldLine, ...]:
        """The lines of which something may still come back."""
        return tuple(line for line in self.lines if line.left > Quantity.ZERO)


class Returning:
    """What comes back at one till.

    Args:
        database: where the receipts are.
        clock: the moment.
        place: which till.
        selling: the open basket.
        articles: the catalogue, for a return without a receipt.
    """

    def __init__(
        self, database: Database, clock: Clock, place: TillPlace, selling: Selling, articles: Articles
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._selling = selling
        self._articles = articles

    def find(self, text: str, limit: int = 50) -> tuple[FoundReceipt, ...]:
        """Return receipts of the whole shop, newest first.

        Args:
            text: a receipt's bar code, number, total (``24,95``), date (``21-11``), customer or article; nothing
                finds the newest.
            limit: how many at most.
        """
        with self._database.read() as reader:
            rows = self._rows(reader, " ".join(text.split()), limit)
        return tuple(self._head(*row) for row in rows)

    def sold(self, receipt_id: str) -> SoldReceipt:
        """Return a receipt with what may still come back of it.

        Raises:
            RuleError: there is no such receipt.
        """
        basket = self._selling.basket()
        with self._database.read() as reader:
            row = query.head(reader, receipt_id)
            if row is None:
                raise RuleError(Reason("receipt.gone", "Deze kassabon bestaat niet.", "Zoek de bon opnieuw."))
            lines = returned.lines(reader, receipt_id)
            paid = returned.paid(reader, receipt_id)
        return SoldReceipt(self._head(*row), tuple(line.after(basket) for line in lines), paid)

    def put(self, receipt_id: str, quantities: Mapping[int, Quantity], reason: str, actor: Actor) -> Changed:
        """Put what comes back of a receipt on the bon; whose receipt it was becomes the customer of a bon without one.

        Args:
            receipt_id: the receipt.
            quantities: how many of each line, by its position; zero leaves it out.
            reason: why, in a few words.
            actor: who takes it back.

        Raises:
            Denied: the right is missing.
            RuleError: nothing was chosen, more than is left, or the bon cannot take a return now.
        """
        require(actor, Right.RETURN_GOODS)
        wanted = {position: quantity for position, quantity in quantities.items() if quantity}
        if not wanted:
            raise RuleError(
                Reason("return.none", "Er is nog niets gekozen om terug te nemen.", "Kies per artikel hoeveel.")
            )
        with self._database.read() as reader:
            lines = {line.position: line for line in returned.lines(reader, receipt_id)}
            customer = carried(reader, returned.customer_of(reader, receipt_id))
        missing = [position for position in wanted if position not in lines]
        if missing:
            raise RuleError(Reason("receipt.gone", "Deze regel staat niet op de kassabon.", "Zoek de bon opnieuw."))
        ids = {position: new_id() for position in wanted}

        def change(basket: Basket) -> Basket:
            after = basket
            for position in sorted(wanted):
                after = rules.add_return(after, lines[position], wanted[position], reason, ids[position])
            return set_customer(after, customer) if customer is not None and after.customer is None else after

        number = next(iter(lines.values())).receipt_number
        body = {
            "receipt": receipt_id,
            "number": number,
            "lines": [[position, lines[position].name, wanted[position].milli] for position in sorted(wanted)],
            "why": without_card_numbers(reason),
        }
        last = ids[max(wanted)]
        return self._selling.attach(
            change, actor, ("basket.returned", body, actor), line_id=last, undo_text=f"Retour van bon {number}"
        )

    def without_receipt(self, reason: str, actor: Actor) -> FreeReturn:
        """Return what takes the next article back without a receipt, at the price of today.

        Raises:
            Denied: the right is missing; a supervisor may give it for this one article.
        """
        require(actor, Right.RETURN_WITHOUT_RECEIPT)
        return FreeReturn(self._selling, self._articles, reason, actor)

    def _rows(self, reader: Reader, text: str, limit: int) -> list[tuple[object, ...]]:
        if not text:
            return list(query.newest(reader, limit))
        code = read_receipt_code(text)
        if code is not None:
            rows = query.of_number(reader, code.number, limit)
            return list(rows)
        if text.isascii() and text.isdigit() and len(text) < 8:
            return list(query.of_number(reader, int(text), limit))
        amount = _AMOUNT.fullmatch(text.removeprefix("€").strip())
        if amount:
            return list(query.of_total(reader, int(re.sub(r"\D", "", amount[0])), limit))
        day = self._day(text)
        if day is not None:
            return list(query.of_day(reader, day.isoformat(), limit))
        return list(query.of_words(reader, text, limit))

    def _day(self, text: str) -> dt.date | None:
        """Return the date that was typed; without a year the last time it was that day."""
        found = _DATE.fullmatch(text)
        if found is None:
            return None
        today = self._selling.business_date()
        year = int(found[3]) if found[3] else today.year
        try:
            day = dt.date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
        except ValueError:
            return None
        return day if found[3] or day <= today else day.replace(year=day.year - 1)

    def _head(self, *row: object) -> FoundReceipt:
        identity, number, moment, employee, count, total, customer, till, sold, back = row
        return FoundReceipt(
            str(identity),
            _whole(number),
            moment_of(_whole(moment)).astimezone(self._place.zone),
            str(employee),
            _whole(count),
            Money(_whole(total)),
            str(customer),
            str(till),
            ReturnedState.of(Quantity(_whole(sold)), Quantity(_whole(back))),
        )


class FreeReturn:
    """Takes the next article that is scanned or tapped back, without a receipt; allowed for one article.

    It answers what ``Selling`` answers, so that the till asks the same questions.

    Args:
        selling: the open basket.
        articles: the catalogue.
        reason: why it comes back.
        allowed: who takes it back, with the permission that was given.
    """

    def __init__(self, selling: Selling, articles: Articles, reason: str, allowed: Actor) -> None:
        self._selling = selling
        self._articles = articles
        self._reason = without_card_numbers(reason)
        self._allowed = allowed

    def scan(self, code: str, actor: Actor, quantity: Quantity | None = None) -> Scanned:
        """Take back what was scanned; what nobody knows is refused, because nobody knows its price."""
        try:
            hit = self._articles.by_code(normalise(code), self._selling.business_date())
        except InputError as error:
            return Scanned(ScanKind.REFUSED, self._selling.basket(), reason=error.reason)
        if hit is None:
            reason = Reason(
                "return.unknown",
                f"Artikel {code} is hier niet bekend. Er is niets teruggenomen.",
                "Zoek het artikel op naam of kies een snelknop.",
            )
            return Scanned(ScanKind.REFUSED, self._selling.basket(), reason=reason)
        return self._take(hit.article, actor, hit.quantity or quantity, None, code)

    def add_article(
        self,
        article_id: str,
        actor: Actor,
        quantity: Quantity | None = None,
        price: UnitPrice | None = None,
        *,
        sure: bool = False,
    ) -> Scanned:
        """Take back an article that was tapped, or the answer to a question."""
        del sure
        article = self._articles.by_id(article_id, self._selling.business_date())
        if article is None:
            reason = Reason("article.gone", "Dit artikel bestaat niet meer.", "Zoek het artikel opnieuw.")
            return Scanned(ScanKind.REFUSED, self._selling.basket(), reason=reason)
        return self._take(article, actor, quantity, price, "")

    def _take(
        self, article: SaleArticle, actor: Actor, quantity: Quantity | None, price: UnitPrice | None, code: str
    ) -> Scanned:
        require(self._allowed, Right.RETURN_WITHOUT_RECEIPT)
        line_id, reason = new_id(), self._reason

        def change(basket: Basket) -> Basket:
            return rules.add_free_return(basket, article, quantity, reason, line_id, price=price, code=code)

        count = quantity or Quantity.ONE
        body = {"article": article.number, "line": article.name, "quantity": count.milli, "why": reason}
        told = ("basket.returned_without_receipt", body, self._allowed)
        try:
            done = self._selling.attach(change, actor, told, line_id=line_id)
        except RuleError as error:
            kind = ScanKind.QUESTION if error.code in QUESTIONS else ScanKind.REFUSED
            return Scanned(kind, self._selling.basket(), reason=error.reason, article=article)
        return Scanned(ScanKind.ADDED, done.basket, line_id, article=article)


def require_returnable(tx: Transaction, basket: Basket) -> None:
    """Check in the transaction that books the bon that what comes back was not taken back elsewhere meanwhile.

    Locks the receipts first: of two tills that take the same goods back, the second one is refused.

    Raises:
        RuleError: it was; nothing was booked.
    """
    receipts = rules.origins(basket)
    if not receipts:
        return
    returned.lock(tx, receipts)
    check_returnable(tx, basket)


def check_returnable(reader: Reader, basket: Basket) -> None:
    """Check that what comes back was not taken back elsewhere; the booking itself checks again under lock.

    Raises:
        RuleError: it was.
    """
    now = {
        (line.receipt_id, line.position): line
        for receipt_id in rules.origins(basket)
        for line in returned.lines(reader, receipt_id)
    }
    reason = rules.why_not_returnable(basket, now)
    if reason is not None:
        raise RuleError(reason)


def _whole(value: object) -> int:
    return int(str(value))
