"""Permission of a second person: asked when a right is missing, and the same action goes on (ui.md 6.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.errors import Denied, KassaError
from kassa.ui.shell.sounds import ERROR

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kassa.domain.people.actor import Actor
    from kassa.services.people.login import Login
    from kassa.ui.shell.context import UiContext


class Approvals:
    """Does an action; where a right is missing, asks a second person and then goes on with the same action.

    Args:
        ui: theme, sounds, clock.
        over: the window the sheet covers.
        login: who may give the right.
    """

    def __init__(self, ui: UiContext, over: QWidget, login: Login) -> None:
        self._ui = ui
        self._over = over
        self._login = login

    def with_approval(
        self, actor: Actor, action: Callable[[Actor], None], refused: Callable[[KassaError], None]
    ) -> None:
        """Do ``action`` as ``actor``, asking permission once if a right is missing.

        Args:
            actor: who does it.
            action: called with the acting person, the second time with the approval inside.
            refused: called with what went wrong, or with the refusal itself when nobody gave permission.
        """
        try:
            action(actor)
        except Denied as denied:
            self._ask(denied, actor, action, refused)
        except KassaError as error:
            self._ui.sounds.play(ERROR)
            refused(error)

    def _ask(
        self,
        denied: Denied,
        actor: Actor,
        action: Callable[[Actor], None],
        refused: Callable[[KassaError], None],
    ) -> None:
        from kassa.ui.till.login.approval_sheet import ApprovalSheet  # first use

        def answered(approved: Actor | None) -> None:
            if approved is None:
                refused(denied)
                return
            try:
                action(approved)
            except KassaError as error:
                self._ui.sounds.play(ERROR)
                refused(error)

        sheet = ApprovalSheet(self._ui, self._over, self._login, denied, actor)
        sheet.finished.connect(answered)
        sheet.open()
