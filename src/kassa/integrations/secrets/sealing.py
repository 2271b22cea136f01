"""Backups that only a recovery code opens: AES-256-GCM in chunks, under a key made with argon2id (P29).

A file is ``magic | name of the code | moment | salt`` and then chunks. The nonce of a chunk is its number and whether
it is the last, as in age and Tink: the key is of one file only, because its salt is. A chunk that was changed, left
out, moved or cut off does not open, and the head is authenticated with every chunk.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final

from kassa.domain.backups import code_name, damaged, foreign
from kassa.domain.errors import Reason, StoreError
from kassa.domain.frozen import frozen

CHUNK: Final = 1024 * 1024
"""Bytes of the database in one chunk."""
_TAG: Final = 16
_MAGIC: Final = b"KASSA-BACKUP-"
_VERSION: Final = b"1\n"
_HEAD: Final = struct.Struct(">5sq16s")  # name of the code, moment in microseconds since 1970 UTC, salt
_SIZE: Final = len(_MAGIC) + len(_VERSION) + _HEAD.size
# 64 MiB, three passes, four lanes: the second recommendation of RFC 9106; 0.2 s for who has the code.
_MEMORY_KIB, _PASSES, _LANES = 65_536, 3, 4
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNTOUCHED = "Er is niets gewijzigd."


@frozen
class SealedHead:
    """What can be read of a sealed backup without its code.

    Attributes:
        code: first group of the recovery code it was sealed with.
        moment: when it was made, aware UTC.
    """

    code: str
    moment: datetime


class BackupSeal:
    """Seals and opens backups."""

    def head(self, file: Path) -> SealedHead | None:
        """Return what the head of a file says; None when it is no sealed backup, but maybe a bare one.

        Raises:
            StoreError: it cannot be read, or a newer version of this program sealed it.
            OSError: it cannot be opened.
        """
        with file.open("rb") as stream:
            raw = stream.read(_SIZE)
        return _read_head(raw)[0] if raw.startswith(_MAGIC) else None

    def seal(self, source: Path, target: Path, code: str, moment: datetime) -> None:
        """Write a sealed copy of a file; it is on the disk itself when this returns.

        Raises:
            OSError: it cannot be written.
        """
        salt = os.urandom(16)
        micros = (moment - _EPOCH) // timedelta(microseconds=1)
        head = _MAGIC + _VERSION + _HEAD.pack(code_name(code).encode("ascii"), micros, salt)
        with source.open("rb") as plain, target.open("wb") as sealed:
            seal_stream(plain, sealed, head, derived_key(code, salt))
            sealed.flush()
            os.fsync(sealed.fileno())

    def open(self, source: Path, target: Path, code: str) -> None:
        """Write what is in a sealed file; nothing of a damaged one is left.

        Raises:
            StoreError: ``backup.wrong_code``, ``backup.damaged``, or the file is no sealed backup.
            OSError: it cannot be read or written.
        """
        with source.open("rb") as sealed:
            raw = sealed.read(_SIZE)
            head, salt = _read_head(raw)
            if head.code != code_name(code):
                raise wrong_code(head.code)
            try:
                with target.open("wb") as plain:
                    open_stream(sealed, plain, raw, derived_key(code, salt))
                    plain.flush()
                    os.fsync(plain.fileno())
            except BaseException:
                target.unlink(missing_ok=True)
                raise


def derived_key(code: str, salt: bytes) -> bytes:
    """Return the key of one file."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(code.encode("ascii"), salt, _PASSES, _MEMORY_KIB, _LANES, 32, Type.ID)


def seal_stream(plain: BinaryIO, sealed: BinaryIO, head: bytes, key: bytes) -> None:
    """Write a head and the chunks of a file."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(key)
    sealed.write(head)
    for number, chunk, last in _chunks(plain, CHUNK):
        sealed.write(cipher.encrypt(_nonce(number, last), chunk, head))


def open_stream(sealed: BinaryIO, plain: BinaryIO, head: bytes, key: bytes) -> None:
    """Write what is in the chunks after a head.

    Raises:
        StoreError: a chunk does not open.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(key)
    for number, chunk, last in _chunks(sealed, CHUNK + _TAG):
        try:
            plain.write(cipher.decrypt(_nonce(number, last), chunk, head))
        except (InvalidTag, ValueError) as error:
            raise damaged() from error


def wrong_code(name: str) -> StoreError:
    """Return the refusal of a code that does not belong to a backup."""
    return StoreError(
        Reason(
            "backup.wrong_code",
            f"Deze herstelcode hoort niet bij deze reservekopie. {_UNTOUCHED}",
            f"Vul de herstelcode in die begint met {name}.",
        )
    )


def _read_head(raw: bytes) -> tuple[SealedHead, bytes]:
    if not raw.startswith(_MAGIC):
        raise foreign()
    version = raw[len(_MAGIC) : len(_MAGIC) + len(_VERSION)]
    if version != _VERSION:
        if version[:1].isdigit() and version[:1] > _VERSION[:1]:
            raise StoreError(
                Reason(
                    "backup.newer",
                    f"Deze reservekopie is van een nieuwere versie van Kassa. {_UNTOUCHED}",
                    "Installeer de nieuwste versie van Kassa en probeer opnieuw.",
                )
            )
        raise damaged()
    if len(raw) < _SIZE:
        raise damaged()
    name, micros, salt = _HEAD.unpack(raw[-_HEAD.size :])
    try:
        return SealedHead(name.decode("ascii"), _EPOCH + timedelta(microseconds=micros)), salt
    except (UnicodeDecodeError, OverflowError) as error:
        raise damaged() from error


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _chunks(stream: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, bytes and whether it is the last; an empty file is one empty chunk."""
    number, chunk = 0, stream.read(size)
    while True:
        following = stream.read(size)
        yield number, chunk, not following
        if not following:
            return
        number, chunk = number + 1, following
