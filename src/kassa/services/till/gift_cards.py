"""Gift cards at a till ("Cadeaubon"): sell, top up, look up, and what checkout asks before and while it books."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import moment_of
from kassa.db.queries import returns as query
from kassa.db.repos import gift_cards as repo
from kassa.db.repos import outbox
from kassa.domain.delivery import JobKind
from kassa.domain.errors import RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.payments.method import MethodKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till import gift_card as rules
from kassa.domain.till.model import Basket
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.services.till.place import TillPlace
from kassa.services.till.selling import Changed, Selling
from kassa.system.identity import new_id


@frozen
class CardMove:
    """A move on a card as a person reads it.

    Attributes:
        moment: when, in the shop's zone.
        amount: what was put on it (positive) or paid with it (negative).
        receipt: number of the receipt; empty when it is not there.
    """

    moment: datetime
    amount: Money
    receipt: str


@frozen
class CardFacts:
    """A gift card as the till shows it.

    Attributes:
        code: its code.
        known: whether it was sold here; another one is new.
        balance: what is on it.
        available: what is on it less what it pays on the open bon already.
        moves: newest first.
    """

    code: str
    known: bool
    balance: Money
    available: Money
    moves: tuple[CardMove, ...]


class GiftCards:
    """The gift cards of the shop, seen from one till.

    Args:
        database: where they are kept.
        place: which till.
        selling: the open basket.
        most: what the shop puts on a card at once at most, as it is now.
    """

    def __init__(self, database: Database, place: TillPlace, selling: Selling, most: Callable[[], Money]) -> None:
        self._database = database
        self._place = place
        self._selling = selling
        self._most = most

    @property
    def most(self) -> Money:
        """What goes on a card at once at most."""
        return self._most()

    def look_up(self, code: str) -> CardFacts:
        """Return what is on a card; one that was never sold here is not known and empty.

        Raises:
            InputError: it is no code of a gift card of ours.
        """
        read = rules.typed_code(code)
        used = rules.paid_with(self._selling.basket(), read)
        with self._database.read() as reader:
            card = repo.get(reader, read)
            if card is None:
                return CardFacts(read, False, Money.ZERO, Money.ZERO, ())
            found = [(move, query.head(reader, move.document_id)) for move in repo.moves(reader, card.id)]
        zone = self._place.zone
        moves = tuple(
            CardMove(moment_of(move.moment).astimezone(zone), move.amount, str(row[1]) if row else "")
            for move, row in reversed(found)
        )
        return CardFacts(read, True, card.balance, max(Money.ZERO, card.balance - used), moves)

    def propose_code(self) -> str:
        """Return a code nobody has: not guessable, so that a card cannot be made up."""
        with self._database.read() as reader:
            while True:
                code = rules.make_code(secrets.randbelow(10**rules.CARD_DIGITS))
                if repo.get(reader, code) is None:
                    return code

    def put(self, value: Money, actor: Actor, code: str = "") -> Changed:
        """Put a gift card on the bon, or more money on one that was scanned.

        Args:
            value: what is put on it.
            actor: who sells it.
            code: of a card at hand; empty lets the till make one.

        Raises:
            Denied: the right is missing.
            RuleError: it stands on the bon already, or the value is too low or too high.
        """
        require(actor, Right.SELL_GIFT_CARDS)
        read = rules.typed_code(code) if code else self.propose_code()
        line_id, most = new_id(), self._most()

        def change(basket: Basket) -> Basket:
            return rules.add_gift_card(basket, read, value, line_id, most=most)

        told = ("basket.gift_card", {"code": read, "value": value.cents}, actor)
        words = f"Cadeaubon {format_money(value)}"
        return self._selling.attach(change, actor, told, line_id=line_id, undo_text=words)


def require_payable(reader: Reader, basket: Basket, code: str, amount: Money) -> str:
    """Return the code of a card that can pay so much more on this bon; the booking itself checks again.

    Raises:
        InputError: it is no code of a gift card of ours.
        RuleError: it was never sold here, or less is on it; names what is left.
    """
    read = rules.typed_code(code)
    card = repo.get(reader, read)
    reason = rules.why_not_payable(read, card.balance if card else None, rules.paid_with(basket, read), amount)
    if reason is not None:
        raise RuleError(reason)
    return read


def ask_papers(tx: Transaction, basket: Basket, printer: str, moment: int) -> None:
    """Ask for the paper of each gift card that a bon sold.

    Args:
        tx: the transaction of the sale.
        basket: what was sold.
        printer: name of the printer in the outbox; empty asks for nothing.
        moment: microseconds UTC.
    """
    for line in rules.sold_cards(basket) if printer else ():
        payload = canonical({"document": "gift_card", "id": basket.id, "code": line.code, "copy": 0})
        outbox.enqueue(tx, JobKind.PAPER, printer, f"gift_card:{basket.id}:{line.code}", payload, moment)


def book_cards(tx: Transaction, basket: Basket, moment: int) -> dict[str, str]:
    """Take what gift cards pay on a bon off them and put money on the ones that are sold, in one order everywhere.

    Args:
        tx: the transaction of the sale.
        basket: what is booked; its identity is that of the receipt.
        moment: microseconds UTC.

    Returns:
        The identity of each card by its code: what the ledger books it under.

    Raises:
        RuleError: less is on a card than it should pay: it paid elsewhere meanwhile. Nothing was booked.
    """
    paid = [one for one in basket.payments if one.counts and one.kind is MethodKind.GIFT_CARD]
    moves = [(one.reference, 0, one.amount) for one in paid]
    moves += [(line.code, 1, line.amount) for line in rules.sold_cards(basket)]
    cards: dict[str, str] = {}
    for code, sold, amount in sorted(moves, key=lambda one: (one[0], one[1])):
        act = repo.issue if sold else repo.redeem
        cards[code] = act(tx, code, amount, basket.id, moment).id
    return cards
