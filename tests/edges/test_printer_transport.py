"""Roads to printers with the faults of the world: what is known afterwards is never too rosy and nothing goes twice."""

from __future__ import annotations

import os
import pty
import stat
import tty
from pathlib import Path

import pytest

from kassa.devices.printer.escpos_printer import EscposPrinter
from kassa.devices.printer.escpos_writer import EscposWriter
from kassa.devices.printer.model import Answers, PrinterModel
from kassa.devices.printer.transport import PrintJob, StreamTransport
from kassa.devices.printer.transports.cups import CupsTransport
from kassa.devices.printer.transports.device_file import DeviceFileChannel, device_file_transport
from kassa.devices.printer.transports.serial_port import SerialChannel, SerialLine, serial_transport
from kassa.devices.printer.transports.tcp import TcpChannel, tcp_transport
from kassa.devices.printer.transports.usb import usb_transport
from kassa.devices.printer.transports.windows_spooler import WindowsSpoolerTransport
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.slip import plain_text
from kassa.system.clock import SystemClock
from tests.support.documents import receipt
from tests.support.printers import PtyPrinter, TcpPrinter, closed_port

CLOCK = SystemClock()
SLIP = receipt_slip(receipt())
EPSON = "TM-T88V"


def over_tcp(port: int, answers: Answers = Answers.STATUS) -> EscposPrinter:
    model = PrinterModel(EPSON, answers=answers)
    return EscposPrinter(EscposWriter(model), tcp_transport("127.0.0.1", port, answers, CLOCK))


def code(delivered: Delivered) -> str:
    return delivered.reason.code if delivered.reason else ""


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (Answers.BLIND, Outcome.HANDED_OVER),
        (Answers.STATUS, Outcome.HANDED_OVER),
        (Answers.CONFIRMS, Outcome.CONFIRMED),
    ],
)
def test_a_good_network_printer_prints_once(answers: Answers, outcome: Outcome) -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        assert over_tcp(server.port, answers).print(SLIP) == Delivered(outcome)
    assert len(virtual.pages) == 1
    assert virtual.pages[0].text.rstrip() == plain_text(SLIP, 42).replace("\u2212", "-").rstrip()


def test_a_confirming_printer_prints_a_second_job_under_another_number() -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        printer = over_tcp(server.port, Answers.CONFIRMS)
        assert [printer.print(SLIP).outcome for _ in range(2)] == [Outcome.CONFIRMED] * 2
    assert len(virtual.pages) == 2


def test_an_absent_printer_got_nothing() -> None:
    printer = over_tcp(closed_port())
    delivered = printer.print(SLIP)
    assert (delivered.outcome, code(delivered), delivered.final) == (Outcome.NOTHING_SENT, "printer.absent", False)
    assert printer.check() == delivered.reason


@pytest.mark.parametrize(
    ("paper_out", "cover_open", "reason"), [(True, False, "paper_out"), (False, True, "cover_open")]
)
def test_a_printer_without_paper_gets_nothing(paper_out: bool, cover_open: bool, reason: str) -> None:
    virtual = VirtualPrinter(42)
    virtual.paper_out, virtual.cover_open = paper_out, cover_open
    with TcpPrinter(virtual) as server:
        printer = over_tcp(server.port)
        delivered = printer.print(SLIP)
        found = printer.check()
    assert (delivered.outcome, code(delivered)) == (Outcome.NOTHING_SENT, f"printer.{reason}")
    assert found == delivered.reason
    virtual.paper_out = virtual.cover_open = False
    virtual.feed(b"")
    assert virtual.page.items == []


def test_the_drawer_opens_without_paper_and_not_again_with_a_new_roll() -> None:
    virtual = VirtualPrinter(42)
    virtual.paper_out = True
    with TcpPrinter(virtual) as server:
        assert over_tcp(server.port).pulse(1).outcome is Outcome.HANDED_OVER
    assert virtual.pulses == [0]
    virtual.paper_out = False
    virtual.feed(b"")
    assert virtual.pulses == [0]


def test_the_drawer_opens_with_an_ordinary_pulse_when_all_is_well() -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual) as server:
        assert over_tcp(server.port).pulse(2).outcome is Outcome.HANDED_OVER
    assert virtual.pulses == [1]


