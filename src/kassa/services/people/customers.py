"""Customers: found, kept, merged. What the journal tells of one never holds its name, address or numbers.

The journal cannot be changed, and a person may ask to be wiped (AVG): so it names the fields that changed, and gives
before and after only of agreements, such as the credit limit.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kassa.db.actions import done_before, fingerprint, remember
from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import micros
from kassa.db.queries.lists.saved import preference, set_preference
from kassa.db.repos import consents, customer_links, sales, sales_register
from kassa.db.repos import customers as repo
from kassa.db.search import search_customers
from kassa.domain.catalog.folding import fold
from kassa.domain.errors import Conflict, KassaError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.contact import Address, ContactDetail, address_problem, contact_problem
from kassa.domain.people.customer import Customer, CustomerHit, CustomerKind, cleaned, problems
from kassa.domain.people.merging import Merged, merged, merging_refused
from kassa.domain.people.privacy import Consent
from kassa.domain.people.rights import Right, require
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.identification import postcode
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.system.clock import Clock
from kassa.system.identity import new_id

LONGEST_SEARCH: Final = 100
RECENT: Final = 8
_RECENT: Final = "customers.recent"
_SAVED: Final = fingerprint("customer.saved")
_AGREED: Final = (
    "number",
    "kind",
    "payment_days",
    "price_list",
    "own_discount",
    "credit_limit",
    "language",
    "dispatch",
)


@frozen
class CustomerCard:
    """Everything the editor of a customer shows.

    Attributes:
        customer: the customer itself.
        company: the company a person is linked to.
        contacts: contact details, in order.
        addresses: delivery addresses, in order.
        consents: consent given and withdrawn, newest first.
        people: the persons linked to a company.
        merged: the customers that were merged into this one.
        open: what stands open.
    """

    customer: Customer
    company: Customer | None = None
    contacts: tuple[ContactDetail, ...] = ()
    addresses: tuple[Address, ...] = ()
    consents: tuple[Consent, ...] = ()
    people: tuple[Customer, ...] = ()
    merged: tuple[Customer, ...] = ()
    open: Money = Money.ZERO

    @property
    def has_consent(self) -> bool:
        """Whether the customer agreed and did not withdraw."""
        return bool(self.consents) and self.consents[0].given


class Customers:
    """The customers of the shop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # Finding

    def get(self, customer_id: str) -> Customer:
        """Return a customer.

        Raises:
            RuleError: it is gone.
        """
        with self._database.read() as reader:
            return _known(reader, customer_id)

    def card(self, customer_id: str) -> CustomerCard:
        """Return a customer with all that belongs to it.

        Raises:
            RuleError: it is gone.
        """
        with self._database.read() as reader:
            return read_card(reader, customer_id)

    def contacts(self, customer_id: str) -> tuple[ContactDetail, ...]:
        """Return the contact details of a customer, in order."""
        with self._database.read() as reader:
            return repo.contacts(reader, customer_id)

    def search(self, text: str, most: int = 50) -> tuple[CustomerHit, ...]:
        """Find customers while a person types: number and name by their beginning, then parts of all they have.

        Parts of words count from three characters on; merged and erased customers are not found.
        """
        text = " ".join(text.split())[:LONGEST_SEARCH]
        if not text:
            return ()
        with self._database.read() as reader:
            return tuple(repo.hit(row) for row in search_customers(reader, text, fold(text), most))

    def recent(self, actor: Actor, most: int = RECENT) -> tuple[CustomerHit, ...]:
        """Return the customers this person used last, the latest first."""
        with self._database.read() as reader:
            return repo.hits(reader, _recent(reader, actor))[:most]

    def used(self, customer_id: str, actor: Actor) -> None:
        """Remember that this person used a customer: it comes first in ``recent``."""
        with self._database.write() as tx:
            kept = [customer_id, *(one for one in _recent(tx, actor) if one != customer_id)]
            set_preference(tx, actor.employee_id, _RECENT, json.dumps(kept[: 2 * RECENT]))

    def propose_number(self) -> str:
        """Return the number the next customer gets."""
        with self._database.read() as reader:
            return repo.next_number(reader)

    # Keeping

    def save(
        self,
        customer: Customer,
        actor: Actor,
        contacts: Sequence[ContactDetail] | None = None,
        addresses: Sequence[Address] | None = None,
        *,
        key: str = "",
    ) -> Customer:
        """Store a new or changed customer and return it as stored.

        Args:
            customer: as typed; numbers and postcode are cleaned here.
            actor: who does it.
            contacts: the contact details it has from now on; None leaves them.
            addresses: the delivery addresses it has from now on; None leaves them.
            key: made when the form was opened; the same key stores one customer, however often it is pressed.

        Raises:
            Denied: the person may not change customers, or not their credit limit.
            RuleError: something is missing or wrong, or the number is taken; nothing was changed.
            Conflict: somebody else changed it in the meantime.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        with self._database.write() as tx:
            before = done_before(tx, key, _SAVED) if key else None
            stored_id = before or self._store(tx, customer, actor, contacts, addresses).id
            if key and before is None:
                remember(tx, key, _SAVED, stored_id, micros(self._clock.now()))
        return self.get(stored_id)

    def add(self, customers: Sequence[Customer], actor: Actor) -> tuple[Customer, ...]:
        """Add customers, all or none, and return them as stored.

        Raises:
            Denied: the person may not change customers.
            RuleError: a number is taken, or a customer cannot be stored; nothing was added.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        with self._database.write() as tx:
            stored = [self._store(tx, replace(one, id=""), actor, (), ()) for one in customers]
            return tuple(_known(tx, one.id) for one in stored)

    # Merging

    def merge_preview(self, keep_id: str, drop_id: str) -> tuple[Customer, Customer, Merged]:
        """Return two customers and what merging the second into the first makes.

        Raises:
            RuleError: they cannot be merged.
        """
        with self._database.read() as reader:
            return _merging(reader, keep_id, drop_id)

    def merge(self, keep_id: str, drop_id: str, actor: Actor) -> Customer:
        """Merge a double into another customer, for good; return the one that stays.

        Concepts and whatever else may change go along; definitive documents and what stands open on them keep what
        they were made with, and are counted with the one that stays. The double stays as a row that says where it went.

        Raises:
            Denied: the person may not merge customers.
            RuleError: they cannot be merged; nothing was changed.
            Conflict: somebody else changed one of them in the meantime.
        """
        require(actor, Right.MERGE_CUSTOMERS)
        with self._database.write() as tx:
            keep, drop, made = _merging(tx, keep_id, drop_id)
            contacts = tuple(one if one.id else replace(one, id=new_id()) for one in made.contacts)
            repo.set_contacts(tx, drop.id, ())
            repo.set_contacts(tx, keep.id, contacts)
            concepts = customer_links.concepts(tx, drop.id)
            moved = customer_links.move(tx, drop.id, keep.id)
            gone = replace(drop, merged_into=keep.id, company_id=None)
            if not repo.update(tx, made.customer, contacts) or not repo.update(tx, gone, ()):
                raise _changed_elsewhere()
            _follow(tx, made.customer)
            self._renumber(tx, keep, concepts)
            told = {"into": keep.number, "merged": drop.number, "filled": list(made.filled), "moved": moved}
            record(tx, actor, "customer.merged", keep.id, told | {"merged_id": drop.id}, self._clock.now())
        return self.get(keep_id)

    # Inside

    def _renumber(self, tx: Transaction, keep: Customer, concepts: Sequence[str]) -> None:
        """Bring concepts that came along, and every document of a customer, under the number of who stays."""
        for document_id in concepts:
            found = sales.get(tx, document_id)
            if found is not None and found.document.party is not None:
                party = replace(found.document.party, number=keep.number)
                sales.save(tx, replace(found.document, party=party), micros(self._clock.now()))
        for one in (keep, *repo.merged_into(tx, keep.id)):
            sales_register.follow_customer(tx, one.id)

    def _store(
        self,
        tx: Transaction,
        customer: Customer,
        actor: Actor,
        contacts: Sequence[ContactDetail] | None,
        addresses: Sequence[Address] | None,
    ) -> Customer:
        """Insert or update in the transaction, with the journal record of what changed."""
        old = _changeable(tx, customer.id) if customer.id else None
        ready = _with_company(tx, cleaned(customer))
        ready = replace(ready, id=ready.id or new_id(), number=ready.number or repo.next_number(tx))
        details = repo.contacts(tx, ready.id) if contacts is None else _ready_contacts(contacts)
        places = repo.addresses(tx, ready.id) if addresses is None else _ready_addresses(addresses)
        _check(tx, ready, old)
        if ready.credit_limit != (old.credit_limit if old else None):
            require(actor, Right.EDIT_CREDIT_LIMIT)
        now = self._clock.now()
        if old is None:
            repo.insert(tx, ready, details)
            record(tx, actor, "customer.added", ready.id, _agreed(ready), now)
        else:
            changed = _changed(tx, old, ready, details, places)
            if not repo.update(tx, ready, details):
                raise _changed_elsewhere()
            before, after = _agreed(old), _agreed(ready)
            told = {name: [before[name], after[name]] for name in _AGREED if before[name] != after[name]}
            record(tx, actor, "customer.changed", ready.id, {"fields": changed, "agreed": told}, now)
            _follow(tx, ready)
            if old.number != ready.number:
                self._renumber(tx, ready, ())
        repo.set_contacts(tx, ready.id, details)
        repo.set_addresses(tx, ready.id, places)
        return ready


