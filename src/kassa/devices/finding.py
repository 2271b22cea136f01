"""What is connected to this computer: serial ports, USB printers and printer queues. No network is searched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from kassa.domain.errors import DeviceError, Reason
from kassa.domain.frozen import frozen

_BY_ID = Path("/dev/serial/by-id")
_PRINTER_CLASS = 7
_SECONDS = 5
_LOCAL_AND_CONNECTED = 6  # PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS of the Windows spooler
_NAME = 2


@frozen
class UsbPrinter:
    """A printer on USB: ``address`` as the settings take it, and the name it gives itself."""

    address: str
    name: str


def serial_ports(stable: Path = _BY_ID) -> tuple[tuple[str, str], ...]:
    """Return the serial ports of this computer with what is behind them.

    On Linux a port has a name that stays the same whichever socket the device is plugged into; that one is given.

    Args:
        stable: the folder with those names.
    """
    from serial.tools.list_ports import comports  # a program that searches nothing never pays for it

    names = {link.resolve(): str(link) for link in stable.glob("*")} if stable.is_dir() else {}
    found = []
    for port in comports():
        device, said = str(port.device), str(port.description or "")
        found.append((names.get(Path(device).resolve(), device), "" if said in ("n/a", device) else said))
    return tuple(sorted(found))


def usb_printers() -> tuple[UsbPrinter, ...]:
    """Return what on USB says it is a printer (class 7).

    Raises:
        DeviceError: this computer has no libusb.
    """
    import usb.core

    try:
        devices = list(usb.core.find(find_all=True, custom_match=_is_printer))
    except usb.core.NoBackendError as error:
        raise DeviceError(
            Reason(
                "printer.no_libusb",
                "Op deze computer ontbreekt libusb: USB-printers zijn niet te zoeken.",
                "Installeer libusb, of kies het apparaatbestand of de wachtrij van de printer.",
            ),
            temporary=False,
        ) from error
    return tuple(_usb_printer(device) for device in devices)


def print_queues(program: str = "lpstat") -> tuple[str, ...]:
    """Return the printer queues of this computer; none when it has no printing service.

    Args:
        program: ``lpstat``, or its path.
    """
    if sys.platform == "win32":
        try:
            spooler = import_module("win32print")
        except ImportError:
            return ()
        return tuple(sorted(str(entry[_NAME]) for entry in spooler.EnumPrinters(_LOCAL_AND_CONNECTED)))
    found = shutil.which(program)
    if found is None:
        return ()
    try:
        done = subprocess.run([found, "-e"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    names = done.stdout.decode("utf-8", "replace").split("\n") if done.returncode == 0 else []
    return tuple(sorted(name.strip() for name in names if name.strip()))


def _is_printer(device: Any) -> bool:
    return any(interface.bInterfaceClass == _PRINTER_CLASS for setup in device for interface in setup)


def _usb_printer(device: Any) -> UsbPrinter:
    try:
        name, serial = f"{device.manufacturer or ''} {device.product or ''}".strip(), str(device.serial_number or "")
    except (OSError, ValueError):  # it has no words, or this user may not ask it
        name, serial = "", ""
    address = f"{device.idVendor:04x}:{device.idProduct:04x}"
    usable = serial and not any(letter.isspace() for letter in serial)
    return UsbPrinter(f"{address}:{serial}" if usable else address, name)
