"""ListPage: one list on one tab, put together from its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import format_time
from kassa.services.lists.service import PAGE
from kassa.services.lists.spec import Filter, Operator, Query, Row, Summary
from kassa.ui.models.rows_model import RowsModel
from kassa.ui.models.words import spoken
from kassa.ui.office.lists import state as states
from kassa.ui.office.lists.bars import BulkAction, FootBar, SelectionBar, selected_sums, summary_sums
from kassa.ui.office.lists.columns_popover import ColumnsPopover
from kassa.ui.office.lists.empty import EmptyState, ErrorBar
from kassa.ui.office.lists.head import ListHead
from kassa.ui.office.lists.loader import ListLoader
from kassa.ui.office.lists.pane import PreviewPane
from kassa.ui.office.lists.preview import ListPreview
from kassa.ui.office.lists.tools import ListTools
from kassa.ui.office.lists.views import ListViews
from kassa.ui.widgets.table import DataTable
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.lists.spec import ListSpec
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.lists.views_bar import ViewTab

KEEP_AFTER_MS = 800


@frozen
class ListHooks:
    """What a page adds to the list it is made of.

    Attributes:
        open_row: Enter or double click; ``None`` when there is nothing behind a row.
        new: 'Nieuw'; ``None`` hides the button.
        new_denied: Dutch: which right is missing for 'Nieuw', and who may give it.
        more: entries of 'Meer acties' as (label, act, missing right).
        pane: makes the preview pane; ``None`` for none.
        bulk: what can be done with ticked rows besides exporting.
        empty: the sentence of the list without rows; without one it says that there are none yet.
    """

    open_row: Callable[[Row], object] | None = None
    new: Callable[[], object] | None = None
    new_denied: str = ""
    more: tuple[tuple[str, Callable[[], object], str], ...] = ()
    pane: Callable[[], PreviewPane] | None = None
    bulk: tuple[BulkAction, ...] = ()
    empty: str = ""


class ListPage(QFrame):
    """A list with everything of ui.md 8.2."""

    apart_wanted = Signal(object)
    """A :class:`Row` to open in a window of its own."""

    def __init__(
        self, office: OfficeContext, spec: ListSpec, hooks: ListHooks, placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        spec = spoken(spec)
        self.setProperty("fx", "page")
        self.setObjectName(spec.name)
        self.setAccessibleName(spec.title)
        self._office, self._spec, self._hooks = office, spec, hooks
        self._state = states.first_state(spec)
        self._total = 0
        self._stale = False
        self._summary: Summary | None = None
        self.model = RowsModel(office.form, self)
        self.loader = ListLoader(office.data.lists, spec.name, self.model, office.ui.jobs, self)
        self.head = ListHead(office, spec, placeholder)
        self.table = DataTable(office.ui.theme, self.model, name=f"{spec.name}.table")
        self.table.setAccessibleName(spec.title)
        self.foot = FootBar(spec.name)
        self.error = ErrorBar(office.ui.theme, spec.name)
        self.empty = EmptyState(office.ui.theme, spec.name)
        self.pane = hooks.pane() if hooks.pane else None
        self.preview = ListPreview(self)
        self.tools = ListTools(self, office, spec)
        self.views = ListViews(self, office, spec)
        export = BulkAction("export", self.tr("Exporteren"), "download", self.tools.export)
        self.selection = SelectionBar(office.ui.theme, spec.name, (*hooks.bulk, export))
        self.tools.lock()
        self._lay_out()
        self._connect()
        self._keys()
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep.timeout.connect(self._keep_state)
        self.views.load()

    # --- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.head)
        for bar in (self.selection, self.error):
            row = QHBoxLayout()
            row.setContentsMargins(20, 0, 20, 0)
            row.addWidget(bar)
            left.addLayout(row)
        left.addSpacing(8)
        left.addWidget(self._stack, 1)
        left.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        if self.pane is not None:
            whole.addWidget(self.pane)
            self.pane.hide()
            self.pane.closed.connect(self.preview.close)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.new.setVisible(self._hooks.new is not None)
        if self._hooks.new_denied:
            head.new.set_icon("lock")
            head.new.setEnabled(False)
            head.new.setToolTip(self._hooks.new_denied)
        head.new.clicked.connect(self._new)
        head.more.setVisible(bool(self._hooks.more))
        head.more.clicked.connect(self._more)
        head.search.searched.connect(self._searched)
        head.filters.changed.connect(self._filtered)
        head.views.chosen.connect(self.show_view)
        head.columns.clicked.connect(self._choose_columns)
        head.export.clicked.connect(self.tools.export)
        head.print.clicked.connect(self.tools.print)
        table.head.sort_wanted.connect(self._sort)
        table.head.all_wanted.connect(self._tick_all)
        table.head.menu_wanted.connect(self.tools.head_menu)
        table.opened.connect(self._open)
        table.opened_apart.connect(self._open_apart)
        table.current_moved.connect(self.preview.follow)
        table.peek_wanted.connect(self.preview.peek)
        table.letters_typed.connect(self._letters)
        table.copy_wanted.connect(self.tools.copy)
        table.layout_changed.connect(self._table_changed)
        self.model.ticks_changed.connect(self._ticked)
        self.model.modelReset.connect(self._show_sums)
        self.selection.cleared.connect(self.model.untick_all)
        self.loader.opened.connect(self._opened)
        self.loader.refreshed.connect(self._refreshed)
        self.loader.summed.connect(self._summed)
        self.loader.slow.connect(self._slow)
        self.loader.failed.connect(self._failed)
        self.error.again.clicked.connect(self.reload)
        self.empty.button.clicked.connect(self._empty_pressed)
        self._office.changes.changed.connect(self._changed)

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+F", self._focus_search),
            ("Ctrl+N", self._new),
            ("Ctrl+E", self.tools.export),
            ("Ctrl+P", self.tools.print),
            ("F5", self.refresh),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        clear = QShortcut(QKeySequence("Esc"), self.head.search, context=Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._escape_search)

    # --- state -----------------------------------------------------------------------------------------

    @property
    def spec(self) -> ListSpec:
        """The list this page shows."""
        return self._spec

    @property
    def state(self) -> states.ListState:
        """Columns, query and view now."""
        return self._state

    @property
    def count(self) -> int:
        """How many rows the filter holds."""
        return self.model.rowCount()

    def show_state(self, state: states.ListState) -> None:
        """Show filters, order, columns and view as they were kept."""
        self._state = state
        self.views.show(state.view)
        self.head.filters.set_filters(state.query.filters)
        self.table.own_widths = dict(state.widths)
        self.table.set_density(state.density)
        self.table.set_columns(self._spec.columns, state.chosen(self._spec))
        self._ask(state.query)

    def _ask(self, query: Query, *, view: str = "") -> None:
        self._state = replace(self._state, query=query, view=view or self.views.holding(query))
        self.head.views.set_current(self._state.view)
        self.table.head.sort = query.sort
        self.table.head.viewport().update()
        self.table.cells.words = tuple(word.lower() for word in query.search.split())
        self.model.untick_all()
        self.loader.open(query)
        self._keep.start()

    def _keep_state(self) -> None:
        body, name = self._state.body(), f"list.{self._spec.name}"
        saved, employee = self._office.data.saved, self._office.actor.employee_id
        self._office.ui.jobs.run(self, lambda: saved.set_preference(employee, name, body))

    # --- what the person does --------------------------------------------------------------------------

    def _searched(self, text: str) -> None:
        if text != self._state.query.search:
            self._ask(replace(self._state.query, search=text))

    def _filtered(self, filters: tuple[Filter, ...]) -> None:
        self._ask(replace(self._state.query, filters=filters))

    def add_filter(self, new: Filter) -> None:
        """Put a filter on, as the menu of a column head does."""
        self.head.filters.set_filters(self._state.query.with_filter(new).filters)
        self._filtered(self.head.filters.filters)

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Sort by one column."""
        turned = self._state.sorted_by(key, further=False)
        sort = tuple(replace(one, descending=descending) for one in turned.query.sort)
        self._ask(replace(turned.query, sort=sort), view=self._state.view)

    def _sort(self, key: str, further: bool) -> None:
        self._ask(self._state.sorted_by(key, further=further).query, view=self._state.view)

    def show_view(self, tab: ViewTab) -> None:
        """Show what a tab holds."""
        self.head.filters.set_filters(tab.query.filters)
        self.head.search.blockSignals(True)
        self.head.search.setText(tab.query.search)
        self.head.search.blockSignals(False)
        if tab.columns:
            self.set_columns(tab.columns)
        self._ask(tab.query if tab.query.sort else replace(tab.query, sort=self._spec.sort), view=tab.id)

    def _choose_columns(self) -> None:
        popover = ColumnsPopover(
            self._office.ui.theme,
            self.head.columns,
            self._spec.columns,
            self._state.columns,
            self._state.density,
        )
        popover.chosen.connect(self.set_columns)
        popover.density_chosen.connect(self.set_density)
        popover.reset_wanted.connect(self._reset_columns)
        popover.pop()

    def set_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self._state = replace(self._state, columns=tuple(keys))
        self.table.set_columns(self._spec.columns, self._state.chosen(self._spec))
        self._keep.start()

    def set_density(self, density: str) -> None:
        """Set the height of rows."""
        self._state = replace(self._state, density=density)
        self.table.set_density(density)
        self._keep.start()

    def _reset_columns(self) -> None:
        self.table.own_widths.clear()
        self._state = replace(self._state, widths={})
        self.set_density("normal")
        self.set_columns(states.first_state(self._spec).columns)

    def _table_changed(self) -> None:
        shown = tuple(column.key for column in self.table.chosen)
        self._state = replace(self._state, columns=shown, widths=dict(self.table.own_widths))
        self._keep.start()

    def _tick_all(self) -> None:
        if self.model.ticked_count == self.count:
            self.model.untick_all()
        else:
            self.model.tick_all()

    def _letters(self, letters: str) -> None:
        column = self.model.column_at(self.table.currentIndex().column())
        if column is None:
            return
        current = self.model.known(self.table.current_row())
        finding = self._state.query.with_filter(Filter(column.key, Operator.STARTS, (letters,)))
        after = current.anchor if current is not None and len(letters) == 1 else None
        self.loader.find(after, finding, self._go)

    def _go(self, number: int) -> None:
        self.table.set_current(number)
        self.table.scrollTo(self.table.currentIndex())

    def show_key(self, key: str) -> None:
        """Go to a row wherever it stands; a filter that hides it is taken off."""
        lists, name, query = self._office.data.lists, self._spec.name, self.views.tabs[0].query

        def work() -> int:
            rows = list(lists.chosen(name, query, [key]))
            return lists.place(name, query, rows[0].anchor) if rows else -1

        def done(place: int) -> None:
            if place >= 0:
                self._go(place)
                self.preview.open()

        self.show_view(self.views.tabs[0])
        self._office.ui.jobs.run(self, work, done=done, failed=self.say_error, lane=Lane.IO)

    def _focus_search(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    def _escape_search(self) -> None:
        if self.head.search.text():
            self.head.search.clear()
            self._searched("")
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _new(self) -> None:
        if self._hooks.new is not None and not self._hooks.new_denied:
            self._hooks.new()

    def _more(self) -> None:
        menu = QMenu(self)
        for text, act, denied in self._hooks.more:
            action = menu.addAction(f"{text} · {denied}" if denied else text)
            action.setEnabled(not denied)
            action.triggered.connect(act)
        menu.popup(self.head.more.mapToGlobal(self.head.more.rect().bottomLeft()))

    def _open(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None and self._hooks.open_row is not None:
            self._hooks.open_row(row)

    def _open_apart(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None:
            self.apart_wanted.emit(row)

    # --- what comes in ---------------------------------------------------------------------------------

    def _opened(self) -> None:
        self.error.hide()
        self.table.scrollToTop()
        if self.count:
            self.table.set_current(0)
        if self.count < PAGE:
            self._show_count()
        else:
            self._stack.setCurrentIndex(0)
        self.preview.follow(self.table.current_row())

    def _refreshed(self) -> None:
        self.error.hide()
        self._show_count()
        self._restore_current()

    def _restore_current(self) -> None:
        """Keep the same row current when rows came or went above it."""
        if self._current_key:
            number = self.model.number_of(self._current_key)
            if number is not None and number != self.table.current_row():
                delta = number - self.table.current_row()
                bar = self.table.verticalScrollBar()
                self.table.set_current(number)
                if bar.value() > 0:
                    bar.setValue(bar.value() + delta * self.table.verticalHeader().defaultSectionSize())
        self.preview.follow(self.table.current_row())

    def _show_count(self) -> None:
        count = self.count
        word = self._spec.one if count == 1 else self._spec.many
        self.head.count.setText(f"{count:,}".replace(",", ".") + f" {word}")
        self._stack.setCurrentIndex(0 if count else 1)
        if not count:
            self._say_empty()
        self.hint()
        self.views.count()

    def _say_empty(self) -> None:
        narrowed = bool(self._state.query.filters or self._state.query.search)
        self.empty.button.setVisible(narrowed or (self._hooks.new is not None and not self._hooks.new_denied))
        if narrowed:
            self.empty.sentence.setText(self.tr("Geen %1 met deze filters").replace("%1", self._spec.many))
            self.empty.button.set_label(self.tr("Filters wissen"))
        else:
            none_yet = self.tr("Nog geen %1.").replace("%1", self._spec.many)
            self.empty.sentence.setText(self._hooks.empty or none_yet)
            self.empty.button.set_label(self.tr("Maak de eerste"))

    def _empty_pressed(self) -> None:
        if self._state.query.filters or self._state.query.search:
            self.show_view(self.views.tabs[0])
        else:
            self._new()

    def _summed(self, summary: Summary) -> None:
        self._summary = summary
        self._show_count()
        self._show_sums()

    def _show_sums(self) -> None:
        """Write the totals of the columns that are shown now."""
        summary = self._summary
        if summary is None:
            return
        lead = self.tr("%1 in dit filter:").replace("%1", f"{summary.count:,}".replace(",", "."))
        shown = [column for column in self.model.columns if column.total][-3:]
        self.foot.show_summary(lead if shown else "", summary_sums(shown, summary, self._office.form))

    def _slow(self, on: bool) -> None:
        if on and not self.count:
            self.head.count.setText(self.tr("Laden…"))

    def _failed(self, reason: Reason) -> None:
        now = format_time(self._office.ui.clock.now().astimezone(self._office.data.lists.zone))
        seen = self.tr("stand %1").replace("%1", now)
        self.error.say(f"{reason} ({seen})" if self.count else str(reason))

    def say_error(self, error: Exception) -> None:
        """Show what went wrong above the list."""
        self.error.say(str(error))

    def _ticked(self) -> None:
        count = self.model.ticked_count
        totals = [column for column in self.model.columns if column.total and column.strong]
        text = ""
        if count and not self.model.all_ticked:
            places = [self._spec.columns.index(column) for column in totals]
            text = selected_sums(totals, list(self.model.ticked.values()), places, self._office.form)
        self.selection.show_selection(count, text)
        known = list(self.model.ticked.values()) if not self.model.all_ticked else []
        self.selection.weigh(known, count)

    def with_ticked(self, act: Callable[[tuple[Row, ...]], None]) -> None:
        """Call ``act`` with every ticked row, reading those that were never shown."""
        model, lists, name, query = self.model, self._office.data.lists, self._spec.name, self._state.query
        if not model.all_ticked:
            act(tuple(model.ticked.values()))
            return
        left = frozenset(model.unticked)
        self._office.ui.jobs.run(
            self,
            lambda: tuple(row for row in lists.rows(name, query) if row.key not in left),
            done=act,
            failed=self.say_error,
            lane=Lane.IO,
        )

    def _changed(self, topics: frozenset[str]) -> None:
        if topics & self._spec.topics:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def reload(self) -> None:
        """Read from the begin again."""
        self.loader.open(self._state.query)

    def refresh(self) -> None:
        """Read again in place: current row, ticks and scroll stay."""
        top = self.table.top_row()
        current = self.model.known(self.table.current_row())
        self._current_key = current.key if current else ""
        self.loader.refresh(self.model.known(top), top)

    _current_key = ""

    # --- hints -----------------------------------------------------------------------------------------

    def hint(self) -> None:
        """Say in the footer what the keys do now."""
        space = self.tr("Spatie selecteren") if self.table.space_ticks else self.tr("Spatie bekijken")
        self.foot.hint.setText(f"{space} · " + self.tr("Enter openen · Ctrl+F zoeken"))

    # --- Qt --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit tools and preview pane to the width."""
        super().resizeEvent(event)
        self.preview.fit()
        room = self.width() - (self.pane.width() if self.pane is not None and not self.pane.isHidden() else 0)
        self.head.fit(room)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another tab was in front."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.hint()
        super().changeEvent(event)
