"""Every icon that is named exists, and every icon that lies there is named."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ICONS = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
NAMED = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"')
ASKED = re.compile(r'(?:\bicon=|icon_button\([^"]{0,40}|set_icon\(|\.icon\(|pixmap\(|pixmap_in\()"([a-z0-9-]+)"')


def _sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py"))]


def test_every_icon_is_used() -> None:
    words = {word for text in _sources() for word in NAMED.findall(text)}
    assert sorted(ICONS - words) == []


def test_every_named_icon_exists() -> None:
    asked = {word for text in _sources() for word in ASKED.findall(text)}
    assert asked
    assert sorted(asked - ICONS) == []


def test_licences_lie_beside_what_they_are_about() -> None:
    assert "ISC" in (ROOT / "resources" / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "OFL" in (ROOT / "resources" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
