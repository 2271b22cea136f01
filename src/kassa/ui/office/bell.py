"""What hangs under the bell, and the toast at the bottom (ui.md 5, 6.5)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.frozen import frozen
from kassa.ui.office.lists.popover import Popover
from kassa.ui.office.notices import Notice, Notices, NoticeState
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

TOAST_MS = 6000
HEIGHT = 360


def open_file(path: str) -> None:
    """Open a file with the program the machine has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


class BellPopover(Popover):
    """The lines of the bell."""

    def __init__(self, theme: Theme, owner: QWidget, notices: Notices) -> None:
        super().__init__(theme, owner, owner.accessibleName(), name="bell", width=380)
        self._notices = notices
        inside = QWidget()
        inside.setProperty("fx", "surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if not notices.items:
            self._column.addWidget(label(self.tr("Geen meldingen."), "body", "muted"))
        for notice in notices.items:
            self._column.addWidget(self._line(notice))
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFixedHeight(min(HEIGHT, 90 * max(1, len(notices.items))))
        self.body.addWidget(area)
        notices.see_all()

    def _line(self, notice: Notice) -> QFrame:
        frame = QFrame()
        frame.setProperty("fx", "notice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(notice.title, "strong"), 1)
        head.addWidget(self._badge(notice.state))
        column.addLayout(head)
        column.addWidget(label(notice.text, "caption", wrap=True))
        if notice.path and Path(notice.path).exists():
            button = Button(self._theme, self.tr("Openen"), name=f"bell.open_{notice.number}", sz="s")
            button.clicked.connect(lambda: open_file(notice.path))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _badge(self, state: NoticeState) -> Badge:
        if state is NoticeState.RUNNING:
            return Badge(self._theme, self.tr("Bezig"), "clock", "info")
        if state is NoticeState.DONE:
            return Badge(self._theme, self.tr("Klaar"), "circle-check", "success")
        return Badge(self._theme, self.tr("Mislukt"), "circle-alert", "danger")


@frozen
class Offer:
    """A sentence with one thing to do: what the button says and what it does."""

    text: str
    word: str = ""
    act: Callable[[], object] | None = None


class Toast(QFrame):
    """Bottom centre, six seconds, one action; the next one waits its turn."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("fx", "toast")
        self._waiting: list[Offer] = []
        self._text = label("", "body", name="office.toast")
        self._button = Button(theme, self.tr("Openen"), name="office.toast_open", kind="undo", sz="s")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._button.clicked.connect(self._pressed)
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self._next)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show what ended."""
        text = f"{notice.title}. {notice.text}" if notice.text else notice.title
        path = notice.path
        self.offer(Offer(text, self.tr("Openen"), (lambda: open_file(path)) if path else None))

    def say(self, text: str) -> None:
        """Show a sentence of the moment."""
        self.offer(Offer(text))

    def offer(self, offer: Offer) -> None:
        """Show a sentence with something to do; one that stands there waits its turn."""
        self._waiting.append(offer)
        if self.isHidden():
            self._next()

    def place(self) -> None:
        """Stand at the bottom centre of the window."""
        self.adjustSize()
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - 56)

    def _next(self) -> None:
        if not self._waiting:
            self.hide()
            return
        offer = self._waiting.pop(0)
        self._text.setText(offer.text)
        self._act = offer.act
        self._button.set_label(offer.word)
        self._button.setVisible(offer.act is not None)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def _pressed(self) -> None:
        act = self._act
        self._next()
        if act is not None:
            act()
