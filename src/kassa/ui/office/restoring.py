"""'Reservekopie terugzetten': choose a file, see what is in it, put it back, read what is missing.

A window of its own, beside no other: the database it replaces may be in use by nobody, and may be what is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.errors import InputError, KassaError
from kassa.domain.verification import parse_anchor
from kassa.services.backup_words import found_lines, put_back_lines
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.file_dialog import ask_open
from kassa.ui.widgets.labels import label, restyle
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.services.safekeeping import Found, PutBack, Safekeeping
    from kassa.ui.shell.context import UiContext

WIDTH = 680
MARGIN = 28


class RestoreWindow(QWidget):
    """Three steps in one card; the primary button is always the next one.

    Args:
        ui: theme, jobs.
        keeper: opens backups and puts them back.
        command: how this program is started again, without a command word.
        newest: the newest backup this machine knows of, to begin with; None when there is none.
    """

    def __init__(self, ui: UiContext, keeper: Safekeeping, command: tuple[str, ...], newest: Path | None) -> None:
        super().__init__()
        self._ui, self._keeper, self._command = ui, keeper, command
        self.setWindowTitle("Backoffice")
        self.setObjectName("restore")
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame()
        card.setProperty("fx", "card")
        card.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self._column.setSpacing(12)
        self._column.addWidget(label(self.tr("Reservekopie terugzetten"), "h1"))
        self.told = label("", "body", "second", wrap=True, name="restore.told")
        self._column.addWidget(self.told)
        self._build_fields()
        self.lines = label("", "body", wrap=True, name="restore.lines")
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = label("", "body", "danger", wrap=True, name="restore.message")
        self._column.addWidget(self.lines)
        self._build_anchor()
        self._column.addWidget(self.message)
        self._build_buttons()
        self._asked = (self.file, self.browse, self.code, self.anchor, self.papers)
        outer = QVBoxLayout(self)
        middle = QHBoxLayout()  # not an alignment: that gives lines that wrap too little room
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.resize(1024, 700)
        self._next: Callable[[], None] = self.look
        if newest is not None:
            self.file.set_text(str(newest))
        self.choose_again()

    def _build_fields(self) -> None:
        theme = self._ui.theme
        self.file = Field(self.tr("Bestand"), name="restore.file", required=True)
        self.file.edit.textChanged.connect(self._file_changed)
        self.browse = Button(theme, self.tr("Kiezen…"), name="restore.browse", icon="folder-open")
        self.browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.file, 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.code = Field(self.tr("Herstelcode"), name="restore.code", required=True)
        for field in (self.file, self.code):
            field.edit.returnPressed.connect(lambda: self.button.click())
        self._column.addWidget(self.code)

    def _build_anchor(self) -> None:
        self.anchor = Field(self.tr("Nummer onderaan de laatste bon of het laatste Z-rapport"), name="restore.anchor")
        self.anchor.set_help(self.tr("Mag leeg. Zoals 1207:8f2a90c1b7de; dan wordt gezegd of die bon erin staat."))
        self._column.addWidget(self.anchor)
        self.papers = Field(self.tr("Laatste nummers op papier van na deze reservekopie"), name="restore.papers")
        told = self.tr("Mag leeg. Zoals R01-26-00131 2026-0449; tot en met die nummers komt er geen nog eens.")
        self.papers.set_help(told)
        self._column.addWidget(self.papers)

    def _build_buttons(self) -> None:
        theme = self._ui.theme
        self.back = Button(theme, self.tr("Andere kiezen"), name="restore.back", icon="arrow-left")
        self.back.clicked.connect(self.choose_again)
        self.leave = Button(theme, self.tr("Annuleren"), name="restore.leave")
        self.leave.clicked.connect(self.open_office)
        self.button = Button(theme, "", name="restore.next", kind="primary", sz="l")
        self.button.clicked.connect(lambda: self._next())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.leave)
        row.addWidget(self.back)
        row.addWidget(self.button, 1)
        self._column.addLayout(row)

    # Steps ---------------------------------------------------------------------------------------------------------

    def choose_again(self) -> None:
        """Begin: which file."""
        self._step(
            self.tr("Kies een bestand. Wat erin staat, is te lezen voor er iets gebeurt."),
            self.tr("Bekijken"),
            self.look,
        )
        for part in (self.file, self.browse, self.leave):
            part.show()
        self._file_changed()
        self.file.setFocus()

    def look(self) -> None:
        """Open the file and show what is in it."""
        keeper, file, code = self._keeper, Path(self.file.text().strip()), self.code.text()
        if not self.file.text().strip():
            self.file.set_error(self.tr("Dit is verplicht."))
            self.file.setFocus()
            return
        self._wait(self.tr("De reservekopie wordt geopend en gecontroleerd…"))

        def work() -> Found | str:
            needed = keeper.head(file)
            return needed if needed and not code.strip() else keeper.look(file, code)

        self._ui.jobs.run(self, work, done=self._looked, failed=self._refused, lane=Lane.IO)

    def _looked(self, found: Found | str) -> None:
        self._ready()
        if isinstance(found, str):
            _write(self.message, ())
            _write(self.told, (self.tr("Deze reservekopie is van een andere computer en is versleuteld."),))
            self.code.set_help(self.tr("25 letters en cijfers; de code begint met %1.").replace("%1", found))
            self.code.show()
            self.code.setFocus()
            return
        self._step(self.tr("Dit staat erin:"), self.tr("Terugzetten"), self.put_back)
        _write(self.lines, found_lines(found))
        self.anchor.show()
        self.papers.show()
        self.back.show()
        self.button.setFocus()

    def put_back(self) -> None:
        """Put the backup in the place of the shop."""
        keeper, file, code, anchor = self._keeper, Path(self.file.text().strip()), self.code.text(), self.anchor.text()
        self.anchor.set_error("")
        try:
            anchors = (parse_anchor(anchor),) if anchor.strip() else ()
        except InputError as error:
            self.anchor.set_error(str(error))
            self.anchor.setFocus()
            return
        papers = self.papers.text().replace(",", " ").split()
        self._wait(self.tr("De reservekopie wordt teruggezet…"))
        self._ui.jobs.run(
            self,
            lambda: keeper.restore(file, code, anchors=anchors, papers=papers),
            done=self._put_back,
            failed=self._refused,
            lane=Lane.IO,
        )

    def _put_back(self, done: PutBack) -> None:
        self._step(self.tr("De winkel is terug."), self.tr("Backoffice openen"), self.open_office)
        _write(self.lines, put_back_lines(done))
        self._ready()
        self.button.setFocus()

    def open_office(self) -> None:
        """Start the back office, on the shop that is back or as it was, and go away."""
        QProcess.startDetached(self._command[0], [*self._command[1:], "office"])
        self.close()

    # Inside --------------------------------------------------------------------------------------------------------

    def _step(self, told: str, word: str, then: Callable[[], None]) -> None:
        _write(self.told, (told,))
        self.button.setText(word)
        self._next = then
        _write(self.message, ())
        _write(self.lines, ())
        for part in (*self._asked, self.back, self.leave):
            part.hide()

    def _wait(self, text: str) -> None:
        self.file.set_error("")
        self._set_enabled(False)
        restyle(self.message, "tone", "second")
        _write(self.message, (text,))

    def _ready(self) -> None:
        self._set_enabled(True)

    def _set_enabled(self, enabled: bool) -> None:
        """Nothing can be changed while something is done: what was looked at is what is put back."""
        for part in (*self._asked, self.back, self.leave, self.button):
            part.setEnabled(enabled)

    def _refused(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, KassaError):
            raise error
        restyle(self.message, "tone", "danger")
        _write(self.message, (str(error),))
        (self.file if self.file.isVisible() else self.button).setFocus()

    def _file_changed(self) -> None:
        """Another file may need no code, or another one."""
        self.code.hide()
        self.code.set_text("")
        self.file.set_error("")

    def _browse(self) -> None:
        chosen = ask_open(
            self, self.tr("Reservekopie kiezen"), self.tr("Reservekopieën (*.backup);;Alle bestanden (*)")
        )
        if chosen:
            self.file.set_text(chosen)


def _write(part: QLabel, lines: Sequence[str]) -> None:
    part.setText("\n".join(lines))
    part.setVisible(bool(lines))
