"""The sheets of labels there are to buy, and where each label lies. Measures in millimetres."""

from __future__ import annotations

from collections.abc import Mapping

from kassa.domain.frozen import frozen


@frozen
class LabelForm:
    """A sheet or a roll of labels.

    Attributes:
        columns: labels beside each other.
        rows: labels below each other.
        width: of one label.
        height: of one label.
        left: margin at the left of the first.
        top: margin above the first.
        step: from the left of one to the left of the next.
        page: width and height of the paper.
    """

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    step: float
    page: tuple[float, float] = (210.0, 297.0)

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """Return the left top of a label of the sheet, counted from 0, row by row."""
        row, column = divmod(number, self.columns)
        return self.left + column * self.step, self.top + row * self.height


SHEETS: Mapping[str, LabelForm] = {
    "3x8": LabelForm(3, 8, 70.0, 37.0, 0.0, 0.5, 70.0),
    "2x7": LabelForm(2, 7, 99.1, 38.1, 4.65, 15.15, 101.6),
}
"""A4: 24 labels of 70 x 37 mm without margin, and 14 of 99.1 x 38.1 mm."""


def roll(width: int, height: int) -> LabelForm:
    """Return one label of a label printer, in millimetres."""
    return LabelForm(1, 1, float(width), float(height), 0.0, 0.0, float(width), (float(width), float(height)))
