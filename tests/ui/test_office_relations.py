"""Customers in the office: the list, the editor with its rows and consent, merging two, reading a list in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.contact import ContactDetail, ContactKind
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.privacy import PSEUDONYM
from kassa.domain.people.rights import Right
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate
from kassa.ui.office.importing.page import CHECK, DONE, MAPPING, ImportPage
from kassa.ui.office.importing.runs import IMPORT, RunPage
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.relations.customer_page import NEW, CustomerPage
from kassa.ui.office.relations.merging import MergeDialog
from kassa.ui.office.relations.price_lists_page import PriceListsPage
from kassa.ui.office.window import OfficeWindow
from tests.support.clock import FrozenClock
from tests.support.office import Office, front
from tests.support.screens import open_dialog, type_keys

BUILDERS = Customer(
    "", "10001", "Inkoop", "De Vries Bouw", kind=CustomerKind.COMPANY, city="Utrecht", email="info@bouw.nl",
    dispatch=DispatchMethod.EMAIL,
)  # fmt: skip
JAN = Customer("", "10002", "Jan de Vries", city="Zeist", phone="030-1234567")
PIET = Customer("", "10003", "Piet Jansen", city="Zeist", phone="06-12345678")


class Desk:
    """The office with three customers."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.relations = office.services.relations
        self.customers = self.relations.customers
        added = self.customers.add([BUILDERS, JAN, PIET], office.owner)
        self.builders, self.jan, self.piet = (one.id for one in added)
        self.window: OfficeWindow = office.window()

    def page(self, key: str) -> CustomerPage:
        page = self.window.open_page("customers", key)
        assert isinstance(page, CustomerPage)
        return page

    def rows(self) -> ListPage:
        page = self.window.open_page("customers")
        assert isinstance(page, ListPage)
        return page

    def shown(self) -> list[str]:
        page = self.rows()
        rows = [page.model.row_at(number) for number in range(page.count)]
        return [str(row.cells[0]) for row in rows if row is not None]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Desk:
    made = Desk(Office(sqlite_database, clock, qapp, tmp_path))
    qtbot.addWidget(made.window)
    return made


def test_the_list_is_searched_by_all_a_customer_has(desk: Desk) -> None:
    page = desk.rows()
    assert page.windowTitle() == "Relaties"
    assert desk.shown() == ["10001", "10002", "10003"]
    for text, numbers in (("vries", ["10001", "10002"]), ("0301234567", ["10002"]), ("zeist piet", ["10003"])):
        page.head.search.setText(text)
        page.head.search.searched.emit(text)
        assert desk.shown() == numbers, text


def test_a_new_customer_gets_the_next_number(desk: Desk) -> None:
    page = desk.page(NEW)
    assert page.number.text() == "10004"
    page.person.set_text('  O\'Brien "Jr"  🙂 ')
    page.postcode.set_text("1234ab")
    page.save_button.click()
    assert page.bar.text() == 'O\'Brien "Jr" 🙂 (10004) is bewaard.'
    assert page.postcode.text() == "1234 AB"
    assert [hit.name for hit in desk.customers.search("10004")] == ['O\'Brien "Jr" 🙂']


