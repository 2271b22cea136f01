"""'Soorten' of documents in the settings: managed, and used by what is made next (M0-027)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.types import new_code
from kassa.system.identity import new_id
from kassa.ui.office.sales.types_page import TypesPage
from tests.support.clock import FrozenClock
from tests.support.sales_office import Clicks, SalesOffice

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


@pytest.fixture
def page(office: SalesOffice, qtbot: QtBot) -> TypesPage:
    window = office.window()
    qtbot.addWidget(window)
    made = window.open_page("sales_types")
    assert isinstance(made, TypesPage)
    return made


def cells(page: TypesPage) -> list[tuple[object, ...]]:
    found = [page.table.kept.row_at(place) for place in range(page.table.kept.rowCount())]
    return [row.cells for row in found if row is not None]


def test_the_standard_kinds_are_there(page: TypesPage) -> None:
    assert [row[:3] for row in cells(page)] == [
        ("Order", "Verkooporder", "O"),
        ("Pakbon", "Pakbon", "P"),
        ("Factuur", "Normaal", ""),
        ("Creditfactuur", "Credit", "C"),
    ]


def test_a_new_kind_has_its_own_numbers_texts_and_template(office: SalesOffice, page: TypesPage) -> None:
    mail = office.services.mail.templates
    mail.ensure_standard()
    chosen = next(one for one in mail.all() if one.kind.value == "invoice" and one.language == "nl")
    own = mail.save(replace(chosen, id="", name="Service (eigen)", revision=0), office.owner)
    page._load()
    clicks = Clicks(page.window())
    clicks.press("sales_types.new")
    page.kind.set_value("invoice")
    page.name.set_text("Service")
    page.prefix.set_text("S")
    page.term.set_text("8")
    page.template.set_value(own.id)
    page.intro.set_text("Onderhoud volgens contract.")
    page.standard.set_value(True)
    clicks.press("sales_types.save")
    assert "bewaard" in page.bar.text()
    assert ("Factuur", "Service", "S", 8, "Service (eigen)", "Ja", "Ja") in cells(page)
    assert ("Factuur", "Normaal", "", None, "", "", "Ja") in cells(page)

    mailed = office.customer("Mailklant", DispatchMethod.EMAIL, "mail@voorbeeld.nl")
    concept = office.concept(DocumentKind.INVOICE, 10000, customer=mailed)
    assert concept.type_code == "service"
    assert concept.due_date is not None
    assert (concept.due_date - concept.date).days == 8
    made = office.sales.invoicing.confirm(concept, office.owner, new_id())
    assert made.number == f"S{concept.date.year}-0001"
    assert office.sales.papers.paper(made.document_id).intro == "Onderhoud volgens contract."
    document = office.services.mail.mails.document(made.document_id)
    assert mail.offered(document.kind, document.language, document.template_id)[0] == own


def test_what_cannot_be_is_said_at_its_field(page: TypesPage) -> None:
    clicks = Clicks(page.window())
    clicks.press("sales_types.new")
    page.name.set_text("Tweede")
    clicks.press("sales_types.save")
    assert "voorvoegsel" in page.prefix.edit.accessibleDescription()
    page.prefix.set_text("T")
    page.term.set_text("een maand")
    clicks.press("sales_types.save")
    assert page.term.edit.accessibleDescription()
    page.term.set_text("400")
    clicks.press("sales_types.save")
    assert "365" in page.term.edit.accessibleDescription()
    page.table.set_current(2)
    page._chosen(2)
    page.active.set_value(False)
    clicks.press("sales_types.save")
    assert len(cells(page)) == 4
    assert cells(page)[2][-1] == "Ja"


def test_only_who_may_change_invoice_settings_opens_it(office: SalesOffice, qtbot: QtBot) -> None:
    window = office.window(office.with_rights(Right.BACK_OFFICE, Right.EDIT_SETTINGS))
    qtbot.addWidget(window)
    assert window.open_page("sales_types") is None


@pytest.mark.parametrize(
    ("name", "code"), [("Service", "service2"), ("Op maat", "op_maat"), ("2025", "soort"), ("Café 1", "cafe")]
)
def test_a_code_is_made_of_the_name(name: str, code: str) -> None:
    assert new_code(name, ["service"]) == code


def test_a_long_name_keeps_a_code_that_fits() -> None:
    first = new_code("Abonnementen van de vestiging", [])
    assert len(first) == 20
    assert new_code("Abonnementen van de vestiging", [first]) == f"{first[:19]}2"
