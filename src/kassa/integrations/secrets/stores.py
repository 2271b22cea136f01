"""The key store of the operating system, or a sealed file beside the machine key where there is none."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from kassa.domain.errors import DeviceError, Reason
from kassa.system.files import put_in_place

SERVICE: Final = "kassa"
_NONCE: Final = 12
_UNREADABLE = Reason(
    "secret.unreadable",
    "De bewaarde wachtwoorden van deze computer zijn niet te lezen.",
    "Vul het wachtwoord opnieuw in bij Instellingen, E-mail.",
)


class SystemKeys:
    """The key store of Windows, macOS or the Linux desktop, through ``keyring``."""

    place = "in de wachtwoordkluis van deze computer"

    def get(self, name: str) -> str:
        """See ``services.ports.SecretStore.get``."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(SERVICE, name) or ""
        except KeyringError as error:
            raise _closed(error) from error

    def put(self, name: str, secret: str) -> None:
        """See ``services.ports.SecretStore.put``."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            if secret:
                keyring.set_password(SERVICE, name, secret)
                return
            keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return  # there was none
        except KeyringError as error:
            raise _closed(error) from error


class SealedFile:
    """A file that only this machine's key opens (AES-256-GCM); it goes into no backup.

    Args:
        file: where it stands.
        key: the key of this machine, 32 bytes.
    """

    place = "versleuteld in een bestand op deze computer, omdat zij geen wachtwoordkluis heeft"

    def __init__(self, file: Path, key: bytes) -> None:
        self._file = file
        self._key = key

    def get(self, name: str) -> str:
        """See ``services.ports.SecretStore.get``."""
        return self._read().get(name, "")

    def put(self, name: str, secret: str) -> None:
        """See ``services.ports.SecretStore.put``; what cannot be read any more is written anew."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            kept = self._read()
        except DeviceError:
            kept = {}
        kept = {**kept, name: secret} if secret else {key: value for key, value in kept.items() if key != name}
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(self._key).encrypt(nonce, json.dumps(kept).encode(), SERVICE.encode())
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(sealed)
            put_in_place(part, self._file)
        except OSError as error:
            raise DeviceError(
                Reason("secret.unwritable", "Het wachtwoord kan niet worden bewaard.", "Maak ruimte op de schijf vrij.")
            ) from error

    def _read(self) -> dict[str, str]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            sealed = self._file.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise DeviceError(_UNREADABLE, temporary=False) from error
        try:
            opened = AESGCM(self._key).decrypt(sealed[:_NONCE], sealed[_NONCE:], SERVICE.encode())
            found: dict[str, str] = json.loads(opened)
        except (InvalidTag, ValueError) as error:
            raise DeviceError(_UNREADABLE, temporary=False) from error
        return found


class MachineSecrets:
    """The key store of this machine, or the sealed file where there is none that works without a person.

    Which of the two is found out at the first question: looking for key stores takes a tenth of a second.

    Args:
        file: where the sealed file stands.
        key: what it is sealed with, 32 bytes.
    """

    def __init__(self, file: Path, key: bytes) -> None:
        self._file = file
        self._key = key
        self._found: SystemKeys | SealedFile | None = None

    @property
    def place(self) -> str:
        """Dutch words for where secrets are kept."""
        return self._store().place

    def get(self, name: str) -> str:
        """See ``services.ports.SecretStore.get``."""
        return self._store().get(name)

    def put(self, name: str, secret: str) -> None:
        """See ``services.ports.SecretStore.put``."""
        self._store().put(name, secret)

    def _store(self) -> SystemKeys | SealedFile:
        if self._found is None:
            import keyring

            works = keyring.get_keyring().priority > 0
            self._found = SystemKeys() if works else SealedFile(self._file, self._key)
        return self._found


def _closed(error: Exception) -> DeviceError:
    return DeviceError(
        Reason(
            "secret.closed",
            f"De wachtwoordkluis van deze computer gaat niet open ({str(error)[:80]}).",
            "Meld aan bij de computer zelf, of vul het wachtwoord opnieuw in bij Instellingen, E-mail.",
        )
    )
