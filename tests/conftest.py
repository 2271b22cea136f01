"""What every test room gets: no screen, folders of its own, fresh databases on both engines, approvals."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kassa.db.engine import Database, open_database
from tests.support.approvals import Approvals
from tests.support.clock import FrozenClock
from tests.support.databases import NO_SERVER, PostgresTemplate, SqliteTemplate

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("kassa", deadline=None)
settings.load_profile("kassa")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="accept the texts and bytes that this run makes")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Approvals(config), "kassa-approvals")
    # No test may read or write what belongs to the person who runs it.
    home = tempfile.TemporaryDirectory(prefix="kassa-test-home-")
    config.add_cleanup(home.cleanup)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[variable] = home.name
    for variable in ("KASSA_DATA", "KASSA_CONFIG"):
        os.environ.pop(variable, None)


@pytest.fixture(autouse=True)
def _no_thread_stays_behind() -> Iterator[None]:
    """A thread that outlives its test works on what the next test sees."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        thread.join(timeout=2)
    assert [thread.name for thread in started if thread.is_alive()] == []


@pytest.fixture(autouse=True)
def _no_window_stays_behind() -> Iterator[None]:
    """A window that waits to be deleted would hear the scans of the next test, and be restyled with it."""
    yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare a text or bytes with the approved file of that name."""
    plugin = request.config.pluginmanager.get_plugin("kassa-approvals")
    assert isinstance(plugin, Approvals)
    return plugin.approve


@pytest.fixture
def clock() -> FrozenClock:
    """Give a clock that stands still."""
    return FrozenClock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[PostgresTemplate]:
    server = os.environ.get("KASSA_TEST_POSTGRES")
    if not server:
        pytest.skip(NO_SERVER)
    template = PostgresTemplate(server)
    yield template
    template.drop()


@pytest.fixture
def sqlite_location(sqlite_template: SqliteTemplate, tmp_path: Path) -> str:
    """Give the path of a fresh, migrated SQLite file."""
    return sqlite_template.clone(tmp_path)


@pytest.fixture
def postgres_location(postgres_template: PostgresTemplate) -> Iterator[str]:
    """Give the URL of a fresh, migrated PostgreSQL database."""
    location = postgres_template.clone()
    yield location
    postgres_template.drop(location)


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest) -> str:
    """Give the location of a fresh, migrated database: the test runs once on each engine."""
    found: str = request.getfixturevalue(
        {"sqlite": "sqlite_location", "postgresql": "postgres_location"}[request.param]
    )
    return found


@pytest.fixture
def database(location: str) -> Iterator[Database]:
    """Give a fresh, open, migrated database: the test runs once on each engine."""
    opened = open_database(location)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_location: str) -> Iterator[Database]:
    """Give a fresh, open, migrated SQLite database, for tests where the engine does not matter."""
    opened = open_database(sqlite_location)
    yield opened
    opened.close()
