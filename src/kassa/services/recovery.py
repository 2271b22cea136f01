"""The recovery code of this machine: what its backups are sealed with, and who wrote it down."""

from __future__ import annotations

import os
from typing import Final

from kassa.domain.backups import read_recovery_code, recovery_code
from kassa.services.ports import SecretStore

_NAME: Final = "backup"
_BYTES: Final = 15


class RecoveryCode:
    """Keeps the code where the machine keeps its passwords; on paper it opens a backup on any other machine.

    Args:
        secrets: the passwords of this machine.
    """

    def __init__(self, secrets: SecretStore) -> None:
        self._secrets = secrets

    def known(self) -> str:
        """Return the code of this machine; empty when it never made a backup.

        Raises:
            DeviceError: the store of passwords cannot be read.
        """
        return self._secrets.get(_NAME)

    def needed(self) -> str:
        """Return the code of this machine, made now when there is none; only where one process at a time is.

        Raises:
            DeviceError: it cannot be kept.
        """
        code = self.known()
        if not code:
            code = recovery_code(os.urandom(_BYTES))
            self._secrets.put(_NAME, code)
        return code

    def adopt(self, code: str) -> None:
        """Go on with the code of a machine that is no more, so that the paper stays true; never replaces one.

        Raises:
            DeviceError: it cannot be kept.
        """
        if not self.known():
            self._secrets.put(_NAME, read_recovery_code(code))
