"""'Alles in orde?': every row says what is wrong, what to do and since when, and one that fails hides no other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import outbox as jobs
from kassa.domain.delivery import JobKind, JobState
from kassa.domain.errors import Reason, StoreError
from kassa.domain.journal import canonical
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.services import health_checks as look
from kassa.services.daily_backup import BackupState
from kassa.services.health import Check, Finding, Health, HealthRow, State, worst
from kassa.services.till.sale_settings import printer_name
from kassa.system.disk import DiskState, Room
from tests.support.clock import FrozenClock
from tests.support.till import ZONE, TestTill

NO_PAPER = Reason("printer.paper_out", "Het papier is op. De bon is bewaard.", "Leg een nieuwe rol in.")
AWAY = Reason("store.no_server", "De database antwoordt niet.", "Kijk naar de server.")


def nothing() -> Reason | None:
    return None


@pytest.fixture
def till(sqlite_database: Database, clock: FrozenClock) -> TestTill:
    return TestTill(sqlite_database, clock)


def rows_of(till: TestTill) -> dict[str, HealthRow]:
    return {row.key: row for row in till.services.upkeep().health.look()}


def test_a_till_shows_every_row_in_order(till: TestTill) -> None:
    rows = rows_of(till)
    assert list(rows) == [
        "till", "printer", "drawer", "scanner", "terminal", "display", "scale", "disk", "clock", "backup", "database",
        "outbox",
    ]  # fmt: skip
    assert rows["printer"].finding == Finding(State.ABSENT, "Geen bonprinter ingesteld.")
    assert rows["database"].finding.state is State.GOOD
    assert rows["backup"].finding.state is State.BAD
    assert worst(tuple(rows.values())) is State.BAD


def test_a_check_that_fails_is_a_row_and_hides_no_other(clock: FrozenClock) -> None:
    def broken() -> Finding:
        raise StoreError(AWAY)

    checks = [Check("database", "Database", "database", broken), Check("x", "X", "x", lambda: Finding(State.GOOD, "a"))]
    rows = Health(lambda: checks, clock).look()
    assert rows[0].finding == Finding(State.BAD, AWAY.sentence, AWAY.fix)
    assert rows[1].finding.state is State.GOOD
    assert worst(()) is State.UNKNOWN


def test_since_when_is_remembered_until_it_changes(clock: FrozenClock) -> None:
    state = [State.GOOD]
    health = Health(lambda: [Check("x", "X", "x", lambda: Finding(state[0], "a"))], clock)
    began = clock.now()
    assert health.look()[0].since == began
    clock.advance(minutes=5)
    assert health.look()[0].since == began
    state[0] = State.BAD
    assert health.look()[0].since == clock.now()


def test_a_printer_without_paper_says_so_since_the_oldest_receipt(till: TestTill, clock: FrozenClock) -> None:
    device = printer_name(till.place.till_id)
    assert look.paper_check(till.database, device, nothing) == Finding(State.GOOD, "Gereed.")
    assert look.paper_check(till.database, device, lambda: NO_PAPER).what == NO_PAPER.sentence
    asked = clock.now()
    with till.database.write() as tx:
        job = jobs.enqueue(tx, JobKind.PAPER, device, "receipt:1", canonical({}), micros(asked))
    assert look.paper_check(till.database, device, nothing) == Finding(State.GOOD, "Bezig met printen.")
    with till.database.write() as tx:
        stored = jobs.get(tx, job)
        assert stored is not None
        jobs.move(tx, stored, JobState.FAILED, attempts=1, reason=NO_PAPER, claimed_at=asked, settled_at=None)
    clock.advance(hours=1)
    assert look.paper_check(till.database, device, nothing) == Finding(
        State.BAD, NO_PAPER.sentence, NO_PAPER.fix, asked
    )
    waiting = look.outbox_check(till.database, clock)
    assert waiting.state is State.WARNING
    assert waiting.what == "1 afdruk vraagt een beslissing. Wat verkocht is, is bewaard."
    assert waiting.since == asked


def test_nothing_on_its_way(till: TestTill, clock: FrozenClock) -> None:
    assert look.outbox_check(till.database, clock) == Finding(State.GOOD, "Alles is geprint en verstuurd.")


def test_a_day_that_was_not_closed(till: TestTill, clock: FrozenClock) -> None:
    till_id = till.place.till_id
    assert look.till_check(till.database, clock, till_id, ZONE).what == "De dag is niet geopend."
    till.open_day()
    assert look.till_check(till.database, clock, till_id, ZONE).state is State.GOOD
    clock.advance(days=2)
    late = look.till_check(till.database, clock, till_id, ZONE)
    assert late.state is State.WARNING
    assert "nog niet afgesloten" in late.what


def test_a_clock_that_is_behind_what_was_booked(till: TestTill, clock: FrozenClock) -> None:
    assert look.clock_check(till.database, clock, ZONE, nothing).state is State.GOOD
    jumped = Reason("clock.jumped", "De klok sprong.", "Zet hem goed.")
    assert look.clock_check(till.database, clock, ZONE, lambda: jumped).state is State.WARNING
    clock.advance(hours=-3)
    assert look.clock_check(till.database, clock, ZONE, nothing).what.startswith("De klok loopt achter")


@pytest.mark.parametrize(
    ("room", "state"), [(Room.AMPLE, State.GOOD), (Room.LOW, State.WARNING), (Room.FULL, State.BAD)]
)
def test_the_disk(room: Room, state: State) -> None:
    found = look.disk_check(lambda: DiskState(room, 3_000 * 1024 * 1024))
    assert found.state is state
    assert found.what


def test_a_disk_that_is_gone_is_said() -> None:
    def gone() -> DiskState:
        raise FileNotFoundError

    assert look.disk_check(gone).state is State.BAD


def test_the_backup(clock: FrozenClock) -> None:
    last = clock.now() - timedelta(days=3)
    assert look.backup_check(lambda: BackupState(None, True), ZONE).state is State.BAD
    assert look.backup_check(lambda: BackupState(last, False), ZONE).state is State.GOOD
    stale = look.backup_check(lambda: BackupState(last, True), ZONE)
    assert (stale.state, stale.since) == (State.BAD, last)
    assert stale.fix


def test_a_database_of_another_version(till: TestTill) -> None:
    with till.database.write() as tx:
        tx.run("UPDATE alembic_version SET version_num = '0001'")
    assert look.database_check(till.database).state is State.BAD


def test_it_works_on_both_engines(database: Database, clock: FrozenClock) -> None:
    till = TestTill(database, clock)
    rows = rows_of(till)
    assert rows["database"].finding.state is State.GOOD
    assert rows["outbox"].finding.state is State.GOOD


def test_devices_follow_the_settings(till: TestTill) -> None:
    values: dict[str, object] = {
        keys.SCANNER.key: "serial",
        keys.SCANNER_PORT.key: "/dev/ttyACM0",
        keys.TERMINAL.key: "none",
    }
    till.settings.change(Scope.TILL, values, till.owner, till.place.till_id)
    rows = rows_of(till)
    assert rows["scanner"].finding.state is State.BAD
    assert rows["terminal"].finding.state is State.ABSENT
