"""Words of the document editor that differ by kind of document."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kassa.domain.sales.document import DocumentKind


def title_word(kind: DocumentKind) -> str:
    """Return the title of a document without a number."""
    return {
        DocumentKind.ORDER: QCoreApplication.translate("DocumentEditor", "Nieuwe verkooporder"),
        DocumentKind.DELIVERY: QCoreApplication.translate("DocumentEditor", "Nieuwe pakbon"),
        DocumentKind.INVOICE: QCoreApplication.translate("DocumentEditor", "Nieuwe verkoopfactuur"),
        DocumentKind.CREDIT: QCoreApplication.translate("DocumentEditor", "Nieuwe creditfactuur"),
    }[kind]


def confirm_word(kind: DocumentKind) -> str:
    """Return what the one primary button says."""
    if kind is DocumentKind.ORDER:
        return QCoreApplication.translate("DocumentEditor", "Verkooporder bevestigen")
    if kind is DocumentKind.DELIVERY:
        return QCoreApplication.translate("DocumentEditor", "Pakbon aanmaken")
    return QCoreApplication.translate("DocumentEditor", "Verkoopfactuur bevestigen")
