"""What the screens of sales documents ask of the mail windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from kassa.ui.office.mail.send_dialog import SendChoice


@frozen
class MailLine:
    """A mail of a document: its subject and how it stands."""

    subject: str
    state: str
    tone: str = ""


class MailWindows(Protocol):
    """Opens the windows of mail; all of it is about one document."""

    def ask(self, page: QWidget, document_id: str, chosen: Callable[[SendChoice], object]) -> None:
        """Ask for addresses and a template; 'Verzenden' and 'Bewerk en verstuur' call ``chosen``."""
        ...

    def send(self, page: QWidget, document_id: str, choice: SendChoice) -> None:
        """Make the mail that was chosen and send it, or open it to edit first."""
        ...

    def tab(self, document_id: str) -> QWidget:
        """Return the tab with the mails of a document."""
        ...

    def lines(self, document_id: str) -> tuple[MailLine, ...]:
        """Return the mails of a document, newest first; blocking."""
        ...
