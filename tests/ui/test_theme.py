"""Tokens, contrast, icons and fonts; the switch is live."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kassa.ui.theme import tokens
from kassa.ui.theme.sizes import DESK, TOUCH
from kassa.ui.theme.stylesheet import style_sheet
from kassa.ui.theme.theme import Mode
from tests.support.clock import FrozenClock
from tests.support.screens import RESOURCES, ui_context

THEMES = {"light": tokens.LIGHT, "dark": tokens.DARK}
TEXT_PAIRS = [
    ("text", "bg"),
    ("text", "surface"),
    ("text", "surface2"),
    ("text2", "surface"),
    ("text2", "bg"),
    ("text3", "surface"),
    ("text3", "bg"),
    ("on_primary", "primary"),
    ("on_primary", "primary_h"),
    ("on_primary", "primary_p"),
    ("on_primary", "success"),
    ("on_primary", "danger"),
    ("primary_ink", "surface"),
    ("primary_ink", "primary_soft"),
    ("success_ink", "success_soft"),
    ("warn_ink", "warn_soft"),
    ("danger_ink", "danger_soft"),
    ("danger_ink", "surface"),
    ("neutral_ink", "neutral_soft"),
    ("topbar_ink", "topbar"),
    ("topbar_ink", "topbar_h"),
    ("topbar_ink2", "topbar"),
    ("undo_ink", "undo_bar"),
    ("undo_link", "undo_bar"),
]
SHAPE_PAIRS = [("control", "surface"), ("focus", "bg"), ("focus", "surface")]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
def test_text_is_readable(theme: str, front: str, back: str) -> None:
    plain = THEMES[theme]
    for values in (plain, tokens.more_contrast(plain)):
        assert tokens.contrast(getattr(values, front), getattr(values, back)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back"), SHAPE_PAIRS)
def test_outlines_are_visible(theme: str, front: str, back: str) -> None:
    assert tokens.contrast(getattr(THEMES[theme], front), getattr(THEMES[theme], back)) >= 3


@pytest.mark.parametrize("table", [tokens.KEY_COLOURS_LIGHT, tokens.KEY_COLOURS_DARK])
def test_quick_buttons_are_readable(table: dict[str, tokens.KeyColour]) -> None:
    assert list(table) == ["grijs", "blauw", "groen", "geel", "oranje", "rood", "paars", "turkoois"]
    for colour in table.values():
        assert tokens.contrast(colour.ink, colour.fill) >= 7.8


def test_measured_ratios_are_those_of_the_design() -> None:
    assert round(tokens.contrast(tokens.LIGHT.text, tokens.LIGHT.bg), 1) == 13.9
    assert round(tokens.contrast(tokens.DARK.on_primary, tokens.DARK.primary), 1) == 5.3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sizes", [TOUCH, DESK])
def test_the_sheet_is_filled_in(theme: str, sizes: object) -> None:
    sheet = style_sheet(RESOURCES / "themes", THEMES[theme], TOUCH if sizes is TOUCH else DESK)
    assert "{{" not in sheet


@pytest.mark.parametrize("part", sorted((RESOURCES / "themes").glob("*.qss")), ids=lambda part: part.name)
def test_every_rule_is_closed(part: Path) -> None:
    """Qt drops the whole sheet of the application when one rule is not closed."""
    text = re.sub(r"\{\{\w+\}\}", "", part.read_text(encoding="utf-8"))
    assert re.fullmatch(r"(?:[^{}]*\{[^{}]*\})*\s*", text)


def test_the_sheet_has_no_colour_of_its_own() -> None:
    for part in sorted((RESOURCES / "themes").glob("*.qss")):
        assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", part.read_text(encoding="utf-8")) == []


def test_every_token_is_a_colour() -> None:
    for values in THEMES.values():
        colours = {name: text for name, text in asdict(values).items() if name != "outline"}
        assert all(re.fullmatch(r"#([0-9A-F]{2})?[0-9A-F]{6}", text) for text in colours.values())


def test_the_switch_is_live(qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> None:
    theme = ui_context(qapp, clock, tmp_path).theme
    button = QPushButton("x")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.show()
    seen = []
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.set_mode(mode)
        seen.append(button.grab().toImage().pixelColor(button.width() // 2, 4).name().upper())
    theme.set_mode(Mode.LIGHT)
    assert seen == [tokens.LIGHT.primary, tokens.DARK.primary]


def test_more_contrast_is_live(qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> None:
    theme = ui_context(qapp, clock, tmp_path).theme
    theme.set_contrast(True)
    assert theme.color("text3") == theme.color("text2")
    theme.set_contrast(False)
    assert theme.color("text3") != theme.color("text2")


def test_our_own_fonts_with_figures_of_equal_width(qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> None:
    theme = ui_context(qapp, clock, tmp_path).theme
    for display in (False, True):
        font = theme.font(18, 600, display=display)
        assert QFontInfo(font).family().startswith("Kassa Inter")
        metrics = QFontMetrics(font)
        assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


def test_icons_are_coloured_and_kept(qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> None:
    theme = ui_context(qapp, clock, tmp_path).theme
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        image = theme.pixmap(path.stem, "primary", 24, 1.0).toImage()
        colours = {image.pixelColor(x, y).name().upper() for x in range(24) for y in range(24)
                   if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
        assert colours <= {theme.tokens.primary}, path.stem
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), path.stem
