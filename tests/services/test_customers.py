"""Customers through the services: kept, found, merged, asked for consent, exported and wiped."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import customer_links
from kassa.db.repos import sales as sales_repo
from kassa.domain.errors import Conflict, Denied, RuleError, StoreError
from kassa.domain.people.actor import Actor
from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.domain.people.customer import Customer, CustomerKind, PriceList
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.privacy import PSEUDONYM
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.people.price_lists import PriceLists
from kassa.services.settings import Settings
from tests.support.clock import FrozenClock
from tests.support.sales import concept, goods
from tests.support.shop import OWNER, set_up_shop

JAN = Customer(
    "", "10001", "Jan de Vries", email="jan@voorbeeld.nl", phone="030-123 45 67", postcode="3511ab", city="Utrecht"
)
BUILDERS = Customer("", "10002", "", "De Vries Bouw", kind=CustomerKind.COMPANY, city="Amersfoort")
INVOICES = ContactDetail("", ContactKind.EMAIL, "boek@voorbeeld.nl", "Boekhouding", True)


class Desk:
    """The services about customers of one shop."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.settings = Settings(database, clock)
        self.customers = Customers(database, clock)
        self.privacy = CustomerPrivacy(database, clock, self.settings)
        self.lists = PriceLists(database, clock)

    def save(self, customer: Customer, *contacts: ContactDetail) -> Customer:
        return self.customers.save(customer, OWNER, contacts or None)

    def journal(self) -> list[tuple[str, dict[str, object]]]:
        with self.database.read() as reader:
            rows = reader.all("SELECT event, payload FROM journal ORDER BY seq")
        return [(event, json.loads(payload)) for event, payload in rows]

    def found(self, text: str) -> list[str]:
        return [hit.number for hit in self.customers.search(text)]


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


def without(*rights: Right) -> Actor:
    return replace(OWNER, rights=frozenset(Right) - set(rights))


def test_a_customer_comes_back_as_it_was_stored(desk: Desk) -> None:
    desk.lists.save(PriceList("A", "Aannemers", Rate.percent(10)), OWNER)
    builders = desk.save(BUILDERS)
    full = replace(
        JAN, street="Laan 1", company_id=builders.id, vat_id="NL000099998B57", registration="12345678",
        iban="NL91 ABNA 0417 1643 00", payment_days=14, price_list="A", credit_limit=Money(250_000), language="en",
        dispatch=DispatchMethod.EMAIL, note="Belt liever.\nNiet op maandag.",
    )  # fmt: skip
    place = Address("", "Werkplaats", "Kade 3", "1011ab", "Amsterdam")
    stored = desk.customers.save(full, OWNER, [INVOICES], [place])
    assert stored.company == "De Vries Bouw"
    assert (stored.postcode, stored.iban) == ("3511 AB", "NL91ABNA0417164300")
    assert (stored.discount, stored.list_discount) == (Rate.percent(10), Rate.percent(10))
    assert (stored.credit_limit, stored.payment_days, stored.note) == (Money(250_000), 14, full.note)
    card = desk.customers.card(stored.id)
    assert card.company == desk.customers.get(builders.id)
    assert [(one.value, one.label, one.for_invoices) for one in card.contacts] == [
        ("boek@voorbeeld.nl", "Boekhouding", True)
    ]
    assert [(one.label, one.postcode) for one in card.addresses] == [("Werkplaats", "1011 AB")]
    assert [one.id for one in desk.customers.card(builders.id).people] == [stored.id]


@pytest.mark.parametrize(
    "name", ['O\'Brien "Jr"', "שלום עולם", "مخبز الحي", "👩‍👩‍👧 Zus & Zo", "Robert'); DROP TABLE customer;--", "50%_!"]
)
def test_any_name_is_kept_and_found(desk: Desk, name: str) -> None:
    stored = desk.save(replace(JAN, name=name))
    assert stored.name == name
    assert desk.found(name) == ["10001"]


