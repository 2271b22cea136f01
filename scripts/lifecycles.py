"""Write ``docs/lifecycles.md`` from the life-cycle tables of the domain: ``python scripts/lifecycles.py``."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "lifecycles.md"
ENDING = "_TRANSITIONS"

HEAD = """# Life cycles

Made by `python scripts/lifecycles.py` from the tables in `src/kassa/domain`; not edited by hand. An action that is not
in a table is refused with a reason, and buttons read the same tables.
"""


def tables() -> Iterator[tuple[str, str, Mapping[tuple[str, StrEnum], StrEnum], str]]:
    """Yield (module, name, table, remark) of every life cycle, in the order of the modules."""
    for file in sorted((ROOT / "src" / "kassa" / "domain").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if not (isinstance(target, ast.Name) and target.id.endswith(ENDING)):
                continue
            remark = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                remark = " ".join(str(after.value.value).split())
            module = ".".join(file.relative_to(ROOT / "src").with_suffix("").parts)
            yield module, target.id, getattr(importlib.import_module(module), target.id), remark


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for module, name, table, remark in tables():
        states = list(type(next(iter(table.values()))))
        arrows = [f"    {source.value} --> {target.value}: {action}" for (action, source), target in table.items()]
        sources, targets = {source for _, source in table}, set(table.values())
        begins = [state.value for state in states if state in sources and state not in targets]
        ends = [state.value for state in states if state not in sources]
        parts += [
            f"## {name.removesuffix(ENDING).replace('_', ' ').capitalize()}\n",
            f"`{module}.{name}`\n",
            *([f"{remark}\n"] if remark else []),
            "```mermaid\nstateDiagram-v2",
            *[f"    [*] --> {state}" for state in begins],
            *arrows,
            *[f"    {state} --> [*]" for state in ends],
            "```\n",
            "| From | Action | To |\n| --- | --- | --- |",
            *[f"| {source.value} | {action} | {target.value} |" for (action, source), target in table.items()],
            "",
        ]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
