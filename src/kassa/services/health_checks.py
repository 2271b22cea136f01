"""How each thing that selling depends on is: the rows of 'Alles in orde?' that are no device with a driver."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kassa.db.engine import Database
from kassa.db.queries import upkeep as query
from kassa.db.repos import outbox as jobs
from kassa.db.repos import shifts
from kassa.db.schema import HEAD, stored_version
from kassa.domain.delivery import NEEDS_PERSON, JobState
from kassa.domain.errors import Reason
from kassa.domain.till.shift import ShiftStatus
from kassa.domain.values.dutch import format_date, format_time
from kassa.services.daily_backup import BackupState
from kassa.services.health import Finding, State, wrong
from kassa.services.outbox import OPEN_STATES
from kassa.system.clock import Clock
from kassa.system.disk import DiskState, Room

_MIB: Final = 1024 * 1024
_GIB: Final = 1024 * _MIB
_MAKE_BACKUP: Final = "Maak er een en controleer de map bij Instellingen > Reservekopieën."
_CLOCK_BACK: Final = timedelta(seconds=2)
_MAIL_LATE: Final = timedelta(minutes=15)
_MAIL_WAITS: Final = ("queued", "sending")
_MAIL_FAILED: Final = ("failed", "unsure")


def till_check(database: Database, clock: Clock, till_id: str, zone: ZoneInfo) -> Finding:
    """Say whether the day of a till is open, and whether that day is today."""
    with database.read() as reader:
        shift = shifts.current(reader, till_id)
    if shift is None:
        return Finding(State.GOOD, "De dag is niet geopend.")
    day = format_date(shift.business_date)
    if shift.business_date < clock.now().astimezone(zone).date():
        return Finding(
            State.WARNING,
            f"De dag van {day} is nog niet afgesloten. Verkopen worden op die dag geboekt.",
            "Doe de kasopmaak en sluit de dag af.",
            shift.opened_at,
        )
    word = "wordt geteld" if shift.status is ShiftStatus.COUNTED else "is open"
    return Finding(State.GOOD, f"De dag van {day} {word}.", "", shift.opened_at)


def paper_check(database: Database, device: str, trouble: Callable[[], Reason | None] | None) -> Finding:
    """Say how a printer or drawer is by what waits for it and what it said itself.

    Args:
        database: where the jobs are.
        device: its name in the outbox.
        trouble: what the device itself said was wrong when it was last asked; None on another computer than its own.
    """
    with database.read() as reader:
        open_jobs = jobs.in_states(reader, device, OPEN_STATES)
    reason = next((job.reason for job in reversed(open_jobs) if job.reason is not None), None)
    if reason is None and trouble is not None:
        reason = trouble()
    if reason is not None:
        return wrong(reason, open_jobs[0].created_at if open_jobs else None)
    if open_jobs:
        return Finding(State.GOOD, "Bezig met printen.")
    if trouble is None:
        return Finding(State.UNKNOWN, "Er wacht niets. Hoe het apparaat zelf is, ziet alleen de kassa.")
    return Finding(State.GOOD, "Gereed.")


def disk_check(look: Callable[[], DiskState]) -> Finding:
    """Say how much room there is on the disk of the database (reliability.md P14)."""
    try:
        state = look()
    except OSError:
        fix = "Kijk of de schijf of de netwerkmap er nog is."
        return Finding(State.BAD, "De schijf van de database is niet te bereiken. Wat verkocht is, is bewaard.", fix)
    if state.room is Room.AMPLE:
        return Finding(State.GOOD, f"{state.free // _GIB} GB vrij.")
    bad = State.WARNING if state.room is Room.LOW else State.BAD
    return Finding(bad, state.sentence, "Verwijder bestanden of neem een grotere schijf.")


def clock_check(database: Database, clock: Clock, zone: ZoneInfo, jumped: Callable[[], Reason | None]) -> Finding:
    """Say whether the clock is behind what was booked already, or jumped since the start (reliability.md P16)."""
    with database.read() as reader:
        newest = query.newest_record(reader)
    now = clock.now()
    if newest is not None and newest - now > _CLOCK_BACK:
        there = newest.astimezone(zone)
        return Finding(
            State.BAD,
            f"De klok loopt achter: het laatste dat is geboekt, is van {format_date(there.date())} "
            f"{format_time(there)}. De verkopen staan op volgorde.",
            "Zet datum en tijd van deze computer goed.",
        )
    reason = jumped()
    if reason is not None:
        return Finding(State.WARNING, reason.sentence, reason.fix)
    here = now.astimezone(zone)
    return Finding(State.GOOD, f"{format_date(here.date())} {format_time(here)}.")


def backup_check(state: Callable[[], BackupState], zone: ZoneInfo) -> Finding:
    """Say when the last backup was made (reliability.md P21)."""
    found = state()
    if found.last is None:
        return Finding(State.BAD, "Er is nog geen reservekopie.", _MAKE_BACKUP)
    there = found.last.astimezone(zone)
    words = f"De laatste reservekopie is van {format_date(there.date())} {format_time(there)}."
    if not found.stale:
        return Finding(State.GOOD, words)
    return Finding(State.BAD, words, _MAKE_BACKUP, found.last)


def database_check(database: Database) -> Finding:
    """Say whether the database answers and has the shape this program knows.

    Raises:
        StoreError: it does not answer.
    """
    version = stored_version(database)
    if version != HEAD:
        return Finding(
            State.BAD,
            f"De database heeft versie {version or 'geen'}, dit programma kent {HEAD}. Er is niets gewijzigd.",
            "Sluit alle kassa's en start het programma opnieuw.",
        )
    kind = "SQLite" if database.kind == "sqlite" else "PostgreSQL"
    return Finding(State.GOOD, f"Antwoordt ({kind}, {max(1, query.size(database) // _MIB)} MB).")


def outbox_check(database: Database, clock: Clock) -> Finding:
    """Say what still has to go out: paper that asks for a person, mail that failed or waits too long."""
    with database.read() as reader:
        paper = query.jobs_in(reader, [state.value for state in sorted(NEEDS_PERSON)])
        busy = query.jobs_in(reader, [JobState.NEW.value, JobState.SENDING.value])
        failed = query.mails_in(reader, _MAIL_FAILED)
        queued = query.mails_in(reader, _MAIL_WAITS)
    late = queued.oldest is not None and clock.now() - queued.oldest > _MAIL_LATE
    asked = [
        (paper, "afdruk vraagt een beslissing", "afdrukken vragen een beslissing"),
        (failed, "e-mail is niet verstuurd", "e-mails zijn niet verstuurd"),
        (queued if late else query.Waiting(0, None), "e-mail wacht al lang", "e-mails wachten al lang"),
    ]
    told = [_counted(waiting.count, one, more) for waiting, one, more in asked if waiting.count]
    if told:
        since = min(waiting.oldest for waiting, _one, _more in asked if waiting.oldest is not None)
        fix = "Kies bij 'Apparaten' wat er met een afdruk moet; kijk bij het document naar de e-mail."
        return Finding(State.WARNING, f"{', '.join(told)}. Wat verkocht is, is bewaard.", fix, since)
    going = busy.count + queued.count
    return Finding(State.GOOD, f"{going} onderweg." if going else "Alles is geprint en verstuurd.")


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
