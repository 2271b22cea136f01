"""People for tests: an owner made at the first start, and employees of the usual roles."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import EmployeeForm, Secrets, Users
from kassa.system.clock import Clock

KEY = b"machine key of the tests"
OWNER_PIN = "4826"
OWNER_PASSWORD = "drie losse woorden"


class Staff:
    """A shop with an owner, and more people when a test asks for them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.passwords = Passwords(KEY)
        self.users = Users(database, clock, self.passwords)
        self.owner: Actor = self.users.create_owner("Eigenaar", OWNER_PIN, OWNER_PASSWORD)

    def role_id(self, name: str) -> str:
        return next(role.id for role in self.users.roles() if role.name == name)

    def add(self, number: int, role: str = "Verkoper", pin: str = "7159", card: str = "", password: str = "") -> str:
        form = EmployeeForm(number, f"Medewerker {number}", self.role_id(role))
        return self.users.add(form, Secrets(pin, password, card), self.owner)

    def actor(self, employee_id: str, till_id: str | None = None) -> Actor:
        person = next(one for one in self.users.employees() if one.id == employee_id)
        rights = next(role.rights for role in self.users.roles() if role.id == person.form.role_id)
        return Actor(employee_id, person.form.name, frozenset(Right) & rights, till_id)
