"""The widths and counts of the till window for the three variants (ui.md 2.1, 7 and A.1). No Qt."""

from __future__ import annotations

from kassa.domain.frozen import frozen

DESIGN_WIDTH, DESIGN_HEIGHT = 1366, 768
COMPACT_BELOW = 1200
WIDE_FROM = 1600
SCALE_STEP = 32
"""Scale factors are rounded to a thirty-second, so that lines stay sharp."""


@frozen
class FrameSizes:
    """One variant, in logical pixels and counts.

    Attributes:
        receipt: width of the receipt column, its right line included.
        tabs: width of the side tabs.
        search: width of the search field in the top bar.
        columns: columns of quick buttons.
        rows: rows of quick buttons.
        functions: function buttons in a row.
        pages: page buttons before the chevron.
        compact: whether sub-labels and key hints are dropped.
    """

    receipt: int
    tabs: int
    search: int
    columns: int
    rows: int
    functions: int
    pages: int
    compact: bool


_COMPACT = FrameSizes(393, 53, 250, 4, 4, 4, 3, compact=True)
_NORMAL = FrameSizes(441, 53, 360, 5, 4, 5, 6, compact=False)
_WIDE = FrameSizes(481, 60, 440, 6, 5, 6, 6, compact=False)


def frame_sizes(width: int) -> FrameSizes:
    """The variant for a window of ``width`` logical pixels."""
    if width < COMPACT_BELOW:
        return _COMPACT
    return _WIDE if width >= WIDE_FROM else _NORMAL


def till_scale(width: int, height: int, dots_per_inch: float, chosen: int | None = None) -> float:
    """The scale factor of a till on a panel of ``width`` x ``height`` physical pixels.

    Args:
        width: of the panel.
        height: of the panel.
        dots_per_inch: of the panel; a large monitor of about 100 keeps 1.0 and shows more instead.
        chosen: setting 'Schermschaal' in percent, ``None`` for 'Automatisch'.
    """
    if chosen is not None:
        return max(1.0, chosen / 100)
    if dots_per_inch < 110:
        return 1.0
    whole = min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
    return max(1.0, round(whole * SCALE_STEP) / SCALE_STEP)
