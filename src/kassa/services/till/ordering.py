"""What the screen 'Maak order' asks: which days and slots there are, which street belongs to a postcode, whose it is.

What is typed is kept with the basket (``Basket.draft``), so a crash, a power cut or parking the bon loses none of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.queries import customers as query
from kassa.domain.errors import InputError, Reason
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.settings import company
from kassa.domain.till import ordering as rules
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.till.ordering import OrderForm
from kassa.domain.till.promise import Slot, proposed_days, read_slots, read_weekdays
from kassa.domain.values.identification import postcode as written
from kassa.services.people.customers import Customers
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.selling import Selling
from kassa.system.clock import Clock

_FEWEST_LETTERS = 4


class Ordering:
    """New orders at one till.

    Args:
        database: the shop.
        clock: the moment.
        settings: open days and time slots.
        place: which till.
        customers: where a customer that is typed here is kept.
    """

    def __init__(
        self, database: Database, clock: Clock, settings: Settings, place: TillPlace, customers: Customers
    ) -> None:
        self._database, self._clock = database, clock
        self._settings, self._place = settings, place
        self._customers = customers

    def now(self) -> dt.datetime:
        """Return the moment in the time zone of the shop."""
        return self._clock.now().astimezone(self._place.zone)

    def days(self) -> tuple[dt.date, ...]:
        """Return the days that are offered: today, tomorrow and the next two the shop is open."""
        return proposed_days(self.now().date(), read_weekdays(self._settings.get(company.OPEN_DAYS)))

    def slots(self) -> tuple[Slot, ...]:
        """Return the time slots of the shop."""
        return read_slots(self._settings.get(company.TIME_SLOTS))

    def problems(self, form: OrderForm) -> tuple[Reason, ...]:
        """Return everything that keeps the order from being placed now."""
        return rules.problems(form, self.now())

    def street(self, postcode: str, house_number: str) -> str:
        """Return street and place as the shop knows them of other addresses with this postcode, or nothing.

        There is no register of addresses in the shop: a postcode nobody ever gave is typed in full.
        """
        code = written(postcode.strip(), "NL")
        if len(code) < _FEWEST_LETTERS:
            return ""
        with self._database.read() as reader:
            return rules.found_street(query.addresses_at(reader, code), house_number)

    def take_customer(self, form: OrderForm, selling: Selling, actor: Actor) -> Customer | None:
        """Keep who the order is for and put them on the bon: a new relation, or what changed of a known one.

        Returns:
            The customer as stored; None when nothing had to be kept.

        Raises:
            Denied: the person may not change customers, and something has to be kept.
            RuleError: something is missing or wrong; nothing was changed.
            Conflict: somebody else changed the customer in the meantime.
        """
        wrong = self.problems(form)
        if wrong:
            raise InputError(wrong[0])
        if not form.customer_id:
            country = self._settings.get(company.COUNTRY)
            kept = self._customers.save(replace(rules.new_customer(form), country=country), actor)
            carried = BasketCustomer(kept.id, kept.number, kept.title)
        else:
            known = self._customers.get(form.customer_id)
            changed = rules.changed_customer(form, known)
            on_bon = selling.basket().customer
            if changed == known or on_bon is None:
                return None
            kept = self._customers.save(changed, actor)
            carried = replace(on_bon, title=kept.title)
        event = ("basket.customer", {"customer": kept.id, "number": kept.number}, actor)
        selling.attach(lambda basket: set_customer(basket, carried), actor, event)
        return kept
