"""Heavy work beside a till: it takes the processor only when the till does not want it."""

from __future__ import annotations

import os
import sys

_NICE = 15
_BELOW_NORMAL = 0x4000


def be_modest() -> None:
    """Lower the priority of this process, for a backup, an export or an import beside a till that sells."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)
