"""Two rows for one customer: what the one that stays takes over from the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.contact import ContactDetail, ContactKind
from kassa.domain.people.customer import LONGEST_NOTE, Customer

_SINGLE: Final = ("phone", "email", "vat_id", "registration", "iban", "company", "company_id", "payment_days")
_ADDRESS: Final = ("street", "postcode", "city", "country")


@frozen
class Merged:
    """What a merge makes.

    Attributes:
        customer: the one that stays, as it will be.
        contacts: its contact details, with those of the other.
        filled: names of the fields it takes over because its own were empty.
        differs: names of the fields where both say something else; its own stay.
    """

    customer: Customer
    contacts: tuple[ContactDetail, ...]
    filled: tuple[str, ...]
    differs: tuple[str, ...]


def merging_refused(keep: Customer, drop: Customer) -> Reason | None:
    """Return why two customers cannot be merged, or None."""
    if keep.id == drop.id:
        return Reason("merge.same", "Dit is twee keer dezelfde relatie.", "Kies twee verschillende relaties.")
    for one in (keep, drop):
        if one.merged_into:
            return Reason("merge.merged", f"{one.title} ({one.number}) is al samengevoegd.", "Ververs de lijst.")
        if one.erased:
            return Reason("merge.erased", f"De gegevens van {one.number} zijn gewist.", "Kies een andere relatie.")
    if keep.kind is not drop.kind:
        return Reason(
            "merge.kinds",
            "Een persoon en een bedrijf kunnen niet worden samengevoegd.",
            "Koppel de persoon aan het bedrijf, of maak eerst van beide hetzelfde soort.",
        )
    return None


def merged(
    keep: Customer, keep_contacts: Sequence[ContactDetail], drop: Customer, drop_contacts: Sequence[ContactDetail]
) -> Merged:
    """Return the customer that stays: its own data, filled up from the other; agreements of its own are not touched.

    A phone number or e-mail address of the other that differs becomes a contact detail, so that nothing is lost.
    """
    taken: dict[str, Any] = {}
    differs: list[str] = []
    for field in _SINGLE:
        ours, theirs = getattr(keep, field), getattr(drop, field)
        if ours in ("", None) and theirs not in ("", None):
            taken[field] = theirs
        elif theirs not in ("", None, ours):
            differs.append(field)
    if "company_id" in taken:
        taken["company"] = drop.company
    ours, theirs = ([getattr(one, field) for field in _ADDRESS[:3]] for one in (keep, drop))
    if any(theirs) and not any(ours):
        taken.update((field, getattr(drop, field)) for field in _ADDRESS)
    elif any(theirs) and ours != theirs:
        differs.append("street")
    note = "\n\n".join(dict.fromkeys(text for text in (keep.note, drop.note) if text))[:LONGEST_NOTE]
    customer = replace(keep, **taken, note=note, note_at_sale=keep.note_at_sale or drop.note_at_sale)
    return Merged(customer, _contacts(customer, keep_contacts, drop, drop_contacts), tuple(taken), tuple(differs))


def _contacts(
    keep: Customer, keep_contacts: Sequence[ContactDetail], drop: Customer, drop_contacts: Sequence[ContactDetail]
) -> tuple[ContactDetail, ...]:
    extra = [
        ContactDetail("", kind, value, drop.number)
        for kind, value in ((ContactKind.PHONE, drop.phone), (ContactKind.EMAIL, drop.email))
        if value
    ]
    seen = {keep.phone.casefold(), keep.email.casefold(), *(one.value.casefold() for one in keep_contacts)}
    found = list(keep_contacts)
    for one in (*drop_contacts, *extra):
        if one.value.casefold() not in seen:
            seen.add(one.value.casefold())
            found.append(one)
    return tuple(found)
