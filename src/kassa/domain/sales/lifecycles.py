"""Life cycles of the sales documents as tables; buttons and services read the same ones (domain.md 3)."""

from __future__ import annotations

from collections.abc import Mapping

from kassa.domain.errors import Reason, RuleError, TransitionError
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument

_S = DocumentStatus
Table = Mapping[tuple[str, DocumentStatus], DocumentStatus]

ORDER_TRANSITIONS: Table = {
    ("confirm", _S.CONCEPT): _S.OPEN,
    ("delete", _S.CONCEPT): _S.CONCEPT,
    ("amend", _S.OPEN): _S.OPEN,
    ("cancel_lines", _S.OPEN): _S.OPEN,
    ("deposit", _S.OPEN): _S.OPEN,
    ("deliver", _S.OPEN): _S.OPEN,
    ("invoice", _S.OPEN): _S.OPEN,
    ("cancel", _S.OPEN): _S.CANCELLED,
    ("complete", _S.OPEN): _S.COMPLETED,
    ("reopen", _S.COMPLETED): _S.OPEN,
}
"""``complete`` follows by itself when everything is delivered or cancelled; ``reopen`` when a delivery is cancelled."""

DELIVERY_TRANSITIONS: Table = {
    ("issue", _S.CONCEPT): _S.TO_INVOICE,
    ("delete", _S.CONCEPT): _S.CONCEPT,
    ("invoice", _S.TO_INVOICE): _S.TO_INVOICE,
    ("cancel", _S.TO_INVOICE): _S.CANCELLED,
}
"""Invoiced is derived: a slip whose invoice is credited is to be invoiced again without a step of its own."""

INVOICE_TRANSITIONS: Table = {
    ("confirm", _S.CONCEPT): _S.DEFINITIVE,
    ("delete", _S.CONCEPT): _S.CONCEPT,
    ("credit", _S.DEFINITIVE): _S.DEFINITIVE,
    ("pay", _S.DEFINITIVE): _S.DEFINITIVE,
}

CREDIT_TRANSITIONS: Table = {
    ("confirm", _S.CONCEPT): _S.DEFINITIVE,
    ("delete", _S.CONCEPT): _S.CONCEPT,
    ("pay", _S.DEFINITIVE): _S.DEFINITIVE,
}

TRANSITIONS: Mapping[DocumentKind, Table] = {
    DocumentKind.ORDER: ORDER_TRANSITIONS,
    DocumentKind.DELIVERY: DELIVERY_TRANSITIONS,
    DocumentKind.INVOICE: INVOICE_TRANSITIONS,
    DocumentKind.CREDIT: CREDIT_TRANSITIONS,
}

STATUS_WORDS: Mapping[DocumentStatus, str] = {
    _S.CONCEPT: "Concept",
    _S.OPEN: "Openstaand",
    _S.TO_INVOICE: "Te factureren",
    _S.DEFINITIVE: "Definitief",
    _S.COMPLETED: "Afgehandeld",
    _S.CANCELLED: "Volledig geannuleerd",
}

_FINAL = Reason(
    "document.final",
    "Een definitieve factuur verandert nooit meer. Er is niets gewijzigd.",
    "Maak een creditfactuur met 'Factuur verwijderen'; de regels komen dan weer vrij.",
)


def why_not(document: SalesDocument, action: str) -> Reason | None:
    """Return why the life cycle refuses this action now, or None when it may."""
    if (action, document.status) in TRANSITIONS[document.kind]:
        return None
    if document.kind.is_invoice and document.status is _S.DEFINITIVE and action in ("confirm", "delete", "amend"):
        return _FINAL
    word = "geannuleerd" if document.status is _S.CANCELLED else STATUS_WORDS[document.status].lower()
    return Reason(
        f"lifecycle.{action}.{document.status.value}",
        f"{document.title} is {word}; deze stap kan nu niet. Er is niets gewijzigd.",
        "Ververs het scherm en bekijk de huidige status.",
    )


def after(document: SalesDocument, action: str) -> DocumentStatus:
    """Return the state after an action.

    Raises:
        TransitionError: the life cycle does not know this action in this state.
    """
    reason = why_not(document, action)
    if reason is not None:
        raise TransitionError(reason)
    return TRANSITIONS[document.kind][action, document.status]


def require_concept(document: SalesDocument) -> None:
    """Refuse to edit what is no concept.

    Raises:
        RuleError: with the way out for what is final.
    """
    if document.status is not _S.CONCEPT:
        raise RuleError(why_not(document, "delete") or _FINAL)
