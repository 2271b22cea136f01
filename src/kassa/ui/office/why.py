"""'Waarom niet?': a button that cannot be pressed keeps the reason, and says it on hover, press and F1 (ui.md 1.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kassa.domain.errors import KassaError, Reason
from kassa.domain.people.rights import Right, why_not
from kassa.ui.office.lists.popover import Popover
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.ui.theme.theme import Theme
    from kassa.ui.widgets.buttons import Button

WIDTH = 340


class WhyPopover(Popover):
    """What happened or not, what to do and who may do it, for one action or for all that are refused now."""

    def __init__(self, theme: Theme, owner: QWidget, told: Sequence[tuple[str, Reason]], title: str) -> None:
        super().__init__(theme, owner, title, name="why", width=WIDTH)
        for word, reason in told:
            if len(told) > 1:
                self.body.addWidget(label(word, "strong"))
            self.body.addWidget(label(reason.sentence, "body", wrap=True, name="why.sentence"))
            for text, name in ((reason.fix, "why.fix"), (reason.who, "why.who")):
                if text:
                    self.body.addWidget(label(text, "body", "second", wrap=True, name=name))
        self.setAccessibleDescription(" ".join(f"{word}: {reason}" for word, reason in told))


class Why(QObject):
    """Keeps the reasons of the buttons of one page.

    Args:
        theme: looks.
        page: where F1 tells everything that is refused now.
    """

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self.reasons: dict[Button, Reason] = {}
        self._icons: dict[Button, str] = {}
        self.shown: WhyPopover | None = None
        help_key = QShortcut(QKeySequence("F1"), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        help_key.activated.connect(self.tell_all)
        help_key.activatedAmbiguously.connect(self.tell_all)  # a part of the page keeps reasons of its own

    def refuse(self, button: Button, reason: Reason | None) -> None:
        """Switch a button off with a reason, or on again with ``None``."""
        if button not in self._icons:
            self._icons[button] = button.icon_name
            button.installEventFilter(self)
            button.destroyed.connect(lambda: self._forget(button))
        if reason is None:
            self.reasons.pop(button, None)
        else:
            self.reasons[button] = reason
        button.setEnabled(reason is None)
        button.setToolTip("" if reason is None else str(reason))
        button.setAccessibleDescription("" if reason is None else str(reason))
        locked = reason is not None and reason.code.startswith("right.")
        if self._icons[button] or locked:
            button.set_icon("lock" if locked else self._icons[button])

    def reason(self, button: Button) -> Reason | None:
        """Return why a button cannot be pressed, or None when it can."""
        return self.reasons.get(button)

    def tell(self, owner: QWidget, word: str, reason: Reason) -> None:
        """Show a reason at a place: for what was refused after the press."""
        self._pop(owner, ((word, reason),))

    def tell_all(self) -> None:
        """Show every reason of the page and its parts (F1)."""
        page, above = self._page, self._page.parentWidget()
        while above is not None:
            page = above if above.findChild(Why, options=Qt.FindChildOption.FindDirectChildrenOnly) else page
            above = above.parentWidget()
        refused = {button: one for why in page.findChildren(Why) for button, one in why.reasons.items()}
        told = [(button, reason) for button, reason in refused.items() if button.isVisible()]
        if told:
            self._pop(told[0][0], [(button.label(), reason) for button, reason in told])

    def _pop(self, owner: QWidget, told: Sequence[tuple[str, Reason]]) -> None:
        title = self.tr("Waarom niet?")
        self.shown = WhyPopover(self._theme, owner, told, title)
        self.shown.closed.connect(self._closed)
        self.shown.pop()
        announce(self._page, " ".join(str(reason) for _word, reason in told), urgent=True)

    def _closed(self) -> None:
        self.shown = None

    def _forget(self, button: Button) -> None:
        self.reasons.pop(button, None)
        self._icons.pop(button, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the reason when a button that is off is pressed."""
        if event.type() == QEvent.Type.MouseButtonPress:
            for button, reason in self.reasons.items():
                if button is watched:
                    self._pop(button, ((button.label(), reason),))
                    return True
        return False


def lock(page: QWidget, theme: Theme, actor: Actor, rights: Mapping[Button, Right]) -> None:
    """Lock the buttons whose right a person lacks; each tells which right and who may give it."""
    missing = {button: reason for button, right in rights.items() if (reason := why_not(actor, right)) is not None}
    if missing:
        why = Why(theme, page)
        for button, reason in missing.items():
            why.refuse(button, reason)


def reason_of(error: Exception) -> Reason:
    """Return the reason of a refusal; a bug is not hidden."""
    if not isinstance(error, KassaError):
        raise error
    return error.reason
