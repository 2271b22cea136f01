"""The outbox: what is promised is done once, what is doubtful waits for a person, nobody waits for a dead device."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database, Transaction, open_database
from kassa.db.journal import micros
from kassa.db.repos import outbox as repo
from kassa.devices.drawer.drawers import FakeDrawer, PrinterDrawer
from kassa.devices.printer.fake import FakePrinter
from kassa.domain.delivery import Delivered, JobKind, JobState, Outcome
from kassa.domain.errors import Denied, Reason, RuleError, StoreError, TransitionError
from kassa.domain.journal import canonical
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.output.slip import Slip, Text
from kassa.services.outbox import DeviceStatus, JobNotice, Outbox
from kassa.services.outbox_delivery import OutboxDevice
from kassa.services.outbox_worker import OutboxWorker
from tests.support.clock import FrozenClock
from tests.support.databases import SqliteTemplate

SELLER = Actor("e1", "Sanne", frozenset({Right.SELL}), "till-1")
MANAGER = Actor("e2", "Karel", frozenset(Right), "till-1")
NO_PAPER = Reason("printer.paper_out", "Het papier is op.")
NOTHING = Delivered(Outcome.NOTHING_SENT, NO_PAPER)
UNSURE = Delivered(Outcome.UNSURE, Reason("printer.broken_off", "De printer stopte halverwege."))
GOOD = Delivered(Outcome.CONFIRMED)


class Slips:
    """Frozen documents by name."""

    def slip(self, payload: Mapping[str, object]) -> Slip:
        if payload["id"] == "gone":
            raise RuleError(Reason("receipt.unknown", "Deze bon bestaat niet."))
        if payload["id"] == "broken":
            raise KeyError("total")
        return Slip((Text(f"{payload['id']} copy {payload['copy']}"),))


class Desk:
    """A till with a printer, a drawer on it and a printer in the kitchen."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.clock = clock
        self.printer = FakePrinter()
        self.kitchen = FakePrinter()
        self.restart()

    def restart(self) -> None:
        devices = (
            OutboxDevice("receipt", "Bonprinter", "counter", printer=self.printer),
            OutboxDevice("drawer", "Kassalade", "counter", drawer=PrinterDrawer(self.printer)),
            OutboxDevice("kitchen", "Keukenprinter", "kitchen", printer=self.kitchen),
        )
        self.outbox = Outbox(self.database, self.clock, "till-1", devices, Slips())

    def ask(self, name: str, kind: JobKind = JobKind.PAPER, device: str = "receipt") -> str:
        payload = canonical({"document": "receipt", "id": name, "copy": 0})
        with self.database.write() as tx:
            moment = micros(self.clock.now())
            return repo.enqueue(tx, kind, device, f"{kind.value}:{name}", payload, moment)

    def work(self, lane: str = "counter") -> None:
        while self.outbox.delivery.step(lane):
            pass

    def state(self, job_id: str) -> JobState:
        with self.database.read() as reader:
            job = repo.get(reader, job_id)
        assert job is not None
        return job.state

    def device(self, name: str = "receipt") -> DeviceStatus:
        return next(status for status in self.outbox.status() if status.name == name)

    def notice(self, name: str = "receipt") -> JobNotice:
        (notice,) = self.device(name).jobs
        return notice

    def printed(self) -> list[str]:
        return [item.text for slip in self.printer.slips for item in slip.items if isinstance(item, Text)]


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


@pytest.fixture
def sqlite_desk(sqlite_database: Database, clock: FrozenClock) -> Desk:
    return Desk(sqlite_database, clock)


@pytest.mark.parametrize(
    ("answer", "state"),
    [(GOOD, JobState.DONE), (Delivered(Outcome.HANDED_OVER), JobState.HANDED_OVER)],
)
def test_paper_is_printed_once_in_order(desk: Desk, answer: Delivered, state: JobState) -> None:
    desk.printer.answer = answer
    jobs = [desk.ask("a"), desk.ask("b")]
    desk.work()
    desk.work()
    assert desk.printed() == ["a copy 0", "b copy 0"]
    assert [desk.state(job) for job in jobs] == [state, state]
    assert all(device.ready and device.jobs == () for device in desk.outbox.status())


