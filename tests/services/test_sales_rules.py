"""What invoices ask of the settings and of their customers, from what is really stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import customers
from kassa.db.repos.customer_terms import customer_terms
from kassa.domain.people.contact import ContactDetail, ContactKind
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.settings.fields import Scope
from kassa.services.sales.rules import sales_rules
from kassa.services.settings import Settings
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER

COMPANY = Customer("k" * 32, "1", "Voorbeeld Bouw", "Voorbeeld Bouw", kind=CustomerKind.COMPANY)
PERSON = Customer("p" * 32, "2", "J. Voorbeeld", company="Voorbeeld Bouw", company_id=COMPANY.id)


@pytest.mark.parametrize(
    ("own", "company", "method", "origin"),
    [
        ("post", "email", "post", "per post (van de klant)"),
        ("none", "email", "email", "via e-mail (van bedrijf Voorbeeld Bouw)"),
        ("none", "none", "none", "geen verzending"),
    ],
)
def test_the_customer_decides_else_the_company(
    database: Database, own: str, company: str, method: str, origin: str
) -> None:
    with database.write() as tx:
        customers.insert(tx, replace(COMPANY, dispatch=DispatchMethod(company)))
        customers.insert(tx, replace(PERSON, dispatch=DispatchMethod(own)))
        found = customer_terms(tx, PERSON.id).dispatch
    assert (found.method.value, found.origin) == (method, origin)


def test_a_recipient_is_the_customer_the_company_or_a_ticked_contact(database: Database) -> None:
    ticked = ContactDetail("t" * 32, ContactKind.EMAIL, "boek@voorbeeld.nl", for_invoices=True)
    shapes = [
        (replace(PERSON, id="1" * 32, number="11"), (), False),
        (replace(PERSON, id="2" * 32, number="12", email="j@voorbeeld.nl"), (), True),
        (replace(PERSON, id="3" * 32, number="13"), (ticked,), True),
        (replace(PERSON, id="4" * 32, number="14"), (replace(ticked, id="u" * 32, for_invoices=False),), False),
    ]
    with database.write() as tx:
        customers.insert(tx, COMPANY)
        for customer, contacts, _ in shapes:
            customers.insert(tx, customer, contacts)
            customers.set_contacts(tx, customer.id, contacts)
        assert [customer_terms(tx, one.id).has_recipient for one, _, _ in shapes] == [has for _, _, has in shapes]
        customers.insert(tx, replace(COMPANY, id="e" * 32, number="21", email="info@voorbeeld.nl"))
        customers.insert(tx, replace(PERSON, id="5" * 32, number="22", company_id="e" * 32))
        assert customer_terms(tx, "5" * 32).has_recipient
        unknown = customer_terms(tx, "weg")
    assert (unknown.has_recipient, unknown.dispatch.method) == (False, DispatchMethod.NONE)


def test_the_rules_follow_the_settings(database: Database, clock: FrozenClock) -> None:
    settings = Settings(database, clock)
    rules = sales_rules(settings)
    assert (rules.closed_until, rules.invoicing, rules.standalone_card, rules.term_days) == (None, True, False, 14)
    values = {
        "sales.books_closed_until": "31-12-2025",
        "sales.invoicing": False,
        "sales.standalone_card": True,
        "sales.term_days": 30,
    }
    settings.change(Scope.COMPANY, values, OWNER)
    rules = sales_rules(settings)
    assert (rules.closed_until, rules.invoicing, rules.standalone_card, rules.term_days) == (
        dt.date(2025, 12, 31), False, True, 30,
    )  # fmt: skip
    assert rules.cash_rounding is CashRounding.NEAREST_FIVE
