"""What still has to be printed, for the person at the till: look, try again, say that it is there, let it go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from kassa.db.engine import Database, Transaction
from kassa.db.journal import micros
from kassa.db.repos import outbox as repo
from kassa.db.repos.outbox import StoredJob
from kassa.domain.delivery import JOB_TRANSITIONS, NEEDS_PERSON, JobKind, JobState
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.lifecycle import next_status
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.outbox_delivery import Delivery, OutboxDevice, OutboxRules
from kassa.services.ports import SlipSource
from kassa.system.clock import Clock

OPEN_STATES = (JobState.NEW, JobState.WAITING, JobState.SENDING, JobState.UNSURE, JobState.FAILED)


@frozen
class JobNotice:
    """A job that is not done.

    Attributes:
        id: for ``retry``, ``accept`` and ``drop``.
        kind: paper or drawer.
        payload: names the document: ``document``, ``id``, ``copy``.
        state: where it stands.
        created_at: when it was asked.
        reason: what went wrong; None when it is only busy.
    """

    id: str
    kind: JobKind
    payload: Mapping[str, object]
    state: JobState
    created_at: datetime
    reason: Reason | None

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to decide."""
        return self.state in NEEDS_PERSON


@frozen
class DeviceStatus:
    """How one device's queue is, for the bar.

    Attributes:
        name: name in the outbox.
        title: name on the screen.
        jobs: what is not done, oldest first.
        trouble: what the device itself said when it was last asked.
    """

    name: str
    title: str
    jobs: tuple[JobNotice, ...]
    trouble: Reason | None = None

    @property
    def reason(self) -> Reason | None:
        """The newest thing that went wrong with what is still open, or what is wrong with the device."""
        return next((job.reason for job in reversed(self.jobs) if job.reason is not None), self.trouble)

    @property
    def ready(self) -> bool:
        """Whether nothing is wrong."""
        return self.reason is None


class Outbox:
    """The jobs of the devices of this process.

    Args:
        database: where the jobs are.
        clock: moments and waits.
        chain: journal chain of this till.
        devices: what this process delivers to.
        slips: makes the paper of a job from its frozen document.
        rules: how patient, as set now.

    Attributes:
        delivery: the side that does the jobs.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        chain: str,
        devices: Sequence[OutboxDevice],
        slips: SlipSource,
        rules: Callable[[], OutboxRules] = OutboxRules,
    ) -> None:
        self._database = database
        self._clock = clock
        self._devices = {device.name: device for device in devices}
        self.delivery = Delivery(database, clock, chain, devices, slips, rules)

    def status(self) -> tuple[DeviceStatus, ...]:
        """Return what is not done, per device."""
        found = []
        with self._database.read() as reader:
            for device in self._devices.values():
                jobs = repo.in_states(reader, device.name, OPEN_STATES)
                notices = tuple(
                    JobNotice(job.id, job.kind, job.payload, job.state, job.created_at, job.reason) for job in jobs
                )
                found.append(DeviceStatus(device.name, device.title, notices, self.delivery.trouble(device.name)))
        return tuple(found)

    def devices_changed(self) -> None:
        """Ask every device anew, and wait for none: another one was chosen."""
        for name in self._devices:
            self.delivery.hurry(name)

    def retry(self, job_id: str, actor: Actor) -> None:
        """Do a job after all, now.

        Paper that may have come out already is printed as a copy: there is never a second original.

        Raises:
            Denied: a copy needs the right to print again.
            RuleError: it is done already, or nobody knows it.
        """
        with self._database.write() as tx:
            job = self._known(tx, job_id)
            state = next_status(JOB_TRANSITIONS, "retry", job.state, "Deze printopdracht")
            now = self._clock.now()
            if job.state is JobState.UNSURE:
                require(actor, Right.REPRINT)
                self._print_copy(tx, job, now)
                self._write(tx, job, JobState.DROPPED, now)
            else:
                repo.move(tx, job, state, attempts=job.attempts, reason=None, claimed_at=now, settled_at=None)
            record(tx, actor, "paper.retried", job.id, {"job": job.dedup, "was": job.state.value}, now)
        self.delivery.hurry(job.device)

    def accept(self, job_id: str, actor: Actor) -> None:
        """Say that doubtful paper is there ("Bon is er").

        Raises:
            RuleError: there is no doubt about it.
        """
        self._decide(job_id, "accept", "paper.accepted", actor)

    def drop(self, job_id: str, actor: Actor) -> None:
        """Say that this paper is not needed any more.

        Raises:
            RuleError: it is done already, or being sent now.
        """
        self._decide(job_id, "drop", "paper.dropped", actor)

    def _decide(self, job_id: str, action: str, event: str, actor: Actor) -> None:
        with self._database.write() as tx:
            job = self._known(tx, job_id)
            state = next_status(JOB_TRANSITIONS, action, job.state, "Deze printopdracht")
            now = self._clock.now()
            self._write(tx, job, state, now)
            record(tx, actor, event, job.id, {"job": job.dedup, "was": job.state.value}, now)
        self.delivery.hurry(job.device)

    def _print_copy(self, tx: Transaction, job: StoredJob, now: datetime) -> None:
        about = ":".join(job.dedup.split(":")[:2])
        copy = repo.copies(tx, about)
        payload = canonical({**job.payload, "copy": copy})
        repo.enqueue(tx, job.kind, job.device, f"{about}:{copy}", payload, micros(now))

    @staticmethod
    def _write(tx: Transaction, job: StoredJob, state: JobState, now: datetime) -> None:
        repo.move(tx, job, state, attempts=job.attempts, reason=job.reason, claimed_at=job.claimed_at, settled_at=now)

    @staticmethod
    def _known(tx: Transaction, job_id: str) -> StoredJob:
        job = repo.get(tx, job_id)
        if job is None:
            raise RuleError(Reason("paper.unknown", "Deze printopdracht bestaat niet.", "Ververs de lijst."))
        return job
