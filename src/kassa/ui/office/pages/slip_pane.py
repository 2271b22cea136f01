"""A pane that shows paper: the slip of a receipt or a Z report, with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.ui.office.lists.pane import PreviewPane
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.slip_view import SlipView
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.people.rights import Right
    from kassa.output.slip import Slip
    from kassa.services.lists.spec import Row
    from kassa.ui.office.context import OfficeContext

COLUMNS = 42


class Facts(QWidget):
    """Words at the left, what they are about at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show these pairs."""
        for old in self._labels:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._labels = []
        for place, (word, fact) in enumerate(facts):
            left, right = label(word, "body", "second"), label(fact, "body")
            right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(left, place, 0)
            self._grid.addWidget(right, place, 1)
            self._labels += [left, right]


class SlipPane(PreviewPane):
    """Shows the paper of the current row; pages say what it is and what can be done with it."""

    own_width = 470

    def __init__(self, office: OfficeContext, name: str) -> None:
        super().__init__(office.ui.theme, name)
        self._office = office
        self._name = name
        self._asked = 0
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.facts = Facts()
        self.message = label("", "body", "danger", wrap=True, name=f"{name}.pane_message")
        self.message.hide()
        self.view = SlipView(COLUMNS)
        self.view.setAccessibleName(self.tr("Voorbeeld van de bon"))
        paper = QVBoxLayout()
        paper.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addLayout(self.buttons)
        self.body.addWidget(self.message)
        self.body.addWidget(rule())
        self.body.addWidget(self.facts)
        self.body.addWidget(rule())
        self.body.addLayout(paper)
        self.body.addStretch(1)

    def add_button(self, text: str, name: str, icon: str, act: Callable[[], None], right: Right) -> Button:
        """Add a button; without the right it is locked and names the right."""
        may = self._office.actor.may(right)
        made = Button(self._theme, text, name=f"{self._name}.{name}", icon=icon if may else "lock")
        made.setEnabled(may)
        made.setToolTip("" if may else right.dutch)
        made.clicked.connect(act)
        self.buttons.addWidget(made)
        return made

    def load(self, work: Callable[[], Slip]) -> None:
        """Make the slip in the background and show it; the answer to an older question is dropped."""
        self._asked += 1
        number = self._asked

        def done(slip: Slip) -> None:
            if number == self._asked:
                self.message.hide()
                self.view.show()
                self.view.show_slip(slip)

        def failed(error: Exception) -> None:
            if number == self._asked:
                self.view.hide()
                self.say(error)

        self._office.ui.jobs.run(self, work, done=done, failed=failed, lane=Lane.IO)

    def act(self, work: Callable[[], object], told: Callable[[object], str]) -> None:
        """Do something and say in the pane how it went."""

        def done(result: object) -> None:
            self.message.setProperty("tone", "success")
            self._tell(told(result))

        def failed(error: Exception) -> None:
            self.say(error)

        self._office.ui.jobs.run(self, work, done=done, failed=failed)

    def say(self, error: Exception) -> None:
        """Show why something did not work; a bug is not hidden."""
        if not isinstance(error, KassaError):
            raise error
        self.message.setProperty("tone", "danger")
        self._tell(str(error))

    def clear(self) -> None:
        """Show nothing: there is no current row."""
        self._asked += 1
        self.view.hide()
        self.message.hide()
        self.facts.show_facts([])
        self.title.setText("")
        self.subtitle.setText("")

    def show_row(self, row: Row | None) -> None:
        """Show a row or nothing."""
        super().show_row(row)
        if row is None:
            self.clear()

    def _tell(self, text: str) -> None:
        self.message.setText(text)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.show()
