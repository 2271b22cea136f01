"""A printer behind a device file such as ``/dev/usb/lp0``."""

from __future__ import annotations

import os
from pathlib import Path

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import StreamTransport
from kassa.devices.printer.transports import descriptor
from kassa.domain.errors import DeviceError, Reason
from kassa.system.clock import Clock


def device_file_transport(path: str, answers: Answers, clock: Clock) -> StreamTransport:
    """Return the road to a printer behind a device file."""
    return StreamTransport(lambda _seconds: DeviceFileChannel(path), answers, clock)


class DeviceFileChannel:
    """An open device file.

    Raises:
        DeviceError: it is an ordinary file, or this user may not write to it.
        OSError: it is not there.
    """

    def __init__(self, path: str) -> None:
        if Path(path).is_file() or Path(path).is_dir():
            raise DeviceError(
                Reason("printer.no_device", f"{path} is geen apparaat.", "Kies het apparaatbestand van de printer."),
                temporary=False,
            )
        flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
        try:
            self._descriptor = os.open(path, flags)
        except PermissionError as error:
            raise DeviceError(
                Reason(
                    "printer.forbidden",
                    f"Deze gebruiker mag niet naar {path} schrijven. De bon is bewaard.",
                    "Voeg de gebruiker toe aan de groep lp en meld opnieuw aan.",
                ),
                temporary=False,
            ) from error

    def ready(self) -> bool:
        """A device file says nothing more than that it is there."""
        return True

    def write_some(self, data: bytes, seconds: float) -> int:
        """Write a beginning of the data."""
        return descriptor.write_some(self._descriptor, data, seconds)

    def read_some(self, seconds: float) -> bytes:
        """Return what the printer said."""
        return descriptor.read_some(self._descriptor, seconds)

    def drain(self, seconds: float) -> bool:
        """The driver behind a device file takes data when the printer does: what was written has left."""
        del seconds
        return True

    def close(self, *, discard: bool) -> None:
        """Close."""
        del discard
        os.close(self._descriptor)
