"""When Python looks for garbage: not among what was made while starting, which stays."""

from __future__ import annotations

import gc


def settle() -> None:
    """Look once through everything, then only among what is made from now on.

    A look through all there is holds the window up for longer than a frame (performance.md 3, rule 9). To be called
    in a calm moment after much was made; what an earlier call put aside is looked at again.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.enable()
