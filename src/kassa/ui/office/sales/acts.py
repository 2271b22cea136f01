"""What can be done with a sales document, and why not: lists, previews and pages read the same answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right
from kassa.domain.people.rights import why_not as right_missing
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.sales.lifecycles import TRANSITIONS
from kassa.domain.values import Money
from kassa.ui.office.sales.context import EDIT
from kassa.ui.office.sales.words import kind_word, status_word

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.sales.dossier import Dossier

_K, _S = DocumentKind, DocumentStatus


@frozen
class Subject:
    """What the checks look at, from a row of a list or from a dossier.

    Attributes:
        id: identity.
        kind: which document.
        status: stored state.
        number: empty for a concept.
        open: what is still to pay.
        invoiced: number of the invoice a delivery note stands on; empty while it is to be invoiced.
        credited: whether nothing of an invoice is left to credit.
        undelivered: whether an order has something left to deliver.
    """

    id: str
    kind: DocumentKind
    status: DocumentStatus
    number: str
    open: Money = Money.ZERO
    invoiced: str = ""
    credited: bool = False
    undelivered: bool = True

    @property
    def title(self) -> str:
        """What people call it."""
        return (
            f"{kind_word(self.kind)} {self.number}"
            if self.number
            else QCoreApplication.translate("SalesActs", "Dit concept")
        )


Check = Callable[["Subject"], "Reason | None"]


def subject_of(dossier: Dossier, *, undelivered: bool, invoiced: str) -> Subject:
    """Return what the checks look at, from everything that is known of a document."""
    document = dossier.document
    return Subject(
        id=document.id,
        kind=document.kind,
        status=document.status,
        number=document.number,
        open=dossier.open,
        invoiced=invoiced,
        credited=document.kind is _K.INVOICE and dossier.open_to_credit == Money.ZERO,
        undelivered=undelivered,
    )


@frozen
class Act:
    """Something that can be done.

    Attributes:
        name: English, for object names.
        right: who may, by kind of document.
        step: its name in the life cycle; empty when every state will do.
        check: what else must hold.
    """

    name: str
    right: Mapping[DocumentKind, Right]
    step: str = ""
    check: Check = lambda _subject: None

    def refusal(self, subject: Subject, actor: Actor) -> Reason | None:
        """Return why it cannot be done with this document by this person, or None."""
        right = self.right.get(subject.kind)
        if right is None:
            return _wrong_kind(subject)
        return right_missing(actor, right) or self._state(subject) or self.check(subject)

    def _state(self, subject: Subject) -> Reason | None:
        if not self.step or (self.step, subject.status) in TRANSITIONS[subject.kind]:
            return None
        text = QCoreApplication.translate("SalesActs", "%1 heeft de status %2; deze stap kan dan niet.")
        text = text.replace("%1", subject.title).replace("%2", f"'{status_word(subject.kind, subject.status)}'")
        return Reason(f"sales.{self.name}.{subject.status.value}", text, _way_out(self.name, subject))


def _way_out(name: str, subject: Subject) -> str:
    if subject.status is _S.CONCEPT:
        return {
            _K.ORDER: QCoreApplication.translate("SalesActs", "Bevestig eerst de order."),
            _K.DELIVERY: QCoreApplication.translate("SalesActs", "Bevestig eerst de pakbon."),
        }.get(subject.kind, QCoreApplication.translate("SalesActs", "Maak de factuur eerst definitief."))
    if name == "confirm" and subject.kind.is_invoice:
        return QCoreApplication.translate(
            "SalesActs", "Een definitieve factuur verandert niet meer. Maak een creditfactuur."
        )
    return ""


def _wrong_kind(subject: Subject) -> Reason:
    text = QCoreApplication.translate("SalesActs", "Dat kan niet met: %1.").replace(
        "%1", kind_word(subject.kind).lower()
    )
    return Reason("sales.wrong_kind", text, QCoreApplication.translate("SalesActs", "Kies een ander document."))


def _nothing_open(subject: Subject) -> Reason | None:
    if subject.open != Money.ZERO:
        return None
    return Reason(
        "sales.paid",
        QCoreApplication.translate("SalesActs", "Op %1 staat niets meer open.").replace("%1", _lower(subject.title)),
    )


def _taken(subject: Subject) -> Reason | None:
    if not subject.invoiced:
        return None
    text = (
        QCoreApplication.translate("SalesActs", "%1 staat al op factuur %2.")
        .replace("%1", subject.title)
        .replace("%2", subject.invoiced)
    )
    return Reason(
        "sales.invoiced",
        text,
        QCoreApplication.translate("SalesActs", "Crediteer eerst die factuur; daarna komt de pakbon weer vrij."),
    )


def _delivered(subject: Subject) -> Reason | None:
    if subject.undelivered:
        return None
    return Reason(
        "sales.delivered",
        QCoreApplication.translate("SalesActs", "Alles van %1 is al geleverd.").replace("%1", _lower(subject.title)),
    )


def _credited(subject: Subject) -> Reason | None:
    if not subject.credited:
        return None
    return Reason(
        "sales.credited",
        QCoreApplication.translate("SalesActs", "%1 is al helemaal gecrediteerd.").replace("%1", subject.title),
    )


def _concept_paper(subject: Subject) -> Reason | None:
    if subject.status is not _S.CONCEPT:
        return None
    text = QCoreApplication.translate("SalesActs", "Een concept gaat niet de deur uit: het heeft nog geen nummer.")
    return Reason("sales.concept_mail", text, _way_out("mail", subject))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_INVOICES = (_K.INVOICE, _K.CREDIT)
_VIEW = {
    _K.ORDER: Right.VIEW_ORDERS,
    _K.DELIVERY: Right.VIEW_DELIVERIES,
    _K.INVOICE: Right.VIEW_INVOICES,
    _K.CREDIT: Right.VIEW_INVOICES,
}
PAY = Act("pay", dict.fromkeys(_INVOICES, Right.REGISTER_PAYMENTS), "pay", _nothing_open)
DEPOSIT = Act("deposit", {_K.ORDER: Right.REGISTER_PAYMENTS}, "deposit", _nothing_open)
CONFIRM = Act("confirm", dict.fromkeys(_INVOICES, Right.MAKE_DEFINITIVE), "confirm")
AMEND = Act("amend", {_K.ORDER: Right.EDIT_ORDERS}, "amend")
EDIT_CONCEPT = Act("edit", EDIT, "delete")
CANCEL_ORDER = Act("cancel", {_K.ORDER: Right.CANCEL_ORDERS}, "cancel")
CANCEL_LINES = Act("cancel_lines", {_K.ORDER: Right.CANCEL_ORDERS}, "cancel_lines", _delivered)
CANCEL_DELIVERY = Act("cancel", {_K.DELIVERY: Right.EDIT_DELIVERIES}, "cancel", _taken)
DELIVER = Act("deliver", {_K.ORDER: Right.EDIT_DELIVERIES}, "deliver", _delivered)
INVOICE = Act("invoice", {_K.DELIVERY: Right.MAKE_DEFINITIVE}, "invoice", _taken)
CREDIT = Act("credit", {_K.INVOICE: Right.CREDIT_INVOICES}, "credit", _credited)
DELETE_CONCEPT = Act("delete", dict.fromkeys(DocumentKind, Right.DELETE_CONCEPTS), "delete")
MAIL = Act("mail", dict.fromkeys(DocumentKind, Right.SEND_MAIL), "", _concept_paper)
PRINT = Act("print", _VIEW)
EXPORT = Act("export", dict.fromkeys(DocumentKind, Right.EXPORT))
COPY = Act("copy", EDIT)
POST = Act("post", dict.fromkeys(_INVOICES, Right.MAKE_DEFINITIVE))
