"""What a customer may be, how documents reach one, who gets the invoice, and what merging doubles makes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kassa.domain.people.contact import Address, ContactDetail, ContactKind, address_problem, contact_problem
from kassa.domain.people.customer import Customer, CustomerHit, CustomerKind, cleaned, problems
from kassa.domain.people.dispatch import Dispatch, DispatchMethod, invoice_recipients, resolve_dispatch
from kassa.domain.people.merging import merged, merging_refused
from kassa.domain.people.privacy import PSEUDONYM, erased, erasing_refused
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate

JAN = Customer("p", "10001", "Jan de Vries", email="jan@voorbeeld.nl", phone="030-1234567")
BUILDERS = Customer("c", "10002", "Inkoop", "De Vries Bouw", email="info@bouw.nl", kind=CustomerKind.COMPANY)


def mail(value: str, label: str = "", *, invoices: bool = False) -> ContactDetail:
    return ContactDetail("", ContactKind.EMAIL, value, label, invoices)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "customer.name"),
        ({"name": "x" * 121}, "customer.name"),
        ({"name": "a\nb"}, "customer.name"),
        ({"kind": CustomerKind.COMPANY, "company": ""}, "customer.company"),
        ({"kind": CustomerKind.COMPANY, "company": "X", "company_id": "c"}, "customer.company_id"),
        ({"email": "jan@voorbeeld"}, "customer.email"),
        ({"email": "jan@voorbeeld.nl\r\nBcc: x@y.nl"}, "customer.email"),
        ({"country": "Nederland"}, "customer.country"),
        ({"vat_id": "NL123456789B02"}, "customer.vat_id"),
        ({"registration": "1234567"}, "customer.registration"),
        ({"iban": "NL92ABNA0417164300"}, "customer.iban"),
        ({"payment_days": 366}, "customer.payment_days"),
        ({"payment_days": -1}, "customer.payment_days"),
        ({"credit_limit": Money(-1)}, "customer.credit_limit"),
        ({"own_discount": Rate(10_001)}, "customer.own_discount"),
        ({"language": "fr"}, "customer.language"),
        ({"note": "x" * 4001}, "customer.note"),
    ],
)
def test_what_cannot_be_is_named(change: dict[str, object], code: str) -> None:
    found = problems(cleaned(replace(JAN, **change)))  # type: ignore[arg-type]
    assert [reason.code for reason in found] == [code]
    assert found[0].fix


def test_what_is_typed_is_tidied() -> None:
    typed = replace(
        JAN, name="  Jan   de Vries ", postcode="1234ab", country="nl", iban="nl91 abna 0417 1643 00",
        vat_id="be 0123.456.749", registration="12.34.56.78",
    )  # fmt: skip
    found = cleaned(typed)
    assert problems(found) == ()
    assert (found.name, found.postcode, found.country) == ("Jan de Vries", "1234 AB", "NL")
    assert (found.iban, found.vat_id, found.registration) == ("NL91ABNA0417164300", "BE0123456749", "12345678")


@pytest.mark.parametrize("name", ['O\'Brien "Jr"', "שלום", "👩‍👧 Zus & Zo", "Robert'); DROP TABLE customer;--"])
def test_names_of_the_world_are_names(name: str) -> None:
    assert problems(cleaned(replace(JAN, name=name))) == ()


def test_a_company_without_a_contact_person_is_called_by_its_name() -> None:
    company = cleaned(replace(BUILDERS, name=""))
    assert (company.name, company.title) == ("De Vries Bouw", "De Vries Bouw")
    assert BUILDERS.title == "De Vries Bouw"
    assert JAN.title == "Jan de Vries"
    hit = CustomerHit("c", "10002", "Inkoop", "De Vries Bouw", CustomerKind.COMPANY, "Utrecht", "")
    assert (hit.title, hit.detail) == ("De Vries Bouw", "10002 · Inkoop · Utrecht")


def test_the_own_discount_goes_before_that_of_the_price_list() -> None:
    listed = replace(JAN, list_discount=Rate.percent(10))
    assert listed.discount == Rate.percent(10)
    assert replace(listed, own_discount=Rate.ZERO).discount == Rate.ZERO
    assert replace(listed, own_discount=Rate.percent(15)).discount == Rate.percent(15)


@pytest.mark.parametrize(
    ("customer", "company", "method", "origin"),
    [
        (DispatchMethod.EMAIL, DispatchMethod.POST, DispatchMethod.EMAIL, "via e-mail (van de klant)"),
        (DispatchMethod.POST, None, DispatchMethod.POST, "per post (van de klant)"),
        (DispatchMethod.NONE, DispatchMethod.EMAIL, DispatchMethod.EMAIL, "via e-mail (van bedrijf X)"),
        (DispatchMethod.NONE, DispatchMethod.NONE, DispatchMethod.NONE, "geen verzending"),
        (DispatchMethod.NONE, None, DispatchMethod.NONE, "geen verzending"),
    ],
)
def test_the_customer_decides_first_and_then_the_company(
    customer: DispatchMethod, company: DispatchMethod | None, method: DispatchMethod, origin: str
) -> None:
    assert resolve_dispatch(customer, company, "X") == Dispatch(method, origin)


def test_the_methods_have_their_fixed_labels() -> None:
    assert [method.dutch for method in DispatchMethod] == [
        "Geen verzending",
        "Verzending per post",
        "Verzending via e-mail",
    ]


def ticked(*args: object) -> list[tuple[str, str]]:
    return [(one.address, one.origin) for one in invoice_recipients(*args) if one.chosen]  # type: ignore[arg-type]


def test_an_invoice_goes_to_the_customer() -> None:
    assert ticked(JAN, ()) == [("jan@voorbeeld.nl", "klant")]


def test_an_invoice_of_a_company_goes_to_the_company() -> None:
    assert ticked(BUILDERS, ()) == [("info@bouw.nl", "bedrijf")]


def test_a_linked_customer_and_the_company_both_get_it() -> None:
    assert ticked(JAN, (), BUILDERS, ()) == [
        ("jan@voorbeeld.nl", "klant"),
        ("info@bouw.nl", "bedrijf De Vries Bouw"),
    ]


def test_every_address_ticked_for_invoices_gets_it_and_the_others_are_offered() -> None:
    own = (mail("boek@voorbeeld.nl", "Boekhouding", invoices=True), mail("prive@voorbeeld.nl"))
    theirs = (mail("facturen@bouw.nl", "Crediteuren", invoices=True),)
    assert ticked(JAN, own, BUILDERS, theirs) == [
        ("jan@voorbeeld.nl", "klant"),
        ("info@bouw.nl", "bedrijf De Vries Bouw"),
        ("boek@voorbeeld.nl", "Boekhouding (klant)"),
        ("facturen@bouw.nl", "Crediteuren (bedrijf De Vries Bouw)"),
    ]
    every = invoice_recipients(JAN, own, BUILDERS, theirs)
    assert [(one.address, one.chosen) for one in every][-1] == ("prive@voorbeeld.nl", False)


def test_no_address_comes_twice_whatever_its_capitals() -> None:
    own = (mail("JAN@Voorbeeld.NL", invoices=True), mail("info@BOUW.nl", invoices=True), mail("x@y.nl"))
    every = invoice_recipients(JAN, (*own, mail("X@Y.nl", "Factuur", invoices=True)), BUILDERS)
    assert [(one.address, one.chosen) for one in every] == [
        ("jan@voorbeeld.nl", True),
        ("info@bouw.nl", True),
        ("X@Y.nl", True),
    ]


def test_nobody_is_found_where_there_is_no_address() -> None:
    phone = ContactDetail("", ContactKind.PHONE, "030-1234567")
    assert invoice_recipients(replace(JAN, email=""), (phone,), replace(BUILDERS, email="")) == ()


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        (mail(" "), "contact.value"),
        (mail("geen adres"), "contact.email"),
        (mail("a@b.nl", "x" * 121), "contact.text"),
        (mail("a@b.nl\nBcc: c@d.nl"), "contact.text"),
        (ContactDetail("", ContactKind.PHONE, "030", "", True), "contact.invoice"),
    ],
)
def test_contact_details_that_cannot_be(contact: ContactDetail, code: str) -> None:
    reason = contact_problem(contact)
    assert reason is not None
    assert reason.code == code


def test_a_delivery_address_has_a_street_and_a_place() -> None:
    assert address_problem(Address("", "", "Laan 1", "1234 AB", "Utrecht")) is None
    for wrong in (Address("", "", "", "", "Utrecht"), Address("", "", "Laan\n1", "", "Utrecht")):
        assert address_problem(wrong) is not None


def test_merging_fills_up_and_loses_nothing() -> None:
    keep = replace(JAN, email="", note="Eerste", credit_limit=Money(100))
    drop = replace(
        JAN, id="q", number="10009", email="oud@voorbeeld.nl", phone="06-1", street="Laan 1", city="Utrecht",
        note="Tweede", iban="NL91ABNA0417164300", credit_limit=Money(999),
    )  # fmt: skip
    made = merged(keep, (mail("boek@v.nl"),), drop, (mail("BOEK@v.nl"), mail("nieuw@v.nl", invoices=True)))
    assert set(made.filled) == {"email", "iban", "street", "postcode", "city", "country"}
    assert made.differs == ("phone",)
    assert (made.customer.email, made.customer.phone) == ("oud@voorbeeld.nl", "030-1234567")
    assert (made.customer.city, made.customer.credit_limit) == ("Utrecht", Money(100))
    assert made.customer.note == "Eerste\n\nTweede"
    assert [(one.value, one.label) for one in made.contacts] == [
        ("boek@v.nl", ""),
        ("nieuw@v.nl", ""),
        ("06-1", "10009"),
    ]


def test_a_link_taken_over_brings_the_name_of_its_company() -> None:
    made = merged(replace(JAN, company="Oud"), (), replace(JAN, id="q", company_id="c", company="De Vries Bouw"), ())
    assert (made.customer.company_id, made.customer.company) == ("c", "De Vries Bouw")


@pytest.mark.parametrize(
    ("keep", "drop", "code"),
    [
        (JAN, JAN, "merge.same"),
        (JAN, BUILDERS, "merge.kinds"),
        (JAN, replace(JAN, id="q", merged_into="z"), "merge.merged"),
        (replace(JAN, erased=True), replace(JAN, id="q"), "merge.erased"),
    ],
)
def test_what_cannot_be_merged(keep: Customer, drop: Customer, code: str) -> None:
    reason = merging_refused(keep, drop)
    assert reason is not None
    assert reason.code == code


def test_what_remains_of_a_wiped_customer_names_nobody() -> None:
    full = replace(JAN, street="Laan 1", note="x", iban="NL91ABNA0417164300", credit_limit=Money(5), revision=4)
    gone = erased(full)
    assert (gone.id, gone.number, gone.name, gone.erased, gone.revision) == ("p", "10001", PSEUDONYM, True, 4)
    assert not any((gone.email, gone.phone, gone.street, gone.note, gone.iban, gone.credit_limit, gone.company))
    assert problems(erased(BUILDERS)) == ()


def test_nobody_is_wiped_with_something_open_or_twice() -> None:
    assert erasing_refused(JAN, Money.ZERO, ()) is None
    concepts = tuple(f"order O{number}" for number in range(7))
    for customer, open_, unfinished, code in (
        (JAN, Money(5), (), "customer.open_balance"),
        (JAN, Money.ZERO, concepts, "customer.unfinished"),
        (erased(JAN), Money.ZERO, (), "customer.erased"),
    ):
        reason = erasing_refused(customer, open_, unfinished)
        assert reason is not None
        assert reason.code == code
        assert ("order O4 en nog 2." in reason.sentence) == bool(unfinished)
