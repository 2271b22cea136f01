"""What the sale screen shows, as a value; every intent is a pure function from one state to the next. No Qt."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.till.basket import LineKind
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.till.basket import Basket, BasketLine

LARGEST_NEXT = Quantity.of(9_999)


class Tone(Enum):
    """How loudly a notice speaks."""

    INFO = "info"
    WARN = "warn"
    DANGER = "danger"


class Blocker(Enum):
    """Why 'Naar afrekenen' is not the next step."""

    EMPTY = auto()
    UNKNOWN = auto()
    QUESTION = auto()


@frozen
class Previous:
    """The receipt before this one, whose change must stay readable while the drawer is open."""

    receipt_id: str
    number: str
    change: Money


@frozen
class Notice:
    """One line above the lines: what went wrong and what to do."""

    text: str
    tone: Tone = Tone.WARN


@frozen
class SaleState:
    """The sale screen.

    Attributes:
        basket: the open basket, ``None`` until it was read.
        receipt_hint: number the receipt will probably get.
        selected: identity of the line with the action row.
        next_quantity: 'Aantal ×' for the next scan or tap; clears itself.
        undo_text: the words beside 'Ongedaan maken'; empty when there is nothing to undo.
        undo_count: counts the offers, so that the same words twice are two offers.
        previous: change strip of the receipt before.
        notice: strip with a refusal.
        asking: whether a sheet with a question is open; scans wait meanwhile.
        waiting: codes scanned while a question was open, oldest first.
        parked: number of parked baskets.
        offline: whether the database does not answer: scans wait until it does.
    """

    basket: Basket | None = None
    receipt_hint: str = ""
    selected: str | None = None
    next_quantity: Quantity | None = None
    undo_text: str = ""
    undo_count: int = 0
    previous: Previous | None = None
    notice: Notice | None = None
    asking: bool = False
    waiting: tuple[str, ...] = ()
    parked: int = 0
    offline: bool = False

    @property
    def lines(self) -> tuple[BasketLine, ...]:
        """The lines of the open basket."""
        return self.basket.lines if self.basket is not None else ()

    @property
    def selected_line(self) -> BasketLine | None:
        """The line with the action row."""
        return next((line for line in reversed(self.lines) if line.id == self.selected), None)

    @property
    def total(self) -> Money:
        """What is to be paid."""
        return self.basket.total if self.basket is not None else Money.ZERO

    @property
    def blocker(self) -> Blocker | None:
        """Why 'Naar afrekenen' cannot go on, ``None`` when it can."""
        if self.asking:
            return Blocker.QUESTION
        if not any(line.kind is not LineKind.TEXT for line in self.lines):
            return Blocker.EMPTY
        return Blocker.UNKNOWN if any(line.kind is LineKind.UNKNOWN for line in self.lines) else None


def with_basket(state: SaleState, basket: Basket, *, line_id: str | None = None, undo_text: str = "") -> SaleState:
    """Show a changed basket: ``line_id`` is the line that was touched and becomes the selected one.

    A selection that is gone moves to the line that took its place, then to the one above it.
    """
    selected = line_id if line_id is not None else _kept_selection(state, basket)
    count = state.undo_count + bool(undo_text)
    return replace(state, basket=basket, selected=selected, undo_text=undo_text, undo_count=count, notice=None)


def _kept_selection(state: SaleState, basket: Basket) -> str | None:
    if state.selected is None or not basket.lines:
        return None
    if any(line.id == state.selected for line in basket.lines):
        return state.selected
    place = next((index for index, line in enumerate(state.lines) if line.id == state.selected), 0)
    return basket.lines[min(place, len(basket.lines) - 1)].id


def select(state: SaleState, line_id: str | None) -> SaleState:
    """Put the action row on a line; on the selected line again it goes away."""
    if line_id is not None and not any(line.id == line_id for line in state.lines):
        return state
    return replace(state, selected=None if line_id == state.selected else line_id)


def move_selection(state: SaleState, step: int) -> SaleState:
    """Go ``step`` lines down or up; from nowhere to the last or the first line."""
    if not state.lines:
        return state
    place = next((index for index, line in enumerate(state.lines) if line.id == state.selected), None)
    if place is None:
        place = 0 if step > 0 else len(state.lines) - 1
    else:
        place = min(max(place + step, 0), len(state.lines) - 1)
    return replace(state, selected=state.lines[place].id)


def set_next_quantity(state: SaleState, quantity: Quantity | None) -> SaleState:
    """'Aantal ×': for the next scan or tap; nothing, zero or more than the till takes clears it."""
    if quantity is not None and not Quantity.ZERO < quantity <= LARGEST_NEXT:
        quantity = None
    return replace(state, next_quantity=quantity)


def take_next_quantity(state: SaleState) -> tuple[SaleState, Quantity | None]:
    """Use 'Aantal ×' once."""
    return replace(state, next_quantity=None), state.next_quantity


def refuse(state: SaleState, reason: Reason) -> SaleState:
    """Say why something was not done; the basket stays as it is."""
    return replace(state, notice=Notice(str(reason)))


def dismiss_notice(state: SaleState) -> SaleState:
    """Take the strip away."""
    return replace(state, notice=None)


def forget_undo(state: SaleState) -> SaleState:
    """The eight seconds are over."""
    return replace(state, undo_text="")


def ask(state: SaleState) -> SaleState:
    """A sheet with a question opens: scans wait from now on."""
    return replace(state, asking=True)


def hold_scan(state: SaleState, code: str) -> SaleState:
    """A scan came while a question was open."""
    return replace(state, waiting=(*state.waiting, code))


def answered(state: SaleState) -> tuple[SaleState, tuple[str, ...]]:
    """The question is closed; give the scans that waited, oldest first."""
    return replace(state, asking=False, waiting=()), state.waiting


def sold(state: SaleState, basket: Basket, previous: Previous | None, receipt_hint: str) -> SaleState:
    """A receipt was completed: an empty basket, and the change strip of the one before."""
    return SaleState(
        basket=basket, receipt_hint=receipt_hint, previous=previous, parked=state.parked, offline=state.offline
    )


def forget_previous(state: SaleState) -> SaleState:
    """The change strip was closed, or the next receipt goes to payment."""
    return replace(state, previous=None)