@pytest.mark.parametrize("change", [{"name": "Jan\x00"}, {"city": "A\u202eB"}, {"email": "a@b.nl\r\nBcc: c@d.nl"}])
def test_control_signs_are_refused(desk: Desk, change: dict[str, str]) -> None:
    with pytest.raises(RuleError):
        desk.save(replace(JAN, **change))  # type: ignore[arg-type]
    assert desk.found("10001") == []


def test_customers_are_found_by_all_they_have(desk: Desk) -> None:
    desk.save(JAN, INVOICES)
    desk.save(BUILDERS)
    for text in (
        "10001", "jan", "JÁN", "de vries utr", "3511 AB", "3511ab", "030-123", "0301234567", "030 123 45 67",
        "jan@voorbeeld.nl", "boek@", "oorbeeld",
    ):  # fmt: skip
        assert desk.found(text) == ["10001"], text
    assert desk.found("vries") == ["10001", "10002"]
    assert desk.found("100") == ["10001", "10002"]
    assert desk.found("bestaat niet") == []
    assert desk.found("  ") == []


def test_search_follows_what_changes(desk: Desk) -> None:
    stored = desk.save(JAN, INVOICES)
    changed = desk.customers.save(replace(stored, name="Piet Jansen"), OWNER, [])
    assert desk.found("de vries") == []
    assert desk.found("boek@") == []
    assert desk.found("jansen") == ["10001"]
    assert changed.revision == stored.revision + 1


def test_numbers_are_proposed_and_belong_to_one(desk: Desk) -> None:
    assert desk.customers.propose_number() == "10001"
    desk.save(replace(JAN, number="0042"))
    assert desk.save(replace(BUILDERS, number="")).number == "10001"
    with pytest.raises(RuleError) as refused:
        desk.save(replace(JAN, number="10001"))
    assert refused.value.code == "customer.number_taken"


def test_two_people_cannot_overwrite_each_other(desk: Desk) -> None:
    stored = desk.save(JAN)
    desk.save(replace(stored, city="Zeist"))
    with pytest.raises(Conflict):
        desk.save(replace(stored, city="Doorn"))
    assert desk.customers.get(stored.id).city == "Zeist"


def test_a_company_that_is_renamed_takes_its_people_along(desk: Desk) -> None:
    builders = desk.save(BUILDERS)
    person = desk.save(replace(JAN, company_id=builders.id))
    desk.save(replace(builders, company="Bouwgroep West"))
    assert desk.customers.get(person.id).company == "Bouwgroep West"
    assert desk.found("bouwgroep") == ["10002", "10001"]


def test_a_link_needs_a_company_that_is_there(desk: Desk) -> None:
    other = desk.save(JAN)
    for wrong in ("nobody", other.id):
        with pytest.raises(RuleError) as refused:
            desk.save(replace(JAN, number="3", company_id=wrong))
        assert refused.value.code == "customer.company_id"


def test_a_company_with_people_stays_a_company(desk: Desk) -> None:
    builders = desk.save(BUILDERS)
    desk.save(replace(JAN, company_id=builders.id))
    with pytest.raises(RuleError) as refused:
        desk.save(replace(builders, kind=CustomerKind.PERSON, name="X"))
    assert refused.value.code == "customer.kind"


def test_a_credit_limit_needs_its_own_right_and_is_told_before_and_after(desk: Desk) -> None:
    stored = desk.save(replace(JAN, credit_limit=Money(10_000)))
    clerk = without(Right.EDIT_CREDIT_LIMIT)
    with pytest.raises(Denied):
        desk.customers.save(replace(stored, credit_limit=Money(99_000)), clerk)
    with pytest.raises(Denied):
        desk.customers.save(replace(BUILDERS, credit_limit=Money(1)), clerk)
    assert desk.customers.save(replace(stored, city="Zeist"), clerk).credit_limit == Money(10_000)
    desk.save(replace(desk.customers.get(stored.id), credit_limit=None))
    event, body = desk.journal()[-1]
    assert event == "customer.changed"
    assert body["agreed"] == {"credit_limit": [10_000, None]}


