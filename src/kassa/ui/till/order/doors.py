"""What the screen of a new order reaches around it: the customer, the payment, placing, and what is told after that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.till.ordering import draft_of
from kassa.ui.widgets.file_dialog import read_attachment

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.domain.till.ending import OrderDraft
    from kassa.domain.till.ordering import OrderForm
    from kassa.services.till.checkout import Completed


@frozen
class OrderDoors:
    """Doors to the rest of the counter.

    Attributes:
        choose_customer: opens 'Kies Klant'; the screen follows what comes on the bon.
        scan_customer: puts the customer of a card on the bon; False when the code is no card.
        pay: goes to the payment screen with what the order is told.
        place: places the order without money; the same key places once.
        placed: tells on the sale screen that the order was placed, with its paper and mail.
    """

    choose_customer: Callable[[], None]
    scan_customer: Callable[[str], bool]
    pay: Callable[[OrderDraft], None]
    place: Callable[[str, Actor, OrderDraft], Completed]
    placed: Callable[[Completed], None]


def draft_with_file(form: OrderForm) -> OrderDraft:
    """Return what the order is told, with the bytes of the file that goes with it.

    Raises:
        InputError: the file cannot be read.
    """
    return draft_of(form, read_attachment(Path(form.attachment)) if form.attachment else None)
