"""What keeps a sales document from being confirmed, and what is only odd about it (ui.md 8.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.values.dutch import format_date, format_quantity
from kassa.domain.values.quantity import Quantity


@frozen
class Problem:
    """One thing to look at before confirming.

    Attributes:
        field: which field: ``customer``, ``date``, ``due_date``, ``type``, ``lines``, or a column of a line.
        line_id: which line, or None for the head.
        reason: what is wrong and what to do.
        blocking: whether the document cannot be confirmed with it; otherwise it is only said.
    """

    field: str
    line_id: str | None
    reason: Reason
    blocking: bool = True


def problems(document: SalesDocument, *, earliest: dt.date | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong or odd, in the order of the screen.

    Args:
        document: the concept, or the order as it is being changed.
        earliest: date of the last invoice in its series; one of before that cannot follow it.
    """
    return (*_head(document, earliest), *_lines(document))


def over_free(document: SalesDocument, free: Mapping[str, int]) -> tuple[Problem, ...]:
    """Return which lines ask more than is free: they are delivered later, confirming never waits for stock.

    Args:
        document: the order.
        free: stock less other promises per article in 1/1,000.
    """
    left, found = dict(free), []
    for line in document.goods:
        if line.article_id is None or not line.stocked:
            continue
        there = max(0, left.get(line.article_id, 0))
        left[line.article_id] = there - line.effective.milli
        if line.effective.milli > there:
            sentence = f"{line.name}: meer dan vrij ({format_quantity(Quantity(there))}); wordt nageleverd."
            found.append(_problem("quantity", sentence, "", line_id=line.id, blocking=False))
    return tuple(found)


def _head(document: SalesDocument, earliest: dt.date | None) -> list[Problem]:
    found = []
    if not document.type_code:
        found.append(_problem("type", "De soort is niet gekozen.", "Kies een soort."))
    if document.party is None:
        found.append(_problem("customer", "Er is geen debiteur gekozen.", "Kies een debiteur."))
    if document.due_date is not None and document.due_date < document.date:
        found.append(_problem("due_date", "De vervaldatum ligt voor de factuurdatum.", "Kies een latere vervaldatum."))
    if document.expected_date is not None and document.expected_date < document.date:
        found.append(
            _problem("expected_date", "De verwachte leverdatum ligt voor de datum.", "Kies een latere leverdatum.")
        )
    if document.kind.is_invoice and earliest is not None and document.date < earliest:
        sentence = f"De factuurdatum ligt voor die van de laatste factuur in deze reeks ({format_date(earliest)})."
        found.append(_problem("date", sentence, "Kies een latere datum."))
    return found


def _lines(document: SalesDocument) -> list[Problem]:
    if not document.goods:
        return [_problem("lines", "Er staat nog geen artikel op het document.", "Voeg een artikel toe.")]
    found = [_problem(*wrong, line_id=line.id) for line in document.goods for wrong in _line(document, line)]
    zero = [line for line in document.goods if line.effective and not line.amount]
    if zero:
        many = f"{len(zero)} regels" if len(zero) > 1 else "1 regel"
        found.append(_problem("lines", f"{many} van 0,00.", "Controleer de prijs.", line_id=zero[0].id, blocking=False))
    return found


def _line(document: SalesDocument, line: SalesLine) -> list[tuple[str, str, str]]:
    found = []
    if not line.name.strip():
        found.append(("name", "De omschrijving is leeg.", "Typ een omschrijving of haal de regel weg."))
    if not line.quantity:
        found.append(("quantity", f"Het aantal van {line.name or 'deze regel'} is nul.", "Typ een aantal."))
    if line.quantity.milli < 0 and document.kind in (DocumentKind.ORDER, DocumentKind.DELIVERY):
        name = document.kind.dutch.lower()
        found.append(("quantity", f"Een aantal op een {name} is nooit negatief.", "Maak een creditfactuur."))
    if not line.vat_code:
        found.append(("vat", f"{line.name or 'Een regel'} heeft geen btw.", "Kies een btw-tarief."))
    return found


def _problem(field: str, sentence: str, fix: str, *, line_id: str | None = None, blocking: bool = True) -> Problem:
    return Problem(field, line_id, Reason(f"document.{field}", sentence, fix), blocking)
