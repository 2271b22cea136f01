"""Employees and roles: made, changed, made inactive; never deleted, and never without anybody who may do this."""

from __future__ import annotations

from dataclasses import replace

from kassa.db.engine import Database, Reader
from kassa.db.repos import people as repo
from kassa.db.repos.people import StoredEmployee, StoredRole
from kassa.domain.errors import Conflict, Denied, InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.pin import check_pin
from kassa.domain.people.rights import ROLE_DEFAULTS, Right, require
from kassa.services.acting import record
from kassa.services.people.passwords import Passwords
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_HIGHEST_NUMBER = 9999
_LONGEST_NAME = 60
_LONGEST_INITIALS = 4
_SHORTEST_PASSWORD = 10
_LONGEST_PASSWORD = 200
_LANGUAGES = ("nl", "en")
_OWNER = "Eigenaar"


@frozen
class EmployeeForm:
    """What is filled in of an employee; secrets are set apart from it."""

    number: int
    name: str
    role_id: str
    initials: str = ""
    language: str = "nl"
    active: bool = True


@frozen
class Employee:
    """An employee as the screens know one: whether there is a code, never which."""

    id: str
    form: EmployeeForm
    role_name: str
    has_pin: bool
    has_password: bool
    has_card: bool
    revision: int


@frozen
class Role:
    """A role: a name for a set of rights."""

    id: str
    name: str
    rights: frozenset[Right]
    active: bool = True


@frozen
class Secrets:
    """What a person signs in with; None leaves it as it is, empty takes it away."""

    pin: str | None = None
    password: str | None = None
    card: str | None = None


