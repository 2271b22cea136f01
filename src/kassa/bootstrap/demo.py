"""The command that makes the demo shop."""

from __future__ import annotations

from pathlib import Path

from kassa.db.engine import Database
from kassa.db.migrate import migrate
from kassa.domain.errors import Reason, StoreError
from kassa.domain.values.dutch import format_money
from kassa.services.demo.build import DemoBuilder, DemoShop
from kassa.services.people.passwords import Passwords
from kassa.system.clock import SystemClock
from kassa.system.files import put_in_place
from kassa.system.machine_key import machine_key


def demo(location: str, seed: int) -> int:
    """Make the demo shop in a new file or an empty database, and say who may sign in."""
    shop = _build(location, seed) if "://" in location else _in_file(Path(location).absolute(), seed)
    print(f"De voorbeeldwinkel staat klaar: {shop.receipts} bonnen, {format_money(shop.turnover)} omzet.")
    for name, role, code in shop.codes:
        print(f"  {name} ({role}): code {code}")
    return 0


def _in_file(file: Path, seed: int) -> DemoShop:
    """Make it beside its place first, so that a power cut or a mistake leaves no half shop."""
    if file.exists():
        raise StoreError(
            Reason(
                "demo.exists",
                f"'{file}' bestaat al. Er is niets gewijzigd.",
                "Kies een nieuw bestand, bijvoorbeeld: kassa --data voorbeeld.db demo",
            )
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        shop = _build(str(part), seed)
        put_in_place(part, file)
    finally:
        for left in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
            left.unlink(missing_ok=True)
    return shop


def _build(location: str, seed: int) -> DemoShop:
    migrate(location)
    database = Database(location, durable=False)
    try:
        return DemoBuilder(database, Passwords(machine_key()), SystemClock().now(), seed).build()
    finally:
        database.close()
