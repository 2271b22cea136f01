"""``dev.py``: what it does before anything is installed, and whether it tells the truth about how it ended."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dev
from tests.support.sources import ROOT


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *arguments], capture_output=True, text=True, check=False
    )


def test_unknown_commands_give_two_and_help_gives_nothing() -> None:
    assert run("fly").returncode == 2
    assert run().returncode == 2
    asked = run("--help")
    assert asked.returncode == 0
    for command in ("demo", "run", "test", "check", "prove", "bench", "shots", "package"):
        assert f"dev.py {command}" in asked.stdout


def test_nothing_but_the_standard_library_is_imported() -> None:
    script = "import sys; sys.path.insert(0, '.'); import dev; print(sorted({n.split('.')[0] for n in sys.modules}))"
    listed = subprocess.run([sys.executable, "-S", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    names = set(listed.stdout.strip("[]\n").replace("'", "").split(", ")) - {"dev", "__main__"}
    assert {name for name in names if name not in sys.stdlib_module_names} == set()


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian on which nothing is installed, and what is run on it."""
    called: list[list[str]] = []
    monkeypatch.setattr(dev, "installed_packages", lambda packages: {"libegl1"})
    monkeypatch.setattr(dev, "available", lambda package: package.split("|")[0])
    monkeypatch.setattr("shutil.which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")

    def call(command: list[str]) -> int:
        called.append(list(command))
        return 0

    monkeypatch.setattr(dev, "call", call)
    return called


def test_without_the_right_the_exact_line_is_said(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    with pytest.raises(dev.Stop, match=r"\n  sudo apt-get install -y libgl1 libglib2.0-0$"):
        dev.install_packages(("libegl1", "libgl1", "libglib2.0-0|libglib2.0-0t64"))
    assert bare == []


def test_with_the_right_only_what_is_missing_is_installed(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: True)
    dev.install_packages(("libegl1", "libgl1"))
    assert bare[-1][-4:] == ["install", "-y", "--no-install-recommends", "libgl1"]


def test_nothing_is_installed_when_nothing_is_missing(bare: list[list[str]]) -> None:
    dev.install_packages(("libegl1|libegl2",))
    assert bare == []


def test_an_installation_that_fails_stops(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev, "call", lambda command: 100)
    with pytest.raises(dev.Stop, match="could not install: libgl1"):
        dev.install_packages(("libgl1",))


def test_a_program_that_is_killed_does_not_end_well() -> None:
    assert dev.call([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]) == 137
    assert dev.call([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_the_list_of_a_developer_contains_that_of_a_shop() -> None:
    assert set(dev.TO_RUN) <= set(dev.TO_TEST)
    assert all(lock.exists() for lock in dev.LOCKS.values())
