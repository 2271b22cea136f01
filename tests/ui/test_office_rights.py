"""Who sees what in the office: pages hidden by rights and by the parts the shop uses; locked actions say why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.rights import ROLE_DEFAULTS, Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings import sales
from kassa.domain.settings.fields import Scope
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.pages.settings import SettingsForm, SettingsPage
from kassa.ui.office.window import OfficeWindow
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.office import front
from tests.support.sales_office import SalesOffice

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def window_of(office: SalesOffice, qtbot: QtBot, *rights: Right) -> OfficeWindow:
    actor = replace(office.owner, name="Anke", rights=frozenset({Right.BACK_OFFICE, *rights}))
    window = office.window(actor)
    qtbot.addWidget(window)
    return window


def lines(window: OfficeWindow) -> set[str]:
    """Return the pages the navigation leads to, folded or not."""
    return {
        name.removeprefix("navigation.")
        for button in window.navigation.findChildren(QAbstractButton)
        if "." in (name := button.objectName()) and not name.startswith("navigation.group_")
    } - {"collapse"}


def unfolded(window: OfficeWindow, screen: str) -> set[str]:
    window.navigation.set_current(screen)
    buttons = window.navigation.findChildren(QAbstractButton)
    return {one.objectName().removeprefix("navigation.") for one in buttons if not one.isHidden()}


def owners(page: SettingsPage) -> list[str]:
    return [page.owners.item(row).text() for row in range(page.owners.count())]


def locked(page: QWidget) -> dict[str, str]:
    """Return the buttons with a lock and what they tell."""
    found = page.findChildren(Button)
    return {one.objectName(): one.toolTip() for one in found if one.icon_name == "lock" and not one.isEnabled()}


LOOKING = (Right.VIEW_INVOICES, Right.VIEW_ORDERS, Right.VIEW_DELIVERIES, Right.VIEW_CUSTOMERS)


def test_who_may_only_look_reads_at_every_lock_which_right_and_who_gives_it(office: SalesOffice, qtbot: QtBot) -> None:
    places = {
        "document.confirm": ("invoices", office.concept(DocumentKind.INVOICE, 500).id),
        "document.credit": ("invoices", office.invoice(500).document_id),
        "document.cancel": ("orders", office.order(500).id),
        "document.invoice": ("deliveries", office.slip(500).id),
        "customer.erase": ("customers", office.bouw.id),
    }
    window = window_of(office, qtbot, *LOOKING)
    for screen in ("mail_templates", "settings", "users", "trash", "articles", "receipts", "customer_imports"):
        assert window.open_page(screen) is None, screen
    for button, (screen, key) in places.items():
        page = window.open_page(screen, key)
        assert page is not None
        told = locked(page)
        assert button in told, sorted(told)
        for name, text in told.items():
            assert "Anke heeft het recht '" in text, name
            assert "zoals Eigenaar" in text, name
    for screen in ("invoices", "orders", "deliveries", "customers"):
        page = window.open_page(screen)
        assert isinstance(page, ListPage)
        assert "Anke heeft het recht '" in page.head.new.toolTip(), screen


def test_the_administration_works_and_leaves_what_is_for_leaders(office: SalesOffice, qtbot: QtBot) -> None:
    concept, invoice = office.concept(DocumentKind.INVOICE, 500).id, office.invoice(500).document_id
    window = window_of(office, qtbot, *ROLE_DEFAULTS["Administratie"])
    assert {"invoices", "orders", "deliveries", "customers", "receivables"} <= lines(window)
    assert lines(window).isdisjoint({"users", "roles", "settings", "mail_templates"})
    for key in (concept, invoice):
        page = window.open_page("invoices", key)
        assert page is not None
        assert set(locked(page)) <= {"document.reverse"}
    customer = window.open_page("customers", office.bouw.id)
    assert customer is not None
    assert list(locked(customer)) == ["customer.erase"]
    assert "'Relaties wissen (AVG)'" in locked(customer)["customer.erase"]


def test_who_may_only_change_invoice_settings_sees_that_part_alone(office: SalesOffice, qtbot: QtBot) -> None:
    window = window_of(office, qtbot, Right.EDIT_INVOICE_SETTINGS)
    assert lines(window) == {"settings", "sales_types", "health"}
    window.open_page("settings")
    page = front(window)
    assert isinstance(page, SettingsPage)
    assert owners(page) == ["Factuurinstellingen"]
    form = page.stack.currentWidget()
    assert isinstance(form, SettingsForm)
    assert form.save_button.isEnabled()
    form.fields[sales.ACCENT.key]._text.set_text("#7A1914")  # type: ignore[union-attr]
    form.save()
    assert office.services.settings.get(sales.ACCENT) == "#7A1914"


def test_who_may_only_change_the_shop_sees_the_rest(office: SalesOffice, qtbot: QtBot) -> None:
    window = window_of(office, qtbot, Right.EDIT_SETTINGS)
    window.open_page("settings")
    page = front(window)
    assert isinstance(page, SettingsPage)
    assert "Factuurinstellingen" not in owners(page)
    assert owners(page)[:3] == ["Bedrijf", "Btw-codes", "E-mail"]


def test_who_may_only_change_templates_gets_their_page(office: SalesOffice, qtbot: QtBot) -> None:
    window = window_of(office, qtbot, Right.EDIT_TEMPLATES)
    assert lines(window) == {"mail_templates", "health"}
    assert window.open_page("settings") is None
    assert window.open_page("mail_templates") is not None


def test_without_the_module_there_are_no_invoices_on_the_screen(office: SalesOffice, qtbot: QtBot) -> None:
    invoice = office.invoice(1000)
    window = office.window()
    qtbot.addWidget(window)
    assert {"invoices", "orders"} <= unfolded(window, "orders")
    office.changes.look()
    office.services.settings.change(Scope.COMPANY, {sales.INVOICING.key: False}, office.owner)
    office.changes.look()
    assert {"invoices", "orders", "deliveries"} & unfolded(window, "orders") == {"orders", "deliveries"}
    assert "receivables" not in unfolded(window, "shifts")
    for screen in ("invoices", "receivables", "unsent", "to_post"):
        assert window.open_page(screen) is None, screen
    assert window.open_page("invoices", invoice.document_id) is None
    window.finder.search("verkoop")
    found = window.finder.frame.findChild(QListWidget)
    assert found is not None
    assert [found.item(row).text() for row in range(found.count())] == ["Verkooporders"]
    office.services.settings.change(Scope.COMPANY, {sales.INVOICING.key: True}, office.owner)
    office.changes.look()
    assert "invoices" in unfolded(window, "orders")
    assert window.open_page("invoices", invoice.document_id) is not None
