"""The office window: who is there, what they may see, tabs that come back, search in everything, editors."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from kassa.bootstrap.office import office_services
from kassa.db.engine import Database, open_database
from kassa.db.migrate import migrate
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.domain.people.rights import Right
from kassa.domain.settings import company, sales, till
from kassa.domain.settings.fields import Scope
from kassa.domain.till.shift import Count
from kassa.domain.values import Money
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import EmployeeForm, Secrets, Users
from kassa.ui.office.first_start import FirstStart
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.login import LoginWindow
from kassa.ui.office.pages.roles import RolePage, right_groups
from kassa.ui.office.pages.settings import SettingsForm, SettingsPage
from kassa.ui.office.pages.users import UserPage
from kassa.ui.office.pages.vat import VatForm
from kassa.ui.office.start import OfficeApp
from kassa.ui.office.window import OfficeWindow
from tests.support.clock import FrozenClock
from tests.support.office import Office, front
from tests.support.people import OWNER_PASSWORD
from tests.support.printers import TcpPrinter
from tests.support.rows import add_articles, add_receipts
from tests.support.screens import open_dialog, type_keys

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


def opened(office: Office, qtbot: QtBot, *, size: tuple[int, int] = (1366, 768)) -> OfficeWindow:
    window = office.window(size=size)
    qtbot.addWidget(window)
    return window


def test_password_opens_the_office_and_a_pin_does_for_who_has_none(office: Office, qtbot: QtBot) -> None:
    roles = {role.name: role.id for role in office.services.users.roles()}
    office.services.users.add(
        EmployeeForm(2, "Bedrijfsleider", roles["Bedrijfsleider"]), Secrets(pin="7159"), office.owner
    )
    login = LoginWindow(office.ui, office.services.login, office.services.users, "De Werkplaats")
    qtbot.addWidget(login)
    names: list[str] = []
    login.signed_in.connect(lambda actor: names.append(actor.name))
    login.secret.set_text("verkeerd wachtwoord")
    login.sign_in()
    assert "klopt niet" in login.message.text()
    login.secret.set_text(OWNER_PASSWORD)
    login.sign_in()
    login.person.set_value(office.services.login.employees()[1].id)
    assert login.secret.edit.accessibleName() == "Pincode"
    login.secret.set_text("7159")
    login.sign_in()
    assert names == ["Eigenaar", "Bedrijfsleider"]


def test_who_may_not_is_told_which_right_is_missing(office: Office, qtbot: QtBot) -> None:
    roles = {role.name: role.id for role in office.services.users.roles()}
    seller = office.services.users.add(
        EmployeeForm(5, "Verkoper 5", roles["Verkoper"]), Secrets(pin="7159"), office.owner
    )
    login = LoginWindow(office.ui, office.services.login, office.services.users, "De Werkplaats")
    qtbot.addWidget(login)
    login.person.set_value(seller)
    login.secret.set_text("7159")
    with qtbot.assertNotEmitted(login.signed_in):
        login.sign_in()
    assert Right.BACK_OFFICE.dutch in login.message.text()


def test_what_stays_is_not_looked_through_for_garbage_again(office: Office, qtbot: QtBot) -> None:
    gc.unfreeze()
    app = OfficeApp(office.ui, office.services, ("kassa",))
    app.start()
    assert app.window is not None
    qtbot.addWidget(app.window)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0, timeout=5_000)
    gc.unfreeze()


def test_a_new_shop_is_made_once(sqlite_location: str, office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    location = str(tmp_path / "nieuw.db")
    migrate(location)
    database = open_database(location)
    services = office_services(database, office.ui.clock, b"k")
    app = OfficeApp(office.ui, services, ("kassa",))
    app.start()
    first = app.window
    assert isinstance(first, FirstStart)
    qtbot.addWidget(first)
    first.found()
    assert services.shop.branches() == ()
    first.shop_name.set_text("Mijn winkel")
    first.owner.set_text("Ans")
    first.pin.set_text("1234")
    first.password.set_text("drie losse woorden")
    first.found()
    assert "makkelijk" in first.message.text()
    first.pin.set_text("4826")
    first.found()
    assert isinstance(app.window, OfficeWindow)
    qtbot.addWidget(app.window)
    assert services.settings.get(company.NAME) == "Mijn winkel"
    assert [till.number for till in services.shop.tills()] == [1]
    app.changes.stop()
    database.close()


def test_only_what_may_be_used_is_in_the_navigation(office: Office, qtbot: QtBot) -> None:
    window = office.window(office.with_rights(Right.BACK_OFFICE, Right.VIEW_ARTICLES))
    qtbot.addWidget(window)
    lines = {button.objectName() for button in window.navigation.findChildren(QAbstractButton)}
    assert "navigation.articles" in lines
    assert not lines & {"navigation.receipts", "navigation.users", "navigation.roles", "navigation.settings"}
    assert window.open_page("settings") is None


def test_tabs_come_back_in_their_order(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    for screen in ("users", "articles", "settings"):
        window.open_page(screen)
    window.tabs.bar.moveTab(0, 3)
    window.tabs.bar.setCurrentIndex(1)
    window.keep_tabs()
    places = [place.screen for place in window.tabs.places]
    again = opened(office, qtbot)
    assert [place.screen for place in again.tabs.places] == places
    assert again.tabs.bar.currentIndex() == 1


def test_tab_keys_and_a_window_of_its_own(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("users")
    window.open_page("roles")
    count = window.tabs.bar.count()
    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert window.tabs.bar.currentIndex() == 0
    QTest.keyClick(window, Qt.Key.Key_W, CTRL)
    assert window.tabs.bar.count() == count - 1
    window.take_apart(window.tabs.places[-1])
    assert window.tabs.bar.count() == count - 2
    apart = window._apart[0]
    assert apart.windowTitle() == "Rollen"
    assert window.windowTitle() == "Backoffice"
    apart.close()


def test_ctrl_enter_opens_in_a_window_of_its_own(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("users")
    page = front(window)
    assert isinstance(page, ListPage)
    QTest.keyClick(page.table, Qt.Key.Key_Return, CTRL)
    assert [apart.windowTitle() for apart in window._apart] == ["Eigenaar"]
    assert front(window) is page
    window._apart[0].close()


def test_closing_everything_offers_the_pages(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.tabs.close_all()
    assert window._stack.currentWidget() is window.welcome
    button = window.welcome.findChild(QAbstractButton, "welcome.articles")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert front(window).windowTitle() == "Artikelen"


def test_search_in_everything(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 40, vat="high")
    add_receipts(sqlite_database, 40, till=office.till.id)
    window = opened(office, qtbot)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.header.search.hasFocus()
    type_keys(office.ui, window.header.search, "artikel 3")
    window.finder.search("artikel 3")
    texts = [window.finder.list.item(row).text() for row in range(window.finder.list.count())]
    assert any("Artikel 3" in text for text in texts)
    window.finder.search("inst")
    assert window.finder.list.item(0).text() == "Instellingen"
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)
    office.ui.scanner.release()
    assert front(window).windowTitle() == "Instellingen"
    window.finder.search("21")
    assert "Kassabon 21" in window.finder.list.item(window.finder.list.count() - 1).text() or any(
        "Kassabon 21" in window.finder.list.item(row).text() for row in range(window.finder.list.count())
    )


def test_a_found_receipt_stands_in_its_list(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_receipts(sqlite_database, 900, till=office.till.id)
    window = opened(office, qtbot)
    key = f"{123:032x}"
    page = window.open_page("receipts", key)
    assert isinstance(page, ListPage)
    row = page.model.row_at(page.table.current_row())
    assert row is not None
    assert row.key == key


def test_a_scanned_code_is_never_silent(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    office.ui.scanner.scanned.emit("8712345678906")
    assert "8712345678906" in window.toast._text.text()
    office.ui.scanner.scanned.emit("R01-26-00077")
    window.toast._next()
    assert "R01-26-00077" in window.toast._text.text()


def test_every_control_has_a_name_of_its_own(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 3, vat="high")
    window = opened(office, qtbot)
    for screen in ("receipts", "articles", "shifts", "users", "roles", "settings"):
        window.open_page(screen)
        page = front(window)
        seen: dict[str, str] = {}
        for control in page.findChildren(QWidget):
            if not isinstance(control, QAbstractButton | QLineEdit | QComboBox | QTableView) or not control.isVisible():
                continue
            if control.objectName().startswith("qt_") or isinstance(
                control.parent(), QComboBox | QTableView | QLineEdit
            ):
                continue
            assert control.objectName(), f"{screen}: {control}"
            assert control.accessibleName(), f"{screen}: {control.objectName()}"
            assert control.objectName() not in seen, f"{screen}: {control.objectName()} twice"
            seen[control.objectName()] = control.accessibleName()


def test_an_employee_is_made_and_changed(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("users", "new")
    page = front(window)
    assert isinstance(page, UserPage)
    assert page.number.text() == "2"
    page.person.set_text("Noor de Vries")
    page.role.set_value(next(role.id for role in office.services.users.roles() if role.name == "Verkoper"))
    page.pin.set_text("12")
    page.save()
    assert "4 tot 6 cijfers" in page.pin.message.text()
    page.pin.set_text("7159")
    page.save()
    made = next(one for one in office.services.users.employees() if one.form.name == "Noor de Vries")
    assert (made.form.initials, made.has_pin, made.has_password) == ("NDV", True, False)
    assert page.windowTitle() == "Noor de Vries"
    page.number.set_text("1")
    page.save()
    assert "is van Eigenaar" in page.number.message.text()
    page.number.set_text("31")
    page.forget_pin.setChecked(True)
    page.save()
    made = next(one for one in office.services.users.employees() if one.form.number == 31)
    assert not made.has_pin


def test_two_people_in_one_employee_lose_nothing(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("users", office.owner.employee_id)
    page = front(window)
    assert isinstance(page, UserPage)
    before = office.services.users.employees()[0]
    form = EmployeeForm(1, "Ans", before.form.role_id)
    office.services.users.change(before.id, form, Secrets(), before.revision, office.owner)
    page.person.set_text("Bert")
    page.save()
    assert "intussen gewijzigd" in page.bar.text()
    assert office.services.users.employees()[0].form.name == "Ans"


def test_every_right_has_one_place_in_the_role_editor() -> None:
    listed = [right for _title, rights in right_groups() for right in rights]
    assert sorted(listed) == sorted(Right)


def test_a_role_is_made_with_its_rights(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("roles", "new")
    page = front(window)
    assert isinstance(page, RolePage)
    page.role_name.set_text("Verkoper")
    page.save()
    assert "Er is al een rol" in page.role_name.message.text()
    page.role_name.set_text("Weekendhulp")
    page.ticks[Right.SELL].setChecked(True)
    page.save()
    role = next(role for role in office.services.users.roles() if role.name == "Weekendhulp")
    assert role.rights == {Right.SELL}


def test_settings_are_checked_where_they_stand(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("settings")
    page = front(window)
    assert isinstance(page, SettingsPage)
    form = page.stack.currentWidget()
    assert isinstance(form, SettingsForm)
    form.fields[company.VAT_ID.key]._text.set_text("geen btw-nummer")  # type: ignore[union-attr]
    form.save()
    widget = form.fields[company.VAT_ID.key].widget
    assert widget.message.text()  # type: ignore[attr-defined]
    form.fields[company.VAT_ID.key]._text.set_text("NL000099998B57")  # type: ignore[union-attr]
    form.save()
    assert office.services.settings.get(company.VAT_ID) == "NL000099998B57"
    form.save()
    assert form.bar.text() == "Er was niets gewijzigd."


def test_settings_of_invoices_have_a_page_of_their_own(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("settings")
    page = front(window)
    assert isinstance(page, SettingsPage)
    assert page.owners.item(1).text() == "Factuurinstellingen"
    page.owners.setCurrentRow(1)
    form = page.stack.currentWidget()
    assert isinstance(form, SettingsForm)
    assert company.NAME.key not in form.fields
    form.fields[sales.ACCENT.key]._text.set_text("#FFFF00")  # type: ignore[union-attr]
    form.save()
    assert "te licht" in form.fields[sales.ACCENT.key].widget.message.text()  # type: ignore[attr-defined]
    form.fields[sales.ACCENT.key]._text.set_text("#7A1914")  # type: ignore[union-attr]
    form.save()
    assert office.services.settings.get(sales.ACCENT) == "#7A1914"


def test_devices_are_tried_and_say_what_is_wrong(office: Office, qtbot: QtBot) -> None:
    window = opened(office, qtbot)
    window.open_page("settings")
    page = front(window)
    assert isinstance(page, SettingsPage)
    page.owners.setCurrentRow(page.owners.count() - 2)  # after it come its devices
    form = page.stack.currentWidget()
    assert isinstance(form, SettingsForm)
    trial = form.findChild(QAbstractButton, "settings.trial_print")
    assert trial is not None
    QTest.mouseClick(trial, Qt.MouseButton.LeftButton)
    assert "geen bonprinter" in form.bar.text()
    with TcpPrinter(VirtualPrinter()) as printer:
        values = {till.PRINTER.key: "tcp", till.PRINTER_ADDRESS.key: f"127.0.0.1:{printer.port}"}
        office.services.settings.change(Scope.TILL, values, office.owner, office.till.id)
        QTest.mouseClick(trial, Qt.MouseButton.LeftButton)
        assert form.bar.text() == "Gelukt. Kijk of het apparaat het deed."
    assert b"Kassa 1" in printer.received


def test_a_rate_changes_from_a_day_on(office: Office, qtbot: QtBot) -> None:
    form = VatForm(office.context(), office.services.vat)
    qtbot.addWidget(form)
    office.kept.append(form)
    form.code.set_value("low")
    form.rate.set_text("12")
    form.day.set_text("01-01-2020")
    form.save()
    assert "voorbij" in form.day.message.text()
    form.day.set_text("+30")
    form.save()
    low = next(code for code in office.services.vat.codes() if code.code == "low")
    assert [str(dated.rate.basis_points) for dated in low.rates][-1] == "1200"
    assert low.rate_on(office.services.lists(office.owner).today()).basis_points == 900


def test_the_list_follows_what_the_till_does(
    office: Office, sqlite_database: Database, clock: FrozenClock, qtbot: QtBot
) -> None:
    window = opened(office, qtbot)
    window.open_page("users")
    page = front(window)
    assert isinstance(page, ListPage)
    office.changes.look()
    assert page.count == 1
    other = open_database(sqlite_database.location)
    role = office.services.users.roles()[0].id
    Users(other, clock, Passwords(b"x")).add(EmployeeForm(8, "Elders", role), Secrets(), office.owner)
    other.close()
    office.changes.look()
    assert page.count == 2


def test_a_closing_is_checked_by_a_second_person_only(office: Office, qtbot: QtBot) -> None:
    shifts = office.services.tills.desk(office.till.id).shifts
    at_till = office.with_rights(*Right)
    shifts.open(Money(0), at_till)
    shifts.save_count(Count(), at_till)
    shifts.control(at_till)
    shifts.settle("", Money(0), Money(0), "", at_till)
    shifts.close(at_till, "sluit-1")
    window = opened(office, qtbot, size=(1920, 1080))
    window.open_page("shifts")
    page = front(window)
    assert isinstance(page, ListPage)
    assert page.pane is not None
    assert page.pane.title.text() == "Z-rapport 1"
    check = page.pane.findChild(QAbstractButton, "shifts.check")
    assert check is not None
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    open_dialog(window).done(True)
    assert "ander" in page.pane.message.text() or "zelf" in page.pane.message.text()  # type: ignore[attr-defined]