def test_everything_typed_is_stored(desk: Desk) -> None:
    page = desk.page(desk.jan)
    page.finance.days.set_text("14")
    page.finance.discount.set_text("12,5")
    page.finance.limit.set_text("1500")
    page.finance.iban.set_text("NL91 ABNA 0417 1643 00")
    page.finance.dispatch.set_value(DispatchMethod.POST.value)
    page.language.set_value("en")
    page.note.set_text("Belt liever.\nNiet op maandag.")
    page.contacts.add_button.click()
    line = page.contacts.lines[0]
    line.edit.setText("boek@voorbeeld.nl")
    line.invoices.setChecked(True)
    page.addresses.add_button.click()
    for edit, text in zip(page.addresses.lines[0].edits, ("Loods", "Kade 3", "1011ab", "Amsterdam", "NL"), strict=True):
        edit.setText(text)
    page.save_button.click()
    card = desk.customers.card(desk.jan)
    stored = card.customer
    assert (stored.payment_days, stored.discount, stored.credit_limit) == (14, Rate(1250), Money(150_000))
    assert (stored.iban, stored.dispatch, stored.language) == ("NL91ABNA0417164300", DispatchMethod.POST, "en")
    assert stored.note == "Belt liever.\nNiet op maandag."
    assert [(one.value, one.for_invoices) for one in card.contacts] == [("boek@voorbeeld.nl", True)]
    assert [(one.label, one.postcode) for one in card.addresses] == [("Loods", "1011 AB")]
    assert page.finance.iban.text() == "NL91 ABNA 0417 1643 00"
    page.save_button.click()
    assert desk.customers.card(desk.jan).contacts == card.contacts


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("customer.name", "", "leeg"),
        ("customer.email", "geen adres", "geen e-mailadres"),
        ("customer.iban", "NL92ABNA0417164300", "IBAN"),
        ("customer.vat_id", "NL123456789B02", "btw-nummer"),
        ("customer.registration", "123", "KvK"),
        ("customer.payment_days", "soms", "dagen"),
        ("customer.discount", "veel", "percentage"),
        ("customer.credit_limit", "1.234,56", "punt of komma"),
        ("customer.number", "10001", "bestaat al"),
        ("customer.country", "Nederland", "land"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Desk, name: str, text: str, word: str) -> None:
    page = desk.page(desk.jan)
    field = next(one for one in page._fields().values() if one.focusProxy().objectName() == name)  # type: ignore[union-attr]
    field.set_text(text)  # type: ignore[union-attr]
    page.save_button.click()
    assert word in field.focusProxy().accessibleDescription()  # type: ignore[union-attr]
    assert field.focusProxy().hasFocus()  # type: ignore[union-attr]
    assert desk.customers.get(desk.jan).revision == 1


def test_a_wrong_contact_detail_is_said_below_the_rows(desk: Desk) -> None:
    page = desk.page(desk.jan)
    page.contacts.add_button.click()
    page.contacts.lines[0].edit.setText("geen adres")
    page.save_button.click()
    assert "geen e-mailadres" in page.contacts_error.text()
    assert page.contacts_error.isVisible()


def test_a_row_taken_away_is_put_back(desk: Desk) -> None:
    contacts = [ContactDetail("", ContactKind.EMAIL, f"{name}@v.nl", name, True) for name in ("een", "twee", "drie")]
    desk.customers.save(desk.customers.get(desk.jan), desk.office.owner, contacts)
    page = desk.page(desk.jan)
    before = page.contacts.values()
    remove = page.contacts.findChild(QWidget, "customer.contacts.row_2.remove")
    assert remove is not None
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [one.label for one in page.contacts.values()] == ["een", "drie"]
    page.contacts.undo.undone.emit()
    assert page.contacts.values() == before


def test_only_an_e_mail_address_can_be_ticked_for_invoices(desk: Desk) -> None:
    page = desk.page(desk.jan)
    page.contacts.add_button.click()
    line = page.contacts.lines[0]
    line.invoices.setChecked(True)
    line.kind.setCurrentIndex(line.kind.findData(ContactKind.PHONE.value))
    assert not line.invoices.isEnabled()
    assert not line.invoices.isChecked()


def test_a_person_is_linked_to_a_company_and_its_method_explained(desk: Desk) -> None:
    page = desk.page(desk.jan)
    assert page.link.isVisible()
    type_keys(desk.office.ui, page.link.edit, "bouw")
    QTest.keyClick(page.link.edit, Qt.Key.Key_Return)
    assert page.link.text() == "De Vries Bouw"
    assert page.finance.dispatch._below.text() == "Facturen gaan via e-mail (van bedrijf De Vries Bouw)."
    page.save_button.click()
    assert desk.customers.get(desk.jan).company_id == desk.builders
    company = desk.page(desk.builders)
    assert not company.link.isVisible()
    assert company.people.isVisible()
    company.people._buttons[0].click()
    assert front(desk.window) is page


