"""Sealed backups: opened whole with the right code, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.backups import recovery_code
from kassa.domain.errors import StoreError
from kassa.integrations.secrets import sealing
from kassa.integrations.secrets.sealing import BackupSeal, open_stream, seal_stream

CODE, OTHER = recovery_code(bytes(range(15))), recovery_code(bytes(range(1, 16)))
NOON = datetime(2026, 3, 14, 12, 0, 0, 123_456, tzinfo=UTC)
KEY, HEAD = b"k" * 32, b"head"


def opened(sealed: bytes, head: bytes = HEAD) -> bytes:
    plain = BytesIO()
    open_stream(BytesIO(sealed[len(head) :]), plain, head, KEY)
    return plain.getvalue()


def sealed(content: bytes) -> bytes:
    made = BytesIO()
    seal_stream(BytesIO(content), made, HEAD, KEY)
    return made.getvalue()


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "CHUNK", 64)


def test_a_file_comes_back_and_shows_nothing(tmp_path: Path) -> None:
    plain, shut, again = (tmp_path / name for name in ("plain", "shut", "again"))
    plain.write_bytes(b"Voorbeeldklant" * 200_000)
    BackupSeal().seal(plain, shut, CODE, NOON)
    assert b"Voorbeeldklant" not in shut.read_bytes()
    head = BackupSeal().head(shut)
    assert head is not None
    assert (head.code, head.moment) == (CODE[:5], NOON)
    BackupSeal().open(shut, again, CODE)
    assert again.read_bytes() == plain.read_bytes()


def test_the_same_file_is_never_sealed_the_same_way(tmp_path: Path) -> None:
    plain, first, second = (tmp_path / name for name in ("plain", "first", "second"))
    plain.write_bytes(b"x" * 100)
    BackupSeal().seal(plain, first, CODE, NOON)
    BackupSeal().seal(plain, second, CODE, NOON)
    assert first.read_bytes()[-50:] != second.read_bytes()[-50:]


def test_another_code_is_told_which_one_it_needs(tmp_path: Path) -> None:
    plain, shut = tmp_path / "plain", tmp_path / "shut"
    plain.write_bytes(b"x")
    BackupSeal().seal(plain, shut, CODE, NOON)
    with pytest.raises(StoreError, match=CODE[:5]) as refused:
        BackupSeal().open(shut, tmp_path / "again", OTHER)
    assert refused.value.code == "backup.wrong_code"
    assert not (tmp_path / "again").exists()


def test_a_damaged_file_leaves_nothing(tmp_path: Path) -> None:
    plain, shut, again = (tmp_path / name for name in ("plain", "shut", "again"))
    plain.write_bytes(b"x" * 3_000_000)
    BackupSeal().seal(plain, shut, CODE, NOON)
    content = bytearray(shut.read_bytes())
    content[2_500_000] ^= 1
    shut.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        BackupSeal().open(shut, again, CODE)
    assert refused.value.code == "backup.damaged"
    assert not again.exists()


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"KASSA-BACKUP-2\n" + b"x" * 40, "backup.newer"),
        (b"KASSA-BACKUP-x\n" + b"x" * 40, "backup.damaged"),
        (b"KASSA-BACKUP-1\n", "backup.damaged"),
        (b"KASSA-BACKUP-1\n\xff\xff\xff\xff\xff" + b"x" * 24, "backup.damaged"),
        (b"KASSA-BACKUP-1\nAAAAA" + b"\x7f" * 24, "backup.damaged"),
    ],
)
def test_a_head_that_is_not_ours_is_refused(tmp_path: Path, start: bytes, code: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(start)
    with pytest.raises(StoreError) as refused:
        BackupSeal().head(file)
    assert refused.value.code == code


def test_a_bare_file_has_no_head_and_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"SQLite format 3\x00" + b"x" * 100)
    assert BackupSeal().head(file) is None
    with pytest.raises(StoreError, match="geen reservekopie"):
        BackupSeal().open(file, tmp_path / "again", CODE)


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 1000])
def test_every_size_comes_back(size: int) -> None:
    content = bytes(number & 255 for number in range(size))
    assert opened(sealed(content)) == content


@pytest.mark.usefixtures("small_chunks")
@given(size=st.integers(0, 400), data=st.data())
def test_one_flipped_bit_is_enough(size: int, data: st.DataObject) -> None:
    shut = bytearray(sealed(b"a" * size))
    place = data.draw(st.integers(len(HEAD), len(shut) - 1))
    shut[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(StoreError):
        opened(bytes(shut))


@pytest.mark.usefixtures("small_chunks")
@given(size=st.integers(0, 400), data=st.data())
def test_a_cut_or_longer_file_does_not_open(size: int, data: st.DataObject) -> None:
    shut = sealed(b"a" * size)
    cut = data.draw(st.integers(len(HEAD), len(shut) - 1))
    for wrong in (shut[:cut], shut + shut[len(HEAD) :], shut + b"x"):
        with pytest.raises(StoreError):
            opened(wrong)


@pytest.mark.usefixtures("small_chunks")
def test_chunks_that_changed_places_do_not_open() -> None:
    shut = sealed(b"a" * 64 + b"b" * 64 + b"c" * 64)
    first, second = shut[4:84], shut[84:164]
    with pytest.raises(StoreError):
        opened(shut[:4] + second + first + shut[164:])
