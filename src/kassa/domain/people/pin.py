"""What makes a good code for the till: four to six digits that nobody guesses at a glance."""

from __future__ import annotations

from kassa.domain.errors import InputError, Reason

PIN_LENGTHS = range(4, 7)

_UP = "01234567890"
_DOWN = _UP[::-1]
_KEYPAD_COLUMNS = frozenset({"2580", "0852", "1470", "0741", "3690", "0963"})


def check_pin(pin: str, *, employee_number: str = "") -> str:
    """Return a new PIN when it is acceptable.

    Args:
        pin: what was typed.
        employee_number: number of the employee; a PIN that is only this number is refused.

    Raises:
        InputError: not 4 to 6 digits, or one of the first codes anybody would try.
    """
    if not (pin.isascii() and pin.isdigit()) or len(pin) not in PIN_LENGTHS:
        raise InputError(
            Reason("pin.shape", "Een code heeft 4 tot 6 cijfers. De code is niet veranderd.", "Typ alleen cijfers.")
        )
    if _is_weak(pin) or pin.lstrip("0") == (employee_number.lstrip("0") or None):
        raise InputError(
            Reason(
                "pin.weak",
                "Deze code is te makkelijk te raden. De code is niet veranderd.",
                "Kies cijfers zonder reeks of herhaling.",
            )
        )
    return pin


def _is_weak(pin: str) -> bool:
    half = pin[: len(pin) // 2]
    return (
        pin in _UP
        or pin in _DOWN
        or pin in _KEYPAD_COLUMNS
        or len(set(pin)) == 1
        or pin in {half * 2, pin[:2] * (len(pin) // 2)}
    )
