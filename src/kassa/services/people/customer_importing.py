"""Importing lists of customers: rows judged by their number, written in one transaction, undone as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kassa.db.engine import Database, Reader, Transaction
from kassa.db.repos import customer_imports as repo
from kassa.db.repos import customers as customers_repo
from kassa.db.repos import import_runs
from kassa.domain.errors import Reason
from kassa.domain.importing.columns import Mapping
from kassa.domain.importing.customers import (
    FIELDS,
    CustomerField,
    CustomerJudge,
    CustomerParser,
    CustomerVerdict,
    check_header,
    check_mapping,
    guess,
)
from kassa.domain.importing.verdict import Kind
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.vat import VatCode
from kassa.services.acting import record
from kassa.services.importing.engine import ListImporting
from kassa.services.importing.plan import Corrections, Counts, Judged, Progress, Spool, Walker, check
from kassa.services.importing.report import Problem, Undone, reasons_of
from kassa.services.ports import SheetReader
from kassa.system.clock import Clock
from kassa.system.identity import id_run, new_id


@dataclass(slots=True)
class CustomerPlan:
    """What an import of customers will write.

    Attributes:
        run_id: identity of the import.
        new: columns of new customers.
        changed: identity and what is said, of customers that change.
    """

    run_id: str
    counts: Counts = field(default_factory=Counts)
    new: Spool = field(default_factory=Spool)
    changed: Spool = field(default_factory=Spool)

    @property
    def writes(self) -> bool:
        """Whether any customer is new or changed."""
        return bool(self.new.rows or self.changed.rows)

    def close(self) -> None:
        """Throw away what was set aside."""
        self.new.close()
        self.changed.close()


class CustomerWalker(Walker[CustomerPlan, CustomerVerdict]):
    """Judges the rows of a list of customers."""

    def __init__(self, database: Database, mapping: Mapping, corrections: Corrections) -> None:
        super().__init__(database, CustomerPlan(new_id()), corrections)
        self._parser = CustomerParser(mapping)
        self._judge = CustomerJudge(frozenset())
        self._ids = id_run()
        self._companies: dict[str, Customer] = {}

    def _begin(self, reader: Reader) -> None:
        self._judge = CustomerJudge(frozenset(one.code for one, _ in customers_repo.price_lists(reader)))

    def _judge_chunk(self, chunk: list[tuple[int, list[str]]]) -> list[Judged[CustomerVerdict]]:
        parsed = [self._parser.parse(line, cells) for line, cells in chunk]
        numbers = {number for row, _ in parsed for number in (row.number, row.link) if number}
        with self._database.read() as reader:
            known = repo.known(reader, sorted(numbers))
        judged = []
        for (row, error), (_, cells) in zip(parsed, chunk, strict=True):
            link = self._companies.get(row.link) or known.get(row.link) if row.link else None
            verdict = self._judge.verdict(row, error, known.get(row.number), link)
            customer = verdict.customer
            if customer is not None:
                if verdict.kind is Kind.NEW:
                    customer = replace(customer, id=next(self._ids))
                    verdict = verdict._replace(customer=customer)
                if not customer.is_person:
                    self._companies[row.number] = customer
            judged.append(Judged(verdict, cells))
        return judged

    def _set_aside(self, judged: list[Judged[CustomerVerdict]]) -> None:
        new, changed = [], []
        for verdict, _ in judged:
            if verdict.customer is None:
                continue
            if verdict.kind is Kind.NEW:
                new.append(customers_repo.plain(verdict.customer, ()))
            elif verdict.kind is Kind.CHANGED:
                changed.append(customers_repo.plain(verdict.customer, ()))
        self._plan.new.add(new)
        self._plan.changed.add(changed)


class CustomerLists:
    """What of an import is about customers."""

    name = "customers"
    right = Right.IMPORT_CUSTOMERS
    event = "customer.imported"
    undone_event = "customer.import_undone"
    touches = ("customer.", "pricelist.")
    fields = FIELDS

    def __init__(self, database: Database) -> None:
        self._database = database

    def guess(self, header: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping:
        """Guess which column holds which field; the heads say enough."""
        del samples
        return guess(header)

    def check_header(self, header: Sequence[str]) -> None:
        """Refuse a first row that holds a customer."""
        check_header(header)

    def check_mapping(self, mapping: Mapping) -> tuple[Reason, ...]:
        """Return what is wrong with a mapping."""
        return check_mapping(mapping)

    def defaults(self) -> tuple[VatCode, ...]:
        """Return nothing: customers have no VAT rate."""
        return ()

    def require_more(self, mapping: Mapping, actor: Actor) -> None:
        """Refuse credit limits from who may not change them.

        Raises:
            Denied: the right is missing.
        """
        if mapping.where(CustomerField.CREDIT_LIMIT):
            require(actor, Right.EDIT_CREDIT_LIMIT)

    def walker(self, mapping: Mapping, corrections: Corrections) -> CustomerWalker:
        """Return what judges the rows."""
        return CustomerWalker(self._database, mapping, corrections)

    def write(
        self,
        tx: Transaction,
        plan: CustomerPlan,
        actor: Actor,
        moment: dt.datetime,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        """Write new and changed customers and the search index; each changed credit limit gets its own record."""
        last, done, total = repo.last_seq(tx), 0, plan.new.rows + plan.changed.rows
        for chunk in plan.new.chunks():
            check(cancelled)
            repo.insert_new(tx, chunk, plan.run_id)
            done += len(chunk)
            progress(done, total, "Opslaan")
        repo.index_after(tx, last)
        position = 0
        for chunk in plan.changed.chunks():
            check(cancelled)
            kept: list[tuple[int, str, object]] = []
            for old, new in repo.change(tx, [customers_repo.from_plain(one) for one in chunk]):
                position += 1
                changed = [name for name in repo.CHANGED_FIELDS if old[name] != new[name]]
                both = {"before": {name: old[name] for name in changed}, "after": {name: new[name] for name in changed}}
                kept.append((position, str(new["id"]), both))
                if "credit_limit" in changed:
                    told = {"agreed": {"credit_limit": [old["credit_limit"], new["credit_limit"]]}, "run": plan.run_id}
                    record(tx, actor, "customer.changed", str(new["id"]), told, moment)
            import_runs.add_changes(tx, plan.run_id, kept)
            done += len(chunk)
            progress(done, total, "Opslaan")

    def later_run(self, reader: Reader, run_id: str, started_at: int) -> import_runs.Run | None:
        """Return a later import that changed the same customers."""
        return import_runs.later_run_changed(reader, self.name, "customer", run_id, started_at)

    def take_back(self, tx: Transaction, run_id: str, moment: int) -> Undone:
        """Undo an import of customers; new ones that were used or changed since stay."""
        del moment
        changes = import_runs.changes_of(tx, run_id)
        now = repo.by_id(tx, [target for target, _ in changes])
        price_lists = {None, *(one.code for one, _ in customers_repo.price_lists(tx))}
        back = []
        for target, kept in reversed(changes):
            customer = now.get(target)
            if customer is None or customer.merged_into or customer.erased:
                continue
            values: dict[str, Any] = customers_repo.plain(customer, ())
            old = {name: value for name, value in kept["before"].items() if values[name] == kept["after"][name]}
            if old.get("price_list") not in price_lists:
                del old["price_list"]  # it was removed since
            if old:
                back.append(customers_repo.from_plain({**values, **old}))
        repo.change(tx, back)
        removed, stay = repo.delete_new(tx, run_id)
        return Undone(removed, len(back), stay)

    def problem(self, one: Judged[CustomerVerdict], badge: str) -> Problem:
        """Return the line of the report for a row: without a name, which could not be wiped from it."""
        return Problem(one.verdict.line, badge, "", one.verdict.row.number[:40], reasons_of(one))


class CustomerImporting(ListImporting[CustomerPlan, CustomerVerdict]):
    """Importing lists of customers from files."""

    def __init__(self, database: Database, clock: Clock, files: SheetReader) -> None:
        super().__init__(database, clock, files, CustomerLists(database))
