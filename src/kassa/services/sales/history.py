"""What happened to a document, read from the journal, as sentences for tab 'Historie'."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from kassa.db.engine import Database
from kassa.db.queries import history as query
from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
Body = Mapping[str, Any]


@frozen
class HistoryEntry:
    """One thing that happened.

    Attributes:
        moment: when, in the time zone of the shop.
        employee: name of who did it; empty when the program did.
        sentence: what, in Dutch.
        event: English key of the journal.
    """

    moment: dt.datetime
    employee: str
    sentence: str
    event: str


class Histories:
    """Reads what happened to documents.

    Args:
        database: the shop.
        zone: time zone of the shop.
    """

    def __init__(self, database: Database, zone: dt.tzinfo) -> None:
        self._database = database
        self._zone = zone

    def of(self, document_id: str) -> tuple[HistoryEntry, ...]:
        """Return everything that happened to a document and the mails about it, newest first."""
        with self._database.read() as reader:
            rows = query.records(reader, document_id)
        return tuple(
            HistoryEntry(self._moment(moment), str(name), sentence(event, json.loads(payload), document_id), str(event))
            for moment, name, event, payload in rows
        )

    def _moment(self, micros: int) -> dt.datetime:
        return (_EPOCH + dt.timedelta(microseconds=micros)).astimezone(self._zone)


def sentence(event: str, body: Body, document_id: str = "") -> str:
    """Return what a record of the journal says, in Dutch; an event without words of its own is named.

    Args:
        event: key of the journal.
        body: the payload of the record.
        document_id: the document whose history is read: a payment tells its share of it.
    """
    told = _TOLD.get(event)
    if isinstance(told, str):
        return told
    return told(body, document_id) if told else f"Vastgelegd: {event}"


def _amount(cents: object) -> str:
    return format_money(Money(int(str(cents))))


def _gross(document: Body) -> str:
    return _amount(document["head"]["gross"])


def _paid(word: str) -> Callable[[Body, str], str]:
    def told(body: Body, document_id: str) -> str:
        cents = sum(int(share[2]) for share in body["allocations"] if share[1] == document_id)
        methods = dict.fromkeys(str(payment["method_name"]) for payment in body["payments"])
        note = next((str(payment["note"]) for payment in body["payments"] if payment["note"]), "")
        return f"{word} van {_amount(cents)}, {' + '.join(methods)}" + (f": {note}" if note else "")

    return told


def _cancelled_lines(body: Body, _document: str) -> str:
    count = len(body["cancelled"])
    return "1 regel geannuleerd" if count == 1 else f"{count} regels geannuleerd"


def _mailed(word: str) -> Callable[[Body, str], str]:
    def told(body: Body, _document: str) -> str:
        count = int(body.get("receivers", 0))
        return f"E-mail {word}" + (f" ({count} ontvanger{'s' if count != 1 else ''})" if count else "")

    return told


_TOLD: Final[Mapping[str, str | Callable[[Body, str], str]]] = {
    "concept.begun": "Concept begonnen",
    "concept.deleted": "Concept naar de prullenbak",
    "concept.restored": "Concept teruggehaald uit de prullenbak",
    "document.noted": lambda body, _: f"Notitie: {body['text']}",
    "document.taken_over": lambda body, _: f"Bewerken overgenomen van {body['from']}",
    "order.confirmed": "Order bevestigd",
    "order.amended": lambda body, _: f"Order gewijzigd: van {_gross(body['before'])} naar {_gross(body['after'])}",
    "order.lines_cancelled": _cancelled_lines,
    "order.cancelled": "Order geannuleerd",
    "delivery.issued": "Pakbon gemaakt; de voorraad is afgeboekt",
    "delivery.cancelled": "Pakbon geannuleerd; de voorraad is teruggeboekt",
    "invoice.definitive": lambda body, _: f"Definitief gemaakt: {_gross(body['document'])}",
    "invoice.credited": lambda body, _: f"Gecrediteerd met {body['number']}: {_amount(body['gross'])}",
    "invoice.replaced": "Nieuw concept gemaakt om te vervangen",
    "invoice.posted": "Geprint en gepost",
    "payment.received": _paid("Betaling"),
    "deposit.received": _paid("Aanbetaling"),
    "payment.reversed": _paid("Betaling teruggedraaid"),
    "payment.allocated": lambda body, _: f"Betaling van {_amount(body['amount'])}, samen met andere documenten",
    "payment.set_off": lambda body, _: f"Verrekend met een ander document: {_amount(body['amount'])}",
    "mail.composed": _mailed("als concept gemaakt"),
    "mail.saved": _mailed("bewaard"),
    "mail.queued": _mailed("wordt verzonden"),
    "mail.taken_back": _mailed("teruggehaald"),
    "mail.sent": _mailed("verzonden"),
    "mail.accepted": _mailed("gemarkeerd als aangekomen"),
    "mail.delayed": _mailed("wacht: de mailserver antwoordt niet"),
    "mail.failed": _mailed("mislukt"),
    "mail.unsure": _mailed("misschien aangekomen"),
    "mail.retried": _mailed("opnieuw aangeboden"),
    "mail.deleted": _mailed("verwijderd"),
    "mail.restored": _mailed("teruggehaald uit de prullenbak"),
}
