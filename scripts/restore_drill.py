"""Restore drill (T23): ``restore_drill.py [FOLDER]`` times a backup of the demo shop and selling on an empty machine.

Done with the commands of the manual in processes of their own, each machine with a home of its own; only the stick with
the backup and the paper with the recovery code go from the one to the other. Exit code 1 when anything is not as it was
or it took more than five minutes (reliability.md P21).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_SECONDS = 300


def kassa(machine: Path, *arguments: str, **more: str) -> str:
    """Run a command on a machine and return what it says; a refusal ends the drill."""
    homes = {name: str(machine) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KASSA_")}
    environment |= homes | {"PYTHONPATH": path} | more
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()


def drill(folder: Path) -> float:
    """Do it and return the seconds from an empty machine to the first receipt."""
    old, new, stick = folder / "oud", folder / "nieuw", folder / "stick"
    for place in (old, new, stick):
        place.mkdir(parents=True)
    shop, file, again = str(old / "winkel.kassa"), str(stick / "kassa.backup"), str(new / "winkel.kassa")
    kassa(old, "-m", "kassa", "--data", shop, "demo", "--seed", "7", "--no-window")
    begin = time.monotonic()
    kassa(old, "-m", "kassa", "--data", shop, "backup", file)
    told("reservekopie gemaakt en gecontroleerd", begin)
    sys.stdout.write(f"  winkel {size(shop)}, reservekopie {size(file)}\n")
    code = kassa(old, "-m", "kassa", "recovery-code")

    begin = time.monotonic()
    said = kassa(new, "-m", "kassa", "--data", again, "restore", file, KASSA_RECOVERY_CODE=code)
    told("teruggezet op een lege machine", begin)
    for line in said.splitlines():
        sys.stdout.write(f"  {line}\n")
    sold = kassa(new, "-m", "scripts.restore_drill", "--sell", again)
    seconds = told(f"eerste bon verkocht ({sold})", begin)
    kassa(new, "-m", "kassa", "--data", again, "verify")
    return seconds


def sell(location: str) -> None:
    """Sell one article at the first till of a shop, as its owner, and say the number of the receipt."""
    from kassa.bootstrap.services import till_services
    from kassa.db.engine import open_database
    from kassa.devices.terminal.standalone import StandaloneTerminal
    from kassa.domain.people.actor import Actor
    from kassa.domain.people.rights import Right
    from kassa.domain.values import Money
    from kassa.services.settings import Settings
    from kassa.services.shop import Shop
    from kassa.system.clock import SystemClock
    from kassa.system.identity import new_id
    from kassa.system.machine_key import machine_key

    database, clock = open_database(location), SystemClock()
    settings = Settings(database, clock)
    place = Shop(database, settings, clock).place()
    services = till_services(database, clock, settings, place, machine_key(), StandaloneTerminal(), lambda: None)
    person = services.login.employees()[0]
    actor = Actor(person.id, person.name, frozenset(Right), place.till_id)
    if services.shifts.current() is None:
        services.shifts.open(Money(15_000), actor)
    with database.read() as reader:
        codes = [code for (code,) in reader.all("SELECT code FROM barcode ORDER BY code")]
    for code in codes:  # some are of an article that is sold by size or weight
        services.selling.scan(code, actor)
        if services.selling.basket().lines and services.selling.basket().total.cents > 0:
            break
    services.checkout.add_payment("cash", None, actor, new_id())
    sys.stdout.write(f"bon {services.checkout.complete(new_id(), actor).number}\n")
    database.close()


def told(what: str, begin: float) -> float:
    """Say how long it took and return that."""
    seconds = time.monotonic() - begin
    sys.stdout.write(f"{seconds:7.1f} s  {what}\n")
    sys.stdout.flush()
    return seconds


def size(file: str) -> str:
    """Return the size of a file in words."""
    return f"{Path(file).stat().st_size / 1_000_000:.1f} MB"


def main() -> int:
    """Drill in a folder, or sell in the process that stands for the new machine."""
    if sys.argv[1:2] == ["--sell"]:
        sell(sys.argv[2])
        return 0
    with tempfile.TemporaryDirectory(prefix="kassa-drill-") as home:
        seconds = drill(Path(sys.argv[1] if sys.argv[1:] else home))
    good = seconds <= MOST_SECONDS
    sys.stdout.write(f"{'goed' if good else 'te langzaam'}: lege machine tot eerste bon {seconds:.1f} s\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
