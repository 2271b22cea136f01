"""Developer script: the fonts of printed documents, from the cut fonts in ``resources/fonts``.

PDF/A wants a font program of the kind its dictionary names; fpdf2 writes every font as TrueType, so the outlines become
TrueType here, once, and the figures tabular. Run again when ``collect_resources.py`` has cut the fonts anew:

    python scripts/paper_fonts.py

Needs fontTools, which comes with fpdf2.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
PAPER_FONTS = ("Inter-Regular", "Inter-SemiBold", "InterDisplay-Bold")
_ERROR_OF_OUTLINE = 0.001
"""Largest distance between the old and the new outline, in parts of the font size."""
_PER_GLYPH_LIMITS = ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                     "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxCompositePoints",
                     "maxCompositeContours")  # fmt: skip


def main() -> None:
    """Write ``resources/fonts/paper/<name>.ttf`` for each font of the paper."""
    (FONTS / "paper").mkdir(exist_ok=True)
    for name in PAPER_FONTS:
        font = TTFont(FONTS / f"{name}.otf", recalcTimestamp=False)
        use_tabular_figures(font)
        drop_layout(font)
        to_truetype(font)
        font.save(FONTS / "paper" / f"{name}.ttf")


def use_tabular_figures(font: TTFont) -> None:
    """Let the digits mean the figures of one width, so that amounts stand under each other."""
    table = font["GSUB"].table
    record = next(record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum")
    tabular: dict[str, str] = {}
    for index in record.Feature.LookupListIndex:
        for part in table.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(part, "ExtSubTable", part).mapping)
    plain = dict(font.getBestCmap())
    for cmap in font["cmap"].tables:
        cmap.cmap.update({digit: tabular[plain[digit]] for digit in map(ord, "0123456789")})


def drop_layout(font: TTFont) -> None:
    """Drop the tables nobody reads in a PDF, and the glyphs only they lead to."""
    options = subset.Options(layout_features=[], notdef_outline=True, glyph_names=False, hinting=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "GlyphOrder"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(font.getBestCmap()))
    cutter.subset(font)


def to_truetype(font: TTFont) -> None:
    """Turn the cubic outlines into the quadratic ones of TrueType."""
    glyph_set, order = font.getGlyphSet(), font.getGlyphOrder()
    longest = font["head"].unitsPerEm * _ERROR_OF_OUTLINE
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, longest, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, outlines
    del font["CFF "]
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for name in _PER_GLYPH_LIMITS:
        setattr(limits, name, 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\000\001\000\000"


if __name__ == "__main__":
    main()
