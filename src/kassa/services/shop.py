"""The shop itself: founded once with its country, then branches and tills."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kassa.db.engine import Database
from kassa.db.repos import places as repo
from kassa.db.repos.places import StoredBranch, StoredTill
from kassa.db.repos.vat import save_vat_codes
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.vat import STANDARD_CODES, Country
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.services.acting import record
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_LONGEST_NAME = 40
_LONGEST_CODE = 8


class Shop:
    """Branches and tills of the company."""

    def __init__(self, database: Database, settings: Settings, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    def branches(self) -> tuple[StoredBranch, ...]:
        """Return every branch, in the order they were made."""
        with self._database.read() as reader:
            return repo.branches(reader)

    def tills(self) -> tuple[StoredTill, ...]:
        """Return every till, in order of number."""
        with self._database.read() as reader:
            return repo.tills(reader)

    def found(self, name: str, country: Country, branch: str, actor: Actor) -> StoredTill:
        """Make the shop ready to sell: its name, the VAT codes of its country, a first branch and a first till.

        Raises:
            Denied: the person may not change settings.
            RuleError: the shop has a branch already.
        """
        require(actor, Right.EDIT_SETTINGS)
        if self.branches():
            raise RuleError(Reason("shop.founded", "Deze winkel is al ingericht.", "Wijzig haar bij Instellingen."))
        codes = STANDARD_CODES[country]
        with self._database.write() as tx:
            save_vat_codes(tx, codes, country)
            body: dict[str, object] = {"country": country.value, "codes": [code.code for code in codes]}
            record(tx, actor, "vat.introduced", country.value, body, self._clock.now())
        values = {company.NAME.key: name, company.COUNTRY.key: country.value, company.VAT_SET.key: country.value}
        self._settings.change(Scope.COMPANY, values, actor)
        return self.add_till(self.add_branch("1", branch, actor).id, "Kassa 1", actor)

    def rename(self, name: str, actor: Actor) -> None:
        """Give the company another name; receipts keep the one they were made with.

        Raises:
            Denied: the person may not change settings.
            InputError: the name cannot stand on a receipt.
        """
        self._settings.change(Scope.COMPANY, {company.NAME.key: name}, actor)

    def add_branch(self, code: str, name: str, actor: Actor) -> StoredBranch:
        """Add a branch.

        Raises:
            Denied: the person may not change settings.
            InputError: the code or name is empty or too long.
            RuleError: another branch has this code.
        """
        require(actor, Right.EDIT_SETTINGS)
        branch = StoredBranch(new_id(), _checked(code, _LONGEST_CODE), _checked(name, _LONGEST_NAME))
        with self._database.write() as tx:
            if any(other.code == branch.code for other in repo.branches(tx)):
                raise RuleError(
                    Reason(
                        "branch.code_taken", f"Er is al een filiaal met code {branch.code}.", "Kies een andere code."
                    )
                )
            repo.save_branch(tx, branch)
            body = {"code": branch.code, "name": branch.name}
            record(tx, actor, "branch.added", branch.id, body, self._clock.now())
        return branch

    def add_till(self, branch_id: str, name: str, actor: Actor) -> StoredTill:
        """Add a till; it gets the next number of the company and keeps it.

        Raises:
            Denied: the person may not change settings.
            InputError: the name is empty or too long.
            RuleError: the branch does not exist.
        """
        require(actor, Right.EDIT_SETTINGS)
        title = _checked(name, _LONGEST_NAME)
        with self._database.write() as tx:
            branch = next((one for one in repo.branches(tx) if one.id == branch_id), None)
            if branch is None:
                raise RuleError(Reason("branch.unknown", "Dit filiaal bestaat niet.", "Kies een filiaal uit de lijst."))
            number = max((till.number for till in repo.tills(tx)), default=0) + 1
            till = StoredTill(new_id(), number, title, branch.id, branch.name)
            repo.save_till(tx, till)
            body = {"number": number, "name": title, "branch": branch.id}
            record(tx, actor, "till.added", till.id, body, self._clock.now())
        return till

    def place(self, number: int | None = None) -> TillPlace:
        """Return where a till stands: the one with this number, or the first one.

        Raises:
            RuleError: there is no such till.
        """
        for till in self.tills():
            if number in (None, till.number):
                zone = ZoneInfo(self._settings.get(company.TIME_ZONE))
                training = self._settings.is_training
                return TillPlace(till.id, till.number, till.name, till.branch_id, till.branch_name, zone, training)
        raise RuleError(
            Reason(
                "till.unknown",
                f"Kassa {number} bestaat niet." if number else "Er is nog geen kassa.",
                "Richt de kassa in bij Instellingen van de backoffice.",
            )
        )


def _checked(text: str, longest: int) -> str:
    cleaned = " ".join(text.split())
    if not cleaned or len(cleaned) > longest or not cleaned.isprintable():
        raise InputError(Reason("place.name", f"'{cleaned[:20]}' kan niet.", f"Gebruik 1 t/m {longest} tekens."))
    return cleaned
