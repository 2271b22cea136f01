"""What a customer display of two lines says, and how it fits in its columns."""

from __future__ import annotations

from kassa.domain.frozen import frozen
from kassa.domain.till.customer_view import CustomerView, ShownLine, Stage
from kassa.domain.values.dutch import Lang, format_money, format_quantity
from kassa.domain.values.money import Money
from kassa.output.layout import clean
from kassa.output.texts import texts

COLUMNS = 20


@frozen
class DisplayLine:
    """One line: words at the left, a figure at the right; without a figure the words stand in the middle."""

    left: str
    right: str = ""

    def fitted(self, columns: int = COLUMNS) -> str:
        """Return exactly ``columns`` characters: the figure is whole, the words are cut."""
        left, right = clean(self.left).strip(), clean(self.right).strip()[:columns]
        if not right:
            return left[:columns].center(columns)
        words = left[: max(0, columns - len(right) - 1)].rstrip()
        return words + right.rjust(columns - len(words))


def display_lines(view: CustomerView, shop: str, language: Lang) -> tuple[DisplayLine, DisplayLine]:
    """Return the two lines of a display: what was added last and the total; what is due; what comes back; thanks.

    Args:
        view: what the customer sees.
        shop: name of the shop, for when nobody is served.
        language: of the words.
    """
    say = texts(language).say

    def money(key: str, amount: Money) -> DisplayLine:
        return DisplayLine(say(key), format_money(amount, language))

    total = money("display.refund", -view.total) if view.total < Money.ZERO else money("display.total", view.total)
    if view.stage is Stage.SELLING:
        return _article(view.lines[view.last], language), total
    if view.stage is Stage.PAYING:
        if view.change:
            return total, money("display.change", view.change)
        return (
            (total, money("display.due", view.due))
            if view.received > Money.ZERO and view.due
            else (total, DisplayLine(""))
        )
    if view.stage is Stage.THANKS:
        second = money("display.change", view.change) if view.change else DisplayLine(say("display.goodbye"))
        return DisplayLine(say("display.thanks")), second
    return DisplayLine(shop), DisplayLine(say("display.welcome"))


def _article(line: ShownLine, language: Lang) -> DisplayLine:
    before = ""
    if line.quantity is not None and (line.unit or line.quantity.milli != 1000):
        before = f"{format_quantity(line.quantity, language)}{line.unit or 'x'} "
    return DisplayLine(f"{before}{line.name}", format_money(line.amount, language))
