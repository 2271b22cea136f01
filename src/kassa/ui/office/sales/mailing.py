"""What the screens of sales documents ask of the mail windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget


class MailDesk(Protocol):
    """Opens the windows of mail; all of it is about one document."""

    def definitive(self, over: QWidget, document_id: str, confirm: Callable[[], object]) -> None:
        """Show 'Maak factuur definitief'; 'Verzenden' and 'Bewerk en verstuur' call ``confirm`` first."""
        ...

    def compose(self, over: QWidget, document_id: str) -> None:
        """Show 'Versturen e-mail' for a document that is final."""
        ...

    def tab(self, document_id: str) -> QWidget:
        """Return the tab with the mails of a document."""
        ...

    def count(self, document_id: str) -> int:
        """Return how many mails a document has; blocking."""
        ...
