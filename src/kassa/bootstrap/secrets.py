"""Where the passwords and keys of this machine are kept."""

from __future__ import annotations

from hashlib import sha256

from kassa.db.engine import Database
from kassa.integrations.secrets.stores import MachineSecrets
from kassa.system import paths
from kassa.system.clock import Clock
from kassa.system.machine_key import machine_key


def machine_secrets(key: bytes) -> MachineSecrets:
    """Return the secret store of this machine.

    Args:
        key: the key of this machine; the sealed file gets one made from it.
    """
    return MachineSecrets(paths.config_file().with_name("secrets.sealed"), sha256(b"kassa secrets" + key).digest())


def terminal_key(database: Database, clock: Clock) -> str:
    """Return the key of the payment provider that this machine keeps; ``TerminalKey.key`` says what is refused."""
    from kassa.services.terminal_key import TerminalKey  # first use: a payment through Mollie

    return TerminalKey(database, machine_secrets(machine_key()), clock).key()
