"""A stored PDF as pixels, for the screen and for a printer of the machine: the very bytes that were mailed."""

from __future__ import annotations

from threading import Lock

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen

POINTS_PER_INCH = 72
_ALONE = Lock()
"""The PDF engine may be used by one thread at a time."""
_LARGEST_SIDE = 20_000
"""Pixels; A4 at 600 dots per inch is 7,016 high."""


@frozen
class Picture:
    """A page as pixels.

    Attributes:
        width: in pixels.
        height: in pixels.
        rgb: three bytes a pixel, row by row from the top, without padding.
    """

    width: int
    height: int
    rgb: bytes


def count_pages(pdf: bytes) -> int:
    """Return how many pages the file has.

    Raises:
        InputError: it is no PDF.
    """
    with _ALONE, _opened(pdf) as document:
        return len(document)


def render_page(pdf: bytes, page: int, dpi: int) -> Picture:
    """Draw one page.

    Args:
        pdf: the file.
        page: from 0.
        dpi: dots per inch.

    Raises:
        InputError: it is no PDF, it has no such page, or the page is too large to draw.
    """
    with _ALONE, _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise InputError(Reason("pdf.page", f"Pagina {page + 1} bestaat niet; het zijn er {len(document)}."))
        sheet = document[page]
        if max(sheet.get_size()) * dpi > _LARGEST_SIDE * POINTS_PER_INCH:
            raise InputError(Reason("pdf.size", "De pagina is te groot om te tonen.", "Kies een kleinere vergroting."))
        bitmap = sheet.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
        return Picture(bitmap.width, bitmap.height, bitmap.to_pil().convert("RGB").tobytes())


def _opened(pdf: bytes):  # type: ignore[no-untyped-def]
    import pypdfium2  # first use: five megabytes of a browser's PDF engine

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise InputError(Reason("pdf.unreadable", "Dit bestand is geen PDF die te lezen is.")) from None
