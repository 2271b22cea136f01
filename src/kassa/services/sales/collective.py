"""From delivery notes to invoices: planned, then made one by one, each whole, so that stopping is clean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from kassa.db.actions import fingerprint
from kassa.db.engine import Database, Reader
from kassa.db.repos import invoices, sales
from kassa.db.repos.sales_types import default_type
from kassa.domain.errors import KassaError, Reason, StoreError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.sales.collecting import Group, InvoicePlan, Skipped, group_of, invoice_of, not_invoiceable
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, document_totals
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.services.sales.definitive import Definitive, Definitives
from kassa.system.identity import id_run, new_id

Progress = Callable[[int, int], None]


@frozen
class Collected:
    """What a collective run did.

    Attributes:
        invoices: what became definitive, in order.
        skipped: delivery notes that were not invoiced, and why.
        stopped: whether it was stopped before the end; what was made stays.
    """

    invoices: tuple[Definitive, ...]
    skipped: tuple[Skipped, ...]
    stopped: bool = False


@frozen
class _Ready:
    """Delivery notes as they are now: those that can be invoiced with what is left of them, and the others."""

    slips: tuple[SalesDocument, ...]
    left: dict[str, Quantity]
    skipped: tuple[Skipped, ...]


class Collective:
    """Makes invoices of delivery notes.

    Args:
        database: the shop.
        definitives: makes invoices definitive.
    """

    def __init__(self, database: Database, definitives: Definitives) -> None:
        self._database = database
        self._definitives = definitives

    def plan(self, ids: Sequence[str], *, one_per_customer: bool = True) -> InvoicePlan:
        """Return what a run would make of these delivery notes."""
        with self._database.read() as reader:
            ready = _ready(reader, ids)
        groups: dict[Group, list[SalesDocument]] = {}
        for slip in ready.slips:
            groups.setdefault(group_of(slip, one_per_customer=one_per_customer), []).append(slip)
        total = Money.ZERO
        for slips in groups.values():
            total += document_totals(invoice_of(slips, ready.left, slips[-1].date, slips[-1], new_id)).gross
        customers = len({group.customer_id for group in groups})
        return InvoicePlan(customers, len(groups), len(ready.slips), total, ready.skipped)

    def run(
        self,
        ids: Sequence[str],
        date: dt.date,
        actor: Actor,
        key: str,
        *,
        one_per_customer: bool,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> Collected:
        """Make the invoices; ``Invoicing.invoice_deliveries`` says what may go wrong."""
        with self._database.read() as reader:
            groups = _groups(reader, ids, one_per_customer=one_per_customer)
        made: list[Definitive] = []
        skipped: list[Skipped] = []
        for done, (group, members) in enumerate(groups.items()):
            if cancelled is not None and cancelled():
                return Collected(tuple(made), tuple(skipped), stopped=True)
            try:
                found, left_out = self._invoice(group, members, date, actor, key)
            except StoreError:
                raise
            except KassaError as refused:
                found, left_out = None, [Skipped(one, number, refused.reason) for one, number in members]
            if found is not None:
                made.append(found)
            skipped += left_out
            if progress is not None:
                progress(done + 1, len(groups))
        return Collected(tuple(made), tuple(skipped))

    def _invoice(
        self, group: Group, members: Sequence[tuple[str, str]], date: dt.date, actor: Actor, key: str
    ) -> tuple[Definitive | None, list[Skipped]]:
        """Make one invoice in a transaction of its own; the same press makes it once."""
        mark = fingerprint("invoice.collective", group.customer_id, group.price_mode, group.type_code, group.slip_id)
        own_key = f"{key}:{mark[:24]}"
        with self._database.write() as tx:
            done = self._definitives.earlier(tx, own_key, mark)
            if done is not None:
                return done, []
            ids = [one for one, _ in members]
            invoices.lock_with_orders(tx, ids)
            ready = _ready(tx, ids)
            if not ready.slips:
                return None, list(ready.skipped)
            head = _head(ready.slips[0], default_type(tx, DocumentKind.INVOICE), actor.employee_id, actor.name)
            document = invoice_of(ready.slips, ready.left, date, head, id_run().__next__)
            document = self._definitives.with_due_date(tx, document)
            return self._definitives.book(tx, document, actor, own_key, mark), list(ready.skipped)


def _groups(reader: Reader, ids: Sequence[str], *, one_per_customer: bool) -> dict[Group, list[tuple[str, str]]]:
    """Return the delivery notes by the invoice they go on, oldest first, whatever became of them meanwhile."""
    groups: dict[Group, list[tuple[str, str]]] = {}
    for slip in invoices.slips(reader, tuple(dict.fromkeys(ids))):
        group = Group(slip.customer_id, slip.price_mode, slip.type_code, "" if one_per_customer else slip.id)
        groups.setdefault(group, []).append((slip.id, slip.number))
    return groups


def _ready(reader: Reader, ids: Sequence[str]) -> _Ready:
    slips: list[SalesDocument] = []
    left: dict[str, Quantity] = {}
    skipped: list[Skipped] = []
    for document_id in dict.fromkeys(ids):
        slip = sales.document_of(reader, document_id)
        if slip is None:
            skipped.append(Skipped(document_id, "", Reason("delivery.gone", "Deze pakbon is er niet.", "Ververs.")))
            continue
        mine, by = _left(reader, slip)
        reason = not_invoiceable(slip, mine, by) or _by_order(reader, slip, mine)
        if reason is not None:
            skipped.append(Skipped(slip.id, slip.number, reason))
            continue
        slips.append(slip)
        left |= mine
    slips.sort(key=lambda slip: (slip.date, slip.number))
    return _Ready(tuple(slips), left, tuple(skipped))


def _left(reader: Reader, slip: SalesDocument) -> tuple[dict[str, Quantity], str]:
    """Return per line what is not invoiced yet, and the last invoice the delivery note stands on."""
    done = invoices.invoiced(reader, slip.id)
    left = {
        line.id: line.effective - done[line.id].quantity if line.id in done else line.effective for line in slip.goods
    }
    by = max((one.number for one in done.values() if one.quantity), default="")
    return left, by


def _by_order(reader: Reader, slip: SalesDocument, left: dict[str, Quantity]) -> Reason | None:
    """Return that the order behind a delivery note was invoiced itself and has no room for it, or None."""
    wanted = {line.source_line: left[line.id].milli for line in slip.goods if line.source_line}
    for order_id in invoices.orders_behind(reader, slip.id) if wanted else ():
        direct = invoices.invoiced(reader, order_id)
        through = invoices.invoiced_by_slips(reader, order_id) if direct else {}
        for line_id, most in sales.quantities(reader, order_id) if direct else ():
            mine, others = direct.get(line_id), through.get(line_id)
            if line_id not in wanted or mine is None or not mine.quantity:
                continue
            if mine.quantity.milli + (others.quantity.milli if others else 0) + wanted[line_id] > most.milli:
                return Reason(
                    "delivery.order_invoiced",
                    f"De order van {slip.title} staat zelf al op factuur {mine.number}.",
                    "Crediteer die factuur om haar vrij te geven.",
                )
    return None


def _head(slip: SalesDocument, type_code: str, employee_id: str, name: str) -> SalesDocument:
    return SalesDocument(
        id=new_id(),
        kind=DocumentKind.INVOICE,
        status=DocumentStatus.CONCEPT,
        type_code=type_code,
        number="",
        branch_id=slip.branch_id,
        employee_id=employee_id,
        employee_name=name,
        party=slip.party,
        subject="",
        reference="",
        date=slip.date,
    )
