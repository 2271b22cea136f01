"""Commands about the database itself: migrate, verify, backup, restore."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kassa.domain.journal import Anchor
from kassa.domain.verification import parse_anchor
from kassa.services.safekeeping import Safekeeping
from kassa.system import paths
from kassa.system.clock import SystemClock


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
    say_heads(kept.heads)
    return 0


def restore(location: str, file: Path) -> int:
    """Put a backup back and say where the replaced database is."""
    kept = safekeeping(location).restore(file)
    print(f"Teruggezet: {kept.file}")
    if kept.aside is not None:
        print(f"Wat er stond, is bewaard in {kept.aside}")
    say_heads(kept.heads)
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


def safekeeping(location: str) -> Safekeeping:
    """Return the keeper of a database; see ``backup_folder``."""
    folder = backup_folder(location)
    if "://" not in location and location == str(paths.default_data_file()):
        folder.parent.mkdir(parents=True, exist_ok=True)
    return Safekeeping(location, folder, SystemClock())


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
