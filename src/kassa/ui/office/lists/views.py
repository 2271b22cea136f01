"""The views of one list page: those every shop starts with and those people saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.services.lists.spec import Query
from kassa.ui.office.lists.state import state_of
from kassa.ui.office.lists.views_bar import ALL, ViewTab

if TYPE_CHECKING:
    from kassa.services.lists.spec import ListSpec
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.lists.page import ListPage

MOST_COUNTED = 200_000
"""Rows of a list from which its views go without a count: each count looks at every row."""


class ListViews(QObject):
    """Loads, saves and counts the views of a page."""

    def __init__(self, page: ListPage, office: OfficeContext, spec: ListSpec) -> None:
        super().__init__(page)
        self._page = page
        self._office = office
        self._spec = spec
        self._bar = page.head.views
        first = Query(sort=spec.sort)
        own = [ViewTab(name, name, replace(first, filters=filters)) for name, filters in spec.views.items()]
        self._own = (ViewTab(ALL, self.tr("Alle"), first), *own)
        self.tabs = self._own
        self._bar.save_wanted.connect(self.save)
        self._bar.delete_wanted.connect(self.delete)

    def load(self) -> None:
        """Read the saved views and what this employee had set up, then show the list."""
        saved, spec, employee = self._office.data.saved, self._spec, self._office.actor.employee_id

        def work() -> tuple[dict[str, object], tuple[ViewTab, ...]]:
            return saved.preference(employee, f"list.{spec.name}"), self._read()

        def done(kept: tuple[dict[str, object], tuple[ViewTab, ...]]) -> None:
            body, views = kept
            self.tabs = (*self._own, *views)
            self._page.show_state(state_of(spec, body))

        self._office.ui.jobs.run(self, work, done=done, failed=self._page.say_error)

    def show(self, current: str) -> None:
        """Show the tabs with one of them marked."""
        self._bar.set_tabs(self.tabs, current)

    def holding(self, query: Query) -> str:
        """Return the tab that shows exactly these rows, or nothing."""
        for tab in self.tabs:
            if tab.query.filters == query.filters and tab.query.search == query.search:
                return tab.id
        return ""

    def count(self) -> None:
        """Write the number of rows on every tab but 'Alle', in lists where that is quick."""
        lists, name, tabs = self._office.data.lists, self._spec.name, self.tabs[1:]
        if tabs and self._page.count <= MOST_COUNTED:
            self._office.ui.jobs.run(
                self,
                lambda: {tab.id: lists.count(name, tab.query) for tab in tabs},
                done=self._bar.set_counts,
                failed=self._page.say_error,
            )

    def save(self, name: str, shared: bool) -> None:
        """Keep filters, columns and order under a name, for one person or everyone."""
        saved, state, employee = self._office.data.saved, self._page.state, self._office.actor.employee_id
        list_name = self._spec.name
        self._office.ui.jobs.run(
            self,
            lambda: saved.save_view(list_name, employee, name, state.query, state.columns, shared=shared),
            done=lambda view: self._reload(view.id),
            failed=self._page.say_error,
        )

    def delete(self, view_id: str) -> None:
        """Take a saved view away."""
        saved, employee = self._office.data.saved, self._office.actor.employee_id
        self._office.ui.jobs.run(
            self,
            lambda: saved.delete_view(view_id, employee),
            done=lambda _none: self._reload(ALL),
            failed=self._page.say_error,
        )

    def _read(self) -> tuple[ViewTab, ...]:
        views = self._office.data.saved.views(self._spec.name, self._office.actor.employee_id)
        return tuple(ViewTab(view.id, view.name, view.query, view.columns, saved=True) for view in views)

    def _reload(self, current: str) -> None:
        def done(views: tuple[ViewTab, ...]) -> None:
            self.tabs = (*self._own, *views)
            self.show(current)
            self.count()

        self._office.ui.jobs.run(self, self._read, done=done, failed=self._page.say_error)
