"""Who does something, with which rights, at which till, on whose approval."""

from __future__ import annotations

from dataclasses import replace

from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right


@frozen
class Actor:
    """The acting person of a service call; everything in the journal carries it.

    Attributes:
        employee_id: the employee.
        name: name on receipts and in refusals.
        rights: what they may do now.
        till_id: the till they stand at; None in the back office.
        approved_by: employee who approved this one action, when they lacked the right themselves.
        reason: why it was approved or done.
    """

    employee_id: str
    name: str
    rights: frozenset[Right]
    till_id: str | None
    approved_by: str | None = None
    reason: str = ""

    def may(self, right: Right) -> bool:
        """Whether this person has the right."""
        return right in self.rights

    def with_approval(self, right: Right, approver_id: str, reason: str) -> Actor:
        """Return this person with one more right, given on the spot for one action."""
        return replace(self, rights=self.rights | {right}, approved_by=approver_id, reason=reason)
