"""Start, size and memory of the till as a whole process (targets 1 to 4, 7, 15)."""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import Figure, Series, ratio
from benchmarks.printing import fast_printer
from benchmarks.shop import reopen
from benchmarks.window import FRAME_MS
from kassa.domain.settings import till
from kassa.domain.settings.fields import Scope

_ROOT = Path(__file__).resolve().parent.parent


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a measured process: no screen, a home of its own, compiled modules as installed."""
    compileall.compile_dir(_ROOT / "src", quiet=2)
    compileall.compile_dir(_ROOT / "benchmarks", quiet=2)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    homes = {name: str(folder / "home") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    path = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))
    return {**kept, **homes, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}


def run(env: Mapping[str, str], *arguments: str) -> tuple[float, dict[str, object]]:
    """Run one measurement in a process of its own; return its whole time in seconds and what it found."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window", *arguments],
        env=dict(env),
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else f"{arguments} failed")
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return took, found


def start_and_memory(location: str, small: str, env: Mapping[str, str], rounds: int) -> tuple[Figure, ...]:
    """Targets 1, 2 and 3."""
    run(env, "start", location)
    empty, full, few = [], [], []
    memory: dict[str, float] = {}
    for _ in range(rounds):
        took, found = run(env, "empty")
        empty.append(took)
        memory["empty"] = float(str(found["rss"]))
        took, found = run(env, "start", location)
        full.append(took)
        memory["till"] = float(str(found["rss"]))
        few.append(run(env, "start", small)[0])
    floor, mine, less = (statistics.median(times) * 1000 for times in (empty, full, few))
    return (
        Figure(
            "1", "start to first barcode, against an empty window", _ms(mine), _ms(floor), ratio(mine, floor), 2, 1.35
        ),
        Figure("2", "start with all articles against 1,000", _ms(mine), _ms(less), ratio(mine, less), 1.1, 1.02),
        Figure(
            "3",
            "memory of the till, ready",
            f"{memory['till']:.0f} MB",
            f"{memory['empty']:.0f} MB",
            ratio(memory["till"], memory["empty"]),
            2,
            1.3,
        ),
    )


def memory_after(location: str, env: Mapping[str, str], number: int) -> Figure:
    """Target 3: memory after many sales against after the first tenth of them."""
    _, found = run(env, "sales", location, str(number))
    after, before = float(str(found["after"])), float(str(found["before"]))
    name = f"memory after {number} sales"
    return Figure("3", name, f"{after:.0f} MB", f"{before:.0f} MB", ratio(after, before), 1.05, 1.02)


def scans(location: str, env: Mapping[str, str], lines: int) -> tuple[Figure, ...]:
    """Target 4: scan to painted line."""
    _, found = run(env, "scan", location, str(lines))
    mine, floor = _series(found["mine"]), _series(found["floor"])
    return (
        Figure("4", f"scan to painted line, up to {lines} lines, p50", _ms(mine.p50), _ms(floor.p50),
               ratio(mine.p50, floor.p50), 4, 2),
        Figure("4", f"scan to painted line, up to {lines} lines, p99", _ms(mine.p99), "one frame", mine.p99,
               FRAME_MS, FRAME_MS / 4, "ms"),
    )  # fmt: skip


def typing(location: str, env: Mapping[str, str], words: int) -> Figure:
    """Target 7: a key in the search field to painted hits."""
    _, found = run(env, "type", location, str(words))
    mine, floor = _series(found["mine"]), _series(found["floor"])
    name = "typing over the whole catalogue, key to painted hits, p99"
    return Figure("7", name, _ms(mine.p99), f"query {_ms(floor.p99)}", mine.p99, FRAME_MS, FRAME_MS / 2, "ms")


def beside(location: str, env: Mapping[str, str], number: int) -> Figure:
    """Target 15: scans over one frame while the program backs up, exports, mails, prints and reports."""
    shop = reopen(location)
    with fast_printer() as address:
        values: dict[str, object] = {till.PRINTER.key: "tcp", till.PRINTER_ADDRESS.key: address}
        shop.services.settings.change(Scope.TILL, values, shop.actor, shop.services.place.till_id)
        shop.database.close()
        _, found = run(env, "beside", location, str(number))
    times = _series(found["mine"]).times
    late = sum(one * 1000 > FRAME_MS for one in times)
    share = 100 * late / len(times)
    alone = _series(found["alone"])
    floor = 100 * sum(one * 1000 > FRAME_MS for one in alone.times) / len(alone.times)
    name = f"of {len(times)} scans beside backup, exports, mails, prints and reports, over one frame (floor: alone)"
    return Figure("15", name, f"{late}", f"{floor:.2f} %", share, 1, 0, "%")


def _series(values: object) -> Series:
    if not isinstance(values, list):
        raise TypeError("a measurement is a list of times")
    return Series(tuple(values))


def _ms(value: float) -> str:
    return f"{value:.2f} ms"
