"""'Bon': Printen, E-mail or Geen; behind E-mail stands the address it goes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kassa.domain.frozen import frozen
from kassa.ui.till.address_sheet import AddressSheet
from kassa.ui.till.payment.words import PAPER_MAIL, PAPER_NONE, PAPER_PRINT

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext
    from kassa.ui.widgets.choices import Segmented
    from kassa.ui.widgets.notice import Notice


@frozen
class Wanted:
    """What becomes of the paper of a bon.

    Attributes:
        prints: whether it goes on paper.
        address: where it is mailed to; empty when it is not.
    """

    prints: bool = True
    address: str = ""


class PaperChoice(QObject):
    """Knows what becomes of the paper of this bon.

    Args:
        ui: theme.
        screen: whose window the sheet covers.
        choice: the segmented choice on the screen.
        notice: says where the bon goes.
        known: the address of the customer of the bon; empty when nobody knows it.
    """

    def __init__(
        self, ui: UiContext, screen: QWidget, choice: Segmented, notice: Notice, known: Callable[[], str]
    ) -> None:
        super().__init__(screen)
        self._ui, self._screen, self._choice, self._notice, self._known = ui, screen, choice, notice, known
        self._usual = PAPER_PRINT
        self._address = ""
        choice.chosen.connect(self._chosen)

    def start(self, *, prints: bool) -> None:
        """Begin a bon with the choice of the settings."""
        self._usual, self._address = PAPER_PRINT if prints else PAPER_NONE, ""
        self._choice.set_value(self._usual)

    @property
    def wanted(self) -> Wanted:
        """What becomes of the paper."""
        chosen = self._choice.value()
        return Wanted(chosen == PAPER_PRINT, self._address if chosen == PAPER_MAIL else "")

    def _chosen(self, paper: str) -> None:
        if paper == PAPER_MAIL:
            self._mail_to(self._known())
        else:
            self._notice.say("")

    def _mail_to(self, address: str) -> None:
        if address:
            self._address = address
            self._notice.say(self.tr("De bon gaat naar {address}.").format(address=address), "info")
            return
        sheet = AddressSheet(self._ui.theme, self._screen.window(), self.tr("Bon mailen"), start=self._address)

        def answered(typed: str | None) -> None:
            if typed:
                self._mail_to(typed)
            else:
                self._choice.set_value(self._usual)

        sheet.finished.connect(answered)
        sheet.ask()
