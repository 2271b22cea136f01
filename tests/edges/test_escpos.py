"""Bytes of the writer, read by the virtual printer: two hands, one paper."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import kassa
from kassa.devices.printer.escpos_library import profile_data, profile_names
from kassa.devices.printer.escpos_writer import EscposWriter
from kassa.devices.printer.logo import Logo as LogoCommands
from kassa.devices.printer.model import LogoPlace, PrinterModel
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.devices.printer.virtual_page import PaperCode, PaperLine
from kassa.devices.printer.virtual_paper import draw
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.receipts.shift_report import shift_report_slip
from kassa.output.receipts.trial_print import trial_print
from kassa.output.slip import (
    Align,
    Barcode,
    BarcodeKind,
    Cut,
    Logo,
    Pulse,
    Qr,
    Row,
    Size,
    Slip,
    Text,
    compose,
    plain_text,
)
from tests.support.documents import day_report, receipt

EPSON = "TM-T88V"
COLUMNS = (32, 42, 48)


def printed(slip: Slip, columns: int = 42, profile: str = EPSON) -> VirtualPrinter:
    printer = VirtualPrinter(columns)
    assert printer.feed(EscposWriter(PrinterModel(profile, columns)).write(slip)) == b""
    return printer


def on_paper(text: str) -> str:
    """What a western code page makes of our text: it has no real minus sign."""
    return text.replace("\u2212", "-")


def body(text: str) -> str:
    return text.rstrip("\n")


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("slip", [receipt_slip(receipt()), shift_report_slip(day_report(), "en")], ids=["receipt", "z"])
def test_paper_says_what_the_slip_says(slip: Slip, columns: int) -> None:
    printer = printed(slip, columns)
    (page,) = printer.pages
    assert body(page.text) == on_paper(body(plain_text(slip, columns)))
    assert printer.misread == []
    assert not printer.unfinished


def test_the_euro_sign_arrives() -> None:
    printer = printed(Slip((Row("Melk · 1 l", "€ 2,49"), Text("crème brûlée, één œuf, Größe, ÿ"), Cut())))
    assert body(printer.pages[0].text) == "Melk · 1 l                          € 2,49\ncrème brûlée, één œuf, Größe, ÿ"


@pytest.mark.parametrize("profile", profile_names())
def test_every_printer_model_prints_a_receipt(profile: str) -> None:
    model = PrinterModel(profile)
    assert model.width >= 32
    data = EscposWriter(model).write(receipt_slip(receipt()))
    assert data.startswith(b"\x1b@")
    assert b"Werkbroek Stretch" in data


def test_a_printer_without_euro_sign_says_eur() -> None:
    printer = printed(Slip((Row("Totaal", "€ 2,49", size=Size.LARGE), Cut())), 42, "simple")
    assert printer.page.text.startswith("Totaal                            EUR 2,49")


def test_letters_from_other_code_pages_and_from_none() -> None:
    printer = printed(Slip((Text("Łódź Αθήνα Москва 漢 − “x” …"), Text("€"))))
    assert printer.page.text == "Łódź Αθήνα Москва ? - “x” …\n€\n"


def test_a_name_cannot_command_the_printer() -> None:
    slip = Slip((Row("kwaad\x1bp\x00\x19\xfa\x1d(L\x10\x04\x01", "1,00"), Cut()))
    printer = printed(slip)
    assert printer.pulses == []
    assert printer.misread == []


def test_bold_sizes_and_places() -> None:
    total = Row("Totaal", "€ 1,00", bold=True, size=Size.TALL)
    slip = Slip((Text("Winkel", Align.CENTER, True, Size.LARGE), total, Text("x", Align.RIGHT)))
    first, second, third = (item for item in printed(slip).page.items if isinstance(item, PaperLine))
    assert (first.text, first.justified, first.letters[0].wide, first.letters[0].bold) == ("Winkel", 1, 2, True)
    assert (second.letters[0].wide, second.letters[0].high, second.letters[0].bold) == (1, 2, True)
    assert (third.justified, third.letters[0].high, third.letters[0].bold) == (2, 1, False)


def test_a_pulse_moves_no_paper() -> None:
    writer = EscposWriter(PrinterModel(EPSON))
    assert writer.write(Slip((Pulse(1),))) == b"\x1bp\x00\x32\xfa"
    printer = VirtualPrinter()
    printer.feed(writer.write(Slip((Pulse(2),))))
    assert printer.pulses == [1]
    assert printer.page.items == []


@pytest.mark.parametrize("columns", COLUMNS)
def test_codes_can_be_scanned_from_the_paper(columns: int) -> None:
    slip = Slip(
        (
            Text("€ 2,49"),
            Barcode(BarcodeKind.CODE128, "1048326112025"),
            Barcode(BarcodeKind.CODE128, "BON{1}"),
            Barcode(BarcodeKind.EAN13, "8712345678906"),
            Barcode(BarcodeKind.EAN8, "87123456"),
            Qr("https://voorbeeld.example/b/7f3k9?€=2,49"),
            Cut(),
        )
    )
    page = printed(slip, columns).pages[0]
    assert all(code.justified == 1 for code in page.codes)
    with Image.open(io.BytesIO(draw(page))) as paper:
        found = {code.text for code in zxingcpp.read_barcodes(paper)}
    expected = {item.data for item in slip.items if isinstance(item, (Barcode, Qr))}
    assert found == expected


def test_a_code_that_does_not_fit_is_printed_as_text() -> None:
    slip = Slip((Barcode(BarcodeKind.CODE128, "X" * 60), Barcode(BarcodeKind.EAN13, "8712345678907"), Cut()))
    assert "".join(printed(slip, 32).pages[0].text.split()) == "X" * 60 + "8712345678907"


def test_a_model_without_qr_gets_a_picture() -> None:
    printer = printed(Slip((Qr("https://voorbeeld.example"), Cut())), 32, "POS-5890")
    (picture,) = printer.page.pictures
    with Image.open(io.BytesIO(draw(printer.page))) as paper:
        assert zxingcpp.read_barcodes(paper)[0].text == "https://voorbeeld.example"
    assert picture.width <= 384


def hand_joined(slip: Slip, columns: int) -> bytes:
    """The floor: the same lines, padded with spaces, in one code page, and a cut."""
    return on_paper(plain_text(slip, columns)).encode("cp1252") + b"\n" * 6 + b"\x1dV\x01"


@pytest.mark.parametrize("columns", COLUMNS)
def test_a_text_receipt_costs_a_tenth_more_than_its_bare_text(columns: int) -> None:
    slip = receipt_slip(receipt(barcode="", qr=""))
    assert len(EscposWriter(PrinterModel(EPSON, columns)).write(slip)) <= 1.1 * len(hand_joined(slip, columns))


def logo_picture() -> bytes:
    picture = Image.new("RGBA", (50, 20), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (10, 4, 40, 16))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("place", [LogoPlace.MEMORY, LogoPlace.MEMORY_OLD])
def test_the_logo_is_stored_once_and_printed_with_a_few_bytes(place: LogoPlace) -> None:
    model = PrinterModel(EPSON, logo=place)
    printer = VirtualPrinter(42)
    printer.feed(LogoCommands(place, model.logo_key, logo_picture()).store(model.dots))
    data = EscposWriter(model).write(Slip((Logo(), Cut())))
    printer.feed(data)
    assert len(data) < 30
    (picture,) = printer.pages[0].pictures
    assert (picture.width, picture.height, picture.justified) == (56, 24, 1)
    assert sum(byte.bit_count() for byte in picture.rows) == 30 * 12


def test_the_logo_as_raster_and_none_at_all() -> None:
    writer = EscposWriter(PrinterModel(EPSON, logo=LogoPlace.RASTER), logo_picture())
    printer = VirtualPrinter(42)
    printer.feed(writer.write(Slip((Logo(), Text("x")))))
    assert sum(byte.bit_count() for byte in printer.page.pictures[0].rows) == 30 * 12
    assert printed(Slip((Logo("Voorbeeldwinkel"),))).page.text.strip() == "Voorbeeldwinkel"


texts = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=60)
@given(texts, texts, st.sampled_from(Size), st.booleans(), st.sampled_from(COLUMNS))
def test_any_text_is_laid_out_the_same_on_paper(left: str, right: str, size: Size, bold: bool, columns: int) -> None:
    slip = Slip((Row(left, right, bold=bold, size=size), Text(left, Align.CENTER, bold, size)))
    printer = printed(slip, columns)
    lines = [item for item in printer.page.items if isinstance(item, PaperLine)]
    assert printer.misread == []
    assert all(line.width <= columns for line in lines)
    assert len(lines) >= len(compose(slip, columns)) > 0


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_the_virtual_printer_survives_anything(data: bytes) -> None:
    whole, split = VirtualPrinter(), VirtualPrinter()
    whole.feed(data)
    for at in range(len(data)):
        split.feed(data[at : at + 1])
    assert [page.text for page in whole.pages] == [page.text for page in split.pages]


def test_a_printer_in_the_middle_of_a_command_still_tells_its_status() -> None:
    printer = VirtualPrinter()
    assert printer.feed(b"\x1dk\x49\x10{B12") == b""
    assert printer.feed(b"\x10\x04\x02\x10\x04\x04") == b"\x12\x12"
    assert printer.unfinished


def test_trial_print_shows_every_page() -> None:
    printer = printed(trial_print("Kassaprinter", 42))
    text = printer.pages[0].text
    assert "€ 1.234,56" in text
    assert "Αθήνα Москва" in text
    assert [code.kind for code in printer.pages[0].codes] == ["CODE128", "EAN13", "QR"]


@pytest.mark.parametrize("columns", COLUMNS)
def test_trial_print_has_a_line_in_every_page_with_the_letters(columns: int) -> None:
    printer = printed(trial_print("Kassaprinter", columns), columns)
    lines = [line.split(maxsplit=1) for line in printer.pages[0].text.splitlines()]
    pages = {line[0]: line[1] for line in lines if line and line[0].startswith(("CP", "ISO_"))}
    assert pages == {
        **dict.fromkeys(("CP1252", "CP1254", "CP1256", "CP1258", "CP858", "ISO_8859-15"), "€ ë é ï ü"),
        **dict.fromkeys(("CP437", "CP850", "CP857", "CP863", "CP865"), "EUR ë é ï ü"),
    }
    assert printer.misread == []
    assert "€ 1.234,56" in printer.pages[0].text


@pytest.mark.parametrize("profile", profile_names())
def test_every_printer_model_shows_its_pages(profile: str) -> None:
    data = EscposWriter(PrinterModel(profile)).write(trial_print("Kassaprinter", 32))
    assert b"CP437" in data
    assert (b"CP1252" in data or b"CP858" in data) == any(
        page in profile_data(profile)["codePages"].values() for page in ("CP1252", "CP858")
    )


@pytest.mark.parametrize(("page", "number", "euro"), [("", 16, b"\x80"), ("CP858", 19, b"\xd5"), ("CP850", 2, b"EUR")])
def test_the_page_that_was_chosen_is_used(page: str, number: int, euro: bytes) -> None:
    data = EscposWriter(PrinterModel(code_page=page)).write(Slip((Text("€ 2,49"),)))
    assert data == b"\x1b@\x1bt" + bytes((number,)) + euro + b" 2,49\n"


def test_a_code_keeps_what_it_was_given() -> None:
    code = printed(Slip((Barcode(BarcodeKind.CODE128, "12345"),))).page.codes[0]
    assert isinstance(code, PaperCode)
    assert code.data == "12345"


def test_the_library_leaves_nothing_behind(tmp_path: Path) -> None:
    script = "from kassa.devices.printer.escpos_library import new_dummy; new_dummy('TM-T88III')"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(kassa.__file__).parents[1])}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
