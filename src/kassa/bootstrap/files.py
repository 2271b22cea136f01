"""Commands about the database itself: migrate, verify, backup, restore."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kassa.bootstrap.secrets import machine_secrets
from kassa.domain.errors import Reason, RuleError
from kassa.domain.journal import Anchor
from kassa.domain.verification import parse_anchor
from kassa.integrations.secrets.sealing import BackupSeal
from kassa.services.backup_words import found_lines, put_back_lines
from kassa.services.recovery import RecoveryCode
from kassa.services.safekeeping import Safekeeping
from kassa.system import paths
from kassa.system.clock import SystemClock
from kassa.system.machine_key import machine_key


def migrate(location: str) -> int:
    """Create or upgrade the database."""
    made = safekeeping(location).migrate()
    if made is not None:
        print(f"Reservekopie gemaakt: {made}")
    print(f"De database is bij: {shown(location)}")
    return 0


def backup(location: str, file: Path) -> int:
    """Make a backup and name the journal heads in it."""
    kept = safekeeping(location).back_up(file)
    print(f"Reservekopie gemaakt en gecontroleerd: {kept.file}")
    print(f"Zij gaat open met de herstelcode die begint met {kept.code}; 'kassa recovery-code' toont haar.")
    say_heads(kept.held.heads)
    return 0


def restore(location: str, file: Path, anchors: Sequence[str], papers: Sequence[str]) -> int:
    """Say what is in a backup, put it back, and say what is missing; a person at a keyboard is asked first.

    Args:
        location: where it must come.
        file: the backup.
        anchors: heads from receipts and Z reports.
        papers: last numbers as they stand on paper; nothing up to them is given out again.
    """
    heads = [parse_anchor(text) for text in anchors]
    keeper = safekeeping(location)
    code = _code_for(keeper, file)
    found = keeper.look(file, code)
    for line in found_lines(found):
        print(line)
    if sys.stdin is not None and sys.stdin.isatty() and input("Terugzetten? (ja/nee) ").strip().lower() != "ja":
        print("Er is niets gewijzigd.")
        return 1
    for line in put_back_lines(keeper.restore(file, code, anchors=heads, papers=papers)):
        print(line)
    return 0


def show_recovery_code() -> int:
    """Say the recovery code of this machine."""
    code = recovery().known()
    if not code:
        sentence = "Deze computer heeft nog geen reservekopie gemaakt, en dus geen herstelcode."
        raise RuleError(Reason("backup.no_code", sentence, "Maak er een met 'kassa backup BESTAND'."))
    print(code)
    return 0


def verify(location: str, anchors: Sequence[str]) -> int:
    """Check everything; 1 when something was found."""
    verdict = safekeeping(location).verify([parse_anchor(text) for text in anchors])
    for finding in verdict.findings:
        print(f"{finding.code}  {finding.place}  {finding.sentence}")
    print(f"{verdict.records} journaalnummers en {verdict.receipts} bonnen gecontroleerd.")
    say_heads(verdict.heads)
    if verdict.clean:
        print("Alles klopt.")
        return 0
    print(f"Niet in orde: {len(verdict.findings)} bevindingen.")
    return 1


def safekeeping(location: str, code: RecoveryCode | None = None) -> Safekeeping:
    """Return the keeper of a database; see ``backup_folder``. Without ``code`` it is that of this machine."""
    folder = backup_folder(location)
    if "://" not in location and location == str(paths.default_data_file()):
        folder.parent.mkdir(parents=True, exist_ok=True)
    return Safekeeping(location, folder, SystemClock(), BackupSeal(), code or recovery(), paths.data_folder() / "locks")


def recovery() -> RecoveryCode:
    """Return the recovery code of this machine."""
    return RecoveryCode(machine_secrets(machine_key()))


def backup_folder(location: str) -> Path:
    """Return where backups go that nobody named: beside a file, else in the user's folder."""
    beside = paths.data_folder() if "://" in location else Path(location).absolute().parent
    return beside / "reservekopieen"


def say_heads(heads: Sequence[Anchor]) -> None:
    """Print the journal heads, which prove later that nothing was cut off or rewritten."""
    for anchor in heads:
        print(f"  journaal {anchor.chain}: {anchor.short}")


def shown(location: str) -> str:
    """Return a location without the password that may stand in it."""
    scheme, marker, rest = location.partition("://")
    return f"{scheme}{marker}{rest.rpartition('@')[2]}" if marker else location


def _code_for(keeper: Safekeeping, file: Path) -> str:
    """Return the code of another machine's backup: from ``KASSA_RECOVERY_CODE``, or asked; empty when not needed."""
    name = keeper.head(file)
    told = os.environ.get("KASSA_RECOVERY_CODE", "")
    if not name or told or sys.stdin is None or not sys.stdin.isatty():
        return told if name else ""
    return getpass.getpass(f"Herstelcode die begint met {name}: ")
