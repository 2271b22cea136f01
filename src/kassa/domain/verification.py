"""What a check of the whole database can say: nothing wrong, or where and what."""

from __future__ import annotations

import re

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.journal import Anchor

_ANCHOR = r"\s*(\d{1,12})\s*[:\- ]\s*([0-9a-fA-F]{8,64})\s*"


@frozen
class Finding:
    """One thing that is not as it should be.

    Attributes:
        code: stable English key, such as ``journal.changed``.
        place: what it is about: a chain and position, a receipt number, an account.
        sentence: Dutch, for the shopkeeper.
    """

    code: str
    place: str
    sentence: str


@frozen
class Verdict:
    """The outcome of a check.

    Attributes:
        findings: everything that is wrong, in the order in which it was met.
        records: how many journal records were walked.
        receipts: how many receipts were checked.
        heads: the journal heads, to keep outside the file.
    """

    findings: tuple[Finding, ...]
    records: int
    receipts: int
    heads: tuple[Anchor, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def parse_anchor(text: str) -> Anchor:
    """Return an anchor as a person types it from paper: ``1207:8f2a90c1b7de``; its chain is not said.

    Raises:
        InputError: it is not a position and at least eight digits of a hash.
    """
    found = re.fullmatch(_ANCHOR, text)
    if found is None:
        raise InputError(
            Reason(
                "anchor.unreadable",
                f"'{text}' is geen nummer van een bon. Er is niets gecontroleerd.",
                "Neem het over van de onderste regel van een bon of Z-rapport, zoals 1207:8f2a90c1b7de.",
            )
        )
    return Anchor("", int(found[1]), found[2].lower())
