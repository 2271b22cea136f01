"""'Maak order': what is typed for a new order, what keeps it from being placed, and what becomes of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people import customer as people
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.till.basket import LineKind
from kassa.domain.till.ending import Fulfilment, OrderDraft
from kassa.domain.till.promise import WHOLE_DAY, Slot, day_problem, slot_problem
from kassa.domain.values.identification import is_plain, postcode

if TYPE_CHECKING:
    from kassa.domain.messages.files import NewFile
    from kassa.domain.sales.document import Party
    from kassa.domain.till.basket import Basket

LONGEST: Final = 200
_NOTHING: Final = "Er is niets gemaakt; de bon is bewaard."
_NUMBER = r"(.*\S)\s+(\d+(?:[ /-]?[A-Za-z]{1,4}|[/-]\w{1,6})?)"
_FIELD_OF: Final = {"city": "street"}
_TYPED: Final = ("name", "company", "phone", "email", "postcode", "street")


class ContactBy(StrEnum):
    """How the customer wants to hear of the order; the value is what is stored."""

    PHONE = "phone"
    EMAIL = "email"
    SMS = "sms"

    @property
    def dutch(self) -> str:
        """The word on screen and in the queue."""
        return {"phone": "Telefoon", "email": "E-mail", "sms": "Sms"}[self.value]


@frozen
class OrderForm:
    """Everything that is typed or chosen on the screen of a new order.

    Attributes:
        fulfilment: picked up or delivered.
        date: when it is promised; None while nothing was chosen.
        slot: the part of that day.
        customer_id: whose data were filled in; empty for somebody new.
        name: name of the person.
        company: company name.
        phone: as typed.
        email: as typed.
        postcode: as typed.
        house_number: with its addition.
        street: street and place as one text: ``Proefstraat, Testdorp``.
        reference: the customer's reference.
        note: remark on the paper.
        internal_note: remark for the shop.
        contact: how the customer wants to hear of it.
        seller_id: the seller; empty is who places it.
        seller: name of the seller.
        attachment: path of a file on this machine that belongs to the order; read when the order is placed.
        paying: whether the bon went on to payment: after a power cut what is received is still a deposit.
    """

    fulfilment: Fulfilment = Fulfilment.PICKUP
    date: dt.date | None = None
    slot: Slot = WHOLE_DAY
    customer_id: str = ""
    name: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    postcode: str = ""
    house_number: str = ""
    street: str = ""
    reference: str = ""
    note: str = ""
    internal_note: str = ""
    contact: ContactBy | None = None
    seller_id: str = ""
    seller: str = ""
    attachment: str = ""
    paying: bool = False

    @property
    def is_delivery(self) -> bool:
        """Whether it is brought to the customer."""
        return self.fulfilment is Fulfilment.DELIVERY

    @property
    def has_extra(self) -> bool:
        """Whether something stands on the tab 'Extra gegevens'."""
        texts = (self.reference, self.note, self.internal_note, self.seller_id, self.attachment)
        return self.contact is not None or any(text.strip() for text in texts)


# The basket ---------------------------------------------------------------------------------------------------------


def why_not_order(basket: Basket | None) -> Reason | None:
    """Return why 'Maak order' is not possible now, or None when it is."""
    if basket is not None and basket.payments:
        return Reason("order.paid", "Op deze bon is al geld ontvangen.", "Neem de bedragen eerst terug.")
    return why_not_in_order(basket)


def why_not_in_order(basket: Basket | None) -> Reason | None:
    """Return why what stands on a basket cannot become an order, whether it was paid or not; None when it can."""
    if basket is None or not basket.has_goods:
        return Reason("order.empty", "Voeg eerst artikelen toe.")
    if basket.unknown_lines:
        return Reason(
            "order.unknown",
            "Op de bon staat een onbekend artikel.",
            "Zoek het onbekende artikel of verwijder de regel.",
        )
    if basket.order is not None:
        return Reason(
            "order.open",
            f"Op de bon staat al order {basket.order.number}.",
            "Reken die eerst af, of zet hem terug in de orderwachtrij.",
        )
    if any(line.returns is not None or line.quantity.milli < 0 for line in basket.lines):
        return _not_in_order("Een retour", "Reken de retour apart af.")
    kinds = {line.kind for line in basket.lines}
    if LineKind.INVOICE in kinds:
        return _not_in_order("Een factuur", "Haal de factuur van de bon, of reken haar apart af.")
    if LineKind.GIFT_CARD in kinds:
        return _not_in_order("Een cadeaubon", "Reken de cadeaubon apart af.")
    return None


def why_not_promised(draft: OrderDraft, party: Party, today: dt.date) -> Reason | None:
    """Return why an order cannot be handed out as it was asked, or None when it can.

    A delivery address stands on its own: half of one is never made whole with that of the customer.

    Args:
        draft: how it is handed out.
        party: the customer.
        today: the day it is in the shop.
    """
    if draft.date < today:
        return Reason("order.past", f"De afgesproken dag is al voorbij. {_NOTHING}", "Kies vandaag of later.")
    if draft.fulfilment is Fulfilment.PICKUP:
        if party.title or party.phone:
            return None
        return Reason(
            "order.contact", f"Er is geen naam of telefoon van wie afhaalt. {_NOTHING}", "Vul naam of telefoon in."
        )
    own = draft.street or draft.postcode or draft.city
    street, city = (draft.street, draft.city) if own else (party.street, party.city)
    if street and city:
        return None
    what = "Het bezorgadres is niet volledig." if street or city else "Er is geen bezorgadres."
    return Reason("order.address", f"{what} {_NOTHING}", "Vul straat en plaats in bij 'Bezorgen'.")


def _not_in_order(what: str, fix: str) -> Reason:
    return Reason("order.not_goods", f"{what} kan niet in een order. Er is niets veranderd.", fix)


# The address --------------------------------------------------------------------------------------------------------


def split_number(line: str) -> tuple[str, str]:
    """Return street and house number of an address line: ``Proefstraat 12 a`` is ``Proefstraat`` and ``12 a``."""
    line = " ".join(line.split())
    found = re.fullmatch(_NUMBER, line)
    return (found[1], found[2]) if found else (line, "")


def street_and_place(street: str, city: str) -> str:
    """Return street and place as one text."""
    return ", ".join(part for part in (street, city) if part)


def address_of(form: OrderForm) -> tuple[str, str, str]:
    """Return street with house number, postcode and place as they are stored."""
    street, comma, city = (part.strip() for part in form.street.rpartition(","))
    if not comma:
        street, city = city, ""
    name, number = split_number(street)
    number = form.house_number.strip() or number
    line = " ".join(f"{name} {number}".split()) if name else number
    return line, postcode(form.postcode.strip(), "NL"), city


def _has_address(form: OrderForm) -> bool:
    return any((form.postcode.strip(), form.house_number.strip(), form.street.strip()))


def _address_problems(form: OrderForm) -> tuple[Reason, ...]:
    if not _has_address(form):
        return (
            Reason(
                "order.postcode",
                "Om te bezorgen is een adres nodig.",
                "Vul postcode, huisnummer, straat en plaats in.",
            ),
        )
    line, code, city = address_of(form)
    street, number = split_number(line)
    if not number and re.fullmatch(r"\d\S*", line):
        street, number = "", line
    missing = (
        ("postcode", "De postcode", code),
        ("house_number", "Het huisnummer", number),
        ("street", "De straat", street),
        ("street", "De plaats", city),
    )
    fix = "Vul straat en plaats in met een komma ertussen."
    return tuple(
        Reason(f"order.{field}", f"{what} ontbreekt.", fix if field == "street" else "")
        for field, what, found in missing
        if not found
    )


# The form -----------------------------------------------------------------------------------------------------------


def problems(form: OrderForm, now: dt.datetime) -> tuple[Reason, ...]:
    """Return everything that keeps an order from being placed, in the order of the screen.

    The end of each code is the field it is about: ``order.name``, ``order.date``.

    Args:
        form: what was typed.
        now: the moment, in the time zone of the shop.
    """
    found = [*_who(form), *_texts(form)]
    if form.is_delivery:
        found += _address_problems(form)
    when = (day_problem(form.date, now.date()), slot_problem(form.slot, form.date, now))
    found += [reason for reason in when if reason is not None]
    first: dict[str, Reason] = {}
    for reason in found:
        first.setdefault(reason.code, reason)
    return tuple(first.values())


def _who(form: OrderForm) -> Iterable[Reason]:
    if form.name.strip() or form.company.strip():
        return
    if form.is_delivery:
        yield Reason("order.name", "De naam ontbreekt.", "Vul een naam in of kies een klant.")
    elif not form.phone.strip():
        yield Reason("order.name", "Om af te halen is een naam of telefoonnummer nodig.", "Vul een van beide in.")


def _texts(form: OrderForm) -> Iterable[Reason]:
    wrong = people.problems(people.cleaned(new_customer(form)))
    for reason in wrong:
        field = reason.code.rpartition(".")[2]
        field = _FIELD_OF.get(field, field)
        if field in _TYPED and (field != "name" or form.name.strip()):
            yield replace(reason, code=f"order.{field}")
    extra = (
        ("reference", "De referentie", form.reference),
        ("note", "De opmerking", form.note),
        ("internal_note", "De interne notitie", form.internal_note),
    )
    for field, what, text in extra:
        if len(text) > LONGEST or not is_plain(text):
            sentence = f"{what} is langer dan {LONGEST} tekens of bevat stuurtekens."
            yield Reason(f"order.{field}", sentence, "Maak de tekst korter.")


# What becomes of it -------------------------------------------------------------------------------------------------


def new_customer(form: OrderForm) -> Customer:
    """Return the customer that what was typed makes; a pickup known by phone alone is called by that number."""
    line, code, city = address_of(form)
    company = form.company.strip()
    return Customer(
        id="",
        number="",
        name=form.name.strip() or company or form.phone.strip(),
        company=company,
        phone=form.phone.strip(),
        email=form.email.strip(),
        street=line,
        postcode=code,
        city=city,
        kind=CustomerKind.COMPANY if company else CustomerKind.PERSON,
    )


def changed_customer(form: OrderForm, known: Customer) -> Customer:
    """Return a known customer with the name, phone and e-mail as they stand on the form; its address stays.

    An address that differs is the delivery address of this order alone.
    """
    return replace(
        known,
        name=form.name.strip() or known.name,
        company=known.company if known.company_id else form.company.strip(),
        phone=form.phone.strip(),
        email=form.email.strip(),
    )


def with_customer(form: OrderForm, known: Customer) -> OrderForm:
    """Return the form with the data of a known customer filled in."""
    street, number = split_number(known.street)
    return replace(
        form,
        customer_id=known.id,
        name=known.name,
        company=known.company,
        phone=known.phone,
        email=known.email,
        postcode=known.postcode,
        house_number=number,
        street=street_and_place(street, known.city),
    )


def without_customer(form: OrderForm) -> OrderForm:
    """Return the form for somebody nobody knows yet."""
    empty: dict[str, Any] = dict.fromkeys((*_TYPED, "customer_id", "house_number"), "")
    return replace(form, **empty)


def draft_of(form: OrderForm, attachment: NewFile | None = None) -> OrderDraft:
    """Return what the order is told; an order that is picked up has no address of its own.

    Args:
        form: what was typed.
        attachment: the file at the path of the form.

    Raises:
        ValueError: no date was chosen; ``problems`` says so.
    """
    if form.date is None:
        raise ValueError("an order is promised for a day")
    street, code, city = address_of(form) if form.is_delivery else ("", "", "")
    return OrderDraft(
        fulfilment=form.fulfilment,
        date=form.date,
        slot_from=form.slot.begin,
        slot_to=form.slot.end,
        street=street,
        postcode=code,
        city=city,
        reference=form.reference.strip(),
        note=form.note.strip(),
        internal_note=form.internal_note.strip(),
        contact=form.contact.dutch if form.contact else "",
        seller_id=form.seller_id,
        attachment=attachment,
    )


def found_street(known: Sequence[tuple[str, str]], house_number: str) -> str:
    """Return street and place as the addresses with one postcode agree on them; empty when they do not.

    Args:
        known: street with house number, and place, of addresses with that postcode.
        house_number: what was typed; an address with the same number wins.
    """
    wanted = house_number.strip().lower()
    split = [(*split_number(line), city) for line, city in known]
    same = [one for one in split if one[1].lower() == wanted and wanted] or split
    streets = {(street, city) for street, _, city in same if street and city}
    return street_and_place(*next(iter(streets))) if len(streets) == 1 else ""


# Kept with the basket -----------------------------------------------------------------------------------------------


def to_text(form: OrderForm) -> str:
    """Return a form as the text that is kept with the basket; an untouched one is empty."""
    if form == OrderForm():
        return ""
    body = asdict(form)
    body["date"] = form.date.isoformat() if form.date else ""
    body["slot"] = [form.slot.begin, form.slot.end]
    return json.dumps({key: value for key, value in body.items() if value}, ensure_ascii=False)


def from_text(text: str) -> OrderForm:
    """Return the form that was kept with a basket; an empty one when nothing was."""
    if not text:
        return OrderForm()
    body: dict[str, Any] = json.loads(text)
    day, slot, contact = body.pop("date", ""), body.pop("slot", ("", "")), body.pop("contact", None)
    return OrderForm(
        fulfilment=Fulfilment(body.pop("fulfilment")),
        date=dt.date.fromisoformat(day) if day else None,
        slot=Slot(*slot),
        contact=ContactBy(contact) if contact else None,
        **body,
    )
