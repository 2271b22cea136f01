"""The pages about customers, for the list of pages of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kassa.domain.people.rights import Right
from kassa.ui.office.importing.page import ImportPage
from kassa.ui.office.importing.runs import IMPORT, RunPage, runs_page
from kassa.ui.office.importing.words import customer_words
from kassa.ui.office.relations.customer_page import CustomerPage
from kassa.ui.office.relations.list_page import customers_page
from kassa.ui.office.relations.price_lists_page import PriceListsPage
from kassa.ui.office.screens import ScreenSpec

if TYPE_CHECKING:
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.window import OfficeWindow


def relations_screens(office: OfficeContext, services: OfficeServices, window: OfficeWindow) -> tuple[ScreenSpec, ...]:
    """Return list and editor of customers, price lists, and reading lists in with its runs."""
    open_page, relations = window.open_page, services.relations
    importing = relations.customer_importing

    def closing(page: CustomerPage | PriceListsPage | ImportPage | RunPage) -> QWidget:
        page.close_wanted.connect(lambda: window.close_page(page))
        return page

    def document(key: str) -> QWidget:
        if key == IMPORT:
            return closing(ImportPage(office, importing, customer_words()))
        page = CustomerPage(office, relations, key)
        page.open_wanted.connect(lambda other: open_page("customers", other))
        return closing(page)

    return (
        ScreenSpec(
            "customers", "users", lambda _key: customers_page(office, relations, open_page), Right.VIEW_CUSTOMERS
        ),
        ScreenSpec("customers.document", "user", document, Right.VIEW_CUSTOMERS),
        ScreenSpec(
            "price_lists",
            "badge-percent",
            lambda _key: closing(PriceListsPage(office, relations.price_lists)),
            Right.VIEW_CUSTOMERS,
        ),
        ScreenSpec(
            "customer_imports",
            "download",
            lambda _key: runs_page(office, importing, "customer_imports", "customers", open_page),
            Right.IMPORT_CUSTOMERS,
        ),
        ScreenSpec(
            "customer_imports.document",
            "download",
            lambda key: closing(RunPage(office, importing, customer_words(), key)),
            Right.IMPORT_CUSTOMERS,
        ),
    )
