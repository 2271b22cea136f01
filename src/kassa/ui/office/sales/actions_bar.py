"""Which buttons stand on the page of a document: few at the head, one or two in 'Actie factuur'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind
from kassa.ui.office.sales import acts

if TYPE_CHECKING:
    from kassa.ui.office.sales.acts import Act

_K = DocumentKind


@frozen
class Spec:
    """A button: what it does, its word, its icon, its kind."""

    act: Act
    label: str
    icon: str
    kind: str = "secondary"


def specs() -> Mapping[str, Spec]:
    """Return every button there is, by name."""
    return {
        "pay": Spec(acts.PAY, QCoreApplication.translate("SalesActions", "Betalen"), "banknote", "primary"),
        "back": Spec(acts.PAY, QCoreApplication.translate("SalesActions", "Terugbetalen"), "banknote", "primary"),
        "confirm": Spec(acts.CONFIRM, QCoreApplication.translate("SalesActions", "Maak definitief"), "lock", "primary"),
        "edit": Spec(acts.EDIT_CONCEPT, QCoreApplication.translate("SalesActions", "Bewerken"), "pencil"),
        "go_on": Spec(
            acts.EDIT_CONCEPT, QCoreApplication.translate("SalesActions", "Verder bewerken"), "pencil", "primary"
        ),
        "delete": Spec(acts.DELETE_CONCEPT, QCoreApplication.translate("SalesActions", "Verwijderen"), "trash-2"),
        "remove": Spec(acts.CREDIT, QCoreApplication.translate("SalesActions", "Factuur verwijderen"), "trash-2"),
        "credit": Spec(acts.CREDIT, QCoreApplication.translate("SalesActions", "Crediteren"), "undo-2"),
        "mail": Spec(acts.MAIL, QCoreApplication.translate("SalesActions", "Mailen"), "mail"),
        "again": Spec(acts.MAIL, QCoreApplication.translate("SalesActions", "Nogmaals mailen"), "mail"),
        "posted": Spec(acts.POST, QCoreApplication.translate("SalesActions", "Als gepost markeren"), "send"),
        "print": Spec(acts.PRINT, QCoreApplication.translate("SalesActions", "Afdrukken"), "printer"),
        "export": Spec(acts.EXPORT, QCoreApplication.translate("SalesActions", "Exporteren"), "download"),
        "copy": Spec(acts.COPY, QCoreApplication.translate("SalesActions", "Kopiëren"), "copy"),
        "amend": Spec(acts.AMEND, QCoreApplication.translate("SalesActions", "Wijzigen"), "pencil"),
        "cancel": Spec(acts.CANCEL_ORDER, QCoreApplication.translate("SalesActions", "Order annuleren"), "x"),
        "cancel_lines": Spec(
            acts.CANCEL_LINES, QCoreApplication.translate("SalesActions", "Regels annuleren"), "list-x"
        ),
        "deposit": Spec(acts.DEPOSIT, QCoreApplication.translate("SalesActions", "Aanbetalen"), "hand-coins"),
        "deliver": Spec(
            acts.DELIVER, QCoreApplication.translate("SalesActions", "Pakbon aanmaken"), "package", "primary"
        ),
        "invoice": Spec(acts.INVOICE, QCoreApplication.translate("SalesActions", "Factureren"), "file-text", "primary"),
        "take_back": Spec(acts.CANCEL_DELIVERY, QCoreApplication.translate("SalesActions", "Pakbon annuleren"), "x"),
        "open": Spec(acts.PRINT, QCoreApplication.translate("SalesActions", "Openen"), "file-text"),
    }


_PAPER = ("print", "mail", "export")


def head_of(kind: DocumentKind, *, concept: bool) -> tuple[str, ...]:
    """Return the names of the buttons at the head of the page."""
    if concept:
        return ("print", "delete")
    return {
        _K.ORDER: ("amend", "cancel_lines", "cancel", "copy", *_PAPER),
        _K.DELIVERY: ("copy", *_PAPER),
        _K.INVOICE: ("remove", "copy", *_PAPER, "pay"),
        _K.CREDIT: ("copy", *_PAPER, "back"),
    }[kind]


def block_of(kind: DocumentKind, *, concept: bool) -> tuple[str, ...]:
    """Return the names of the buttons in the first block: what can be done now."""
    if concept:
        return ("confirm", "edit") if kind.is_invoice else ("go_on",)
    return {
        _K.ORDER: ("deliver", "deposit"),
        _K.DELIVERY: ("invoice", "take_back"),
        _K.INVOICE: ("credit", "again", "posted"),
        _K.CREDIT: ("again", "posted"),
    }[kind]


def pane_of(kind: DocumentKind, *, concept: bool) -> tuple[str, ...]:
    """Return the names of the buttons of the preview beside a list."""
    if concept:
        return ("confirm", "edit", "open", "delete") if kind.is_invoice else ("go_on", "delete")
    return {
        _K.ORDER: ("deposit", "deliver", "open", "print"),
        _K.DELIVERY: ("invoice", "mail", "open", "print"),
        _K.INVOICE: ("pay", "mail", "open", "print"),
        _K.CREDIT: ("mail", "print", "open"),
    }[kind]