class Users:
    """Employees and roles of the shop."""

    def __init__(self, database: Database, clock: Clock, passwords: Passwords) -> None:
        self._database = database
        self._clock = clock
        self._passwords = passwords

    def employees(self) -> tuple[Employee, ...]:
        """Return everybody, in order of number."""
        with self._database.read() as reader:
            return tuple(_shown(person) for person in repo.employees(reader))

    def roles(self) -> tuple[Role, ...]:
        """Return every role, in order of name."""
        with self._database.read() as reader:
            return tuple(_role(role) for role in repo.roles(reader))

    def is_first_start(self) -> bool:
        """Whether nobody is known yet, so that the owner is made first."""
        with self._database.read() as reader:
            return not repo.employees(reader)

    def create_owner(self, name: str, pin: str, password: str) -> Actor:
        """Make the first employee with the roles of a new shop; only while there is nobody.

        Raises:
            RuleError: there is somebody already.
            InputError: a name, code or password that cannot be.
        """
        secrets = Secrets(pin=pin, password=password)
        with self._database.write() as tx:
            if repo.employees(tx):
                raise RuleError(Reason("users.exist", "Er zijn al medewerkers.", "Meld aan met uw code."))
            roles = {name: StoredRole(new_id(), name, True, _names(rights)) for name, rights in ROLE_DEFAULTS.items()}
            for role in roles.values():
                repo.save_role(tx, role)
            form = _checked(EmployeeForm(1, name, roles[_OWNER].id))
            person = self._with_secrets(_stored(new_id(), form), secrets)
            repo.add_employee(tx, person)
            actor = Actor(person.id, person.name, frozenset(Right), None)
            body = {"after": _told(person), "roles": sorted(roles)}
            record(tx, actor, "employee.added", person.id, body, self._clock.now())
        return actor

    def add(self, form: EmployeeForm, secrets: Secrets, actor: Actor) -> str:
        """Add an employee and return the id.

        Raises:
            Denied: the person may not do this, or gives a role with more rights than they have.
            InputError: a field that cannot be.
            RuleError: the number or card is somebody else's.
        """
        require(actor, Right.EDIT_USERS)
        person = self._with_secrets(_stored(new_id(), _checked(form)), secrets)
        with self._database.write() as tx:
            _may_touch(tx, actor, person.role_id)
            _must_be_free(tx, person)
            repo.add_employee(tx, person)
            record(tx, actor, "employee.added", person.id, {"after": _told(person)}, self._clock.now())
        return person.id

    def change(self, employee_id: str, form: EmployeeForm, secrets: Secrets, revision: int, actor: Actor) -> None:
        """Change an employee; inactive instead of deleted.

        Raises:
            Denied: the person may not do this, or it is about somebody with more rights than they have.
            InputError: a field that cannot be.
            RuleError: number or card taken, or nobody would be left to manage the users.
            Conflict: somebody else changed this employee meanwhile.
        """
        require(actor, Right.EDIT_USERS)
        form = _checked(form)
        with self._database.write() as tx:
            before = _found(tx, employee_id)
            _may_touch(tx, actor, before.role_id)
            _may_touch(tx, actor, form.role_id)
            after = self._with_secrets(
                replace(
                    before,
                    number=form.number,
                    name=form.name,
                    initials=form.initials,
                    language=form.language,
                    role_id=form.role_id,
                    active=form.active,
                    revision=revision,
                ),
                secrets,
            )
            _must_be_free(tx, after)
            if not repo.save_employee(tx, after):
                raise Conflict(
                    Reason(
                        "employee.changed",
                        "Iemand anders heeft deze medewerker intussen gewijzigd. Er is niets opgeslagen.",
                        "Ververs en doe uw wijziging opnieuw.",
                    )
                )
            _must_stay_manageable(tx)
            body = {"before": _told(before), "after": _told(after), "secrets": _changed(before, after)}
            record(tx, actor, "employee.changed", employee_id, body, self._clock.now())

    def save_role(self, role: Role, actor: Actor) -> str:
        """Store a role and return its id; an empty id makes a new one.

        Raises:
            Denied: the person may not do this, or gives rights they do not have.
            RuleError: the name is taken, people still have it, or nobody would be left to manage the users.
        """
        require(actor, Right.EDIT_USERS)
        name = _name(role.name, "De naam van de rol")
        with self._database.write() as tx:
            known = {stored.id: stored for stored in repo.roles(tx)}
            before = known.get(role.id)
            if role.id and before is None:
                raise RuleError(Reason("role.unknown", "Deze rol bestaat niet.", "Ververs de lijst."))
            if any(other.name == name and other.id != role.id for other in known.values()):
                raise RuleError(Reason("role.name_taken", f"Er is al een rol '{name}'.", "Kies een andere naam."))
            _within(actor, _names(role.rights) | (before.rights if before is not None else frozenset()))
            if not role.active and any(p.role_id == role.id for p in repo.employees(tx, only_active=True)):
                raise RuleError(
                    Reason("role.in_use", f"Medewerkers hebben de rol '{name}' nog.", "Geef hen eerst een andere rol.")
                )
            after = StoredRole(role.id or new_id(), name, role.active, _names(role.rights))
            repo.save_role(tx, after)
            _must_stay_manageable(tx)
            body = {"before": _role_told(before), "after": _role_told(after)}
            record(tx, actor, "role.changed", after.id, body, self._clock.now())
        return after.id

    def _with_secrets(self, person: StoredEmployee, secrets: Secrets) -> StoredEmployee:
        pin_hash, password_hash, card_print = person.pin_hash, person.password_hash, person.card_print
        if secrets.pin is not None:
            pin = check_pin(secrets.pin, employee_number=str(person.number)) if secrets.pin else ""
            pin_hash = self._passwords.hash_pin(pin) if pin else ""
        if secrets.password is not None:
            password = _password(secrets.password) if secrets.password else ""
            password_hash = self._passwords.hash_password(password) if password else ""
        if secrets.card is not None:
            card_print = self._passwords.card_print(_card(secrets.card)) if secrets.card else ""
        return replace(person, pin_hash=pin_hash, password_hash=password_hash, card_print=card_print)


def _checked(form: EmployeeForm) -> EmployeeForm:
    if not 1 <= form.number <= _HIGHEST_NUMBER:
        raise InputError(
            Reason("employee.number", f"Het nummer {form.number} kan niet.", f"Kies 1 t/m {_HIGHEST_NUMBER}.")
        )
    name = _name(form.name, "De naam")
    initials = "".join(form.initials.split()) or "".join(word[0] for word in name.split())
    if form.language not in _LANGUAGES:
        raise InputError(Reason("employee.language", "Deze taal is er niet.", "Kies Nederlands of English."))
    return replace(form, name=name, initials=initials[:_LONGEST_INITIALS].upper())


def _name(text: str, what: str) -> str:
    name = " ".join(text.split())
    if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise InputError(
            Reason("employee.name", f"{what} is leeg of te lang.", f"Gebruik 1 t/m {_LONGEST_NAME} tekens.")
        )
    return name


