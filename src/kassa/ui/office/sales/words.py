"""Words, tones and icons of sales documents (ui.md 4.4) and how they go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.values import Money

if TYPE_CHECKING:
    from kassa.domain.sales.document import SalesDocument
    from kassa.services.sales.dossier import Dossier

_K, _S = DocumentKind, DocumentStatus


@frozen
class Mark:
    """A badge: word, icon and tone."""

    word: str
    icon: str
    tone: str


def kind_word(kind: DocumentKind) -> str:
    """Return how one document is called in a sentence and on a tab: 'Factuur', 'Order', 'Pakbon'."""
    return {
        _K.ORDER: QCoreApplication.translate("SalesWords", "Order"),
        _K.DELIVERY: QCoreApplication.translate("SalesWords", "Pakbon"),
        _K.INVOICE: QCoreApplication.translate("SalesWords", "Factuur"),
        _K.CREDIT: QCoreApplication.translate("SalesWords", "Creditfactuur"),
    }[kind]


def title_of(kind: DocumentKind, number: str) -> str:
    """Return the title of a document, with or without a number."""
    word = kind_word(kind)
    return (
        f"{word} {number}" if number else QCoreApplication.translate("SalesWords", "%1 (concept)").replace("%1", word)
    )


def paper_title(document: SalesDocument) -> str:
    """Return the name of the PDF on the screen; a concept has only a sample of it."""
    if not document.number:
        return QCoreApplication.translate("SalesWords", "Voorbeeld van de PDF")
    return f"{title_of(document.kind, document.number)}.pdf"


def status_word(kind: DocumentKind, status: DocumentStatus) -> str:
    """Return the word of a stored state."""
    return status_mark(kind, status).word


def status_mark(kind: DocumentKind, status: DocumentStatus) -> Mark:
    """Return the badge of a stored state."""
    if status is _S.CANCELLED:
        word = QCoreApplication.translate("SalesWords", "Geannuleerd")
        if kind is _K.ORDER:
            word = QCoreApplication.translate("SalesWords", "Volledig geannuleerd")
        return Mark(word, "x", "neutral")
    return {
        _S.CONCEPT: Mark(QCoreApplication.translate("SalesWords", "Concept"), "pencil", "neutral"),
        _S.OPEN: Mark(QCoreApplication.translate("SalesWords", "Openstaand"), "clock", "info"),
        _S.TO_INVOICE: Mark(QCoreApplication.translate("SalesWords", "Te factureren"), "clock", "info"),
        _S.DEFINITIVE: Mark(QCoreApplication.translate("SalesWords", "Definitief"), "lock", "neutral"),
        _S.COMPLETED: Mark(QCoreApplication.translate("SalesWords", "Afgehandeld"), "circle-check", "success"),
    }[status]


def marks(dossier: Dossier, *, invoiced: bool, partly_cancelled: bool) -> tuple[Mark, ...]:
    """Return the badges of a document: what it is, then how it stands."""
    document = dossier.document
    mark = status_mark(document.kind, document.status)
    if document.kind is _K.DELIVERY and invoiced:
        return (Mark(QCoreApplication.translate("SalesWords", "Gefactureerd"), "circle-check", "success"),)
    if document.kind.is_invoice and document.status is _S.DEFINITIVE:
        return (mark, money_mark(dossier))
    if partly_cancelled:
        return (Mark(QCoreApplication.translate("SalesWords", "Gedeeltelijk geannuleerd"), "x", "warn"),)
    return (mark,)


def paid_mark(word: str) -> Mark:
    """Return the payment badge of an order from its word."""
    return {
        "Niet betaald": Mark(QCoreApplication.translate("SalesWords", "Niet betaald"), "", "neutral"),
        "Aanbetaald": Mark(QCoreApplication.translate("SalesWords", "Aanbetaald"), "", "info"),
        "Volledig betaald": Mark(QCoreApplication.translate("SalesWords", "Volledig betaald"), "", "success"),
    }[word]


def money_mark(dossier: Dossier) -> Mark:
    """Return how a definitive invoice stands: open, late, partly paid, paid or credited."""
    standing = dossier.standing
    if standing is None or standing.open == Money.ZERO:
        if standing is not None and standing.credited == standing.gross != Money.ZERO:
            return Mark(QCoreApplication.translate("SalesWords", "Gecrediteerd"), "undo-2", "neutral")
        return Mark(QCoreApplication.translate("SalesWords", "Betaald"), "circle-check", "success")
    if dossier.days_late > 0:
        return Mark(QCoreApplication.translate("SalesWords", "Vervallen"), "circle-alert", "danger")
    if standing.open != standing.gross:
        return Mark(QCoreApplication.translate("SalesWords", "Gedeeltelijk betaald"), "circle-dashed", "warn")
    return Mark(QCoreApplication.translate("SalesWords", "Openstaand"), "clock", "info")


def dispatch_word(method: str, origin: str) -> str:
    """Return how an invoice goes out, with where that was set: 'Verzending via e-mail (van bedrijf Bouw B.V.)'."""
    if method == "none":
        return QCoreApplication.translate("SalesWords", "Geen verzending")
    way, bracket, where = origin.partition(" (")
    told = way + bracket + where.replace(" ", "\u00a0")  # where it was set stays on one line
    return QCoreApplication.translate("SalesWords", "Verzending %1").replace("%1", told)


def late_words(days: int) -> str:
    """Return how many days too late: '13 dagen te laat'; empty when it is not."""
    if days <= 0:
        return ""
    if days == 1:
        return QCoreApplication.translate("SalesWords", "1 dag te laat")
    return QCoreApplication.translate("SalesWords", "%1 dagen te laat").replace("%1", str(days))
