"""Backups as rules: what is in one, which are kept, what one does not hold, and the code that opens it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

from kassa.domain.errors import InputError, Reason, StoreError
from kassa.domain.frozen import frozen
from kassa.domain.journal import Anchor

# How many days, months and years a backup is kept (reliability.md 6.26); of each the newest. Counted in days that have
# one and not from today, so that a clock that jumped or a shop that was closed for a month clears nothing away.
KEEP_DAYS: Final = 14
KEEP_MONTHS: Final = 12
KEEP_YEARS: Final = 7

# Crockford's base 32: no letters that look like a digit, so that it survives paper and a telephone.
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ENTROPY: Final = 15  # bytes: 24 letters, which nobody guesses; the 25th shows a typing error
_GROUP: Final = 5


@frozen
class LastReceipt:
    """How far a till had come.

    Attributes:
        till_id: the till.
        till: its name.
        receipts: how many receipts it made, over all years.
        number: what is printed on the last one, such as ``R01-26-00123``.
        moment: when that was, aware UTC.
    """

    till_id: str
    till: str
    receipts: int
    number: str
    moment: datetime


@frozen
class Contents:
    """What a database or a backup holds; two that are equal hold the same books.

    Attributes:
        shop: name of the company; empty when it was not filled in yet.
        zone: time zone of the company.
        schema: version of its tables.
        last_act: moment of the newest record of the journal, aware UTC; None when nothing was ever done.
        receipts: how many receipts.
        turnover: what they add up to, in cents.
        postings: how many ledger postings, and
        moved: what the positive ones add up to, in cents.
        documents: how many orders, delivery notes and invoices have a number.
        tills: every till that sold something.
        heads: the head of every chain of the journal.
    """

    shop: str
    zone: str
    schema: str
    last_act: datetime | None
    receipts: int
    turnover: int
    postings: int
    moved: int
    documents: int
    tills: tuple[LastReceipt, ...]
    heads: tuple[Anchor, ...]

    def is_of_shop(self, other: Contents) -> bool:
        """Tell whether both can be of one shop: a till of the one is a till of the other, or one never sold."""
        mine, theirs = ({till.till_id for till in one.tills} for one in (self, other))
        return not mine or not theirs or bool(mine & theirs)


@frozen
class Missing:
    """What a till did after a backup was made.

    Attributes:
        till: its name.
        receipts: how many receipts are not in the backup.
        last: what is printed on the last of them.
        moment: when that one was made, aware UTC.
    """

    till: str
    receipts: int
    last: str
    moment: datetime


def outdated(moments: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return which backups may be cleared away: not the newest of one of the last days, months or years that have one.

    Args:
        moments: when each was made; aware, all in the same zone.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept: set[datetime] = set()
    for form, most in (("%Y%m%d", KEEP_DAYS), ("%Y%m", KEEP_MONTHS), ("%Y", KEEP_YEARS)):
        periods: dict[str, datetime] = {}
        for moment in newest_first:
            periods.setdefault(moment.strftime(form), moment)
        kept |= set(list(periods.values())[:most])
    return tuple(moment for moment in reversed(newest_first) if moment not in kept)


def recovery_code(entropy: bytes) -> str:
    """Return a recovery code of fifteen random bytes, in five groups of five: ``K7QM2-...``."""
    if len(entropy) != _ENTROPY:
        raise ValueError(f"a recovery code takes {_ENTROPY} bytes")
    number = int.from_bytes(entropy)
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(_ENTROPY * 8 - 5, -1, -5))
    return _grouped(letters + _check(letters))


def read_recovery_code(text: str) -> str:
    """Return a recovery code as it was typed from paper, in its one form.

    Raises:
        InputError: it is not complete, or a letter is wrong; nothing was tried.
    """
    told = text.upper().translate(str.maketrans("OIL", "011", " -\t\r\n."))
    letters, check = told[:-1], told[-1:]
    if len(told) != _ENTROPY * 8 // 5 + 1 or set(told) - set(_LETTERS) or _check(letters) != check:
        raise InputError(
            Reason(
                "backup.code_unreadable",
                "Dit is geen herstelcode, of er is een teken verkeerd. Er is niets gewijzigd.",
                "Neem de 25 letters en cijfers over van het papier, vijf groepen van vijf.",
            )
        )
    return _grouped(told)


def foreign() -> StoreError:
    """Return the refusal of a file that is no backup at all."""
    return StoreError(
        Reason(
            "backup.foreign", "Dit is geen reservekopie van Kassa. Er is niets gewijzigd.", "Kies een ander bestand."
        )
    )


def damaged() -> StoreError:
    """Return the refusal of a backup of which a byte is not what it was."""
    return StoreError(
        Reason(
            "backup.damaged",
            "Deze reservekopie is beschadigd. Er is niets gewijzigd.",
            "Kies een andere reservekopie.",
        )
    )


def code_name(code: str) -> str:
    """Return the first group of a recovery code: it says which code belongs to a backup and gives nothing away."""
    return code[:_GROUP]


def _check(letters: str) -> str:
    return _LETTERS[sha256(letters.encode()).digest()[0] & 31]


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
