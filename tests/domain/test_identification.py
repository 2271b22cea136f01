"""Numbers and addresses with a check of their own."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.values.identification import (
    VAT_COUNTRIES,
    bare,
    format_iban,
    is_email,
    is_iban,
    is_plain,
    is_registration,
    is_vat_id,
    postcode,
)


def iban_of(country: str, account: str) -> str:
    """Return an IBAN with check digits worked out the way ISO 13616 says."""
    number = int("".join(str(int(letter, 36)) for letter in f"{account}{country}00"))
    return f"{country}{98 - number % 97:02d}{account}"


def enterprise(digits: int) -> str:
    """Return a Belgian enterprise number with its check digits."""
    return f"{digits:08d}{97 - digits % 97:02d}"


@pytest.mark.parametrize(
    "code", ["NL91ABNA0417164300", "BE68539007547034", "DE89370400440532013000", "GB29NWBK60161331926819"]
)
def test_ibans_from_the_registry_are_right(code: str) -> None:
    assert is_iban(code)
    assert is_iban(bare(format_iban(code).lower()))


@pytest.mark.parametrize(
    "code",
    ["", "NL", "NL91ABNA041716430", "NL91ABNA04171643000", "NL92ABNA0417164300", "XX91ABNA0417164300",
     "NL91ABNA041716430\u0660", "NL91 ABNA", "nl91abna0417164300"],
)  # fmt: skip
def test_other_ibans_are_wrong(code: str) -> None:
    assert not is_iban(code)


@given(st.text(string.digits, min_size=10, max_size=10))
def test_every_dutch_account_has_one_pair_of_check_digits(account: str) -> None:
    right = iban_of("NL", f"ABNA{account}")
    good = [pair for pair in range(2, 99) if is_iban(f"NL{pair:02d}ABNA{account}")]
    assert good == [int(right[2:4])]


@given(st.text(string.digits, min_size=10, max_size=10), st.integers(8, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(account: str, place: int, step: int) -> None:
    right = iban_of("NL", f"RABO{account}")
    wrong = right[:place] + str((int(right[place]) + step) % 10) + right[place + 1 :]
    assert is_iban(right)
    assert not is_iban(wrong)


@given(st.integers(1, 19_999_999))
def test_enterprise_numbers_have_one_pair_of_check_digits(digits: int) -> None:
    right = enterprise(digits)
    assert is_registration(right)
    assert is_vat_id(f"BE{right}")
    wrong = right[:8] + f"{(int(right[8:]) + 1) % 100:02d}"
    assert not is_registration(wrong)
    assert not is_vat_id(f"BE{wrong}")


@pytest.mark.parametrize("code", ["NL000099998B57", "NL004495445B01", "BE0123456749", "DE123456789", "FRXX999999999"])
def test_vat_ids_that_can_be(code: str) -> None:
    assert is_vat_id(code)


@pytest.mark.parametrize(
    "code", ["", "NL", "NL123456789B02", "BE0123456748", "DE12345678", "US123456789", "NL12345678"]
)
def test_vat_ids_that_cannot_be(code: str) -> None:
    assert not is_vat_id(code)


def test_every_country_of_the_union_is_known() -> None:
    assert len(set(VAT_COUNTRIES) - {"XI"}) == 27


@pytest.mark.parametrize(("code", "good"), [("12345678", True), ("1234567", False), ("123456789", False)])
def test_kvk_numbers(code: str, good: bool) -> None:
    assert is_registration(code) is good


@pytest.mark.parametrize(
    "text", ["jan@voorbeeld.nl", "jan.de-vries+kassa@mail.voorbeeld.be", "o'brien@voorbeeld.ie", "info@bücher.de"]
)
def test_addresses(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    ["", "jan", "jan@", "@voorbeeld.nl", "jan@voorbeeld", "jan@@voorbeeld.nl", "jan @voorbeeld.nl", "jan@voorbeeld..nl",
     ".jan@voorbeeld.nl", "jan.@voorbeeld.nl", "ja..n@voorbeeld.nl", "Jan <jan@voorbeeld.nl>", "a@b.nl,c@d.nl",
     "a@b.nl;c@d.nl", "jan@voorbeeld.nl\r\nBcc: x@y.nl", "jan@voorbeeld.nl\n", "jan\x00@voorbeeld.nl", "jan@-a.nl",
     f"{'a' * 65}@voorbeeld.nl", f"jan@{'a' * 250}.nl", "jan\u202e@voorbeeld.nl", "\"jan\"@voorbeeld.nl"],
)  # fmt: skip
def test_no_addresses(text: str) -> None:
    assert not is_email(text)


@given(st.text(), st.text())
def test_an_address_never_carries_a_second_line(left: str, right: str) -> None:
    for sign in "\r\n\x0b\x0c\x85\u2028\u2029\x00":
        assert not is_email(f"{left}{sign}{right}@voorbeeld.nl")
        assert not is_email(f"jan@voorbeeld.nl{sign}{left}{right}")


@pytest.mark.parametrize(
    "text", ['O\'Brien "De Hoek"', "Café Ünal", "שלום עולם", "مخبز الحي", "👩‍👩‍👧 Familie", "李小龙", "\u200fيوسف"]
)
def test_names_of_the_world_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "a\x00b", "a\x1bb", "a\u2028b", "a\u202eb", "\ud800"])
def test_control_signs_are_not_plain(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    ("text", "country", "written"),
    [("1234ab", "NL", "1234 AB"), (" 1234  Ab ", "NL", "1234 AB"), ("1234 AB", "NL", "1234 AB"), ("9000", "BE", "9000"),
     ("1234ab", "BE", "1234ab"), ("SW1A 1AA", "GB", "SW1A 1AA"), ("onbekend", "NL", "onbekend")],
)  # fmt: skip
def test_postcodes(text: str, country: str, written: str) -> None:
    assert postcode(text, country) == written


@given(st.text(max_size=40))
def test_nothing_typed_breaks_a_check(text: str) -> None:
    code = bare(text)
    assert {is_iban(code), is_vat_id(code), is_registration(code), is_email(text)} <= {True, False}
    assert postcode(postcode(text, "NL"), "NL") == postcode(text, "NL")
