"""The key of the payment provider: kept on this machine, never in the database, the journal or a backup."""

from __future__ import annotations

import re
from typing import Final

from kassa.db.engine import Database
from kassa.domain.errors import DeviceError, InputError, Reason
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.ports import SecretStore
from kassa.system.clock import Clock

MOLLIE: Final = "mollie"
"""Name of the key in the secret store."""
_KEY = re.compile(r"(?:test|live)_[A-Za-z0-9]{20,60}")


class TerminalKey:
    """The key with which tills on this machine ask Mollie for payments.

    Args:
        database: whose journal tells that the key was changed.
        secrets: keeps the key.
        clock: the moment.
    """

    def __init__(self, database: Database, secrets: SecretStore, clock: Clock) -> None:
        self._database = database
        self._secrets = secrets
        self._clock = clock

    @property
    def place(self) -> str:
        """Dutch words for where the key is kept."""
        return self._secrets.place

    def is_there(self) -> bool:
        """Whether this machine keeps a key.

        Raises:
            DeviceError: the store cannot be opened.
        """
        return bool(self._secrets.get(MOLLIE))

    def key(self) -> str:
        """Return the key.

        Raises:
            DeviceError: there is none, or the store cannot be opened.
        """
        found = self._secrets.get(MOLLIE)
        if not found:
            raise DeviceError(
                Reason(
                    "terminal.no_key",
                    "Op deze computer is geen sleutel van Mollie bewaard. Er is niets betaald.",
                    "Vul de sleutel in bij Instellingen, deze kassa.",
                ),
                temporary=False,
            )
        return found

    def change(self, key: str, actor: Actor) -> None:
        """Keep another key; an empty one forgets it. The journal tells only whether there is one.

        Raises:
            Denied: the person may not change settings.
            InputError: it is no key of Mollie.
            DeviceError: the store cannot be written.
        """
        require(actor, Right.EDIT_SETTINGS)
        typed = key.strip()
        if typed and not _KEY.fullmatch(typed):
            raise InputError(
                Reason(
                    "terminal.key_form",
                    "Dit is geen API-sleutel van Mollie. Er is niets gewijzigd.",
                    "Kopieer de sleutel uit het dashboard van Mollie; hij begint met live_ of test_.",
                )
            )
        self._secrets.put(MOLLIE, typed)
        with self._database.write() as tx:
            record(tx, actor, "terminal.key_changed", "", {"set": bool(typed)}, self._clock.now())
