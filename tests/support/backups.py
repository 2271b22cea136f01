"""A keeper of a shop in a test: a machine of its own, with its own recovery code."""

from __future__ import annotations

from pathlib import Path

from kassa.db.engine import Database, open_database
from kassa.domain.catalog.master import Article
from kassa.domain.pricing.vat import Country
from kassa.domain.values.money import Money, UnitPrice
from kassa.integrations.secrets.sealing import BackupSeal
from kassa.services.backups import Backups
from kassa.services.caretaker import Caretaker
from kassa.services.daily_backup import DailyBackup
from kassa.services.recovery import RecoveryCode
from kassa.services.safekeeping import Safekeeping
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.till_shop import OWNER, till_of

_CODE = "8712345000014"


class KeptSecrets:
    """The passwords of a machine, for as long as a test lasts."""

    place = "in het geheugen"

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str:
        return self._kept.get(name, "")

    def put(self, name: str, secret: str) -> None:
        self._kept[name] = secret


def keeper(location: str, folder: Path, clock: Clock, code: RecoveryCode | None = None) -> Safekeeping:
    """Give the keeper of a shop on one machine; without ``code`` that is another machine."""
    code = code or RecoveryCode(KeptSecrets())
    return Safekeeping(location, folder, clock, BackupSeal(), code, folder.parent / "locks")


def sell_in(location: str, clock: Clock, times: int) -> None:
    """Sell so many times in a shop; the first time it is founded and the day opened."""
    database = open_database(location)
    try:
        shop = Shop(database, Settings(database, clock), clock)
        if not shop.tills():
            shop.found("De Werkplaats", Country.NL, "Centrum", OWNER)
            services, actor = till_of(database, clock)
            price = UnitPrice.of(Money(1995))
            article = Article(number="1", name="Werkshirt", vat_code="high", price=price, barcodes=(_CODE,))
            services.articles.save(article, OWNER)
            services.shifts.open(Money(10_000), actor)
        services, actor = till_of(database, clock)
        for _ in range(times):
            services.selling.scan(_CODE, actor)
            services.checkout.add_payment("cash", None, actor, new_id())
            services.checkout.complete(new_id(), actor)
    finally:
        database.close()


def backups_of(database: Database, settings: Settings, clock: Clock, folder: Path) -> Backups:
    """Give the backups of an open shop on a machine of its own."""
    code = RecoveryCode(KeptSecrets())
    daily = DailyBackup(database, settings, keeper(database.location, folder, clock, code), code, folder, clock)
    return Backups(database, daily, Caretaker(daily, None), code, clock)
