"""Who sees what in the office: pages hidden by rights and by the parts the shop uses; locked actions say why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.rights import ROLE_DEFAULTS, Right
from kassa.domain.settings import sales
from kassa.domain.settings.fields import Scope
from kassa.ui.office.pages.settings import SettingsForm, SettingsPage
from kassa.ui.office.window import OfficeWindow
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


def test_who_may_only_change_invoice_settings_sees_that_part_alone(office: SalesOffice, qtbot: QtBot) -> None:
    window = window_of(office, qtbot, Right.EDIT_INVOICE_SETTINGS)
    assert lines(window) == {"settings"}
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
    assert lines(window) == {"mail_templates"}
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
