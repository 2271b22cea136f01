"""'Maak order': which baskets can become one, what must be typed, and what is made of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.till import ordering
from kassa.domain.till.ending import Fulfilment
from kassa.domain.till.ordering import ContactBy, OrderForm
from kassa.domain.till.promise import WHOLE_DAY, Slot, proposed_days, read_slots, read_weekdays, slot_problem

NOW = dt.datetime(2025, 11, 25, 11, 42, tzinfo=dt.UTC)
TODAY = NOW.date()
WORKDAYS = frozenset(range(6))
PICKUP = OrderForm(name="J. Voorbeeld", date=TODAY)
DELIVERY = replace(
    PICKUP,
    fulfilment=Fulfilment.DELIVERY,
    postcode="1234ab",
    house_number="12",
    street="Proefstraat, Testdorp",
)
TEXTS = st.text(st.characters(categories=("L", "Nd"), include_characters=" -'"), max_size=30)


def codes(form: OrderForm, now: dt.datetime = NOW) -> list[str]:
    return [reason.code for reason in ordering.problems(form, now)]


def test_a_complete_order_can_be_placed() -> None:
    assert codes(PICKUP) == []
    assert codes(DELIVERY) == []


def test_an_untouched_form_names_the_name_and_the_date() -> None:
    assert codes(OrderForm()) == ["order.name", "order.date"]


def test_who_picks_up_needs_a_name_or_a_phone() -> None:
    by_phone = replace(PICKUP, name="", phone="06-00000000")
    assert codes(by_phone) == []
    assert ordering.new_customer(by_phone).name == "06-00000000"
    assert codes(replace(by_phone, phone=" ")) == ["order.name"]


def test_a_delivery_needs_a_name_and_a_phone_does_not_do() -> None:
    assert codes(replace(DELIVERY, name="", phone="06-00000000")) == ["order.name"]


def test_a_company_is_a_name() -> None:
    form = replace(DELIVERY, name="", company="Voorbeeld Bouw B.V.")
    assert codes(form) == []
    made = ordering.new_customer(form)
    assert (made.kind, made.company, made.name) == (CustomerKind.COMPANY, "Voorbeeld Bouw B.V.", "Voorbeeld Bouw B.V.")


def test_a_delivery_without_an_address_says_what_is_needed() -> None:
    empty = replace(DELIVERY, postcode="", house_number="", street="")
    (reason,) = ordering.problems(empty, NOW)
    assert str(reason) == "Om te bezorgen is een adres nodig. Vul postcode, huisnummer, straat en plaats in."


@pytest.mark.parametrize(
    ("left_out", "code", "sentence"),
    [
        ({"postcode": ""}, "order.postcode", "De postcode ontbreekt."),
        ({"house_number": ""}, "order.house_number", "Het huisnummer ontbreekt."),
        ({"street": "Proefstraat"}, "order.street", "De plaats ontbreekt."),
        ({"street": ", Testdorp"}, "order.street", "De straat ontbreekt."),
        ({"street": ""}, "order.street", "De straat ontbreekt."),
    ],
)
def test_a_half_filled_address_names_the_missing_part(left_out: dict[str, str], code: str, sentence: str) -> None:
    found = ordering.problems(replace(DELIVERY, **left_out), NOW)  # type: ignore[arg-type]
    assert [(reason.code, reason.sentence) for reason in found] == [(code, sentence)]


def test_who_picks_up_may_leave_the_address_half() -> None:
    assert codes(replace(PICKUP, postcode="1234 AB")) == []


def test_a_house_number_may_stand_in_the_street() -> None:
    form = replace(DELIVERY, house_number="", street="Proefstraat 12 a, Testdorp")
    assert codes(form) == []
    assert ordering.address_of(form) == ("Proefstraat 12 a", "1234 AB", "Testdorp")


def test_a_number_in_its_own_field_wins() -> None:
    form = replace(DELIVERY, house_number="14", street="Proefstraat 12, Testdorp")
    assert ordering.address_of(form)[0] == "Proefstraat 14"


def test_a_day_in_the_past_is_refused() -> None:
    yesterday = replace(PICKUP, date=TODAY - dt.timedelta(days=1))
    (reason,) = ordering.problems(yesterday, NOW)
    assert reason.code == "order.date"
    assert "voorbij" in reason.sentence


def test_a_slot_that_is_over_today_is_refused_and_tomorrow_it_is_not() -> None:
    morning = Slot("08:00", "11:30")
    assert codes(replace(PICKUP, slot=morning)) == ["order.slot"]
    assert codes(replace(PICKUP, slot=morning, date=TODAY + dt.timedelta(days=1))) == []
    assert slot_problem(Slot("08:00", "12:00"), TODAY, NOW) is None
    assert slot_problem(WHOLE_DAY, TODAY, NOW) is None


def test_a_wrong_address_for_mail_is_marked_on_its_own_field() -> None:
    assert codes(replace(PICKUP, email="klant@")) == ["order.email"]
    assert codes(replace(PICKUP, note="x" * 201)) == ["order.note"]


def test_slots_are_read_from_lines() -> None:
    slots = read_slots("8:00-12:00\n\n12:30 – 17:00")
    assert slots == (Slot("08:00", "12:00"), Slot("12:30", "17:00"))
    assert [slot.hours for slot in slots] == ["08–12", "12:30–17:00"]
    assert WHOLE_DAY.hours == ""


@pytest.mark.parametrize("text", ["8-12", "12:00-08:00", "08:00-08:00", "08:60-09:00", "08:00-12:00\n11:00-13:00"])
def test_a_line_that_is_no_slot_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_slots(text)


def test_open_days_are_read_from_words() -> None:
    assert read_weekdays("Ma, di wo do;vr ZA") == WORKDAYS
    for text in ("", "maandag", "ma xx"):
        with pytest.raises(InputError):
            read_weekdays(text)


def test_the_proposed_days_skip_a_closed_one() -> None:
    friday = dt.date(2025, 11, 28)
    assert [day.day for day in proposed_days(friday, WORKDAYS)] == [28, 29, 1, 2]
    assert [day.day for day in proposed_days(TODAY, WORKDAYS)] == [25, 26, 27, 28]


def test_the_order_is_told_the_address_only_when_it_is_delivered() -> None:
    typed = replace(DELIVERY, slot=Slot("08:00", "12:00"), contact=ContactBy.SMS, reference=" PO 7 ")
    draft = ordering.draft_of(typed)
    assert (draft.street, draft.postcode, draft.city) == ("Proefstraat 12", "1234 AB", "Testdorp")
    assert (draft.slot_from, draft.slot_to, draft.contact, draft.reference) == ("08:00", "12:00", "Sms", "PO 7")
    picked_up = ordering.draft_of(replace(typed, fulfilment=Fulfilment.PICKUP))
    assert (picked_up.street, picked_up.postcode, picked_up.city) == ("", "", "")
    with pytest.raises(ValueError, match="promised"):
        ordering.draft_of(OrderForm())


def test_a_known_customer_keeps_the_address_when_the_order_goes_elsewhere() -> None:
    known = Customer("c1", "10001", "J. Voorbeeld", street="Proefstraat 12", postcode="1234 AB", city="Testdorp")
    form = ordering.with_customer(OrderForm(), known)
    assert (form.house_number, form.street) == ("12", "Proefstraat, Testdorp")
    assert ordering.changed_customer(form, known) == known
    moved = replace(form, phone="06-1", street="Elders, Proefstad")
    assert ordering.changed_customer(moved, known) == replace(known, phone="06-1")
    assert ordering.without_customer(moved) == OrderForm()


def test_a_person_linked_to_a_company_keeps_its_name() -> None:
    known = Customer("c1", "10001", "J. Voorbeeld", company="Voorbeeld Bouw B.V.", company_id="c2")
    form = replace(ordering.with_customer(OrderForm(), known), company="Anders")
    assert ordering.changed_customer(form, known).company == "Voorbeeld Bouw B.V."


def test_a_street_is_found_when_the_known_addresses_agree() -> None:
    known = [("Proefstraat 12", "Testdorp"), ("Proefstraat 14 a", "Testdorp")]
    assert ordering.found_street(known, "99") == "Proefstraat, Testdorp"
    assert ordering.found_street([*known, ("Plein 3", "Testdorp")], "99") == ""
    assert ordering.found_street([*known, ("Plein 3", "Testdorp")], "3") == "Plein, Testdorp"
    assert ordering.found_street([], "3") == ""


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("Proefstraat 12", ("Proefstraat", "12")),
        ("Plein 1944 12", ("Plein 1944", "12")),
        ("2e Proefstraat 7bis", ("2e Proefstraat", "7bis")),
        ("Proefstraat 12-3", ("Proefstraat", "12-3")),
        ("Proefstraat", ("Proefstraat", "")),
        ("", ("", "")),
    ],
)
def test_street_and_house_number_are_told_apart(line: str, split: tuple[str, str]) -> None:
    assert ordering.split_number(line) == split


@given(TEXTS)
def test_splitting_an_address_line_loses_nothing(line: str) -> None:
    street, number = ordering.split_number(line)
    assert f"{street} {number}".strip() == " ".join(line.split())


@given(
    st.builds(
        OrderForm,
        fulfilment=st.sampled_from(Fulfilment),
        date=st.none() | st.dates(),
        slot=st.sampled_from((WHOLE_DAY, Slot("08:00", "12:00"))),
        name=TEXTS,
        street=TEXTS,
        note=st.text(max_size=40),
        contact=st.none() | st.sampled_from(ContactBy),
        seller_id=TEXTS,
    )
)
def test_a_form_is_read_back_as_it_was_kept(form: OrderForm) -> None:
    assert ordering.from_text(ordering.to_text(form)) == form
