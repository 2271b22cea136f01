"""Gift cards ("Cadeaubonnen"): sold once, used until nothing is left, every move kept."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.system.identity import new_id

CARD: Final = ("id", "code", "balance", "sold_at", "receipt_id")
MOVE: Final = ("card_id", "position", "document_id", "amount", "moment")


@frozen
class GiftCard:
    """One gift card.

    Attributes:
        id: identity.
        code: what is on it, scanned or typed.
        balance: what is left on it.
        sold_at: microseconds UTC.
        receipt_id: the receipt it was sold on.
    """

    id: str
    code: str
    balance: Money
    sold_at: int
    receipt_id: str


def get(reader: Reader, code: str, *, lock: bool = False) -> GiftCard | None:
    """Return a gift card by its code, or None; ``lock`` keeps others from it."""
    end = " FOR UPDATE" if lock and reader.kind == "postgresql" else ""
    row = reader.one(f"SELECT {', '.join(CARD)} FROM gift_card WHERE code = :code{end}", code=code)
    return None if row is None else GiftCard(row[0], row[1], Money(row[2]), row[3], row[4])


def issue(tx: Transaction, code: str, amount: Money, receipt_id: str, moment: int) -> GiftCard:
    """Put a new gift card in use.

    Raises:
        RuleError: there is a card with this code already.
    """
    if get(tx, code, lock=True) is not None:
        raise RuleError(
            Reason(
                "gift_card.used",
                f"Cadeaubon {code} is al eens verkocht. Er is niets geboekt.",
                "Haal de regel van de bon en verkoop een andere cadeaubon.",
            )
        )
    card = GiftCard(new_id(), code, amount, moment, receipt_id)
    tx.run(
        insert("gift_card", CARD),
        id=card.id,
        code=code,
        balance=amount.cents,
        sold_at=moment,
        receipt_id=receipt_id,
    )
    _move(tx, card.id, receipt_id, amount, moment)
    return card


def redeem(tx: Transaction, code: str, amount: Money, document_id: str, moment: int) -> GiftCard:
    """Take an amount off a gift card and return the card as it is now.

    Raises:
        RuleError: no such card, or less is left on it.
    """
    card = get(tx, code, lock=True)
    if card is None:
        raise RuleError(
            Reason("gift_card.none", f"Cadeaubon {code} bestaat niet. Er is niets geboekt.", "Scan de bon opnieuw.")
        )
    if not Money.ZERO < amount <= card.balance:
        raise RuleError(
            Reason(
                "gift_card.balance",
                f"Op cadeaubon {code} staat {format_money(card.balance)}, niet {format_money(amount)}. "
                "Er is niets geboekt.",
                "Neem de betaling met de cadeaubon terug en betaal het verschil anders.",
            )
        )
    tx.run("UPDATE gift_card SET balance = balance - :amount WHERE id = :id", id=card.id, amount=amount.cents)
    _move(tx, card.id, document_id, -amount, moment)
    return GiftCard(card.id, card.code, card.balance - amount, card.sold_at, card.receipt_id)


def _move(tx: Transaction, card_id: str, document_id: str, amount: Money, moment: int) -> None:
    position = tx.value("SELECT COALESCE(MAX(position), 0) + 1 FROM gift_card_move WHERE card_id = :id", id=card_id)
    tx.run(
        insert("gift_card_move", MOVE),
        card_id=card_id,
        position=position,
        document_id=document_id,
        amount=amount.cents,
        moment=moment,
    )
