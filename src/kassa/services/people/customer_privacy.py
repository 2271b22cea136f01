"""What a person may ask of the shop about their own data (AVG): consent, everything that is known, and being wiped."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC
from typing import Any, Final

from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import micros, moment_of
from kassa.db.queries.customers import journal_of
from kassa.db.repos import consents, customer_links, import_runs
from kassa.db.repos import customers as repo
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.people.privacy import KEEP_YEARS, erased, erasing_refused
from kassa.domain.people.rights import Right, require
from kassa.domain.settings import company
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate
from kassa.services.acting import record
from kassa.services.people.customers import CustomerCard, read_card, same_customer
from kassa.services.settings import Settings
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_TITLES: Final = {
    "order": "order",
    "delivery": "pakbon",
    "invoice": "factuur",
    "credit": "creditfactuur",
    "basket": "bon op",
}


class CustomerPrivacy:
    """Consent, inspection and erasure.

    Args:
        database: the shop.
        clock: the time.
        settings: the text that customers agree to, and the country whose tax term holds.
    """

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    def consent_text(self) -> str:
        """Return the text customers agree to now; empty when the shop has none."""
        return self._settings.get(company.CONSENT_TEXT).strip()

    def keep_years(self) -> int:
        """Return how many years documents are kept by law."""
        return KEEP_YEARS[self._settings.get(company.COUNTRY)]

    def give_consent(self, customer_id: str, actor: Actor) -> CustomerCard:
        """Record that a customer agreed to the present text, which is kept as it is now.

        Raises:
            Denied: the person may not change customers.
            RuleError: the shop has no text, or the customer agreed to this very text already.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        text = self.consent_text()
        if not text:
            raise RuleError(
                Reason(
                    "consent.no_text",
                    "De winkel heeft nog geen tekst waarvoor toestemming wordt gegeven.",
                    "Vul haar in bij Instellingen, Klantinstellingen, GDPR.",
                )
            )
        with self._database.write() as tx:
            card = read_card(tx, customer_id)
            if card.has_consent and card.consents[0].text == text:
                raise RuleError(Reason("consent.given", "De toestemming was al vastgelegd.", "Ververs de relatie."))
            version = consents.version_of(tx, text, micros(self._clock.now()))
            self._add(tx, card, actor, version, given=True)
        return self._card(customer_id)

    def withdraw_consent(self, customer_id: str, actor: Actor) -> CustomerCard:
        """Record that a customer withdrew consent.

        Raises:
            Denied: the person may not change customers.
            RuleError: there is no consent to withdraw.
        """
        require(actor, Right.EDIT_CUSTOMERS)
        with self._database.write() as tx:
            card = read_card(tx, customer_id)
            if not card.has_consent:
                raise RuleError(
                    Reason("consent.none", "Er is geen toestemming om in te trekken.", "Ververs de relatie.")
                )
            self._add(tx, card, actor, card.consents[0].version, given=False)
        return self._card(customer_id)

    def export(self, customer_id: str, actor: Actor) -> bytes:
        """Return everything the shop knows of a customer as a JSON file (UTF-8), for who asks to see it.

        Raises:
            Denied: the person may not export.
            RuleError: the customer is gone.
        """
        require(actor, Right.EXPORT)
        with self._database.write() as tx:
            card = read_card(tx, customer_id)
            ids = same_customer(card.customer, card.merged)
            now = self._clock.now()
            body = {
                "exported_at": now.astimezone(UTC).isoformat(),
                "customer": _plain(card.customer),
                "company": _plain(card.company) if card.company else None,
                "contacts": [_plain(one) for one in card.contacts],
                "addresses": [_plain(one) for one in card.addresses],
                "consents": [{**_plain(one), "moment": one.moment.isoformat()} for one in card.consents],
                "merged": [_plain(one) for one in card.merged],
                "open_cents": card.open.cents,
                "journal": _journal(tx, ids),
                "documents": customer_links.documents(tx, ids),
            }
            record(tx, actor, "customer.exported", customer_id, {"number": card.customer.number}, now)
        return json.dumps(body, ensure_ascii=False, indent=2).encode()

    def why_not_erase(self, customer_id: str) -> Reason | None:
        """Return why a customer cannot be wiped now, or None."""
        with self._database.read() as reader:
            return _why_not_erase(reader, read_card(reader, customer_id))

    def erase(self, customer_id: str, actor: Actor) -> Customer:
        """Wipe a customer: master data become a pseudonym, contact details, addresses and notes go.

        Documents and the mails they were sent with stay until the term of the tax law ends; they are not touched here,
        nor is the record of consent, which holds no personal data.

        Raises:
            Denied: the person may not wipe customers.
            RuleError: something stands open or is not done with, or it was wiped already; nothing was changed.
        """
        require(actor, Right.ERASE_CUSTOMERS)
        with self._database.write() as tx:
            card = read_card(tx, customer_id)
            reason = _why_not_erase(tx, card)
            if reason is not None:
                raise RuleError(reason)
            for one in (card.customer, *card.merged):
                repo.set_contacts(tx, one.id, ())
                repo.set_addresses(tx, one.id, ())
                repo.update(tx, erased(one), ())
                import_runs.forget_changes(tx, one.id)
                customer_links.forget(tx, one.id)
            for person in card.people:
                repo.unlink(tx, person)
            told: dict[str, object] = {
                "number": card.customer.number,
                "merged": [one.number for one in card.merged],
                "unlinked": len(card.people),
                "documents_kept_years": self.keep_years(),
            }
            record(tx, actor, "customer.erased", customer_id, told, self._clock.now())
        return self._card(customer_id).customer

    def _card(self, customer_id: str) -> CustomerCard:
        with self._database.read() as reader:
            return read_card(reader, customer_id)

    def _add(self, tx: Transaction, card: CustomerCard, actor: Actor, version: int, *, given: bool) -> None:
        now = self._clock.now()
        consents.add(tx, new_id(), card.customer.id, version, micros(now), actor.employee_id, given=given)
        event = "customer.consent_given" if given else "customer.consent_withdrawn"
        record(tx, actor, event, card.customer.id, {"number": card.customer.number, "text_version": version}, now)


def _why_not_erase(reader: Reader, card: CustomerCard) -> Reason | None:
    found = customer_links.unfinished(reader, same_customer(card.customer, card.merged))
    titles = [f"{_TITLES[kind]} {number}" if number else f"concept-{_TITLES[kind]}" for kind, number in found]
    return erasing_refused(card.customer, card.open, titles)


def _journal(reader: Reader, ids: tuple[str, ...]) -> list[dict[str, object]]:
    return [
        {"moment": moment_of(moment).isoformat(), "event": event, "employee": employee, "body": json.loads(body)}
        for moment, event, employee, body in journal_of(reader, ids)
    ]


def _plain(one: Any) -> dict[str, object]:
    """Return a record as plain values."""
    return {field.name: _value(getattr(one, field.name)) for field in fields(one)}


def _value(value: object) -> object:
    if isinstance(value, Money):
        return value.cents
    return value.basis_points if isinstance(value, Rate) else value
