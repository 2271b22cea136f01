"""The life of a receipt ("Kassabon"): parked, then completed for ever (domain.md 3)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class ReceiptStatus(StrEnum):
    """What is stored; whether it was returned is derived from the returns against it."""

    PARKED = "parked"
    COMPLETED = "completed"
    DISCARDED = "discarded"


RECEIPT_TRANSITIONS: Mapping[tuple[str, ReceiptStatus], ReceiptStatus] = {
    ("complete", ReceiptStatus.PARKED): ReceiptStatus.COMPLETED,
    ("discard", ReceiptStatus.PARKED): ReceiptStatus.DISCARDED,
    ("return", ReceiptStatus.COMPLETED): ReceiptStatus.COMPLETED,
    ("reprint", ReceiptStatus.COMPLETED): ReceiptStatus.COMPLETED,
}
"""A completed receipt never changes and is never deleted; a return is a receipt of its own against it."""
