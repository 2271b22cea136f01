"""Everything the page of a document shows, read in one job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind, DocumentStatus

if TYPE_CHECKING:
    from kassa.domain.sales.progress import OrderProgress
    from kassa.services.sales.dossier import Dossier
    from kassa.services.sales.history import HistoryEntry
    from kassa.services.sales.notes import Note
    from kassa.services.sales.orders import OldVersion
    from kassa.services.sales.payments import PaymentFact
    from kassa.ui.office.sales.acts import Subject
    from kassa.ui.office.sales.desk import SalesDesk
    from kassa.ui.office.sales.mailing import MailLine

_K = DocumentKind


@frozen
class Facts:
    """What is known of one document.

    Attributes:
        dossier: the document and what stands around it.
        subject: what the checks of its buttons look at.
        progress: how far an order is; None for other documents.
        dispatch: how an invoice goes out, with where that was set; None for other documents.
        payments: oldest first.
        history: newest first.
        notes: newest first.
        mails: newest first.
        versions: how an order was before each change, oldest first.
    """

    dossier: Dossier
    subject: Subject
    progress: OrderProgress | None
    dispatch: tuple[str, str] | None
    payments: tuple[PaymentFact, ...]
    history: tuple[HistoryEntry, ...]
    notes: tuple[Note, ...]
    mails: tuple[MailLine, ...]
    versions: tuple[OldVersion, ...] = ()

    @property
    def concept(self) -> bool:
        """Whether it is not final."""
        return self.dossier.document.status is DocumentStatus.CONCEPT


def read_facts(desk: SalesDesk, document_id: str) -> Facts:
    """Read everything; blocking.

    Raises:
        RuleError: the document is not there any more.
    """
    from kassa.ui.office.sales.acts import subject_of

    sales = desk.sales
    dossier = sales.dossiers.of(document_id)
    document = dossier.document
    final = document.status is not DocumentStatus.CONCEPT
    progress = sales.orders.progress(document_id) if document.kind is _K.ORDER and final else None
    invoiced = sales.deliveries.invoiced_by(document_id) if document.kind is _K.DELIVERY and final else None
    way = sales.invoicing.dispatch_of(document) if document.kind.is_invoice else None
    return Facts(
        dossier=dossier,
        subject=subject_of(
            dossier, undelivered=progress is None or progress.has_open, invoiced=invoiced.number if invoiced else ""
        ),
        progress=progress,
        dispatch=(way.method.value, way.origin) if way is not None else None,
        payments=sales.payments.of(document_id) if document.kind is not _K.DELIVERY else (),
        history=sales.history.of(document_id),
        notes=sales.notes.of(document_id),
        mails=desk.mail.lines(document_id),
        versions=sales.orders.versions(document_id) if document.kind is _K.ORDER else (),
    )
