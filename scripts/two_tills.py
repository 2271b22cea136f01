"""Two tills and the office on PostgreSQL, at random, killed in between: ``python scripts/two_tills.py --minutes 10``.

Starts a server of its own when none is given. Prints one table; the exit code is 1 when a promise is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.support.databases import PostgresTemplate, SqliteTemplate  # noqa: E402
from tests.support.trading import broken, trade, trading_shop  # noqa: E402


@contextmanager
def place(kind: str, folder: Path) -> Iterator[str]:
    """Give a fresh, migrated database."""
    if kind == "sqlite":
        yield SqliteTemplate(folder).clone(folder)
        return
    template = PostgresTemplate(os.environ["KASSA_TEST_POSTGRES"])
    location = template.clone()
    try:
        yield location
    finally:
        template.drop(location)
        template.drop()


def main() -> int:
    """Trade, then check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tills", type=int, default=2)
    parser.add_argument("--kill-every", type=float, default=15, help="seconds between two kills; 0 kills nobody")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("postgresql", "sqlite"), default="postgresql")
    parser.add_argument("--folder", type=Path, default=Path.cwd())
    options = parser.parse_args()
    if options.engine == "postgresql" and "KASSA_TEST_POSTGRES" not in os.environ:
        print("Set KASSA_TEST_POSTGRES to a server where databases may be made, or use --engine sqlite.")
        return 2
    with place(options.engine, options.folder) as location:
        trading_shop(location, options.tills)
        tills = (*range(1, options.tills + 1), 0)
        told = trade(location, tills, options.minutes * 60, options.seed, kill_every=options.kill_every)
        found = broken(location, told)
    print(f"{options.engine}, {options.tills} tills and the office, {options.minutes:g} minutes, seed {options.seed}")
    print(f"acknowledged {len(told.done)}, killed {told.kills} times, in doubt after a kill {len(told.in_doubt)}")
    print("acts:    " + ", ".join(f"{name} {count}" for name, count in told.ways.most_common(12)))
    print("refused: " + ", ".join(f"{name} {count}" for name, count in told.refused.most_common(12)))
    print(f"broken:  {len(found)}")
    for line in found:
        print("  " + line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