def test_a_printer_that_says_nothing_gets_nothing() -> None:
    with TcpPrinter(None) as server:
        delivered = over_tcp(server.port).print(SLIP)
    assert (delivered.outcome, code(delivered)) == (Outcome.NOTHING_SENT, "printer.silent")
    assert b"Werkbroek" not in server.received


def test_a_printer_that_never_answered_is_taken_for_blind() -> None:
    with TcpPrinter(None) as server:
        printer = over_tcp(server.port, Answers.AUTO)
        told = [printer.answers]
        first = printer.print(SLIP)
        told.append(printer.answers)
        asked = server.received.count(b"\x10\x04")
        second = printer.print(SLIP)
    assert (first, second) == (Delivered(Outcome.HANDED_OVER), Delivered(Outcome.HANDED_OVER))
    assert asked == server.received.count(b"\x10\x04") == 1
    assert told == [Answers.AUTO, Answers.BLIND]


def test_a_printer_that_once_answered_must_go_on_answering() -> None:
    virtual = VirtualPrinter(42)
    mute = [False]
    with TcpPrinter(None, says=lambda data: b"" if mute[0] else virtual.feed(data)) as server:
        printer = over_tcp(server.port, Answers.AUTO)
        assert printer.print(SLIP).outcome is Outcome.HANDED_OVER
        assert printer.answers is Answers.STATUS
        mute[0] = True
        assert code(printer.print(SLIP)) == "printer.silent"
    assert len(virtual.pages) == 1


def test_garbage_is_no_answer() -> None:
    with TcpPrinter(None, says=lambda data: b"\xff\x00HTTP/1.1 400") as server:
        delivered = over_tcp(server.port).print(SLIP)
    assert (delivered.outcome, code(delivered)) == (Outcome.NOTHING_SENT, "printer.silent")


@pytest.mark.parametrize("answers", [Answers.STATUS, Answers.CONFIRMS])
def test_a_printer_that_dies_halfway_leaves_us_unsure(answers: Answers) -> None:
    virtual = VirtualPrinter(42)
    with TcpPrinter(virtual, dies_after=300) as server:
        delivered = over_tcp(server.port, answers).print(SLIP)
    assert (delivered.outcome, code(delivered)) == (Outcome.UNSURE, "printer.broken_off")
    assert virtual.pages == []


def test_a_printer_that_stops_taking_leaves_us_unsure_and_what_waited_is_thrown_away() -> None:
    def open_channel(seconds: float) -> TcpChannel:
        return TcpChannel("127.0.0.1", server.port, seconds)

    with TcpPrinter(None, reads=False) as server:
        transport = StreamTransport(open_channel, Answers.BLIND, CLOCK, total=0.3)
        delivered = transport.deliver(PrintJob(b"x" * 8_000_000))
        small = transport.deliver(PrintJob(b"y" * 300_000))
    assert delivered.outcome is Outcome.UNSURE
    assert small.outcome is Outcome.UNSURE
    assert server.received == b""


def test_a_printer_that_confirms_another_job_did_not_confirm_ours() -> None:
    virtual = VirtualPrinter(42)

    def says(data: bytes) -> bytes:
        return virtual.feed(data).replace(b"0001", b"0999")

    def open_channel(seconds: float) -> TcpChannel:
        return TcpChannel("127.0.0.1", server.port, seconds)

    with TcpPrinter(None, says=says) as server:
        transport = StreamTransport(open_channel, Answers.CONFIRMS, CLOCK, total=0.5)
        assert transport.deliver(PrintJob(b"hoi\n")).outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    ("answers", "outcome"), [(Answers.BLIND, Outcome.HANDED_OVER), (Answers.CONFIRMS, Outcome.CONFIRMED)]
)
def test_a_serial_printer_prints(answers: Answers, outcome: Outcome) -> None:
    virtual = VirtualPrinter(42)
    with PtyPrinter(virtual) as port:
        transport = serial_transport(SerialLine(port.path, 9600), answers, CLOCK)
        printer = EscposPrinter(EscposWriter(PrinterModel(EPSON, answers=answers)), transport)
        assert printer.print(SLIP) == Delivered(outcome)
        for _ in range(200):
            if virtual.pages:
                break
            port._stop.wait(0.02)
    assert len(virtual.pages) == 1
    assert "€ 188,20" in virtual.pages[0].text


