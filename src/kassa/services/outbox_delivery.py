"""Doing after the commit what an act asked of paper and drawer (domain.md 9, reliability.md 6.15 and 6.16).

A job is claimed in one short transaction, done with no transaction open, and settled in another. The program repeats by
itself only what certainly was not sent; everything doubtful waits for a person. Each device has a lane of its own, so a
dead printer holds up nobody else; within a lane a drawer goes before paper and never waits for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from kassa.db.engine import Database
from kassa.db.journal import append
from kassa.db.repos import outbox as repo
from kassa.db.repos.outbox import StoredJob
from kassa.domain.delivery import JOB_TRANSITIONS, Delivered, JobKind, JobState, Outcome
from kassa.domain.errors import KassaError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.lifecycle import next_status
from kassa.output.slip import Slip
from kassa.services.ports import CashDrawer, ReceiptPrinter, SlipSource
from kassa.system.clock import Clock

_log = logging.getLogger("kassa.outbox")

DRAWER_LIFE = timedelta(seconds=30)
"""A drawer that opens later than this opens in front of nobody."""
_LONGEST_WAIT = 60
_ASK_SECONDS = 15

_ACTIONS = {
    Outcome.CONFIRMED: "confirm",
    Outcome.HANDED_OVER: "hand_over",
    Outcome.NOTHING_SENT: "give_back",
    Outcome.UNSURE: "doubt",
}

_INTERRUPTED = Reason(
    "paper.interrupted",
    "Het programma stopte tijdens het afdrukken. De verkoop is bewaard.",
    "Kijk of de bon er helemaal uit kwam en kies 'Opnieuw' of 'Bon is er'.",
)
_LATE_DRAWER = Reason("drawer.late", "De lade is niet opengegaan.", "Open de lade met 'Lade openen'.")
_UNSURE_DRAWER = Reason("drawer.unsure", "Het is niet zeker of de lade openging.", "Kijk of de lade open is.")
_OLD = Reason("paper.old", "Deze bon wacht al lang op de printer.", "Kies 'Opnieuw' om hem alsnog af te drukken.")
_NO_PAPER = Reason(
    "paper.no_document",
    "Deze bon kan niet worden opgemaakt. De verkoop is bewaard.",
    "Zoek de bon op bij Kassabonnen en druk hem daar af.",
)
NO_DEVICE = Reason(
    "device.missing", "Dit apparaat is niet ingesteld op deze kassa.", "Stel het in bij Instellingen, Apparaten."
)


@frozen
class OutboxDevice:
    """A device this process delivers to.

    Attributes:
        name: its name in the outbox.
        title: its name on the screen, such as "Bonprinter".
        lane: devices with the same lane share one wire and wait for each other.
        printer: prints its paper; None for a drawer.
        drawer: opens; None for a printer.
    """

    name: str
    title: str
    lane: str
    printer: ReceiptPrinter | None = None
    drawer: CashDrawer | None = None


@frozen
class OutboxRules:
    """How patient the outbox is.

    Attributes:
        retry_seconds: wait after a first failure; doubles up to a minute.
        stale: older paper asks first.
    """

    retry_seconds: int = 5
    stale: timedelta = timedelta(minutes=15)


class Delivery:
    """Delivers the jobs of the devices of this process; every method belongs to the thread of its lane.

    Args:
        database: where the jobs are.
        clock: moments and waits.
        chain: journal chain of this till.
        devices: what this process delivers to; jobs of other devices are left alone.
        slips: makes the paper of a job from its frozen document.
        rules: how patient, as set now.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        chain: str,
        devices: Sequence[OutboxDevice],
        slips: SlipSource,
        rules: Callable[[], OutboxRules],
    ) -> None:
        self._database = database
        self._clock = clock
        self._chain = chain
        self._devices = {device.name: device for device in devices}
        self._slips = slips
        self._rules = rules
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, float] = {}
        self._trouble: dict[str, Reason | None] = {}
        self._asked_at: dict[str, float] = {}
        self._claiming: dict[str, StoredJob] = {}
        self._unsettled: dict[str, tuple[StoredJob, Delivered]] = {}

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes, one per wire."""
        return tuple(dict.fromkeys(device.lane for device in self._devices.values()))

    def trouble(self, device: str) -> Reason | None:
        """Return what a device said was wrong when it was last asked."""
        return self._trouble.get(device)

    def hurry(self, device: str) -> None:
        """Forget the wait after failures, because a person looked after the device."""
        self._asked_at.pop(device, None)
        self._failures.pop(device, None)
        self._not_before.pop(device, None)

    def prepare(self, lane: str) -> None:
        """Let the printers of a lane load what their first job needs."""
        for device in self._devices.values():
            if device.lane == lane and device.printer is not None:
                device.printer.prepare()

    def recover(self, lane: str) -> None:
        """After a start: what was being sent when the program stopped is unsure; a drawer is simply not opened."""
        for device in [one for one in self._devices.values() if one.lane == lane]:
            with self._database.read() as reader:
                left = repo.in_states(reader, device.name, (JobState.SENDING,))
            for job in left:
                if job.kind is JobKind.DRAWER:
                    self._move(job, "fail", _UNSURE_DRAWER)
                else:
                    self._move(job, "doubt", _INTERRUPTED)

    def step(self, lane: str) -> bool:
        """Do the next job of a lane, drawers first; False when there is nothing to do now."""
        turn = sorted((one for one in self._devices.values() if one.lane == lane), key=lambda one: one.drawer is None)
        return any(self._step_device(device) for device in turn)

    def look_after(self, lane: str) -> None:
        """In a quiet moment ask the printers of a lane how they are, four times a minute at most."""
        for device in self._devices.values():
            now = self._clock.monotonic()
            if device.lane != lane or device.printer is None:
                continue
            if device.name not in self._asked_at or now - self._asked_at[device.name] >= _ASK_SECONDS:
                self._asked_at[device.name] = now
                self._trouble[device.name] = device.printer.check()

    def _step_device(self, device: OutboxDevice) -> bool:
        if device.name in self._unsettled:
            self._settle_last(device)
            return True
        if self._clock.monotonic() < self._not_before.get(device.name, 0):
            return False
        if device.name in self._claiming:
            return self._finish_claim(device)
        with self._database.read() as reader:
            job = repo.oldest_new(reader, device.name)
            doubtful = repo.in_states(reader, device.name, (JobState.UNSURE,))
        if job is None or self._hold(job):
            return job is not None
        if doubtful and device.printer is not None and device.printer.check() is not None:
            # After an unclear end the printer first has to say that it is well.
            self._wait_longer(device.name)
            return False
        # When the database does not take the claim it may yet have kept it: the next step looks.
        self._claiming[device.name] = job
        claimed = self._move(job, "claim", None)
        del self._claiming[device.name]
        if claimed is not None:
            self._deliver(device, claimed)
        return True

    def _finish_claim(self, device: OutboxDevice) -> bool:
        with self._database.read() as reader:
            before = self._claiming[device.name]
            job = repo.get(reader, before.id)
        del self._claiming[device.name]
        if job is not None and job.state is JobState.SENDING and job.attempts == before.attempts + 1:
            self._deliver(device, job)
        return True

    def _deliver(self, device: OutboxDevice, job: StoredJob) -> None:
        self._unsettled[device.name] = (job, self._do(device, job))
        self._settle_last(device)

    def _settle_last(self, device: OutboxDevice) -> None:
        """Write what became of the last job; what was done is kept until the database takes it."""
        self._settle(*self._unsettled[device.name])
        del self._unsettled[device.name]

    def _hold(self, job: StoredJob) -> bool:
        """Stop a job that is too old to be done without asking."""
        # A new job with a claim moment is one that a person released: its age counts from there.
        age = self._clock.now() - (job.claimed_at or job.created_at)
        if job.kind is JobKind.DRAWER:
            if age <= DRAWER_LIFE:
                return False
            self._move(job, "fail", job.reason or _LATE_DRAWER)
            return True
        if age <= self._rules().stale:
            return False
        self._move(job, "hold", job.reason or _OLD)
        return True

    def _do(self, device: OutboxDevice, job: StoredJob) -> Delivered:
        """Act, with no transaction open."""
        if job.kind is JobKind.DRAWER:
            if device.drawer is None:
                return Delivered(Outcome.NOTHING_SENT, NO_DEVICE, final=True)
            return device.drawer.open()
        if device.printer is None:
            return Delivered(Outcome.NOTHING_SENT, NO_DEVICE, final=True)
        slip = self._slip(job)
        if isinstance(slip, Reason):
            return Delivered(Outcome.NOTHING_SENT, slip, final=True)
        return device.printer.print(slip)

    def _slip(self, job: StoredJob) -> Slip | Reason:
        try:
            return self._slips.slip(job.payload)
        except KassaError as error:
            return error.reason
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            # A document that cannot be laid out must not hold up the paper of everybody after it.
            _log.exception("job %s cannot be laid out", job.id)
            return _NO_PAPER

    def _settle(self, job: StoredJob, done: Delivered) -> None:
        action, reason = _ACTIONS[done.outcome], done.reason
        if done.outcome is Outcome.NOTHING_SENT and done.final:
            action = "fail"
        elif done.outcome is Outcome.UNSURE and job.kind is JobKind.DRAWER:
            action, reason = "fail", _UNSURE_DRAWER
        self._move(job, action, reason)
        if done.outcome in (Outcome.CONFIRMED, Outcome.HANDED_OVER):
            self._trouble[job.device] = None
            self._failures.pop(job.device, None)
            self._not_before.pop(job.device, None)
        elif action == "give_back":
            self._wait_longer(job.device)

    def _wait_longer(self, device: str) -> None:
        failures = self._failures.get(device, 0)
        self._failures[device] = failures + 1
        wait = min(_LONGEST_WAIT, self._rules().retry_seconds * 2 ** min(failures, 8))
        self._not_before[device] = self._clock.monotonic() + wait

    def _move(self, job: StoredJob, action: str, reason: Reason | None) -> StoredJob | None:
        """Take one step of the life cycle in a transaction of its own; None when somebody else was first."""
        state = next_status(JOB_TRANSITIONS, action, job.state, "Deze printopdracht")
        now = self._clock.now()
        claim = action == "claim"
        with self._database.write() as tx:
            moved = repo.move(
                tx,
                job,
                state,
                attempts=job.attempts + claim,
                reason=reason,
                claimed_at=now if claim else None,
                settled_at=None if state in (JobState.NEW, JobState.SENDING) else now,
            )
            if moved and state is JobState.UNSURE:
                body = {"job": job.dedup, "reason": reason.code if reason else ""}
                append(tx, self._chain, "paper.unsure", job.id, body, employee_id="", moment=now)
            return repo.get(tx, job.id) if moved else None
