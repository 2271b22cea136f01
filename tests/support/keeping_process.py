"""A backup or restore that kills itself: ``python -m tests.support.keeping_process ACT LOCATION FOLDER FILE POINT``.

``ACT`` is ``backup`` or ``restore``. At the ``POINT``-th time that a file of the shop is opened, named, linked or
removed the process is killed, just before that is done. Says ``done`` when it came to the end.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kassa.domain.backups import recovery_code
from kassa.integrations.secrets import sealing
from kassa.services.recovery import RecoveryCode
from kassa.system.clock import SystemClock
from tests.support.backups import KeptSecrets, keeper

CODE = recovery_code(b"fifteen bytes..")
_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.link", "os.mkdir", "shutil.copyfile"})


def fixed_code() -> RecoveryCode:
    """Give the code of the machine that is killed and started again."""
    code = RecoveryCode(KeptSecrets())
    code.adopt(CODE)
    return code


def die_at(point: int, places: tuple[Path, ...]) -> None:
    """Kill this process just before it does something to a file for that many times."""
    seen = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _EVENTS and str(arguments[0]).startswith(tuple(map(str, places))):
            seen += 1
            if seen == point:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def main(act: str, location: str, folder: Path, file: Path, point: int) -> None:
    """Do it, to the point."""
    sealing._MEMORY_KIB = 1024  # what a guess costs is not what is tried here
    keeping = keeper(location, folder, SystemClock(), fixed_code())
    here = folder if "://" in location else Path(location).parent
    die_at(point, (folder, here, file.parent))
    if act == "backup":
        keeping.back_up(file)
    else:
        keeping.restore(file)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
