"""How the pages of the devices, the health and the scanner are laid out: a head, and rows that scroll below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def lay_out(page: QWidget, head: QLayout, *above: QWidget, spacing: int) -> tuple[QVBoxLayout, QScrollArea]:
    """Lay out a page; return the column for its rows, which ends in a stretch, and what scrolls them.

    Args:
        page: the page.
        head: its first line.
        above: what stands between the head and the rows.
        spacing: pixels between two rows.
    """
    inside = QWidget()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(spacing)
    rows.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("fx", "clear")
    area.setWidget(inside)
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 14, 20, 16)
    column.setSpacing(12)
    column.addLayout(head)
    for part in above:
        column.addWidget(part)
    column.addWidget(area, 1)
    return rows, area
