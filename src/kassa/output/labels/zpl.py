"""Labels for a label printer that speaks ZPL II.

Source: Zebra, "ZPL II Programming Guide": ^XA ^PW ^LL ^CI28 (UTF-8) ^FO ^A0 ^FH ^FD ^BE ^B8 ^BC ^PQ ^XZ. Every
text goes through ^FH: what could be a command or is not plain ASCII is written as hexadecimal, so that a name is never
obeyed.
"""

from __future__ import annotations

from kassa.domain.catalog.label import Label, LabelKind
from kassa.domain.frozen import frozen
from kassa.output.labels.bars import QUIET, Symbology, bars
from kassa.output.layout import clean, wrap

_PAD_MM = 2
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-+/():;'%&*=")
_WIDE = 0.6
"""Width of an average letter of font 0 as a part of its height; capitals are wider, so lines end early."""
_NAME_MM, _SMALL_MM = 3.2, 2.4
_INVOKED = str.maketrans({">": ">0", "^": "><", "~": ">="})
"""What stands for these in Code 128: ``>`` before another character changes the code (^BC, invocation codes)."""
_PRICE_MM = {LabelKind.SHELF: 7.0, LabelKind.ARTICLE: 4.2}


@frozen
class LabelMedia:
    """The labels in a label printer.

    Attributes:
        width: in millimetres.
        height: in millimetres.
        dots: of the printer per millimetre: 8 (203 dpi) or 12 (300 dpi).
    """

    width: int
    height: int
    dots: int = 8


def zpl(label: Label, kind: LabelKind, media: LabelMedia, copies: int = 1) -> bytes:
    """Return what prints a label.

    Args:
        label: what stands on it.
        kind: for the shelf or for the goods.
        media: the labels in the printer.
        copies: how many of it.
    """
    width, height, pad = media.width * media.dots, media.height * media.dots, _PAD_MM * media.dots
    name, small, large = (round(size * media.dots) for size in (_NAME_MM, _SMALL_MM, _PRICE_MM[kind]))
    out = [f"^XA^CI28^LH0,0^PW{width}^LL{height}"]
    room = width - 2 * pad
    most = 1 if label.detail else 2
    lines = wrap(label.name, max(1, int(room / (name * _WIDE))))[:most]
    for place, text in enumerate(lines):
        out.append(_text(pad, pad + place * round(name * 1.15), name, text))
    if label.detail:
        detail = clean(label.detail)[: max(1, int(room / (small * _WIDE)))]
        out.append(_text(pad, pad + round(name * 1.2), small, detail))
    bottom = height - pad
    free = bottom - pad - round(name * 2.4) - small
    used = _bars(out, label, (width - pad, bottom - small - media.dots // 2, room, free))
    number = clean(label.number)[: max(1, int((room - used) / (small * _WIDE)))]
    if number:
        out.append(_text(pad, bottom - small, small, number))
    unit = clean(label.unit_text)
    if unit:
        out.append(_text(pad, bottom - round(small * 2.2), small, unit))
    price = label.price_text.replace("\u00a0", " ")
    if price:
        large = max(small, min(large, int((room - used) / (len(price) * _WIDE))))
        out.append(_text(pad, bottom - round(small * (2.4 if unit else 1.3)) - large, large, price))
    out.append(f"^PQ{copies}^XZ")
    return "\n".join(out).encode("ascii")


def _text(left: int, top: int, size: int, text: str) -> str:
    return f"^FO{left},{top}^A0N,{size},{size}^FH_^FD{_safe(text)}^FS"


def _bars(out: list[str], label: Label, corner: tuple[int, int, int, int]) -> int:
    """Add the bars in the right bottom corner, their digits below them; return how many dots wide they are."""
    right, bottom, room, free = corner
    if not label.code:
        return 0
    made = bars(label.code)
    module = min(3, max(1, int(room * 0.72 / (len(made.modules) + QUIET))))
    wide = len(made.modules) * module
    high = max(1, min(free, wide // 2))
    command, data = {
        Symbology.EAN13: (f"^BEN,{high},Y,N", made.code[:12]),
        Symbology.EAN8: (f"^B8N,{high},Y,N", made.code[:7]),
        Symbology.CODE128: (f"^BCN,{high},Y,N,N", made.code.translate(_INVOKED)),
    }[made.symbology]
    out.append(f"^FO{right - wide},{bottom - high}^BY{module},2,{high}{command}^FH_^FD{_safe(data)}^FS")
    return wide + QUIET * module


def _safe(text: str) -> str:
    """Return a text in which nothing is a command: letters that are not plain are written as their UTF-8 bytes."""
    return "".join(
        letter if letter in _PLAIN else "".join(f"_{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in clean(text)
    )
