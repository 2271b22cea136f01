"""Labels on paper: PDF with as many on a page as its form has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kassa.domain.catalog.label import Label, LabelKind
from kassa.output.labels.bars import QUIET, bars
from kassa.output.labels.forms import LabelForm
from kassa.output.pdf.sheet import MM_PER_POINT, SMALL, Face, Particulars, Sheet, Style

PAD = 4.0
"""Millimetres inside the edge: printers do not print to it, and paper shifts."""
_NAME = Style(Face.STRONG, 10)
_LEADING = 1.25
_MODULES = {LabelKind.SHELF: 0.264, LabelKind.ARTICLE: 0.33}
"""Width of the thinnest bar in millimetres: 80 % and 100 % of the EAN (GS1 General Specifications)."""
_LARGEST = {LabelKind.SHELF: 28, LabelKind.ARTICLE: 15}
_SMALLEST_PRICE = 9


def draw_labels(
    labels: Sequence[Label], kind: LabelKind, form: LabelForm, *, start: int = 0, title: str = "Etiketten", day: dt.date
) -> bytes:
    """Return a PDF of labels.

    Args:
        labels: one for every label that is wanted, in order.
        kind: for the shelf or for the goods.
        form: the paper.
        start: labels of the first sheet that are gone already.
        title: shown by viewers.
        day: the day of the file.
    """
    sheet = Sheet(Particulars(title, "", "nl", day, repr((labels, kind, form, start)).encode()))
    for number, label in enumerate(labels, start):
        place = number % form.count
        if number == start or place == 0:
            sheet.add_page(format=form.page)
        left, top = form.place(place)
        _draw(sheet, label, kind, (left + PAD, top + PAD, form.width - 2 * PAD, form.height - 2 * PAD))
    return sheet.finished()


def _draw(sheet: Sheet, label: Label, kind: LabelKind, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    line = _NAME.size * MM_PER_POINT * _LEADING
    rows = sheet.wrapped(sheet.readable(label.name), _NAME, width)
    most = 1 if label.detail else 2
    shown = [*rows[: most - 1], sheet.shortened(" ".join(rows[most - 1 :]), _NAME, width)]
    for place, text in enumerate(shown, 1):
        sheet.write_at(left, top + place * line - line / 4, text, _NAME)
    if label.detail:
        detail = sheet.shortened(sheet.readable(label.detail), SMALL, width)
        sheet.write_at(left, top + 2 * line - line / 4, detail, SMALL)
    bottom, free = top + height, height - 2 * line - 1
    used = _bars(sheet, label, kind, (left + width, bottom, width, free))
    room = width - used - (2 if used else 0)
    _price(sheet, label, kind, (left, bottom, room))


def _bars(sheet: Sheet, label: Label, kind: LabelKind, corner: tuple[float, float, float, float]) -> float:
    """Draw bars and digits in the right bottom corner; return how wide they are with their quiet zone."""
    right, bottom, width, free = corner
    if not label.code:
        return 0.0
    made = bars(label.code)
    module = min(_MODULES[kind], width * 0.75 / (len(made.modules) + QUIET))
    wide = len(made.modules) * module
    digits = SMALL.size * MM_PER_POINT
    height = min(free - digits - 0.5, wide * 0.5)
    sheet.stripes(made.modules, right - wide, bottom - digits - 0.5 - height, wide, height)
    text = sheet.shortened(made.code, SMALL, wide + QUIET * module)
    sheet.write_at(right - wide / 2 - sheet.width(text, SMALL) / 2, bottom - digits * 0.15, text, SMALL)
    return wide + QUIET * module


def _price(sheet: Sheet, label: Label, kind: LabelKind, corner: tuple[float, float, float]) -> None:
    left, bottom, room = corner
    number = sheet.shortened(sheet.readable(label.number), SMALL, room)
    below = SMALL.size * MM_PER_POINT * _LEADING
    sheet.write_at(left, bottom - 0.6, number, SMALL)
    unit = sheet.readable(label.unit_text)
    if unit:
        sheet.write_at(left, bottom - 0.6 - below, unit, SMALL)
    price = label.price_text
    size = _LARGEST[kind]
    while size > _SMALLEST_PRICE and sheet.width(price, Style(Face.DISPLAY, size)) > room:
        size -= 1
    sheet.write_at(left, bottom - 1.2 - below * (2 if unit else 1), price, Style(Face.DISPLAY, size))
