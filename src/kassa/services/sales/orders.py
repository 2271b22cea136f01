"""Sales orders: confirmed, changed, delivered and cancelled; what they promise is kept from the stock (domain.md 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kassa.db import actions
from kassa.db.engine import Database, Reader
from kassa.db.journal import micros
from kassa.db.repos import open_items, sales
from kassa.db.repos import orders as repo
from kassa.db.repos.orders import OldVersion
from kassa.domain.errors import Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales import amending, lifecycles
from kassa.domain.sales.document import DocumentKind, SalesDocument, document_totals
from kassa.domain.sales.progress import OrderProgress, order_progress
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.services.acting import record
from kassa.services.catalog.vat_cache import VatCache
from kassa.services.sales import issuing, ordering
from kassa.services.sales.holding import holder_of_till, require_not_held
from kassa.services.sales.payments import OfficeMethod
from kassa.services.sales.prepaid import DepositChoice, prepaid, settle_deposit
from kassa.services.sales.promising import keep_promise
from kassa.services.sales.rules import SalesRulesSource
from kassa.system.clock import Clock
from kassa.system.identity import new_id

__all__ = ["OldVersion", "Orders"]


class Orders:
    """The sales orders of the shop.

    Args:
        database: the shop.
        clock: the moment.
        rules: the settings of the shop.
        methods: the payment methods of the office, for paying a deposit back.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        rules: SalesRulesSource,
        methods: Callable[[], Sequence[OfficeMethod]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._methods = methods
        self._vat = VatCache(database, clock)

    # Reading ---------------------------------------------------------------------------------------------------------

    def progress(self, order_id: str) -> OrderProgress:
        """Return what is delivered, cancelled, invoiced and paid of an order.

        Raises:
            RuleError: it is gone.
        """
        with self._database.read() as reader:
            return _progress(reader, issuing.stored(reader, order_id).document)

    def versions(self, order_id: str) -> tuple[OldVersion, ...]:
        """Return how an order was before each change, oldest first."""
        with self._database.read() as reader:
            return repo.versions(reader, order_id)

    def amend_consequences(self, document: SalesDocument) -> tuple[Reason, ...]:
        """Return what confirming these changes would do or run into, to tell before it is confirmed.

        Raises:
            RuleError: the order is gone.
        """
        with self._database.read() as reader:
            order = issuing.stored(reader, document.id).document
            done = issuing.done_of(reader, order)
            item = open_items.get(reader, order.id)
        paid = item.paid if item else Money.ZERO
        return amending.consequences(order, document, done, paid)

    # Confirming and changing -----------------------------------------------------------------------------------------

    def confirm(self, document: SalesDocument, actor: Actor, key: str) -> SalesDocument:
        """Place an order ("Verkooporder bevestigen"): number, reservation and open item in one transaction.

        Args:
            document: the concept as the editor shows it, stored or not.
            actor: who confirms.
            key: made when the button became pressable; the same key confirms once.

        Raises:
            Denied: the right is missing.
            RuleError: something is missing; nothing was changed.
            Conflict: somebody else changed it, or the key did something else.
        """
        require(actor, Right.EDIT_ORDERS)
        moment = self._clock.now()
        at = micros(moment)
        mark = actions.fingerprint("order.confirm", document.id)
        with self._database.write() as tx:
            sales.get(tx, document.id, lock=True)
            if actions.done_before(tx, key, mark):
                return issuing.stored(tx, document.id).document
            order = ordering.confirm(tx, document, actor, moment, key)
            keep_promise(tx, order, self._rules().zone)
            actions.remember(tx, key, mark, order.id, at)
        return order

    def amend(self, document: SalesDocument, actor: Actor, key: str) -> SalesDocument:
        """Change a confirmed order; how it was is kept, and the reservation follows.

        Args:
            document: the open order as the editor shows it, with the revision it was read with.
            actor: who changes it.
            key: made when the button became pressable; the same key changes once.

        Raises:
            Denied: the right is missing.
            RuleError: it is no open order, something is missing, or less than delivered is ordered.
            Conflict: somebody else changed it, or the key did something else.
        """
        require(actor, Right.EDIT_ORDERS)
        moment = self._clock.now()
        at = micros(moment)
        mark = actions.fingerprint("order.amend", document.id, document.revision)
        with self._database.write() as tx:
            old = issuing.stored(tx, document.id, lock=True).document
            if actions.done_before(tx, key, mark):
                return old
            lifecycles.after(old, "amend")
            require_not_held(tx, [old.id], at, holder_of_till(actor.till_id))
            if old.revision != document.revision:
                raise issuing.changed_meanwhile(old)
            order = ordering.amend(tx, old, document, actor, moment, key)
            keep_promise(tx, order, self._rules().zone, old)
            actions.remember(tx, key, mark, order.id, at)
        return order

    def cancel_lines(
        self, order_id: str, quantities: Mapping[str, Quantity] | None, actor: Actor, key: str
    ) -> SalesDocument:
        """Cancel a part of an order; what is delivered stays.

        Args:
            order_id: which order.
            quantities: how many more of each line are not delivered; None cancels the whole rest.
            actor: who cancels.
            key: made when the button became pressable; the same key cancels once.

        Raises:
            Denied: the right is missing.
            RuleError: more than is open, nothing at all, or the whole order: that is :meth:`cancel`.
            Conflict: the key did something else.
        """
        require(actor, Right.CANCEL_ORDERS)
        moment = self._clock.now()
        at = micros(moment)
        asked = "rest" if quantities is None else sorted((line, one.milli) for line, one in quantities.items())
        mark = actions.fingerprint("order.cancel_lines", order_id, asked)
        with self._database.write() as tx:
            old = issuing.stored(tx, order_id, lock=True).document
            if actions.done_before(tx, key, mark):
                return old
            lifecycles.after(old, "cancel_lines")
            require_not_held(tx, [old.id], at, holder_of_till(actor.till_id))
            changed = amending.without(old, quantities, issuing.done_of(tx, old))
            order = ordering.replaced(tx, old, changed, actor, at)
            told = {line.id: line.cancelled.milli for line in order.goods if line.cancelled}
            body = {"cancelled": told, "version": order.version, "action": key}
            record(tx, actor, "order.lines_cancelled", order.id, body, moment)
            actions.remember(tx, key, mark, order.id, at)
        return order

    def cancel(self, order_id: str, deposit: DepositChoice, actor: Actor, key: str, method: str = "") -> SalesDocument:
        """Cancel an order of which nothing is delivered; the reservation falls.

        Args:
            order_id: which order.
            deposit: what becomes of what was paid in advance.
            actor: who cancels.
            key: made when the button became pressable; the same key cancels once.
            method: how a deposit is paid back; needed for ``PAY_BACK`` only.

        Raises:
            Denied: the right is missing; paying back asks for the right to register payments as well.
            RuleError: something is delivered or invoiced, or the payment method is not there.
            Conflict: the key did something else.
        """
        require(actor, Right.CANCEL_ORDERS)
        moment = self._clock.now()
        at = micros(moment)
        mark = actions.fingerprint("order.cancel", order_id, deposit.value, method)
        with self._database.write() as tx:
            old = issuing.stored(tx, order_id, lock=True).document
            if actions.done_before(tx, key, mark):
                return old
            require_not_held(tx, [order_id], at, holder_of_till(actor.till_id))
            refused = self._why_not_cancel(tx, old)
            if refused is not None:
                raise RuleError(refused)
            status = lifecycles.after(old, "cancel")
            lines = tuple(replace(line, cancelled=line.quantity) if line.is_goods else line for line in old.lines)
            cancelled = replace(old, status=status, lines=lines, version=old.version + 1)
            order = ordering.replaced(tx, old, cancelled, actor, at)
            booked = settle_deposit(tx, order, deposit, self._method(method), actor, moment, self._rules())
            body = {"number": order.number, "deposit": booked, "version": order.version, "action": key}
            record(tx, actor, "order.cancelled", order.id, body, moment)
            actions.remember(tx, key, mark, order.id, at)
        return order

    def why_not_cancel(self, order_id: str) -> Reason | None:
        """Return why an order cannot be cancelled as a whole, or None when it can."""
        with self._database.read() as reader:
            return self._why_not_cancel(reader, issuing.stored(reader, order_id).document)

    # Delivering ------------------------------------------------------------------------------------------------------

    def deliver(
        self, order_id: str, quantities: Mapping[str, Quantity] | None, date: dt.date, actor: Actor, key: str
    ) -> SalesDocument:
        """Deliver an order, wholly or partly, and return the issued delivery note ("Pakbon aanmaken").

        Args:
            order_id: which order.
            quantities: how many per line; None delivers the whole rest.
            date: date of the delivery note, not before that of the order.
            actor: who delivers.
            key: made when the button became pressable; the same key delivers once.

        Raises:
            Denied: the right is missing.
            RuleError: nothing or more than open is delivered, or the order is not open.
            Conflict: the key did something else.
        """
        require(actor, Right.EDIT_DELIVERIES)
        moment = self._clock.now()
        at = micros(moment)
        asked = "rest" if quantities is None else sorted((line, one.milli) for line, one in quantities.items())
        mark = actions.fingerprint("order.deliver", order_id, asked, date.isoformat())
        with self._database.write() as tx:
            order = issuing.stored(tx, order_id, lock=True).document
            done = actions.done_before(tx, key, mark)
            if done is not None:
                return issuing.stored(tx, done).document
            lifecycles.after(order, "deliver")
            require_not_held(tx, [order.id], at, holder_of_till(actor.till_id))
            made = amending.delivery_of(
                order, quantities, repo.followers(tx, [line.id for line in order.lines]), new_id
            )
            issued = ordering.deliver(tx, order, made, date, actor, moment, key, self._vat)
            actions.remember(tx, key, mark, issued.id, at)
        return issued

    # Inside ----------------------------------------------------------------------------------------------------------

    def _why_not_cancel(self, reader: Reader, order: SalesDocument) -> Reason | None:
        issuing.require_kind(order, DocumentKind.ORDER)
        reason = lifecycles.why_not(order, "cancel")
        if reason is not None:
            return reason
        progress = _progress(reader, order)
        if any(one.delivered or one.invoiced for one in progress.lines):
            return Reason(
                "order.partly_done",
                f"Van {order.title} is al geleverd of gefactureerd. Er is niets geannuleerd.",
                "Annuleer de rest van de regels; wat geleverd is blijft staan.",
            )
        return None

    def _method(self, code: str) -> OfficeMethod | None:
        return next((one for one in self._methods() if one.code == code), None)


def _progress(reader: Reader, order: SalesDocument) -> OrderProgress:
    made = issuing.followers(reader, order)
    invoices = [one.document_id for one in made if one.kind is DocumentKind.INVOICE and one.invoices]
    received = repo.open_of(reader, dict.fromkeys([order.id, *invoices]))
    return order_progress(order, made, document_totals(order).gross, received, prepaid(reader, order.id))
