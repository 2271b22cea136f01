"""Opening the training window beside the till, and noting in the real journal when it is closed."""

from __future__ import annotations

from collections.abc import Callable

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.system import paths
from kassa.system.clock import Clock


def practise(database: Database, clock: Clock) -> Callable[[Actor], None]:
    """Return what opens the training window for a person; it may take seconds, so a worker calls it.

    What it needs is imported by then: a till must start fast, and few people practise.
    """

    def start(actor: Actor) -> None:
        import subprocess
        import threading

        from kassa.bootstrap.office import command
        from kassa.services.training import Training, training_file

        training = Training(database, clock, training_file(database.location, paths.data_folder()))
        window = subprocess.Popen([*command(training.start(actor)), "pos"])

        def until_closed() -> None:
            window.wait()
            training.stop(actor)

        threading.Thread(target=until_closed, name="training", daemon=True).start()

    return start
