"""Where a till stands: which till, of which branch, in which country."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kassa.domain.frozen import frozen


@frozen
class TillPlace:
    """One till.

    Attributes:
        till_id: identity of the till.
        number: its number; part of its receipt codes.
        name: as people call it, such as ``Kassa 1``.
        branch_id: identity of the branch.
        branch_name: name of the branch.
        zone: time zone of the shop; decides the business date.
        training: whether everything here is practice.
    """

    till_id: str
    number: int
    name: str
    branch_id: str
    branch_name: str
    zone: ZoneInfo
    training: bool = False
