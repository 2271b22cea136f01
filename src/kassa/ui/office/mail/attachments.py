"""The attachments of a mail as cards, and 'Bijlage' to add one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.errors import InputError
from kassa.domain.messages.files import NewFile, safe_name
from kassa.domain.messages.message import Attachment
from kassa.ui.office.mail.words import size_words
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.file_dialog import ATTACHMENT_KINDS, ask_open, read_attachment
from kassa.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

ACROSS = 2
CARD_WIDTH = 330

AskFile = Callable[[QWidget, str, str], str]


class AttachmentCard(QFrame):
    """One file: name, size, where it comes from; look at it, or take it away."""

    def __init__(self, theme: Theme, name: str, size: int, origin: str, *, number: int) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("fx", "notice")
        self.setMaximumWidth(CARD_WIDTH)
        self._picture = QLabel()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ElidedLabel(name, "strong"))
        column.addWidget(label(f"{size_words(size)} · {origin}", "caption"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 8, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture)
        self._row.addLayout(column, 1)
        self._number = number
        self._name = name
        theme.changed.connect(self._recolour)
        self._recolour()

    def add_look(self, act: Callable[[], None]) -> None:
        """Offer to look at the file."""
        said = self.tr("%1 bekijken").replace("%1", self._name)
        button = icon_button(self._theme, "eye", said, name=f"mail.look_{self._number}", kind="ghost", sz="s")
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)

    def add_remove(self, act: Callable[[], None]) -> None:
        """Offer to take the file away."""
        said = self.tr("%1 verwijderen").replace("%1", self._name)
        button = icon_button(self._theme, "x", said, name=f"mail.drop_{self._number}", kind="ghost", sz="s")
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)

    def _recolour(self) -> None:
        self._picture.setPixmap(self._theme.pixmap("file-text", "danger_ink", 20, self.devicePixelRatioF()))


class AttachmentsBar(QWidget):
    """Stored files and files still to store."""

    changed = Signal()
    look_wanted = Signal(str, str)
    """Identity and name of a stored file."""
    refused = Signal(object)
    """Why a file cannot go along (a reason)."""

    def __init__(self, theme: Theme, ask: AskFile = ask_open) -> None:
        super().__init__()
        self._theme = theme
        self._ask = ask
        self._cards: list[QWidget] = []
        self._read_only = False
        self.kept: tuple[Attachment, ...] = ()
        self.added: tuple[NewFile, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(ACROSS + 1, 1)
        self.button = Button(theme, self.tr("Bijlage"), name="mail.attach", kind="ghost", icon="paperclip")
        self.button.clicked.connect(self._choose)

    def set_files(
        self, kept: tuple[Attachment, ...], added: tuple[NewFile, ...] = (), *, read_only: bool = False
    ) -> None:
        """Show these files."""
        self.kept, self.added, self._read_only = kept, added, read_only
        self._show()

    def _show(self) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for place, one in enumerate(self.kept):
            origin = self.tr("hoort bij sjabloon") if one.own else self.tr("toegevoegd")
            card = AttachmentCard(self._theme, one.name, one.size, origin, number=place)
            card.add_look(partial(self.look_wanted.emit, one.file_id, one.name))
            if not one.own and not self._read_only:
                card.add_remove(partial(self._drop_kept, one))
            self._cards.append(card)
        for place, new in enumerate(self.added, start=len(self.kept)):
            card = AttachmentCard(
                self._theme, safe_name(new.name), len(new.content), self.tr("nog niet bewaard"), number=place
            )
            card.add_remove(partial(self._drop_added, new))
            self._cards.append(card)
        for place, widget in enumerate(self._cards):
            self._grid.addWidget(widget, place // ACROSS, place % ACROSS)
        self._grid.addWidget(self.button, max(0, len(self._cards) - 1) // ACROSS, ACROSS)
        self.button.setVisible(not self._read_only)

    def _choose(self) -> None:
        kinds = self.tr("Documenten")
        path = self._ask(self, self.tr("Bijlage"), f"{kinds} ({ATTACHMENT_KINDS})")
        if path:
            self.add_file(Path(path))

    def add_file(self, path: Path) -> None:
        """Add a file from this machine; it is stored when the mail is saved."""
        try:
            new = read_attachment(path)
        except InputError as error:
            self.refused.emit(error.reason)
            return
        self.added = (*self.added, new)
        self._show()
        self.changed.emit()

    def _drop_kept(self, file: Attachment) -> None:
        self.kept = tuple(one for one in self.kept if one is not file)
        self._show()
        self.changed.emit()

    def _drop_added(self, file: NewFile) -> None:
        self.added = tuple(one for one in self.added if one is not file)
        self._show()
        self.changed.emit()
