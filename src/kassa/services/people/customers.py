"""Customers: added by a person, an import or the demo shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.repos import customers as repo
from kassa.domain.catalog.folding import fold
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer, problem
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.system.clock import Clock
from kassa.system.identity import new_id


class Customers:
    """The customers of the shop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[Customer, ...]:
        """Return every customer, in order of number."""
        with self._database.read() as reader:
            return repo.all_customers(reader)

    def add(self, customers: Sequence[Customer], actor: Actor) -> tuple[Customer, ...]:
        """Add customers, all or none, and return them as stored.

        Raises:
            Denied: the person may not work in the back office.
            RuleError: a number is taken, or a customer cannot be stored; nothing was added.
        """
        require(actor, Right.BACK_OFFICE)
        stored = tuple(replace(customer, id=new_id()) for customer in customers)
        with self._database.write() as tx:
            for customer in stored:
                reason = problem(customer)
                if reason is None and repo.number_taken(tx, customer.number):
                    reason = Reason(
                        "customer.number_taken", f"Nummer {customer.number} bestaat al.", "Kies een ander nummer."
                    )
                if reason is not None:
                    raise RuleError(reason)
                repo.add(tx, customer, fold(f"{customer.name} {customer.company}"))
                body = {"number": customer.number, "name": customer.name, "company": customer.company}
                record(tx, actor, "customer.added", customer.id, body, self._clock.now())
        return stored
