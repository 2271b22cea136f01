"""A tab of the customer file with a list: a head with its count, rows, an empty sentence, a hint and one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.customer_file.rows import FileList, FileRows, Shown
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.people.actor import Actor
    from kassa.domain.till.basket import Basket
    from kassa.services.till.customer_file import CustomerFile, Figures, Page
    from kassa.ui.till.counter import Counter

_SIDE = 16
_FOOT = 71


class FileTab(QWidget):
    """What every tab of the file is to its screen."""

    told = Signal(str, str)
    """Words for the strip of the panel, and their tone."""
    went_wrong = Signal(object)
    """A refusal or failure, for the strip of the panel."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self.counter = counter
        self.amounts = Amounts(counter.ui.language)
        self.figures: Figures | None = None

    @property
    def file(self) -> CustomerFile:
        """Reads the file."""
        return self.counter.services.counter().file

    @property
    def actor(self) -> Actor:
        """Who looks: whoever is signed in at the till."""
        actor = self.counter.controller.actor
        assert actor is not None
        return actor

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read what the tab shows of a customer; ``keep`` stays where a person was.

        Raises:
            KassaError: it could not be read; what was read before stays.
        """
        self.figures = figures

    def clear(self) -> None:
        """Forget the customer that was shown."""
        self.figures = None

    def show_basket(self, basket: Basket | None) -> None:
        """The bon changed: what stands on it is marked."""

    def focus(self) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of now."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class ListTab(FileTab):
    """A list that is read in pages.

    Args:
        counter: the till.
        name: of the tab, in the names of its controls.
        reads: gives the page of a customer after a key, of ``limit`` rows or of the usual size.
        shows: how a row looks now.
        picked: what a tap on a row does.
    """

    def __init__(
        self,
        counter: Counter,
        name: str,
        reads: Callable[..., Page[Any]],
        shows: Callable[[Any], Shown],
        picked: Callable[[Any], None],
    ) -> None:
        super().__init__(counter)
        theme = counter.ui.theme
        self.reads = reads
        self.rows = FileRows(shows)
        self.rows.failed.connect(self.went_wrong)
        self.list = FileList(theme, self.rows, name=f"customer_file.{name}")
        self.list.picked.connect(lambda row: picked(self.rows.rows[row]))
        self.count = label("", "body", "second", name=f"customer_file.{name}_count")
        self.top = QWidget()
        self.head = QHBoxLayout(self.top)
        self.head.setContentsMargins(_SIDE, 12, _SIDE, 10)
        self.head.setSpacing(12)
        self.head.addStretch(1)
        self.head.addWidget(self.count)
        self._empty = QWidget()
        self.empty_text = label("", "body", "second", wrap=True, name=f"customer_file.{name}_empty")
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_action = Button(theme, name=f"customer_file.{name}_all", kind="secondary")
        self.empty_action.hide()
        middle = QVBoxLayout(self._empty)
        middle.addStretch(1)
        middle.addWidget(self.empty_text)
        middle.addWidget(self.empty_action, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        self.hint = label("", "body", "second", wrap=True)
        self.action = Button(theme, name=f"customer_file.{name}_action", kind="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        self.line = rule()
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(rule())
        column.addWidget(self._foot())
        self._empty.hide()

    # What a tab says -----------------------------------------------------------------------------------------------

    def say_count(self) -> None:
        """Say how many there are."""

    def refresh_action(self) -> None:
        """What the action would do may have changed."""

    # The list ------------------------------------------------------------------------------------------------------

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read the first page, or as far as was read."""
        customer_id = figures.customer.id
        keep = keep and self.figures is not None and self.figures.customer.id == customer_id
        if not keep:
            self.rows.clear()
        place, row = self.list.verticalScrollBar().value(), self.list.currentIndex().row()
        super().load(figures)
        self.rows.start(partial(self.reads, customer_id, self.actor), keep=keep)
        self._show_parts()
        if self.rows.rows:
            self.list.setCurrentIndex(self.rows.index(max(0, min(row, len(self.rows.rows) - 1)) if keep else 0))
        if keep:  # after the row, which came in sight
            self.list.verticalScrollBar().setValue(place)

    def clear(self) -> None:
        """Forget the customer that was shown."""
        super().clear()
        self.rows.clear()

    def show_basket(self, basket: Basket | None) -> None:
        """Mark what stands on the bon."""
        self.rows.repaint()
        self.refresh_action()

    def focus(self) -> None:
        """The rows take the focus."""
        (self.list if self.rows.rows else self.action).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read again where the list stands, after an act of this tab."""
        if self.figures is None:
            return
        try:
            self.load(self.figures, keep=True)
        except KassaError as error:
            self.went_wrong.emit(error)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        if self.figures is not None:
            self._show_parts()
        self.rows.repaint()

    def tell(self, text: str, tone: str = "success") -> None:
        """Say in the strip of the panel what was done."""
        self.told.emit(text, tone)

    def add_head(self, widget: QWidget) -> None:
        """Put a control at the left of the head."""
        self.head.insertWidget(self.head.count() - 2, widget)

    def _show_parts(self) -> None:
        there = bool(self.rows.rows)
        self.list.setVisible(there)
        self._empty.setVisible(not there)
        self.say_count()
        self.refresh_action()

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("fx", "panel")
        foot.setFixedHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, _SIDE, 0)
        row.setSpacing(10)
        self._sign = QLabel()
        self.counter.ui.theme.changed.connect(self._draw_sign)
        self._draw_sign()
        row.addWidget(self._sign)
        row.addWidget(self.hint, 1)
        row.addWidget(self.action)
        return foot

    def _draw_sign(self) -> None:
        self._sign.setPixmap(self.counter.ui.theme.pixmap("info", "text2", 22, self.devicePixelRatioF()))


def counted(words: str, count: int, one: str) -> str:
    """Return how many in words: ``one`` for one, else ``words`` with the number in it."""
    return one if count == 1 else words.format(count)