def test_a_link_is_taken_away_with_the_name(desk: Desk) -> None:
    desk.customers.save(replace(desk.customers.get(desk.jan), company_id=desk.builders), desk.office.owner)
    page = desk.page(desk.jan)
    page.link.set_choice(None)
    page.save_button.click()
    stored = desk.customers.get(desk.jan)
    assert (stored.company_id, stored.company) == (None, "")


def test_consent_is_recorded_shown_and_withdrawn(desk: Desk) -> None:
    page = desk.page(desk.jan)
    page.person.set_text("Nog niet bewaard")
    page.privacy.give.click()
    assert desk.customers.card(desk.jan).has_consent
    assert "Eigenaar" in page.privacy.told.text()
    assert not page.privacy.give.isVisible()
    page.privacy.withdraw.click()
    assert not desk.customers.card(desk.jan).has_consent
    assert "Gegeven" in page.privacy.history.text()
    assert page.person.text() == "Nog niet bewaard"


def test_an_export_goes_where_it_is_asked(desk: Desk, tmp_path: Path) -> None:
    page = desk.page(desk.jan)
    target = tmp_path / "gegevens.json"
    page.privacy._ask = lambda _parent, proposal: str(target) if "10002" in proposal else ""
    page.privacy.export.click()
    assert json.loads(target.read_text(encoding="utf-8"))["customer"]["name"] == "Jan de Vries"
    assert str(target) in page.privacy.notice.text
    page.privacy._ask = lambda _parent, _proposal: str(tmp_path / "nergens" / "x.json")
    page.privacy.export.click()
    assert "niet te schrijven" in page.privacy.notice.text


def test_wiping_asks_first_and_the_safe_button_has_the_focus(desk: Desk) -> None:
    page = desk.page(desk.jan)
    page.privacy.erase.click()
    dialog = open_dialog(desk.window)
    assert "7 jaar" in dialog.explanation.text()
    dialog.done(None)
    assert desk.customers.get(desk.jan).name == "Jan de Vries"
    page.privacy.erase.click()
    open_dialog(desk.window).done(True)
    assert desk.customers.get(desk.jan).name == PSEUDONYM
    assert page.person.text() == PSEUDONYM
    assert not page.save_button.isEnabled()


def test_two_are_merged_after_both_were_shown(desk: Desk) -> None:
    page = desk.rows()
    button = page.selection.buttons[0]
    page.model.tick([1])
    assert not button.isEnabled()
    assert button.toolTip() == "Kies precies twee relaties."
    page.model.tick([2])
    button.click()
    dialog = open_dialog(desk.window)
    assert isinstance(dialog, MergeDialog)
    assert dialog.title.text() == "Piet Jansen (10003) samenvoegen met Jan de Vries (10002)?"
    assert dialog.no.hasFocus()
    dialog.swap.click()
    assert dialog.title.text() == "Jan de Vries (10002) samenvoegen met Piet Jansen (10003)?"
    assert "Telefoon" in dialog.told.text()
    dialog.yes.click()
    assert desk.customers.get(desk.jan).merged_into == desk.piet
    kept = front(desk.window)
    assert isinstance(kept, CustomerPage)
    assert [one.value for one in kept.contacts.values()] == ["030-1234567"]


def test_what_cannot_be_merged_says_why(desk: Desk) -> None:
    page = desk.rows()
    page.model.tick([0, 1])
    page.selection.buttons[0].click()
    dialog = open_dialog(desk.window)
    assert isinstance(dialog, MergeDialog)
    assert "persoon en een bedrijf" in dialog.notice.text
    assert not dialog.yes.isEnabled()


