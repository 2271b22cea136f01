"""What keeps a till or the office going: its devices, how everything is, and the support bundle."""

from __future__ import annotations

from kassa.domain.frozen import frozen
from kassa.services.devices import TillDevices
from kassa.services.health import Health
from kassa.services.support import SupportBundle


@frozen
class Upkeep:
    """The services behind 'Apparaten' and 'Alles in orde?'.

    Attributes:
        devices: of one till.
        health: of everything this computer can see.
        support: the bundle for who helps from a distance.
    """

    devices: TillDevices
    health: Health
    support: SupportBundle