def test_no_paper_goes_back_and_is_printed_when_there_is(desk: Desk) -> None:
    desk.printer.answer = NOTHING
    job = desk.ask("a")
    desk.work()
    assert (desk.state(job), desk.notice().reason, desk.notice().needs_person) == (JobState.NEW, NO_PAPER, False)
    assert desk.device().reason == NO_PAPER
    desk.printer.answer = GOOD
    desk.work()
    assert desk.printed() == []
    desk.clock.advance(seconds=5)
    desk.work()
    assert desk.printed() == ["a copy 0"]


def test_waits_grow_and_a_person_ends_them(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    desk.printer.answer = NOTHING
    job = desk.ask("a")
    tries = 0
    for _ in range(300):
        tries += desk.outbox.delivery.step("counter")
        desk.clock.advance(seconds=1)
    assert 5 < tries < 12
    desk.printer.answer = GOOD
    desk.outbox.retry(job, SELLER)
    desk.work()
    assert desk.printed() == ["a copy 0"]


def test_a_dead_printer_holds_up_neither_drawer_nor_kitchen(desk: Desk) -> None:
    desk.printer.answer = NOTHING
    drawer = FakeDrawer()
    desk.outbox = Outbox(
        desk.database,
        desk.clock,
        "till-1",
        (
            OutboxDevice("receipt", "Bonprinter", "counter", printer=desk.printer),
            OutboxDevice("drawer", "Kassalade", "counter", drawer=drawer),
            OutboxDevice("kitchen", "Keukenprinter", "kitchen", printer=desk.kitchen),
        ),
        Slips(),
    )
    desk.ask("a")
    desk.work()
    desk.ask("b", JobKind.DRAWER, "drawer")
    desk.ask("c", device="kitchen")
    desk.work()
    desk.work("kitchen")
    assert drawer.openings == 1
    assert len(desk.kitchen.slips) == 1


def test_the_drawer_opens_before_the_paper_and_not_again_with_it(desk: Desk) -> None:
    paper = desk.ask("a")
    desk.ask("a", JobKind.DRAWER, "drawer")
    desk.printer.answer = UNSURE
    assert desk.outbox.delivery.step("counter")
    assert desk.printer.pulses == [1]
    assert desk.printed() == []
    desk.work()
    desk.printer.answer = GOOD
    desk.outbox.retry(paper, MANAGER)
    desk.work()
    assert desk.printer.pulses == [1]


def test_a_drawer_does_not_open_minutes_later(desk: Desk) -> None:
    desk.printer.answer = NOTHING
    job = desk.ask("a", JobKind.DRAWER, "drawer")
    desk.work()
    desk.clock.advance(minutes=2)
    desk.printer.answer = GOOD
    desk.work()
    assert desk.printer.pulses == []
    assert desk.state(job) is JobState.FAILED
    desk.outbox.retry(job, SELLER)
    desk.work()
    assert desk.printer.pulses == [1]


def test_doubt_is_never_printed_again_by_itself(desk: Desk) -> None:
    desk.printer.answer = UNSURE
    job = desk.ask("a")
    desk.work()
    desk.printer.answer = GOOD
    desk.clock.advance(minutes=1)
    desk.work()
    desk.restart()
    desk.outbox.delivery.recover("counter")
    desk.work()
    assert desk.printed() == ["a copy 0"]
    assert desk.state(job) is JobState.UNSURE
    assert desk.notice().needs_person


def test_a_second_try_of_doubtful_paper_is_a_copy_and_needs_the_right(desk: Desk) -> None:
    desk.printer.answer = UNSURE
    job = desk.ask("a")
    desk.work()
    with pytest.raises(Denied):
        desk.outbox.retry(job, SELLER)
    assert desk.state(job) is JobState.UNSURE
    desk.outbox.retry(job, MANAGER)
    desk.work()
    (second,) = desk.device().jobs
    desk.printer.answer = GOOD
    desk.outbox.retry(second.id, MANAGER)
    desk.work()
    assert desk.printed() == ["a copy 0", "a copy 1", "a copy 2"]
    assert desk.state(job) is JobState.DROPPED
    with desk.database.read() as reader:
        events = [row[0] for row in reader.all("SELECT event FROM journal ORDER BY seq")]
    assert events == ["paper.unsure", "paper.retried", "paper.unsure", "paper.retried"]


def test_a_person_may_say_that_the_paper_is_there_or_not_needed(desk: Desk) -> None:
    desk.printer.answer = UNSURE
    first = desk.ask("a")
    desk.work()
    desk.outbox.accept(first, SELLER)
    second = desk.ask("b")
    desk.work()
    desk.outbox.drop(second, SELLER)
    assert (desk.state(first), desk.state(second)) == (JobState.DONE, JobState.DROPPED)
    for late in (desk.outbox.accept, desk.outbox.drop, desk.outbox.retry):
        with pytest.raises(TransitionError):
            late(first, MANAGER)
    with pytest.raises(RuleError):
        desk.outbox.retry("nothing", MANAGER)


def test_after_doubt_the_printer_first_has_to_be_well(desk: Desk) -> None:
    desk.printer.answer = UNSURE
    desk.ask("a")
    desk.work()
    desk.printer.answer, desk.printer.trouble = GOOD, NO_PAPER
    desk.ask("b")
    desk.work()
    assert desk.printed() == ["a copy 0"]
    desk.printer.trouble = None
    desk.clock.advance(minutes=1)
    desk.work()
    assert desk.printed() == ["a copy 0", "b copy 0"]


def test_old_paper_asks_first(desk: Desk) -> None:
    job = desk.ask("a")
    desk.clock.advance(minutes=16)
    desk.work()
    assert (desk.printed(), desk.state(job), desk.notice().needs_person) == ([], JobState.WAITING, True)
    desk.ask("b")
    desk.work()
    desk.outbox.retry(job, SELLER)
    desk.work()
    assert desk.printed() == ["b copy 0", "a copy 0"]


def test_released_paper_that_fails_asks_again(desk: Desk) -> None:
    job = desk.ask("a")
    desk.clock.advance(minutes=16)
    desk.work()
    desk.printer.answer = NOTHING
    desk.outbox.retry(job, SELLER)
    desk.work()
    desk.clock.advance(minutes=1)
    desk.work()
    assert desk.state(job) is JobState.WAITING


def test_a_stop_while_sending_leaves_doubt_and_no_second_pulse(desk: Desk) -> None:
    paper = desk.ask("a")
    drawer = desk.ask("a", JobKind.DRAWER, "drawer")
    with desk.database.write() as tx:
        for job_id in (paper, drawer):
            tx.run("UPDATE outbox SET state = 'sending', attempts = 1 WHERE id = :id", id=job_id)
    desk.restart()
    desk.outbox.delivery.recover("counter")
    desk.work()
    assert (desk.state(paper), desk.state(drawer)) == (JobState.UNSURE, JobState.FAILED)
    assert desk.printed() == []
    assert desk.printer.pulses == []


@pytest.mark.parametrize(("name", "code"), [("gone", "receipt.unknown"), ("broken", "paper.no_document")])
def test_paper_that_cannot_be_made_fails_and_holds_up_nobody(sqlite_desk: Desk, name: str, code: str) -> None:
    job = sqlite_desk.ask(name)
    sqlite_desk.ask("a")
    sqlite_desk.work()
    assert sqlite_desk.printed() == ["a copy 0"]
    assert sqlite_desk.state(job) is JobState.FAILED
    reason = sqlite_desk.notice().reason
    assert reason is not None
    assert reason.code == code


def test_a_quiet_printer_is_asked_how_it_is(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    desk.printer.trouble = NO_PAPER
    desk.outbox.delivery.look_after("counter")
    assert desk.device().reason == NO_PAPER
    desk.printer.trouble = None
    desk.clock.advance(seconds=10)
    desk.outbox.delivery.look_after("counter")
    assert desk.device().reason == NO_PAPER
    desk.clock.advance(seconds=5)
    desk.outbox.delivery.look_after("counter")
    assert desk.device().ready


def test_another_printer_is_asked_at_once(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    desk.outbox.delivery.look_after("counter")
    desk.printer.trouble = NO_PAPER
    desk.outbox.delivery.look_after("counter")
    assert desk.device().ready
    desk.outbox.devices_changed()
    desk.outbox.delivery.look_after("counter")
    assert desk.device().reason == NO_PAPER


def test_paper_that_came_out_ends_the_trouble(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    desk.printer.trouble = NO_PAPER
    desk.outbox.delivery.look_after("counter")
    desk.ask("a")
    desk.work()
    assert desk.device().ready


def test_a_wrong_setting_fails_at_once(sqlite_desk: Desk) -> None:
    sqlite_desk.printer.answer = Delivered(Outcome.NOTHING_SENT, NO_PAPER, final=True)
    job = sqlite_desk.ask("a")
    sqlite_desk.work()
    assert sqlite_desk.state(job) is JobState.FAILED


class Stubborn:
    """A database that refuses to write for a while, before or after it did."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.refuse = ""

    def __getattr__(self, name: str) -> object:
        return getattr(self._database, name)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        busy = StoreError(Reason("store.busy", "De database is bezet."))
        if self.refuse == "before":
            raise busy
        with self._database.write() as tx:
            yield tx
        if self.refuse == "after":
            self.refuse = ""
            raise busy


@pytest.mark.parametrize("refuse", ["before", "after"])
@pytest.mark.parametrize("moment", ["claim", "settle"])
def test_a_database_that_does_not_answer_never_prints_twice(sqlite_desk: Desk, refuse: str, moment: str) -> None:
    desk = sqlite_desk
    database = Stubborn(desk.database)

    class Printer(FakePrinter):
        def print(self, slip: Slip) -> Delivered:
            if moment == "settle":
                database.refuse = refuse
            return super().print(slip)

    desk.printer = Printer()
    desk.restart()
    desk.outbox.delivery._database = cast("Database", database)
    job = desk.ask("a")
    if moment == "claim":
        database.refuse = refuse
    with pytest.raises(StoreError):
        desk.work()
    database.refuse = ""
    desk.printer.answer = NOTHING if moment == "settle" else GOOD
    desk.work()
    assert desk.printed() == ["a copy 0"]
    assert desk.state(job) is JobState.DONE


def test_two_workers_print_a_job_once(desk: Desk) -> None:
    for number in range(8):
        desk.ask(str(number))
    first = desk.outbox
    desk.restart()
    start = threading.Barrier(2)

    def run(outbox: Outbox) -> None:
        start.wait()
        while outbox.delivery.step("counter"):
            pass

    threads = [threading.Thread(target=run, args=(outbox,)) for outbox in (first, desk.outbox)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(desk.printed()) == [f"{number} copy 0" for number in range(8)]


def test_the_worker_prints_after_a_nudge_and_stops(sqlite_desk: Desk) -> None:
    printed = threading.Event()

    class Slow(FakePrinter):
        def print(self, slip: Slip) -> Delivered:
            answer = super().print(slip)
            printed.set()
            return answer

    sqlite_desk.printer = Slow()
    sqlite_desk.restart()
    worker = OutboxWorker(sqlite_desk.outbox.delivery)
    worker.start()
    job = sqlite_desk.ask("a")
    worker.nudge()
    assert printed.wait(10)
    worker.stop()
    assert sqlite_desk.printed() == ["a copy 0"]
    assert sqlite_desk.state(job) is JobState.DONE


steps = st.lists(
    st.sampled_from(["ask", "work", "good", "nothing", "unsure", "crash", "wait", "long", "retry", "accept", "drop"]),
    max_size=40,
)


@settings(max_examples=60)
@given(plan=steps)
def test_never_two_originals_whatever_happens(
    plan: list[str], sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = open_database(sqlite_template.clone(tmp_path_factory.mktemp("outbox")))
    clock = FrozenClock()
    desk = Desk(database, clock)
    answers = {"good": GOOD, "nothing": NOTHING, "unsure": UNSURE}
    deeds: dict[str, Callable[[str], None]] = {
        "retry": lambda job: desk.outbox.retry(job, MANAGER),
        "accept": lambda job: desk.outbox.accept(job, MANAGER),
        "drop": lambda job: desk.outbox.drop(job, MANAGER),
    }
    asked = 0
    try:
        for word in plan:
            if word == "ask":
                asked += 1
                desk.ask(f"r{asked}")
            elif word == "work":
                desk.outbox.delivery.step("counter")
            elif word in answers:
                desk.printer.answer = answers[word]
            elif word == "crash":
                with database.write() as tx:
                    tx.run("UPDATE outbox SET state = 'sending' WHERE state = 'new' AND device = 'receipt'")
                desk.restart()
                desk.outbox.delivery.recover("counter")
            elif word in ("wait", "long"):
                clock.advance(seconds=1000 if word == "long" else 70)
            else:
                for notice in desk.device().jobs[:1]:
                    try:
                        deeds[word](notice.id)
                    except TransitionError:
                        assert word == "accept"
        assert len(set(desk.printed())) == len(desk.printed())
        assert all(device.jobs or device.ready for device in desk.outbox.status())
    finally:
        database.close()
