"""Finding customers for a picker: what is typed, or the last used when nothing is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kassa.domain.people.customer import CustomerHit, CustomerKind
from kassa.ui.widgets.picker import Choice

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.people.customers import Customers

_COMPANIES_AMONG = 200


def choice_of(hit: CustomerHit) -> Choice:
    """Return a customer as a picker shows it."""
    return Choice(hit.id, hit.title, hit.detail)


def customer_finder(customers: Customers, actor: Actor) -> Callable[[str, int], tuple[Choice, ...]]:
    """Return what a picker of customers ("Debiteur") asks: by number, name, place or phone."""

    def find(text: str, most: int) -> tuple[Choice, ...]:
        hits = customers.search(text, most) if text else customers.recent(actor, most)
        return tuple(choice_of(hit) for hit in hits)

    return find


def company_finder(customers: Customers, actor: Actor, but: str = "") -> Callable[[str, int], tuple[Choice, ...]]:
    """Return what a picker of companies asks; ``but`` is left out."""

    def companies(hits: Iterable[CustomerHit]) -> list[CustomerHit]:
        return [hit for hit in hits if hit.kind is CustomerKind.COMPANY and hit.id != but]

    def find(text: str, most: int) -> tuple[Choice, ...]:
        hits = companies(customers.search(text, _COMPANIES_AMONG) if text else customers.recent(actor))
        return tuple(choice_of(hit) for hit in hits[:most])

    return find
