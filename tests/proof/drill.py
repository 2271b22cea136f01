"""T23: a shop sells, is backed up, and goes on selling on an empty machine from nothing but that backup.

It is done with the commands of the manual, in processes of their own: ``kassa backup``, ``kassa restore``, ``kassa
verify``. A backup of which one bit is wrong, or half of it, is refused. ``--flaw stale`` puts an older backup back.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from kassa.db.engine import open_database
from tests.proof import report
from tests.proof.adapter import Till

LINES = (("A", 1, 250), ("B", 2, 100), ("C", 1, 1999))
MOST_MS = 300_000
"""Restoring takes five minutes at most (P21)."""
MORE = 10


def kassa(machine: Path, *arguments: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of the program on a machine that has nothing but that folder, with a recovery code when given."""
    homes = {name: str(machine / "home") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KASSA_")} | homes
    environment |= {"KASSA_RECOVERY_CODE": code} if code else {}
    command = [sys.executable, "-m", "kassa", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def sold(shop: Path, first: int, sales: int) -> tuple[dict[str, int], str]:
    """Sell so often; return the number of each receipt by its key, and the head that stands on the last one."""
    till = Till(str(shop))
    numbers = {f"k{number}": till.checkout(f"k{number}", LINES) for number in range(first, first + sales)}
    sequence, digest = till.head()
    till.close()
    return numbers, f"{sequence}:{digest[:12]}"


def totals(shop: Path) -> tuple[object, ...]:
    """Return what the shop has turned over."""
    database = open_database(str(shop))
    with database.read() as reader:
        row = reader.one("SELECT COUNT(*), COALESCE(SUM(gross), 0), COALESCE(MAX(number), 0) FROM receipt")
    database.close()
    return tuple(row or ())


def drill(folder: Path, sales: int, *, stale: bool) -> report.Found:
    """Do the drill and return what was found."""
    old, new = folder / "oude-kassa", folder / "nieuwe-kassa"
    old.mkdir()
    shop, file = old / "winkel.db", folder / "stick" / "kassa.backup"
    file.parent.mkdir()
    numbers, _ = sold(shop, 0, sales // 2)
    if stale:
        kassa(old, "--data", shop, "backup", file)
    more, head = sold(shop, sales // 2, sales - sales // 2)
    numbers |= more
    broken: list[str] = []
    if not stale:
        made = kassa(old, "--data", shop, "backup", file)
        if made.returncode:
            return {"sales": sales}, [f"no backup: {made.stderr.strip()}"]
    held = totals(shop)
    code = kassa(old, "recovery-code").stdout.strip()
    refused = damaged(folder, file, code)
    broken += [f"a backup with {what} was put back" for what, was in refused.items() if not was]

    new.mkdir()
    place = new / "winkel.db"
    begin = time.monotonic()
    done = kassa(new, "--data", place, "restore", file, code=code)
    restore_ms = (time.monotonic() - begin) * 1000
    if done.returncode:
        return {"sales": sales}, [*broken, f"not restored: {done.stderr.strip()}"]
    if totals(place) != held:
        broken.append(f"restored {totals(place)}, was {held}")
    # The head that stood on the last paper before the disaster: that history must be the one that came back.
    if kassa(new, "--data", place, "verify", "--anchor", head).returncode:
        broken.append(f"the restored shop is not sound, or does not hold {head}")
    numbers |= sold(place, sales, MORE)[0]
    selling_ms = (time.monotonic() - begin) * 1000
    broken += [f"after selling on: {line}" for line in Till.verify(str(place), numbers, set(numbers))]
    if selling_ms > MOST_MS:
        broken.append(f"selling again took {selling_ms:.0f} ms")
    figures = {"sales": sales, "restore_ms": round(restore_ms), "selling_ms": round(selling_ms)}
    return figures | {"damaged_refused": f"{sum(refused.values())}/{len(refused)}"}, broken


def damaged(folder: Path, file: Path, code: str) -> dict[str, bool]:
    """Offer backups that are no good, or the good one with another code; return which were refused, leaving nothing."""
    content = file.read_bytes()
    middle = len(content) // 2
    bit = content[:middle] + bytes([content[middle] ^ 0x10]) + content[middle + 1 :]
    offered = {
        "half of it": (content[:middle], code),
        "nothing in it": (b"", code),
        "other content": (b"no backup" * 999, code),
        "a wrong bit": (bit, code),
        "the code of another shop": (content, code[::-1]),
    }
    return {what: _refused(folder, wrong, asked) for what, (wrong, asked) in offered.items()}


def _refused(folder: Path, content: bytes, code: str) -> bool:
    """Return whether a backup was refused and left nothing behind."""
    machine = folder / "proef"
    machine.mkdir(exist_ok=True)
    file, place = folder / "fout.backup", machine / "winkel.db"
    file.write_bytes(content)
    return kassa(machine, "--data", place, "restore", file, code=code).returncode != 0 and not place.exists()


def main() -> None:
    """Do the drill."""
    options = report.options(__doc__, sales=20).parse_args()
    report.run("drill", options.flaw, lambda folder: drill(folder, options.sales, stale=options.flaw == "stale"))


if __name__ == "__main__":
    main()
