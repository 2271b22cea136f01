"""From line amounts to the one stored result: net, VAT and gross per rate and per line (domain.md 2).

VAT is computed per rate from the group total and the lines are filled from the group by largest remainder, so lines,
VAT rows and the total of a document agree to the cent everywhere they are printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.rate import WHOLE, Rate
from kassa.domain.values.rounding import apportion, round_half_up


class PriceMode(StrEnum):
    """Whether the prices of a document include VAT ("Inclusief / Exclusief btw")."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"


@frozen
class PricedLine:
    """A line as the totals see it.

    Attributes:
        amount: line amount after all discounts, with or without VAT as ``basis`` says.
        vat_code: code of its VAT group; empty for a line without goods (a text), whose amount is zero.
        letter: letter of the VAT group on the receipt.
        rate: VAT rate.
        basis: how this price was entered; without it the mode of the document.
    """

    amount: Money
    vat_code: str
    letter: str
    rate: Rate
    basis: PriceMode | None = None


@frozen
class LineTotal:
    """Net, VAT and gross of one line; ``net + vat == gross``."""

    net: Money
    vat: Money
    gross: Money


@frozen
class VatRow:
    """One row of the VAT table; ``net + vat == gross``."""

    code: str
    letter: str
    rate: Rate
    net: Money
    vat: Money
    gross: Money


@frozen
class Totals:
    """The stored result of a document.

    Attributes:
        lines: one per line, in the order of the lines.
        vat_rows: one per VAT code and rate, by letter, highest rate first.
        net: total without VAT.
        vat: total VAT.
        gross: what is to be paid, before cash rounding.
    """

    lines: tuple[LineTotal, ...]
    vat_rows: tuple[VatRow, ...]
    net: Money
    vat: Money
    gross: Money


_NOTHING = LineTotal(Money.ZERO, Money.ZERO, Money.ZERO)
_Group = tuple[str, str, Rate]


def compute_totals(lines: Sequence[PricedLine], mode: PriceMode) -> Totals:
    """Compute the totals of a document.

    A line keeps the basis its price was entered in, so flipping the mode of a document moves no cent.

    Args:
        lines: the lines after discounts.
        mode: the basis of lines that do not name their own.

    Raises:
        ValueError: a line without VAT code carries an amount.
    """
    results = [_NOTHING] * len(lines)
    groups: dict[_Group, dict[PriceMode, list[int]]] = {}
    for index, line in enumerate(lines):
        if line.vat_code:
            group = groups.setdefault((line.vat_code, line.letter, line.rate), {})
            group.setdefault(line.basis or mode, []).append(index)
        elif line.amount:
            raise ValueError("a line without a VAT code carries no amount")
    rows = []
    for (code, letter, rate), parts in groups.items():
        net = gross = 0
        for basis, members in parts.items():
            cents = [lines[index].amount.cents for index in members]
            for index, total in zip(members, _divide(cents, rate, basis), strict=True):
                results[index] = total
                net += total.net.cents
                gross += total.gross.cents
        rows.append(VatRow(code, letter, rate, Money(net), Money(gross - net), Money(gross)))
    rows.sort(key=lambda row: (row.letter, -row.rate.basis_points, row.code))
    net_total = sum(row.net.cents for row in rows)
    gross_total = sum(row.gross.cents for row in rows)
    return Totals(tuple(results), tuple(rows), Money(net_total), Money(gross_total - net_total), Money(gross_total))


def _divide(cents: list[int], rate: Rate, basis: PriceMode) -> list[LineTotal]:
    """Return the totals of the lines of one rate and basis, filled from their group by largest remainder."""
    points = rate.basis_points
    if basis is PriceMode.INCLUSIVE:
        with_vat = WHOLE + points
        net_of_group = round_half_up(sum(cents) * WHOLE, with_vat)
        nets = apportion(net_of_group, [gross * WHOLE for gross in cents], with_vat)
        return [LineTotal(Money(n), Money(g - n), Money(g)) for n, g in zip(nets, cents, strict=True)]
    vat_of_group = round_half_up(sum(cents) * points, WHOLE)
    vats = apportion(vat_of_group, [net * points for net in cents], WHOLE)
    return [LineTotal(Money(n), Money(v), Money(n + v)) for n, v in zip(cents, vats, strict=True)]


@frozen
class EnteredPrice:
    """A unit price as it was typed, with the basis it was typed in.

    The switch between inclusive and exclusive only shows the price differently: the entered price is kept, so
    flipping back gives it again exactly and the payable total never moves.
    """

    price: UnitPrice
    basis: PriceMode

    def shown_in(self, mode: PriceMode, rate: Rate) -> UnitPrice:
        """Return the unit price as a document in ``mode`` shows it, rounded to four decimals."""
        if mode is self.basis:
            return self.price
        with_vat = WHOLE + rate.basis_points
        if mode is PriceMode.EXCLUSIVE:
            return UnitPrice(round_half_up(self.price.units * WHOLE, with_vat))
        return UnitPrice(round_half_up(self.price.units * with_vat, WHOLE))
