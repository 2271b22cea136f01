"""Approved texts: what the program made is compared with a file that a person has read and accepted.

``approve("receipt_48.txt", text)`` fails with the difference; ``--approve`` accepts what this run made. Identities are
numbered in order of appearance, so that they compare equal. A full run fails on approved files that no test asks for.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

APPROVED = Path(__file__).resolve().parent.parent / "data" / "approved"
_IDENTITY = re.compile(r"\b[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}\b")


class Approvals:
    """Plugin of pytest that remembers which files were asked for, also by the workers of a parallel run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self.accept = bool(config.getoption("--approve"))
        self.used: set[str] = set()
        self.unused: list[str] = []

    def approve(self, name: str, made: str | bytes) -> None:
        """Compare with the approved file of this name.

        Raises:
            pytest.fail.Exception: it differs, or there is no approved file yet.
        """
        self.used.add(name)
        file = APPROVED / name
        content = normalised(made).encode() if isinstance(made, str) else made
        if self.accept:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_bytes() != content:
                file.write_bytes(content)
            return
        if not file.exists():
            pytest.fail(f"{name} was never approved; read this, then run with --approve:\n{made!s}")
        approved = file.read_bytes()
        if approved != content:
            pytest.fail(f"{name} differs from what was approved:\n{difference(approved, content)}")

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        self.used.update(getattr(node, "workeroutput", {}).get("approvals", ()))

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        output = getattr(self._config, "workeroutput", None)
        if output is not None:
            output["approvals"] = sorted(self.used)
            return
        if exitstatus == 0 and self._is_full_run():
            kept = {str(file.relative_to(APPROVED)).replace("\\", "/") for file in APPROVED.rglob("*.*")}
            self.unused = sorted(kept - self.used)
            if self.unused:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for name in self.unused:
            terminalreporter.write_line(
                f"ERROR approved file that no test asks for: tests/data/approved/{name}", red=True
            )

    def _is_full_run(self) -> bool:
        options = self._config.option
        narrowed = options.keyword or options.markexpr or options.deselect or options.collectonly
        return not narrowed and self._config.args == list(self._config.getini("testpaths"))


def normalised(text: str) -> str:
    """Return the text with identities numbered in order of appearance and one line end at the end."""
    numbers: dict[str, str] = {}
    text = _IDENTITY.sub(lambda found: numbers.setdefault(found[0], f"<id {len(numbers) + 1}>"), text)
    return text.rstrip("\n") + "\n"


def difference(approved: bytes, made: bytes) -> str:
    """Return the difference for a person: by line for text, the place for anything else."""
    try:
        old, new = approved.decode(), made.decode()
    except UnicodeDecodeError:
        pairs = enumerate(zip(approved, made, strict=False))
        place = next((index for index, (a, b) in pairs if a != b), min(len(approved), len(made)))
        return f"{len(approved)} bytes approved, {len(made)} made, first difference at byte {place}"
    return "\n".join(difflib.unified_diff(old.splitlines(), new.splitlines(), "approved", "made", lineterm=""))
