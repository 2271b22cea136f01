"""A printer on USB without a driver of the system, with pyusb."""

from __future__ import annotations

from typing import Any

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import StreamTransport
from kassa.domain.errors import DeviceError, Reason
from kassa.system.clock import Clock

_PRINTER_CLASS = 7
_DIRECTION_IN = 0x80
_BULK = 2
_CHUNK = 512


def usb_transport(vendor: int, product: int, serial: str, answers: Answers, clock: Clock) -> StreamTransport:
    """Return the road to a USB printer.

    Args:
        vendor: USB vendor number.
        product: USB product number.
        serial: its serial number, to tell two equal printers apart; empty for the first found.
        answers: what it says back.
        clock: for the deadlines.
    """
    return StreamTransport(lambda _seconds: UsbChannel(vendor, product, serial), answers, clock)


class UsbChannel:
    """A claimed USB printer.

    Raises:
        DeviceError: this machine has no libusb.
        OSError: the printer is not there or somebody else has it.
    """

    def __init__(self, vendor: int, product: int, serial: str) -> None:
        import usb.core  # a machine without USB printers never pays for it
        import usb.util

        self._usb = usb
        try:
            found = usb.core.find(find_all=True, idVendor=vendor, idProduct=product)
        except usb.core.NoBackendError as error:
            raise DeviceError(
                Reason(
                    "printer.no_libusb",
                    "Op deze computer ontbreekt libusb. De bon is bewaard.",
                    "Installeer libusb of kies het apparaatbestand van de printer.",
                ),
                temporary=False,
            ) from error
        self._device: Any = next((one for one in found if not serial or one.serial_number == serial), None)
        if self._device is None:
            raise FileNotFoundError(f"no USB printer {vendor:04x}:{product:04x}")
        self._interface = self._claim()

    def ready(self) -> bool:
        """A claimed printer is there."""
        return True

    def write_some(self, data: bytes, seconds: float) -> int:
        """Write one packet group."""
        try:
            return int(self._out.write(data[:_CHUNK], max(1, int(seconds * 1000))))
        except self._usb.core.USBTimeoutError:
            # libusb does not tell how much went: count it, so that nobody believes that nothing was sent.
            return 1

    def read_some(self, seconds: float) -> bytes:
        """Return what the printer said; nothing from a printer without a road back."""
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(64, max(1, int(seconds * 1000))))
        except self._usb.core.USBTimeoutError:
            return b""

    def drain(self, seconds: float) -> bool:
        """A finished transfer has left this machine."""
        del seconds
        return True

    def close(self, *, discard: bool) -> None:
        """Give the printer back to the system."""
        del discard
        self._usb.util.release_interface(self._device, self._interface)
        self._usb.util.dispose_resources(self._device)

    def _claim(self) -> int:
        for configuration in self._device:
            for interface in configuration:
                if interface.bInterfaceClass == _PRINTER_CLASS:
                    return self._claim_interface(interface)
        raise FileNotFoundError("this USB device is not a printer")

    def _claim_interface(self, interface: Any) -> int:
        number = int(interface.bInterfaceNumber)
        try:
            if self._device.is_kernel_driver_active(number):
                self._device.detach_kernel_driver(number)
        except NotImplementedError:
            pass  # Windows and macOS have nothing to detach
        bulk = [end for end in interface if end.bmAttributes & 3 == _BULK]
        self._out: Any = next(end for end in bulk if not end.bEndpointAddress & _DIRECTION_IN)
        self._in: Any = next((end for end in bulk if end.bEndpointAddress & _DIRECTION_IN), None)
        self._usb.util.claim_interface(self._device, number)
        return number
