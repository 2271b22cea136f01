"""Backups and restores that are killed at every stage, and disks that fill: nothing of the shop is ever lost (T11)."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kassa.db.contents import contents
from kassa.db.evidence import reading
from kassa.db.verify import verify
from kassa.domain.errors import StoreError
from kassa.integrations.secrets import sealing
from kassa.services.safekeeping import Safekeeping
from kassa.system.clock import SystemClock
from tests.support.backups import keeper, sell_in
from tests.support.keeping_process import fixed_code, main

ROOT = Path(__file__).resolve().parents[2]
MOST_POINTS = 120
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no children that are killed so cheaply")
TO_THE_END = 100_000


@pytest.fixture(autouse=True)
def _cheap_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guess at a code costs is not what is tried here."""
    monkeypatch.setattr(sealing, "_MEMORY_KIB", 1024)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    made = tmp_path / "winkel"
    made.mkdir()
    return made


@pytest.fixture
def folder(shop: Path) -> Path:
    made = shop / "reservekopieen"
    made.mkdir()
    return made


def process(act: str, location: str, folder: Path, file: Path, point: int) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.support.keeping_process", act, location, str(folder), str(file), str(point)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path}, cwd=ROOT)


def ended_well(act: str, location: str, folder: Path, file: Path, point: int) -> bool:
    """Do it in a child of this process; false when it was killed on the way."""
    child = os.fork()
    if not child:
        with suppress(BaseException):
            main(act, location, folder, file, point)
            os._exit(0)
        os._exit(1)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFEXITED(status)


def receipts(location: str | Path) -> int:
    with reading(str(location)) as reader:
        return contents(reader).receipts


def keeping_of(location: str, folder: Path) -> Safekeeping:
    return keeper(location, folder, SystemClock(), fixed_code())


def test_a_backup_killed_at_every_stage_leaves_the_last_one(
    sqlite_location: str, shop: Path, folder: Path, tmp_path: Path
) -> None:
    location = str(shop / "kassa.db")
    shutil.move(sqlite_location, location)
    sell_in(location, SystemClock(), 2)
    keeping = keeping_of(location, folder)
    last = keeping.back_up(folder / "gisteren.backup").file
    whole = last.read_bytes()
    for point in range(1, MOST_POINTS):
        target = tmp_path / "stick" / f"{point}.backup"
        target.parent.mkdir(exist_ok=True)
        done = ended_well("backup", location, folder, target, point)
        assert last.read_bytes() == whole
        assert verify(location).findings == ()
        assert receipts(location) == 2
        if target.exists():
            assert keeping.look(target).held.receipts == 2
        if done:
            break
        assert keeping.back_up(folder / f"{point}.backup").held.receipts == 2
        assert [file.name for file in folder.iterdir() if file.suffix != ".backup"] == []
        assert {file.name for file in shop.iterdir() if file.is_file()} <= {"kassa.db", "kassa.db-wal", "kassa.db-shm"}
        (folder / f"{point}.backup").unlink()
    assert done
    assert point > 8


def test_a_restore_killed_at_every_stage_leaves_the_old_or_the_new_shop(
    sqlite_location: str, shop: Path, folder: Path
) -> None:
    location = shop / "kassa.db"
    shutil.move(sqlite_location, location)
    sell_in(str(location), SystemClock(), 2)
    keeping = keeping_of(str(location), folder)
    file = keeping.back_up(shop.parent / "twee.backup").file
    sell_in(str(location), SystemClock(), 3)
    five = keeping.back_up(shop.parent / "vijf.backup").file
    seen = set()
    for point in range(1, MOST_POINTS):
        keeping.restore(five)
        for old in folder.iterdir():
            old.unlink()
        done = ended_well("restore", str(location), folder, file, point)
        there = receipts(location)
        seen.add(there)
        assert there in (2, 5)
        assert verify(str(location)).findings == ()
        asides = [aside for aside in folder.glob("*.backup") if receipts(aside) == 5]
        assert there == 5 or asides, "the shop that was replaced is kept"
        if done:
            break
        keeping.restore(file)
        assert receipts(location) == 2
        assert [left.name for left in folder.iterdir() if left.suffix != ".backup"] == []
        assert {left.name for left in shop.iterdir() if left.is_file()} <= {"kassa.db", "kassa.db-wal", "kassa.db-shm"}
    assert done
    assert seen == {2, 5}


