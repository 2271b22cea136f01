"""What can go wrong, said so that a person knows what happened, what is safe and what to do."""

from __future__ import annotations

from kassa.domain.frozen import frozen


@frozen
class Reason:
    """Why something is refused: the base of "Waarom niet?".

    Attributes:
        code: stable English key, such as ``article.blocked``.
        sentence: Dutch, for the person at the screen: what happened and what is safe.
        fix: Dutch: what to do now; empty when nothing can be done.
        who: Dutch: who may do it or allow it; empty when anybody may.
    """

    code: str
    sentence: str
    fix: str = ""
    who: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.sentence, self.fix, self.who) if part)


class KassaError(Exception):
    """Base of every error that is not a bug."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason

    @property
    def code(self) -> str:
        """The stable key of the reason."""
        return self.reason.code


class RuleError(KassaError):
    """The person asked for something the rules forbid; nothing was changed."""


class InputError(RuleError):
    """What was typed or read cannot be understood; nothing was guessed and nothing was changed."""


class TransitionError(RuleError):
    """The life cycle of a document does not know this action in its present state."""


class Denied(RuleError):
    """A right is missing; ``right`` names it so that somebody else can give it on the spot."""

    def __init__(self, reason: Reason, right: str) -> None:
        super().__init__(reason)
        self.right = right


class Conflict(KassaError):
    """Somebody else changed it in the meantime; the caller offers to reload."""


class StoreError(KassaError):
    """The database cannot take or give it: full, locked, read-only, damaged, newer."""


class DeviceError(KassaError):
    """A device did not do what was asked; ``temporary`` ones may be tried again."""

    def __init__(self, reason: Reason, *, temporary: bool = True) -> None:
        super().__init__(reason)
        self.temporary = temporary
