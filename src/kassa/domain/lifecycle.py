"""Life cycles as data: tables of (action, from) to state. What is not in a table is refused with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from kassa.domain.errors import Reason, TransitionError

S = TypeVar("S", bound=StrEnum)


def next_status(transitions: Mapping[tuple[str, S], S], action: str, status: S, name: str) -> S:
    """Return the state after ``action``, or refuse with a reason.

    Args:
        transitions: the life-cycle table of the document (domain.md 3).
        action: English verb, as in the table.
        status: the state the document is in now.
        name: Dutch name of this document for the refusal, such as ``Kassabon 10483``.

    Raises:
        TransitionError: the table does not know this action in this state.
    """
    try:
        return transitions[action, status]
    except KeyError:
        raise TransitionError(
            Reason(
                f"lifecycle.{action}.{status.value}",
                f"{name} kan deze stap nu niet doen: de status is '{status.value}'.",
                "Ververs het scherm en bekijk de huidige status.",
            )
        ) from None


def allowed_actions(transitions: Mapping[tuple[str, S], S], status: S) -> frozenset[str]:
    """Return the actions the table allows in ``status``; buttons read the same table."""
    return frozenset(action for action, source in transitions if source == status)
