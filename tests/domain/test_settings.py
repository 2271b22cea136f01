import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kassa.domain.catalog.barcode import Carries
from kassa.domain.errors import InputError
from kassa.domain.settings import catalogue, checks, company, till
from kassa.domain.settings.declare import Section
from kassa.domain.settings.fields import Scope, from_json, from_text, to_json, to_text, validated
from kassa.domain.values import Money
from kassa.domain.values.network import read_address


def test_every_declaration_is_complete_and_its_default_is_valid() -> None:
    keys = [setting.key for setting in catalogue.ALL]
    assert len(keys) == len(set(keys)) > 40
    for setting in catalogue.ALL:
        assert setting.key.startswith((f"{setting.scope.value}.", "sales."))
        assert setting.label
        assert setting.help.endswith(".")
        assert setting.section
        assert validated(setting, setting.default) == setting.default
        assert from_json(setting, to_json(setting.default)) == setting.default


@pytest.mark.parametrize("scope", list(Scope))
def test_defaults_of_a_scope_go_together(scope: Scope) -> None:
    assert catalogue.conflict({setting.key: setting.default for setting in catalogue.of(scope)}) is None


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("till.lock_minutes", " 15 ", 15),
        ("till.difference_limit", "7,5", Money(750)),
        ("till.printer_cut", "nee", False),
        ("till.printer_cut", "Ja", True),
        ("till.theme", "dark", "dark"),
        ("company.name", "  De Werkplaats ", "De Werkplaats"),
        ("company.receipt_footer", "Bedankt!\nTot ziens", "Bedankt!\nTot ziens"),
        ("company.vat_id", "NL000099998B57", "NL000099998B57"),
        ("company.registration", "12345678", "12345678"),
    ],
)
def test_what_is_typed_is_understood(key: str, typed: str, value: object) -> None:
    assert from_text(catalogue.by_key(key), typed) == value


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("till.lock_minutes", "1,5"),
        ("till.lock_minutes", "121"),
        ("till.lock_minutes", "-1"),
        ("till.lock_minutes", "9" * 40),
        ("till.lock_minutes", "²"),
        ("till.volume", ""),
        ("till.theme", "roze"),
        ("till.printer_cut", "misschien"),
        ("till.difference_limit", "-1"),
        ("till.difference_limit", "5000000"),
        ("company.name", "   "),
        ("company.name", "a\x00b"),
        ("company.name", "x" * 101),
        ("company.receipt_footer", "regel\n" * 7),
        ("company.receipt_footer", "x" * 49),
        ("company.vat_id", "NL123456789B01"),
        ("company.vat_id", "BE0123456789"),
        ("company.registration", "123"),
        ("company.weight_rules", "21 5 5 2 appels"),
        ("company.weight_rules", "21 6 6 2 prijs"),
        ("company.weight_rules", "21 5 5 2 prijs\n21 5 5 3 gewicht"),
    ],
)
def test_what_cannot_be_is_refused_in_words(key: str, typed: str) -> None:
    with pytest.raises(InputError) as refused:
        from_text(catalogue.by_key(key), typed)
    assert refused.value.reason.sentence
    assert refused.value.reason.fix


@given(st.sampled_from(catalogue.ALL), st.text(max_size=200))
@example(company.RECEIPT_FOOTER, "\x0c0")
def test_any_text_gives_a_value_or_a_refusal(setting: object, typed: str) -> None:
    assert isinstance(setting, type(catalogue.ALL[0]))
    try:
        value = from_text(setting, typed)
    except InputError:
        return
    assert from_json(setting, to_json(value)) == value


def test_an_unknown_stored_value_becomes_the_default() -> None:
    assert from_json(till.THEME, "sepia") == "light"
    assert from_json(till.LOCK_MINUTES, "tien") == 10
    assert from_json(till.FLOAT, True) == till.FLOAT.default


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(InputError):
        catalogue.by_key("till.smell")


@pytest.mark.parametrize("code", ["NL000099998B57", "nl 0000.99998.b57", "BE0403019261", "BE 0403.019.261", ""])
def test_valid_vat_ids(code: str) -> None:
    assert checks.vat_id_reason(code) is None


def test_belgium_rounds_cash_and_the_vat_id_fits_the_country() -> None:
    values = {setting.key: setting.default for setting in catalogue.of(Scope.COMPANY)}
    reason = catalogue.conflict({**values, company.COUNTRY.key: "BE", company.CASH_ROUNDING.key: "none"})
    assert reason is not None
    assert reason.code == "setting.company.cash_rounding"
    assert catalogue.conflict({**values, company.VAT_ID.key: "BE0403019261"}) is not None
    assert catalogue.conflict({**values, company.COUNTRY.key: "BE", company.VAT_ID.key: "BE0403019261"}) is None


def test_a_device_needs_its_address() -> None:
    values = {setting.key: setting.default for setting in catalogue.of(Scope.TILL)}
    assert catalogue.conflict({**values, till.PRINTER.key: "tcp"}) is not None
    assert catalogue.conflict({**values, till.PRINTER.key: "tcp", till.PRINTER_ADDRESS.key: "10.0.0.5:9100"}) is None
    assert catalogue.conflict({**values, till.SCANNER.key: "serial"}) is not None
    assert catalogue.conflict({**values, till.TERMINAL.key: "opi"}) is not None
    assert catalogue.conflict({**values, till.TERMINAL.key: "mollie"}) is None


@pytest.mark.parametrize(
    "typed",
    ["kassa printer:9100", "printer:99999", "printer:0", "printer:9100:1", ":9100", "http://x", "é:"],
)
def test_an_address_that_cannot_be_one_is_refused_before_it_is_stored(typed: str) -> None:
    values = {setting.key: setting.default for setting in catalogue.of(Scope.TILL)}
    for kind, address, used in (
        (till.PRINTER, till.PRINTER_ADDRESS, "tcp"),
        (till.TERMINAL, till.TERMINAL_ADDRESS, "opi"),
    ):
        reason = catalogue.conflict({**values, kind.key: used, address.key: typed})
        assert reason is not None
        assert "niets gewijzigd" in reason.sentence
    queue = {till.PRINTER.key: "cups", till.PRINTER_ADDRESS.key: typed}
    assert catalogue.conflict({**values, **queue}) is None


def test_an_address_in_the_network_is_read_the_same_everywhere() -> None:
    assert read_address(" 192.168.1.50:4100 ", 9100) == ("192.168.1.50", 4100)
    assert read_address("kassaprinter", 9100) == ("kassaprinter", 9100)
    assert read_address("[fe80::1]:65535", 9100) == ("fe80::1", 65535)


def test_values_are_shown_as_people_read_them() -> None:
    assert to_text(till.THEME, "dark") == "Donker"
    assert to_text(till.PRINTER_CUT, True) == "ja"
    assert to_text(till.FLOAT, Money(15_000)) == "150,00"


def test_a_secret_is_never_shown() -> None:
    secret = Section(Scope.TILL, "Proef").secret("till.code", "Code", "Alleen voor deze proef.")
    assert to_text(secret, "geheim") == "••••"
    assert to_text(secret, "") == ""


def test_weight_rules_are_read_for_the_till() -> None:
    price, weight = checks.read_weight_rules("21 5 5 2 prijs\n22 5 5 3 gewicht")
    assert (price.prefix, price.article_digits, price.value_digits, price.decimals) == ("21", 5, 5, 2)
    assert weight.carries is Carries.WEIGHT
    assert checks.read_weight_rules("") == ()
