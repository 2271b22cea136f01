"""The QR code of a credit transfer (EPC069-12) as a scanner reads it."""

from __future__ import annotations

EPC_BEGIN = "BCD"
"""Its first line."""
EPC_LINES = 12
"""So many lines it has at most."""
_REFERENCE, _REMITTANCE = 9, 10


def read_transfer_code(text: str) -> str | None:
    """Return the reference in the QR code of a transfer: the structured one, else what it says; None for other text."""
    lines = [line.strip() for line in text.strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if lines[0] != EPC_BEGIN or len(lines) <= _REFERENCE:
        return None
    return lines[_REFERENCE] or (lines[_REMITTANCE] if len(lines) > _REMITTANCE else "") or None
