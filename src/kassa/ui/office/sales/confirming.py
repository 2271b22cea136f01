"""Confirming a document: what is missing is told first, an invoice is asked once more, then it happens once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.errors import KassaError, Reason
from kassa.domain.sales.checks import Problem
from kassa.domain.sales.credit_limit import OVER_LIMIT
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.system.identity import new_id
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.sales.context import EditorServices
    from kassa.ui.office.sales.draft import Draft


class Confirming(QObject):
    """Runs one confirmation of a :class:`Draft`; the key of the act stays the same until it succeeded."""

    found = Signal(object, bool)
    """Every :class:`Problem`, and whether one of them stops the confirmation."""
    confirmed = Signal(str)
    refused = Signal(object)
    ended = Signal()

    def __init__(self, office: OfficeContext, services: EditorServices, draft: Draft, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._services, self._draft, self._page = office, services, draft, page
        self._key = new_id()

    def start(self) -> None:
        """Look at the document; go on when nothing stops it."""
        document = self._draft.document
        self._run(lambda: self._look(document), lambda seen: self._seen(document, seen))

    def _look(self, document: SalesDocument) -> tuple[tuple[Problem, ...], tuple[Reason, ...]]:
        services = self._services
        problems = list(services.drafts.problems(document))
        if document.kind.is_invoice:
            told = {problem.field for problem in problems}
            problems += [
                Problem(item.field, None, Reason(f"invoice.{item.field}", item.sentence, item.fix), item.blocking)
                for item in services.invoicing.check(document).items
                if not item.ok and item.field not in told
            ]
        consequences = services.orders.amend_consequences(document) if self._draft.amending else ()
        return tuple(problems), consequences

    def _seen(self, document: SalesDocument, seen: tuple[tuple[Problem, ...], tuple[Reason, ...]]) -> None:
        problems, consequences = seen
        stops = any(problem.blocking for problem in problems)
        self.found.emit(problems, stops)
        if stops:
            self.ended.emit()
        else:
            limit = [problem.reason for problem in problems if problem.reason.code == OVER_LIMIT]
            self._ask_or_go(document, [str(reason) for reason in (*limit, *consequences)])

    def _ask_or_go(self, document: SalesDocument, told: list[str]) -> None:
        """Ask once more where it cannot be undone, or has consequences to know first."""
        if document.kind.is_invoice:
            told.append(self.tr("Ze krijgt een nummer en kan daarna niet meer worden gewijzigd."))
            self._ask(self.tr("Factuur bevestigen?"), told, self.tr("Ja, factuur bevestigen"), self._confirm)
        elif told and self._draft.amending:
            title = self.tr("Order %1 wijzigen?").replace("%1", document.number)
            self._ask(title, told, self.tr("Ja, order wijzigen"), self._confirm)
        elif told:
            self._ask(self.tr("Toch bevestigen?"), told, self.tr("Ja, toch bevestigen"), self._confirm)
        else:
            self._confirm()

    def _ask(self, title: str, told: Sequence[str], yes: str, go_on: Callable[[], None]) -> None:
        text = "\n".join(told)
        dialog = ConfirmDialog(
            self._office.ui.theme, self._page.window(), title, text, yes, self.tr("Nee, terug"), name="editor.confirm"
        )
        dialog.finished.connect(lambda result: go_on() if result else self.ended.emit())
        dialog.ask()

    def _confirm(self) -> None:
        draft, services, actor, key = self._draft, self._services, self._office.actor, self._key
        document = draft.document

        def work() -> str:
            latest = draft.keeper.latest(document)
            if draft.amending:
                return services.orders.amend(latest, actor, key).id
            if document.kind is DocumentKind.ORDER:
                return services.orders.confirm(latest, actor, key).id
            if document.kind is DocumentKind.DELIVERY:
                return services.deliveries.issue(latest, actor, key).id
            return services.invoicing.confirm(latest, actor, key).document_id

        self._run(work, self._done)

    def _done(self, document_id: str) -> None:
        self._draft.stop()
        self._key = new_id()
        self.ended.emit()
        self.confirmed.emit(document_id)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        def failed(error: Exception) -> None:
            self.ended.emit()
            if not isinstance(error, KassaError):
                raise error
            self.refused.emit(error)

        self._office.ui.jobs.run(self, work, done=done, failed=failed)
