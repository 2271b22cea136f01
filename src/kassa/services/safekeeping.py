"""Keeping the shop's data: backups, putting one back, bringing a database up to date, checking all of it.

Works on a location and not on an open database, because the database is what may be missing, old or damaged. Each act
is written to the office's journal of the database it was done to.

A backup is copied, sealed, opened again, put into a database and compared with the shop of that very moment before it
gets its name; bare copies stand only in the shop's own folder and only for that long. Putting back does it the other
way round, and the old shop keeps a name of its own.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from kassa.db import backup, journal, numbering
from kassa.db.contents import holds, missing
from kassa.db.engine import open_database
from kassa.db.evidence import reading
from kassa.db.failures import translate
from kassa.db.migrate import migrate, needs_migration
from kassa.db.numbering import Skipped
from kassa.db.verify import verify
from kassa.domain.backups import Contents, Missing, code_name, foreign, read_recovery_code
from kassa.domain.errors import DeviceError, Reason, StoreError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN, Anchor
from kassa.domain.verification import Finding, Verdict
from kassa.services.ports import BackupSeal
from kassa.services.recovery import RecoveryCode
from kassa.system.clock import Clock
from kassa.system.files import put_in_place
from kassa.system.single import SingleInstance

MADE: Final = "backup.made"
BUSY: Final = "backup.busy"
_ROOM: Final = 16 * 1024 * 1024
"""Bytes that a copy beside the database leaves free: selling goes before keeping."""


@frozen
class Kept:
    """A backup that was made.

    Attributes:
        file: the backup.
        held: what is in it.
        code: first group of the recovery code that opens it.
    """

    file: Path
    held: Contents
    code: str


@frozen
class Found:
    """What is in a backup, before anything is done with it.

    Attributes:
        file: the backup.
        moment: when it was made, aware UTC; None for a bare copy, which does not say so.
        held: what is in it.
        missing: what the shop that stands here now did since, per till.
        replaced: what stands here now; None when there is nothing that can be read.
        whole: whether all that was done here is in the backup.
    """

    file: Path
    moment: datetime | None
    held: Contents
    missing: tuple[Missing, ...]
    replaced: Contents | None
    whole: bool


@frozen
class PutBack:
    """A backup that was put back.

    Attributes:
        found: what was in it and what it lacks.
        aside: where the replaced shop is kept, in words; empty when there was none.
        findings: what the check of everything found in it.
        unknown: heads from paper that are not in it: what was done then and later is missing.
        skipped: numbers of what is missing, which are never given out again.
    """

    found: Found
    aside: str
    findings: tuple[Finding, ...]
    unknown: tuple[Anchor, ...]
    skipped: tuple[Skipped, ...]


class Safekeeping:
    """Backup, restore, migration and verification of one database.

    Args:
        location: file or ``postgresql://`` URL.
        folder: of the shop itself, on this computer: where backups go that nobody named, and bare copies for a moment.
        clock: gives the moment in their names.
        seal: makes a copy unreadable without the code.
        code: the recovery code of this machine.
        locks: folder of the locks of this machine.
    """

    def __init__(
        self, location: str, folder: Path, clock: Clock, seal: BackupSeal, code: RecoveryCode, locks: Path
    ) -> None:
        self._location = location
        self._folder = folder
        self._clock = clock
        self._seal = seal
        self._code = code
        self._locks = locks

    # Making --------------------------------------------------------------------------------------------------------

    def back_up(self, target: Path, employee_id: str = "") -> Kept:
        """Make a sealed backup while the shop sells; it is proved by opening and comparing before it gets its name.

        Raises:
            StoreError: it could not be made; nothing is left of it and earlier ones are untouched.
            DeviceError: the recovery code cannot be kept on this machine.
        """
        with self._alone():
            kept = self._made(lambda _code: target)
        self._record(MADE, target.name, {"heads": _told(kept.held), "code": kept.code}, employee_id)
        return kept

    def back_up_in(self, folder: Path, occasion: str, employee_id: str = "") -> Kept:
        """Make a backup under a name of its own: code, occasion and moment; see ``back_up``."""
        moment = self._clock.now()
        with self._alone():
            with contextlib.suppress(OSError):
                for left in folder.glob(f"{start_of_name(self._code.known())}*.part"):
                    left.unlink(missing_ok=True)
            kept = self._made(lambda code: folder / named(code, occasion, moment))
        self._record(MADE, kept.file.name, {"heads": _told(kept.held), "code": kept.code}, employee_id)
        return kept

    def _made(self, target_for: Callable[[str], Path]) -> Kept:
        code = self._code.needed()
        target = target_for(code_name(code))
        if target.exists():
            raise StoreError(
                Reason(
                    "backup.exists",
                    f"'{target}' bestaat al. Er is niets gewijzigd.",
                    "Kies een andere naam voor de reservekopie.",
                )
            )
        part = target.with_name(target.name + ".part")
        try:
            with self._bare() as bare:
                self._require_room(bare.parent)
                held = backup.copy(self._location, bare)
                self._seal.seal(bare, part, code, self._clock.now())
                bare.unlink()
                self._seal.open(part, bare, code)
                with backup.unpacked(bare, self._location) as place:
                    again = backup.held_at(place)
                if again != held:
                    raise StoreError(
                        Reason(
                            "backup.differs",
                            "De reservekopie is niet gelijk aan de winkel. Zij is niet bewaard; eerdere zijn er nog.",
                            "Probeer opnieuw; blijft het, controleer dan de schijf.",
                        )
                    )
            put_in_place(part, target)
        except OSError as error:
            raise not_written(target.parent, error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return Kept(target, held, code_name(code))

    def copy_into(self, folder: Path, file: Path) -> None:
        """Copy a backup to another folder under its own name, or not at all; nothing when it is there already.

        Raises:
            StoreError: ``backup.busy``.
            OSError: the folder is full or cannot be written.
        """
        with self._alone():
            target = folder / file.name
            if target.exists():
                return
            if shutil.disk_usage(folder).free < file.stat().st_size:
                raise OSError(errno.ENOSPC, "")  # said at once, and not each minute after writing it full
            part = target.with_name(target.name + ".part")
            try:
                shutil.copyfile(file, part)
                put_in_place(part, target)
            finally:
                part.unlink(missing_ok=True)

    # Putting back --------------------------------------------------------------------------------------------------

    def head(self, source: Path) -> str:
        """Return which recovery code opens a backup by its first group; empty when this machine knows it or needs none.

        Raises:
            StoreError: there is no such file, it is damaged, foreign or of a newer version.
        """
        with _reading(source):
            head = self._seal.head(source)
            if head is None and not backup.is_copy(source):
                raise foreign()
        return "" if head is None or head.code == code_name(self._code.known()) else head.code

    def look(self, source: Path, code: str = "") -> Found:
        """Return what is in a backup; nothing is changed.

        Args:
            source: the backup.
            code: its recovery code; empty for the one of this machine.

        Raises:
            StoreError: damaged, another code, foreign, of a newer version or of the other engine.
            InputError: the code is not one.
        """
        with self._alone(), self._opened(source, code) as (moment, place):
            return self._found(source, moment, place)

    def restore(
        self,
        source: Path,
        code: str = "",
        employee_id: str = "",
        anchors: Sequence[Anchor] = (),
        papers: Sequence[str] = (),
    ) -> PutBack:
        """Put a backup back, brought to the schema of this program and checked; what stood there is kept.

        No number is given out twice (domain.md 3): what the shop that stood here or the paper shows as given out since
        is left out, and the journal says so.

        Args:
            source: the backup.
            code: its recovery code; empty for the one of this machine.
            employee_id: who does it.
            anchors: heads from receipts and Z reports, to learn whether they are in it.
            papers: last numbers as they stand on paper, such as ``R01-26-00131``.

        Raises:
            StoreError: the backup is no good or the database is in use; nothing was changed.
            InputError: the code or a number is not one.
        """
        with self._alone(), self._opened(source, code) as (moment, place):
            found = self._found(source, moment, place)
            # All of it is done to the copy, so that one change of names makes it the shop.
            migrate(place)
            self._record("backup.restored", source.name, {"heads": _told(found.held)}, employee_id, place)
            skipped = self._skip(found, papers, employee_id, place)
            verdict = verify(place, anchors)
            self._folder.mkdir(parents=True, exist_ok=True)
            aside = free(self._folder / f"kassa-voor-herstel-{self._clock.now():%Y%m%d-%H%M%S}.backup")
            kept_in = backup.put_back(place, self._location, aside)
        if code:
            with contextlib.suppress(DeviceError):  # the shop stands; the next backup says that none can be kept
                self._code.adopt(code)
        not_there = tuple(one for one in verdict.findings if one.code == "journal.anchor")
        unknown = {finding.place for finding in not_there}
        return PutBack(
            found,
            kept_in,
            tuple(one for one in verdict.findings if one not in not_there),
            tuple(anchor for anchor in anchors if f"{anchor.seq}:{anchor.hash}" in unknown),
            skipped,
        )

    def _skip(self, found: Found, papers: Sequence[str], employee_id: str, place: str) -> tuple[Skipped, ...]:
        """Go on after every number that was given out since the backup, as far as anybody knows."""
        given: dict[str, int] = {}
        if found.replaced is not None and found.held.is_of_shop(found.replaced):
            with reading(self._location) as reader:
                given = numbering.lasts(reader)
        database = open_database(place)
        try:
            with database.write() as tx:
                for text in papers:
                    series, number = numbering.number_on_paper(tx, text, given)
                    given[series] = max(number, given.get(series, 0))
                done = [numbering.skip(tx, series, last) for series, last in sorted(given.items())]
                skipped = tuple(one for one in done if one is not None)
                for one in skipped:
                    told, moment = {"first": one.first, "last": one.last}, self._clock.now()
                    name = numbering.SKIPPED
                    journal.append(tx, OFFICE_CHAIN, name, one.series, told, employee_id=employee_id, moment=moment)
        finally:
            database.close()
        return skipped

    @contextmanager
    def _opened(self, source: Path, code: str) -> Iterator[tuple[datetime | None, str]]:
        """Give when a backup was made and the location of a database with it."""
        with self._bare() as bare:
            moment = None
            with _reading(source):
                head = self._seal.head(source)
                if head is None:
                    shutil.copyfile(source, bare)
                else:
                    moment = head.moment
                    self._seal.open(source, bare, read_or(code, self._code))
                unpacking = backup.unpacked(bare, self._location)
            with unpacking as place:
                yield moment, place

    def _found(self, source: Path, moment: datetime | None, place: str) -> Found:
        held, now = backup.held_at(place), backup.held_now(self._location)
        lost: tuple[Missing, ...] = ()
        whole = False
        if now is not None and held.is_of_shop(now):
            try:
                with reading(self._location) as here, reading(place) as there:
                    lost, whole = missing(now.tills, here, there), holds(there, now.heads)
            except StoreError:
                now = None  # damaged beyond its figures
        return Found(source, moment, held, lost, now, whole)

    # Bringing up to date, checking ---------------------------------------------------------------------------------

    def migrate(self) -> Path | None:
        """Bring the database to the schema of this program, after a backup when it holds data.

        Returns:
            The backup that was made before; None when there was nothing to keep or nothing to do.

        Raises:
            StoreError: a newer or foreign database, or one that cannot be written; it is then as it was.
        """
        made: Path | None = None
        if self._is_older():
            self._folder.mkdir(parents=True, exist_ok=True)
            moment = self._clock.now()
            with self._alone():
                made = self._made(lambda code: free(self._folder / named(code, "voor-bijwerken", moment))).file
        if migrate(self._location):
            self._record("schema.migrated", made.name if made else "", {}, "")
        return made

    def verify(self, anchors: Sequence[Anchor] = ()) -> Verdict:
        """Check everything; writes nothing, so that the database stays the evidence that it is.

        Raises:
            StoreError: there is no database to check.
        """
        return verify(self._location, anchors)

    # Inside --------------------------------------------------------------------------------------------------------

    def _is_older(self) -> bool:
        if "://" not in self._location and not Path(self._location).exists():
            return False
        if not needs_migration(self._location):
            return False
        try:
            open_database(self._location).close()
        except StoreError as error:
            return error.code == "store.older"
        return False

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process of this machine at a time in a folder; what a killed one left is cleared away first.

        Raises:
            StoreError: ``backup.busy``.
        """
        lock = SingleInstance(self._locks, f"backup {self._folder}")
        try:
            free_now = lock.acquire()
        except OSError as error:
            raise not_written(self._locks, error) from error
        if not free_now:
            raise StoreError(
                Reason(
                    BUSY,
                    "Er wordt op deze computer al een reservekopie gemaakt of teruggezet. Er is niets gewijzigd.",
                    "Probeer het over een minuut opnieuw.",
                )
            )
        try:
            self._clear_away()
            yield
        finally:
            lock.release()

    def _clear_away(self) -> None:
        bare = self._bare_file()
        with contextlib.suppress(OSError):
            for left in (bare, *backup.companions(bare)):
                left.unlink(missing_ok=True)
            for left in self._folder.glob("*.part"):
                left.unlink(missing_ok=True)
            if "://" not in self._location:
                backup.forget_links(Path(self._location), self._folder)

    @contextmanager
    def _bare(self) -> Iterator[Path]:
        """Give a place for a bare copy, beside the database, and clear it away."""
        file = self._bare_file()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(file.parent, error) from error
        try:
            yield file
        finally:
            for left in (file, *backup.companions(file)):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)

    def _bare_file(self) -> Path:
        if "://" in self._location:
            return self._folder / "server.kopie"
        file = Path(self._location).absolute()
        return file.with_name(file.name + ".kopie")

    def _require_room(self, folder: Path) -> None:
        """Refuse before the disk of the shop is filled with copies of it."""
        if "://" in self._location:
            return
        size = sum(
            file.stat().st_size
            for file in (Path(self._location), *backup.companions(Path(self._location)))
            if file.exists()
        )
        if shutil.disk_usage(folder).free < 2 * size + _ROOM:
            raise not_written(folder, OSError(errno.ENOSPC, ""))

    def _record(self, event: str, ref: str, body: Mapping[str, object], employee_id: str, location: str = "") -> None:
        database = open_database(location or self._location)
        try:
            with database.write() as tx:
                journal.append(tx, OFFICE_CHAIN, event, ref, body, employee_id=employee_id, moment=self._clock.now())
        finally:
            database.close()


