"""A list as PDF on A4: heads repeated on each page, numbers right, totals at the end, page n of m.

Cells are drawn one by one; fpdf2's ``table()`` costs ten times as much (performance.md 1).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.output.table import Cell, CellFormat, Head, Table

if TYPE_CHECKING:
    from fpdf import FPDF

Progress = Callable[[int], None]

MARGIN = 12.0
ROW_HEIGHT = 5.6
HEAD_HEIGHT = 6.6
SIZE = 8.0
PADDING = 1.2
PORTRAIT_WIDTH = 760
"""Lists wider than this on the screen (pixels) are printed on a page that lies."""
PROGRESS_STEP = 1000
INK, FAINT, LINE, SHADE = (24, 33, 47), (95, 105, 119), (219, 216, 207), (247, 246, 242)


def write_pdf(
    table: Table, path: Path, form: CellFormat, fonts: tuple[Path, Path], progress: Progress | None = None
) -> int:
    """Write the table as PDF; return the number of rows.

    Args:
        table: what to write; its rows are read once.
        path: the file to make.
        form: how cells become text.
        fonts: the regular and the bold font file.
        progress: told the number of rows done, every thousand.

    Raises:
        OSError: the file cannot be written.
    """
    pdf = _paper(table, fonts)
    widths = _widths(pdf, table.heads)
    _page(pdf, table, widths, first=True)
    done = 0
    bottom = pdf.h - MARGIN - ROW_HEIGHT
    for row in table.rows:
        if pdf.get_y() + ROW_HEIGHT > bottom:
            _page(pdf, table, widths, first=False)
        _row(pdf, table.heads, row, widths, form)
        done += 1
        if progress and done % PROGRESS_STEP == 0:
            progress(done)
    if table.totals:
        _totals(pdf, table, widths, form)
    pdf.output(str(path))
    return done


def _paper(table: Table, fonts: tuple[Path, Path]) -> FPDF:
    from fpdf import FPDF

    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(-MARGIN)
            self.set_font("Kassa", size=7)
            self.set_text_color(*FAINT)
            self.cell(0, 4, f"{self.page_no()} / {{nb}}", align="R")

    wide = sum(head.width for head in table.heads) > PORTRAIT_WIDTH
    pdf = Paper(orientation="landscape" if wide else "portrait", format="A4")
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_auto_page_break(False)
    pdf.add_font("Kassa", "", str(fonts[0]))
    pdf.add_font("Kassa", "B", str(fonts[1]))
    pdf.set_title(table.title)
    pdf.set_creator("Kassa")
    return pdf


def _widths(pdf: FPDF, heads: tuple[Head, ...]) -> tuple[float, ...]:
    room = pdf.w - 2 * MARGIN
    whole = sum(head.width for head in heads) or 1
    return tuple(room * head.width / whole for head in heads)


def _page(pdf: FPDF, table: Table, widths: tuple[float, ...], *, first: bool) -> None:
    pdf.add_page()
    if first:
        pdf.set_font("Kassa", "B", 14)
        pdf.set_text_color(*INK)
        pdf.cell(0, 8, table.title, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Kassa", "", SIZE)
        pdf.set_text_color(*FAINT)
        pdf.cell(0, 5, table.subtitle, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    pdf.set_font("Kassa", "B", SIZE)
    pdf.set_text_color(*INK)
    pdf.set_fill_color(*SHADE)
    pdf.set_draw_color(*LINE)
    top = pdf.get_y()
    pdf.rect(MARGIN, top, pdf.w - 2 * MARGIN, HEAD_HEIGHT, style="F")
    for head, left, width in zip(table.heads, _lefts(widths), widths, strict=True):
        _cell(pdf, head, head.label, left, top, width, HEAD_HEIGHT)
    pdf.set_xy(MARGIN, top + HEAD_HEIGHT)
    pdf.set_font("Kassa", "", SIZE)


def _row(
    pdf: FPDF, heads: tuple[Head, ...], row: tuple[Cell, ...], widths: tuple[float, ...], form: CellFormat
) -> None:
    top = pdf.get_y()
    for head, cell, left, width in zip(heads, row, _lefts(widths), widths, strict=True):
        _cell(pdf, head, form.text(head.kind, cell, head.words), left, top, width, ROW_HEIGHT)
    pdf.line(MARGIN, top + ROW_HEIGHT, pdf.w - MARGIN, top + ROW_HEIGHT)
    pdf.set_xy(MARGIN, top + ROW_HEIGHT)


def _totals(pdf: FPDF, table: Table, widths: tuple[float, ...], form: CellFormat) -> None:
    pdf.set_font("Kassa", "B", SIZE)
    top = pdf.get_y() + 0.6
    for head, cell, left, width in zip(table.heads, table.totals, _lefts(widths), widths, strict=True):
        if cell is not None:
            _cell(pdf, head, form.text(head.kind, cell, head.words), left, top, width, ROW_HEIGHT)


def _lefts(widths: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(MARGIN + sum(widths[:place]) for place in range(len(widths)))


def _cell(pdf: FPDF, head: Head, text: str, left: float, top: float, width: float, height: float) -> None:
    if text:
        pdf.set_xy(left, top)
        pdf.cell(width, height, _fitting(pdf, text, width - 2 * PADDING), align="R" if head.kind.right else "L")


def _fitting(pdf: FPDF, text: str, room: float) -> str:
    if pdf.get_string_width(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if pdf.get_string_width(text[:middle] + "\u2026") <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "\u2026"
