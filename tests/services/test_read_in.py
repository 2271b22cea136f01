"""Reading in on the real catalogue: proposed lines, bad rows, and nothing stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article
from kassa.domain.errors import InputError
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales.read_in import Columns, ReadField
from kassa.domain.values import UnitPrice
from kassa.integrations.sheets import SheetFiles
from kassa.services.sales.read_in import ReadIn
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER
from tests.support.trade import Trade


class PortableScanner:
    """A scanner with this in its memory."""

    def __init__(self, memory: str) -> None:
        self.memory = memory

    def ports(self) -> tuple[tuple[str, str], ...]:
        return (("COM4", "OPN2001"),)

    def read(self, port: str, baud: int, cancelled: object) -> str:
        return self.memory


@pytest.fixture
def trade(sqlite_database: Database, clock: FrozenClock) -> Trade:
    return Trade(sqlite_database, clock)


def reading(trade: Trade, memory: str = "") -> ReadIn:
    return ReadIn(trade.drafts, SheetFiles(), PortableScanner(memory))


def test_a_scanner_gives_lines_and_reasons(trade: Trade) -> None:
    style = Article(number="20410", name="Broek", kind=ArticleKind.MATRIX, vat_code="high", price=UnitPrice(10_000))
    trade.articles.save(style, OWNER)
    blocked = trade.articles.get(trade.article("1003"))
    trade.articles.save(replace(blocked, blocked_reason="Teruggeroepen"), OWNER)
    document = trade.concept()
    memory = "1001\r\n1002,3\r\n1001,2\r\n999999\r\n20410\r\n1003,1\r\n1001,1.5\r\n"
    batch = reading(trade, memory).from_scanner(document, "COM4", 9600, lambda: False)
    assert [(one.rows, one.line.number, one.line.quantity.milli) for one in batch.good] == [
        ((1, 3), "1001", 3000),
        ((2,), "1002", 3000),
    ]
    assert {one.number: one.reason.code for one in batch.bad} == {
        4: "read_in.unknown",
        5: "read_in.matrix",
        6: "article.blocked",
        7: "read_in.pieces",
    }
    assert trade.database.one("SELECT COUNT(*) FROM sales_document") == (0,)


def test_a_file_may_carry_prices_and_descriptions(trade: Trade, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("aantal;barcode;prijs;omschrijving\n2;1001;12,50;Actie\n1;1001;;\n", encoding="utf-8")
    document = trade.concept()
    service = reading(trade)
    file = service.open(path)
    assert file.columns.fields == (ReadField.QUANTITY, ReadField.CODE, ReadField.PRICE, ReadField.NAME)
    batch = service.from_csv(document, path, file.columns)
    first, second = (one.line for one in batch.good)
    assert (first.name, first.price.price.units, first.price.basis) == ("Actie", 125_000, PriceMode.INCLUSIVE)
    assert first.price_changed
    assert not second.price_changed
    without = Columns((ReadField.QUANTITY, ReadField.CODE, None, None), 1)
    (only,) = service.from_csv(document, path, without).good
    assert (only.rows, only.line.quantity.milli) == ((2, 3), 3000)


@pytest.mark.parametrize("text", ["1001;2\n1002;1\n", "1001\n1001\n1002\n", "1001,2\r\n1002,1\r\n"])
def test_a_file_without_heads_loses_no_row(trade: Trade, tmp_path: Path, text: str) -> None:
    path = tmp_path / "lijst.txt"
    path.write_text(text, encoding="utf-8")
    batch = reading(trade).from_csv(trade.concept(), path)
    assert [(one.line.number, one.line.quantity.milli) for one in batch.good] == [("1001", 2000), ("1002", 1000)]
    assert batch.bad == ()


def test_two_short_numbers_are_told_apart_by_hand(trade: Trade, tmp_path: Path) -> None:
    path = tmp_path / "lijst.txt"
    path.write_text("2;1001\n1;1002\n", encoding="utf-8")
    service = reading(trade)
    batch = service.from_csv(trade.concept(), path)
    assert [one.number for one in batch.bad] == [1, 2]
    batch = service.from_csv(trade.concept(), path, Columns((ReadField.QUANTITY, ReadField.CODE)))
    assert [(one.line.number, one.line.quantity.milli) for one in batch.good] == [("1001", 2000), ("1002", 1000)]


def test_a_file_that_is_no_list_is_refused(trade: Trade, tmp_path: Path) -> None:
    path = tmp_path / "ruis.bin"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InputError):
        reading(trade).open(path)
