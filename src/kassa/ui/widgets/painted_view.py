"""A list that is painted as a whole, in which a tap acts: what Qt asks of every view, where the answer is the same."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QScroller, QWidget

Index = QModelIndex | QPersistentModelIndex


class PaintedView(QAbstractItemView):
    """Scrolls up and down; its model holds the words for who reads the screen aloud."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Asked for its own viewport, the bindings load every kind of widget to find out which one it is.
        self.setViewport(QWidget())
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two fast taps are two taps."""
        self.mousePressEvent(event)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is selected by Qt: the till marks one line, and says which."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion()
