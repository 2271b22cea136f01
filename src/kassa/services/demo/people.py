"""Who works in the demo shop, for the person who tries it."""

from __future__ import annotations

import tomllib

from kassa.domain.frozen import frozen
from kassa.system.paths import resource


@frozen
class DemoPerson:
    """Somebody who may sign in.

    Attributes:
        name: as on the sign-in screen.
        role: name of the role.
        pin: code at the till.
        password: password of the back office; empty for who only sells.
    """

    name: str
    role: str
    pin: str
    password: str


def demo_people() -> tuple[DemoPerson, ...]:
    """Return everybody, in the order of the sign-in screen."""
    with resource("demo", "shop.toml").open("rb") as stream:
        people = tomllib.load(stream)["employee"]
    return tuple(DemoPerson(one["name"], one["role"], one["pin"], one.get("password", "")) for one in people)
