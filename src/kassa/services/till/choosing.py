"""Choosing a customer at the till ("Kies Klant"): found, shown with what they owe, put on the bon and taken off."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Final

from kassa.db.engine import Database, Reader
from kassa.db.queries import choosing as queries
from kassa.db.queries.choosing import Owed
from kassa.db.queries.lists.saved import preference, set_preference
from kassa.db.repos import customers as repo
from kassa.domain.errors import KassaError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer, CustomerHit, CustomerKind
from kassa.domain.people.newcomer import Newcomer, first_refusal, newcomer_problems
from kassa.domain.people.rights import Right, require
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.values.money import Money
from kassa.services.people.customers import Customers
from kassa.services.till.carried import carried, of_card
from kassa.services.till.place import TillPlace
from kassa.services.till.selling import Changed, Selling
from kassa.system.clock import Clock

RECENT: Final = 10
_RECENT: Final = "customers.recent"
_GONE: Final = Reason(
    "customer.gone", "Deze klant bestaat niet meer. De bon is niet veranderd.", "Kies een andere klant."
)


@frozen
class CustomerChoice:
    """A customer in the list of 'Kies Klant'.

    Attributes:
        id: identity.
        number: customer number.
        title: company, else person.
        name: of the person, or of the contact at a company.
        company: company name; empty for a person without one.
        city: place.
        kind: a person or a company.
        open: what they owe; below zero when the shop owes them.
        overdue: of it past its date.
        credit_left: what may still be bought on credit; None without a limit, never below zero.
    """

    id: str
    number: str
    title: str
    name: str
    company: str
    city: str
    kind: CustomerKind
    open: Money = Money.ZERO
    overdue: Money = Money.ZERO
    credit_left: Money | None = None

    @property
    def credit_used_up(self) -> bool:
        """Whether there is a credit limit and nothing is left of it."""
        return self.credit_left is not None and not self.credit_left


@frozen
class Outstanding:
    """What the till shows of a customer's money.

    Attributes:
        open: what they owe; below zero when the shop owes them.
        overdue: of it past its date.
        limit: the credit limit; None without one.
        waiting: on delivery notes that wait for an invoice; bought on credit as well.
    """

    open: Money = Money.ZERO
    overdue: Money = Money.ZERO
    limit: Money | None = None
    waiting: Money = Money.ZERO

    @property
    def credit_left(self) -> Money | None:
        """What may still be bought on credit; None without a limit, never below zero."""
        return None if self.limit is None else max(Money.ZERO, self.limit - self.open - self.waiting)


@frozen
class CustomerFacts:
    """The card beside the list: the customer with their money and their price list."""

    customer: Customer
    outstanding: Outstanding
    price_list: str = ""


class CustomerChoosing:
    """Finds customers for one till and puts them on its basket.

    Args:
        database: where they are kept.
        clock: the moment.
        place: which till.
        customers: search and storing.
        selling: the basket of the till.
    """

    def __init__(
        self, database: Database, clock: Clock, place: TillPlace, customers: Customers, selling: Selling
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._customers = customers
        self._selling = selling

    # Finding -------------------------------------------------------------------------------------------------------

    def search(self, text: str, most: int = 50) -> tuple[CustomerChoice, ...]:
        """Find customers by number, name, phone, postcode or card while a person types.

        Args:
            text: as typed; two letters find beginnings, more find parts of words too.
            most: how many rows to return; hits are never counted.
        """
        found = list(self._customers.search(text, most))
        with self._database.read() as reader:
            holder = of_card(reader, text)
            if holder is not None and all(one.id != holder.id for one in found):
                found[:0] = repo.hits(reader, [holder.id])
            return self._choices(reader, found[:most])

    def recent(self, most: int = RECENT) -> tuple[CustomerChoice, ...]:
        """Return the customers that were last chosen at this till, the latest first."""
        with self._database.read() as reader:
            return self._choices(reader, repo.hits(reader, self._used(reader))[:most])

    def facts(self, customer_id: str) -> CustomerFacts:
        """Return what the card beside the list shows.

        Raises:
            RuleError: the customer is gone.
        """
        with self._database.read() as reader:
            customer = _standing(reader, customer_id)
            price_list = repo.price_list_name(reader, customer.price_list)
            return CustomerFacts(customer, self._outstanding(reader, [customer.id])[customer.id], price_list)

    def find_card(self, code: str) -> str | None:
        """Return the customer whose card has this code (``K10027``), or None when it is no card of ours."""
        with self._database.read() as reader:
            holder = of_card(reader, code)
        return None if holder is None else holder.id

    def outstanding(self, customer_id: str) -> Outstanding:
        """Return what a customer owes, with those that were merged into them, and their credit limit.

        Raises:
            RuleError: the customer is gone.
        """
        with self._database.read() as reader:
            customer = _standing(reader, customer_id)
            return self._outstanding(reader, [customer.id])[customer.id]

    def basket_customer(self, customer_id: str) -> BasketCustomer:
        """Return a customer as a basket carries one, with the discount that holds: their own, else of the price list.

        Raises:
            RuleError: the customer is gone, or was wiped at their request.
        """
        with self._database.read() as reader:
            found = carried(reader, customer_id)
        if found is None:
            raise RuleError(_GONE)
        return found

    # Doing ---------------------------------------------------------------------------------------------------------

    def choose(self, customer_id: str, actor: Actor) -> Changed:
        """Put a customer on the bon; their discount comes with them.

        Raises:
            Denied: the employee may not sell.
            RuleError: the customer is gone, money was received, or invoices of another one stand on the bon.
            StoreError: it could not be kept; the bon is as it was.
        """
        require(actor, Right.SELL)
        chosen = self.basket_customer(customer_id)
        event = ("basket.customer", {"customer": chosen.id, "number": chosen.number}, actor)
        changed = self._selling.attach(
            lambda basket: set_customer(basket, chosen), actor, event, undo_text=f"{chosen.title} op de bon"
        )
        with contextlib.suppress(KassaError):  # who was chosen before is a courtesy; the bon is kept already
            self._remember(chosen.id)
        return changed

    def remove(self, actor: Actor) -> Changed:
        """Take the customer off the bon; the discount goes with them.

        Raises:
            Denied: the employee may not sell.
            RuleError: money was received, or invoices or an order of this customer stand on the bon.
            StoreError: it could not be kept; the bon is as it was.
        """
        require(actor, Right.SELL)
        before = self._selling.basket().customer
        number = before.number if before is not None else ""
        event = ("basket.customer", {"customer": "", "number": "", "before": number}, actor)
        return self._selling.attach(
            lambda basket: set_customer(basket, None), actor, event, undo_text="Klant van de bon gehaald"
        )

    def add(self, newcomer: Newcomer, actor: Actor, key: str) -> Customer:
        """Store a new customer and return it; choosing is another step.

        Args:
            newcomer: as typed.
            actor: who does it.
            key: made when the form was opened; the same key stores one customer, however often it is pressed.

        Raises:
            Denied: the employee may not make customers.
            RuleError: something is missing or wrong; nothing was stored.
            StoreError: it could not be kept.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        wrong = newcomer_problems(newcomer)
        if wrong:
            raise RuleError(first_refusal(wrong))
        return self._customers.save(newcomer.customer, actor, key=key)

    # Inside --------------------------------------------------------------------------------------------------------

    def _today(self) -> dt.date:
        return self._clock.now().astimezone(self._place.zone).date()

    def _choices(self, reader: Reader, hits: Sequence[CustomerHit]) -> tuple[CustomerChoice, ...]:
        known = self._outstanding(reader, [one.id for one in hits])
        return tuple(_choice(one, known[one.id]) for one in hits)

    def _outstanding(self, reader: Reader, ids: Sequence[str]) -> Mapping[str, Outstanding]:
        owed = queries.owed(reader, ids, self._today())
        credit = queries.credit(reader, ids)
        found = {}
        for one in ids:
            money = owed.get(one, Owed())
            found[one] = Outstanding(money.open, money.overdue, *credit.get(one, ()))
        return found

    def _used(self, reader: Reader) -> list[str]:
        kept = json.loads(preference(reader, self._place.till_id, _RECENT) or "[]")
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def _remember(self, customer_id: str) -> None:
        with self._database.write() as tx:
            kept = [customer_id, *(one for one in self._used(tx) if one != customer_id)]
            set_preference(tx, self._place.till_id, _RECENT, json.dumps(kept[: 2 * RECENT]))


def _choice(hit: CustomerHit, money: Outstanding) -> CustomerChoice:
    return CustomerChoice(
        hit.id, hit.number, hit.title, hit.name, hit.company, hit.city, hit.kind, money.open, money.overdue,
        money.credit_left,
    )  # fmt: skip


def _standing(reader: Reader, customer_id: str) -> Customer:
    """Return a customer; of one that was merged the one it became.

    Raises:
        RuleError: the customer is gone, or was wiped at their request.
    """
    found = repo.surviving(reader, customer_id)
    if found is None or found.erased:
        raise RuleError(_GONE)
    return found
