"""'Relaties': the list of customers; editor, merging and reading lists in are opened from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.people.rights import Right, why_not
from kassa.ui.office.importing.runs import IMPORT
from kassa.ui.office.lists.bars import BulkAction
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.office.relations.customer_page import NEW
from kassa.ui.office.relations.merging import merge_selected

if TYPE_CHECKING:
    from kassa.services.office import RelationServices
    from kassa.ui.office.context import OfficeContext


def customers_page(
    office: OfficeContext, relations: RelationServices, open_document: Callable[[str, str], object]
) -> ListPage:
    """Return the list of customers.

    Args:
        office: the signed-in employee and what pages are made with.
        relations: merges what is ticked.
        open_document: opens the editor of a customer, of a new one, or the import.
    """
    pages: list[ListPage] = []

    def merge() -> None:
        page = pages[0]
        keys = list(page.model.ticked)
        merge_selected(
            office, relations.customers, page.window(), keys, lambda kept: open_document("customers", kept.id)
        )

    hooks = ListHooks(
        open_row=lambda row: open_document("customers", row.key),
        new=lambda: open_document("customers", NEW),
        new_denied=_denied(office, Right.EDIT_CUSTOMERS),
        more=(
            (
                QCoreApplication.translate("Customers", "Relaties inlezen"),
                lambda: open_document("customers", IMPORT),
                _denied(office, Right.IMPORT_CUSTOMERS),
            ),
        ),
        bulk=(
            BulkAction(
                "merge",
                QCoreApplication.translate("Customers", "Samenvoegen"),
                "link",
                merge,
                _denied(office, Right.MERGE_CUSTOMERS),
            ),
        ),
    )
    placeholder = QCoreApplication.translate("Customers", "Zoek op nummer, naam, plaats, telefoon of e-mail…")
    page = ListPage(office, office.data.lists.spec("customers"), hooks, placeholder)
    page.setWindowTitle(page.spec.title)
    pages.append(page)
    page.model.ticks_changed.connect(lambda: _two_only(page, office))
    return page


def _denied(office: OfficeContext, right: Right) -> str:
    missing = why_not(office.actor, right)
    return str(missing) if missing is not None else ""


def _two_only(page: ListPage, office: OfficeContext) -> None:
    """Only two can be merged; the button says so otherwise."""
    if not office.actor.may(Right.MERGE_CUSTOMERS):
        return
    two = page.model.ticked_count == 2 and not page.model.all_ticked
    button = page.selection.buttons[0]
    button.setEnabled(two)
    button.setToolTip("" if two else QCoreApplication.translate("Customers", "Kies precies twee relaties."))
