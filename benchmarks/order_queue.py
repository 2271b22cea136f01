"""The order queue of a till: from the tap on its tab to painted cards, for ten open orders and for five hundred."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from benchmarks.measure import Figure, Series, ratio
from benchmarks.sales_flow import Office
from benchmarks.shop import BenchShop
from benchmarks.start import run
from kassa.domain.sales.document import DocumentKind
from kassa.system.identity import new_id

FEW, MANY = 10, 500
_LINES = 4


def opened(few: BenchShop, many: BenchShop, env: Mapping[str, str], rounds: int) -> Figure:
    """Measure how much more five hundred orders cost than ten, painted in the window."""
    floor, mine = _measured(few, FEW, env, rounds), _measured(many, MANY, env, rounds)
    return Figure(
        "8", f"queue of {MANY} orders, tap to painted cards (floor: {FEW})", f"{mine.p50:.1f} ms",
        f"{floor.p50:.1f} ms", ratio(mine.p50, floor.p50), 8, 4,
    )  # fmt: skip


def _measured(shop: BenchShop, orders: int, env: Mapping[str, str], rounds: int) -> Series:
    office, chance = Office(shop, 20), random.Random(18)
    for number in range(orders):
        made = office.concept(DocumentKind.ORDER, office.parties[number % 20], _LINES)
        made = replace(made, expected_date=made.date + timedelta(days=chance.randint(0, 9)), delivery_method="bezorgen")
        office.orders.confirm(made, office.actor, new_id())
    shop.database.close()
    _, found = run(env, "queue", shop.location, str(rounds))
    times = found["mine"]
    if not isinstance(times, list) or found["cards"] != orders:
        raise AssertionError(f"the queue shows {found['cards']} of {orders} orders")
    return Series(tuple(float(one) for one in times))
