"""Bringing a database to the schema of this program: wholly, or not at all."""

from __future__ import annotations

from pathlib import Path

from kassa.db.drivers import driver_for
from kassa.db.engine import Database
from kassa.db.schema import HEAD, require_current, require_known, stored_version
from kassa.domain.errors import StoreError


def migrate(location: str) -> bool:
    """Create or upgrade the schema in one transaction; return whether anything was done.

    The caller makes a backup before it upgrades a database that holds data.

    Raises:
        StoreError: a newer or foreign database, or one that cannot be written; it is then as it was.
    """
    database = Database(location)
    try:
        version = stored_version(database)
        if version == HEAD:
            return False
        if version is not None:
            require_known(database)
    finally:
        database.close()
    _upgrade(location)
    return True


def needs_migration(location: str) -> bool:
    """Return whether a database holds an older schema and so must be backed up and upgraded."""
    database = Database(location)
    try:
        require_current(database)
    except StoreError as error:
        if error.code in ("store.empty", "store.older"):
            return True
        raise
    finally:
        database.close()
    return False


def _upgrade(location: str) -> None:
    # First use: SQLAlchemy and Alembic cost half a second, and only a new or older database needs them.
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event
    from sqlalchemy.engine import Connection, Engine
    from sqlalchemy.pool import NullPool

    from kassa.db.failures import translate

    driver = driver_for(location)
    url = "sqlite://" if driver.kind == "sqlite" else "postgresql+psycopg://"
    engine: Engine = create_engine(
        url,
        creator=lambda: driver.connect("writer"),
        poolclass=NullPool,
        **({"module": __import__("pysqlite3.dbapi2", fromlist=["dbapi2"])} if driver.kind == "sqlite" else {}),
    )

    if driver.kind == "sqlite":

        @event.listens_for(engine, "begin")
        def _begin_immediate(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
    except Exception as error:
        if isinstance(error.__cause__, driver.errors) or isinstance(error, driver.errors):
            raise translate(error) from error
        raise
    finally:
        engine.dispose()
