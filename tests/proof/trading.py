"""T1 and T10 on the whole shop: tills and the office sell, order, deliver, invoice, pay and take back at random.

They are killed, on PostgreSQL cut off and their server crashed as well. ``--flaw early`` lets them tell that something
was kept before it was.
"""

from __future__ import annotations

from pathlib import Path

from dev import server_programs
from scripts.two_tills import traded
from tests.proof import report


def main() -> None:
    """Trade, then check every promise."""
    options = report.options(__doc__, seconds=12.0, every=1.5, postgres=0).parse_args()
    if options.postgres and server_programs() is None:
        print("trading: no PostgreSQL server is installed: skipped")
        return

    def work(folder: Path) -> report.Found:
        told, broken = traded(
            "postgresql" if options.postgres else "sqlite", folder, options.seconds,
            tills=2 if options.postgres else 1, every=options.every, seed=options.seed, early=options.flaw == "early",
        )  # fmt: skip
        if not told.done:
            broken.append("nothing was sold: this proves nothing")
        blows = {name.replace(" ", "_"): count for name, count in told.blows.items()}
        return {"done": len(told.done), "in_doubt": len(told.in_doubt), **blows}, broken

    report.run("trading", options.flaw, work)


if __name__ == "__main__":
    main()
