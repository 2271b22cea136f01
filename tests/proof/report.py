"""How a technique of ours says what it found: one line of figures, then one line per broken promise."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Found = tuple[Mapping[str, object], Sequence[str]]
"""Figures by name, and the promises that were broken."""
MOST_SHOWN = 8


def options(about: str | None, **numbers: float) -> argparse.ArgumentParser:
    """Return a command line with numbers, a seed and the flaw of a control."""
    parser = argparse.ArgumentParser(description=about)
    for name, value in numbers.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flaw", default="", help="a mistake put in on purpose: it has to be found")
    return parser


def run(name: str, flaw: str, work: Callable[[Path], Found]) -> None:
    """Run a technique in a folder of its own, print what it found and end the process.

    The exit code is 0 when all is well; with a flaw, when it was found.
    """
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"kassa-proof-{name}-") as folder:
        figures, broken = work(Path(folder))
    told = " ".join(f"{key}={value}" for key, value in figures.items())
    print(f"{name} flaw={flaw or '-'} {told} seconds={time.monotonic() - begin:.1f} broken={len(broken)}")
    for line in broken[:MOST_SHOWN]:
        print(f"    {line}")
    sys.exit(bool(broken) != bool(flaw))
