"""'Kies Klant': search, the last customers of this till, one tap to choose, and a new customer in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.people.newcomer import from_search
from kassa.ui.till.customers.facts import FactsCard
from kassa.ui.till.customers.newcomer_form import NewcomerForm
from kassa.ui.till.customers.search import MOST, CustomerSearch
from kassa.ui.till.frame import COMPACT_BELOW
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, restyle
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.people.newcomer import Newcomer
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.choosing import CustomerChoice, CustomerChoosing, CustomerFacts
    from kassa.ui.shell.context import UiContext

NORMAL, COMPACT = QSize(1100, 692), QSize(984, 716)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SelectCustomerDialog(Dialog):
    """``finished`` carries the identity of the customer, or ``None``.

    Args:
        ui: theme, sounds, language, background jobs.
        over: the window it covers.
        finds: the customers.
        title: what will happen with the customer; empty is 'Kies Klant'.
        country: of the shop, for a new customer.
    """

    save = Signal(object)
    """A :class:`Newcomer` that may be stored and chosen; the owner does it and closes, or says what is wrong."""

    def __init__(self, ui: UiContext, over: QWidget, finds: CustomerChoosing, title: str, country: str = "NL") -> None:
        super().__init__(ui.theme, over, title, name="select_customer", width=NORMAL.width())
        self._ui, self._finds, self._country, self._own_title = ui, finds, country, title
        self._pages = QStackedWidget()
        self._build()
        self._fit_variant()
        if not title:
            self.title.setText(self.tr("Kies Klant"))
            self.setAccessibleName(self.tr("Kies Klant"))

    def ask(self) -> None:
        """Show with the last customers of this till and the focus in the search field."""
        self.open(self.search)
        self.search.look("")

    def refused(self, text: str) -> None:
        """A new customer was not stored: say why, keep everything that was typed."""
        self.form.notice.say(text, "danger")

    def take_scan(self, code: str) -> bool:
        """A customer card chooses; anything else is heard and said."""
        words = self.tr("Dit is geen klantenpas. Er is niets gekozen.")
        try:
            found = self._finds.find_card(code)
        except KassaError as error:
            found, words = None, str(error.reason)
        if found is not None:
            self.done(found)
            return True
        self._ui.sounds.play("fout")
        (self.form.notice if self._pages.currentIndex() else self.notice).say(words, "danger")
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit_variant()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert and self._pages.currentIndex() == 0:
            self._new()
        elif event.key() == Qt.Key.Key_Escape:
            self._back()
        elif event.key() in _ENTER and self.list.hasFocus():
            self.search.pick_current()
        else:
            super().keyPressEvent(event)

    # Building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._ui.theme
        self.search = CustomerSearch(
            self._ui, self._finds, name="select_customer.search", list_name="select_customer.list"
        )
        self.search.set_placeholder(self.tr("Naam, nummer, telefoon, postcode of pas"))
        self.search.picked.connect(self.done)
        self.search.found.connect(self._show)
        self.search.missed.connect(self._missed)
        self.notice = Notice(theme, name="select_customer.notice")
        self.list = self.search.list
        self.list.setAccessibleName(self.tr("Gevonden klanten"))
        self.list.moved.connect(self._show_facts)
        self._caption = label("", "label")
        self._empty = label("", "body", "second", wrap=True, name="select_customer.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = FactsCard(theme, name="select_customer.card")
        self.form = NewcomerForm(theme, name="select_customer.new")
        self._pages.addWidget(self._search_page())
        self._pages.addWidget(self.form)
        self.body.addWidget(self._pages, 1)
        self._new_button = Button(
            theme, self.tr("Nieuwe klant"), name="select_customer.add", kind="secondary", sz="l", icon="plus"
        )
        self._new_button.clicked.connect(self._new)
        self._buttons.insertWidget(0, self._new_button)
        self._cancel = Button(theme, self.tr("Terug"), name="select_customer.back", sz="l", icon="arrow-left")
        self._cancel.clicked.connect(self._back)
        self._buttons.addWidget(self._cancel)
        self._save = Button(theme, self.tr("Opslaan en kiezen"), name="select_customer.save", kind="primary", sz="l")
        self._save.clicked.connect(self._save_new)
        self.add_action(self._save)
        self._build_head()
        self._show_page(0)

    def _build_head(self) -> None:
        """Title and cross; made last, because Tab comes to the cross last."""
        restyle(self.title, "role", "h1")
        closing = icon_button(self._ui.theme, "x", self.tr("Sluiten"), name="select_customer.close")
        closing.clicked.connect(self._back)
        head = QHBoxLayout()
        self._column.removeWidget(self.title)
        head.addWidget(self.title, 1)
        head.addWidget(closing, 0, Qt.AlignmentFlag.AlignTop)
        self._column.insertLayout(0, head)

    def _search_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.notice)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._caption)
        left.addWidget(self._empty, 1)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.card)
        column.addLayout(row, 1)
        return page

    @property
    def _compact(self) -> bool:
        return self._over.width() < COMPACT_BELOW

    def _fit_variant(self) -> None:
        size = COMPACT if self._compact else NORMAL
        self._width = size.width()
        self.frame.setMinimumHeight(min(size.height(), self._over.height() - 24))
        self.card.setVisible(not self._compact)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._new_button.setVisible(page == 0)
        self._cancel.setVisible(page == 1)
        self._save.setVisible(page == 1)
        self._save.setEnabled(page == 1)  # F12 means nothing while somebody is searched

    # Searching -----------------------------------------------------------------------------------------------------

    def _show(self, text: str, found: tuple[CustomerChoice, ...]) -> None:
        if self.isHidden():
            return
        self._say("")
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._caption.setText(self.tr("Laatst gekozen op deze kassa") if not text else self._counted(len(found)))
        self._caption.setVisible(bool(found))
        if not found:
            self._empty.setText(
                self.tr("Geen klant met “{}”").format(text)
                if text
                else self.tr("Typ een naam, nummer, telefoon of postcode, of scan een pas")
            )
            self.card.show_facts(None, self._lang)
        announce(self, self._caption.text() if found else self._empty.text())

    def _missed(self) -> None:
        if not self.isHidden():
            self._ui.sounds.play("fout")
            self._say(self.tr("Klanten niet bereikbaar. Wat hier staat blijft bruikbaar."))

    def _counted(self, count: int) -> str:
        if count == 1:
            return self.tr("1 klant")
        return self.tr("Eerste {} klanten").format(count) if count >= MOST else self.tr("{} klanten").format(count)

    def _show_facts(self, row: int) -> None:
        choice = self.list.current() if row >= 0 else None
        if choice is None:
            return
        finds, wanted = self._finds, choice.id

        def done(facts: CustomerFacts) -> None:
            now = self.list.current()
            if now is not None and now.id == wanted:
                self.card.show_facts(facts, self._lang)
                self.list.rows.unfold(row if self._compact else -1, self.card.lines() if self._compact else ())

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            self._say(str(error.reason))

        self._ui.jobs.run(self, lambda: finds.facts(wanted), done=done, failed=failed, lane=Lane.IO)

    # A new customer ------------------------------------------------------------------------------------------------

    def _new(self) -> None:
        text = self.search.text().strip()
        newcomer = from_search(text, self._country)
        self.form.fill(newcomer)
        self.title.setText(self.tr("Nieuwe klant"))
        self._show_page(1)
        self._first_empty(newcomer).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_empty(self, newcomer: Newcomer) -> Field:
        """The name, or what follows it when the name was typed already."""
        return self.form.fields["company" if newcomer.name else "name"]

    def _save_new(self) -> None:
        newcomer = self.form.check()
        if newcomer is None:
            self._ui.sounds.play("fout")
            return
        self.save.emit(newcomer)

    def _back(self) -> None:
        """From the form to the list, from the list away; what was searched for stays."""
        if self._pages.currentIndex() == 0:
            self.done(None)
            return
        self.title.setText(self._own_title or self.tr("Kies Klant"))
        self._show_page(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        if text or self.notice.text:
            self.notice.say(text, "danger")

    @property
    def _lang(self) -> Lang:
        return "en" if self._ui.language.current == "en" else "nl"