def read_card(reader: Reader, customer_id: str) -> CustomerCard:
    """Return a customer with all that belongs to it.

    Raises:
        RuleError: it is gone.
    """
    customer = _known(reader, customer_id)
    merged_ones = repo.merged_into(reader, customer_id)
    ids = same_customer(customer, merged_ones)
    return CustomerCard(
        customer,
        repo.get(reader, customer.company_id) if customer.company_id else None,
        repo.contacts(reader, customer_id),
        repo.addresses(reader, customer_id),
        consents.of_customer(reader, ids),
        repo.linked(reader, customer_id),
        merged_ones,
        Money(customer_links.open_cents(reader, ids)),
    )


def same_customer(customer: Customer, merged_ones: Sequence[Customer]) -> tuple[str, ...]:
    """Return the identities under which a customer is known: its own and those merged into it."""
    return (customer.id, *(one.id for one in merged_ones))


def _known(reader: Reader, customer_id: str) -> Customer:
    found = repo.get(reader, customer_id)
    if found is None:
        raise RuleError(Reason("customer.gone", "Deze relatie bestaat niet meer.", "Ververs de lijst."))
    return found


def _changeable(reader: Reader, customer_id: str) -> Customer:
    found = _known(reader, customer_id)
    if found.merged_into:
        other = _known(reader, found.merged_into)
        raise RuleError(
            Reason(
                "customer.merged",
                f"{found.number} is samengevoegd met {other.title} ({other.number}).",
                f"Wijzig {other.number}.",
            )
        )
    if found.erased:
        raise RuleError(
            Reason("customer.erased", f"De gegevens van {found.number} zijn gewist.", "Maak een nieuwe relatie.")
        )
    return found


