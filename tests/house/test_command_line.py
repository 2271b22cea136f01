"""The command line as a person types it: words, exit codes, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kassa import __main__ as program
from kassa.db.engine import Database
from kassa.system import paths
from tests.support.clock import FrozenClock
from tests.support.tills import SHELF, fill_shelf


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is on a machine of its own: what an earlier one keeps secret is not read here."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))


def kassa(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kassa", *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(paths.__file__).parents[2]), **environment},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_a_database_is_made_checked_kept_and_put_back(location: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.backup"
    for arguments, expected in (
        (["migrate"], "De database is bij"),
        (["verify"], "Alles klopt."),
        (["backup", str(copy)], "gemaakt en gecontroleerd"),
        (["restore", str(copy)], "Wat er stond, is bewaard in"),
        (["recovery-code"], "-"),
        (["verify"], "1 journaalnummers en 0 bonnen gecontroleerd."),
    ):
        done = kassa("--data", location, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments
        assert expected in done.stdout


def test_data_may_stand_after_the_command_and_in_the_environment(tmp_path: Path) -> None:
    after, before = tmp_path / "after.db", tmp_path / "before.db"
    assert kassa("migrate", "--data", str(after), KASSA_DATA=str(before)).returncode == 0
    assert (after.exists(), before.exists()) == (True, False)
    assert kassa("migrate", KASSA_DATA=str(before)).returncode == 0
    assert before.exists()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".pdf"])
def test_a_list_is_written_to_a_file(database: Database, clock: FrozenClock, tmp_path: Path, suffix: str) -> None:
    fill_shelf(database, clock)
    file = tmp_path / f"articles{suffix}"
    done = kassa("--data", database.location, "export", "articles", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(SHELF)} regels" in done.stdout
    assert file.stat().st_size > 100


def test_a_list_goes_into_an_empty_database_and_again_changes_nothing(tmp_path: Path) -> None:
    articles = tmp_path / "articles.csv"
    articles.write_text("Barcode;Omschrijving;Prijs;BTW\n8712345000014;Werkshirt;19,95;21\n007;Draagtas;0,25;21\n")
    data = str(tmp_path / "new.db")
    first = kassa("--data", data, "import", "articles", str(articles))
    assert (first.returncode, first.stderr) == (0, "")
    assert "2 nieuw" in first.stdout
    assert "2 ongewijzigd" in kassa("--data", data, "import", "articles", str(articles)).stdout
    assert kassa("--data", data, "verify").returncode == 0


def test_an_unknown_list_is_refused(sqlite_location: str, tmp_path: Path) -> None:
    done = kassa("--data", sqlite_location, "export", "dragons", str(tmp_path / "x.csv"))
    assert done.returncode == 1
    assert "dragons" in done.stderr


def test_the_program_tests_itself() -> None:
    done = kassa("self-test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Zelftest geslaagd.\n")
    assert program.parser().parse_args(["--self-test"]).command == "self-test"


def test_what_is_found_gives_one(sqlite_location: str) -> None:
    done = kassa("--data", sqlite_location, "verify", "--anchor", "1:aaaaaaaaaaaa")
    assert done.returncode == 1
    assert "oud of herschreven" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["verify"], "is er niet"),
        (["verify", "--anchor", "zz"], "geen nummer van een bon"),
        (["restore", "nothing.backup"], "is er niet"),
    ],
)
def test_a_refusal_is_one_sentence(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = kassa("--data", str(tmp_path / "none.db"), *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "none.db").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("command", ["pos", "office"])
def test_without_a_screen_it_says_so(sqlite_location: str, command: str) -> None:
    done = kassa("--data", sqlite_location, command, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "geen scherm" in done.stderr


def test_a_bad_configuration_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "kassa.toml"
    file.write_text("opens = 'garage'")
    done = kassa("migrate", KASSA_CONFIG=str(file))
    assert done.returncode == 1
    assert "garage" in done.stderr


@pytest.mark.parametrize("arguments", [["fly"], ["verify", "--fast"], ["backup"]])
def test_a_command_line_that_is_not_understood_gives_two(arguments: list[str]) -> None:
    assert kassa(*arguments).returncode == 2


def test_a_bug_is_an_apology_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(program, "run", fail)
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path)
    assert program.main(["migrate"]) == 1
    said = capsys.readouterr().err
    log = tmp_path / "kassa-migrate.log"
    assert str(log) in said
    assert "Traceback" not in said
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