def _password(text: str) -> str:
    if not _SHORTEST_PASSWORD <= len(text) <= _LONGEST_PASSWORD:
        raise InputError(
            Reason(
                "employee.password",
                "Het wachtwoord is te kort of te lang.",
                f"Gebruik minstens {_SHORTEST_PASSWORD} tekens, bijvoorbeeld drie woorden.",
            )
        )
    return text


def _card(code: str) -> str:
    cleaned = code.strip()
    if not (6 <= len(cleaned) <= 64 and cleaned.isascii() and cleaned.isprintable()):
        raise InputError(Reason("employee.card", "Deze pas is niet bruikbaar.", "Gebruik een pas met 6 t/m 64 tekens."))
    return cleaned


def _found(reader: Reader, employee_id: str) -> StoredEmployee:
    person = repo.employee(reader, employee_id)
    if person is None:
        raise RuleError(Reason("employee.unknown", "Deze medewerker bestaat niet.", "Ververs de lijst."))
    return person


def _must_be_free(reader: Reader, person: StoredEmployee) -> None:
    other = repo.employee_by_number(reader, person.number)
    if other is not None and other.id != person.id:
        raise RuleError(
            Reason(
                "employee.number_taken",
                f"Nummer {person.number} is van {other.name}.",
                "Kies een ander nummer.",
            )
        )
    holder = repo.employee_by_card(reader, person.card_print) if person.card_print else None
    if holder is not None and holder.id != person.id:
        raise RuleError(Reason("employee.card_taken", f"Deze pas is al van {holder.name}.", "Gebruik een andere pas."))


def _may_touch(reader: Reader, actor: Actor, role_id: str) -> None:
    roles = {role.id: role for role in repo.roles(reader)}
    if role_id not in roles:
        raise RuleError(Reason("role.unknown", "Deze rol bestaat niet.", "Kies een rol uit de lijst."))
    _within(actor, roles[role_id].rights)


def _within(actor: Actor, rights: frozenset[str]) -> None:
    """Refuse to give or take what one does not have: else anybody who manages users could become the owner."""
    missing = sorted(right.dutch for right in Right if right.value in rights and right not in actor.rights)
    if missing:
        raise Denied(
            Reason(
                "users.beyond_own_rights",
                f"{actor.name} heeft zelf niet: {', '.join(missing[:3])}. Er is niets gewijzigd.",
                "Geef alleen rechten die u zelf heeft.",
                "Mag dit wel: de eigenaar.",
            ),
            Right.EDIT_USERS.value,
        )


def _must_stay_manageable(reader: Reader) -> None:
    if not repo.holders_of(reader, Right.EDIT_USERS.value):
        raise RuleError(
            Reason(
                "users.last_owner",
                "Dan kan niemand meer medewerkers en rollen wijzigen. Er is niets gewijzigd.",
                "Geef eerst iemand anders dit recht.",
            )
        )


def _stored(employee_id: str, form: EmployeeForm) -> StoredEmployee:
    return StoredEmployee(
        employee_id, form.number, form.name, form.initials, form.language, form.role_id, "", "", "", "", form.active, 1
    )


def _shown(person: StoredEmployee) -> Employee:
    form = EmployeeForm(person.number, person.name, person.role_id, person.initials, person.language, person.active)
    return Employee(
        person.id,
        form,
        person.role_name,
        bool(person.pin_hash),
        bool(person.password_hash),
        bool(person.card_print),
        person.revision,
    )


def _role(role: StoredRole) -> Role:
    return Role(role.id, role.name, frozenset(right for right in Right if right.value in role.rights), role.active)


def _names(rights: frozenset[Right]) -> frozenset[str]:
    return frozenset(right.value for right in rights)


def _told(person: StoredEmployee) -> dict[str, object]:
    """Tell an employee to the journal, without anything one signs in with."""
    return {
        "number": person.number,
        "name": person.name,
        "initials": person.initials,
        "language": person.language,
        "role": person.role_id,
        "active": person.active,
    }


def _changed(before: StoredEmployee, after: StoredEmployee) -> list[str]:
    pairs = {
        "pin": (before.pin_hash, after.pin_hash),
        "password": (before.password_hash, after.password_hash),
        "card": (before.card_print, after.card_print),
    }
    return [name for name, (old, new) in pairs.items() if old != new]


def _role_told(role: StoredRole | None) -> dict[str, object]:
    return {} if role is None else {"name": role.name, "active": role.active, "rights": sorted(role.rights)}
