"""What is run, with which load, and what of its answer stands in the table (reliability.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Profile = Literal["smoke", "ci", "nightly"]
PROFILES: tuple[Profile, ...] = ("smoke", "ci", "nightly")
OWN, BESIDE = "own", "beside"


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique.

    Attributes:
        name: short name, for ``--only``.
        title: what it does to the program, with its number in reliability.md 5.
        home: ``own`` for a module of this package, ``beside`` for a script of ``shared/proof``.
        script: module or script.
        loads: its arguments for smoke, ci and nightly; None leaves it out of that profile.
        shows: regular expression; what it finds in the answer is the figure.
        flaws: arguments of the controls: mistakes put in on purpose that have to be found.
        skipped: why it cannot be run on this program; empty when it can.
    """

    name: str
    title: str
    home: str
    script: str
    loads: tuple[str | None, str | None, str | None]
    shows: str
    flaws: tuple[str, ...] = ()
    skipped: str = ""

    def load(self, profile: Profile) -> str | None:
        """Return the arguments for a profile."""
        return self.loads[PROFILES.index(profile)]


_DARKEST = "--sales 1500 --points 40000 --modes none some some torn torn"
_SIMULATION = (
    "sim.py needs its simulated disk (an apsw VFS) below the program, and the program's driver is pysqlite3: it takes "
    "a second driver over apsw in tests; power and io sweep the same faults on the real driver"
)

