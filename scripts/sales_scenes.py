"""The screens of sales documents, mail and debtors, each brought to a state worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales import lines
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.values import Quantity
from kassa.services.demo.people import demo_people
from kassa.ui.office.mail.window import MailWindow
from kassa.ui.office.pages.settings import SettingsPage
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.editor import DocumentEditor
from kassa.ui.office.sales.matrix_window import MatrixWindow
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from scripts.office_scenes import Stage

Scene = Callable[["Stage"], None]
REST_MS = 300
"""How long a preview rests before it draws its paper, and a little more."""
_K = DocumentKind


def owner(stage: Stage) -> Actor:
    """Return the owner of the demo shop, for what the services are asked directly."""
    who = next(one for one in demo_people() if one.role == "Eigenaar")
    tile = next(one for one in stage.services.login.employees() if one.name == who.name)
    return stage.services.login.sign_in(tile.id, who.pin)


def key_of(stage: Stage, screen: str, **wanted: object) -> str:
    """Return the first row of a list whose cells are as asked.

    Raises:
        LookupError: the demo shop has no such row.
    """
    page = stage.list_page(screen)
    page.show_view(page.views.tabs[0])
    places = {column.key: place for place, column in enumerate(page.spec.columns)}
    for number in range(page.count):
        row = page.model.row_at(number)
        if row is not None and all(row.cells[places[name]] == cell for name, cell in wanted.items()):
            return row.key
    raise LookupError(f"{screen}: no row with {wanted}")


def _list(screen: str, *, ticked: tuple[int, ...] = ()) -> Scene:
    def scene(stage: Stage) -> None:
        page = stage.list_page(screen)
        page.show_view(page.views.tabs[0])
        page.model.untick_all()
        page.model.tick(list(ticked))
        page.table.set_current(ticked[-1] if ticked else 0)
        stage.fit()
        QTest.qWait(REST_MS)

    return scene


def _press(page: QWidget, name: str) -> None:
    """Press the button of this object name as a person would.

    Raises:
        LookupError: it is not on the screen or says why it cannot be pressed.
    """
    for button in page.window().findChildren(Button, name):
        if button.isVisible() and button.isEnabled():
            button.click()
            QTest.qWait(REST_MS)
            return
    raise LookupError(f"no {name} to press")


def _document(screen: str, press: str = "", **wanted: object) -> Scene:
    def scene(stage: Stage) -> None:
        page = stage.page(screen, key_of(stage, screen, **wanted))
        assert isinstance(page, DocumentPage)
        stage.fit()
        if press:
            _press(page, f"document.{press}")

    return scene


# --- documents made for a picture ------------------------------------------------------------------------


def _styles(stage: Stage) -> list[str]:
    """Return the colour/size articles of the demo shop."""
    return [one.id for one in stage.services.articles.search("werk") if one.kind is ArticleKind.MATRIX]


def _concept(stage: Stage, kind: DocumentKind, number: str, count: int = 4) -> SalesDocument:
    """Return a stored concept of a customer with goods of the demo shop."""
    drafts, actor = stage.services.sales.drafts, owner(stage)
    hit = next(one for one in stage.services.relations.customers.search(number) if one.number == number)
    made = drafts.new(kind, actor, customer_id=hit.id)
    for place, style in enumerate(_styles(stage)[:count], start=1):
        variants = stage.services.articles.variants(style).variants
        variant = variants[place % len(variants)]
        line = drafts.line_of_article(made, variant.article_id, Quantity.of(place))
        if isinstance(line, SalesLine):
            made = lines.add_line(made, line)
    return drafts.save(replace(made, subject="Werkkleding ploeg 3"), actor)


def _editor(stage: Stage, screen: str, kind: DocumentKind) -> DocumentEditor:
    page = stage.page(f"{screen}.edit", _concept(stage, kind, "10003").id)
    assert isinstance(page, DocumentEditor)
    stage.fit()
    return page


def _editing(screen: str, kind: DocumentKind, act: Callable[[DocumentEditor], object] = lambda _page: None) -> Scene:
    def scene(stage: Stage) -> None:
        act(_editor(stage, screen, kind))
        QTest.qWait(REST_MS)

    return scene


def _new(screen: str) -> Scene:
    return lambda stage: _shown(stage.page(f"{screen}.edit", "new"))


def _shown(page: QWidget) -> None:
    page.update()


def _refused(page: DocumentEditor) -> None:
    """Confirm an invoice without a debtor."""
    page.confirm()


def _matrix(stage: Stage) -> None:
    page = _editor(stage, "orders", _K.ORDER)
    page.adding.open_matrix(_styles(stage)[0])
    window = next(one for one in stage.window.findChildren(MatrixWindow) if one.isVisible())
    cells = [edit for edit in window.findChildren(QLineEdit) if edit.objectName().startswith("matrix.cell")]
    for cell, count in zip(cells, ("2", "6", "9"), strict=False):
        cell.setFocus()
        QTest.keyClicks(cell, count)
        stage.ui.scanner.release()


def _articles(page: DocumentEditor) -> None:
    page.adding.pick(several=True, text="werk")


def _dispatched(method: DispatchMethod) -> Scene:
    """'Maak definitief' of an invoice that goes this way."""

    def scene(stage: Stage) -> None:
        customers, actor = stage.services.relations.customers, owner(stage)
        hit = next(one for one in customers.search("10003") if one.number == "10003")
        card = customers.card(hit.id)
        email = card.customer.email or "inkoop@voorbeeld.nl"
        kept = replace(card.customer, dispatch=method, email=email)
        customers.save(kept, actor, card.contacts, card.addresses)
        page = stage.page("invoices", _concept(stage, _K.INVOICE, "10003").id)
        stage.fit()
        _press(page, "document.confirm")

    return scene


def _to_send(stage: Stage) -> None:
    """The choice of addresses and template of an invoice that is definitive."""
    _dispatched(DispatchMethod.EMAIL)(stage)
    _press(stage.window, "definitive.confirm")


def _mail(stage: Stage) -> None:
    """The mail window of picture 12, as 'Bewerk en verstuur' opens it."""
    _to_send(stage)
    edit = next(
        one for one in stage.window.findChildren(Button) if one.isVisible() and one.objectName().startswith("mail_send.edit_")
    )
    edit.click()
    QTest.qWait(REST_MS)
    if not any(one.isVisible() for one in stage.window.findChildren(MailWindow)):
        raise LookupError("the mail window did not open")


def _more_invoices(stage: Stage) -> None:
    """Delivery notes of several debtors on invoices."""
    page = stage.list_page("deliveries")
    page.show_view(next(tab for tab in page.views.tabs if tab.name == "Te factureren"))
    page.model.tick([0, 1, 2])
    _press(page, "deliveries.bulk_invoice")


def _setting(title: str) -> Scene:
    def scene(stage: Stage) -> None:
        page = stage.page("settings")
        assert isinstance(page, SettingsPage)
        for row in range(page.owners.count()):
            if page.owners.item(row).text() == title:
                page.owners.setCurrentRow(row)
                return
        raise LookupError(f"no settings {title}")

    return scene


SALES_SCENES: dict[str, Scene] = {
    "invoices": _list("invoices", ticked=(4, 7)),
    "orders": _list("orders", ticked=(1, 2)),
    "deliveries": _list("deliveries", ticked=(0, 1)),
    "order_editor": _editing("orders", _K.ORDER),
    "invoice_editor": _editing("invoices", _K.INVOICE),
    "delivery_editor": _editing("deliveries", _K.DELIVERY),
    "editor_new": _new("orders"),
    "matrix": _matrix,
    "pick_articles": _editing("orders", _K.ORDER, _articles),
    "read_in": _editing("orders", _K.ORDER, lambda page: page.adding.read_in()),
    "copy_lines": _editing("orders", _K.ORDER, lambda page: page.adding.copy()),
    "order_confirm": _editing("invoices", _K.INVOICE, _refused),
    "invoice_page": _document("invoices", status="open"),
    "invoice_overdue": _document("invoices", status="overdue"),
    "invoice_concept": _document("invoices", status="concept"),
    "credit_page": _document("invoices", status="credit"),
    "order_page": _document("orders", status="open"),
    "delivery_page": _document("deliveries", status="to_invoice"),
    "payment": _document("invoices", "pay", status="open"),
    "deposit": _document("orders", "deposit", status="open", paid_word="unpaid"),
    "credit": _document("invoices", "credit", status="open"),
    "remove": _document("invoices", "remove", status="open"),
    "order_cancel": _document("orders", "cancel", status="open"),
    "deliver": _document("orders", "deliver", status="open"),
    "to_invoice": _document("deliveries", "invoice", status="to_invoice"),
    "to_invoices": _more_invoices,
    "definitive_none": _dispatched(DispatchMethod.NONE),
    "definitive_post": _dispatched(DispatchMethod.POST),
    "definitive_mail": _dispatched(DispatchMethod.EMAIL),
    "send": _to_send,
    "mail": _mail,
    "mail_templates": lambda stage: _shown(stage.page("mail_templates")),
    "receivables": _list("receivables"),
    "to_post": _list("to_post"),
    "unsent": _list("unsent"),
    "trash": _list("trash"),
    "customer_import": lambda stage: _shown(stage.page("customers", "import")),
    "invoice_settings": _setting("Factuurinstellingen"),
    "mail_settings": _setting("E-mail"),
}


def close_dialogs(window: QWidget) -> None:
    """Close what lies over a window, the last one first."""
    for dialog in reversed(window.findChildren(Dialog)):
        if dialog.isVisible():
            dialog.done(None)
