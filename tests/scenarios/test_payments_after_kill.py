"""Kill an office while it confirms and pays, again and again: every press booked once, all books agree."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from kassa.db.engine import open_database
from kassa.db.verify import verify
from tests.support.invoices import open_desk

ROOT = Path(__file__).resolve().parents[2]
KILLS = 4
ROUNDS = 10


def started(location: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.support.paying_process", location, str(ROUNDS)]
    environment = dict(os.environ) | {"PYTHONPATH": path}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )


def acknowledged(process: subprocess.Popen[str], most: int) -> list[str]:
    """Read what was acknowledged, at most so many rounds."""
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line.split()[1])
        if len(told) >= most:
            break
    return told


def test_a_killed_office_books_every_press_once(sqlite_location: str) -> None:
    database = open_database(sqlite_location)
    open_desk(database)
    database.close()
    chance = random.Random(4)
    for _ in range(KILLS):
        process = started(sqlite_location)
        acknowledged(process, chance.randint(1, ROUNDS - 1))
        process.kill()
        process.communicate()
        assert verify(sqlite_location).findings == ()
    process = started(sqlite_location)
    assert acknowledged(process, ROUNDS) == [str(turn) for turn in range(ROUNDS)]
    process.communicate("")
    database = open_database(sqlite_location)
    with database.read() as reader:
        numbers = [row[0] for row in reader.all("SELECT sequence FROM sales_document ORDER BY sequence")]
        paid = reader.all("SELECT document_id, SUM(amount) FROM allocation GROUP BY document_id")
        payments = reader.value("SELECT COUNT(*) FROM customer_payment")
    database.close()
    assert numbers == list(range(1, ROUNDS + 1))
    assert [amount for _, amount in paid] == [1000] * ROUNDS
    assert payments == ROUNDS
    assert verify(sqlite_location).findings == ()
