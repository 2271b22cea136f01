"""Actions that book money carry a key made when the button became pressable; the same key books once."""

from __future__ import annotations

from hashlib import sha256

from kassa.db.engine import Transaction
from kassa.domain.errors import Conflict, Reason


def fingerprint(*parts: object) -> str:
    """Return what an action is about, short; the same key with another fingerprint is refused."""
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()


def earlier_result(tx: Transaction, key: str, mark: str) -> str | None:
    """Return the result of the same press before, or None when it is the first time.

    Raises:
        Conflict: the key was used for something else.
    """
    row = tx.one("SELECT fingerprint, result FROM action WHERE key = :key", key=key)
    if row is None:
        return None
    if row[0] != mark:
        raise Conflict(
            Reason(
                "action.key_reused",
                "Deze knop is al voor iets anders gebruikt. Er is niets geboekt.",
                "Ga terug naar de bon en begin opnieuw met afrekenen.",
            )
        )
    return str(row[1])


def remember(tx: Transaction, key: str, mark: str, result: str, moment: int) -> None:
    """Keep the result of an action beside what it did."""
    tx.run(
        "INSERT INTO action (key, fingerprint, result, moment) VALUES (:key, :mark, :result, :moment)",
        key=key,
        mark=mark,
        result=result,
        moment=moment,
    )
