"""The bar code of a receipt: letter R, till, year and number, so that a scan finds it again."""

from __future__ import annotations

import re

from kassa.domain.frozen import frozen

_SHAPE = r"R(\d{2,4})-(\d{2})-(\d{5,9})"


@frozen
class ReceiptCode:
    """What a receipt's bar code says.

    Attributes:
        till_number: number of the till.
        year: four digits.
        number: number of the receipt in that year's series of the till.
    """

    till_number: int
    year: int
    number: int

    def __str__(self) -> str:
        return f"R{self.till_number:02d}-{self.year % 100:02d}-{self.number:05d}"


def read_receipt_code(code: str) -> ReceiptCode | None:
    """Return what a scanned code says when it is a receipt's, else None."""
    text = code.strip().upper()
    found = re.fullmatch(_SHAPE, text) if text.startswith("R") else None
    if found is None:
        return None
    till, year, number = (int(part) for part in found.groups())
    return ReceiptCode(till, 2000 + year, number)