def test_price_lists_are_made_and_chosen(desk: Desk) -> None:
    lists = desk.window.open_page("price_lists")
    assert isinstance(lists, PriceListsPage)
    lists.code.set_text("A")
    lists.name.set_text("Aannemers")
    lists.discount.set_text("x")
    lists.save_button.click()
    assert "percentage" in lists.discount.message.text()
    lists.discount.set_text("7,5")
    lists.save_button.click()
    page = desk.page(desk.jan)
    page.finance.price_list.set_value("A")
    page.save_button.click()
    assert desk.customers.get(desk.jan).discount == Rate(750)
    lists._load("A")
    assert not lists.remove_button.isEnabled()


def test_a_list_is_read_in_through_the_window_and_undone(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "relaties.csv"
    file.write_text("Klantnr;Naam;Plaats;E-mail\n10002;Jan de Vries;Doorn;\n20001;Nieuw;Ede;\n20002;Fout;Ede;x\n")
    page = desk.window.open_page("customers", IMPORT)
    assert isinstance(page, ImportPage)
    assert page.windowTitle() == "Relaties inlezen"
    page.files.take(file)
    assert page._stack.currentIndex() == MAPPING
    assert [box.currentData() for box in page.columns.boxes] == ["number", "name", "city", "email"]
    assert not page.columns.default_vat.isVisible()
    page.next.click()
    assert page._stack.currentIndex() == CHECK
    counts = page.check._preview.counts
    assert (counts.new, counts.changed, counts.error) == (1, 1, 1)
    page.next.click()
    assert page._stack.currentIndex() == DONE
    assert desk.customers.get(desk.jan).city == "Doorn"
    runs = desk.window.open_page("customer_imports")
    assert isinstance(runs, ListPage)
    assert runs.count == 1
    assert page.result.report is not None
    run = desk.window.open_page("customer_imports", page.result.report.run_id)
    assert isinstance(run, RunPage)
    run.result.undo_button.click()
    open_dialog(desk.window).done(True)
    assert "1 relaties verwijderd, 1 teruggezet" in run.result.notice.text
    assert desk.customers.get(desk.jan).city == "Zeist"


def test_the_search_in_everything_finds_customers(desk: Desk) -> None:
    desk.window.finder.search("piet")
    texts = [desk.window.finder.list.item(place).text() for place in range(desk.window.finder.list.count())]
    assert texts == ["Relatie 10003 · Piet Jansen · Zeist · 06-12345678"]
    desk.window.finder._enter()
    assert isinstance(front(desk.window), CustomerPage)


def test_without_the_rights_it_can_only_be_looked_at(desk: Desk, qtbot: QtBot) -> None:
    actor = desk.office.with_rights(Right.BACK_OFFICE, Right.VIEW_CUSTOMERS)
    window = desk.office.window(actor)
    qtbot.addWidget(window)
    page = window.open_page("customers", desk.jan)
    assert isinstance(page, CustomerPage)
    buttons = (page.save_button, page.privacy.give, page.privacy.erase, page.privacy.export)
    assert not any(button.isEnabled() for button in buttons)
    assert "'Relaties wijzigen'" in page.save_button.toolTip()
    assert "Eigenaar of Bedrijfsleider" in page.privacy.erase.toolTip()
    assert page.finance.limit.edit.isReadOnly()
    assert not page.contacts.add_button.isEnabled()
    rows = window.open_page("customers")
    assert isinstance(rows, ListPage)
    assert not rows.head.new.isEnabled()
    assert window.open_page("customer_imports") is None


def test_without_the_right_to_see_customers_there_are_none(desk: Desk, qtbot: QtBot) -> None:
    window = desk.office.window(desk.office.with_rights(Right.BACK_OFFICE, Right.VIEW_ARTICLES))
    qtbot.addWidget(window)
    assert window.open_page("customers") is None
    window.finder.search("piet")
    assert "Niets gevonden" in window.finder.list.item(0).text()
