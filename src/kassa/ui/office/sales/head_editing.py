"""What is chosen and typed above and below the lines, taken over into the document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kassa.domain.errors import KassaError
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales import lines
from kassa.domain.sales.document import SalesDocument, document_totals
from kassa.ui.office.sales.footer import Footer
from kassa.ui.office.sales.head_fields import HeadFields
from kassa.ui.widgets.picker import Choice

if TYPE_CHECKING:
    from kassa.domain.people.customer import CustomerHit
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.sales.context import EditorServices
    from kassa.ui.office.sales.draft import Draft


def customer_finder(office: OfficeContext, services: EditorServices) -> Callable[[str, int], Sequence[Choice]]:
    """Return what the picker asks: what matches, or the customers this person used last."""
    customers, actor = services.find.customers, office.actor

    def find(text: str, most: int) -> Sequence[Choice]:
        return [choice_of(hit) for hit in (customers.search(text, most) if text else customers.recent(actor, most))]

    return find


def choice_of(hit: CustomerHit) -> Choice:
    """Return a customer as the picker shows it."""
    return Choice(hit.id, f"{hit.number} · {hit.title}", hit.detail)


class HeadEditing(QObject):
    """Takes over head and foot into a :class:`Draft`; dates and customers bring rates, terms and addresses along."""

    refused = Signal(object)

    def __init__(
        self, office: OfficeContext, services: EditorServices, draft: Draft, head: HeadFields, footer: Footer
    ) -> None:
        super().__init__(head)
        self._office, self._services, self._draft = office, services, draft
        self._head, self._footer = head, footer
        head.changed.connect(self._head_changed)
        head.customer_picked.connect(self.set_customer)
        footer.mode_chosen.connect(self._flip)
        footer.typed.connect(self._foot_typed)

    def show(self) -> None:
        """Fill head and foot from the document."""
        self._head.show_document(self._draft.document)
        self._footer.show_document(self._draft.document)

    def set_customer(self, customer_id: str) -> None:
        """Make the document for a customer, as they are now."""
        draft, services, actor = self._draft, self._services, self._office.actor
        document = draft.document
        if not customer_id:
            draft.put(replace(document, party=None))
            return

        def work() -> SalesDocument:
            changed = services.drafts.with_customer(document, customer_id)
            services.find.customers.used(customer_id, actor)
            return changed

        def done(changed: SalesDocument) -> None:
            draft.put(replace(draft.document, party=changed.party, due_date=changed.due_date))
            self._head.show_customer(draft.document)
            self._head.show_dates(draft.document)

        self._office.ui.jobs.run(self, work, done=done, failed=self.refused.emit)

    def _head_changed(self, part: str) -> None:
        head, document = self._head, self._draft.document
        if part == "date":
            if head.date.day is not None:
                self._set_date(head.date.day)
        elif part == "due_date":
            self._draft.put(replace(document, due_date=head.due_date.day))
            self._check_due()
        elif part == "expected_date":
            self._draft.put(replace(document, expected_date=head.expected.day))
        elif part == "subject":
            self._draft.put(replace(document, subject=head.subject.text().strip()))
        elif part == "type":
            self._set_type(head.type.value())
        elif part == "branch":
            self._draft.put(replace(document, branch_id=head.branch.value()))
        elif part == "delivery":
            self._draft.put(replace(document, delivery_method=head.method.value()))
        else:
            word = head.employee.word()
            name = word.partition(" · ")[2] or word
            self._draft.put(replace(document, employee_id=head.employee.value(), employee_name=name))

    def _set_type(self, code: str) -> None:
        draft, drafts = self._draft, self._services.drafts
        document = draft.document

        def done(changed: SalesDocument) -> None:
            draft.put(replace(draft.document, type_code=changed.type_code, due_date=changed.due_date))
            self._head.show_dates(draft.document)

        self._office.ui.jobs.run(self, lambda: drafts.with_type(document, code), done=done, failed=self.refused.emit)

    def _check_due(self) -> None:
        """Refuse at the field a due date before the date."""
        document, field = self._draft.document, self._head.due_date
        too_early = document.due_date is not None and document.due_date < document.date
        text = self.tr("De vervaldatum ligt voor de datum. Kies een latere vervaldatum.")
        field.set_error(text if too_early else "")

    def _set_date(self, day: dt.date) -> None:
        draft, drafts = self._draft, self._services.drafts
        document = draft.document

        def done(changed: SalesDocument) -> None:
            dated = {line.id: line for line in changed.lines}
            kept = tuple(
                replace(line, vat_letter=dated[line.id].vat_letter, vat_rate=dated[line.id].vat_rate)
                if line.id in dated
                else line
                for line in draft.document.lines
            )
            draft.put(replace(draft.document, date=changed.date, due_date=changed.due_date, lines=kept))
            self._head.show_dates(draft.document)
            self._check_due()

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            self._head.show_dates(draft.document)
            self._head.date.set_error(str(error))

        self._office.ui.jobs.run(self, lambda: drafts.with_date(document, day), done=done, failed=failed)

    def _flip(self, mode: PriceMode) -> None:
        self._draft.put(lines.flip_mode(self._draft.document, mode))
        self._footer.tell_mode(document_totals(self._draft.document), mode)

    def _foot_typed(self) -> None:
        reference, note = self._footer.reference.text().strip(), self._footer.note.text().strip()
        self._draft.put(replace(self._draft.document, reference=reference, note=note))
