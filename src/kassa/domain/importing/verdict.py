"""What importing a row does; every row has exactly one verdict."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What importing a row does; every row has exactly one."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DOUBLE = "double"
    ERROR = "error"


GOES_IN: Final = (Kind.NEW, Kind.CHANGED)
"""The verdicts of rows that are written."""
