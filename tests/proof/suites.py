"""Techniques that are tests already: run them, count them, and with ``--flaw`` see that they fail on a seeded mistake.

``python -m tests.proof.suites rights|documents|mail|files [--flaw NAME]``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
SUITES: dict[str, tuple[str, ...]] = {
    "rights": ("tests/services/test_rights_matrix.py",),
    "documents": (
        "tests/scenarios/test_orders_machine.py",
        "tests/scenarios/test_till_machine.py",
        "tests/services/test_settling_random.py",
        "tests/services/test_sales_random.py",
        "tests/scenarios/test_books_agree.py",
    ),
    "mail": ("tests/services/test_mails.py", "tests/edges/test_smtp.py"),
    "files": ("tests/edges/test_sheets.py",),
}


def main() -> int:
    """Run a suite; 1 when something failed, or when a seeded mistake did not make anything fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("--flaw", default="", help="a mistake put in on purpose; see tests/proof/flaws.py")
    options = parser.parse_args()
    begin = time.monotonic()
    with TemporaryDirectory(prefix="kassa-proof-suite-") as folder:
        report = Path(folder) / "report.xml"
        environment = dict(os.environ) | {"KASSA_FLAW": options.flaw, "QT_QPA_PLATFORM": "offscreen"}
        plugin = ["-p", "tests.proof.flaws", "-x"] if options.flaw else []
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *plugin]
        done = subprocess.run(
            [*command, *SUITES[options.suite]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        suite = ET.parse(report).getroot().find("testsuite") if report.exists() else None
    counts = {
        name: int(suite.get(name, "0")) if suite is not None else 0
        for name in ("tests", "failures", "errors", "skipped")
    }
    # A flaw may end the very process of the tests, as a hostile file does to one that has no guard.
    broken = counts["failures"] + (done.returncode < 0)
    if not options.flaw:
        broken += counts["errors"] + (suite is None and done.returncode >= 0)
    passed = max(0, counts["tests"] - counts["failures"] - counts["errors"] - counts["skipped"])
    told = f"passed={passed} left_out={counts['skipped']} seconds={time.monotonic() - begin:.1f} broken={broken}"
    print(f"{options.suite} flaw={options.flaw or '-'} {told}")
    for line in [one for one in done.stdout.splitlines() if one.startswith(("FAILED", "ERROR", "E  "))][:8]:
        print(f"    {line}")
    return int(bool(broken) != bool(options.flaw) or not (passed or options.flaw))


if __name__ == "__main__":
    sys.exit(main())
