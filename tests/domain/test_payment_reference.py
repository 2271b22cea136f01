"""Account numbers and payment references, by their own check digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.domain.payments.reference import (
    ReferenceForm,
    is_rf_reference,
    ogm_reference,
    payment_reference,
    rf_reference,
)
from kassa.domain.values.iban import grouped_iban, is_bic, is_iban


@pytest.mark.parametrize(
    "code", ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", "BE68539007547034", "DE89370400440532013000"]
)
def test_good_accounts(code: str) -> None:
    assert is_iban(code)


@pytest.mark.parametrize(
    "code", ["", "NL91ABNA0417164301", "NL91ABNA041716430", "BE6853900754703", "ABC", "NL٩١ABNA0417164300", "-" * 18]
)
def test_bad_accounts(code: str) -> None:
    assert not is_iban(code)


def test_an_account_is_shown_in_groups_of_four() -> None:
    assert grouped_iban("nl91abna0417164300") == "NL91 ABNA 0417 1643 00"


def test_codes_of_banks() -> None:
    assert is_bic("ABNANL2A")
    assert is_bic("gkcc bebb xxx")
    assert not is_bic("ABNANL2")
    assert not is_bic("")


def test_references_that_others_published() -> None:
    assert is_rf_reference("RF18 5390 0754 7034")
    assert rf_reference("539007547034") == "RF18539007547034"
    assert ogm_reference("0909337554") == "+++090/9337/55493+++"


@given(st.from_regex(r"[A-Z0-9-]{1,12}", fullmatch=True).filter(lambda text: text.strip("-")))
def test_any_number_gives_a_good_rf_reference(number: str) -> None:
    assert is_rf_reference(rf_reference(number))


@given(st.integers(0, 9_999_999_999))
def test_any_number_gives_a_good_structured_communication(number: int) -> None:
    digits = ogm_reference(str(number)).replace("+", "").replace("/", "")
    assert len(digits) == 12
    assert int(digits[10:]) == (int(digits[:10]) % 97 or 97)


@pytest.mark.parametrize(
    ("number", "form"),
    [("", ReferenceForm.RF), ("A" * 22, ReferenceForm.RF), ("F", ReferenceForm.OGM), ("1" * 11, ReferenceForm.OGM)],
)
def test_what_fits_no_reference_is_refused(number: str, form: ReferenceForm) -> None:
    with pytest.raises(InputError) as refused:
        payment_reference(number, form)
    assert refused.value.reason.fix


def test_a_number_stays_as_it_is() -> None:
    assert payment_reference("2025-0448", ReferenceForm.NUMBER) == "2025-0448"
    assert payment_reference("2025-0448", ReferenceForm.OGM) == "+++002/0250/44849+++"
