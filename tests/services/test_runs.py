"""Starts, ends, and ends that never came."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.services.runs import Runs
from tests.support.clock import FrozenClock


def test_a_start_after_a_crash_is_known(database: Database, clock: FrozenClock) -> None:
    till, other = Runs(database, clock, "till-1"), Runs(database, clock, "till-2")
    assert till.started()
    till.stopped()
    assert till.started()
    assert other.started()
    assert not till.started()
    till.stopped()
    assert till.started()
