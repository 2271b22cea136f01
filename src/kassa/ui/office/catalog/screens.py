"""The pages about articles, for the list of pages of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kassa.domain.people.rights import Right
from kassa.ui.office.catalog.article_page import ArticlePage
from kassa.ui.office.catalog.groups_page import GroupsPage
from kassa.ui.office.catalog.scanning import OfficeScans
from kassa.ui.office.importing.page import ImportPage
from kassa.ui.office.importing.runs import IMPORT, RunPage, runs_page
from kassa.ui.office.importing.words import article_words
from kassa.ui.office.pages.articles import articles_page
from kassa.ui.office.screens import ScreenSpec

if TYPE_CHECKING:
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.window import OfficeWindow


def catalog_screens(office: OfficeContext, services: OfficeServices, window: OfficeWindow) -> tuple[ScreenSpec, ...]:
    """Return list and editor of articles, groups, and reading lists in with its runs."""
    open_page = window.open_page
    OfficeScans(office, services, window)

    def closing(page: ArticlePage | GroupsPage | ImportPage | RunPage) -> QWidget:
        page.close_wanted.connect(lambda: window.close_page(page))
        return page

    def labels(article_ids: tuple[str, ...]) -> None:
        from kassa.ui.office.catalog.labels_dialog import LabelsDialog  # first use: the engine that draws a PDF

        LabelsDialog(office, services.labels, window, article_ids).ask()

    def document(key: str) -> QWidget:
        if key == IMPORT:
            return closing(ImportPage(office, services.importing, article_words()))
        return closing(ArticlePage(office, services.articles, services.groups, key, labels))

    return (
        ScreenSpec(
            "articles",
            "tag",
            lambda _key: articles_page(office, open_page, lambda: open_page("articles", IMPORT), labels),
            Right.VIEW_ARTICLES,
        ),
        ScreenSpec("articles.document", "tag", document, Right.VIEW_ARTICLES),
        ScreenSpec(
            "groups",
            "tags",
            lambda _key: closing(GroupsPage(office, services.groups, services.vat)),
            Right.VIEW_ARTICLES,
        ),
        ScreenSpec(
            "imports",
            "download",
            lambda _key: runs_page(office, services.importing, "imports", "articles", open_page),
            Right.IMPORT_ARTICLES,
        ),
        ScreenSpec(
            "imports.document",
            "download",
            lambda key: closing(RunPage(office, services.importing, article_words(), key)),
            Right.IMPORT_ARTICLES,
        ),
    )