def test_a_serial_port_that_is_not_there() -> None:
    transport = serial_transport(SerialLine("/dev/ttyKASSA0"), Answers.BLIND, CLOCK)
    assert transport.deliver(PrintJob(b"x")).outcome is Outcome.NOTHING_SENT
    assert isinstance(transport.status(), Reason)


def test_a_serial_printer_that_takes_nothing_is_unsure_and_its_port_is_left_clean() -> None:
    master, slave = pty.openpty()
    tty.setraw(slave)
    path = os.ttyname(slave)
    try:
        transport = StreamTransport(
            lambda seconds: SerialChannel(SerialLine(path), seconds), Answers.BLIND, CLOCK, total=0.3
        )
        assert transport.deliver(PrintJob(b"x" * 200_000)).outcome is Outcome.UNSURE
    finally:
        os.close(master)
        os.close(slave)


def test_a_device_file_prints_and_an_ordinary_file_is_refused(tmp_path: Path) -> None:
    virtual = VirtualPrinter(42)
    with PtyPrinter(virtual) as port:
        transport = device_file_transport(port.path, Answers.CONFIRMS, CLOCK)
        printer = EscposPrinter(EscposWriter(PrinterModel(EPSON)), transport)
        assert printer.print(SLIP).outcome is Outcome.CONFIRMED
    assert len(virtual.pages) == 1
    plain = tmp_path / "bon.txt"
    plain.write_text("")
    refused = device_file_transport(str(plain), Answers.BLIND, CLOCK).deliver(PrintJob(b"x"))
    assert (refused.outcome, refused.final, code(refused)) == (Outcome.NOTHING_SENT, True, "printer.no_device")
    gone = device_file_transport(str(tmp_path / "lp0"), Answers.BLIND, CLOCK).deliver(PrintJob(b"x"))
    assert (gone.outcome, gone.final) == (Outcome.NOTHING_SENT, False)
    assert plain.read_text() == ""


def test_the_line_of_a_vanished_printer_is_dead() -> None:
    master, slave = pty.openpty()
    path = os.ttyname(slave)
    channel = DeviceFileChannel(path)
    os.close(slave)
    os.close(master)
    with pytest.raises(OSError, match=r"."):
        channel.read_some(0.1)
    channel.close(discard=True)


def fake_lp(folder: Path, ends: int) -> str:
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\ncat > "{folder}/job"\necho "$@" > "{folder}/arguments"\nexit {ends}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_a_queue_takes_a_job_raw(tmp_path: Path) -> None:
    queue = CupsTransport("bonnen", fake_lp(tmp_path, 0))
    assert queue.deliver(PrintJob(b"\x1b@hoi")) == Delivered(Outcome.HANDED_OVER)
    assert (tmp_path / "job").read_bytes() == b"\x1b@hoi"
    assert (tmp_path / "arguments").read_text() == "-d bonnen -o raw -t Kassa -\n"


def test_a_queue_that_refuses_took_nothing(tmp_path: Path) -> None:
    refused = CupsTransport("bonnen", fake_lp(tmp_path, 1)).deliver(PrintJob(b"x"))
    assert (refused.outcome, code(refused)) == (Outcome.NOTHING_SENT, "printer.queue")
    absent = CupsTransport("bonnen", str(tmp_path / "nothing")).deliver(PrintJob(b"x"))
    assert (absent.outcome, absent.final) == (Outcome.NOTHING_SENT, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has its own spooler")
def test_a_windows_queue_elsewhere_says_so() -> None:
    queue = WindowsSpoolerTransport("Bonnen")
    assert queue.deliver(PrintJob(b"x")).final
    assert isinstance(queue.status(), Reason)


def test_a_usb_printer_that_is_not_there_got_nothing() -> None:
    delivered = usb_transport(0x04B8, 0xFFFF, "", Answers.BLIND, CLOCK).deliver(PrintJob(b"x"))
    assert delivered.outcome is Outcome.NOTHING_SENT
