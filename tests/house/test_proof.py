"""The proof suite tells the truth: what is broken, not caught or skipped cannot look like what is fine."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proof import __main__ as prove
from tests.proof.killing import killed
from tests.proof.programme import BESIDE, OWN, PROFILES, PROGRAMME, Technique
from tests.support.sources import ROOT

SOUND = Technique("kill", "T1", OWN, "trading", ("--seconds 1",) * 3, r"done=\d+", ("--flaw early",))


def row(said: str, code: int, *, control: bool = False) -> prove.Row:
    return prove.read("T1", "--seconds 1", r"done=\d+", said, "Traceback: oops", code, 1.0, control=control)


def test_an_answer_becomes_a_row() -> None:
    found = row("trading done=12 broken=0\n", 0)
    assert (found.figure, found.broken) == ("done=12", 0)
    assert found.line().split() == ["T1", "--seconds", "1", "done=12", "0", "1.0"]


def test_what_is_broken_is_counted_and_told() -> None:
    found = row("trading done=12 broken=3\n    number twice: 7\n", 1)
    assert found.broken == 3
    assert "    number twice: 7" in found.details


def test_a_technique_that_dies_is_broken() -> None:
    found = row("", 139)
    assert found.broken == 1
    assert found.details == ("Traceback: oops",)


def test_a_control_that_finds_nothing_is_broken() -> None:
    assert row("done=1 broken=0", 1, control=True).broken == 1
    assert row("done=1 broken=4", 0, control=True).broken == 0


def test_what_was_skipped_does_not_count_as_proven() -> None:
    assert row("no PostgreSQL server is installed: skipped\n", 0).broken is None


def test_the_exit_code_tells(capsys: pytest.CaptureFixture[str]) -> None:
    fine, broken = row("done=1 broken=0", 0), row("done=1 broken=1", 1)
    assert prove.concluded([fine], "smoke", 60) == 0
    assert prove.concluded([fine, broken], "smoke", 60) == 1
    assert "2 rows, 1 broken, 0 skipped" in capsys.readouterr().out


def test_without_the_scripts_beside_the_checkout_their_rows_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "shared", lambda *_: None)
    (found,) = prove.proven(replace(SOUND, home=BESIDE), "smoke", controls=True)
    assert found.broken is None
    assert found.figure == "skipped: the scripts of shared/proof are not beside this checkout"


def test_a_profile_leaves_out_what_has_no_load_in_it() -> None:
    assert prove.proven(replace(SOUND, loads=(None, "x", "x")), "smoke", controls=False) == []


def test_nobody_can_ask_for_a_technique_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        prove.main(["--only", "nothing"])
    assert ended.value.code == 2
    assert "unknown: nothing" in capsys.readouterr().err


def test_the_scripts_drive_our_services_and_in_a_control_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REL_ADAPTER", "somebody:Else")
    beside = replace(SOUND, home=BESIDE)
    assert prove.environment(beside, control=False)["REL_ADAPTER"] == "tests.proof.adapter:Till"
    assert "REL_ADAPTER" not in prove.environment(beside, control=True)
    assert "REL_ADAPTER" not in prove.environment(SOUND, control=False)


@pytest.mark.parametrize("technique", PROGRAMME, ids=lambda technique: technique.name)
def test_every_technique_of_ours_is_there_with_a_load_and_a_control(technique: Technique) -> None:
    assert len(technique.loads) == len(PROFILES)
    if technique.home == OWN:
        assert importlib.util.find_spec(f"tests.proof.{technique.script}")
        assert technique.flaws or technique.name == "server"  # the same check as trading, whose control it is
    page = (ROOT / "docs" / "proof.md").read_text(encoding="utf-8")
    assert f"| `{technique.name}` |" in page


def test_a_process_is_killed_or_comes_to_its_end(tmp_path: Path) -> None:
    done = tmp_path / "done"
    assert not killed(done.touch, 60)
    assert done.exists()
    with pytest.raises(RuntimeError):
        killed(lambda: 1 / 0, 60)
