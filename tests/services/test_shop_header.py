"""What stands on a receipt comes from the settings and is kept with it."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings.fields import Scope
from kassa.services.settings import Settings
from kassa.services.shop_header import header_body, header_from, shop_header
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)


def test_the_header_is_kept_as_it_was(sqlite_database: Database, clock: FrozenClock) -> None:
    settings = Settings(sqlite_database, clock)
    settings.change(
        Scope.COMPANY,
        {
            "company.name": "De Werkplaats",
            "company.street": "Voorbeeldstraat 12",
            "company.postcode": "1234 AB",
            "company.city": "Voorbeeldstad",
            "company.receipt_exchange": "Ruilen binnen 14 dagen",
            "company.receipt_footer": "Volg ons\nTot ziens!",
        },
        OWNER,
    )
    kept = header_body(shop_header(settings))
    header = header_from(kept)
    assert header.address == ("Voorbeeldstraat 12", "1234 AB Voorbeeldstad")
    assert (header.closing, header.farewell) == (("Ruilen binnen 14 dagen", "Volg ons"), "Tot ziens!")
    assert header_body(header) == kept
    settings.change(Scope.BRANCH, {"branch.street": "Kade 1", "branch.city": "Havenstad"}, OWNER, "haven")
    assert shop_header(settings, "haven").address == ("Kade 1", "1234 AB Havenstad")
    assert shop_header(settings).address == header.address