def test_the_journal_names_what_changed_but_no_person(desk: Desk) -> None:
    stored = desk.save(replace(JAN, iban="NL91ABNA0417164300"), INVOICES)
    desk.save(replace(stored, name="Piet Jansen", email="piet@voorbeeld.nl"))
    assert desk.journal()[-1][1]["fields"] == ["name", "email"]
    told = json.dumps(desk.journal())
    assert not [word for word in ("Vries", "Jansen", "voorbeeld", "NL91", "Utrecht", "123") if word in told]


def test_several_are_added_or_none(desk: Desk) -> None:
    with pytest.raises(RuleError):
        desk.customers.add([JAN, replace(BUILDERS, number="10001")], OWNER)
    assert desk.found("10001") == []
    assert [one.number for one in desk.customers.add([JAN, BUILDERS], OWNER)] == ["10001", "10002"]


def test_the_last_used_come_first(desk: Desk) -> None:
    first, second = desk.save(JAN), desk.save(BUILDERS)
    for one in (first, second, first):
        desk.customers.used(one.id, OWNER)
    assert [hit.number for hit in desk.customers.recent(OWNER)] == ["10001", "10002"]
    desk.customers.merge(second.id, desk.save(replace(BUILDERS, number="10003")).id, OWNER)
    desk.privacy.erase(first.id, OWNER)
    assert [hit.number for hit in desk.customers.recent(OWNER)] == ["10002"]


def test_price_lists_are_shared_and_kept_while_in_use(desk: Desk) -> None:
    desk.lists.save(PriceList("A", "Aannemers", Rate.percent(10)), OWNER)
    stored = desk.save(replace(JAN, price_list="A"))
    desk.lists.save(PriceList("A", "Aannemers", Rate.percent(12)), OWNER)
    assert desk.customers.get(stored.id).discount == Rate.percent(12)
    with pytest.raises(RuleError) as refused:
        desk.lists.remove("A", OWNER)
    assert refused.value.code == "price_list.used"
    desk.save(replace(desk.customers.get(stored.id), price_list=""))
    desk.lists.remove("A", OWNER)
    assert desk.lists.all() == ()
    for wrong in (PriceList("", "X", Rate.ZERO), PriceList("B", " ", Rate.ZERO), PriceList("B", "X", Rate(10_001))):
        with pytest.raises(RuleError):
            desk.lists.save(wrong, OWNER)
    with pytest.raises(RuleError):
        desk.save(replace(JAN, number="7", price_list="weg"))


def test_merging_moves_everything_and_the_double_says_where_it_went(desk: Desk) -> None:
    builders = desk.save(replace(BUILDERS, number="10005", company="De Vries Bouw BV"))
    double = desk.customers.save(
        replace(BUILDERS, number="10006", phone="033-1", note="let op"), OWNER, [INVOICES],
        [Address("", "Loods", "Kade 3", "", "Zeist")],
    )  # fmt: skip
    person = desk.save(replace(JAN, company_id=double.id))
    before = desk.privacy.give_consent(double.id, OWNER).consents
    keep, drop, made = desk.customers.merge_preview(builders.id, double.id)
    assert (keep.number, drop.number, made.filled) == ("10005", "10006", ("phone",))
    stored = desk.customers.merge(builders.id, double.id, OWNER)
    assert (stored.phone, stored.note, stored.revision) == ("033-1", "let op", builders.revision + 1)
    card = desk.customers.card(builders.id)
    assert [one.value for one in card.contacts] == ["boek@voorbeeld.nl"]
    assert [one.label for one in card.addresses] == ["Loods"]
    assert [(one.id, one.company) for one in card.people] == [(person.id, "De Vries Bouw BV")]
    assert card.consents == before
    assert [one.number for one in card.merged] == ["10006"]
    assert desk.customers.get(double.id).merged_into == builders.id
    assert desk.found("10006") == []
    assert desk.found("boek@") == ["10005"]
    with pytest.raises(RuleError) as refused:
        desk.save(replace(desk.customers.get(double.id), city="X"))
    assert "10005" in str(refused.value)
    with pytest.raises(RuleError):
        desk.customers.merge(builders.id, double.id, OWNER)


