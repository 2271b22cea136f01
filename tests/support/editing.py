"""The document editor on a real shop: services, a window to stand in, and what a person does there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kassa.db.engine import Database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article
from kassa.domain.people.actor import Actor
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Money, Quantity, UnitPrice
from kassa.integrations.sheets import SheetFiles
from kassa.output.table import CellFormat
from kassa.services.lists.saved import Saved
from kassa.services.people.customers import Customers
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import Users
from kassa.services.sales.amendments import Amendments
from kassa.services.sales.definitive import Definitives
from kassa.services.sales.finding import DocumentFinder
from kassa.services.sales.invoicing import Invoicing
from kassa.services.sales.read_in import ReadIn
from kassa.services.sales.types import SalesTypes
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import Clock
from kassa.ui.office.context import ListServices, OfficeContext
from kassa.ui.office.notices import Notices
from kassa.ui.office.sales.context import EditorServices, Lookups
from kassa.ui.office.sales.editor import NEW, DocumentEditor
from tests.support.invoices import RULES, TERMS
from tests.support.people import KEY
from tests.support.screens import ui_context
from tests.support.shop import OWNER
from tests.support.trade import ZONE, Trade

STYLE = "20410"
"""Number of the article with colours and sizes."""


@dataclass
class PortableScanner:
    """A portable scanner whose memory the test writes."""

    memory: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)

    def ports(self) -> tuple[tuple[str, str], ...]:
        return (("/dev/ttyUSB0", "OPN2001"),)

    def read(self, port: str, baud: int, cancelled: object) -> str:
        self.asked.append((port, baud))
        return self.memory


class Quiet(QObject):
    """Nobody else changes anything."""

    changed = Signal(frozenset)

    def tell(self, *topics: str) -> None:
        self.changed.emit(frozenset(topics))


class EditingShop:
    """Services of the editor on a filled shelf with one colour/size article, and editors in a window."""

    def __init__(self, app: QApplication, database: Database, clock: Clock, folder: Path) -> None:
        self.trade = Trade(database, clock)
        self.database, self.clock, self.folder = database, clock, folder
        self.ui = ui_context(app, clock, folder)
        self.scanner = PortableScanner()
        trade = self.trade
        definitives = Definitives(clock, lambda: RULES, lambda _reader, _customer: TERMS)
        settings = Settings(database, clock)
        find = Lookups(
            trade.articles,
            Customers(database, clock),
            Users(database, clock, Passwords(KEY)),
            Shop(database, settings, clock),
            SalesTypes(database, clock),
            DocumentFinder(database),
        )
        self.services = EditorServices(
            trade.drafts,
            trade.orders,
            trade.deliveries,
            Invoicing(database, clock, definitives, lambda: RULES),
            ReadIn(trade.drafts, SheetFiles(), self.scanner),
            find,
            Amendments(database, clock),
        )
        self.saved = Saved(database, clock)
        self._changes = Quiet()
        self.hosts: list[QWidget] = []
        self._add_style()

    def _add_style(self) -> None:
        articles = self.trade.articles
        style = articles.save(
            Article(
                number=STYLE, name="Werkbroek Stretch 4-pocket", kind=ArticleKind.MATRIX, vat_code="high",
                price=UnitPrice.of(Money(6995)),
            ),
            OWNER,
        )  # fmt: skip
        self.style = style.id
        wanted = [
            Article(
                number=f"{STYLE}-{colour}-{size}", colour=colour, size=size, price=UnitPrice.of(Money(6995)),
                barcodes=(f"87100000{place:04d}1",),
            )
            for place, (colour, size) in enumerate(
                (colour, size) for colour in ("Zwart", "Marine", "Grijs") for size in ("46", "48", "50", "52")
            )
            if (colour, size) != ("Grijs", "46")
        ]  # fmt: skip
        matrix = articles.save_variants(style.id, wanted, OWNER)
        self.variants = {(one.colour, one.size): one for one in matrix.variants}
        for place, variant in enumerate(matrix.variants):
            articles.set_stock(variant.article_id, Quantity.of(place * 2), OWNER)

    def context(self, actor: Actor = OWNER) -> OfficeContext:
        data = ListServices(None, self.saved, None)  # type: ignore[arg-type]
        return OfficeContext(self.ui, data, actor, CellFormat(ZONE), self._changes, Notices(), ())  # type: ignore[arg-type]

    def editor(
        self,
        kind: DocumentKind = DocumentKind.ORDER,
        key: str = NEW,
        actor: Actor = OWNER,
        size: tuple[int, int] = (1150, 680),
    ) -> DocumentEditor:
        """Show an editor in a window of its own."""
        made = DocumentEditor(self.context(actor), self.services, kind, key)
        host = QWidget()
        host.resize(*size)
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        self.hosts.append(host)
        host.show()
        host.activateWindow()
        QTest.qWaitForWindowActive(host)
        made.setFocus(Qt.FocusReason.OtherFocusReason)  # as a tab of the office does
        return made

    def close(self) -> None:
        """Close every window."""
        for host in self.hosts:
            host.close()
            host.deleteLater()
