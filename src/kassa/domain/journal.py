"""The journal: every act, each record holding the hash of the one before it (domain.md 5).

The chain needs no key: anyone with the file can walk it. What a chain cannot show by itself, a cut-off tail or a
rewrite from start to end, the anchors outside the file do show: the head stands on every receipt and Z report.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from kassa.domain.frozen import frozen

OFFICE_CHAIN: Final = "office"
FIRST_HASH: Final = "0" * 64


@frozen
class Anchor:
    """A head seen outside the file: on paper, in a backup's name, in a mail to the owner.

    Attributes:
        chain: the till's id, or ``office``.
        seq: position in that chain, from 1.
        hash: at least the first eight hexadecimal digits of the record's hash.
    """

    chain: str
    seq: int
    hash: str

    @property
    def short(self) -> str:
        """How it is printed: position and twelve digits of the hash."""
        return f"{self.seq}:{self.hash[:12]}"


def canonical(body: Mapping[str, object]) -> str:
    """Return the one text form of a record's body: keys sorted, no spaces, letters as they are.

    Raises:
        TypeError: the body holds something else than text, whole numbers, flags, lists and mappings.
    """
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def record_hash(
    *,
    chain: str,
    seq: int,
    moment: int,
    employee_id: str,
    event: str,
    ref: str,
    payload: str,
    grand_total: int,
    prev_hash: str,
) -> str:
    """Return the SHA-256 of one record, in hexadecimal; the payload is hashed as the very text that is stored."""
    head = f"{chain}\n{seq}\n{moment}\n{employee_id}\n{event}\n{ref}\n{grand_total}\n{prev_hash}\n"
    return sha256(head.encode() + payload.encode()).hexdigest()
