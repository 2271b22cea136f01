"""A process of our own that dies at a moment of chance, as with the power gone: nothing in it gets to tidy up."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable


def killed(work: Callable[[], object], after: float) -> bool:
    """Do something in a process that is killed after so many seconds; return whether it was killed in time.

    The process is a fork, so that what this one has imported costs it nothing; no database may be open here.

    Raises:
        RuntimeError: the work itself failed.
    """
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001 - it ends here, and whoever reads the table has to see why
            traceback.print_exc()
        finally:
            os._exit(code)
    until = time.monotonic() + after
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            break
        time.sleep(min(0.001, max(0.0, until - time.monotonic())))
    else:
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("what was to be killed failed by itself; its message stands above")
    return os.WIFSIGNALED(status)


def timed(work: Callable[[], object]) -> float:
    """Do something in a process of its own and return how many seconds it took."""
    begin = time.monotonic()
    killed(work, 600)
    return time.monotonic() - begin
