"""Hashes of passwords and PINs: argon2id, with the parameters inside the hash."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@frozen
class _Cost:
    """What one guess costs: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int


# Source: OWASP password storage cheat sheet, argon2id: 46 MiB, one pass, one lane.
_PASSWORD: Final = _Cost(47_104, 1, 1)
# A PIN has 10,000 possibilities, so the machine's key and the try counter protect it and not the cost of a guess
# (reliability.md 29); this one takes about 20 ms. OWASP's smallest equivalent is 7 MiB, t=5.
_PIN: Final = _Cost(7_168, 5, 1)


class Passwords:
    """Makes and checks hashes; the machine's key makes a stolen PIN hash useless elsewhere."""

    def __init__(self, machine_key: bytes) -> None:
        self._key = machine_key

    def hash_pin(self, pin: str) -> str:
        """Return the hash of a PIN."""
        return _hasher(_PIN).hash(self._keyed(pin))

    def pin_matches(self, stored: str, pin: str) -> bool:
        """Tell whether ``pin`` is the one behind ``stored``."""
        return _matches(stored, self._keyed(pin))

    def hash_password(self, password: str) -> str:
        """Return the hash of a back-office password."""
        return _hasher(_PASSWORD).hash(password.encode())

    def password_matches(self, stored: str, password: str) -> bool:
        """Tell whether ``password`` is the one behind ``stored``."""
        return _matches(stored, password.encode())

    def card_print(self, code: str) -> str:
        """Return what is stored of a card: a keyed print, so that it is found without being readable."""
        return hmac.new(self._key, b"card:" + code.encode(), "sha256").hexdigest()

    def _keyed(self, pin: str) -> bytes:
        return hmac.digest(self._key, b"pin:" + pin.encode(), "sha256")


def _hasher(cost: _Cost) -> PasswordHasher:
    from argon2 import PasswordHasher  # first login only: 20 ms of start-up

    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory, parallelism=cost.lanes)


def _matches(stored: str, secret: bytes) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    if not stored:
        return False
    try:
        return _hasher(_PIN).verify(stored, secret)
    except (VerificationError, InvalidHashError):
        return False