def test_a_double_of_a_double_follows(desk: Desk) -> None:
    one, two, three = (desk.save(replace(JAN, number=number)) for number in ("1", "2", "3"))
    desk.customers.merge(two.id, three.id, OWNER)
    desk.customers.merge(one.id, two.id, OWNER)
    assert desk.customers.get(three.id).merged_into == one.id
    assert [found.number for found in desk.customers.card(one.id).merged] == ["2", "3"]


def test_consent_is_given_to_a_text_and_kept_with_it(desk: Desk, clock: FrozenClock) -> None:
    stored = desk.save(JAN)
    card = desk.privacy.give_consent(stored.id, OWNER)
    first = desk.privacy.consent_text()
    assert card.has_consent
    assert (card.consents[0].text, card.consents[0].version, card.consents[0].moment) == (first, 1, clock.now())
    with pytest.raises(RuleError) as refused:
        desk.privacy.give_consent(stored.id, OWNER)
    assert refused.value.code == "consent.given"
    desk.settings.change(Scope.COMPANY, {company.CONSENT_TEXT.key: "Een nieuwe tekst."}, OWNER)
    clock.advance(minutes=1)
    assert desk.privacy.give_consent(stored.id, OWNER).consents[0].version == 2
    clock.advance(minutes=1)
    card = desk.privacy.withdraw_consent(stored.id, OWNER)
    assert not card.has_consent
    assert [(one.given, one.version) for one in card.consents] == [(False, 2), (True, 2), (True, 1)]
    assert card.consents[-1].text == first
    with pytest.raises(RuleError):
        desk.privacy.withdraw_consent(stored.id, OWNER)


def test_a_shop_without_a_text_asks_for_it_first(desk: Desk) -> None:
    stored = desk.save(JAN)
    desk.settings.change(Scope.COMPANY, {company.CONSENT_TEXT.key: ""}, OWNER)
    with pytest.raises(RuleError) as refused:
        desk.privacy.give_consent(stored.id, OWNER)
    assert refused.value.code == "consent.no_text"
    assert "GDPR" in refused.value.reason.fix


