"""The header of the back office: name, branch, search in everything, POS, bell, user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from kassa.ui.theme.theme import Mode
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.motion import reduced_motion

if TYPE_CHECKING:
    from kassa.ui.office.notices import Notices
    from kassa.ui.shell.context import UiContext

HEIGHT = 52
SEARCH = 440
ROOMY = 1200


class BellButton(Button):
    """The bell with the number of things that ended unseen."""

    def __init__(self, ui: UiContext, notices: Notices) -> None:
        super().__init__(ui.theme, "", name="office.bell", kind="officebar", icon="bell")
        self._notices = notices
        self.set_icon("bell", "topbar_ink")
        self.setAccessibleName(self.tr("Meldingen"))
        self.setToolTip(self.tr("Meldingen"))
        notices.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bell and its number."""
        super().paintEvent(event)
        count = self._notices.unseen
        if not count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("danger"))
        box = QRectF(self.width() / 2 + 1, 3, 15, 15)
        painter.drawEllipse(box)
        painter.setPen(self._theme.color("on_primary"))
        painter.setFont(self._theme.font(10, 700))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(min(count, 9)))


class Header(QFrame):
    """The bar at the top of the window."""

    pos_wanted = Signal()
    bell_wanted = Signal()
    about_wanted = Signal()
    sign_out_wanted = Signal()
    theme_chosen = Signal(object)
    language_chosen = Signal(str)
    motion_chosen = Signal(bool)
    """Whether things that move are left out."""

    def __init__(self, ui: UiContext, notices: Notices, branch: str, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setProperty("fx", "topbar")
        self.setFixedHeight(HEIGHT)
        theme = ui.theme
        self._sign = QLabel()
        self._name = label(self.tr("Backoffice"), "strong", "topbar")
        self.branch = label(branch, "strong", "topbar", name="office.branch")
        self.search = SearchField(theme, self.tr("Zoek in alles…"), name="office.search", ink="topbar_ink2")
        self.search.setProperty("fx", "officebar")
        self.search.setMaximumWidth(SEARCH)
        self.search.setMinimumWidth(180)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = label("Ctrl+K", "caption", "topbar2")
        self.till = Button(theme, self.tr("POS"), name="office.pos", kind="officepos", icon="monitor")
        self.till.set_icon("monitor", "topbar_ink")
        self.till.setToolTip(self.tr("Kassa starten"))
        self.till.clicked.connect(self.pos_wanted)
        self.bell = BellButton(ui, notices)
        self.bell.clicked.connect(self.bell_wanted)
        self.user = Button(theme, user, name="office.user", kind="officebar", icon="user")
        self.user.set_icon("user", "topbar_ink")
        self.user.setAccessibleName(self.tr("Gebruiker %1").replace("%1", user))
        self.user.clicked.connect(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._name)
        row.addSpacing(18)
        row.addWidget(self.branch)
        row.addStretch(2)
        row.addWidget(self.search, 3)
        row.addWidget(self._hint)
        row.addStretch(3)
        row.addWidget(self.till)
        row.addWidget(self.bell)
        row.addWidget(self.user)
        theme.changed.connect(self._recolour)
        self._recolour()

    def fit(self, width: int) -> None:
        """Leave out what is spare in a narrow window."""
        self._hint.setVisible(width >= ROOMY)

    def _recolour(self) -> None:
        self._sign.setPixmap(self._ui.theme.pixmap("store", "topbar_ink", 20, self.devicePixelRatioF()))

    def _menu(self) -> None:
        menu = QMenu(self)
        looks = menu.addMenu(self.tr("Thema"))
        for mode, text in (
            (Mode.LIGHT, self.tr("Licht")),
            (Mode.DARK, self.tr("Donker")),
            (Mode.AUTO, self.tr("Automatisch")),
        ):
            action = looks.addAction(text)
            action.setCheckable(True)
            action.setChecked(self._ui.theme.mode is mode)
            action.triggered.connect(lambda _on=False, chosen=mode: self.theme_chosen.emit(chosen))
        tongues = menu.addMenu(self.tr("Taal"))
        for code, text in (("nl", "Nederlands"), ("en", "English")):
            action = tongues.addAction(text)
            action.setCheckable(True)
            action.setChecked(self._ui.language.current == code)
            action.triggered.connect(lambda _on=False, chosen=code: self.language_chosen.emit(chosen))
        calm = menu.addAction(self.tr("Minder beweging"))
        calm.setCheckable(True)
        calm.setChecked(reduced_motion())
        calm.triggered.connect(self.motion_chosen)
        menu.addSeparator()
        menu.addAction(self.tr("Over Kassa")).triggered.connect(self.about_wanted)
        menu.addAction(self.tr("Afmelden")).triggered.connect(self.sign_out_wanted)
        menu.popup(self.user.mapToGlobal(QPoint(0, self.user.height() + 2)))
