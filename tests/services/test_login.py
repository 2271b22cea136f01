"""Signing in, lock-out, approval (ui.md 7.11, reliability P24, P25, P28)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.people.rights import ROLE_DEFAULTS, Right
from kassa.services.people.guard import Paused
from kassa.services.people.login import Login
from kassa.services.people.users import EmployeeForm, Secrets
from tests.support.clock import FrozenClock
from tests.support.people import OWNER_PASSWORD, OWNER_PIN, Staff

TILL = "till-1"
PIN = "7159"
CARD = "KAS-000012-XYZ"


@pytest.fixture
def staff(database: Database, clock: FrozenClock) -> Staff:
    return Staff(database, clock)


def login_at(database: Database, clock: FrozenClock, staff: Staff, till: str | None = TILL) -> Login:
    return Login(database, clock, staff.passwords, till)


def journal(database: Database) -> list[tuple[str, str, str]]:
    with database.read() as reader:
        return [tuple(row) for row in reader.all("SELECT chain, event, payload FROM journal ORDER BY chain, seq")]


def test_a_cashier_signs_in_with_rights_of_the_role(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12)
    login = login_at(database, clock, staff)
    assert [tile.number for tile in login.employees()] == [1, 12]
    actor = login.sign_in(person, PIN)
    assert (actor.employee_id, actor.name, actor.till_id) == (person, "Medewerker 12", TILL)
    assert actor.rights == ROLE_DEFAULTS["Verkoper"]
    login.sign_out(actor)
    assert [event for chain, event, _ in journal(database) if chain == TILL] == ["login.done", "login.ended"]


def test_password_and_card(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12, card=CARD)
    login = login_at(database, clock, staff)
    assert login.sign_in_card(CARD).employee_id == person
    assert login.holder(CARD) == login.employees()[1]
    assert login.holder("8711111111111") is None
    with pytest.raises(InputError):
        login.sign_in_card("KAS-000013-XYZ")
    office = login_at(database, clock, staff, None)
    assert office.sign_in_password(staff.owner.employee_id, OWNER_PASSWORD).till_id is None
    with pytest.raises(InputError, match="Wachtwoord klopt niet"):
        office.sign_in_password(staff.owner.employee_id, "iets anders")
    with pytest.raises(InputError):
        office.sign_in_password(person, "")


def test_five_wrong_codes_a_minute_ten_an_hour(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12)
    login = login_at(database, clock, staff)
    for _ in range(5):
        with pytest.raises(InputError, match="Code klopt niet"):
            login.sign_in(person, "1111")
    with pytest.raises(Paused) as refused:
        login.sign_in(person, PIN)
    assert refused.value.seconds == login.seconds_to_wait(person) == 60
    clock.advance(seconds=60)
    for _ in range(5):
        with pytest.raises(InputError):
            login.sign_in(person, "2222")
    clock.advance(minutes=58)
    with pytest.raises(Paused, match="minuten"):
        login.sign_in(person, PIN)
    clock.advance(minutes=2)
    assert login.sign_in(person, PIN).employee_id == person
    assert login.seconds_to_wait(person) == 0
    events = [event for chain, event, _ in journal(database) if chain == TILL]
    assert events.count("login.failed") == 10
    assert events.count("login.locked") == 2


def test_a_restart_or_another_time_wins_no_try(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12)
    tries = 0
    for restart in range(1000):
        if restart % 3 == 0:
            clock.set(clock.now() + timedelta(days=1))
        login = login_at(database, clock, staff)
        try:
            login.sign_in(person, f"{restart:04d}")
        except Paused:
            continue
        except InputError:
            tries += 1
    assert tries == 5


def test_a_thousand_guesses_get_ten_an_hour(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12)
    login = login_at(database, clock, staff)
    checked = []
    for guess in range(1000):
        clock.advance(seconds=10)
        try:
            login.sign_in(person, f"{guess:04d}")
        except Paused:
            continue
        except InputError:
            checked.append(clock.monotonic())
    assert all(later - first >= 3600 for first, later in zip(checked, checked[10:], strict=False))
    assert 20 <= len(checked) <= 30


def test_each_till_counts_for_itself_and_each_person(database: Database, clock: FrozenClock, staff: Staff) -> None:
    first, second = staff.add(12), staff.add(14, pin="8260")
    login = login_at(database, clock, staff)
    for _ in range(5):
        with pytest.raises(InputError):
            login.sign_in(first, "1111")
    assert login.sign_in(second, "8260").employee_id == second
    assert login_at(database, clock, staff, "till-2").sign_in(first, PIN).employee_id == first


def test_who_is_not_there_cannot_sign_in(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12)
    seen = next(one for one in staff.users.employees() if one.id == person)
    gone = EmployeeForm(12, "Medewerker 12", staff.role_id("Verkoper"), active=False)
    staff.users.change(person, gone, Secrets(), seen.revision, staff.owner)
    login = login_at(database, clock, staff)
    assert [tile.number for tile in login.employees()] == [1]
    for who in (person, "nobody"):
        with pytest.raises(RuleError):
            login.sign_in(who, PIN)
    for shape in ("", "123", "1234567", "12a4", "１２３４"):
        with pytest.raises(InputError, match="4 tot 6"):
            login.sign_in(staff.owner.employee_id, shape)
    assert login.seconds_to_wait(staff.owner.employee_id) == 0


def test_approval_gives_one_right_and_is_journalled(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12)
    login = login_at(database, clock, staff)
    actor = login.sign_in(person, PIN)
    assert not actor.may(Right.CHANGE_PRICE)
    assert [tile.number for tile in login.approvers(Right.CHANGE_PRICE)] == [1]
    owner = staff.owner.employee_id
    approved = login.approve(Right.CHANGE_PRICE, " kras op  de doos ", actor, approver_id=owner, pin=OWNER_PIN)
    assert approved.may(Right.CHANGE_PRICE)
    assert not approved.may(Right.OPEN_DRAWER)
    assert (approved.approved_by, approved.reason, approved.employee_id) == (owner, "kras op de doos", person)
    given = [payload for _, event, payload in journal(database) if event == "approval.given"]
    assert len(given) == 1
    assert owner in given[0]
    assert "kras op de doos" in given[0]


def test_approval_needs_a_reason_and_somebody_who_may(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person, colleague = staff.add(12), staff.add(14, pin="8260", card=CARD)
    login = login_at(database, clock, staff)
    actor = login.sign_in(person, PIN)
    owner = staff.owner.employee_id
    with pytest.raises(InputError, match="reden"):
        login.approve(Right.CHANGE_PRICE, "  ", actor, approver_id=owner, pin=OWNER_PIN)
    with pytest.raises(Denied):
        login.approve(Right.CHANGE_PRICE, "korting", actor, approver_id=colleague, pin="8260")
    with pytest.raises(Denied):
        login.approve(Right.CHANGE_PRICE, "korting", actor, card=CARD)
    with pytest.raises(InputError, match="klopt niet"):
        login.approve(Right.CHANGE_PRICE, "korting", actor, approver_id=owner, pin="9999")


def test_no_code_is_ever_written_down(database: Database, clock: FrozenClock, staff: Staff) -> None:
    person = staff.add(12, pin="738291", card=CARD, password="geheime woorden hier")
    login = login_at(database, clock, staff)
    with pytest.raises(InputError):
        login.sign_in(person, "604837")
    login.sign_in(person, "738291")
    login.sign_in_card(CARD)
    with database.read() as reader:
        stored = " ".join(
            str(row) for row in reader.all("SELECT * FROM employee") + reader.all("SELECT * FROM journal")
        )
    for secret in ("738291", "604837", CARD, "geheime woorden hier", OWNER_PASSWORD):
        assert secret not in stored


def test_a_stolen_hash_is_useless_without_the_key(database: Database, clock: FrozenClock, staff: Staff) -> None:
    from kassa.services.people.passwords import Passwords

    person = staff.add(12)
    elsewhere = Login(database, clock, Passwords(b"another machine"), TILL)
    with pytest.raises(InputError):
        elsewhere.sign_in(person, PIN)
