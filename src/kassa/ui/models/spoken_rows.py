"""Rows behind a painted list: the row itself for who paints it, one sentence for who hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
ROW_ROLE = Qt.ItemDataRole.UserRole
_DISPLAY, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_Index = QModelIndex | QPersistentModelIndex


class SpokenRows(QAbstractListModel, Generic[T]):
    """``ROW_ROLE`` gives the row.

    Args:
        spoken: says a row in one sentence.
    """

    def __init__(self, spoken: Callable[[T], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self.rows: tuple[T, ...] = ()

    def show_rows(self, rows: tuple[T, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _SPOKEN, ROW_ROLE):
            return None
        row = self.rows[index.row()]
        return row if role == ROW_ROLE else self._spoken(row)
