"""Notes on a sales document ("Notities"): kept in the journal, so that nobody rewrites what was said."""

from __future__ import annotations

import datetime as dt

from kassa.db.engine import Database
from kassa.db.journal import moment_of
from kassa.db.queries import dossier as query
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.card_number import without_card_numbers
from kassa.services.acting import record
from kassa.system.clock import Clock

NOTED = "document.noted"
LONGEST = 2000
_RIGHTS = {
    DocumentKind.ORDER: Right.EDIT_ORDERS,
    DocumentKind.DELIVERY: Right.EDIT_DELIVERIES,
    DocumentKind.INVOICE: Right.EDIT_INVOICES,
    DocumentKind.CREDIT: Right.EDIT_INVOICES,
}


@frozen
class Note:
    """What somebody wrote, when and who."""

    moment: dt.datetime
    employee: str
    text: str


class Notes:
    """Writes and reads notes.

    Args:
        database: the shop.
        clock: the moment.
        zone: time zone of the shop.
    """

    def __init__(self, database: Database, clock: Clock, zone: dt.tzinfo) -> None:
        self._db = database
        self._clock = clock
        self._zone = zone

    def of(self, document_id: str) -> tuple[Note, ...]:
        """Return the notes of a document, newest first."""
        with self._db.read() as reader:
            rows = query.noted(reader, document_id, NOTED)
        return tuple(Note(moment_of(micros).astimezone(self._zone), name, text) for micros, name, text in rows)

    def add(self, document_id: str, kind: DocumentKind, text: str, actor: Actor) -> None:
        """Write a note.

        Raises:
            Denied: the right to change this kind of document is missing.
            InputError: it is empty or longer than 2,000 characters.
        """
        require(actor, _RIGHTS[kind])
        said = without_card_numbers(text.strip())
        if not said or len(said) > LONGEST:
            raise InputError(
                Reason("note.length", "Een notitie heeft 1 tot 2.000 tekens. Er is niets bewaard.", "Pas de tekst aan.")
            )
        with self._db.write() as tx:
            record(tx, actor, NOTED, document_id, {"text": said}, self._clock.now())
