"""Bar codes drawn by the printer (GS k).

Written here and not with ``Escpos.barcode``, which says on standard output what it is doing.
"""

from __future__ import annotations

from kassa.devices.printer.model import PrinterModel
from kassa.output.slip import Barcode, BarcodeKind

_GS = b"\x1d"
_HEIGHT = 64
_EAN = {BarcodeKind.EAN13: (2, 67, 13, 95), BarcodeKind.EAN8: (3, 68, 8, 67)}
"""Function A number, function B number, digits, modules."""
_CODE128 = 73


def barcode_commands(code: Barcode, model: PrinterModel) -> bytes | None:
    """Return the commands for a bar code with its digits below; None when it must be printed as text.

    That is so when the model cannot draw it, when it holds characters the kind does not have, or when it would be wider
    than the paper: a printer then prints nothing at all.
    """
    if code.kind is BarcodeKind.CODE128:
        return _code128(code.data, model)
    function_a, function_b, digits, modules = _EAN[code.kind]
    if not (code.data.isascii() and code.data.isdigit() and len(code.data) == digits and _check_digit_fits(code.data)):
        return None
    data = code.data.encode()
    if model.supports("barcodeB"):
        return _settings(modules, model) + _GS + b"k" + bytes((function_b, len(data))) + data
    if model.supports("barcodeA"):
        return _settings(modules, model) + _GS + b"k" + bytes((function_a,)) + data + b"\0"
    return None


def _check_digit_fits(digits: str) -> bool:
    """Printers refuse an EAN whose weighted sum (3 and 1 from the right, check digit first) is no multiple of ten."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))) % 10 == 0


def _code128(text: str, model: PrinterModel) -> bytes | None:
    if not text or not text.isascii() or not text.isprintable() or not model.supports("barcodeB"):
        return None
    data, symbols = _code128_data(text)
    modules = 11 * (symbols + 2) + 13
    if len(data) > 255 or modules * 2 > model.dots:
        return None
    return _settings(modules, model) + _GS + b"k" + bytes((_CODE128, len(data))) + data


def _code128_data(text: str) -> tuple[bytes, int]:
    """Digits go two by two in set C, everything else letter by letter in set B; also returns the number of symbols."""
    pairs = len(text) // 2 if text.isdigit() else 0
    data = bytearray()
    symbols = 0
    if pairs >= 2:
        data += b"{C" + bytes(int(text[at : at + 2]) for at in range(0, pairs * 2, 2))
        symbols += 1 + pairs
        text = text[pairs * 2 :]
    if text:
        data += b"{B" + text.replace("{", "{{").encode()
        symbols += 1 + len(text)
    return bytes(data), symbols


def _settings(modules: int, model: PrinterModel) -> bytes:
    width = 3 if modules * 3 <= model.dots else 2
    return _GS + b"h" + bytes((_HEIGHT,)) + _GS + b"w" + bytes((width,)) + _GS + b"f\0" + _GS + b"H\x02"
