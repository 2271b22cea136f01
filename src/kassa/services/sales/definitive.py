"""Making an invoice or credit invoice definitive: everything that belongs to it, in the transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from kassa.db import actions
from kassa.db.actions import fingerprint
from kassa.db.engine import Reader, Transaction
from kassa.db.ledger import Entry, balance, book, entry_body
from kassa.db.repos import invoices, open_items, sales
from kassa.db.repos.customer_terms import CustomerTerms
from kassa.db.repos.open_items import Source
from kassa.db.repos.sales import Numbered
from kassa.db.verify_invoices import DEFINITIVE, invoice_body
from kassa.domain.errors import Conflict, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.debtors import deposit_use_postings, invoice_postings
from kassa.domain.payments.ledger import Account
from kassa.domain.people.actor import Actor
from kassa.domain.people.dispatch import Dispatch
from kassa.domain.pricing.totals import Totals
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, document_totals
from kassa.domain.sales.invoice_checks import refusals, why_not_sent
from kassa.domain.sales.lifecycles import TRANSITIONS, after
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.sales.crediting import require_creditable, set_off
from kassa.services.sales.numbers import take_number
from kassa.services.sales.parties import term_of
from kassa.services.sales.rules import SalesRulesSource
from kassa.system.clock import Clock
from kassa.system.identity import new_id

TermsSource = Callable[[Reader, str], CustomerTerms]
"""Tells by identity how documents reach a customer."""

_NOTHING_DONE: Final = "Er is niets definitief gemaakt; uw werk is bewaard."


@frozen
class Definitive:
    """An invoice that became definitive.

    Attributes:
        document_id: which.
        number: its number.
        gross: its total; negative for a credit invoice.
        dispatch: how it goes out, and why.
    """

    document_id: str
    number: str
    gross: Money
    dispatch: Dispatch


class Definitives:
    """Makes invoices definitive.

    Args:
        clock: the moment.
        rules: the settings of the shop.
        terms: how documents reach a customer.
    """

    def __init__(self, clock: Clock, rules: SalesRulesSource, terms: TermsSource) -> None:
        self._clock = clock
        self._rules = rules
        self._terms = terms

    def earlier(self, reader: Reader, key: str, mark: str) -> Definitive | None:
        """Return what the same press made before, or None.

        Raises:
            Conflict: the key booked something else.
        """
        document_id = actions.done_before(reader, key, mark)
        return None if document_id is None else definitive_of(reader, document_id)

    def refusals(self, reader: Reader, document: SalesDocument, totals: Totals) -> tuple[Reason, ...]:
        """Return what keeps this document from becoming definitive: by itself, and by how it must go out."""
        found = refusals(document, totals, self._rules().closed_until)
        if document.party is None:
            return found
        terms = self._terms(reader, document.party.customer_id)
        unreachable = why_not_sent(document.party, terms.dispatch.method, has_recipient=terms.has_recipient)
        return (*found, unreachable) if unreachable else found

    def dispatch(self, reader: Reader, document: SalesDocument) -> Dispatch | None:
        """Return how a document goes out: as settled when it was made definitive, else as it would now."""
        settled = invoices.dispatch_of(reader, document.id)
        return settled or (self._terms(reader, document.party.customer_id).dispatch if document.party else None)

    def with_due_date(self, reader: Reader, document: SalesDocument) -> SalesDocument:
        """Return an invoice with its due date: by the term of its customer, of its kind, or of the shop."""
        days = term_of(reader, document.party, document.type_code)
        term = dt.timedelta(days=self._rules().term_days if days is None else days)
        return replace(document, due_date=document.date + term)

    def book(self, tx: Transaction, document: SalesDocument, actor: Actor, key: str, mark: str) -> Definitive:
        """Make a concept definitive: number, seal, open item, ledger, deposits, dispatch, journal.

        Args:
            tx: the transaction of the act.
            document: the concept as it is on the screen, stored before or not.
            actor: who does it; the caller checked the right.
            key: action key of the press.
            mark: fingerprint of what the press is about.

        Raises:
            RuleError: what is wrong, with the field at the end of its code.
            Conflict: somebody else saved the concept in the meantime.
        """
        moment = self._clock.now()
        totals = document_totals(document)
        known = invoices.locked(tx, document.id)
        after(_as_stored(document, known), "confirm")
        refused = self.refusals(tx, document, totals)
        if refused or document.party is None:
            raise RuleError(refused[0])
        lines = sales.save_lines(tx, document, totals)
        behind = invoices.sources(tx, document.id) if any(line.source_line for line in document.lines) else ()
        numbered = take_number(tx, document, actor, moment)
        final = _seal(tx, document, numbered, totals, new=known is None)
        open_items.add(tx, final, totals.gross)
        used = _settle(tx, final, totals, behind, numbered.moment)
        customer_id = document.party.customer_id
        dispatch = self._terms(tx, customer_id).dispatch
        invoices.settle_dispatch(tx, final.id, dispatch)
        actions.remember(tx, key, mark, final.id, numbered.moment)
        postings = invoice_postings(customer_id, totals.vat_rows) + deposit_use_postings(customer_id, used)
        day = final.date.isoformat()
        entry = Entry(new_id(), moment, day, final.kind.value, final.id, "", numbered.number)
        if postings:
            book(tx, entry, postings)
        told = sales.body(final, totals, lines)
        body = invoice_body(told, numbered, entry_body(entry, postings), key, dispatch)
        record(tx, actor, DEFINITIVE, final.id, body, moment)
        return Definitive(final.id, numbered.number, totals.gross, dispatch)


def definitive_of(reader: Reader, document_id: str) -> Definitive:
    """Return what a definitive invoice is.

    Raises:
        RuleError: it is not definitive, or not there.
    """
    row = sales.head_of(reader, document_id)
    dispatch = invoices.dispatch_of(reader, document_id)
    if row is None or dispatch is None:
        raise RuleError(Reason("invoice.gone", "Deze factuur is er niet.", "Ververs de lijst."))
    return Definitive(document_id, row.number, row.gross, dispatch)


def definitive_mark(document_id: str) -> str:
    """Return the fingerprint of making this document definitive."""
    return fingerprint("invoice.definitive", document_id)


def _as_stored(document: SalesDocument, known: invoices.Source | None) -> SalesDocument:
    return document if known is None else replace(document, status=known.status, number=known.number)


def _seal(tx: Transaction, document: SalesDocument, numbered: Numbered, totals: Totals, *, new: bool) -> SalesDocument:
    """Store the head of the definitive document and return the document as it is stored."""
    final = replace(document, status=DocumentStatus.DEFINITIVE, number=numbered.number)
    if new:
        sales.add_head(tx, final, numbered.moment, numbered, totals)
        return final
    if not sales.save_head(tx, final, numbered.moment, numbered, totals):
        raise Conflict(
            Reason(
                "document.changed",
                "Iemand anders heeft deze factuur intussen gewijzigd. Er is niets definitief gemaakt.",
                "Open de factuur opnieuw en controleer haar.",
            )
        )
    return replace(final, revision=document.revision + 1)


def _settle(
    tx: Transaction, final: SalesDocument, totals: Totals, behind: Iterable[invoices.Source], moment: int
) -> list[tuple[str, Money]]:
    """Check what is behind the lines, use the deposits of orders, set a credit off; return the deposits used."""
    if final.kind is DocumentKind.CREDIT:
        require_creditable(tx, final)
        if final.source_id is not None:
            set_off(tx, final.source_id, final.id, moment)
        return []
    too_much = invoices.invoiced_too_much(tx, final.id) if behind else None
    for source in behind:
        _require_invoiceable(source)
        if source.id == too_much or (source.kind is DocumentKind.ORDER and _is_over(tx, source.id)):
            raise _invoiced_already(source)
    orders = [source.id for source in behind if source.kind is DocumentKind.ORDER]
    return _use_deposits(tx, final.id, orders, totals.gross, moment)


def _require_invoiceable(source: invoices.Source) -> None:
    """Refuse a source whose state allows no invoice.

    Raises:
        RuleError: ``invoice.source_state``.
    """
    if source.direct and ("invoice", source.status) not in TRANSITIONS[source.kind]:
        raise RuleError(
            Reason(
                "invoice.source_state",
                f"{source.kind.dutch} {source.number} kan nu niet worden gefactureerd. {_NOTHING_DONE}",
                "Ververs het scherm en bekijk de huidige status.",
            )
        )


def _is_over(tx: Transaction, order_id: str) -> bool:
    """Tell whether an order that was invoiced itself is, with its delivery notes, invoiced for more than it has."""
    direct = invoices.invoiced(tx, order_id)
    if not direct:
        return False
    through = invoices.invoiced_by_slips(tx, order_id)
    for line_id, most in sales.quantities(tx, order_id):
        mine, others = direct.get(line_id), through.get(line_id)
        total = (mine.quantity.milli if mine else 0) + (others.quantity.milli if others else 0)
        if mine and mine.quantity and (abs(total) > abs(most.milli) or total * most.milli < 0):
            return True
    return False


def _invoiced_already(source: invoices.Source) -> RuleError:
    return RuleError(
        Reason(
            "invoice.source_invoiced",
            f"{source.kind.dutch} {source.number} is al gefactureerd. {_NOTHING_DONE}",
            "Haal de regels van deze bon weg, of crediteer eerst de andere factuur.",
        )
    )


def _use_deposits(
    tx: Transaction, invoice_id: str, orders: Iterable[str], gross: Money, moment: int
) -> list[tuple[str, Money]]:
    """Use what was paid in advance, oldest order first and never more than the invoice."""
    used: list[tuple[str, Money]] = []
    left = gross
    for order_id in orders:
        paid_before = -balance(tx, Account.PREPAYMENTS, order_id)
        amount = min(paid_before, left)
        if amount > Money.ZERO:
            open_items.allocate(tx, Source.DEPOSIT, order_id, [(invoice_id, amount)], moment)
            used.append((order_id, amount))
            left -= amount
    return used
