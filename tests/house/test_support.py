"""The helpers of the tests, because a helper that is always content proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.system.identity import new_id
from tests.support import approvals
from tests.support.clock import FrozenClock


@pytest.mark.parametrize("times", [1, 2])
def test_every_test_gets_a_database_of_its_own(database: Database, times: int) -> None:
    with database.write() as tx:
        tx.run("CREATE TABLE mark (id INTEGER)")
    assert database.kind in ("sqlite", "postgresql")


def test_clock_moves_when_told(clock: FrozenClock) -> None:
    before, monotonic = clock.now(), clock.monotonic()
    assert (clock.advance(minutes=5) - before).total_seconds() == 300
    assert clock.monotonic() == monotonic + 300
    clock.set(before)
    assert (clock.now(), clock.monotonic()) == (before, monotonic + 300)


def test_approval_refuses_what_differs(
    approve: Callable[[str, str | bytes], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plugin = approve.__self__  # type: ignore[attr-defined]
    monkeypatch.setattr(approvals, "APPROVED", tmp_path)
    monkeypatch.setattr(plugin, "used", set())
    monkeypatch.setattr(plugin, "accept", True)
    approve("slip.txt", f"bon 1\nid {new_id()}")
    approve("slip.bin", b"\x1b@\xff1")
    monkeypatch.setattr(plugin, "accept", False)
    approve("slip.txt", f"bon 1\nid {new_id()}\n")
    with pytest.raises(pytest.fail.Exception, match=r"-bon 1\n-id <id 1>\n\+bon 2"):
        approve("slip.txt", "bon 2")
    with pytest.raises(pytest.fail.Exception, match="first difference at byte 3"):
        approve("slip.bin", b"\x1b@\xff2")
    with pytest.raises(pytest.fail.Exception, match="never approved"):
        approve("other.txt", "bon 1")
