"""Employees and roles: what may be changed, by whom, and what the journal tells."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Conflict, Denied, InputError, RuleError
from kassa.domain.people.rights import ROLE_DEFAULTS, Right
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import Employee, EmployeeForm, Role, Secrets, Users
from tests.support.clock import FrozenClock
from tests.support.people import KEY, Staff


@pytest.fixture
def staff(database: Database, clock: FrozenClock) -> Staff:
    return Staff(database, clock)


def of(staff: Staff, employee_id: str) -> Employee:
    return next(one for one in staff.users.employees() if one.id == employee_id)


def role(staff: Staff, name: str) -> Role:
    return next(one for one in staff.users.roles() if one.name == name)


def test_first_start_makes_the_owner_and_the_roles(database: Database, clock: FrozenClock) -> None:
    users = Users(database, clock, Passwords(KEY))
    assert users.is_first_start()
    with pytest.raises(InputError, match="te kort"):
        users.create_owner("Eigenaar", "4826", "kort")
    with pytest.raises(InputError, match="makkelijk"):
        users.create_owner("Eigenaar", "1234", "drie losse woorden")
    owner = users.create_owner("Eigenaar", "4826", "drie losse woorden")
    assert owner.rights == frozenset(Right)
    assert not users.is_first_start()
    assert {one.name: one.rights for one in users.roles()} == dict(ROLE_DEFAULTS)
    with pytest.raises(RuleError):
        users.create_owner("Nog een", "5937", "vier losse woorden")


def test_an_employee_is_added_changed_and_made_inactive(database: Database, staff: Staff) -> None:
    person = staff.add(12)
    before = of(staff, person)
    assert (before.form.initials, before.has_pin, before.has_password, before.has_card) == ("M1", True, False, False)
    form = replace(before.form, name="Medewerker Twaalf", language="en", active=False)
    staff.users.change(person, form, Secrets(pin="", card="PAS-123456"), before.revision, staff.owner)
    after = of(staff, person)
    assert after.form == form
    assert (after.has_pin, after.has_card) == (False, True)
    with database.read() as reader:
        told = json.loads(reader.value("SELECT payload FROM journal WHERE event = 'employee.changed'"))
    assert told["before"]["name"] == "Medewerker 12"
    assert told["after"]["active"] is False
    assert told["secrets"] == ["pin", "card"]
    assert "PAS-123456" not in str(told)


def test_two_people_changing_one_employee(staff: Staff) -> None:
    person = staff.add(12)
    seen = of(staff, person)
    staff.users.change(person, replace(seen.form, name="Eerste"), Secrets(), seen.revision, staff.owner)
    with pytest.raises(Conflict):
        staff.users.change(person, replace(seen.form, name="Tweede"), Secrets(), seen.revision, staff.owner)
    assert of(staff, person).form.name == "Eerste"


def test_numbers_and_cards_belong_to_one_person(staff: Staff) -> None:
    staff.add(12, card="PAS-123456")
    with pytest.raises(RuleError, match="Nummer 12 is van Medewerker 12"):
        staff.add(12)
    with pytest.raises(RuleError, match="pas is al van"):
        staff.add(13, card="PAS-123456")
    staff.add(13)  # the same code as number 12: that is never told


@pytest.mark.parametrize(
    ("number", "name", "language"),
    [
        (0, "Naam", "nl"),
        (10_000, "Naam", "nl"),
        (5, "  ", "nl"),
        (5, "x" * 61, "nl"),
        (5, "a\nb\x00", "nl"),
        (5, "N", "fr"),
    ],
)
def test_fields_that_cannot_be(staff: Staff, number: int, name: str, language: str) -> None:
    form = EmployeeForm(number, name, staff.role_id("Verkoper"), language=language)
    with pytest.raises(InputError):
        staff.users.add(form, Secrets(pin="7159"), staff.owner)


@pytest.mark.parametrize(
    "secrets", [Secrets(pin="12"), Secrets(pin="0000"), Secrets(password="kort"), Secrets(card="1")]
)
def test_secrets_that_cannot_be(staff: Staff, secrets: Secrets) -> None:
    form = EmployeeForm(5, "Naam", staff.role_id("Verkoper"))
    with pytest.raises(InputError):
        staff.users.add(form, secrets, staff.owner)
    assert len(staff.users.employees()) == 1


def test_somebody_can_always_manage_the_users(staff: Staff) -> None:
    owner = of(staff, staff.owner.employee_id)
    for form in (replace(owner.form, active=False), replace(owner.form, role_id=staff.role_id("Verkoper"))):
        with pytest.raises(RuleError, match="niemand meer"):
            staff.users.change(owner.id, form, Secrets(), owner.revision, staff.owner)
    eigenaar = role(staff, "Eigenaar")
    with pytest.raises(RuleError, match="niemand meer"):
        staff.users.save_role(replace(eigenaar, rights=eigenaar.rights - {Right.EDIT_USERS}), staff.owner)
    assert of(staff, owner.id) == owner
    staff.add(2, role="Eigenaar", pin="5937")
    staff.users.change(owner.id, replace(owner.form, active=False), Secrets(), owner.revision, staff.owner)


def test_nobody_gives_what_they_do_not_have(staff: Staff) -> None:
    limited = staff.users.save_role(Role("", "Hoofd", frozenset({Right.EDIT_USERS, Right.SELL})), staff.owner)
    form = EmployeeForm(3, "Hoofd", limited)
    head = staff.actor(staff.users.add(form, Secrets(pin="5937"), staff.owner))
    owner = of(staff, staff.owner.employee_id)
    with pytest.raises(Denied):
        staff.users.add(EmployeeForm(4, "Vriend", owner.form.role_id), Secrets(), head)
    with pytest.raises(Denied):
        staff.users.change(owner.id, owner.form, Secrets(pin="9274"), owner.revision, head)
    with pytest.raises(Denied):
        staff.users.save_role(Role(limited, "Hoofd", frozenset(Right)), head)
    staff.users.add(EmployeeForm(4, "Vriend", limited), Secrets(), head)


def test_roles_have_names_of_their_own_and_leave_nobody_behind(staff: Staff) -> None:
    staff.add(12)
    verkoper = role(staff, "Verkoper")
    with pytest.raises(RuleError, match="hebben de rol"):
        staff.users.save_role(replace(verkoper, active=False), staff.owner)
    with pytest.raises(RuleError, match="al een rol"):
        staff.users.save_role(Role("", "Verkoper", frozenset()), staff.owner)
    with pytest.raises(RuleError, match="bestaat niet"):
        staff.users.save_role(Role("nowhere", "Nieuw", frozenset()), staff.owner)
    staff.users.save_role(replace(verkoper, name="Winkel"), staff.owner)
    assert role(staff, "Winkel").rights == verkoper.rights


def test_users_are_for_who_may(staff: Staff) -> None:
    cashier = staff.actor(staff.add(12))
    seen = of(staff, cashier.employee_id)
    for attempt in (
        lambda: staff.users.add(replace(seen.form, number=13), Secrets(), cashier),
        lambda: staff.users.change(seen.id, seen.form, Secrets(), seen.revision, cashier),
        lambda: staff.users.save_role(role(staff, "Verkoper"), cashier),
    ):
        with pytest.raises(Denied):
            attempt()
