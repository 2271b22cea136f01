"""Signing in at a till or in the office, signing out, and approval on the spot."""

from __future__ import annotations

from collections.abc import Callable

from kassa.db.engine import Database
from kassa.db.journal import append
from kassa.db.repos import people as repo
from kassa.db.repos.people import StoredEmployee
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.people.actor import Actor
from kassa.domain.people.pin import PIN_LENGTHS
from kassa.domain.people.rights import Right, require
from kassa.domain.values.card_number import without_card_numbers
from kassa.services.acting import acting_as, record
from kassa.services.people.guard import Guard
from kassa.services.people.passwords import Passwords
from kassa.system.clock import Clock

_CARDS = "card"
_LONGEST_REASON = 200


@frozen
class EmployeeTile:
    """A person to choose on the sign-in screen."""

    id: str
    number: int
    name: str
    initials: str
    language: str


class Login:
    """Who is at the keys.

    Args:
        database: the shop.
        clock: waits run on its monotonic side.
        passwords: makes and checks hashes with this shop's key.
        till_id: the till, or None in the office.
    """

    def __init__(self, database: Database, clock: Clock, passwords: Passwords, till_id: str | None = None) -> None:
        self._database = database
        self._clock = clock
        self._passwords = passwords
        self._till_id = till_id
        self._chain = till_id or OFFICE_CHAIN
        self._guard = Guard(database, clock, self._chain)

    def employees(self) -> tuple[EmployeeTile, ...]:
        """Return who may sign in here, in order of number."""
        with self._database.read() as reader:
            return tuple(_tile(person) for person in repo.employees(reader, only_active=True))

    def approvers(self, right: Right) -> tuple[EmployeeTile, ...]:
        """Return who may give this right on the spot: the only ones the approval sheet shows."""
        with self._database.read() as reader:
            people = repo.employees(reader, only_active=True)
            holders = {role.id for role in repo.roles(reader) if role.active and right.value in role.rights}
        return tuple(_tile(person) for person in people if person.role_id in holders)

    def seconds_to_wait(self, employee_id: str) -> int:
        """Return how long no code is taken for this person; 0 when one may be typed."""
        return self._guard.seconds_left(employee_id)

    def sign_in(self, employee_id: str, pin: str) -> Actor:
        """Sign in with a PIN.

        Raises:
            InputError: the code is wrong, or has no 4 to 6 digits.
            Paused: too many wrong codes; wait ``seconds``.
        """
        return self._enter(self._by_pin(employee_id, pin), "pin")

    def sign_in_card(self, code: str) -> Actor:
        """Sign in with a card.

        Raises:
            InputError: no active employee has this card.
            Paused: too many unknown cards; wait ``seconds``.
        """
        return self._enter(self._by_card(code), "card")

    def sign_in_password(self, employee_id: str, password: str) -> Actor:
        """Sign in with the password of the back office.

        Raises:
            InputError: the password is wrong.
            Paused: too many wrong passwords; wait ``seconds``.
        """
        return self._enter(self._by_password(employee_id, password), "password")

    def holder(self, code: str) -> EmployeeTile | None:
        """Return whose card a scanned code is, or None; a card names a person and gives no right by itself."""
        with self._database.read() as reader:
            person = repo.employee_by_card(reader, self._passwords.card_print(code))
        return _tile(person) if person is not None and person.active else None

    def sign_out(self, actor: Actor) -> None:
        """Journal that a person left."""
        with self._database.write() as tx:
            record(tx, actor, "login.ended", actor.employee_id, {"name": actor.name}, self._clock.now())

    def approve(
        self, right: Right, reason: str, actor: Actor, *, approver_id: str = "", pin: str = "", card: str = ""
    ) -> Actor:
        """Let a second person give a right for one action; the override is journalled with both names.

        Returns:
            The acting person with that right, ``approved_by`` and the reason; use it for this action only.

        Raises:
            InputError: no reason was given, or the code or card is wrong.
            Denied: the second person does not have the right either.
            Paused: too many wrong codes.
        """
        why = without_card_numbers(" ".join(reason.split()))
        if not why or len(why) > _LONGEST_REASON:
            raise InputError(
                Reason("approval.reason", "Toestemming vraagt een reden.", "Typ kort waarom dit nodig is.")
            )
        person = self._by_card(card) if card else self._by_pin(approver_id, pin)
        approver = self._actor(person)
        require(approver, right)
        approved = actor.with_approval(right, person.id, why)
        body = {"right": right.value, "employee": actor.name, "approver": person.name}
        with self._database.write() as tx:
            record(tx, approved, "approval.given", right.value, body, self._clock.now())
        return approved

    def _enter(self, person: StoredEmployee, means: str) -> Actor:
        actor = self._actor(person)
        with self._database.write() as tx:
            body = {"name": person.name, "role": person.role_name, "means": means}
            append(tx, self._chain, "login.done", person.id, body, employee_id=person.id, moment=self._clock.now())
        return actor

    def _actor(self, person: StoredEmployee) -> Actor:
        with self._database.read() as reader:
            return acting_as(reader, person, self._till_id)

    def _by_pin(self, employee_id: str, pin: str) -> StoredEmployee:
        if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS):
            raise InputError(Reason("login.pin_shape", "Een code heeft 4 tot 6 cijfers.", "Typ uw eigen code."))
        return self._checked(employee_id, "pin", lambda person: self._passwords.pin_matches(person.pin_hash, pin))

    def _by_password(self, employee_id: str, password: str) -> StoredEmployee:
        return self._checked(
            employee_id,
            "password",
            lambda person: self._passwords.password_matches(person.password_hash, password),
        )

    def _checked(self, employee_id: str, means: str, matches: Callable[[StoredEmployee], bool]) -> StoredEmployee:
        with self._database.read() as reader:
            person = repo.employee(reader, employee_id)
        if person is None or not person.active:
            raise RuleError(
                Reason("login.unknown", "Deze medewerker kan niet aanmelden.", "Kies een andere medewerker.")
            )
        wrong = self._guard.begin(person.id)
        if not matches(person):
            self._guard.failed(person.id, wrong, means)
            word = "Wachtwoord" if means == "password" else "Code"
            raise InputError(Reason("login.wrong", f"{word} klopt niet.", "Probeer het opnieuw."))
        self._guard.forget(person.id)
        return person

    def _by_card(self, code: str) -> StoredEmployee:
        wrong = self._guard.begin(_CARDS)
        with self._database.read() as reader:
            person = repo.employee_by_card(reader, self._passwords.card_print(code))
        if person is None or not person.active:
            self._guard.failed(_CARDS, wrong, "card")
            raise InputError(Reason("login.card", "Deze pas is niet bekend.", "Meld aan met uw code."))
        self._guard.forget(_CARDS)
        return person


def _tile(person: StoredEmployee) -> EmployeeTile:
    return EmployeeTile(person.id, person.number, person.name, person.initials, person.language)
