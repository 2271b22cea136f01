"""'Apparaten': every device of a till with find, choose and try; and the page on which a scanner is tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.settings.fields import SETTING
from kassa.ui.upkeep.device_card import DeviceCard
from kassa.ui.upkeep.layout import lay_out
from kassa.ui.upkeep.scanner_page import ScannerPage
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.devices import Answer, DeviceRow, Found
    from kassa.services.upkeep import Upkeep
    from kassa.ui.shell.context import UiContext
    from kassa.ui.upkeep.states import Permit

EVERY_MS = 5_000


class DevicesPage(QFrame):
    """The cards, looked at every five seconds in a worker while the page is visible.

    Args:
        ui: theme, jobs.
        upkeep: the devices.
        permit: does something as the person who stands here.
        changed: is told that a setting of a device is different now.
        title: heading of the page, in the language of the screen.
    """

    test_wanted = Signal(str)
    health_wanted = Signal()

    def __init__(
        self,
        ui: UiContext,
        upkeep: Callable[[], Upkeep],
        permit: Permit,
        changed: Callable[[], None],
        title: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self._upkeep, self._permit, self._changed, self._heading = ui, upkeep, permit, changed, title
        self._looking = False
        self.cards: dict[str, DeviceCard] = {}
        self.setProperty("fx", "canvas")
        self.setObjectName("devices_page")
        self._title = label("", "h1")
        self.health = Button(ui.theme, "x", name="devices.health", icon="shield-check")
        self.health.clicked.connect(self.health_wanted)
        self._note = label("", "body", "second", wrap=True)
        self._note.hide()
        self.notice = Notice(ui.theme, name="devices.message")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.health)
        self._column, self._area = lay_out(self, head, self._note, self.notice, spacing=10)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._retranslate()

    def look(self) -> None:
        """Look how the devices are, elsewhere; one look at a time."""
        if self._looking:
            return
        self._looking = True
        upkeep = self._upkeep
        self._ui.jobs.run(
            self,
            lambda: (upkeep().devices.here, upkeep().devices.rows()),
            done=self._show,
            failed=self._unseen,
            lane=Lane.IO,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        for card in self.cards.values():
            card.hide_found()  # what was said belongs to now

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            for card in self.cards.values():
                card.deleteLater()
            self.cards = {}
            self.look()
        super().changeEvent(event)

    def _show(self, seen: tuple[bool, tuple[DeviceRow, ...]]) -> None:
        here, rows = seen
        self._looking = False
        self._note.setVisible(not here)
        for place, row in enumerate(rows):
            key = row.device.key
            if key in self.cards:
                self.cards[key].show_row(row)
            else:
                self.cards[key] = self._card(key, row)
                self._column.insertWidget(place, self.cards[key])
                self.cards[key].show()

    def _card(self, key: str, row: DeviceRow) -> DeviceCard:
        card = DeviceCard(self._ui.theme, row)
        card.find_wanted.connect(lambda: self._find(key))
        card.chosen.connect(lambda values: self._choose(key, values))
        card.typed.connect(lambda text: self._type(key, text))
        card.trial_wanted.connect(lambda trial: self._try(key, trial))
        card.test_wanted.connect(self.test_wanted)
        return card

    def _find(self, key: str) -> None:
        card, upkeep = self.cards[key], self._upkeep
        card.search.setEnabled(False)
        card.notice.say(self.tr("Bezig met zoeken op deze computer…"), "info")

        def done(found: tuple[Found, ...]) -> None:
            card.search.setEnabled(True)
            card.notice.say("")
            card.show_found(found)
            self._reveal(card)

        def failed(error: Exception) -> None:
            card.search.setEnabled(True)
            card.show_found(())
            self._refuse(key, error)

        self._ui.jobs.run(self, lambda: upkeep().devices.find(key), done=done, failed=failed, lane=Lane.IO)

    def _choose(self, key: str, values: Mapping[str, object]) -> None:
        self._store(key, lambda actor: self._upkeep().devices.choose(values, actor))

    def _type(self, key: str, text: str) -> None:
        if not text.strip():
            self.cards[key].refuse_address(self.tr("Vul eerst een adres in."))
            return
        self._store(key, lambda actor: self._upkeep().devices.type_address(key, text, actor))

    def _store(self, key: str, deed: Callable[[Actor], frozenset[str]]) -> None:
        def action(actor: Actor) -> None:
            deed(actor)
            self._changed()
            card = self.cards[key]
            card.hide_found()
            card.notice.say(self.tr("Gekozen. De kassa gebruikt het vanaf nu; probeer het meteen."), "success")
            self.look()

        self._permit(action, lambda error: self._refuse(key, error))

    def _try(self, key: str, trial: str) -> None:
        card, upkeep = self.cards[key], self._upkeep
        card.notice.say(self.tr("Bezig met proberen…"), "info")

        def done(answer: Answer) -> None:
            card.notice.say(answer.sentence, "success" if answer.good else "danger")
            self._reveal(card)
            self.look()

        self._ui.jobs.run(
            self,
            lambda: upkeep().devices.run(key, trial),
            done=done,
            failed=lambda error: self._refuse(key, error),
            lane=Lane.IO,
        )

    def _refuse(self, key: str, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        card = self.cards[key]
        card.notice.say("")
        if not (error.code.startswith(SETTING) and card.refuse_address(str(error))):
            card.notice.say(str(error), "danger")
        self._reveal(card)

    def _reveal(self, card: DeviceCard) -> None:
        """Scroll to what a card has to say, once it has its place."""
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, 0))

    def _unseen(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, KassaError):
            raise error
        self.notice.say(str(error), "danger")

    def _retranslate(self) -> None:
        self._title.setText(self._heading())
        self.setWindowTitle(self._heading())
        self.health.set_label(self.tr("Alles in orde?"))
        self._note.setText(self.tr("'Zoeken' zoekt op deze computer. Kies alleen wat aan de kassa zelf vastzit."))


class DevicesPart(QStackedWidget):
    """The page of the devices and, before it when asked for, the page on which a scanner is tried.

    Args:
        page: the page of the devices.
        scanner: the page on which a scanner is tried.
    """

    def __init__(self, page: DevicesPage, scanner: ScannerPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.scanner = page, scanner
        self.addWidget(page)
        self.addWidget(scanner)
        self.setWindowTitle(page.windowTitle())
        page.test_wanted.connect(lambda _name: self.setCurrentWidget(scanner))
        scanner.back_wanted.connect(self.back)

    def back(self) -> bool:
        """Go back to the devices; false when they are shown already."""
        if self.currentWidget() is self.page:
            return False
        self.setCurrentWidget(self.page)
        return True

    def take_scan(self, code: str) -> bool:
        """A scan is for the page that tries scanners, while it is shown."""
        del code
        return self.currentWidget() is self.scanner
