"""Which function key belongs to which payment method (ui.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kassa.domain.payments.method import MethodKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kassa.domain.payments.method import PaymentMethod

_KEYS: Final = (5, 6, 7, 8, 9)
_OWN: Final = {MethodKind.CARD: 5, MethodKind.CASH: 6, MethodKind.GIFT_CARD: 8}


def function_keys(methods: Iterable[PaymentMethod]) -> dict[str, int]:
    """Give every method its key.

    PIN is always F5, Contant F6 and Cadeaubon F8, whatever else the shop takes; the others share what is left in
    their order, and who comes last has none.

    Args:
        methods: in the order they are shown.

    Returns:
        the number of the function key by the code of the method.
    """
    listed = tuple(methods)
    given: dict[str, int] = {}
    for method in listed:
        own = _OWN.get(method.kind)
        if own is not None and own not in given.values():
            given[method.code] = own
    reserved = {_OWN[method.kind] for method in listed if method.kind in _OWN}
    free = [key for key in _KEYS if key not in reserved]
    for method, key in zip((one for one in listed if one.code not in given), free, strict=False):
        given[method.code] = key
    return given
