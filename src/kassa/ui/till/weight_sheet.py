"""Asks a weight: typed, or from the scale with one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kassa.domain.errors import KassaError
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.quantity import Quantity
from kassa.ui.till.sheets import NumberSheet
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label, restyle
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kassa.services.ports import Scale
    from kassa.ui.shell.context import UiContext

_UNITS = {"kg": 1, "kilo": 1, "g": 1000, "gr": 1000, "gram": 1000}
"""Unit of an article to how many of it are a kilogram."""


def weighable(unit: str) -> bool:
    """Return whether a scale can say how many of this unit there are."""
    return unit.lower().rstrip(".") in _UNITS


class WeightSheet(NumberSheet):
    """A number sheet with 'Weeg', 'Tarra' and 'Op nul'; ``finished`` carries the weight as text, typed or weighed.

    Args:
        ui: theme, background work.
        over: where it lies.
        title: what is weighed.
        name: of its controls.
        unit: in which the weight is asked.
        scale: of this till.
        start: the weight there is already.
    """

    def __init__(
        self, ui: UiContext, over: QWidget, title: str, *, name: str, unit: str, scale: Scale, start: str = ""
    ) -> None:
        super().__init__(ui.theme, over, title, name=name, start=start, decimals=3, after=f" {unit}", width=680)
        self._jobs, self._scale = ui.jobs, scale
        self._per_kilogram = _UNITS[unit.lower().rstrip(".")]
        self._said = label("", "body", "second", wrap=True, name=f"{name}.said")
        self.weigh_button = Button(ui.theme, self.tr("Weeg"), name=f"{name}.weigh", kind="tonal", sz="xl", icon="scale")
        self.tare_button = Button(ui.theme, self.tr("Tarra"), name=f"{name}.tare", sz="l")
        self.zero_button = Button(ui.theme, self.tr("Op nul"), name=f"{name}.zero", sz="l")
        self.weigh_button.clicked.connect(lambda: self._ask(scale.weigh, self._weighed))
        self.tare_button.clicked.connect(lambda: self._ask(scale.tare, self._tared))
        self.zero_button.clicked.connect(lambda: self._ask(scale.zero, self._zeroed))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.weigh_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tare_button, 1)
        row.addWidget(self.zero_button, 1)
        left.addLayout(row)
        left.addWidget(self._said)
        left.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(left, 1)
        sides.addWidget(self.entry, 1)
        self.body.addLayout(sides)

    def _ask(self, work: Callable[[], Quantity | None], done: Callable[[Quantity | None], None]) -> None:
        self._busy(True)
        self._say(self.tr("Bezig met wegen…"))
        self._jobs.run(self, work, done=done, failed=self._refused, lane=Lane.IO)

    def _weighed(self, weight: Quantity | None) -> None:
        if weight is not None:
            self.done(format_quantity(Quantity(weight.milli * self._per_kilogram)).replace(".", ""))

    def _tared(self, tare: Quantity | None) -> None:
        self._busy(False)
        if tare:
            self._say(self.tr("Tarra {} kg. Leg het artikel erbij en kies Weeg.").format(format_quantity(tare)))
        else:
            self._say(self.tr("Geen tarra: de weegschaal was leeg."))

    def _zeroed(self, _nothing: object) -> None:
        self._busy(False)
        self._say(self.tr("De weegschaal staat op nul."))

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        self._say(str(error.reason) if isinstance(error, KassaError) else str(error), "danger")

    def _busy(self, busy: bool) -> None:
        for button in (self.weigh_button, self.tare_button, self.zero_button):
            button.setEnabled(not busy)

    def _say(self, text: str, tone: str = "second") -> None:
        restyle(self._said, "tone", tone)
        self._said.setText(text)
        announce(self, text)
