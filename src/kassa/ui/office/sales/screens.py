"""The pages around sales documents, for the list of pages of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.ui.office.bell import Offer
from kassa.ui.office.sales.context import EditorServices, Lookups
from kassa.ui.office.sales.desk import SalesDesk
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.editor import DocumentEditor
from kassa.ui.office.sales.invoice_flow import restore
from kassa.ui.office.sales.mail_windows import SalesMail
from kassa.ui.office.sales.sales_lists import SalesList
from kassa.ui.office.sales.words import title_of
from kassa.ui.office.sales.worklists import Trash, receivables_page
from kassa.ui.office.screens import ScreenSpec

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.window import OfficeWindow

_K = DocumentKind
_KINDS = (
    ("invoices", _K.INVOICE, "file-text", Right.VIEW_INVOICES),
    ("orders", _K.ORDER, "package", Right.VIEW_ORDERS),
    ("deliveries", _K.DELIVERY, "list", Right.VIEW_DELIVERIES),
)


def sales_desk(office: OfficeContext, services: OfficeServices, window: OfficeWindow) -> SalesDesk:
    """Return what the screens of sales documents work with in one window."""

    def say(reason: Reason) -> None:
        window.toast.say(str(reason))

    def other_dispatch(document_id: str) -> None:
        party = services.sales.dossiers.of(document_id).document.party
        if party is not None:
            window.open_page("customers", party.customer_id)

    mail = SalesMail(office, services.mail, other_dispatch, say)
    return SalesDesk(office, services.sales, mail, window.open_page, lambda offer: window.toast.offer(offer))


def sales_screens(office: OfficeContext, services: OfficeServices, window: OfficeWindow) -> tuple[ScreenSpec, ...]:
    """Return lists, pages and editors of invoices, orders and delivery notes, and the work lists."""
    desk = sales_desk(office, services, window)
    specs: list[ScreenSpec] = []
    for screen, kind, icon, right in _KINDS:
        specs += [
            ScreenSpec(screen, icon, lambda _key, name=screen: _list(desk, name), right),
            ScreenSpec(f"{screen}.document", icon, lambda key, of=kind: _document(desk, window, of, key), right),
            ScreenSpec(
                f"{screen}.edit.document",
                "pencil",
                lambda key, of=kind, name=screen: _editor(desk, services, window, of, name, key),
                right,
            ),
        ]
    view = Right.VIEW_INVOICES
    return (
        *specs,
        ScreenSpec("unsent", "mail", lambda _key: _list(desk, "unsent"), view),
        ScreenSpec("to_post", "printer", lambda _key: _list(desk, "to_post"), view),
        ScreenSpec("receivables", "coins", lambda _key: receivables_page(desk), view),
        ScreenSpec("trash", "trash-2", lambda _key: Trash(desk).page, Right.DELETE_CONCEPTS),
    )


def _list(desk: SalesDesk, name: str) -> QWidget:
    return SalesList(
        desk, name, QCoreApplication.translate("SalesLists", "Zoek op nummer, debiteur, betreft of bedrag…")
    ).page


def _document(desk: SalesDesk, window: OfficeWindow, kind: DocumentKind, key: str) -> QWidget:
    page = DocumentPage(desk, kind, key)
    page.close_wanted.connect(lambda: window.close_page(page))
    return page


def _editor(
    desk: SalesDesk, services: OfficeServices, window: OfficeWindow, kind: DocumentKind, screen: str, key: str
) -> QWidget:
    page = DocumentEditor(desk.office, editor_services(services), kind, key)

    def confirmed(document_id: str) -> None:
        window.open_page(screen, document_id)
        window.close_page(page)

    def deleted(trash: str) -> None:
        text = QCoreApplication.translate("SalesLists", "%1 verwijderd").replace("%1", title_of(kind, ""))
        undo = QCoreApplication.translate("SalesLists", "Ongedaan maken")
        window.toast.offer(Offer(text, undo, lambda: restore(desk, trash, kind)))

    page.stored.connect(lambda stored: window.tabs.give_key(page, stored))
    page.confirmed.connect(confirmed)
    page.deleted.connect(deleted)
    page.close_wanted.connect(lambda: window.close_page(page))
    return page


def editor_services(services: OfficeServices) -> EditorServices:
    """Return what the editor asks, out of everything the office asks."""
    sales = services.sales
    find = Lookups(
        services.articles,
        services.relations.customers,
        services.users,
        services.shop,
        sales.types,
        sales.finder,
    )
    return EditorServices(sales.drafts, sales.orders, sales.deliveries, sales.invoicing, sales.read_in, find)
