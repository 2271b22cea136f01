"""Concepts of sales documents: made, saved while typing, copied, thrown away and brought back (ui.md 8.3)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kassa.db.engine import Database
from kassa.db.journal import append, micros
from kassa.db.numbering import last_date
from kassa.db.repos import articles as articles_repo
from kassa.db.repos import holds, reserved, sales, sales_types
from kassa.db.repos.holds import Holder, Trashed
from kassa.db.repos.sales import StoredDocument
from kassa.domain.catalog.article import ArticleKind, SaleArticle
from kassa.domain.catalog.master import Matrix
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN, canonical
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales import checks, lifecycles
from kassa.domain.sales.checks import Problem
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, SalesLine, document_totals
from kassa.domain.sales.invoice_checks import closed_period
from kassa.domain.sales.lines import require_editable
from kassa.domain.sales.progress import reserved_by
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.services.acting import record
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.vat_cache import VatCache
from kassa.services.sales import issuing, parties
from kassa.services.sales.numbers import series_of
from kassa.services.sales.rates import on_date, rated
from kassa.services.sales.rules import SalesRulesSource, require_invoicing
from kassa.system.clock import Clock
from kassa.system.identity import new_id

EDIT_RIGHT: Final = {
    DocumentKind.ORDER: Right.EDIT_ORDERS,
    DocumentKind.DELIVERY: Right.EDIT_DELIVERIES,
    DocumentKind.INVOICE: Right.EDIT_INVOICES,
    DocumentKind.CREDIT: Right.EDIT_INVOICES,
}
"""Which right the concept of each document asks for."""
KEPT_IN_TRASH: Final = dt.timedelta(days=30)
HELD_FOR: Final = dt.timedelta(seconds=60)
"""How long a document is held without being renewed."""


@frozen
class MatrixNeeded:
    """A colour/size article was chosen: the window asks which variants and how many."""

    style_id: str


class Drafts:
    """The concepts of the shop.

    Args:
        database: the shop.
        clock: the moment.
        rules: the settings of the shop: its time zone, its term, its closed period.
        articles: the catalogue.
    """

    def __init__(self, database: Database, clock: Clock, rules: SalesRulesSource, articles: Articles) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._articles = articles
        self._vat = VatCache(database, clock)

    # The document ----------------------------------------------------------------------------------------------------

    def new(self, kind: DocumentKind, actor: Actor, branch_id: str = "", customer_id: str = "") -> SalesDocument:
        """Return a new concept with everything that is known beforehand; it is stored by the first :meth:`save`.

        Raises:
            Denied: the right is missing.
            RuleError: the customer is gone, or the module of invoices is off.
        """
        require(actor, EDIT_RIGHT[kind])
        if kind.is_invoice:
            require_invoicing(self._rules())
        with self._database.read() as reader:
            standard = issuing.standard_type(reader, kind)
            branch = branch_id or articles_repo.first_branch(reader)
        document = SalesDocument(
            id=new_id(), kind=kind, status=DocumentStatus.CONCEPT, type_code=standard.code, number="",
            branch_id=branch, employee_id=actor.employee_id, employee_name=actor.name, party=None, subject="",
            reference="", date=self._today(),
        )  # fmt: skip
        if kind is DocumentKind.INVOICE:
            document = replace(document, due_date=self._due(document))
        return self.with_customer(document, customer_id) if customer_id else document

    def get(self, document_id: str) -> StoredDocument:
        """Return a document as it is stored.

        Raises:
            RuleError: it is gone.
        """
        with self._database.read() as reader:
            return issuing.stored(reader, document_id)

    def save(self, document: SalesDocument, actor: Actor) -> SalesDocument:
        """Keep a concept as it now stands and return it with its new revision; only the first time is journalled.

        Raises:
            Denied: the right is missing.
            RuleError: it is no concept any more.
            Conflict: somebody else saved it in the meantime.
        """
        require(actor, EDIT_RIGHT[document.kind])
        moment = self._clock.now()
        with self._database.write() as tx:
            kept = issuing.keep_concept(tx, document, micros(moment))
            if not document.revision:
                record(tx, actor, "concept.begun", document.id, {"kind": document.kind.value}, moment)
            return kept

    def with_customer(self, document: SalesDocument, customer_id: str) -> SalesDocument:
        """Return the document for a customer as they are now; the due date follows their term.

        Raises:
            RuleError: the customer is gone, or the document is final.
        """
        require_editable(document)
        with self._database.read() as reader:
            party = parties.party_of(reader, customer_id)
        follows = document.due_date is None or document.due_date == self._due(document)
        changed = replace(document, party=party)
        return replace(changed, due_date=self._due(changed)) if follows else changed

    def with_date(self, document: SalesDocument, date: dt.date) -> SalesDocument:
        """Return the document on another date: VAT rates follow it, and the due date unless somebody typed one.

        Raises:
            RuleError: a VAT code had no rate yet, or the document is final.
        """
        require_editable(document)
        follows = document.due_date is None or document.due_date == self._due(document)
        changed = on_date(replace(document, date=date), self._vat)
        return replace(changed, due_date=self._due(changed)) if follows else changed

    def with_type(self, document: SalesDocument, code: str) -> SalesDocument:
        """Return the document as another kind ("Soort"); the due date follows its term unless somebody typed one.

        Raises:
            RuleError: the document is final.
        """
        require_editable(document)
        follows = document.due_date is None or document.due_date == self._due(document)
        changed = replace(document, type_code=code)
        return replace(changed, due_date=self._due(changed)) if follows else changed

    def problems(self, document: SalesDocument) -> tuple[Problem, ...]:
        """Return what is missing or odd before confirming, more than the free stock included."""
        earliest, closed = None, None
        with self._database.read() as reader:
            if document.kind.is_invoice:
                last = last_date(reader, series_of(document))
                earliest = dt.date.fromisoformat(last) if last else None
                closed = closed_period(document.date, self._rules().closed_until, "De factuurdatum")
            limit = parties.limit_reason(reader, document)
            unknown = sales_types.get(reader, document.type_code) is None
            asked = [line.article_id for line in document.goods if line.article_id and line.stocked]
            free = reserved.free(reader, asked, document.branch_id)
            now = sales.get(reader, document.id)
            own = reserved_by(now.document, issuing.delivered_of(reader, now.document)) if now else {}
        found = list(checks.problems(document, earliest=earliest))
        if closed is not None:
            found.append(Problem("date", None, closed))
        if unknown and document.type_code != document.kind.value:
            reason = Reason("document.type", "De soort van dit document bestaat niet meer.", "Kies een andere soort.")
            found.append(Problem("type", None, reason))
        if limit is not None:
            found.append(Problem("customer", None, limit, blocking=False))
        if document.kind is DocumentKind.ORDER:
            kept = {article: free[article] + own.get((article, document.branch_id), 0) for article in free}
            found += checks.over_free(document, kept)
        return tuple(found)

    # Lines -----------------------------------------------------------------------------------------------------------

    def line_of_article(
        self, document: SalesDocument, article_id: str, quantity: Quantity = Quantity.ONE
    ) -> SalesLine | MatrixNeeded:
        """Return a line of an article at its price, the VAT rate of the document's date and the customer's discount.

        Raises:
            RuleError: the article is gone or blocked.
        """
        article = self._articles.by_id(article_id, document.date)
        if article is None:
            raise RuleError(Reason("article.gone", "Dit artikel bestaat niet meer.", "Zoek het artikel opnieuw."))
        return self._line(document, article, quantity, "")

    def line_of_code(
        self, document: SalesDocument, code: str, quantity: Quantity = Quantity.ONE
    ) -> SalesLine | MatrixNeeded | None:
        """Return a line of what was scanned or typed; None when nobody knows the code.

        Raises:
            InputError: the code is empty, too long or unreadable.
            RuleError: the article is blocked.
        """
        hit = self._articles.by_code(code, document.date)
        if hit is None:
            return None
        made = self._line(document, hit.article, hit.quantity or quantity, code)
        if hit.price is None or isinstance(made, MatrixNeeded):
            return made
        label = EnteredPrice(UnitPrice.of(hit.price), PriceMode.INCLUSIVE)
        return replace(made, price=label, list_price=label.price, unit="")

    def matrix(self, style_id: str, branch_id: str) -> Matrix:
        """Return the grid of a colour/size article with the free stock of each variant at a branch.

        Raises:
            RuleError: the article is gone.
        """
        grid = self._articles.variants(style_id)
        free = self.free_stock([one.article_id for one in grid.variants], branch_id)
        return replace(grid, variants=tuple(replace(one, stock=free.get(one.article_id)) for one in grid.variants))

    def free_stock(self, article_ids: Sequence[str], branch_id: str) -> dict[str, Quantity]:
        """Return stock less reservations; articles nobody ever counted or promised are missing."""
        with self._database.read() as reader:
            found = reserved.free(reader, article_ids, branch_id)
        return {article: Quantity(milli) for article, milli in found.items()}

    # Copying ---------------------------------------------------------------------------------------------------------

    def copy_lines(self, source_id: str, date: dt.date | None = None) -> tuple[SalesLine, ...]:
        """Return the lines of any document anew: texts, quantities and prices, without links to where they came from.

        Args:
            source_id: which document; the lines of a credit invoice are turned around.
            date: date of the document they go to, for the VAT rates; None is today.

        Raises:
            RuleError: the document is gone, or a VAT code of it.
        """
        source = self.get(source_id).document
        turned = -1 if source.kind is DocumentKind.CREDIT else 1
        day = date or self._today()
        return tuple(
            replace(
                rated(line, day, self._vat),
                id=new_id(),
                quantity=Quantity(turned * line.effective.milli),
                cancelled=Quantity.ZERO,
                source_line=None,
            )
            for line in source.lines
        )

    def copy_as(self, source_id: str, kind: DocumentKind, actor: Actor) -> SalesDocument:
        """Return a new concept with customer, texts, lines and prices of any document, dated today.

        Raises:
            Denied: the right is missing.
            RuleError: the document or its customer is gone.
        """
        require(actor, EDIT_RIGHT[kind])
        source = self.get(source_id).document
        customer = source.party.customer_id if source.party else ""
        made = self.new(kind, actor, source.branch_id, customer)
        return replace(
            made, subject=source.subject, reference=source.reference, price_mode=source.price_mode, note=source.note,
            delivery_method=source.delivery_method, lines=self.copy_lines(source_id),
        )  # fmt: skip

    # Trash -----------------------------------------------------------------------------------------------------------

    def delete(self, document_id: str, actor: Actor) -> str:
        """Throw a concept away and return its identity in the trash, where it stays thirty days.

        Raises:
            Denied: the right is missing.
            RuleError: it is no concept, it is gone, or somebody else has it open.
        """
        require(actor, Right.DELETE_CONCEPTS)
        moment = self._clock.now()
        with self._database.write() as tx:
            document = issuing.stored(tx, document_id, lock=True).document
            lifecycles.after(document, "delete")
            other = holds.holder_of(tx, document_id, micros(moment))
            if other is not None and not other.holder_id.startswith(f"{actor.employee_id}@"):
                raise RuleError(
                    Reason(
                        "document.held",
                        f"{other.employee_name} heeft dit document open. Er is niets verwijderd.",
                        "Vraag het te sluiten.",
                    )
                )
            kept = sales.body(document)
            trash_id = new_id()
            title = f"{document.kind.dutch} {document.party.title if document.party else ''}".strip()
            holds.throw_away(
                tx,
                Trashed(trash_id, document.kind.value, title, canonical(kept), actor.employee_id, micros(moment)),
            )
            sales.remove(tx, document_id)
            told = {"kind": document.kind.value, "lines": len(document.lines), "trash": trash_id}
            told |= {"gross": document_totals(document).gross.cents}
            record(tx, actor, "concept.deleted", document_id, told, moment)
        return trash_id

    def restore(self, trash_id: str, actor: Actor) -> SalesDocument:
        """Bring a concept back from the trash as it was.

        Raises:
            Denied: the right is missing.
            RuleError: it is not in the trash any more.
        """
        require(actor, Right.DELETE_CONCEPTS)
        moment = self._clock.now()
        with self._database.write() as tx:
            found = holds.trashed(tx, trash_id, lock=True)
            if found is None:
                raise RuleError(
                    Reason("trash.gone", "Dit concept zit niet meer in de prullenbak.", "Ververs de lijst.")
                )
            document = sales.of_body(json.loads(found.body))
            sales.add(tx, document, micros(moment))
            holds.take_out(tx, trash_id)
            record(tx, actor, "concept.restored", document.id, {"trash": trash_id}, moment)
        return document

    def trashed(self) -> tuple[Trashed, ...]:
        """Return the concepts in the trash, newest first."""
        with self._database.read() as reader:
            return holds.all_trashed(reader)

    def purge(self) -> int:
        """Empty the trash of what was thrown away more than thirty days ago; return how many concepts that were.

        Holds that nobody renewed go with it.
        """
        moment = self._clock.now()
        with self._database.write() as tx:
            holds.forget(tx, micros(moment))
            count = holds.purge(tx, micros(moment - KEPT_IN_TRASH))
            if count:
                append(tx, OFFICE_CHAIN, "trash.purged", "", {"count": count}, employee_id="", moment=moment)
        return count

    # Two people in one document --------------------------------------------------------------------------------------

    def hold(self, document_id: str, actor: Actor, place: str) -> Holder | None:
        """Take a document to edit it, or renew that; return None when it is ours, else who has it.

        A hold only warns people: what is saved is guarded by the revision. It frees itself after a minute.
        """
        return self._hold(document_id, actor, place, force=False)

    def renew(self, document_id: str, actor: Actor, place: str) -> Holder | None:
        """Keep a document for another minute; return None while it is ours, else who took it over."""
        return self._hold(document_id, actor, place, force=False)

    def take_over(self, document_id: str, actor: Actor, place: str) -> None:
        """Take a document that somebody else has open ("Overnemen").

        Raises:
            Denied: the right is missing.
            RuleError: the document is gone.
        """
        require(actor, EDIT_RIGHT[self.get(document_id).document.kind])
        self._hold(document_id, actor, place, force=True)

    def release(self, document_id: str, actor: Actor, place: str) -> None:
        """Let go of a document."""
        with self._database.write() as tx:
            holds.release(tx, [document_id], _holder_id(actor, place))

    # Inside ----------------------------------------------------------------------------------------------------------

    def _hold(self, document_id: str, actor: Actor, place: str, *, force: bool) -> Holder | None:
        moment = self._clock.now()
        now = micros(moment)
        wanted = Holder(document_id, _holder_id(actor, place), actor.name, place, micros(moment + HELD_FOR))
        with self._database.write() as tx:
            other = holds.holder_of(tx, document_id, now)
            if holds.hold(tx, [wanted], now, force=force):
                if force and other is not None and other.holder_id != wanted.holder_id:
                    record(tx, actor, "document.taken_over", document_id, {"from": other.employee_name}, moment)
                return None
            return holds.holder_of(tx, document_id, now)

    def _line(
        self, document: SalesDocument, article: SaleArticle, quantity: Quantity, code: str
    ) -> SalesLine | MatrixNeeded:
        if article.blocked_reason:
            raise RuleError(
                Reason(
                    "article.blocked",
                    f"{article.name} is geblokkeerd: {article.blocked_reason}. Er is niets toegevoegd.",
                    "Kies een ander artikel.",
                )
            )
        if article.kind is ArticleKind.MATRIX:
            return MatrixNeeded(article.id)
        with self._database.read() as reader:
            discount = parties.discount_of(reader, document.party)
        return SalesLine(
            id=new_id(), article_id=article.id, group_id=article.group_id, number=article.number, code=code,
            name=article.name, detail=article.detail, quantity=quantity, unit=article.measure,
            price=EnteredPrice(article.price, PriceMode.INCLUSIVE), list_price=article.price, discount=discount,
            vat_code=article.vat_code, vat_letter=article.vat_letter, vat_rate=article.vat_rate,
            stocked=article.stocked,
        )  # fmt: skip

    def _today(self) -> dt.date:
        return self._rules().today(self._clock.now())

    def _due(self, document: SalesDocument) -> dt.date | None:
        """Return the latest payment date an invoice has by the term of its customer, its kind or the shop."""
        if document.kind is not DocumentKind.INVOICE:
            return None
        with self._database.read() as reader:
            days = parties.term_of(reader, document.party, document.type_code)
        return document.date + dt.timedelta(days=self._rules().term_days if days is None else days)


def _holder_id(actor: Actor, place: str) -> str:
    return f"{actor.employee_id}@{place}"
