"""A scale that speaks MT-SICS on a serial port.

Source: Mettler-Toledo, "Reference Manual, Standard Interface Command Set" (MT-SICS), levels 0 and 1: a command is a
line that ends in CR LF. ``SI`` answers ``S S 0.482 kg`` (stable) or ``S D 0.480 kg`` (moving), ``S I`` (busy), ``S +``
(overload), ``S -`` (underload); ``T`` answers ``T S 0.120 kg`` and ``Z`` answers ``Z A``, or I, + and - in the same
sense. ``ES``, ``ET`` and ``EL`` mean that the command was not understood or cannot be done.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from kassa.devices.printer.transports.serial_port import SerialChannel, SerialLine
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.quantity import Quantity

_OPEN_SECONDS = 1.0
_ANSWER_SECONDS = 1.0
_STABLE_SECONDS = 3.0
_BETWEEN_SECONDS = 0.1
_LONGEST = 120
"""Bytes without an end of line: noise."""
_GRAMS = {"kg": Decimal(1000), "g": Decimal(1), "mg": Decimal("0.001")}
_VALUE = re.compile(r"(-?) *(\d{1,6}(?:\.\d{1,6})?) +(kg|g|mg)")
_HEAVIEST = 10_000_000


class State(Enum):
    """What a scale says of what lies on it."""

    STABLE = "S"
    MOVING = "D"
    BUSY = "I"
    OVER = "+"
    UNDER = "-"
    DONE = "A"


@frozen
class Answer:
    """One answer.

    Attributes:
        state: what the scale says.
        grams: whole grams, rounded half up; zero where it gives no weight.
    """

    state: State
    grams: int = 0


def read_answer(line: str, command: str) -> Answer | None:
    """Understand one line of a scale; None when it is no answer to this command.

    Args:
        line: without its end.
        command: the letter the answer begins with: S, T or Z.
    """
    parts = line.strip().split(None, 2)
    if len(parts) < 2 or parts[0] != command:
        return None
    found = next((state for state in State if state.value == parts[1]), None)
    if found is None:
        return None
    if found not in (State.STABLE, State.MOVING):
        return Answer(found) if len(parts) == 2 else None
    match = _VALUE.fullmatch(parts[2].strip()) if len(parts) == 3 else None
    if match is None:
        return None
    grams = int((Decimal(match[2]) * _GRAMS[match[3]]).quantize(Decimal(1), ROUND_HALF_UP))
    return Answer(found, -grams if match[1] else grams) if grams <= _HEAVIEST else None


class SicsScale:
    """Satisfies ``services.ports.Scale``; the port is open only while something is asked, so it may be unplugged.

    Args:
        line: its port.
    """

    def __init__(self, line: SerialLine) -> None:
        self._line = line

    def weigh(self) -> Quantity:
        """Return the stable net weight in kilograms; waits three seconds at most until it lies still.

        Raises:
            DeviceError: nothing lies on it, it moves, is too heavy, is below zero, or the scale cannot be read.
        """
        grams = self._ask("SI", "S", _MOVING).grams
        if grams < 0:
            raise DeviceError(_NEGATIVE)
        if grams == 0:
            raise DeviceError(_EMPTY)
        return Quantity(grams)

    def tare(self) -> Quantity:
        """Take what lies on it now as tare and return it in kilograms; of an empty scale that is none.

        Raises:
            DeviceError: it moves, is too heavy, is below zero, or the scale cannot be read.
        """
        return Quantity(self._ask("T", "T", _NOT_TARED).grams)

    def zero(self) -> None:
        """Set the empty scale to zero.

        Raises:
            DeviceError: something lies on it, it moves, or the scale cannot be read.
        """
        self._ask("Z", "Z", _NOT_ZEROED)

    def _ask(self, command: str, begin: str, restless: Reason) -> Answer:
        """Ask until the scale says something final; ``restless`` is why not when it never lies still."""
        try:
            channel = SerialChannel(self._line, _OPEN_SECONDS)
        except OSError:
            raise DeviceError(_gone(self._line.port)) from None
        try:
            return self._stable(_Lines(channel), command, begin, restless)
        except OSError:
            raise DeviceError(_gone(self._line.port)) from None
        finally:
            channel.close(discard=True)

    def _stable(self, lines: _Lines, command: str, begin: str, restless: Reason) -> Answer:
        until = time.monotonic() + _STABLE_SECONDS
        while True:
            answer = lines.exchange(command, lambda line: read_answer(line, begin))
            if answer.state in (State.STABLE, State.DONE):
                return answer
            if answer.state in (State.OVER, State.UNDER):
                raise DeviceError(_OVER if answer.state is State.OVER else _NEGATIVE)
            if time.monotonic() >= until:
                raise DeviceError(restless)
            lines.rest(_BETWEEN_SECONDS)


class _Lines:
    """Commands out, lines in."""

    def __init__(self, channel: SerialChannel) -> None:
        self._channel = channel
        self._waiting = bytearray()

    def exchange(self, command: str, read: Callable[[str], Answer | None]) -> Answer:
        """Send a command and return the first answer that is understood.

        Raises:
            DeviceError: nothing came, or nothing that is an answer.
            OSError: the port is gone.
        """
        data = f"{command}\r\n".encode("ascii")
        while data:
            data = data[self._channel.write_some(data, _ANSWER_SECONDS) :]
        until = time.monotonic() + _ANSWER_SECONDS
        heard = False
        while (left := until - time.monotonic()) > 0:
            found = self._channel.read_some(left)
            heard = heard or bool(found)
            for line in self._whole(found):
                answer = read(line)
                if answer is not None:
                    return answer
        raise DeviceError(_GARBAGE if heard else _SILENT)

    def rest(self, seconds: float) -> None:
        """Give the scale time; what it says meanwhile is no answer."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._channel.read_some(left)
        self._waiting.clear()

    def _whole(self, data: bytes) -> list[str]:
        self._waiting += data
        *lines, rest = bytes(self._waiting).split(b"\n")
        self._waiting = bytearray(rest[-_LONGEST:])
        return [line.decode("ascii", "replace") for line in lines]


