"""The document editor: made with keyboard and scanner, kept by itself, confirmed once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kassa.db.engine import Database
from kassa.domain.sales.document import DocumentStatus
from tests.support.clock import FrozenClock
from tests.support.editing import EditingShop


@pytest.fixture
def shop(qapp: QApplication, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Iterator[EditingShop]:
    made = EditingShop(qapp, sqlite_database, clock, tmp_path)
    yield made
    made.close()


def test_an_order_is_made_with_scans_and_confirmed(shop: EditingShop) -> None:
    page = shop.editor()
    page.heading.set_customer(shop.trade.customer)
    for code in ("1001", "1002", "1001"):
        assert page.take_scan(code)
    assert [(line.number, line.quantity.milli) for line in page.draft.document.lines] == [
        ("1001", 2000),
        ("1002", 1000),
    ]
    told: list[str] = []
    page.confirmed.connect(told.append)
    page.confirm_button.click()
    assert told == [page.draft.document.id]
    stored = shop.services.drafts.get(told[0]).document
    assert (stored.status, stored.number) == (DocumentStatus.OPEN, "O2026-0001")
