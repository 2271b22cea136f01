"""Room on the disk: warnings and the ballast."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from kassa.system.disk import FULL_BYTES, LOW_BYTES, VERY_LOW_BYTES, DiskGuard, Room, room_for

Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("free", "room"),
    [
        (LOW_BYTES, Room.AMPLE),
        (LOW_BYTES - 1, Room.LOW),
        (VERY_LOW_BYTES - 1, Room.VERY_LOW),
        (FULL_BYTES - 1, Room.FULL),
    ],
)
def test_warnings(free: int, room: Room) -> None:
    assert room_for(free) is room


def test_the_ballast_is_laid_down_and_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = {"bytes": LOW_BYTES}
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free["bytes"]))
    guard = DiskGuard(tmp_path / "winkel.db", ballast_bytes=3_000_000)
    state = guard.check()
    assert (state.room, state.sentence) == (Room.AMPLE, "")
    assert guard.ballast.stat().st_size >= 3_000_000
    free["bytes"] = LOW_BYTES - 1
    assert "raakt vol" in guard.check().sentence
    assert guard.ballast.exists()
    free["bytes"] = 1000
    state = guard.check()
    assert state.released
    assert "De schijf is vol" in state.sentence
    assert not guard.ballast.exists()
    assert not guard.release().released
