"""QR codes as squares."""

from __future__ import annotations


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a QR code of level M, row by row, without its quiet zone; True is dark.

    Args:
        text: at most 331 bytes, the most that a transfer says.
    """
    import segno  # first use: most papers of a shop carry none

    made = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8")
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)
