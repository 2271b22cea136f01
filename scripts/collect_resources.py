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
        subset.save_font(font, str(target / f"{name}.otf"), options)


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
