"""Words, tones and icons of mail (ui.md 4.4)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kassa.domain.messages.message import MailState
from kassa.domain.messages.template import DocumentKind, MailTemplate
from kassa.services.lists.spec import Word


def state_words() -> dict[MailState, Word]:
    """Return how each state is shown."""
    return {
        MailState.CONCEPT: Word(QCoreApplication.translate("Mail", "Concept"), "warn", "pencil"),
        MailState.QUEUED: Word(QCoreApplication.translate("Mail", "Wordt verzonden"), "neutral", "clock"),
        MailState.SENDING: Word(QCoreApplication.translate("Mail", "Wordt verzonden"), "neutral", "clock"),
        MailState.SENT: Word(QCoreApplication.translate("Mail", "Verzonden"), "success", "send"),
        MailState.FAILED: Word(QCoreApplication.translate("Mail", "Mislukt"), "danger", "circle-alert"),
        MailState.UNSURE: Word(QCoreApplication.translate("Mail", "Onzeker"), "danger", "circle-help"),
        MailState.DELETED: Word(QCoreApplication.translate("Mail", "Verwijderd"), "neutral", "trash-2"),
    }


def kind_words() -> dict[DocumentKind, str]:
    """Return the word of each document."""
    return {
        DocumentKind.INVOICE: QCoreApplication.translate("Mail", "Factuur"),
        DocumentKind.CREDIT: QCoreApplication.translate("Mail", "Creditfactuur"),
        DocumentKind.ORDER: QCoreApplication.translate("Mail", "Order"),
        DocumentKind.DELIVERY: QCoreApplication.translate("Mail", "Pakbon"),
        DocumentKind.REMINDER: QCoreApplication.translate("Mail", "Herinnering"),
        DocumentKind.RECEIPT: QCoreApplication.translate("Mail", "Kassabon"),
    }


def language_words() -> dict[str, str]:
    """Return the word of each language of a template."""
    return {
        "nl": QCoreApplication.translate("Mail", "Nederlands"),
        "en": QCoreApplication.translate("Mail", "Engels"),
    }


def pdf_word(template: MailTemplate) -> Word:
    """Return the badge that says whether the PDF goes along."""
    if template.attach_pdf:
        word = QCoreApplication.translate("Mail", "PDF %1").replace("%1", kind_words()[template.kind].lower())
        return Word(word, "success", "file-text")
    return Word(QCoreApplication.translate("Mail", "geen PDF"), "warn", "triangle-alert")


def size_words(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    if size < 1_000_000:
        return QCoreApplication.translate("Mail", "%1 kB").replace("%1", str(max(1, round(size / 1000))))
    return QCoreApplication.translate("Mail", "%1 MB").replace("%1", str(round(size / 1_000_000)))


def banner(kind: DocumentKind, *, definitive: bool) -> str:
    """Return what the window says about mail and document, with its marks (M4-048, M4-049)."""
    if definitive and kind in (DocumentKind.INVOICE, DocumentKind.CREDIT):
        return QCoreApplication.translate(
            "Mail", "De factuur is al definitief. Deze e-mail is een <b>concept</b> en is nog niet verzonden."
        )
    return QCoreApplication.translate("Mail", "Deze e-mail is een <b>concept</b> en is nog niet verzonden.")
