"""Labels read back: the text and the bars of a sheet, and what a label printer is told."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.label import Label, LabelKind, label_of, require_labels, scan_code
from kassa.domain.catalog.master import Article
from kassa.domain.errors import RuleError
from kassa.domain.values import UnitPrice
from kassa.output.labels.forms import SHEETS, LabelForm, roll
from kassa.output.labels.sheets import draw_labels
from kassa.output.labels.zpl import LabelMedia, zpl
from kassa.output.pdf.render import render_page
from tests.support.zpl import read

DAY = dt.date(2026, 11, 22)
COLA = Label("Cola zéro 33 cl – blikje", "", "1001", UnitPrice(12_500), "", "8712345678906")
CHEESE = Label("Kaas jong belegen", "", "2001", UnitPrice(129_900), "kg", "96385074")
POLO = Label(
    "Poloshirt piqué met een lange naam die niet past", "Marine · L", "31055-M-L", UnitPrice(249_500), "", "31055-M-L"
)
NONE = Label("Reparatie", "", "", UnitPrice(0), "", "")
ALL = (COLA, CHEESE, POLO, NONE)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(pdf)).pages]


def scanned(pdf: bytes, page: int = 0) -> list[str]:
    drawn = render_page(pdf, page, 300)
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb)
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("form", SHEETS.values(), ids=SHEETS.keys())
@pytest.mark.parametrize("kind", LabelKind)
def test_a_sheet_reads_back(form: LabelForm, kind: LabelKind) -> None:
    pdf = draw_labels(ALL, kind, form, day=DAY)
    (text,) = pages(pdf)
    for part in (
        "Cola zéro 33 cl – blikje",
        "€ 1,25",
        "€ 12,99",
        "per kg",
        "Marine · L",
        "€ 24,95",
        "1001",
        "Reparatie",
    ):
        assert part in text
    assert "8712345678906" in text
    assert "€ 0,00" not in text
    assert sorted(scanned(pdf)) == sorted(["8712345678906", "96385074", "31055-M-L"])


def test_every_place_of_a_full_sheet_scans() -> None:
    for name, count in (("3x8", 24), ("2x7", 14)):
        pdf = draw_labels([COLA] * count, LabelKind.SHELF, SHEETS[name], day=DAY)
        assert scanned(pdf) == ["8712345678906"] * count
        assert len(pages(pdf)) == 1


def test_a_sheet_begins_where_labels_are_left_and_goes_on_at_the_first_of_the_next() -> None:
    pdf = draw_labels([COLA] * 5, LabelKind.SHELF, SHEETS["2x7"], start=12, day=DAY)
    assert [len(scanned(pdf, page)) for page in (0, 1)] == [2, 3]
    drawn = render_page(pdf, 0, 72)
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
    assert image.crop((0, 0, image.width, int(image.height * 0.8))).getextrema() == (255, 255)


def test_labels_stay_inside_their_place() -> None:
    long = Label("W" * 120, "M" * 80, "N" * 80, UnitPrice(999_999_900), "kilogram", "8712345678906")
    for form in (*SHEETS.values(), roll(57, 32), roll(30, 20)):
        pdf = draw_labels([long], LabelKind.SHELF, form, day=DAY)
        drawn = render_page(pdf, 0, 100)
        image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
        box = image.point(lambda value: 255 if value < 250 else 0).getbbox()
        assert box is not None
        dots = 100 / 25.4
        assert box[2] <= (form.left + form.width - 1) * dots
        assert box[3] <= (form.top + form.height - 1) * dots


def test_the_same_labels_give_the_same_file() -> None:
    assert draw_labels(ALL, LabelKind.SHELF, SHEETS["3x8"], day=DAY) == draw_labels(
        ALL, LabelKind.SHELF, SHEETS["3x8"], day=DAY
    )


# What stands on it -------------------------------------------------------------------------------------------------


def test_the_bars_say_an_ean_before_anything_else() -> None:
    assert scan_code(Article(number="7", barcodes=("INTERN", "8712345678906"))) == "8712345678906"
    assert scan_code(Article(number="7", barcodes=("042100005264",))) == "0042100005264"
    assert scan_code(Article(number="7", barcodes=("8712345678901",))) == "8712345678901"
    assert scan_code(Article(number="7")) == "7"
    assert scan_code(Article(number="é", barcodes=("x" * 60,))) == ""
    assert scan_code(Article(number="7", kind=ArticleKind.MATRIX)) == ""


def test_a_price_that_is_asked_at_the_till_is_left_out() -> None:
    label = label_of(Article(name="Reparatie", price=UnitPrice(100), kind=ArticleKind.OPEN_PRICE))
    assert (label.price_text, label.unit_text) == ("", "")
    weighed = label_of(Article(name="Kaas", price=UnitPrice(129_950), kind=ArticleKind.WEIGHED))
    assert (weighed.price_text, weighed.unit_text) == ("€\u00a012,995", "per kg")


@pytest.mark.parametrize(("articles", "copies"), [(0, 1), (1, 0), (1, -3), (201, 10)])
def test_what_cannot_be_printed_is_refused_with_a_way_out(articles: int, copies: int) -> None:
    with pytest.raises(RuleError) as refused:
        require_labels(articles, copies)
    assert refused.value.reason.fix


# Label printer -----------------------------------------------------------------------------------------------------

MEDIA = LabelMedia(57, 32)


@pytest.mark.parametrize("kind", LabelKind)
def test_a_label_printer_is_told_the_same(kind: LabelKind) -> None:
    first, second, third, fourth = read(b"\n".join(zpl(label, kind, MEDIA, 3) for label in ALL))
    assert first.texts[:2] == ["Cola zéro 33 cl – blikje", "1001"]
    assert "€ 1,25" in first.texts
    assert first.bars == [("BE", "871234567890")]
    assert (first.size, first.copies) == ((456, 256), 3)
    assert second.bars == [("B8", "9638507")]
    assert {"€ 12,99", "per kg"} <= set(second.texts)
    assert third.bars == [("BC", "31055-M-L")]
    assert "Marine · L" in third.texts
    assert (fourth.texts, fourth.bars) == (["Reparatie"], [])


OBEYED = {"CI", "LH", "PW", "LL", "FO", "A0", "FH", "FD", "FS", "BY", "BE", "B8", "BC", "PQ", "XZ"}


@given(
    st.text(max_size=60),
    st.text(max_size=20),
    st.sampled_from(["", "8712345678906", "96385074", "^XZ~JA", "A_5E^B", "~DG", "A>5B"]),
)
def test_a_name_is_never_obeyed(name: str, number: str, code: str) -> None:
    (label,) = read(
        zpl(Label(f"{name}^XZ~JA", f"~{name}", number, UnitPrice(100), "^FS", code), LabelKind.SHELF, MEDIA)
    )
    assert {command[:2] for command in label.commands} <= OBEYED
    assert label.commands.count("XZ") == 1
    assert all(0 <= left < 456 and 0 <= top < 256 for left, top in label.places)
    if code.startswith(("^", "~", "A")):
        assert label.bars == [("BC", code)]


@pytest.mark.parametrize("media", [LabelMedia(30, 20), LabelMedia(57, 32, 12), LabelMedia(110, 110, 12)])
def test_every_field_lies_on_the_label(media: LabelMedia) -> None:
    for label in ALL:
        for kind in LabelKind:
            (made,) = read(zpl(label, kind, media))
            assert all(
                0 <= left < media.width * media.dots and 0 <= top < media.height * media.dots
                for left, top in made.places
            )
