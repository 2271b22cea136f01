"""Kill a till while it prints, again and again: no receipt has two originals, and none is lost without a word."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from kassa.db.engine import open_database
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.domain.delivery import JobState
from kassa.domain.settings import till as till_settings
from kassa.domain.settings.fields import Scope
from tests.support.clock import FrozenClock
from tests.support.printers import TcpPrinter, originals
from tests.support.till import TestTill

ROOT = Path(__file__).resolve().parents[2]
KILLS = 4
SALES = 8


def started(location: str, sales: int) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.support.selling_process", location, str(sales)]
    environment = dict(os.environ) | {"PYTHONPATH": path}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )


def sold(process: subprocess.Popen[str], most: int) -> list[str]:
    """Read what was acknowledged, at most so many sales."""
    assert process.stdout is not None
    numbers = []
    for line in process.stdout:
        numbers.append(line.split()[1])
        if len(numbers) >= most:
            break
    return numbers


def states(location: str) -> Counter[str]:
    database = open_database(location)
    with database.read() as reader:
        found = Counter(row[0] for row in reader.all("SELECT state FROM outbox WHERE kind = 'print'"))
    database.close()
    return found


def test_a_killed_till_never_prints_a_second_original(sqlite_location: str) -> None:
    database = open_database(sqlite_location)
    till = TestTill(database, FrozenClock(datetime.now(UTC)))  # noqa: TID251 - the other process has a real clock
    till.open_day()
    chance = random.Random(20)
    virtual = VirtualPrinter(42)
    acknowledged: list[str] = []
    with TcpPrinter(virtual) as server:
        values = {
            till_settings.PRINTER.key: "tcp",
            till_settings.PRINTER_ADDRESS.key: f"127.0.0.1:{server.port}",
            till_settings.DRAWER.key: "pin2",
        }
        till.settings.change(Scope.TILL, values, till.owner, till.place.till_id)
        database.close()
        for _ in range(KILLS):
            process = started(sqlite_location, SALES)
            acknowledged += sold(process, chance.randint(1, SALES))
            time.sleep(chance.random() * 0.3)  # somewhere in the middle of printing
            process.kill()
            acknowledged += sold(process, SALES)
            process.communicate()
        process = started(sqlite_location, 1)
        acknowledged += sold(process, 1)
        until = time.monotonic() + 30
        while states(sqlite_location)[JobState.NEW] + states(sqlite_location)[JobState.SENDING]:
            assert time.monotonic() < until, states(sqlite_location)
            time.sleep(0.1)
        process.communicate("")
        assert process.returncode == 0
    heads, ends = originals(virtual), states(sqlite_location)
    assert len(acknowledged) == len(set(acknowledged))
    assert max(heads.values()) == 1
    assert set(ends) <= {JobState.HANDED_OVER, JobState.UNSURE}
    assert ends[JobState.UNSURE] <= KILLS
    # Whoever was sold to has paper, or stands in the list of doubt.
    assert len(set(acknowledged) - set(heads)) <= ends[JobState.UNSURE]
    assert len(virtual.pulses) <= sum(ends.values())
