"""A shop of years: what a report costs and what a backup costs (targets 14 and 18)."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from pysqlite3 import dbapi2

from benchmarks.measure import Figure, in_turns, ratio
from benchmarks.shop import BenchShop
from kassa.db import backup
from kassa.system.clock import SystemClock
from tests.support.backups import keeper

_ROUNDS = 3
_BY_RATE = "SELECT vat_code, rate, SUM(net), SUM(vat), SUM(gross) FROM lines GROUP BY vat_code, rate"


def report(shop: BenchShop, folder: Path, rounds: int) -> Figure:
    """Target 14: the report of a session that holds every line there is, against adding up a covering index by hand.

    Raises:
        AssertionError: the two differ by a cent.
    """
    file = folder / "bare-report.db"
    bare = dbapi2.connect(str(file), isolation_level=None)
    bare.execute("ATTACH ? AS shop", (shop.location,))
    bare.execute("CREATE TABLE lines AS SELECT vat_code, vat_rate AS rate, net, vat, gross FROM shop.receipt_line")
    bare.execute("CREATE INDEX covering ON lines (vat_code, rate, net, vat, gross)")
    bare.execute("DETACH shop")
    count = bare.execute("SELECT COUNT(*) FROM lines").fetchone()[0]
    told = shop.services.shifts.x_report(shop.actor)
    recount = bare.execute(_BY_RATE).fetchall()
    if sum(row[4] for row in recount) != told.turnover.cents:
        raise AssertionError(f"the report says {told.turnover}, a recount {recount}")
    mine, floor = in_turns(
        rounds,
        lambda _: shop.services.shifts.x_report(shop.actor),
        lambda _: bare.execute(_BY_RATE).fetchall(),
        warm_up=1,
    )
    bare.close()
    file.unlink()
    name = f"report over {count} lines, journalled, part of a recount by covering index"
    times = ratio(mine.p50, floor.p50)
    return Figure("14", name, f"{mine.p50:.2f} ms", f"{floor.p50:.1f} ms", times, 1 / 20, 1 / 100)


def backups(shop: BenchShop, folder: Path) -> tuple[Figure, ...]:
    """Target 18: the copy of a file that is in use, and a whole backup: copied, sealed, opened again and compared."""
    source, keeping = Path(shop.location), keeper(shop.location, folder / "backups", SystemClock())
    target = folder / "copy-of-the-shop"

    def by_hand() -> None:
        shutil.copyfile(source, target)
        _flush(target)

    def copied() -> None:
        backup.copy(shop.location, target)
        _flush(target)

    floor, copy, whole = (
        min(_timed(work, target) for _ in range(_ROUNDS)) for work in (by_hand, copied, lambda: keeping.back_up(target))
    )
    size = source.stat().st_size / 2**20
    return tuple(
        Figure("18", f"{name} of {size:.0f} MB", f"{took:.2f} s", f"{floor:.2f} s", ratio(took, floor), 2, 1)
        for name, took in (
            ("copy of a file in use", copy),
            ("backup, sealed, opened again and compared,", whole),
        )
    )


def _flush(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _timed(work: Callable[[], object], target: Path) -> float:
    """Return how many seconds it takes to make a file that is not there yet."""
    target.unlink(missing_ok=True)
    begin = time.perf_counter()
    work()
    took = time.perf_counter() - begin
    target.unlink()
    return took
