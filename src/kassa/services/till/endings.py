"""The documents a sale at the till ends in: an invoice, a delivery note, an order, or an order that is handed out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from kassa.db import ledger, numbering
from kassa.db.engine import Transaction
from kassa.db.journal import micros
from kassa.db.queries.day_reports import employee_name
from kassa.db.repos import customers, open_items, order_handling, stored_files
from kassa.db.repos import orders as repo
from kassa.db.repos.order_handling import Handling
from kassa.db.repos.sales_types import default_type
from kassa.domain.errors import Conflict, Denied, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.messages.files import NewFile, media_type, safe_name
from kassa.domain.payments.dividing import NETTED
from kassa.domain.payments.ledger import Account
from kassa.domain.people.rights import Right, require
from kassa.domain.sales import amending, lifecycles
from kassa.domain.sales.collecting import invoice_of
from kassa.domain.sales.document import (
    DocumentKind,
    DocumentStatus,
    Party,
    SalesDocument,
    SalesLine,
    document_totals,
)
from kassa.domain.till.basket import Basket
from kassa.domain.till.documenting import document_lines, hand_out
from kassa.domain.till.due import promised_end
from kassa.domain.till.ending import Ending, Made, OrderDraft
from kassa.domain.till.ending_checks import why_not_end
from kassa.domain.till.ordering import why_not_in_order, why_not_promised
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.services.catalog.vat_cache import VatCache
from kassa.services.sales import issuing, ordering
from kassa.services.sales.definitive import Definitives, definitive_mark
from kassa.services.sales.holding import holder_of_till, require_not_held
from kassa.services.sales.numbers import series_of
from kassa.services.sales.parties import limit_reason, party_of
from kassa.services.sales.rules import SalesRules, require_invoicing
from kassa.services.till.booking import Press
from kassa.services.till.owed import Owed
from kassa.services.till.place import TillPlace
from kassa.system.identity import new_id

_NOTHING = "Er is niets geboekt."


@frozen
class Outcome:
    """What an ending made: documents, the one for the customer first, and what of the money goes to them."""

    made: tuple[Made, ...] = ()
    owed: tuple[Owed, ...] = ()


class Endings:
    """Makes the documents of one till, in the transaction of the press.

    Args:
        place: which till.
        rules: the rules for invoices and payments.
        definitives: makes invoices definitive.
        vat: the rates of a date.
    """

    def __init__(
        self, place: TillPlace, rules: Callable[[], SalesRules], definitives: Definitives, vat: VatCache
    ) -> None:
        self._place = place
        self._rules = rules
        self._definitives = definitives
        self._vat = vat

    def require(self, press: Press) -> None:
        """Refuse an ending that this person may not give, or that this basket cannot have.

        Raises:
            Denied: a right is missing.
            RuleError: why not.
        """
        ending, basket = press.ending, press.basket
        if ending is Ending.LATER or (ending is Ending.SALE and basket.order is not None):
            require(press.actor, Right.EDIT_DELIVERIES)
        if ending is Ending.INVOICE or (ending is Ending.SALE and basket.order is not None):
            require(press.actor, Right.MAKE_DEFINITIVE)
        if ending is Ending.ORDER:
            require(press.actor, Right.EDIT_ORDERS)
        refused = why_not_end(basket, ending, invoicing=self._rules().invoicing) or _why_not(press)
        if refused is not None:
            raise RuleError(refused)
        if basket.order is not None:
            require_invoicing(self._rules())

    def locked_order(self, tx: Transaction, press: Press) -> SalesDocument | None:
        """Lock and return the order on the basket, or None without one.

        Raises:
            Conflict: another till has it, or it was changed since it was put on the basket.
            RuleError: it is gone, or can be delivered no more.
        """
        wanted = press.basket.order
        if wanted is None:
            return None
        order = issuing.stored(tx, wanted.id, lock=True).document
        require_not_held(tx, [order.id], press.at, holder_of_till(self._place.till_id))
        lifecycles.after(order, "deliver")
        if order.revision != wanted.revision or issuing.delivered_total(tx, order) != wanted.delivered:
            raise _order_changed(order.number)
        return order

    def make(
        self, tx: Transaction, press: Press, order: SalesDocument | None, received: Money, debtors: tuple[str, ...]
    ) -> Outcome:
        """Make the documents of a press; in any case keep others from the balances that are booked next.

        Args:
            tx: the transaction of the press.
            press: the press.
            order: the order that is handed out, locked.
            received: what money settles of a document that is made, cash rounding taken off.
            debtors: whose invoices are paid.
        """
        if press.ending is Ending.ORDER:
            return self._order(tx, press, received, debtors)
        if order is not None:
            return self._hand_out(tx, press, order, debtors)
        if press.ending is Ending.SALE:
            self._keep_balances(tx, press, debtors)
            return Outcome()
        slip = self._slip(tx, press, received)
        if press.ending is Ending.LATER:
            self._keep_balances(tx, press, debtors)
            return Outcome((_made(slip),))
        invoice, open_now = self._invoice(tx, press, slip, debtors)
        _require_same(invoice.gross, press.basket.turnover)
        owed = _owed(invoice, "invoice", open_now, received, slip, self._today(press))
        return Outcome((invoice, _made(slip)), (owed,) if received else ())

    # Inside --------------------------------------------------------------------------------------------------------

    def _today(self, press: Press) -> dt.date:
        return self._rules().today(press.moment)

    def _slip(self, tx: Transaction, press: Press, received: Money) -> SalesDocument:
        """Issue a delivery note of what the basket sells."""
        customer_id = _customer(press.basket)
        customers.lock(tx, customer_id)  # of two tills at one moment the second one sees what the first one sold
        concept = self._concept(tx, press, DocumentKind.DELIVERY, customer_id)
        reason = limit_reason(tx, concept, received)
        if reason is not None and not press.actor.may(Right.OVER_CREDIT_LIMIT):
            name = Right.OVER_CREDIT_LIMIT.dutch
            told = replace(reason, who=f"Doorgaan mag wie het recht '{name}' heeft.")
            raise Denied(told, Right.OVER_CREDIT_LIMIT.value)
        kept = issuing.keep_concept(tx, concept, press.at)
        return issuing.issue(tx, kept, None, press.actor, press.moment, f"{press.key}/slip")

    def _invoice(
        self, tx: Transaction, press: Press, slip: SalesDocument, debtors: tuple[str, ...]
    ) -> tuple[Made, Money]:
        """Make the definitive invoice of a delivery note that was just issued; return it and what is open on it."""
        left = {line.id: line.quantity for line in slip.goods}
        head = SalesDocument(
            id=new_id(),
            kind=DocumentKind.INVOICE,
            status=DocumentStatus.CONCEPT,
            type_code=default_type(tx, DocumentKind.INVOICE),
            number="",
            branch_id=slip.branch_id,
            employee_id=press.actor.employee_id,
            employee_name=press.actor.name,
            party=slip.party,
            subject="",
            reference="",
            date=slip.date,
        )
        document = self._definitives.with_due_date(tx, invoice_of([slip], left, slip.date, head, new_id))
        self._keep_balances(tx, press, debtors, document)
        mark = definitive_mark(document.id)
        done = self._definitives.book(tx, document, press.actor, f"{press.key}/invoice", mark)
        item = open_items.get(tx, done.document_id, lock=True)
        if item is None:
            raise AssertionError("a definitive invoice has an open item")
        return Made(DocumentKind.INVOICE, done.document_id, done.number, done.gross), item.open

    def _hand_out(self, tx: Transaction, press: Press, order: SalesDocument, debtors: tuple[str, ...]) -> Outcome:
        """Change the order where the till did, deliver what is on the basket, and invoice it with its deposit."""
        basket = press.basket
        delivered = issuing.delivered_of(tx, order)
        left = {line.id: line.effective - delivered.get(line.id, Quantity.ZERO) for line in order.goods}
        handed = hand_out(order, basket, left, new_id)
        if handed.changed:
            require(press.actor, Right.EDIT_ORDERS)
            order = ordering.amend(tx, order, handed.order, press.actor, press.moment, f"{press.key}/amend")
        followers = repo.followers(tx, [line.id for line in order.lines])
        made = amending.delivery_of(order, handed.quantities, followers, new_id)
        slip = ordering.deliver(
            tx, order, made, self._today(press), press.actor, press.moment, f"{press.key}/slip", self._vat
        )
        invoice, open_now = self._invoice(tx, press, slip, debtors)
        _require_same(open_now, basket.turnover - basket.deposit_used)
        owed = _owed(invoice, "invoice", open_now, open_now, slip, self._today(press))
        return Outcome((invoice, _made(slip)), (replace(owed, title=f"Order {order.number}"),))

    def _order(self, tx: Transaction, press: Press, received: Money, debtors: tuple[str, ...]) -> Outcome:
        """Place the order; money that was received is a deposit on it."""
        basket, draft = press.basket, _draft(press)
        party = party_of(tx, _customer(basket))
        refused = why_not_in_order(basket) or why_not_promised(draft, party, self._today(press))
        if refused is not None:
            raise RuleError(refused)
        concept = replace(
            self._concept(tx, press, DocumentKind.ORDER, party.customer_id),
            reference=draft.reference,
            note=draft.note,
            expected_date=draft.date,
            delivery_method=draft.fulfilment.dutch,
        )
        if draft.seller_id:
            name = employee_name(tx, draft.seller_id)
            concept = replace(concept, employee_id=draft.seller_id, employee_name=name)
        order = ordering.confirm(tx, concept, press.actor, press.moment, f"{press.key}/order")
        kept = _keep(tx, order.id, draft.attachment, micros(press.moment)) if draft.attachment else ""
        order_handling.put(tx, self._handling(order.id, draft, kept))
        made = _made(order)
        _require_same(made.gross, basket.turnover)
        self._keep_balances(tx, press, (*debtors, party.customer_id))
        owed = _owed(made, "deposit", made.gross, received, order, draft.date)
        return Outcome((made,), (owed,) if received else ())

    def _handling(self, order_id: str, draft: OrderDraft, attachment: str) -> Handling:
        return Handling(
            order_id=order_id,
            fulfilment=draft.fulfilment,
            slot_from=draft.slot_from,
            slot_to=draft.slot_to,
            promised_at=micros(promised_end(draft.date, draft.slot_from, draft.slot_to, self._rules().zone)),
            street=without_card_numbers(draft.street),
            postcode=draft.postcode,
            city=without_card_numbers(draft.city),
            contact=draft.contact,
            internal_note=without_card_numbers(draft.internal_note),
            attachment=attachment,
            till_id=self._place.till_id,
        )

    def _concept(self, tx: Transaction, press: Press, kind: DocumentKind, customer_id: str) -> SalesDocument:
        lines: tuple[SalesLine, ...] = document_lines(press.basket, new_id)
        return SalesDocument(
            id=new_id(),
            kind=kind,
            status=DocumentStatus.CONCEPT,
            type_code=issuing.standard_type(tx, kind).code,
            number="",
            branch_id=self._place.branch_id,
            employee_id=press.actor.employee_id,
            employee_name=press.actor.name,
            party=party_of(tx, customer_id),
            subject="",
            reference="",
            date=self._today(press),
            lines=lines,
        )

    def _keep_balances(
        self, tx: Transaction, press: Press, debtors: tuple[str, ...], invoice: SalesDocument | None = None
    ) -> None:
        """Keep others from what is booked next, in the order every booking takes it."""
        if invoice is not None:
            numbering.keep(tx, series_of(invoice))
            debtors = (*debtors, invoice.party.customer_id if invoice.party else "")
        basket = press.basket
        codes = {line.vat_code for line in basket.lines if line.vat_code}
        subjects = [
            (Account.CASH, self._place.till_id),
            (Account.CASH_ROUNDING, ""),
            *((Account.DEBTORS, one) for one in debtors),
            *((Account.PREPAYMENTS, one) for one in ([basket.order.id] if basket.order else [])),
            *((Account.RECEIVABLE, one) for one in {NETTED, *(payment.method for payment in basket.payments)}),
            *((account, code) for account in (Account.REVENUE, Account.VAT_DUE) for code in codes),
        ]
        ledger.keep(tx, subjects)


def _why_not(press: Press) -> Reason | None:
    basket = press.basket
    if press.ending is Ending.SALE:
        if basket.order is not None and any(line.returns is not None for line in basket.lines):
            return Reason(
                "ending.returns",
                f"Een retour kan niet op een bon die een order afrekent. {_NOTHING}",
                "Haal de retour van de bon en reken haar apart af.",
            )
        return None
    if basket.customer is None:
        return Reason("ending.customer", "Er is nog geen klant gekozen. Er is niets gemaakt.", "Kies een klant.")
    if press.ending is Ending.LATER and any(one.counts or one.is_open for one in basket.payments):
        return Reason(
            "ending.received",
            "Er is al een bedrag ontvangen; op een pakbon kan niet worden betaald. Er is niets gemaakt.",
            "Neem de betaling eerst terug, of kies 'Maak factuur'.",
        )
    return None


def _customer(basket: Basket) -> str:
    if basket.customer is None:
        raise AssertionError("an ending with a document has a customer; checked before")
    return basket.customer.id


def _keep(tx: Transaction, order_id: str, file: NewFile, at: int) -> str:
    """Keep the file of an order and return its identity."""
    name = safe_name(file.name)
    return stored_files.store(tx, order_id, name, media_type(name), file.content, at).id


def _draft(press: Press) -> OrderDraft:
    if press.draft is None:
        raise AssertionError("an order is made with a draft")
    return press.draft


def _made(document: SalesDocument) -> Made:
    return Made(document.kind, document.id, document.number, document_totals(document).gross)


def _owed(made: Made, kind: str, open_now: Money, amount: Money, document: SalesDocument, due: dt.date) -> Owed:
    party: Party | None = document.party
    customer_id, title = (party.customer_id, party.title) if party else ("", "")
    return Owed(made.document_id, kind, made.number, title, due, customer_id, open_now, amount)


def _require_same(made: Money, shown: Money) -> None:
    """Refuse a document that comes to another amount than the basket shows.

    Raises:
        RuleError: ``settle.total``.
    """
    if made != shown:
        raise RuleError(
            Reason(
                "settle.total",
                f"Het document komt niet uit op het bedrag van de bon. {_NOTHING}",
                "Haal de order van de bon en zet haar er opnieuw op.",
            )
        )


def _order_changed(number: str) -> Conflict:
    return Conflict(
        Reason(
            "order.changed_meanwhile",
            f"Order {number} is intussen gewijzigd in de backoffice. {_NOTHING}",
            "Open de order opnieuw.",
        )
    )
