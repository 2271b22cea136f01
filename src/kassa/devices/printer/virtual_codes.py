"""Bar codes of the virtual printer: reading what GS k was given, and drawing it as black and white modules."""

from __future__ import annotations

_CODE_WORDS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221"
    "223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321"
    "112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131"
    "311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114"
    "122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232"
)
"""Widths of bars and gaps of the code words 0 to 105, six figures each (ISO/IEC 15417)."""

_CODE128 = [*(_CODE_WORDS[at : at + 6] for at in range(0, len(_CODE_WORDS), 6)), "2331112"]

_START = {"A": 103, "B": 104, "C": 105}
_SWITCH = {"A": 101, "B": 100, "C": 99}
_STOP = 106

_EAN_DIGITS = "0001101001100100100110111101010001101100010101111011101101101110001011"
_EAN_LEFT_ODD = [_EAN_DIGITS[at : at + 7] for at in range(0, 70, 7)]
_EAN_RIGHT = ["".join("10"[int(bit)] for bit in digit) for digit in _EAN_LEFT_ODD]
_EAN_LEFT_EVEN = [digit[::-1] for digit in _EAN_RIGHT]
_EAN_FIRST = ("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO")

_KINDS = {0: "UPCA", 1: "UPCE", 2: "EAN13", 3: "EAN8", 4: "CODE39", 5: "ITF", 6: "CODABAR"}


class CodeError(ValueError):
    """The data cannot be drawn as this kind of code."""


def read_barcode(kind: int, data: bytes) -> tuple[str, str, tuple[int, ...]]:
    """Return name, content and (for Code 128) the code words behind GS k.

    Args:
        kind: the number behind GS k: 0-6, or the same from 65, or 73 for Code 128.
        data: the bytes that followed.

    Raises:
        CodeError: a printer would not draw it.
    """
    if kind == 73:
        text, symbols = _read_code128(data)
        return "CODE128", text, symbols
    name = _KINDS.get(kind - 65 if kind >= 65 else kind)
    if name is None:
        raise CodeError(f"bar code kind {kind}")
    text = data.decode("ascii", "replace")
    if name in ("EAN13", "EAN8"):
        digits = 13 if name == "EAN13" else 8
        if not text.isdigit() or len(text) not in (digits - 1, digits):
            raise CodeError(text)
        text = text[: digits - 1] + str(ean_check_digit(text[: digits - 1]))
    return name, text, ()


def ean_check_digit(digits: str) -> int:
    """Return the check digit of 7 or 12 digits: weights 3 and 1 from the right."""
    odd = sum(int(digit) for digit in digits[::-2])
    even = sum(int(digit) for digit in digits[-2::-2])
    return -(3 * odd + even) % 10


def modules(name: str, text: str, symbols: tuple[int, ...]) -> str:
    """Return the bars (1) and gaps (0) of a code.

    Raises:
        CodeError: this printer does not draw the kind.
    """
    if name == "CODE128":
        widths = "".join(_CODE128[symbol] for symbol in symbols)
        return "".join(("1" if place % 2 == 0 else "0") * int(width) for place, width in enumerate(widths))
    if name == "EAN13":
        parity = _EAN_FIRST[int(text[0])]
        left = (
            (_EAN_LEFT_ODD if side == "O" else _EAN_LEFT_EVEN)[int(digit)]
            for side, digit in zip(parity, text[1:7], strict=True)
        )
        return "101" + "".join(left) + "01010" + "".join(_EAN_RIGHT[int(digit)] for digit in text[7:]) + "101"
    if name == "EAN8":
        left8 = "".join(_EAN_LEFT_ODD[int(digit)] for digit in text[:4])
        return "101" + left8 + "01010" + "".join(_EAN_RIGHT[int(digit)] for digit in text[4:]) + "101"
    raise CodeError(name)


def _read_code128(data: bytes) -> tuple[str, tuple[int, ...]]:
    if data[:1] != b"{" or len(data) < 3:
        raise CodeError("Code 128 begins with its set")
    text = ""
    symbols: list[int] = []
    code_set = ""
    at = 0
    while at < len(data):
        byte = data[at]
        if byte == 0x7B:
            at += 1
            if at == len(data):
                raise CodeError("unfinished set")
            chosen = chr(data[at])
            if chosen in _START:
                symbols.append(_SWITCH[chosen] if symbols else _START[chosen])
                code_set = chosen
                at += 1
                continue
            byte = data[at]
        value, shown = _code_word(code_set, byte)
        symbols.append(value)
        text += shown
        at += 1
    check = (symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols[1:], 1))) % 103
    return text, (*symbols, check, _STOP)


def _code_word(code_set: str, byte: int) -> tuple[int, str]:
    if code_set == "C":
        if byte > 99:
            raise CodeError("set C holds pairs of digits")
        return byte, f"{byte:02d}"
    if code_set == "B" and 32 <= byte < 128:
        return byte - 32, chr(byte)
    if code_set == "A" and byte < 96:
        return (byte - 32) % 96, chr(byte)
    raise CodeError(f"byte {byte} in set {code_set}")
