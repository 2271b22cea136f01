"""The stored paper of a document on the screen: page pictures from the very bytes that are printed and mailed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.frozen import frozen
from kassa.output.pdf.render import count_pages, render_page
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

SCREEN_DPI = 110
PANE_DPI = 80
MOST_SHOWN = 20
"""Pages drawn on the screen; a longer document is printed or exported."""
SHADE = 6


@frozen
class Sheets:
    """Pictures of the first pages, how many pages there are, and the size of the file in bytes."""

    images: tuple[QImage, ...]
    pages: int
    size: int


def picture(pdf: bytes, page: int, dpi: int) -> QImage:
    """Return one page as an image with pixels of its own."""
    drawn = render_page(pdf, page, dpi)
    wide = QImage.Format.Format_RGB888
    return QImage(drawn.rgb, drawn.width, drawn.height, drawn.width * 3, wide).copy()


def sheets(pdf: bytes, dpi: int, most: int = MOST_SHOWN) -> Sheets:
    """Draw the first pages; blocking."""
    pages = count_pages(pdf)
    return Sheets(tuple(picture(pdf, page, dpi) for page in range(min(pages, most))), pages, len(pdf))


class PageView(QWidget):
    """One page, as wide as there is room for, with an outline."""

    def __init__(self, theme: Theme, image: QImage) -> None:
        super().__init__()
        self._theme = theme
        self._image = image
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        ratio = self._image.height() / max(1, self._image.width())
        return round(min(width, self._image.width()) * ratio)

    def sizeHint(self) -> QSize:
        return QSize(self._image.width(), self._image.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportion of the page."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), self._image.width())
        box = QRectF((self.width() - width) / 2, 0, width, self.heightForWidth(width))
        painter.drawImage(box, self._image)
        painter.setPen(self._theme.color("line"))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class PaperDialog(Dialog):
    """The pages of a document, with 'Afdrukken'."""

    def __init__(self, theme: Theme, over: QWidget, title: str, shown: Sheets, print_: Callable[[], object]) -> None:
        super().__init__(theme, over, title, name="paper", width=860)
        inside = QWidget()
        inside.setProperty("fx", "canvas")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for number, image in enumerate(shown.images, start=1):
            page = PageView(theme, image)
            page.setAccessibleName(
                self.tr("Pagina %1 van %2").replace("%1", str(number)).replace("%2", str(shown.pages))
            )
            column.addWidget(page)
        if shown.pages > len(shown.images):
            more = self.tr("De eerste %1 van %2 pagina's.").replace("%1", str(len(shown.images)))
            column.addWidget(label(more.replace("%2", str(shown.pages)), "caption"))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("paper.pages")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.frame.setMinimumHeight(min(over.height() - 24, 1100))
        button = Button(theme, self.tr("Afdrukken"), name="paper.print", icon="printer", sz="l")
        button.clicked.connect(print_)
        self.add_action(button)
        self._close = self.add_button(self.tr("Sluiten"), None, name="paper.close", kind="primary")

    def show_paper(self) -> None:
        """Show with the focus on 'Sluiten'."""
        self.open(self._close)
