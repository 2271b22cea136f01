"""CSV as people make it: the encoding and the separator are found by looking, rows stream past one by one."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kassa.domain.errors import InputError
from kassa.domain.frozen import frozen
from kassa.integrations.sheets.guards import (
    MAX_CELL_TEXT,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_TEXT_BYTES,
    MAX_TEXT_RATIO,
    check_size,
    refuse,
)

SEPARATORS = (";", ",", "\t", "|")
_CHUNK = 1024 * 1024
_SAMPLE = 64 * 1024
_MAX_RECORD_LINES = 200
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_WESTERN = ["cp1252", "cp850", "cp437", "mac_roman"]


@frozen
class TextFormat:
    """How a text file is written: encoding and separator, both found by looking; lines is a count of line ends."""

    encoding: str
    separator: str
    lines: int
    skip: int = 0


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open the file, unpacking gzip on the way."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if packed:
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield cast("BinaryIO", unpacked)
        else:
            yield raw


def find_format(path: Path) -> TextFormat:
    """Look the whole file through once and tell how it is written.

    Raises:
        InputError: binary data, too large, or damaged.
    """
    size = check_size(path, MAX_TEXT_BYTES)
    try:
        with open_bytes(path) as stream:
            encoding, lines = _find_encoding(stream, size)
    except (gzip.BadGzipFile, zlib.error, EOFError, OSError):
        refuse("damaged", f"Het bestand '{path.name}' is beschadigd of afgebroken.", "Haal of bewaar het opnieuw.")
    with open_bytes(path) as stream:
        sample = stream.read(_SAMPLE)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample, final=False)
    first = text.splitlines()[:1]
    if first and re.fullmatch(r"sep=.", first[0].strip().lower()):
        return TextFormat(encoding, first[0].strip()[-1], lines, skip=1)
    return TextFormat(encoding, _find_separator(text), lines)


def read_rows(path: Path, form: TextFormat) -> Iterator[tuple[int, list[str]]]:
    """Give every row that is not blank as (line number in the file, cells), in order, without keeping any.

    Raises:
        InputError: a cell longer than 32,767 characters, a quote that never closes, too many columns.
    """
    csv.field_size_limit(MAX_CELL_TEXT)
    with open_bytes(path) as stream, io.TextIOWrapper(stream, encoding=form.encoding, newline="") as text:
        for _ in range(form.skip):
            text.readline()
        reader = csv.reader(text, delimiter=form.separator)
        line = form.skip
        try:
            for cells in reader:
                start, line = line + 1, reader.line_num + form.skip
                if line - start > _MAX_RECORD_LINES:
                    _open_quote(start)
                if len(cells) > MAX_COLUMNS:
                    refuse(
                        "columns", f"Regel {start} heeft meer dan {MAX_COLUMNS} kolommen.", "Controleer het bestand."
                    )
                if cells and (cells[0].strip() or any(map(str.strip, cells))):
                    yield start, cells
        except csv.Error:
            _open_quote(line + 1)
        except (UnicodeError, gzip.BadGzipFile, zlib.error, EOFError, OSError):
            refuse("damaged", f"Het bestand is beschadigd na regel {line}.", "Haal of bewaar het opnieuw.")


def _open_quote(line: int) -> None:
    refuse(
        "cell",
        f"Vanaf regel {line} staat een cel die te lang is: waarschijnlijk wordt een aanhalingsteken niet gesloten.",
        "Zet twee aanhalingstekens waar er een in de tekst hoort.",
    )


def _find_encoding(stream: BinaryIO, size: int) -> tuple[str, int]:
    """Return the encoding and the number of line ends; one pass, chunk by chunk."""
    first = stream.read(_CHUNK)
    encoding = _from_start(first)
    wide = encoding.startswith(("utf-16", "utf-32"))
    unicode = codecs.getincrementaldecoder(encoding)()
    valid, lines, total, foreign = True, 0, 0, bytearray()
    chunk = first
    while chunk:
        total += len(chunk)
        if total > MAX_TEXT_BYTES or (total > _CHUNK and total > MAX_TEXT_RATIO * size):
            refuse("bomb", "Het bestand wordt uitgepakt veel te groot en is niet ingelezen.", "Splits de lijst.")
        if not wide:
            _check_binary(chunk)
        lines += _count_lines(chunk)
        valid = valid and _decodes(unicode, chunk)
        if lines > MAX_LINES:
            refuse("lines", f"Het bestand heeft meer dan {MAX_LINES // 1_000_000} miljoen regels.", "Splits de lijst.")
        if not valid and wide:
            _binary()
        if not valid and len(foreign) < _SAMPLE:
            foreign += b"\n".join(row for row in chunk.splitlines() if not row.isascii())[:_SAMPLE]
        chunk = stream.read(_CHUNK)
    if valid:
        valid = _decodes(unicode, b"", final=True)
    return (encoding if valid else _legacy(bytes(foreign))), lines


def _count_lines(chunk: bytes) -> int:
    """Return the line ends of a chunk; a whole chunk without any is no list."""
    lines = chunk.count(b"\n") or chunk.count(b"\r")
    if not lines and len(chunk) == _CHUNK:
        refuse("line", "Het bestand heeft een regel van meer dan een megabyte.", "Bewaar de lijst opnieuw als CSV.")
    return lines


def _from_start(first: bytes) -> str:
    for mark, encoding in _BOMS:
        if first.startswith(mark):
            return encoding
    head = first[:4096]
    if len(head) >= 4 and head[1::2].count(0) > 0.4 * len(head[1::2]) and not head[0::2].count(0):
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > 0.4 * len(head[0::2]) and not head[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _check_binary(chunk: bytes) -> None:
    head = chunk[:_SAMPLE]
    if b"\0" in chunk or len(_CONTROL.findall(head)) > len(head) // 200:
        _binary()


def _binary() -> None:
    refuse(
        "binary", "Dit is geen lijst: het bestand bevat geen leesbare tekst.", "Kies een CSV-, Excel- of ODS-bestand."
    )


def _legacy(sample: bytes) -> str:
    """Choose among the western encodings from before UTF-8; cp1252 unless the letters say otherwise."""
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return "cp850"
    from charset_normalizer import from_bytes  # first use: only for files that are not UTF-8

    best = from_bytes(sample[:8192], cp_isolation=_WESTERN).best()
    return best.encoding if best is not None and best.encoding in _WESTERN else "cp1252"


def _find_separator(text: str) -> str:
    """Return the separator that cuts the first rows into the same number of columns, the most columns winning."""
    best, best_score = ";", (0.0, 0)
    for separator in SEPARATORS:
        try:
            rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=separator) if any(row)]
        except csv.Error:
            continue
        rows = rows[:-1] if len(rows) > 2 else rows  # the last one may be cut off
        if not rows or len(rows[0]) < 2:
            continue
        same = sum(1 for row in rows if len(row) == len(rows[0])) / len(rows)
        score = (round(same, 1), len(rows[0]))
        if score > best_score:
            best, best_score = separator, score
    return best


__all__ = ["SEPARATORS", "InputError", "TextFormat", "find_format", "open_bytes", "read_rows"]
