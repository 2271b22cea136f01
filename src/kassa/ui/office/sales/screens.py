"""The pages around sales documents, for the list of pages of the office."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings import sales
from kassa.ui.office.bell import Offer
from kassa.ui.office.sales.context import EditorServices, Lookups
from kassa.ui.office.sales.desk import SalesDesk
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.editor import DocumentEditor
from kassa.ui.office.sales.invoice_flow import restore
from kassa.ui.office.sales.mail_windows import DocumentMail
from kassa.ui.office.sales.paper_flow import PaperFlow
from kassa.ui.office.sales.payment_flow import SCREENS
from kassa.ui.office.sales.sales_lists import SalesList
from kassa.ui.office.sales.types_page import TypesPage
from kassa.ui.office.sales.words import title_of
from kassa.ui.office.sales.worklists import Trash, receivables_page
from kassa.ui.office.screens import ScreenSpec, always

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.window import OfficeWindow

Build = Callable[[str], QWidget]
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

    mail = DocumentMail(office, services.mail, other_dispatch, say)
    return SalesDesk(office, services.sales, mail, window.open_page, lambda offer: window.toast.offer(offer))


def sales_screens(office: OfficeContext, services: OfficeServices, window: OfficeWindow) -> tuple[ScreenSpec, ...]:
    """Return lists, pages and editors of invoices, orders and delivery notes, and the work lists."""
    desk = sales_desk(office, services, window)

    def invoicing() -> bool:
        return services.settings.get(sales.INVOICING)

    specs: list[ScreenSpec] = []
    for screen, kind, icon, right in _KINDS:
        on = invoicing if kind.is_invoice else always
        specs += [
            ScreenSpec(screen, icon, _opens_list(desk, screen), right, on),
            ScreenSpec(f"{screen}.document", icon, _opens_document(desk, window, kind), right, on),
            ScreenSpec(f"{screen}.edit.document", "pencil", _opens_editor(desk, services, window, kind), right, on),
        ]
    view = Right.VIEW_INVOICES
    return (
        *specs,
        ScreenSpec("unsent", "mail", _opens_list(desk, "unsent"), view, invoicing),
        ScreenSpec("to_post", "printer", _opens_list(desk, "to_post"), view, invoicing),
        ScreenSpec("receivables", "coins", lambda _key: receivables_page(desk), view, invoicing),
        ScreenSpec(
            "sales_types",
            "tags",
            lambda _key: TypesPage(office, services.sales.types, services.mail.templates),
            Right.EDIT_INVOICE_SETTINGS,
        ),
        ScreenSpec("trash", "trash-2", lambda _key: Trash(desk).page, Right.DELETE_CONCEPTS),
    )


def _opens_list(desk: SalesDesk, name: str) -> Build:
    placeholder = QCoreApplication.translate("SalesLists", "Zoek op nummer, debiteur, betreft of bedrag…")
    return lambda _key: SalesList(desk, name, placeholder).page


def _opens_document(desk: SalesDesk, window: OfficeWindow, kind: DocumentKind) -> Build:
    def build(key: str) -> QWidget:
        page = DocumentPage(desk, kind, key)
        page.close_wanted.connect(lambda: window.close_page(page))
        return page

    return build


def _opens_editor(desk: SalesDesk, services: OfficeServices, window: OfficeWindow, kind: DocumentKind) -> Build:
    """Return what opens the editor; once confirmed, the page of the document takes its place."""
    services_of_editor = editor_services(services)

    def build(key: str) -> QWidget:
        page = DocumentEditor(desk.office, services_of_editor, kind, key)

        def confirmed(document_id: str) -> None:
            window.open_page(SCREENS[kind], document_id)
            window.close_page(page)

        def deleted(trash: str) -> None:
            text = QCoreApplication.translate("SalesLists", "%1 verwijderd").replace("%1", title_of(kind, ""))
            undo = QCoreApplication.translate("SalesLists", "Ongedaan maken")
            window.toast.offer(Offer(text, undo, lambda: restore(desk, trash, kind)))

        paper = PaperFlow(desk, page, lambda reason: page.message.say(str(reason)))
        page.print_wanted.connect(lambda document_id: paper.print((document_id,), page.windowTitle()))
        page.stored.connect(lambda stored: window.tabs.give_key(page, stored))

        page.confirmed.connect(confirmed)
        page.deleted.connect(deleted)
        page.close_wanted.connect(lambda: window.close_page(page))
        return page

    return build


def editor_services(services: OfficeServices) -> EditorServices:
    """Return what the editor asks, out of everything the office asks."""
    desk = services.sales
    find = Lookups(
        services.articles,
        services.relations.customers,
        services.users,
        services.shop,
        desk.types,
        desk.finder,
    )
    return EditorServices(
        desk.drafts, desk.orders, desk.deliveries, desk.invoicing, desk.read_in, find, desk.amendments
    )
