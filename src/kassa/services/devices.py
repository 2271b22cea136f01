"""The devices of a till as a person sees them: what is set, what can be found, choosing and trying.

A kind of device is one :class:`Device` in the list that ``bootstrap.device_list`` makes: the page of the devices, the
page of the health and the window of the office take their rows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.settings.fields import Scope
from kassa.services.health import Check, Finding
from kassa.services.settings import Settings


@frozen
class Found:
    """Something a search found, or that can be chosen without one.

    Attributes:
        title: Dutch: what it is, such as "Seriële poort COM4".
        detail: what stands behind it; may be empty.
        values: the settings that are stored when it is chosen, by key.
    """

    title: str
    detail: str
    values: Mapping[str, object]


@frozen
class Answer:
    """What a trial gave, in words: ``good`` says whether it worked."""

    good: bool
    sentence: str


@frozen
class Trial:
    """Something that can be tried with a device.

    Attributes:
        key: stable name, such as ``print``.
        title: Dutch words on the button.
        icon: its icon.
        run: tries it; blocking.
    """

    key: str
    title: str
    icon: str
    run: Callable[[], Answer]


@frozen
class TypedAddress:
    """An address that a person types, because nobody searches a whole network.

    Attributes:
        label: Dutch name of the field.
        example: what it looks like.
        values: makes the settings out of it.
    """

    label: str
    example: str
    values: Callable[[str], Mapping[str, object]]


@frozen
class Device:
    """One kind of device of a till.

    Attributes:
        key: stable name, such as ``printer``.
        title: Dutch name.
        icon: its icon.
        about: says in Dutch how it is set; empty when there is none.
        check: looks how it is; blocking.
        find: searches this computer, or gives what can be chosen; blocking; None when there is neither.
        searches: whether ``find`` searches.
        address: an address to type; None when there is none.
        trials: what can be tried.
        test_page: name of a page of its own for trying; empty when the trials are all.
    """

    key: str
    title: str
    icon: str
    about: Callable[[], str]
    check: Callable[[], Finding]
    find: Callable[[], Sequence[Found]] | None = None
    searches: bool = True
    address: TypedAddress | None = None
    trials: tuple[Trial, ...] = ()
    test_page: str = ""


@frozen
class DeviceRow:
    """A device as it is now, for the page."""

    device: Device
    about: str
    finding: Finding


class TillDevices:
    """The devices of one till.

    Args:
        settings: of the shop.
        till_id: which till.
        devices: its kinds, in the order of the page.
        here: whether this program runs at that till: what is found here can be chosen for it.
    """

    def __init__(self, settings: Settings, till_id: str, devices: Sequence[Device], *, here: bool) -> None:
        self._settings = settings
        self._till_id = till_id
        self._devices = tuple(devices)
        self.here = here

    def rows(self) -> tuple[DeviceRow, ...]:
        """Return every device with how it is; blocking."""
        return tuple(DeviceRow(device, device.about(), device.check()) for device in self._devices)

    def checks(self) -> tuple[Check, ...]:
        """Return the devices as rows of the health page."""
        return tuple(Check(one.key, one.title, one.icon, one.check) for one in self._devices)

    def find(self, key: str) -> tuple[Found, ...]:
        """Search for a device of one kind; blocking.

        Raises:
            DeviceError: this computer cannot be searched.
            RuleError: nothing can be searched for this kind.
        """
        search = self._device(key).find
        return tuple(search()) if search is not None else ()

    def choose(self, values: Mapping[str, object], actor: Actor) -> frozenset[str]:
        """Store what was chosen and return the keys that became different.

        Raises:
            Denied: the person may not change settings.
            InputError: a value is refused; nothing was changed.
        """
        return self._settings.change(Scope.TILL, values, actor, self._till_id)

    def type_address(self, key: str, text: str, actor: Actor) -> frozenset[str]:
        """Store an address that was typed; see ``choose``."""
        address = self._device(key).address
        if address is None:
            raise _unknown()
        return self.choose(address.values(text.strip()), actor)

    def run(self, key: str, trial: str) -> Answer:
        """Try something with a device; blocking."""
        found = next((one for one in self._device(key).trials if one.key == trial), None)
        if found is None:
            raise _unknown()
        self._settings.refresh()
        return found.run()

    def _device(self, key: str) -> Device:
        found = next((one for one in self._devices if one.key == key), None)
        if found is None:
            raise _unknown()
        return found


def answer_of(delivered: Delivered, done: str) -> Answer:
    """Say in words what a device did with a trial.

    Args:
        delivered: what it answered.
        done: Dutch: what the person should see now.
    """
    if delivered.outcome is Outcome.CONFIRMED:
        return Answer(True, f"Gelukt: het apparaat meldt dat het klaar is. {done}")
    if delivered.outcome is Outcome.HANDED_OVER:
        return Answer(True, f"Verstuurd. Dit apparaat meldt niets terug. {done}")
    return Answer(False, str(delivered.reason) if delivered.reason else "Het apparaat antwoordt niet.")


def _unknown() -> RuleError:
    return RuleError(Reason("device.unknown", "Dit apparaat kent de kassa niet.", "Open de pagina opnieuw."))
