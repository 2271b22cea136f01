"""``python3 dev.py prove [smoke|ci|nightly] [--controls] [--only NAME ...]``: the whole programme as one table."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.proof.programme import BESIDE, PROFILES, PROGRAMME, Profile, Technique
from tests.support.samples import shared

ROOT = Path(__file__).resolve().parents[2]
ADAPTER = "tests.proof.adapter:Till"
LONGEST_SECONDS = {"smoke": 300, "ci": 1800, "nightly": 86_400}
_WIDTHS = (46, 42, 62)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        broken: how many promises were broken, or controls not caught; None when it was skipped.
        details: what exactly.
    """

    technique: str
    load: str
    figure: str
    broken: int | None
    seconds: float = 0
    details: tuple[str, ...] = ()

    def line(self) -> str:
        """Return it as a line of the table; what does not fit continues below."""
        cells = [textwrap.wrap(text, width) or [""] for text, width in zip(self.cells, _WIDTHS, strict=True)]
        broken = "-" if self.broken is None else str(self.broken)
        lines = []
        for number in range(max(map(len, cells))):
            parts = [
                (cell[number] if number < len(cell) else "").ljust(width)
                for cell, width in zip(cells, _WIDTHS, strict=True)
            ]
            end = f"{broken:>6} {self.seconds:7.1f}" if number == 0 else ""
            lines.append("  ".join([*parts, end]).rstrip())
        return "\n".join(lines)

    @property
    def cells(self) -> tuple[str, str, str]:
        """What stands in the first three columns."""
        return self.technique, self.load, self.figure


HEAD = "  ".join([
    *(word.ljust(width) for word, width in zip(("technique", "load", "figure"), _WIDTHS, strict=True)),
    f"{'broken':>6} {'seconds':>7}",
])  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the programme; 1 when anything was broken or a control was not caught, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="dev.py prove", description=__doc__)
    parser.add_argument("profile", nargs="?", choices=PROFILES, default="smoke")
    parser.add_argument("--controls", action="store_true", help="also mistakes put in on purpose: each must be found")
    names = ", ".join(technique.name for technique in PROGRAMME)
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help=f"one of {names}; may be repeated")
    options = parser.parse_args(arguments)
    unknown = set(options.only) - {technique.name for technique in PROGRAMME}
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {names}")
    begin = time.monotonic()
    rows = []
    print(HEAD, flush=True)
    for technique in PROGRAMME:
        if options.only and technique.name not in options.only:
            continue
        for row in proven(technique, options.profile, controls=options.controls):
            print(row.line(), flush=True)
            rows.append(row)
    return concluded(rows, options.profile, time.monotonic() - begin)


def concluded(rows: Sequence[Row], profile: str, seconds: float) -> int:
    """Print what was broken and the sum; return the exit code."""
    bad = [row for row in rows if row.broken]
    for row in bad:
        print(f"\n{row.technique} ({row.load}):\n" + textwrap.indent("\n".join(row.details), "    "))
    skipped = sum(row.broken is None for row in rows)
    print(
        f"\n{profile}: {len(rows)} rows, {sum(row.broken or 0 for row in rows)} broken, {skipped} skipped, "
        f"{seconds / 60:.1f} minutes"
    )
    return 1 if bad else 0


def proven(technique: Technique, profile: Profile, *, controls: bool) -> list[Row]:
    """Run one technique, and its controls when asked."""
    load = technique.load(profile)
    if load is None and not controls:
        return []
    why = technique.skipped
    if technique.home == BESIDE and shared("proof") is None:
        why = why or "the scripts of shared/proof are not beside this checkout"
    if why:
        return [Row(technique.title, load or "-", f"skipped: {why}", None)]
    rows = [] if load is None else [answered(technique, load, profile, control=False)]
    return rows + [answered(technique, flaw, profile, control=True) for flaw in technique.flaws if controls]


def answered(technique: Technique, load: str, profile: Profile, *, control: bool) -> Row:
    """Run one technique with one load, and read its answer."""
    begin = time.monotonic()
    seconds = LONGEST_SECONDS[profile]
    try:
        done = subprocess.run(
            [*command(technique), *shlex.split(load)],
            cwd=folder(technique), env=environment(technique, control=control),
            capture_output=True, text=True, check=False, timeout=seconds,
        )  # fmt: skip
        said, code = done.stdout, done.returncode
        wrong = done.stderr
    except subprocess.TimeoutExpired as late:
        said, code, wrong = _text(late.stdout), 1, f"no answer within {seconds} seconds"
    title = f"{technique.title}: control" if control else technique.title
    return read(title, load, technique.shows, said, wrong, code, time.monotonic() - begin, control=control)


def read(title: str, load: str, shows: str, said: str, wrong: str, code: int, seconds: float, *, control: bool) -> Row:
    """Turn what a technique printed into a row of the table."""
    lines = [line for line in said.splitlines() if line.strip()]
    details = tuple(lines[-12:] + wrong.splitlines()[-12:])
    if code == 0 and lines and lines[-1].endswith("skipped"):
        return Row(title, load, lines[-1], None, seconds)
    if control:
        return Row(title, load, "NOT CAUGHT" if code else "caught", int(code != 0), seconds, details)
    figure = ", ".join(dict.fromkeys(re.findall(shows, said))) if shows else ""
    counted = re.findall(r"broken=(\d+)\s*$", said, re.MULTILINE)
    broken = 0 if code == 0 else max(1, *(int(count) for count in counted), 1)
    return Row(title, load, figure, broken, seconds, details)


def command(technique: Technique) -> list[str]:
    """Return the program that runs a technique."""
    if technique.home == BESIDE:
        return [sys.executable, str(folder(technique) / technique.script)]
    return [sys.executable, "-m", f"tests.proof.{technique.script}"]


def folder(technique: Technique) -> Path:
    """Return where a technique is run."""
    beside = shared("proof")
    return beside if technique.home == BESIDE and beside is not None else ROOT


def environment(technique: Technique, *, control: bool) -> Mapping[str, str]:
    """Return the environment: the scripts beside the checkout drive our services, but in a control their reference."""
    beside = [str(ROOT / "tests" / "proof" / "one_sqlite")] * (technique.home == BESIDE and not control)
    path = os.pathsep.join([*beside, str(ROOT / "src"), str(ROOT)])
    found = dict(os.environ) | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    found.pop("REL_ADAPTER", None)
    if technique.home == BESIDE and not control:
        found["REL_ADAPTER"] = ADAPTER
    return found


def _text(said: bytes | str | None) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said or ""


if __name__ == "__main__":
    sys.exit(main())
