"""What is connected to this computer: found with the tools of the system, or said why it cannot be searched."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kassa.devices import finding
from kassa.domain.errors import DeviceError


def script(folder: Path, text: str) -> str:
    """Make a program that stands for ``lpstat``."""
    made = folder / "lpstat"
    made.write_text(f"#!/bin/sh\n{text}\n")
    made.chmod(0o755)
    return str(made)


def test_queues_come_from_the_printing_service(tmp_path: Path) -> None:
    program = script(tmp_path, '[ "$1" = -e ] && printf "Kantoor\\nBon balie\\n"')
    assert finding.print_queues(program) == ("Bon balie", "Kantoor")


def test_a_service_that_fails_or_is_not_there_has_no_queues(tmp_path: Path) -> None:
    assert finding.print_queues(script(tmp_path, "exit 1")) == ()
    assert finding.print_queues(str(tmp_path / "no-such-program")) == ()


def test_a_serial_port_keeps_its_name_in_another_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = tmp_path / "ttyACM0"
    port.touch()
    stable = tmp_path / "by-id"
    stable.mkdir()
    link = stable / "usb-Scanner_123"
    link.symlink_to(port)
    seen = [
        SimpleNamespace(device=str(port), description="Scanner"),
        SimpleNamespace(device=str(tmp_path / "ttyS0"), description="n/a"),
    ]
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: seen)
    assert finding.serial_ports(stable) == ((str(link), "Scanner"), (str(tmp_path / "ttyS0"), ""))
    assert finding.serial_ports(tmp_path / "none")[0] == (str(port), "Scanner")


class Usb:
    """A device on USB with one interface."""

    idVendor, idProduct = 0x04B8, 0x0E15  # noqa: N815 - names of pyusb

    def __init__(self, kind: int, serial: str | None) -> None:
        self._kind, self._serial = kind, serial
        self.manufacturer, self.product = "EPSON", "TM-T88"

    @property
    def serial_number(self) -> str | None:
        if self._serial is None:
            raise ValueError("The device has no langid")
        return self._serial

    def __iter__(self) -> Any:
        return iter([[SimpleNamespace(bInterfaceClass=self._kind)]])


def test_usb_printers_are_found_by_their_class(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [Usb(7, "A1"), Usb(7, "with space"), Usb(7, None), Usb(3, "KEYBOARD")]
    monkeypatch.setattr("usb.core.find", lambda find_all, custom_match: (one for one in there if custom_match(one)))
    assert [one.address for one in finding.usb_printers()] == ["04b8:0e15:A1", "04b8:0e15", "04b8:0e15"]
    assert [one.name for one in finding.usb_printers()] == ["EPSON TM-T88", "EPSON TM-T88", ""]


def test_a_computer_without_libusb_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import usb.core

    def refuse(**_how: object) -> object:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr("usb.core.find", refuse)
    with pytest.raises(DeviceError, match="libusb"):
        finding.usb_printers()
