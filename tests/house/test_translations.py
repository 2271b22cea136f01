"""Every word on a screen is a literal, and English has it."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UI = ROOT / "src" / "kassa" / "ui"
ENGLISH = ROOT / "resources" / "i18n" / "kassa_en.ts"
PLACES = re.compile(r"%\d|\{[a-z_]*\}")


def _words(tree: ast.Module, path: Path) -> Iterator[tuple[str, str]]:
    """Give (context, source) of every translated literal; anything but a literal fails."""
    for owner in ast.walk(tree):
        if not isinstance(owner, ast.ClassDef):
            continue
        for node in ast.walk(owner):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                yield owner.name, _literal(node.args[0], path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QCoreApplication.translate":
            yield _literal(node.args[0], path), _literal(node.args[1], path)


def _literal(node: ast.expr, path: Path) -> str:
    assert isinstance(node, ast.Constant), f"{path.name}:{node.lineno}: only a literal can be translated"
    assert isinstance(node.value, str)
    return node.value


@pytest.fixture(scope="module")
def english() -> dict[tuple[str, str], str]:
    found = {}
    for context in ET.parse(ENGLISH).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found[key] = message.findtext("translation") or ""
    return found


def test_every_word_has_its_english(english: dict[tuple[str, str], str]) -> None:
    missing = []
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        missing += [f"{path.name}: {words}" for words in _words(tree, path) if not english.get(words)]
    assert not missing, "run scripts/translate.py and add the missing words:\n" + "\n".join(sorted(set(missing)))


def test_places_for_values_are_kept(english: dict[tuple[str, str], str]) -> None:
    wrong = [
        source
        for (_, source), translation in english.items()
        if sorted(PLACES.findall(source)) != sorted(PLACES.findall(translation))
    ]
    assert wrong == []
