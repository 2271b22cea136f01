"""The passwords of this machine."""

from __future__ import annotations

from hashlib import sha256

from kassa.integrations.secrets.stores import MachineSecrets
from kassa.system import paths


def machine_secrets(key: bytes) -> MachineSecrets:
    """Return where this machine keeps passwords.

    Args:
        key: the key of this machine; the sealed file gets one made from it.
    """
    return MachineSecrets(paths.config_file().with_name("secrets.sealed"), sha256(b"kassa secrets" + key).digest())
