"""Colour tokens of ui.md 2.2: light, dark and more contrast."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Tokens:
    """One theme. Every value is ``#RRGGBB``, ``scrim`` and ``shadow`` are ``#AARRGGBB``."""

    bg: str
    surface: str
    surface2: str
    sunken: str
    line: str
    line2: str
    control: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_h: str
    primary_p: str
    on_primary: str
    primary_soft: str
    primary_soft2: str
    primary_ink: str
    success: str
    success_h: str
    success_p: str
    success_soft: str
    success_ink: str
    warn: str
    warn_soft: str
    warn_ink: str
    danger: str
    danger_h: str
    danger_p: str
    danger_soft: str
    danger_ink: str
    neutral_soft: str
    neutral_ink: str
    focus: str
    disabled_bg: str
    disabled_ink: str
    topbar: str
    topbar_h: str
    topbar_line: str
    topbar_ink: str
    topbar_ink2: str
    row_hover: str
    page_on: str
    page_on_line: str
    undo_bar: str
    undo_ink: str
    undo_link: str
    scrim: str
    scrim_office: str
    shadow: str
    outline: str = "1px"


LIGHT = Tokens(
    bg="#EFEEE9",
    surface="#FFFFFF",
    surface2="#F7F6F2",
    sunken="#E7E5DE",
    line="#DBD8CF",
    line2="#BDB9AE",
    control="#80858D",
    text="#18212F",
    text2="#465160",
    text3="#5F6977",
    primary="#1B4D9B",
    primary_h="#164285",
    primary_p="#10346B",
    on_primary="#FFFFFF",
    primary_soft="#E4ECF8",
    primary_soft2="#CFDDF2",
    primary_ink="#143E80",
    success="#18733F",
    success_h="#136035",
    success_p="#0E4B29",
    success_soft="#DFF2E5",
    success_ink="#115A30",
    warn="#B4540A",
    warn_soft="#FCEBD3",
    warn_ink="#7F3B05",
    danger="#B3261E",
    danger_h="#97201A",
    danger_p="#7A1914",
    danger_soft="#FBE4E1",
    danger_ink="#8C1C16",
    neutral_soft="#E9E8E3",
    neutral_ink="#3F4855",
    focus="#C94F04",
    disabled_bg="#EAE8E2",
    disabled_ink="#747A84",
    topbar="#18273D",
    topbar_h="#24364F",
    topbar_line="#2C3E5A",
    topbar_ink="#F2F5FA",
    topbar_ink2="#B4C2D8",
    row_hover="#F4F6FA",
    page_on="#18212F",
    page_on_line="#18212F",
    undo_bar="#18273D",
    undo_ink="#F2F5FA",
    undo_link="#A9C8FA",
    scrim="#6E18212F",
    scrim_office="#4518212F",
    shadow="#4518212F",
)

DARK = Tokens(
    bg="#0F141B",
    surface="#19212B",
    surface2="#1F2935",
    sunken="#0B0F15",
    line="#2B3644",
    line2="#415063",
    control="#78879A",
    text="#F0F3F7",
    text2="#BCC6D2",
    text3="#98A5B5",
    primary="#2F69C9",
    primary_h="#356FCE",
    primary_p="#2557AB",
    on_primary="#FFFFFF",
    primary_soft="#1B2F4F",
    primary_soft2="#243F6A",
    primary_ink="#A9C8FA",
    success="#1B8046",
    success_h="#1F864B",
    success_p="#186F3D",
    success_soft="#16351F",
    success_ink="#8FDDAA",
    warn="#E08A2B",
    warn_soft="#3B2811",
    warn_ink="#F6BE7C",
    danger="#CC3B32",
    danger_h="#D3443B",
    danger_p="#A92E27",
    danger_soft="#431B19",
    danger_ink="#FFA79F",
    neutral_soft="#2A3441",
    neutral_ink="#C6CFDA",
    focus="#FFA94D",
    disabled_bg="#222B36",
    disabled_ink="#7B8898",
    topbar="#0B1017",
    topbar_h="#1A2430",
    topbar_line="#253040",
    topbar_ink="#F0F3F7",
    topbar_ink2="#9FAEC2",
    row_hover="#202B38",
    page_on="#243F6A",
    page_on_line="#2F69C9",
    undo_bar="#2A3441",
    undo_ink="#F0F3F7",
    undo_link="#A9C8FA",
    scrim="#9604070B",
    scrim_office="#9604070B",
    shadow="#A1000000",
)


def more_contrast(tokens: Tokens) -> Tokens:
    """Setting 'Meer contrast': stronger outlines and supporting text, outlines of 2 px."""
    return replace(tokens, line2=tokens.control, text3=tokens.text2, outline="2px")


@frozen
class KeyColour:
    """The four colours of one quick button."""

    fill: str
    border: str
    ink: str
    bar: str


KEY_COLOURS_LIGHT: Mapping[str, KeyColour] = MappingProxyType(
    {
        "grijs": KeyColour("#F5F4F0", "#D6D3CA", "#2C3542", "#7F858E"),
        "blauw": KeyColour("#E3ECF9", "#BBD0EE", "#123A78", "#2F69C9"),
        "groen": KeyColour("#E1F2E5", "#B4DBBE", "#0F4F2A", "#2B8A4E"),
        "geel": KeyColour("#FBF0CC", "#E6D28A", "#5B4304", "#A07C06"),
        "oranje": KeyColour("#FDE9D6", "#F0C79E", "#72370A", "#C0600A"),
        "rood": KeyColour("#FBE3E2", "#EEBDBA", "#7C1D19", "#C8433B"),
        "paars": KeyColour("#ECE6F8", "#CFC1EC", "#452A80", "#7A55C7"),
        "turkoois": KeyColour("#DDF2F1", "#ABDAD8", "#0B4A4B", "#1D8A8C"),
    }
)
KEY_COLOURS_DARK: Mapping[str, KeyColour] = MappingProxyType(
    {
        "grijs": KeyColour("#222C38", "#374556", "#E3E8EE", "#8694A5"),
        "blauw": KeyColour("#1A2D4A", "#2C4A77", "#C4DAFB", "#5D93EA"),
        "groen": KeyColour("#16321F", "#285C39", "#B9EBC8", "#4FB874"),
        "geel": KeyColour("#352B0C", "#645116", "#F4DF9B", "#D8B02E"),
        "oranje": KeyColour("#3A240F", "#6B431C", "#FBD2A6", "#E88F3C"),
        "rood": KeyColour("#3D1B1B", "#703231", "#FFC3BE", "#E5655D"),
        "paars": KeyColour("#2A2146", "#4C3C7C", "#DACCFB", "#9C7BEA"),
        "turkoois": KeyColour("#0F3233", "#1D5B5C", "#AEE6E4", "#3DB0B2"),
    }
)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours by WCAG 2.2, 1.0 to 21.0."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