def _with_company(reader: Reader, customer: Customer) -> Customer:
    """Give a person linked to a company the name of that company.

    Raises:
        RuleError: there is no such company.
    """
    if not customer.company_id or not customer.is_person:
        return customer
    company = repo.get(reader, customer.company_id)
    if company is None or company.is_person or company.merged_into or company.erased:
        raise RuleError(Reason("customer.company_id", "Dit bedrijf bestaat niet meer.", "Kies een ander bedrijf."))
    return replace(customer, company=company.title)


def _check(reader: Reader, ready: Customer, old: Customer | None) -> None:
    """Refuse what cannot be stored.

    Raises:
        RuleError: the first thing that is wrong.
    """
    wrong = problems(ready)
    if wrong:
        raise RuleError(wrong[0])
    same = repo.by_number(reader, ready.number)
    if same is not None and same.id != ready.id:
        raise RuleError(Reason("customer.number_taken", f"Nummer {ready.number} bestaat al.", "Kies een ander nummer."))
    if ready.price_list and all(ready.price_list != one.code for one, _ in repo.price_lists(reader)):
        raise RuleError(Reason("customer.price_list", "Deze prijslijst bestaat niet meer.", "Kies een andere."))
    if old is not None and ready.is_person and old.kind is CustomerKind.COMPANY and repo.linked(reader, ready.id):
        raise RuleError(
            Reason(
                "customer.kind",
                "Aan dit bedrijf zijn personen gekoppeld; het kan geen persoon worden.",
                "Haal eerst hun koppeling weg.",
            )
        )


