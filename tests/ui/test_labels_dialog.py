"""'Etiketten' in the office: chosen in the list or at an article, seen, and sent to paper or a label printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.label import LabelKind
from kassa.domain.catalog.master import Article
from kassa.domain.delivery import Outcome
from kassa.domain.errors import Denied, Reason, RuleError, StoreError
from kassa.domain.settings.fields import Scope
from kassa.domain.values import UnitPrice
from kassa.services.catalog.labels import PRINTER, LabelJob
from kassa.ui.office.catalog.article_page import ArticlePage
from kassa.ui.office.catalog.labels_dialog import LabelsDialog
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.sales.paper_view import PageView
from tests.support.clock import FrozenClock
from tests.support.office import Office, front
from tests.support.ports import Port
from tests.support.printers import TcpPrinter
from tests.support.screens import open_dialog
from tests.support.zpl import read

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


@pytest.fixture
def articles(office: Office) -> tuple[str, ...]:
    """Cola, cheese by weight, and a shirt in two sizes."""
    keep, owner = office.services.articles, office.owner
    cola = keep.save(Article(name="Cola", vat_code="low", price=UnitPrice(12_500), barcodes=("8712345678906",)), owner)
    cheese = keep.save(
        Article(name="Kaas", vat_code="low", price=UnitPrice(129_900), kind=ArticleKind.WEIGHED, unit="kg"), owner
    )
    polo = keep.save(Article(name="Polo", vat_code="high", price=UnitPrice(249_500), kind=ArticleKind.MATRIX), owner)
    sizes = [
        Article(number=f"P-{size}", name="Polo", vat_code="high", price=UnitPrice(249_500), colour="Blauw", size=size)
        for size in ("M", "L")
    ]
    keep.save_variants(polo.id, sizes, owner)
    return cola.id, cheese.id, polo.id


def use_printer(office: Office, kind: str, address: str) -> None:
    values = {"company.label_printer": kind, "company.label_address": address}
    office.services.settings.change(Scope.COMPANY, values, office.owner)


# Service -----------------------------------------------------------------------------------------------------------


def test_a_label_printer_gets_each_article_once_with_its_number_of_copies(
    office: Office, qtbot: QtBot, articles: tuple[str, ...]
) -> None:
    labels, owner = office.services.labels, office.owner
    with TcpPrinter() as printer:
        use_printer(office, "tcp", f"127.0.0.1:{printer.port}")
        done = labels.print(LabelJob(articles, LabelKind.ARTICLE, PRINTER, 3), owner)
        assert done.outcome is Outcome.HANDED_OVER
        qtbot.waitUntil(lambda: printer.received.count(b"^XZ") == 4)
    made = read(bytes(printer.received))
    assert [label.texts[0] for label in made] == ["Cola", "Kaas", "Polo", "Polo"]
    assert {label.copies for label in made} == {3}
    assert made[0].bars == [("BE", "871234567890")]
    assert made[2].bars[0][1] in ("P-M", "P-L")


def test_a_label_printer_on_a_serial_port_that_vanishes_is_unsure(
    office: Office, articles: tuple[str, ...], tmp_path: Path
) -> None:
    with Port(tmp_path / "labels", lambda _data: b"", dies_after=300) as port:
        use_printer(office, "serial", str(port))
        done = office.services.labels.print(LabelJob(articles[:1] * 200, paper=PRINTER), office.owner)
    assert done.outcome is Outcome.UNSURE
    assert "deel van de etiketten" in str(done.reason)
    done = office.services.labels.print(LabelJob(articles, paper=PRINTER), office.owner)
    assert done.outcome is Outcome.NOTHING_SENT
    assert "Er is niets afgedrukt" in str(done.reason)


def test_what_cannot_be_printed_is_refused(office: Office, articles: tuple[str, ...]) -> None:
    labels, owner = office.services.labels, office.owner
    assert labels.papers() == ("3x8", "2x7")
    for job, code in (
        (LabelJob(()), "label.none"),
        (LabelJob(articles, copies=0), "label.copies"),
        (LabelJob(articles, copies=1000), "label.many"),
        (LabelJob(articles, start=25), "label.start"),
        (LabelJob(articles, start=0), "label.start"),
        (LabelJob(articles, paper=PRINTER), "label_printer.none"),
    ):
        with pytest.raises(RuleError) as refused:
            labels.preview(job, owner)
        assert refused.value.code == code
    with pytest.raises(Denied):
        labels.preview(LabelJob(articles), office.with_rights())
    with pytest.raises(RuleError):
        labels.print(LabelJob(articles, paper=PRINTER), owner)


# Screen ------------------------------------------------------------------------------------------------------------


def dialog_of(office: Office, qtbot: QtBot, articles: tuple[str, ...]) -> LabelsDialog:
    """Tick everything in the list and press 'Etiketten'."""
    window = office.window()
    qtbot.addWidget(window)
    window.open_page("articles", "")
    page = front(window)
    assert isinstance(page, ListPage)
    page.model.tick_all()
    button = page.findChild(QPushButton, "articles.bulk_labels")
    assert button is not None
    button.click()
    dialog = open_dialog(window)
    assert isinstance(dialog, LabelsDialog)
    return dialog


def test_from_the_list_to_a_sheet_that_is_seen_first(office: Office, qtbot: QtBot, articles: tuple[str, ...]) -> None:
    dialog = dialog_of(office, qtbot, articles)
    assert len(dialog.findChildren(PageView)) == 1
    assert dialog.print_button.isEnabled()
    dialog.copies.set_text("30")
    dialog._later.timeout.emit()
    assert dialog.said.text() == "Vellen: 4."
    dialog.paper.set_value("2x7")
    assert dialog.said.text() == "Vellen: 7."
    dialog.start.set_text("99")
    dialog._later.timeout.emit()
    assert not dialog.print_button.isEnabled()
    dialog.start.set_text("14")
    dialog._later.timeout.emit()
    assert dialog.said.text() == "Vellen: 8."
    dialog.print_button.click()
    assert dialog.preview is not None
    assert dialog.preview.isVisible()
    QTimer.singleShot(0, dialog.preview.reject)
    qtbot.waitUntil(lambda: dialog.preview is not None and not dialog.preview.isVisible())


@pytest.mark.parametrize("typed", ["", "nul", "0", "-2", "1.5", "99999999999"])
def test_a_number_that_is_none_says_what_to_type(
    office: Office, qtbot: QtBot, articles: tuple[str, ...], typed: str
) -> None:
    dialog = dialog_of(office, qtbot, articles)
    dialog.copies.set_text(typed)
    dialog._later.timeout.emit()
    assert not dialog.print_button.isEnabled()
    assert "Typ bijvoorbeeld 1" in dialog.copies.edit.accessibleDescription()


def test_a_label_printer_is_offered_when_there_is_one_and_says_how_it_went(
    office: Office, qtbot: QtBot, articles: tuple[str, ...]
) -> None:
    with TcpPrinter() as printer:
        use_printer(office, "tcp", f"127.0.0.1:{printer.port}")
        dialog = dialog_of(office, qtbot, articles)
        dialog.paper.set_value(PRINTER)
        assert not dialog.start.isVisible()
        assert len(dialog.findChildren(PageView)) >= 3
        dialog.print_button.click()
        assert dialog.said.text() == "Naar de etiketprinter gestuurd."
    dialog.print_button.click()
    assert "niet bereikbaar" in dialog.said.text()
    assert dialog.print_button.isEnabled()


def test_labels_that_were_refused_can_be_tried_again(
    office: Office, qtbot: QtBot, articles: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with TcpPrinter() as printer:
        use_printer(office, "tcp", f"127.0.0.1:{printer.port}")
        dialog = dialog_of(office, qtbot, articles)
        dialog.paper.set_value(PRINTER)

        def refuse(*_asked: object) -> object:
            raise StoreError(Reason("store.away", "De server antwoordt niet."))

        with monkeypatch.context() as patch:
            patch.setattr(dialog._labels, "print", refuse)
            dialog.print_button.click()
        assert "antwoordt niet" in dialog.said.text()
        dialog.print_button.click()
        assert dialog.said.text() == "Naar de etiketprinter gestuurd."


def test_from_one_article(office: Office, qtbot: QtBot, articles: tuple[str, ...]) -> None:
    window = office.window()
    qtbot.addWidget(window)
    window.open_page("articles", articles[0])
    page = front(window)
    assert isinstance(page, ArticlePage)
    page.labels_button.click()
    dialog = open_dialog(window)
    assert isinstance(dialog, LabelsDialog)
    assert dialog.said.text() == "Vellen: 1."
