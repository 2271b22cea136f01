"""Quantities per line: 'Pakbon aanmaken' and 'Crediteren', the whole line by default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from kassa.domain.errors import InputError
from kassa.domain.frozen import frozen
from kassa.domain.values import Quantity
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.typed import parse_quantity
from kassa.ui.office.sales.day_field import DayField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import SelectAllEdit
from kassa.ui.widgets.labels import ElidedLabel, label, restyle
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

EDIT_WIDTH = 90
ROW_HEIGHT = 40
MOST_HEIGHT = 320


@frozen
class Countable:
    """A line of which some can be taken: its name, how many there are at most, what to call that."""

    line_id: str
    name: str
    detail: str
    most: Quantity
    unit: str = ""


@frozen
class Counted:
    """What was chosen; ``quantities`` is None for everything.

    Attributes:
        quantities: how many of each line, without the lines of which there are none.
        day: the date of the new document.
    """

    quantities: Mapping[str, Quantity] | None
    day: dt.date


class QuantitiesDialog(Dialog):
    """Ends with a :class:`Counted`, or None."""

    def __init__(
        self, theme: Theme, over: QWidget, title: str, text: str, lines: Sequence[Countable], today: dt.date
    ) -> None:
        super().__init__(theme, over, title, name="quantities", text=text, width=620)
        self._lines = lines
        self._edits: list[SelectAllEdit] = []
        self.day = DayField(self.tr("Datum"), today, today, name="quantities.date")
        self.notice = Notice(theme, name="quantities.notice")
        self.body.addWidget(self._table())
        self.body.addWidget(self.day)
        self.body.addWidget(self.notice)

    def finish(self, yes: str, no: str) -> None:
        """Add the buttons and show the dialog."""
        self.add_button(no, None, name="quantities.no")
        self._yes = self.add_action(Button(self._theme, yes, name="quantities.yes", kind="primary", sz="l"))
        self._yes.clicked.connect(self._finish)
        self.open(self._yes)

    def _table(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("fx", "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, line in enumerate(self._lines):
            name = f"{line.name} · {line.detail}" if line.detail else line.name
            grid.addWidget(ElidedLabel(name), place, 0)
            most = self.tr("van %1").replace("%1", f"{format_quantity(line.most)} {line.unit}".strip())
            edit = SelectAllEdit()
            edit.setObjectName(f"quantities.line_{place + 1}")
            edit.setAccessibleName(self.tr("Aantal van %1, %2").replace("%1", name).replace("%2", most))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setFixedWidth(EDIT_WIDTH)
            edit.setText(format_quantity(line.most).replace("\u2212", "-"))
            edit.textEdited.connect(lambda _text, one=edit: restyle(one, "state", ""))
            self._edits.append(edit)
            grid.addWidget(edit, place, 1)
            grid.addWidget(label(most, "caption"), place, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setFixedHeight(min(MOST_HEIGHT, ROW_HEIGHT * max(1, len(self._lines)) + 8))
        return area

    def _finish(self) -> None:
        day, found = self.day.day(), self._read()
        if day is None or found is None:
            return
        if not found:
            self.notice.say(self.tr("Er is niets gekozen. Vul bij minstens één regel een aantal in."))
            return
        whole = {line.line_id: line.most for line in self._lines}
        self.done(Counted(None if found == whole else found, day))

    def _read(self) -> dict[str, Quantity] | None:
        """Return the quantities above zero, or None after saying what is wrong."""
        found: dict[str, Quantity] = {}
        for line, edit in zip(self._lines, self._edits, strict=True):
            try:
                quantity = parse_quantity(edit.text().strip() or "0")
            except InputError as error:
                self._refuse(edit, str(error))
                return None
            if quantity > line.most:
                text = self.tr("Van %1 kunnen er hoogstens %2.")
                self._refuse(edit, text.replace("%1", line.name).replace("%2", format_quantity(line.most)))
                return None
            if quantity > Quantity.ZERO:
                found[line.line_id] = quantity
        return found

    def _refuse(self, edit: SelectAllEdit, text: str) -> None:
        restyle(edit, "state", "error")
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.notice.say(text, "danger")
