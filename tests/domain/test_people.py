"""Rights, approval and codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import Denied, InputError
from kassa.domain.people.actor import Actor
from kassa.domain.people.pin import check_pin
from kassa.domain.people.rights import RIGHT_NAMES, ROLE_DEFAULTS, Right, require, why_not

SELLER = Actor("e1", "Jan", ROLE_DEFAULTS["Verkoper"], "t1")


def test_every_right_has_a_dutch_name_of_its_own() -> None:
    assert set(RIGHT_NAMES) == set(Right)
    assert len(set(RIGHT_NAMES.values())) == len(Right)


def test_the_roles_of_a_new_shop() -> None:
    assert set(ROLE_DEFAULTS) == {"Eigenaar", "Bedrijfsleider", "Verkoper", "Administratie", "Ondersteuning"}
    assert ROLE_DEFAULTS["Eigenaar"] == frozenset(Right)
    assert ROLE_DEFAULTS["Verkoper"] < ROLE_DEFAULTS["Bedrijfsleider"] < ROLE_DEFAULTS["Eigenaar"]
    assert Right.SELL not in ROLE_DEFAULTS["Administratie"] | ROLE_DEFAULTS["Ondersteuning"]


@pytest.mark.parametrize("right", Right)
def test_a_missing_right_is_named_with_who_can_give_it(right: Right) -> None:
    nobody = Actor("e2", "Piet", frozenset(), None)
    with pytest.raises(Denied) as refused:
        require(nobody, right)
    assert refused.value.right == right.value
    assert right.dutch in refused.value.reason.sentence
    assert "Eigenaar" in refused.value.reason.who
    assert refused.value.reason.fix
    allowed = nobody.with_approval(right, "e9", "klant wacht")
    require(allowed, right)
    assert why_not(allowed, right) is None
    assert (allowed.approved_by, allowed.reason) == ("e9", "klant wacht")
    assert allowed.may(right)
    assert not nobody.may(right)


def test_a_seller_sells() -> None:
    require(SELLER, Right.SELL)
    assert why_not(SELLER, Right.EDIT_USERS) is not None


@pytest.mark.parametrize("pin", ["4071", "90514", "731942", "0007"])
def test_good_codes(pin: str) -> None:
    assert check_pin(pin, employee_number="12") == pin


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "١٢٣٤", "12 4", "²222"])
def test_codes_of_the_wrong_shape(pin: str) -> None:
    with pytest.raises(InputError, match="4 tot 6 cijfers"):
        check_pin(pin)


@pytest.mark.parametrize(
    "pin", ["0000", "111111", "1234", "4321", "7890", "0987", "1212", "121212", "123123", "2580", "012345"]
)
def test_codes_anybody_would_try(pin: str) -> None:
    with pytest.raises(InputError, match="te raden"):
        check_pin(pin)


def test_the_number_of_the_employee_is_no_code() -> None:
    with pytest.raises(InputError, match="te raden"):
        check_pin("0471", employee_number="471")


@given(st.text(max_size=8))
def test_a_code_is_four_to_six_digits_or_refused(text: str) -> None:
    try:
        kept = check_pin(text)
    except InputError:
        return
    assert 4 <= len(kept) <= 6
    assert set(kept) <= set("0123456789")
