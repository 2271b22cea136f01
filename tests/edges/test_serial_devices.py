"""Drawer, customer display and scale on real ports: what they are sent, what they say, and ports that vanish."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.devices.display.commands import CODE_PAGES, COMMANDS, encoded
from kassa.devices.display.vfd import DisplaySetup, VfdDisplay
from kassa.devices.drawer.drawers import SerialDrawer, serial_commands
from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import PrintJob
from kassa.devices.printer.transports.serial_port import SerialLine, serial_transport
from kassa.devices.registry import DrawerSetup, make_drawer, make_scale
from kassa.devices.scale.sics import Answer, SicsScale, State, read_answer
from kassa.domain.delivery import Outcome
from kassa.domain.errors import DeviceError
from kassa.domain.values import Quantity
from kassa.output.customer_lines import DisplayLine
from kassa.system.clock import SystemClock
from tests.support.ports import Port, SicsDevice, Vfd

CLOCK = SystemClock()


def silent(_data: bytes) -> bytes:
    return b""


def line(port: Port) -> SerialLine:
    return SerialLine(str(port), 9600)


@pytest.fixture
def name(tmp_path: Path) -> Path:
    return tmp_path / "port"


# Drawer ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "sent"), [("escpos", b"\x1bp\x00\x32\xfa"), ("bel", b"\x07"), ("dle", b"\x10\x14\x01\x00\x01")]
)
def test_a_drawer_on_its_own_port_gets_its_command_once(name: Path, command: str, sent: bytes) -> None:
    with Port(name, silent) as port:
        drawer = make_drawer(DrawerSetup("serial", line(port), command, 100), None, CLOCK)
        assert drawer.open().outcome is Outcome.HANDED_OVER
        port.wait_for(lambda: len(port.received) >= len(sent))
        assert bytes(port.received) == sent


def test_a_drawer_that_is_not_there_says_which_port_and_what_is_safe() -> None:
    done = SerialDrawer(SerialLine("/dev/kassa-nergens"), serial_commands(100)["bel"], CLOCK).open()
    assert done.outcome is Outcome.NOTHING_SENT
    assert done.reason is not None
    assert "/dev/kassa-nergens" in done.reason.sentence
    assert "verkoop is bewaard" in done.reason.sentence


@pytest.mark.parametrize("milliseconds", [0, 50, 500, 5000])
def test_every_pulse_fits_its_bytes(milliseconds: int) -> None:
    assert all(serial_commands(milliseconds).values())


def test_a_port_that_vanishes_in_the_middle_leaves_the_paper_unsure(name: Path) -> None:
    """Emptying the buffer of a port that is gone raised what no one caught, and the outbox lost the answer."""
    with Port(name, silent, dies_after=200) as port:
        transport = serial_transport(line(port), Answers.BLIND, CLOCK)
        done = transport.deliver(PrintJob(b"x" * 100_000))
    assert done.outcome is Outcome.UNSURE


# Display -----------------------------------------------------------------------------------------------------------

TOTAL = DisplayLine("Totaal", "€\u00a0164,85")


@pytest.mark.parametrize("kind", sorted(COMMANDS))
@pytest.mark.parametrize("page", ["cp858", "cp1252"])
def test_a_display_shows_two_lines_with_their_letters(name: Path, kind: str, page: str) -> None:
    vfd = Vfd(kind)
    with Port(name, vfd.feed) as port:
        display = VfdDisplay(DisplaySetup(kind, line(port), page))
        display.show(DisplayLine("2x Crème brûlée met ïets", "€ 3,50"), TOTAL)
        port.wait_for(lambda: vfd.lines == ("2x Crème brûl € 3,50", "Totaal      € 164,85"))
        display.show(DisplayLine("Café De Zeeë"), DisplayLine("Welkom"))
        port.wait_for(lambda: vfd.lines == ("    Café De Zeeë    ", "       Welkom       "))
        display.stop()
    assert (vfd.started, vfd.odd, vfd.page) == (1, [], page)
    assert display.trouble is None


@pytest.mark.parametrize("page", ["cp437", "cp850"])
def test_without_a_euro_sign_the_letters_eur_stand_there_and_the_figure_is_whole(name: Path, page: str) -> None:
    vfd = Vfd("escpos")
    with Port(name, vfd.feed) as port:
        display = VfdDisplay(DisplaySetup("escpos", line(port), page))
        display.show(DisplayLine("Theeëi"), TOTAL)
        port.wait_for(lambda: vfd.lines == ("       Theeëi       ", "Totaal    EUR 164,85"))
        display.stop()


def test_a_display_comes_back_by_itself_and_shows_the_newest(name: Path) -> None:
    vfd = Vfd("cd5220")
    port = Port(name, vfd.feed)
    display = VfdDisplay(DisplaySetup("cd5220", line(port)))
    display.show(DisplayLine("Eerste"), DisplayLine("x"))
    display.show(DisplayLine("Laatste"), DisplayLine("y"))
    with port:
        port.wait_for(lambda: vfd.lines[0].strip() == "Laatste")
    vfd.feed(b"\x0c")
    with port:
        port.wait_for(lambda: vfd.lines[0].strip() == "Laatste")
        display.stop()
    assert b"Eerste" not in port.received


def test_a_display_that_vanishes_in_the_middle_says_so_and_stops_at_once(name: Path) -> None:
    port = Port(name, silent, dies_after=20)
    with port:
        display = VfdDisplay(DisplaySetup("escpos", line(port)))
        for number in range(50):
            display.show(DisplayLine(f"Regel {number}"), TOTAL)
        port.wait_for(lambda: display.trouble is not None)
        display.stop()
    assert display.trouble is not None
    assert "Verkopen gaat gewoon door" in display.trouble.sentence


def test_trying_a_display_that_is_not_there() -> None:
    reason = VfdDisplay(DisplaySetup("escpos", SerialLine("/dev/kassa-nergens"))).show_now(TOTAL, TOTAL)
    assert reason is not None
    assert reason.code == "display.gone"


@given(st.text(max_size=60), st.text(max_size=30))
def test_every_line_is_twenty_characters_without_commands(left: str, right: str) -> None:
    fitted = DisplayLine(left, right).fitted()
    assert len(fitted) == 20
    for page in CODE_PAGES:
        data = encoded(fitted, page)
        assert len(data) == 20
        assert min(data) >= 0x20


# Scale -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "grams"),
    [("S S      0.482 kg", 482), ("S S     482.4 g", 482), ("S S 482.5 g", 483), ("S S 12.5 kg", 12_500)],
)
def test_a_stable_weight_in_kilograms(name: Path, said: str, grams: int) -> None:
    device = SicsDevice(said)
    with Port(name, device.feed) as port:
        assert make_scale("sics", line(port)).weigh() == Quantity(grams)
    assert device.asked == ["SI"]


def test_a_moving_weight_is_asked_again_until_it_lies_still(name: Path) -> None:
    device = SicsDevice("S D 0.300 kg", "S I", "S D 0.470 kg", "S S 0.482 kg")
    with Port(name, device.feed) as port:
        assert SicsScale(line(port)).weigh() == Quantity(482)
    assert len(device.asked) == 4


@pytest.mark.parametrize(
    ("says", "code"),
    [
        (("S D 0.300 kg",), "scale.moving"),
        (("S I",), "scale.moving"),
        (("S +",), "scale.over"),
        (("S -",), "scale.negative"),
        (("S S -0.120 kg",), "scale.negative"),
        (("S S - 0.120 kg",), "scale.negative"),
        (("S S 0.000 kg",), "scale.empty"),
        ((), "scale.silent"),
        (("\xff\xfeKASSA 12,34\r\n",), "scale.garbage"),
        (("S S 0.482 lb",), "scale.garbage"),
        (("S S 1e3 kg",), "scale.garbage"),
        (("ES",), "scale.garbage"),
        (("x" * 500,), "scale.garbage"),
    ],
)
def test_what_is_no_weight_is_told_in_words(name: Path, says: tuple[str, ...], code: str) -> None:
    with Port(name, SicsDevice(*says).feed) as port, pytest.raises(DeviceError) as refused:
        SicsScale(line(port)).weigh()
    assert refused.value.code == code
    assert refused.value.reason.fix


def test_garbage_before_an_answer_does_no_harm(name: Path) -> None:
    with Port(name, SicsDevice("\x00\x11#\r\nS S 0.250 kg\r\n").feed) as port:
        assert SicsScale(line(port)).weigh() == Quantity(250)


def test_tare_and_zero(name: Path) -> None:
    device = SicsDevice("T S 0.120 kg", "Z A", "T I", "T S 0.000 kg")
    with Port(name, device.feed) as port:
        scale = SicsScale(line(port))
        assert scale.tare() == Quantity(120)
        scale.zero()
        assert scale.tare() == Quantity.ZERO
    assert device.asked == ["T", "Z", "T", "T"]


@pytest.mark.parametrize(
    ("says", "code"), [("Z I", "scale.not_zeroed"), ("Z +", "scale.over"), ("EL", "scale.garbage")]
)
def test_a_scale_that_is_not_set_to_zero_says_why(name: Path, says: str, code: str) -> None:
    with Port(name, SicsDevice(says).feed) as port, pytest.raises(DeviceError) as refused:
        SicsScale(line(port)).zero()
    assert refused.value.code == code


def test_a_scale_that_is_pulled_out_while_it_weighs(name: Path) -> None:
    with Port(name, SicsDevice("S D 0.300 kg").feed, dies_after=12) as port, pytest.raises(DeviceError) as refused:
        SicsScale(line(port)).weigh()
    assert refused.value.code == "scale.gone"
    with pytest.raises(DeviceError) as refused:
        SicsScale(line(port)).weigh()
    assert refused.value.code == "scale.gone"


@given(st.text(max_size=40))
def test_no_line_breaks_the_reader(text: str) -> None:
    for command in "STZ":
        answer = read_answer(text, command)
        assert answer is None or isinstance(answer.state, State)


@given(st.integers(0, 9_999_999), st.booleans())
def test_every_weight_is_read_as_it_stands(grams: int, negative: bool) -> None:
    sign = "-" if negative else ""
    said = f"S S {sign}{grams // 1000}.{grams % 1000:03d} kg\r"
    assert read_answer(said, "S") == Answer(State.STABLE, -grams if negative else grams)
