"""The one rounding rule: half up, away from zero, on whole numbers only (libraries.md 3)."""

from __future__ import annotations


def round_half_up(numerator: int, denominator: int) -> int:
    """Return ``numerator / denominator`` rounded half away from zero, without a float in between.

    A credit is the mirror of its debit: ``round_half_up(-n, d) == -round_half_up(n, d)``.

    Args:
        numerator: any whole number.
        denominator: a positive whole number.
    """
    if numerator < 0:
        return -((-2 * numerator + denominator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def apportion(total: int, shares: list[int], denominator: int) -> list[int]:
    """Round the exact shares ``share / denominator`` to whole numbers that add up to ``total``.

    Largest remainder: every share is cut towards zero, what is left goes one by one to the largest remainders, the
    earlier one on a tie. Every result is less than one away from its exact share, and the mirror image of the input
    gives the mirror image of the result.

    Args:
        total: what the results add up to; at most one half away from the exact sum.
        shares: numerators of the exact shares.
        denominator: a positive whole number.
    """
    cut = [share // denominator if share >= 0 else -(-share // denominator) for share in shares]
    left = total - sum(cut)
    if left == 0:
        return cut
    step = 1 if left > 0 else -1
    rests = [step * (share - whole * denominator) for share, whole in zip(shares, cut, strict=True)]
    for index in sorted(range(len(rests)), key=lambda at: (-rests[at], at))[: abs(left)]:
        cut[index] += step
    return cut
