"""Actions that book money carry a key made when the button became pressable; the same key books once."""

from __future__ import annotations

from hashlib import sha256

from kassa.db.engine import Reader, Transaction
from kassa.domain.errors import Conflict, Reason


def fingerprint(*parts: object) -> str:
    """Return what an action is about, short; the same key with another fingerprint is refused."""
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()


def result_of(reader: Reader, key: str) -> str | None:
    """Return the result of the same press before, or None when it is the first time."""
    result: str | None = reader.value("SELECT result FROM action WHERE key = :key", key=key)
    return result


def reused() -> Conflict:
    """Return the refusal of a key that booked something else."""
    return Conflict(
        Reason(
            "action.key_reused",
            "Deze knop heeft al iets anders geboekt. Er is niets nieuws geboekt.",
            "Ga terug naar de bon en begin opnieuw met afrekenen.",
        )
    )


def done_before(reader: Reader, key: str, mark: str) -> str | None:
    """Return the result of the same press before, or None when it is the first time.

    Args:
        reader: where to look.
        key: made when the button became pressable.
        mark: the fingerprint of what the press is about.

    Raises:
        Conflict: the key booked something else.
    """
    row = reader.one("SELECT fingerprint, result FROM action WHERE key = :key", key=key)
    if row is None:
        return None
    if row[0] != mark:
        raise Conflict(
            Reason(
                "action.key_reused",
                "Deze knop heeft al iets anders geboekt. Er is niets nieuws geboekt.",
                "Open het document opnieuw en kijk wat er geboekt is.",
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
