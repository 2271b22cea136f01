"""What every screen gets in a test: the context of the one application, and shops to stand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kassa.db.engine import Database, open_database
from kassa.ui.shell.context import UiContext
from kassa.ui.theme.theme import Mode
from tests.support.clock import FrozenClock
from tests.support.databases import SqliteTemplate
from tests.support.screens import ui_context
from tests.support.till import TestTill
from tests.support.till_shop import found_shop


@pytest.fixture
def ui(qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> Iterator[UiContext]:
    """Give the context of a screen; afterwards it is Dutch and light again."""
    made = ui_context(qapp, clock, tmp_path)
    yield made
    made.language.switch("nl")
    made.theme.set_mode(Mode.LIGHT)


@pytest.fixture
def till_shop(sqlite_database: Database, clock: FrozenClock) -> TestTill:
    """Give the small shop, before its day is open."""
    return TestTill(sqlite_database, clock)


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory, sqlite_template: SqliteTemplate) -> str:
    """Give the file of the shop of picture 01, made once for all tests of a module: each leaves its basket empty."""
    location = sqlite_template.clone(tmp_path_factory.mktemp("shop"))
    database = open_database(location)
    found_shop(database, FrozenClock())
    database.close()
    return location
