"""Why stock changes; the level of an article is the sum of its movements."""

from __future__ import annotations

from enum import StrEnum


class MovementKind(StrEnum):
    """What moved the stock: kept with every movement."""

    SALE = "sale"
    COUNT = "count"
    IMPORT = "import"