@pytest.mark.parametrize("table", ["customer_consent", "consent_text"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET {}"])
def test_consent_never_changes_afterwards(desk: Desk, table: str, sql: str) -> None:
    desk.privacy.give_consent(desk.save(JAN).id, OWNER)
    change = "given = 0" if table == "customer_consent" else "body = 'anders'"
    with pytest.raises(StoreError), desk.database.write() as tx:
        tx.run(sql.format(table, change))


def test_an_export_holds_everything(desk: Desk) -> None:
    builders = desk.save(BUILDERS)
    stored = desk.save(replace(JAN, company_id=builders.id, credit_limit=Money(500), name="יוסף"), INVOICES)
    desk.privacy.give_consent(stored.id, OWNER)
    desk.customers.merge(stored.id, desk.save(replace(JAN, number="9")).id, OWNER)
    body = json.loads(desk.privacy.export(stored.id, OWNER))
    assert (body["customer"]["name"], body["customer"]["credit_limit"]) == ("יוסף", 500)
    assert body["company"]["company"] == "De Vries Bouw"
    assert [one["value"] for one in body["contacts"]] == ["boek@voorbeeld.nl"]
    assert body["consents"][0]["text"] == desk.privacy.consent_text()
    assert [one["number"] for one in body["merged"]] == ["9"]
    assert [one["event"] for one in body["journal"]] == [
        "customer.added", "customer.consent_given", "customer.added", "customer.merged",
    ]  # fmt: skip
    assert desk.journal()[-1][0] == "customer.exported"
    with pytest.raises(Denied):
        desk.privacy.export(stored.id, without(Right.EXPORT))


def test_wiping_leaves_a_number_and_nothing_of_the_person(desk: Desk) -> None:
    stored = desk.customers.save(
        replace(JAN, note="geheim", iban="NL91ABNA0417164300"), OWNER, [INVOICES],
        [Address("", "Thuis", "Laan 1", "", "Utrecht")],
    )  # fmt: skip
    desk.customers.merge(stored.id, desk.save(replace(JAN, number="9", name="J. d. Vries")).id, OWNER)
    desk.privacy.give_consent(stored.id, OWNER)
    gone = desk.privacy.erase(stored.id, OWNER)
    assert (gone.number, gone.name, gone.erased) == ("10001", PSEUDONYM, True)
    card = desk.customers.card(stored.id)
    assert (card.contacts, card.addresses) == ((), ())
    assert card.has_consent
    assert [one.name for one in card.merged] == [PSEUDONYM]
    assert desk.found("vries") == []
    assert desk.found("10001") == []
    with desk.database.read() as reader:
        every = [row for table in ("customer", "customer_contact", "customer_address", "journal")
                 for row in reader.all(f"SELECT * FROM {table}")]  # fmt: skip
    assert not [word for word in ("Vries", "voorbeeld.nl", "geheim", "NL91", "Laan 1") if word in repr(every)]
    assert desk.journal()[-1][0] == "customer.erased"
    with pytest.raises(RuleError):
        desk.privacy.erase(stored.id, OWNER)
    with pytest.raises(RuleError):
        desk.save(replace(gone, name="Terug"))


def test_wiping_a_company_lets_its_people_go(desk: Desk) -> None:
    builders = desk.save(BUILDERS)
    person = desk.save(replace(JAN, company_id=builders.id))
    desk.privacy.erase(builders.id, OWNER)
    left = desk.customers.get(person.id)
    assert (left.company_id, left.company, left.name) == (None, "", "Jan de Vries")


def test_concepts_go_along_and_definitive_documents_stay(desk: Desk) -> None:
    set_up_shop(desk.database)
    keep, drop = desk.save(JAN), desk.save(replace(JAN, number="9"))
    party = Party(drop.id, "9", "Jan de Vries")
    order = concept(DocumentKind.ORDER, goods(1210), party=party)
    with desk.database.write() as tx:
        sales_repo.add(tx, order, 1)
        tx.run(
            "INSERT INTO open_item (document_id, kind, customer_id, due_date, gross, open) "
            "VALUES ('i', 'invoice', :customer, '2026-12-01', 1250, 1250)",
            customer=drop.id,
        )
    desk.customers.merge(keep.id, drop.id, OWNER)
    with desk.database.read() as reader:
        stored = sales_repo.get(reader, order.id)
        assert reader.value("SELECT customer_id FROM sales_document") == keep.id
        assert reader.value("SELECT customer_id FROM open_item") == drop.id
    assert stored is not None
    assert stored.document.party == replace(party, customer_id=keep.id, number=keep.number)
    assert desk.customers.card(keep.id).open == Money(1250)
    body = json.loads(desk.privacy.export(keep.id, OWNER))
    assert [row[0] for row in body["documents"]["sales_documents"]] == ["order"]
    assert body["open_cents"] == 1250


def test_nobody_is_wiped_with_something_open(desk: Desk) -> None:
    stored = desk.save(JAN)
    with desk.database.write() as tx:
        tx.run(
            "INSERT INTO open_item (document_id, kind, customer_id, due_date, gross, open) "
            "VALUES ('i', 'invoice', :customer, '2026-12-01', 1250, 1250)",
            customer=stored.id,
        )
    with pytest.raises(RuleError) as refused:
        desk.privacy.erase(stored.id, OWNER)
    assert "12,50" in str(refused.value)
    reason = desk.privacy.why_not_erase(stored.id)
    assert reason is not None
    assert reason.code == "customer.open_balance"
    assert desk.customers.get(stored.id).name == "Jan de Vries"


def test_every_pointer_names_a_column_there_is(sqlite_database: Database) -> None:
    with sqlite_database.read() as reader:
        for one in (*customer_links.MOVED, *customer_links.USED):
            condition = one.where or "1 = 1"
            assert reader.all(f"SELECT {one.column} FROM {one.table} WHERE {condition} LIMIT 1") == []
        for sql in customer_links.OPEN:
            assert reader.value(sql, id="x") == 0
        for _, sql in customer_links.DOCUMENTS:
            assert reader.all(sql, id="x") == []
