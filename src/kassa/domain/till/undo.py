"""Undo ("Ongedaan maken") by old value: only what the change touched is put back.

Scans that came in between stay on the basket, so undoing a removal never loses a later article.
"""

from __future__ import annotations

from dataclasses import replace

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.pricing.discount import Discount
from kassa.domain.till.attached import BasketCustomer, BasketOrder
from kassa.domain.till.changes import require_free
from kassa.domain.till.model import Basket, BasketLine, with_vat_again


@frozen
class Undo:
    """The old values of one change.

    Attributes:
        basket_id: the basket it belongs to.
        changed: lines as they were before.
        removed: removed lines with the place they had, in order of place.
        added: identities of lines that were not there before.
        discount: receipt discount before, when the change touched it.
        discount_changed: whether the change touched the receipt discount.
        note: note of the basket before.
        note_changed: whether the change touched the note.
        customer: customer before, when the change touched it.
        customer_changed: whether the change touched the customer.
        order: order that was handed out before, when the change touched it.
        order_changed: whether the change touched the order.
        draft: what was typed for a new order before, when the change touched it.
        draft_changed: whether the change touched that.
    """

    basket_id: str
    changed: tuple[BasketLine, ...]
    removed: tuple[tuple[int, BasketLine], ...]
    added: frozenset[str]
    discount: Discount | None
    discount_changed: bool
    note: str
    note_changed: bool
    customer: BasketCustomer | None = None
    customer_changed: bool = False
    order: BasketOrder | None = None
    order_changed: bool = False
    draft: str = ""
    draft_changed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the change changed nothing."""
        lines = self.changed or self.removed or self.added
        head = self.discount_changed or self.note_changed or self.customer_changed or self.order_changed
        return not (lines or head or self.draft_changed)


def undo_of(before: Basket, after: Basket) -> Undo:
    """Return the old values of everything that differs between two states of one basket."""
    old = {line.id: line for line in before.lines}
    new_ids = {line.id for line in after.lines}
    return Undo(
        basket_id=before.id,
        changed=tuple(old[line.id] for line in after.lines if line.id in old and old[line.id] != line),
        removed=tuple((place, line) for place, line in enumerate(before.lines) if line.id not in new_ids),
        added=frozenset(new_ids - old.keys()),
        discount=before.discount,
        discount_changed=before.discount != after.discount,
        note=before.note,
        note_changed=before.note != after.note,
        customer=before.customer,
        customer_changed=before.customer != after.customer,
        order=before.order,
        order_changed=before.order != after.order,
        draft=before.draft,
        draft_changed=before.draft != after.draft,
    )


def apply_undo(basket: Basket, undo: Undo) -> Basket:
    """Put the old values back.

    Raises:
        RuleError: the change belongs to another basket, or money was received in the meantime.
    """
    if basket.id != undo.basket_id:
        raise RuleError(
            Reason("undo.other_basket", "Dit hoort bij een vorige bon en kan niet meer ongedaan worden gemaakt.")
        )
    require_free(basket)
    old = {line.id: line for line in undo.changed}
    lines = [old.get(line.id, line) for line in basket.lines if line.id not in undo.added]
    present = {line.id for line in lines}
    for place, line in undo.removed:
        if line.id not in present:
            lines.insert(place, line)
    return replace(
        basket,
        lines=with_vat_again(lines),
        discount=undo.discount if undo.discount_changed else basket.discount,
        note=undo.note if undo.note_changed else basket.note,
        customer=undo.customer if undo.customer_changed else basket.customer,
        order=undo.order if undo.order_changed else basket.order,
        draft=undo.draft if undo.draft_changed else basket.draft,
    )
