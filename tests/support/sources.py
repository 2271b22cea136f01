"""The source text of the product, parsed once, for the house tests."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "kassa"


@dataclass(frozen=True, slots=True)
class Source:
    """One module.

    Attributes:
        name: path below ``src/kassa`` with forward slashes, such as ``ui/till/sale.py``.
    """

    name: str
    text: str
    tree: ast.Module

    def within(self, *rooms: str) -> bool:
        """Return whether the module lives in one of the rooms, such as ``domain`` or ``ui/theme``."""
        return self.name.startswith(tuple(f"{room}/" for room in rooms)) or self.name in {f"{r}.py" for r in rooms}

    def nodes(self, kind: type[Node]) -> Iterator[Node]:
        """Yield the nodes of one kind."""
        for node in ast.walk(self.tree):
            if isinstance(node, kind):
                yield node

    def at(self, node: ast.AST) -> str:
        """Return file and line, for a message."""
        return f"src/kassa/{self.name}:{getattr(node, 'lineno', 0)}"


@cache
def sources() -> tuple[Source, ...]:
    """Return every module of the product."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        found.append(Source(file.relative_to(PACKAGE).as_posix(), text, ast.parse(text)))
    return tuple(found)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file that is in version control, or would be after the next commit.

    Without git, as in an unpacked archive: every file that is not a product of a tool.
    """
    try:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        names = listed.split("\0")
    except (OSError, subprocess.CalledProcessError):
        made = re.compile(
            r"(^|/)(\.[^/]+_cache|\.venv|\.git|\.hypothesis|__pycache__|shots|build|dist|bench-data)/|\.qm$|^resources/licences\.txt$"
        )
        found = (file.relative_to(ROOT).as_posix() for file in ROOT.rglob("*"))
        names = sorted(name for name in found if not made.search(name))
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())
