"""What a simulated terminal remembers over its own death: what it charged, and its last answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class Memory:
    """A file that is replaced as a whole, and the plan a test wrote beside it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "memory.json"
        self._plan = folder / "plan.json"

    def load(self) -> dict[str, Any]:
        return json.loads(self._file.read_text()) if self._file.exists() else {"charged": [], "last": ""}

    def save(self, memory: dict[str, Any]) -> None:
        _replace(self._file, memory)

    def set_plan(self, plan: dict[str, Any]) -> None:
        """Write the plan; whoever reads it meanwhile reads the old or the new one."""
        _replace(self._plan, plan)

    def plan(self) -> dict[str, Any]:
        """The plan of the test: ``outcome``, and ``fault`` at ``point``."""
        return json.loads(self._plan.read_text()) if self._plan.exists() else {}

    def done(self) -> None:
        """A fault happens once."""
        plan = self.plan()
        plan.pop("fault", None)
        self.set_plan(plan)


def _replace(file: Path, content: dict[str, Any]) -> None:
    part = file.with_suffix(".part")
    part.write_text(json.dumps(content))
    part.replace(file)
