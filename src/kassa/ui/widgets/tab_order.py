"""The order in which Tab visits the parts of a page: as a person reads it, however it was put together."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget


def order_tabs(*parts: QWidget) -> None:
    """Have Tab visit these parts one after the other, and inside each what takes Tab in the order it was made."""
    stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _stops(stop, part)]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _stops(widget: QWidget, part: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    if not takes or widget.focusProxy() is not None or widget.window() is not part.window():
        return False
    return not isinstance(widget.parentWidget(), QComboBox)
