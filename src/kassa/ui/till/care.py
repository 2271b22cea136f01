"""What the till does beside selling: it looks after the disk and the backup, and opens the training window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kassa.domain.errors import KassaError
from kassa.domain.people.rights import Right, require
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.errors import Reason
    from kassa.domain.people.actor import Actor
    from kassa.services.container import TillServices
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import SaleController

    Permit = Callable[[Actor, Callable[[Actor], None], Callable[[KassaError], None]], None]

EVERY_MS = 60_000


class Care(QObject):
    """Tells once what is wrong, and again when it got worse or came back.

    Args:
        ui: jobs.
        services: ``look_after``, ``practise`` and what the checkout saw of the clock.
        controller: who stands at the till, and where a message is shown.
        permit: does an action and asks a second person where a right is missing.
        parent: owner.
    """

    looked = Signal(object)
    """Everything that is wrong now: a tuple of :class:`Reason`."""

    def __init__(
        self, ui: UiContext, services: TillServices, controller: SaleController, permit: Permit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ui, self._services, self._controller, self._permit = ui, services, controller, permit
        self._told: frozenset[str] = frozenset()
        self._looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look every minute from now on; the first look is after the first minute, when the start is over."""
        self._timer.start()

    def look(self) -> None:
        """Look now, elsewhere; one look at a time."""
        if self._looking:
            return
        self._looking = True
        self._ui.jobs.run(self, self._services.look_after, done=self._seen, failed=self._unseen, lane=Lane.IO)

    def practise(self) -> None:
        """Open the training window; who may not practise is asked for permission."""
        person = self._controller.actor
        if person is not None:
            self._permit(person, self._open, lambda error: self._controller.refuse(error.reason))

    def _open(self, actor: Actor) -> None:
        require(actor, Right.TRAINING)
        self._controller.tell(self.tr("Het oefenvenster wordt geopend."))
        self._ui.jobs.run(self, lambda: self._services.practise(actor), failed=self._not_opened, lane=Lane.IO)

    def _seen(self, reasons: tuple[Reason, ...]) -> None:
        self._looking = False
        jumped = self._services.checkout.clock_warning
        reasons += (jumped,) if jumped else ()
        self.looked.emit(reasons)
        codes = frozenset(reason.code for reason in reasons)
        new = [reason for reason in reasons if reason.code not in self._told]
        if self._controller.actor is not None:  # on the sign-in screen nobody would read it
            self._told = codes
            if new:
                self._controller.warn(f"{new[0].sentence} {new[0].fix}".strip())

    def _unseen(self, _error: Exception) -> None:
        """The database does not answer: whoever needs it now says so on the screen."""
        self._looking = False

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, KassaError):
            self._controller.refuse(error.reason)
        else:
            raise error