def _gone(port: str) -> Reason:
    return Reason(
        "scale.gone",
        f"De weegschaal op poort {port} is niet bereikbaar. De bon is niet veranderd.",
        "Controleer de kabel en de poort, of typ het gewicht.",
    )


_SILENT = Reason(
    "scale.silent",
    "De weegschaal antwoordt niet. De bon is niet veranderd.",
    "Zet hem aan en controleer de kabel en de snelheid, of typ het gewicht.",
)
_GARBAGE = Reason(
    "scale.garbage",
    "Wat de weegschaal stuurt is niet te lezen. De bon is niet veranderd.",
    "Zet de weegschaal op MT-SICS en controleer de snelheid, of typ het gewicht.",
)
_MOVING = Reason("scale.moving", "Het gewicht staat niet stil.", "Laat de weegschaal los en weeg opnieuw.")
_EMPTY = Reason("scale.empty", "Er ligt niets op de weegschaal.", "Leg het artikel erop en weeg opnieuw.")
_OVER = Reason("scale.over", "Het is te zwaar voor de weegschaal.", "Weeg het in delen.")
_NEGATIVE = Reason(
    "scale.negative",
    "Het gewicht is onder nul.",
    "Maak de weegschaal leeg, kies 'Tarra' of 'Op nul' en weeg opnieuw.",
)
_NOT_TARED = Reason("scale.not_tared", "De tarra is niet genomen.", "Laat de weegschaal los en kies 'Tarra' opnieuw.")
_NOT_ZEROED = Reason("scale.not_zeroed", "De weegschaal staat niet op nul.", "Maak hem leeg en kies 'Op nul' opnieuw.")
