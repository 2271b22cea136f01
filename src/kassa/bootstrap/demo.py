"""The command that makes the demo shop."""

from __future__ import annotations

import os
from pathlib import Path

from kassa.db.engine import Database
from kassa.db.migrate import migrate
from kassa.domain.errors import Reason, StoreError
from kassa.domain.values.dutch import format_money
from kassa.services.demo.build import DemoBuilder, DemoShop
from kassa.services.demo.people import demo_people
from kassa.services.people.passwords import Passwords
from kassa.system import paths
from kassa.system.clock import SystemClock
from kassa.system.config import MachineConfig
from kassa.system.files import put_in_place
from kassa.system.machine_key import machine_key


def demo(location: str, seed: int, log: Path | None, *, window: bool) -> int:
    """Make the demo shop when it is not there yet, say who may sign in, and open its till."""
    if not (window and "://" not in location and Path(location).exists()):
        _make(location, seed)
    _say_who_may_sign_in(location)
    if not window:
        return 0
    from kassa.bootstrap.till import pos

    return pos(location, "", log)


def demo_location(machine: MachineConfig, option: str | None) -> str:
    """Return where the demo shop stands: where the command line says, else a file of its own, never the real shop."""
    if option or os.environ.get("KASSA_DATA"):
        return machine.database
    return str(paths.data_folder() / "voorbeeldwinkel.kassa")


def _make(location: str, seed: int) -> None:
    shop = _build(location, seed) if "://" in location else _in_file(Path(location).absolute(), seed)
    print(f"De voorbeeldwinkel staat klaar: {shop.receipts} bonnen, {format_money(shop.turnover)} omzet.")


def _say_who_may_sign_in(location: str) -> None:
    print("Aanmelden op de kassa met een code, in de backoffice met een wachtwoord:")
    for one in demo_people():
        office = f", wachtwoord {one.password}" if one.password else ""
        print(f"  {one.name} ({one.role}): code {one.pin}{office}")
    print(f"De backoffice van deze winkel: kassa --data {location} office", flush=True)


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
