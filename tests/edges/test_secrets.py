"""Passwords of a machine: in its key store, or in a file that only its own key opens."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from kassa.domain.errors import DeviceError
from kassa.integrations.secrets.stores import MachineSecrets, SealedFile, SystemKeys

KEY, OTHER = b"k" * 32, b"o" * 32


class Memory(KeyringBackend):
    """A key store of an operating system, for as long as a test lasts."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("none")
        del self.kept[service, username]


def test_a_sealed_file_keeps_a_secret_and_shows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "secrets.bin"
    store = SealedFile(file, KEY)
    assert store.get("mail") == ""
    store.put("mail", "geheim woord")
    store.put("bank", "ander woord")
    assert SealedFile(file, KEY).get("mail") == "geheim woord"
    assert b"geheim" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0 or file.drive
    store.put("mail", "")
    assert (store.get("mail"), store.get("bank")) == ("", "ander woord")
    assert [one.name for one in tmp_path.iterdir()] == ["secrets.bin"]


def test_on_another_machine_the_file_does_not_open(tmp_path: Path) -> None:
    file = tmp_path / "secrets.bin"
    SealedFile(file, KEY).put("mail", "geheim")
    other = SealedFile(file, OTHER)
    with pytest.raises(DeviceError) as refused:
        other.get("mail")
    assert refused.value.code == "secret.unreadable"
    other.put("mail", "nieuw")
    assert other.get("mail") == "nieuw"


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 200])
def test_a_damaged_file_says_so(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "secrets.bin"
    file.write_bytes(damage)
    with pytest.raises(DeviceError):
        SealedFile(file, KEY).get("mail")


def test_the_key_store_of_the_machine_goes_first(tmp_path: Path) -> None:
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(Memory())
        store = MachineSecrets(tmp_path / "secrets.bin", KEY)
        assert store.place == SystemKeys.place
        store.put("mail", "geheim")
        assert store.get("mail") == "geheim"
        store.put("mail", "")
        store.put("mail", "")
        assert store.get("mail") == ""
        assert not list(tmp_path.iterdir())
    finally:
        keyring.set_keyring(before)


def test_without_one_the_file_is_used(tmp_path: Path) -> None:
    from keyring.backends import fail

    before = keyring.get_keyring()
    try:
        keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
        store = MachineSecrets(tmp_path / "secrets.bin", KEY)
        assert store.place == SealedFile.place
        store.put("mail", "geheim")
        assert (tmp_path / "secrets.bin").exists()
    finally:
        keyring.set_keyring(before)
