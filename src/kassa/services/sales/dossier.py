"""A sales document with everything around it, read in one go: what its page and its preview show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kassa.db.engine import Database, Reader
from kassa.db.journal import moment_of
from kassa.db.queries import dossier as query
from kassa.db.repos import sales as repo
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import Totals
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.values import Money, Quantity
from kassa.services.sales.crediting import taken_of
from kassa.system.clock import Clock


@frozen
class Link:
    """Another document this one is tied to.

    Attributes:
        kind: which document.
        id: its identity.
        status: its stored state.
        number: its number; empty for a concept.
        date: its date.
        gross: its total.
    """

    kind: DocumentKind
    id: str
    status: DocumentStatus
    number: str
    date: dt.date
    gross: Money


@frozen
class Standing:
    """What is open on a document; signs follow the document. ``open = gross - paid - credited``."""

    gross: Money
    paid: Money
    credited: Money
    open: Money


@frozen
class Dossier:
    """A document and what stands around it.

    Attributes:
        document: as it was stored.
        totals: its stored result.
        type_name: its kind ("Soort").
        confirmed_at: when it was confirmed, in the time zone of the shop; None for a concept.
        confirmed_by: name of who did.
        standing: what is open; None when nothing can be paid on it.
        credited: how many of each line definitive credit invoices took back.
        links: documents it came from and that came of it, oldest first.
        dispatch: how it goes out and where that was set; None while it is not settled.
        to_post: whether it waits on the list to print and post.
        posted_at: when it was posted, or None.
        today: the day in the shop when it was read.
    """

    document: SalesDocument
    totals: Totals
    type_name: str
    confirmed_at: dt.datetime | None
    confirmed_by: str
    standing: Standing | None
    credited: Mapping[str, Quantity]
    links: tuple[Link, ...]
    dispatch: tuple[str, str] | None
    to_post: bool
    posted_at: dt.datetime | None
    today: dt.date

    @property
    def open(self) -> Money:
        """What is open; zero when nothing can be paid on it."""
        return self.standing.open if self.standing else Money.ZERO

    @property
    def days_late(self) -> int:
        """Days past the due date while something is open; 0 or less when it is not late."""
        due = self.document.due_date
        return (self.today - due).days if due is not None and self.open > Money.ZERO else 0

    @property
    def open_to_credit(self) -> Money:
        """What is left of an invoice to credit."""
        back = sum(link.gross.cents for link in self.linked(DocumentKind.CREDIT) if link.number)
        return Money(self.totals.gross.cents + back)

    def creditable(self, line_id: str) -> Quantity:
        """Return how many of a line of an invoice were not taken back yet."""
        return self.document.line(line_id).quantity - self.credited.get(line_id, Quantity.ZERO)

    def linked(self, *kinds: DocumentKind) -> tuple[Link, ...]:
        """Return the documents of these kinds it is tied to."""
        return tuple(link for link in self.links if link.kind in kinds)


class Dossiers:
    """Reads dossiers.

    Args:
        database: the shop.
        clock: knows which day it is.
        zone: time zone of the shop.
    """

    def __init__(self, database: Database, clock: Clock, zone: dt.tzinfo) -> None:
        self._db = database
        self._clock = clock
        self._zone = zone

    def of(self, document_id: str) -> Dossier:
        """Return a document with what stands around it.

        Raises:
            RuleError: it is not there any more.
        """
        with self._db.read() as reader:
            stored = repo.get(reader, document_id)
            if stored is None:
                raise RuleError(
                    Reason("document.gone", "Dit document is er niet meer.", "Ververs de lijst; kijk in de prullenbak.")
                )
            item = query.open_item(reader, document_id)
            posting = query.posting(reader, document_id)
            return Dossier(
                document=stored.document,
                totals=stored.totals,
                type_name=query.type_name(reader, stored.document.type_code),
                confirmed_at=self._moment(stored.confirmed_at),
                confirmed_by=query.employee_name(reader, stored.confirmed_by) if stored.confirmed_by else "",
                standing=Standing(*(Money(cents) for cents in item)) if item else None,
                credited=_credited(reader, stored.document),
                links=self._links(reader, stored.document),
                dispatch=query.dispatch(reader, document_id),
                to_post=posting is not None and posting["posted_at"] is None,
                posted_at=self._moment(posting["posted_at"]) if posting else None,
                today=self._clock.now().astimezone(self._zone).date(),
            )

    def _links(self, reader: Reader, document: SalesDocument) -> tuple[Link, ...]:
        """Walk up to where the lines came from and down to what came of them, each way on its own."""
        found: dict[str, Link] = {}
        for step in (query.sources, query.outcomes):
            waiting = [document.id]
            while waiting:
                for row in step(reader, waiting.pop()):
                    link = _link(row)
                    if link.id not in found and link.id != document.id:
                        found[link.id] = link
                        waiting.append(link.id)
        return tuple(sorted(found.values(), key=lambda link: (link.date, link.id)))

    def _moment(self, micros: object) -> dt.datetime | None:
        if micros is None:
            return None
        return moment_of(int(str(micros))).astimezone(self._zone)


def _credited(reader: Reader, document: SalesDocument) -> dict[str, Quantity]:
    if document.kind is not DocumentKind.INVOICE:
        return {}
    return {line: taken.quantity for line, taken in taken_of(reader, document.id).items()}


def _link(row: tuple[object, ...]) -> Link:
    return Link(
        DocumentKind(str(row[1])),
        str(row[0]),
        DocumentStatus(str(row[2])),
        str(row[3] or ""),
        dt.date.fromisoformat(str(row[4])),
        Money(int(str(row[5]))),
    )
