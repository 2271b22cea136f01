"""What is offered to be put back and is no good: by the command and in the window, each a process of its own.

Every machine has a home that is empty, as a new one has; only the file and the paper with the code are there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kassa.db.contents import contents
from kassa.db.evidence import reading
from kassa.domain.backups import recovery_code
from kassa.services.recovery import RecoveryCode
from kassa.system.clock import SystemClock
from tests.support.backups import KeptSecrets, keeper, sell_in
from tests.support.databases import SqliteTemplate, make_older

ROOT = Path(__file__).resolve().parents[2]
OTHER = recovery_code(b"another machine")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 40
UNTOUCHED = "Er is niets gewijzigd."


class Machine:
    """A computer with an empty home, and a backup of a shop that was elsewhere."""

    def __init__(self, folder: Path, location: str) -> None:
        self.home = folder / "machine"
        self.home.mkdir()
        self.place = self.home / "winkel.kassa"
        self.file = folder / "stick.backup"
        self.shop = location
        sell_in(location, SystemClock(), 2)
        code = RecoveryCode(KeptSecrets())
        made = keeper(location, folder / "elders", SystemClock(), code).back_up(self.file)
        assert made.held.receipts == 2
        self.code = code.known()

    def _run(self, arguments: Sequence[str], code: str) -> subprocess.CompletedProcess[str]:
        homes = {name: str(self.home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KASSA_")} | homes
        environment |= {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "QT_QPA_PLATFORM": "offscreen"}
        environment |= {"KASSA_RECOVERY_CODE": code}
        return subprocess.run(
            [sys.executable, "-m", *arguments], env=environment, cwd=ROOT, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

    def command(self, code: str) -> str:
        """Put it back by command; return what it says."""
        done = self._run(["kassa", "--data", str(self.place), "restore", str(self.file)], code)
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def window(self, code: str, *more: str) -> str:
        """Put it back in the window; return what it says."""
        asked = [str(self.place), str(self.file), code, *more]
        done = self._run(["tests.support.restoring_process", *asked], "")
        assert done.returncode == 0
        assert "Traceback" not in done.stderr
        return done.stdout

    def receipts(self) -> int | None:
        """Return how many receipts the shop on this machine has; None without a shop."""
        if not self.place.exists():
            return None
        with reading(str(self.place)) as reader:
            return contents(reader).receipts


@pytest.fixture
def machine(tmp_path: Path, sqlite_location: str) -> Machine:
    return Machine(tmp_path, sqlite_location)


def photo(machine: Machine) -> None:
    machine.file.write_bytes(JPEG)


def half(machine: Machine) -> None:
    machine.file.write_bytes(machine.file.read_bytes()[: machine.file.stat().st_size // 2])


def bit(machine: Machine) -> None:
    content = bytearray(machine.file.read_bytes())
    content[len(content) // 2] ^= 0x10
    machine.file.write_bytes(content)


def gone(machine: Machine) -> None:
    machine.file.unlink()


def another_program(machine: Machine) -> None:
    from pysqlite3 import dbapi2

    machine.file.unlink()
    database = dbapi2.connect(str(machine.file))
    database.execute("CREATE TABLE bookmark (url TEXT)")
    database.commit()
    database.close()


def newer(machine: Machine) -> None:
    from pysqlite3 import dbapi2

    machine.file.write_bytes(Path(machine.shop).read_bytes())
    database = dbapi2.connect(str(machine.file))
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()


BAD: dict[str, tuple[Callable[[Machine], None], str, str]] = {
    "a photo": (photo, "", "geen reservekopie van Kassa"),
    "half of it": (half, "", "beschadigd"),
    "a wrong bit": (bit, "", "beschadigd"),
    "nothing": (gone, "", "is er niet"),
    "a database of another program": (another_program, "", UNTOUCHED),
    "a newer shop": (newer, "", "nieuwere versie"),
    "another code": (lambda _machine: None, OTHER, UNTOUCHED),
    "no code at all": (lambda _machine: None, "zomaar", "geen herstelcode"),
}


@pytest.mark.parametrize("what", sorted(BAD))
def test_what_is_no_good_is_refused_by_command_and_in_the_window(machine: Machine, what: str) -> None:
    spoil, code, words = BAD[what]
    spoil(machine)
    for said in (machine.command(code or machine.code), machine.window(code or machine.code)):
        assert words in said, said
        assert UNTOUCHED in said
        assert machine.receipts() is None


def test_the_window_brings_a_shop_back_on_an_empty_machine(machine: Machine) -> None:
    said = machine.window(machine.code)
    assert "Hier staat nog geen winkel." in said
    assert "vond geen afwijkingen" in said
    assert machine.receipts() == 2


def test_a_stick_that_is_pulled_out_half_way_changes_nothing(machine: Machine) -> None:
    said = machine.window(machine.code, "gone")
    assert f"is er niet. {UNTOUCHED}" in said
    assert machine.receipts() is None


def test_a_shop_that_stands_there_already_is_named_and_kept(machine: Machine, sqlite_template: SqliteTemplate) -> None:
    other = sqlite_template.clone(machine.home)
    sell_in(other, SystemClock(), 1)
    Path(other).rename(machine.place)
    said = machine.window(machine.code)
    assert "Let op: hier staat nu een andere winkel" in said
    assert "Wat er stond, is bewaard in" in said
    assert machine.receipts() == 2


def test_a_backup_of_an_older_program_is_brought_up_to_date(machine: Machine, tmp_path: Path) -> None:
    older = tmp_path / "ouder.db"
    make_older(str(older), "0003")
    machine.file.write_bytes(older.read_bytes())
    assert "vond geen afwijkingen" in machine.window("")
    assert machine.receipts() == 0