def test_a_restore_on_a_server_killed_at_random_leaves_the_old_or_the_new_shop(
    postgres_location: str, folder: Path, tmp_path: Path
) -> None:
    sell_in(postgres_location, SystemClock(), 2)
    keeping = keeping_of(postgres_location, folder)
    file = keeping.back_up(tmp_path / "twee.backup").file
    sell_in(postgres_location, SystemClock(), 3)
    five = keeping.back_up(tmp_path / "vijf.backup").file
    chance = random.Random(5)
    started = time.monotonic()
    assert "done" in process("restore", postgres_location, folder, file, TO_THE_END).communicate()[0]
    whole = time.monotonic() - started
    for _ in range(3):
        keeping.restore(five)
        running = process("restore", postgres_location, folder, file, TO_THE_END)
        time.sleep(whole * chance.uniform(0.3, 1))
        running.kill()
        running.communicate()
        assert receipts(postgres_location) in (2, 5)
        assert verify(postgres_location).findings == ()
    keeping.restore(file)
    assert receipts(postgres_location) == 2


# Disks that fill ----------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of four megabytes."""
    place = tmp_path / "klein"
    place.mkdir()
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small disk of its own takes root")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_folder_that_is_full_keeps_what_is_there(sqlite_location: str, folder: Path, small_disk: Path) -> None:
    sell_in(sqlite_location, SystemClock(), 2)
    keeping = keeping_of(sqlite_location, folder)
    first = keeping.back_up(small_disk / "eerste.backup").file
    room = shutil.disk_usage(small_disk).free
    (small_disk / "vakantiefilm").write_bytes(os.urandom(room - first.stat().st_size // 2))
    whole = first.read_bytes()
    with pytest.raises(StoreError, match="geen ruimte") as refused:
        keeping.back_up(small_disk / "tweede.backup")
    assert refused.value.code == "backup.full"
    assert sorted(file.name for file in small_disk.iterdir()) == ["eerste.backup", "vakantiefilm"]
    assert first.read_bytes() == whole
    sell_in(sqlite_location, SystemClock(), 1)
    (small_disk / "vakantiefilm").unlink()
    assert keeping.back_up(small_disk / "tweede.backup").held.receipts == 3


def test_the_disk_of_the_shop_is_never_filled_with_copies(sqlite_location: str, folder: Path, small_disk: Path) -> None:
    location = str(small_disk / "kassa.db")
    shutil.copyfile(sqlite_location, location)
    sell_in(location, SystemClock(), 1)
    room = shutil.disk_usage(small_disk).free
    with pytest.raises(StoreError) as refused:
        keeping_of(location, folder).back_up(folder / "kopie.backup")
    assert refused.value.code == "backup.full"
    assert shutil.disk_usage(small_disk).free == room
    assert list(folder.iterdir()) == []
    sell_in(location, SystemClock(), 1)
    assert verify(location).findings == ()


def test_a_restore_that_does_not_fit_changes_nothing(sqlite_location: str, folder: Path, small_disk: Path) -> None:
    sell_in(sqlite_location, SystemClock(), 2)
    kept = keeping_of(sqlite_location, folder).back_up(folder / "kopie.backup").file
    location = small_disk / "kassa.db"
    shutil.copyfile(sqlite_location, location)
    sell_in(str(location), SystemClock(), 1)
    room = shutil.disk_usage(small_disk).free
    (small_disk / "vol").write_bytes(os.urandom(room - 100_000))
    with pytest.raises(StoreError, match="schijf is vol"):
        keeping_of(str(location), small_disk / "r").restore(kept)
    assert receipts(location) == 3
    assert verify(str(location)).findings == ()
    (small_disk / "vol").unlink()
    keeping_of(str(location), small_disk / "r").restore(kept)
    assert receipts(location) == 2
