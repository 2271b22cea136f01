"""Price lists: a name for a discount that customers share."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.db.repos import customers as repo
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import PriceList
from kassa.domain.people.rights import Right, require
from kassa.domain.values.identification import is_plain
from kassa.domain.values.rate import WHOLE
from kassa.services.acting import record
from kassa.system.clock import Clock

LONGEST_CODE, LONGEST_NAME = 20, 60


class PriceLists:
    """The price lists of the shop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[PriceList, ...]:
        """Return the price lists, by code."""
        return tuple(one for one, _ in self.used())

    def used(self) -> tuple[tuple[PriceList, int], ...]:
        """Return the price lists by code, each with how many customers have it."""
        with self._database.read() as reader:
            return repo.price_lists(reader)

    def save(self, price_list: PriceList, actor: Actor) -> PriceList:
        """Store a new or changed price list; its code names it. The discount holds for its customers at once.

        Raises:
            Denied: the person may not change customers.
            RuleError: code or name is missing or taken, or the discount is above 100%.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        ready = PriceList(price_list.code.strip(), " ".join(price_list.name.split()), price_list.discount)
        with self._database.write() as tx:
            known = {one.code: one for one, _ in repo.price_lists(tx)}
            reason = _problem(ready, tuple(known.values()))
            if reason is not None:
                raise RuleError(reason)
            repo.put_price_list(tx, ready)
            old = known.get(ready.code)
            told = {
                "name": [old.name if old else "", ready.name],
                "discount": [old.discount.basis_points if old else 0, ready.discount.basis_points],
            }
            record(tx, actor, "pricelist.saved", ready.code, told, self._clock.now())
        return ready

    def remove(self, code: str, actor: Actor) -> None:
        """Remove a price list nobody has.

        Raises:
            Denied: the person may not change customers.
            RuleError: customers have it.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        with self._database.write() as tx:
            found = next(((one, count) for one, count in repo.price_lists(tx) if one.code == code), None)
            if found is None:
                raise RuleError(Reason("price_list.gone", "Deze prijslijst bestaat niet meer.", "Ververs de lijst."))
            if found[1]:
                raise RuleError(
                    Reason(
                        "price_list.used",
                        f"{found[1]} relaties hebben prijslijst '{found[0].name}'.",
                        "Geef hun eerst een andere.",
                    )
                )
            repo.delete_price_list(tx, code)
            record(tx, actor, "pricelist.removed", code, {"name": found[0].name}, self._clock.now())


def _problem(ready: PriceList, known: tuple[PriceList, ...]) -> Reason | None:
    if not ready.code or len(ready.code) > LONGEST_CODE or not is_plain(ready.code):
        return Reason("price_list.code", "De code is leeg of te lang.", f"Gebruik 1 t/m {LONGEST_CODE} tekens.")
    if not ready.name or len(ready.name) > LONGEST_NAME or not is_plain(ready.name):
        return Reason("price_list.name", "De naam is leeg of te lang.", f"Gebruik 1 t/m {LONGEST_NAME} tekens.")
    if any(one.name == ready.name and one.code != ready.code for one in known):
        return Reason("price_list.name", f"De naam '{ready.name}' bestaat al.", "Kies een andere naam.")
    if ready.discount.basis_points > WHOLE:
        return Reason("price_list.discount", "Meer dan 100% korting kan niet.", "Typ een lager percentage.")
    return None
