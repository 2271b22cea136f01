"""'Artikelen': the list of articles; the editor and the import are pages of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.people.rights import Right
from kassa.ui.office.lists.bars import BulkAction
from kassa.ui.office.lists.page import ListHooks, ListPage

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext

NEW = "new"


def articles_page(
    office: OfficeContext,
    open_document: Callable[[str, str], object],
    read_in: Callable[[], object] | None,
    print_labels: Callable[[tuple[str, ...]], None],
) -> ListPage:
    """Return the list of articles.

    Args:
        office: the signed-in employee and what pages are made with.
        open_document: opens the editor of an article, or of a new one.
        read_in: opens the import; ``None`` leaves it out.
        print_labels: asks how labels of these articles are printed.
    """
    actor = office.actor
    denied = "" if actor.may(Right.EDIT_ARTICLES) else Right.EDIT_ARTICLES.dutch
    more = []
    if read_in is not None:
        import_denied = "" if actor.may(Right.IMPORT_ARTICLES) else Right.IMPORT_ARTICLES.dutch
        more.append((QCoreApplication.translate("Articles", "Artikelen inlezen"), read_in, import_denied))
    hooks = ListHooks(
        open_row=lambda row: open_document("articles", row.key),
        new=lambda: open_document("articles", NEW),
        new_denied=denied,
        more=tuple(more),
        bulk=(BulkAction("labels", QCoreApplication.translate("Articles", "Etiketten"), "tag", lambda: labels()),),
    )
    placeholder = QCoreApplication.translate("Articles", "Zoek op nummer, naam of barcode…")
    page = ListPage(office, office.data.lists.spec("articles"), hooks, placeholder)
    page.setWindowTitle(page.spec.title)

    def labels() -> None:
        page.with_ticked(lambda rows: print_labels(tuple(row.key for row in rows)))

    return page