def named(code: str, occasion: str, moment: datetime) -> str:
    """Return the name of a backup: which code opens it, why and when (UTC) it was made."""
    return f"{start_of_name(code)}{occasion}-{moment:%Y%m%d-%H%M%S}.backup"


def start_of_name(code: str) -> str:
    """Return what the names of all backups that a code opens begin with: others may use the folder too."""
    return f"kassa-{code_name(code)}-"


def free(file: Path) -> Path:
    """Return the name, with a number when there is such a file already: of a program that started twice in a second."""
    turn, wanted = 1, file
    while wanted.exists():
        turn += 1
        wanted = file.with_stem(f"{file.stem}-{turn}")
    return wanted


def read_or(code: str, own: RecoveryCode) -> str:
    """Return a code as it was typed, or the one of this machine when nothing was.

    Raises:
        InputError: what was typed is no code.
    """
    return read_recovery_code(code) if code.strip() else own.known()


def not_written(folder: Path, error: OSError) -> StoreError:
    """Return why a backup could not be written, and what is safe."""
    safe = "De winkel en de eerdere reservekopieën zijn er nog."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        sentence, fix = f"Er is geen ruimte voor een reservekopie in '{folder}'. {safe}", "Maak ruimte vrij."
        return StoreError(Reason("backup.full", sentence, f"{fix} De kassa probeert het vanzelf opnieuw."))
    return StoreError(
        Reason(
            "backup.no_folder",
            f"In de map '{folder}' kan geen reservekopie worden gezet. {safe}",
            "Controleer de map bij Instellingen > Reservekopieën, of kies een andere.",
        )
    )


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    """Say in words that a backup is not there or cannot be read."""
    try:
        if not source.is_file():
            raise StoreError(
                Reason("backup.missing", f"'{source}' is er niet. Er is niets gewijzigd.", "Kies een reservekopie.")
            )
        yield
    except OSError as error:
        raise translate(error) from error


def _told(held: Contents) -> dict[str, object]:
    return {anchor.chain: anchor.short for anchor in held.heads}
