"""Developer script: cut the fonts and copy the icons this program uses into ``resources/``.

Run again when an icon is added to ``ICONS`` or a glyph range grows:

    python scripts/collect_resources.py FONT_FOLDER LUCIDE_PACKAGE_FOLDER

FONT_FOLDER holds the static Inter OTF files (Debian: fonts-inter), LUCIDE_PACKAGE_FOLDER the unpacked npm package
``lucide-static``. Needs fontTools; the program itself does not.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "InterDisplay-SemiBold",
    "InterDisplay-Bold",
)
# Latin with the accents of Western and Central Europe, punctuation, currency, arrows, mathematics, marks and shapes.
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2190, 0x2199),
          (0x2212, 0x2212), (0x2215, 0x2215), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25CF),
          (0x2713, 0x2717), (0x00D7, 0x00D7))  # fmt: skip
_DIGITS = frozenset(f"uni003{digit}" for digit in range(10))
FEATURES = ["tnum", "kern", "ccmp", "locl", "mark", "mkmk", "calt", "case"]


def cut_fonts(source: Path) -> None:
    """Write each font with only the glyphs and features on our screens."""
    target = ROOT / "resources" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for name in FONTS:
        options = subset.Options(layout_features=FEATURES, hinting=False, desubroutinize=True, notdef_outline=True)
        options.name_IDs = ["*"]
        font = subset.load_font(str(source / f"{name}.otf"), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
        cutter.subset(font)
        equal_figures(font)
        rename(font)
        subset.save_font(font, str(target / f"{name}.otf"), options)


def equal_figures(font: TTFont) -> None:
    """Give the tabular figures one width: in this release of Inter Display they differ, and totals would jump."""
    figures = [glyph for digit, glyph in _tabular(font).items() if digit in _DIGITS]
    glyphs, metrics = font.getGlyphSet(), font["hmtx"]
    charstrings = font["CFF "].cff.topDictIndex[0].CharStrings
    width = max(metrics[name][0] for name in figures)
    for name in figures:
        old, bearing = metrics[name]
        shift = (width - old) // 2
        pen = T2CharStringPen(width, glyphs)
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        private = charstrings[name].private
        charstrings[name] = pen.getCharString(private=private, globalSubrs=charstrings.globalSubrs)
        metrics[name] = (width, bearing + shift)


def rename(font: TTFont) -> None:
    """Give our cut fonts a family of their own, so that one installed on the machine never takes their place."""
    names = font["name"]
    family = names.getBestFamilyName().split(" Semi")[0].split(" Medium")[0]
    style = names.getBestSubFamilyName()
    ours = f"Kassa {family}"
    for record in (1, 16):
        names.setName(ours, record, 3, 1, 0x409)
    for record in (2, 17):
        names.setName(style, record, 3, 1, 0x409)
    names.setName(f"{ours} {style}", 4, 3, 1, 0x409)
    names.setName(f"{ours}-{style}".replace(" ", ""), 6, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [f"{ours}-{style}".replace(" ", "")]
    cff.topDictIndex[0].FamilyName, cff.topDictIndex[0].FullName = ours, f"{ours} {style}"


def _tabular(font: TTFont) -> dict[str, str]:
    table = font["GSUB"].table
    record = next(record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum")
    found: dict[str, str] = {}
    for index in record.Feature.LookupListIndex:
        for part in table.LookupList.Lookup[index].SubTable:
            found.update(getattr(part, "ExtSubTable", part).mapping)
    return found


def copy_icons(package: Path, names: list[str]) -> None:
    """Copy the outline icons by name, with their licence."""
    target = ROOT / "resources" / "icons"
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(package / "icons" / f"{name}.svg", target / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", target / "LICENSE")


if __name__ == "__main__":
    cut_fonts(Path(sys.argv[1]))
    copy_icons(Path(sys.argv[2]), sys.argv[3:])