def _ready_contacts(found: Sequence[ContactDetail]) -> tuple[ContactDetail, ...]:
    trimmed = [
        replace(
            one,
            id=one.id or new_id(),
            value=without_card_numbers(one.value.strip()),
            label=without_card_numbers(one.label.strip()),
        )
        for one in found
    ]
    for one in trimmed:
        reason = contact_problem(one)
        if reason is not None:
            raise RuleError(reason)
    return tuple(trimmed)


def _ready_addresses(found: Sequence[Address]) -> tuple[Address, ...]:
    trimmed = [
        replace(
            one, id=one.id or new_id(), label=without_card_numbers(one.label.strip()),
            street=without_card_numbers(one.street.strip()), city=without_card_numbers(one.city.strip()),
            postcode=postcode(one.postcode, one.country.strip().upper()), country=one.country.strip().upper() or "NL",
        )
        for one in found
    ]  # fmt: skip
    for one in trimmed:
        reason = address_problem(one)
        if reason is not None:
            raise RuleError(reason)
    return tuple(trimmed)


def _merging(reader: Reader, keep_id: str, drop_id: str) -> tuple[Customer, Customer, Merged]:
    keep, drop = _known(reader, keep_id), _known(reader, drop_id)
    reason = merging_refused(keep, drop)
    if reason is not None:
        raise RuleError(reason)
    return keep, drop, merged(keep, repo.contacts(reader, keep_id), drop, repo.contacts(reader, drop_id))


def _follow(tx: Transaction, company: Customer) -> None:
    """Give the persons linked to a company its present name."""
    if company.is_person:
        return
    for person in repo.linked(tx, company.id):
        if person.company != company.title:
            repo.update(tx, replace(person, company=company.title), repo.contacts(tx, person.id))


def _changed(
    reader: Reader, old: Customer, new: Customer, contacts: Sequence[ContactDetail], addresses: Sequence[Address]
) -> list[str]:
    """Return the names of what changed."""
    found = [name for name in repo.COLUMNS if getattr(old, name) != getattr(new, name)]
    if tuple(contacts) != repo.contacts(reader, new.id):
        found.append("contacts")
    if tuple(addresses) != repo.addresses(reader, new.id):
        found.append("addresses")
    return found


def _agreed(customer: Customer) -> dict[str, object]:
    """Return what the journal keeps of a customer: agreements, no personal data."""
    own, limit = customer.own_discount, customer.credit_limit
    return {
        "number": customer.number,
        "kind": customer.kind.value,
        "payment_days": customer.payment_days,
        "price_list": customer.price_list,
        "own_discount": own.basis_points if own is not None else None,
        "credit_limit": limit.cents if limit is not None else None,
        "language": customer.language,
        "dispatch": customer.dispatch.value,
    }


def _recent(reader: Reader, actor: Actor) -> list[str]:
    kept = json.loads(preference(reader, actor.employee_id, _RECENT) or "[]")
    return [str(one) for one in kept] if isinstance(kept, list) else []


def _changed_elsewhere() -> KassaError:
    return Conflict(
        Reason(
            "customer.conflict",
            "Iemand anders heeft deze relatie intussen gewijzigd. Er is niets bewaard.",
            "Open de relatie opnieuw en herhaal de wijziging.",
        )
    )
