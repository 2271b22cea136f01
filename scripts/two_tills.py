"""Two tills and the office at random, killed in between: ``python scripts/two_tills.py --minutes 10``.

On PostgreSQL it starts a durable server of its own, drops connections and crashes the server as well. Prints what was
done and what is broken; the exit code is 1 when a promise of reliability.md is.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from dev import PostgresServer, Stop, server_programs  # noqa: E402
from tests.support.databases import PostgresTemplate, SqliteTemplate  # noqa: E402
from tests.support.trading import Told, Trading, broken, trading_shop  # noqa: E402


@contextmanager
def place(kind: str, folder: Path) -> Iterator[tuple[str, PostgresServer | None]]:
    """Give a fresh, migrated database, and the server it stands on."""
    if kind == "sqlite":
        yield SqliteTemplate(folder).clone(folder), None
        return
    programs = server_programs()
    if programs is None:
        raise Stop("No PostgreSQL server is installed: 'apt-get install postgresql', or use --engine sqlite.")
    server = PostgresServer(programs)
    try:
        server.start(durable=True)
        yield PostgresTemplate(server.url).clone(), server
    finally:
        server.remove()


def crash(server: PostgresServer, trading: Trading) -> None:
    """Let the server lose power, and start it again two seconds later."""
    server.crash()
    trading.crashed()
    time.sleep(2)
    server.start(durable=True)


def traded(
    kind: str, folder: Path, seconds: float, *, tills: int = 2, every: float = 10, seed: int = 1, early: bool = False
) -> tuple[Told, list[str]]:
    """Let tills and the office trade on a fresh database; return what they told and what is broken.

    Args:
        kind: ``sqlite`` or ``postgresql``.
        folder: where files may lie.
        seconds: for how long.
        tills: how many beside the office.
        every: seconds between two blows; 0 is a quiet day.
        seed: of chance.
        early: see ``Trading``.
    """
    with place(kind, folder) as (location, server):
        trading_shop(location, tills)
        blows: list[Callable[[Trading], None]] = [Trading.kill]
        if server is not None:
            blows += [Trading.kill, Trading.cut_off, partial(crash, server)]
        trading = Trading(location, (*range(1, tills + 1), 0), seed, early=early)
        told = trading.run(seconds, blows if every else [], every)
        return told, broken(location, told)


def main() -> int:
    """Trade, then check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tills", type=int, default=2)
    parser.add_argument("--blow-every", type=float, default=10, help="seconds between two blows; 0 is a quiet day")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("postgresql", "sqlite"), default="postgresql")
    parser.add_argument("--folder", type=Path, default=Path.cwd())
    options = parser.parse_args()
    told, found = traded(
        options.engine, options.folder, options.minutes * 60,
        tills=options.tills, every=options.blow_every, seed=options.seed,
    )  # fmt: skip
    print(f"{options.engine}, {options.tills} tills and the office, {options.minutes:g} minutes, seed {options.seed}")
    print(f"acknowledged {len(told.done)}, in doubt after a kill {len(told.in_doubt)}")
    print("blows:   " + ", ".join(f"{name} {count}" for name, count in told.blows.most_common()))
    print("acts:    " + ", ".join(f"{name} {count}" for name, count in told.ways.most_common(12)))
    print("refused: " + ", ".join(f"{name} {count}" for name, count in told.refused.most_common(12)))
    print(f"broken:  {len(found)}")
    for line in found:
        print("  " + line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
