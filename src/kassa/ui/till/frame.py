"""The widths and counts of the till window for the three variants (ui.md 2.1, 7 and A.1). No Qt."""

from __future__ import annotations

from kassa.domain.frozen import frozen

COMPACT_BELOW = 1200
WIDE_FROM = 1600


@frozen
class FrameSizes:
    """One variant, in logical pixels and counts.

    Attributes:
        receipt: width of the receipt column, its right line included.
        paying: the same on the payment screen.
        ordering: the same while an order is made.
        tabs: width of the side tabs.
        search: width of the search field in the top bar.
        columns: columns of quick buttons.
        rows: rows of quick buttons.
        functions: function buttons in a row.
        pages: page buttons before the chevron.
        compact: whether sub-labels and key hints are dropped.
    """

    receipt: int
    paying: int
    ordering: int
    tabs: int
    search: int
    columns: int
    rows: int
    functions: int
    pages: int
    compact: bool


_COMPACT = FrameSizes(393, 349, 321, 53, 250, 4, 4, 4, 3, compact=True)
_NORMAL = FrameSizes(441, 441, 401, 53, 360, 5, 4, 5, 6, compact=False)
_WIDE = FrameSizes(481, 481, 441, 60, 440, 6, 5, 6, 6, compact=False)


def frame_sizes(width: int) -> FrameSizes:
    """The variant for a window of ``width`` logical pixels."""
    if width < COMPACT_BELOW:
        return _COMPACT
    return _WIDE if width >= WIDE_FROM else _NORMAL
