"""Where mail gets the facts of the document it is about; the services of each kind of document provide them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kassa.domain.errors import Reason, RuleError
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.message import MailDocument
from kassa.domain.people.actor import Actor


class MailSource(Protocol):
    """The documents of one kind, or of several."""

    def facts(self, document_id: str) -> MailDocument | None:
        """Return what a mail needs of a document, as it is now; ``None`` when it is no document of this source."""
        ...

    def add_address(self, document_id: str, address: MailAddress, actor: Actor) -> None:
        """Note a new address at the relation behind a document; from then on it is known.

        Raises:
            Denied: the person may not change relations.
        """
        ...


class MailSources:
    """All documents that can be mailed.

    Args:
        sources: asked in turn.
    """

    def __init__(self, sources: Sequence[MailSource]) -> None:
        self._sources = tuple(sources)

    def facts(self, document_id: str) -> MailDocument:
        """Return what a mail needs of a document, as it is now.

        Raises:
            RuleError: there is no such document.
        """
        return self._found(document_id)[1]

    def add_address(self, document_id: str, address: MailAddress, actor: Actor) -> None:
        """Note a new address at the relation behind a document.

        Raises:
            Denied: the person may not change relations.
            RuleError: there is no such document.
        """
        self._found(document_id)[0].add_address(document_id, address, actor)

    def _found(self, document_id: str) -> tuple[MailSource, MailDocument]:
        for source in self._sources:
            facts = source.facts(document_id)
            if facts is not None:
                return source, facts
        raise RuleError(Reason("mail.no_document", "Dit document bestaat niet meer.", "Ververs de lijst."))