PROGRAMME: tuple[Technique, ...] = (
    Technique(
        "kill", "T1 kill -9 while selling", BESIDE, "kill_torture.py",
        ("--kills 16 --max-ms 200", "--kills 500", "--kills 10000"), r"sales=\d+|in_doubt=\d+",
        tuple(f"--kills 120 --flaw {flaw}" for flaw in ("number_outside", "split_tx", "ack_early", "no_idem")),
    ),
    Technique(
        "kill-slow", "T1 kill -9, later", BESIDE, "kill_torture.py",
        (None, "--kills 200 --max-ms 300", "--kills 3000 --max-ms 400"), r"sales=\d+|in_doubt=\d+",
    ),
    Technique(
        "trading", "T1 kill -9: sales, orders, invoices, office", OWN, "trading",
        ("--seconds 8 --every 1.5", "--seconds 120 --every 2", "--seconds 1800 --every 2"),
        r"done=\d+|in_doubt=\d+|killed=\d+", ("--seconds 12 --every 1.7 --flaw early",),
    ),
    Technique(
        "power", "T2 power loss", BESIDE, "powerloss.py",
        ("--sales 12 --points 16", "--sales 120 --points 500", _DARKEST),
        r"images=\d+|reopened=\d+|worst_loss=\d+",
        (*(f"--points 300 --flaw {flaw}" for flaw in ("sync_normal", "sync_off", "journal_delete")),
         "--points 200 --lying-disk"),
    ),
    Technique(
        "io", "T3 death and errors at file operations", BESIDE, "io_sweep.py",
        ("--sales 2 --step 281 --modes kill eio1 enospc", "--step 29", "--sales 6 --step 1"),
        r"\d+ operations|\d+ runs",
        tuple(f"--step 3 --modes kill eio1 --flaw {flaw}" for flaw in ("no_idem", "split_tx", "number_outside")),
    ),
    Technique("simulation", "T4 seeded simulation", BESIDE, "sim.py", ("", "", ""), "", skipped=_SIMULATION),
    Technique(
        "disk", "T5 full disk", BESIDE, "disk_full.py", ("--mb 5 --kb 1500", "--mb 5 --kb 1500", "--mb 32 --kb 6000"),
        r"disk_full \w+|sold=\d+|readable=\d+", ("--flaw ack_early",),
    ),
    Technique(
        "clock", "T6 clock back, forward, 1970", BESIDE, "clock_jumps.py", ("", "", ""), r"sales=\d+",
        ("--flaw clock_order",),
    ),
    Technique(
        "printer", "T7 printers that fail", OWN, "printing",
        ("--sales 2", "--sales 20", "--sales 60"), r"faults=\d+|sales=\d+|slowest_ms=\d+|twice=\d+", ("--flaw resend",),
    ),
    Technique(
        "mail", "T8 mail servers that fail, sender killed", OWN, "suites", (None, "mail", "mail"), r"passed=\d+",
        ("mail --flaw resend",),
    ),
    Technique(
        "processes", "T9 several processes on one file", BESIDE, "multiproc.py",
        ("--procs 2 --sales 40", "--procs 4 --sales 200", "--procs 8 --sales 3000"),
        r"sold=\S+|\d+ sales/s|p99=\S+|max=\S+", tuple(f"--flaw {flaw}" for flaw in ("deferred", "max_plus_one")),
    ),
    Technique(
        "server", "T10 two tills and the office on PostgreSQL", OWN, "trading",
        ("--postgres 1 --seconds 6 --every 1.5", "--postgres 1 --seconds 180 --every 4",
         "--postgres 1 --seconds 1800 --every 8"),
        r"done=\d+|in_doubt=\d+|killed=\d+|cut_off=\d+|server_crashed=\d+",
    ),
    Technique(
        "numbering", "T10 how PostgreSQL numbers (reference)", BESIDE, "pg_two_tills.py",
        (None, "--seconds 3", "--seconds 120 --tills 6"), r"pg_two_tills \w+", ("--sync-off --seconds 4",),
    ),
    Technique(
        # From 20 rounds on the script also asks that a copy of the file and its log went wrong once: that takes luck.
        "backup", "T11 backup while selling", BESIDE, "backup_while_selling.py",
        ("--rounds 2 --preload 30", "--rounds 19 --preload 200 --think-ms 60",
         "--rounds 60 --preload 5000 --think-ms 60"),
        r"acked=\d+|killed \d+ times",
    ),
    Technique(
        "migration", "T12 upgrade killed, from each schema", OWN, "migrating",
        ("--kills 4", "--kills 160", "--kills 4000"), r"schemas=\S+|kills=\d+|old=\d+|new=\d+",
        ("--kills 32 --flaw steps",),
    ),
    Technique(
        "import", "T13 import killed", OWN, "importing",
        ("--kills 8 --rows 1500", "--kills 80 --rows 3000", "--kills 1500 --rows 10000"),
        r"kills=\d+|nothing=\d+|all=\d+", ("--kills 20 --rows 1500 --flaw rows",),
    ),
    Technique(
        "documents", "T14 life of documents at random", OWN, "suites", (None, "documents", "documents"), r"passed=\d+",
        ("documents --flaw over",),
    ),
    Technique(
        "tampering", "T15 tampering and flipped bits", OWN, "tampering",
        ("--flips 15", "--flips 200", "--flips 8000"), r"attacks=\d+|missed=\d+|harmful=\d+|silent=\d+",
        ("--flips 40 --flaw blind",),
    ),
    Technique(
        "files", "T16 T18 hostile files", OWN, "suites", (None, "files", "files"), r"passed=\d+",
        ("files --flaw unguarded",),
    ),
    Technique(
        "rights", "T19 every action, every role", OWN, "suites", (None, "rights", "rights"), r"passed=\d+",
        ("rights --flaw open",),
    ),
    Technique(
        "secrets", "T20 secrets and card numbers swept", OWN, "sweep", ("", "", ""),
        r"doors=\d+|marks=\d+|files=\d+|bytes=\d+|hits=\d+", ("--flaw plain",),
    ),
    Technique(
        "drill", "T23 backup, empty machine, selling", OWN, "drill", ("--sales 20", "--sales 500", "--sales 20000"),
        r"sales=\d+|restore_ms=\d+|selling_ms=\d+|damaged_refused=\S+", ("--sales 20 --flaw stale",),
    ),
)  # fmt: skip
