"""The only Qt. The till and the back office, which do not know each other."""

from __future__ import annotations

import builtins


def _load_qt() -> None:
    """Load Qt and keep the plain import.

    The bindings replace ``__import__`` to notice ``from __feature__ import ...``, which Kassa never says; theirs makes
    every later import a fifth dearer, which is 12 ms of the start of the till (performance.md 1).
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain


_load_qt()
