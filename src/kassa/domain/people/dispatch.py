"""How documents reach a customer ("Verzendmethode"), and who gets an invoice by e-mail (domain.md 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from kassa.domain.people.contact import ContactDetail
    from kassa.domain.people.customer import Customer


class DispatchMethod(StrEnum):
    """How documents are sent; the value is what is stored."""

    NONE = "none"
    POST = "post"
    EMAIL = "email"

    @property
    def dutch(self) -> str:
        """The fixed label of ui.md 4.3."""
        return _DUTCH[self]


_DUTCH = {
    DispatchMethod.NONE: "Geen verzending",
    DispatchMethod.POST: "Verzending per post",
    DispatchMethod.EMAIL: "Verzending via e-mail",
}
_SHORT = {DispatchMethod.NONE: "geen verzending", DispatchMethod.POST: "per post", DispatchMethod.EMAIL: "via e-mail"}


@frozen
class Dispatch:
    """The method that holds for a document, and why.

    Attributes:
        method: how it is sent.
        origin: Dutch, for the invoice: ``via e-mail (van bedrijf X)``.
    """

    method: DispatchMethod
    origin: str


def resolve_dispatch(customer: DispatchMethod, company: DispatchMethod | None, company_name: str = "") -> Dispatch:
    """Return how a document is sent: by the customer's own method, else by that of the linked company.

    Args:
        customer: of the customer.
        company: of the company the customer is linked to; None without one.
        company_name: of that company.
    """
    if customer is not DispatchMethod.NONE:
        return Dispatch(customer, f"{_SHORT[customer]} (van de klant)")
    if company is not None and company is not DispatchMethod.NONE:
        return Dispatch(company, f"{_SHORT[company]} (van bedrijf {company_name})")
    return Dispatch(DispatchMethod.NONE, _SHORT[DispatchMethod.NONE])


@frozen
class Recipient:
    """An address an invoice may go to.

    Attributes:
        address: e-mail address.
        origin: Dutch: whose it is.
        chosen: whether it is ticked when the list opens.
    """

    address: str
    origin: str
    chosen: bool = True


def invoice_recipients(
    customer: Customer,
    contacts: Sequence[ContactDetail],
    company: Customer | None = None,
    company_contacts: Sequence[ContactDetail] = (),
) -> tuple[Recipient, ...]:
    """Return who an invoice goes to: the customer, the linked company, and every address ticked "Factuur".

    Further e-mail addresses of both come last and are not ticked. No address comes twice, whatever its capitals; the
    tick of one holds for all.
    """
    parties = [(customer, contacts, "klant" if customer.is_person else "bedrijf")]
    if company is not None:
        parties.append((company, company_contacts, f"bedrijf {company.title}"))
    main = [Recipient(one.email, whose) for one, _, whose in parties if one.email]
    others = [found for _, details, whose in parties for found in _of_contacts(details, whose)]
    ticked = [one for one in others if one.chosen]
    return tuple(_once((*main, *ticked, *(one for one in others if not one.chosen))))


def _of_contacts(contacts: Iterable[ContactDetail], whose: str) -> Iterator[Recipient]:
    for one in contacts:
        if one.is_email:
            yield Recipient(one.value, f"{one.label or 'contact'} ({whose})", one.for_invoices)


def _once(found: Iterable[Recipient]) -> Iterator[Recipient]:
    seen: set[str] = set()
    for one in found:
        if one.address.casefold() not in seen:
            seen.add(one.address.casefold())
            yield one
