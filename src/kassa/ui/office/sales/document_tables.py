"""The tables of a document page: lines, payments and history, all in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.pricing.totals import PriceMode
from kassa.domain.values.dutch import Lang, format_rate
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column, Word

if TYPE_CHECKING:
    from kassa.domain.pricing.totals import Totals
    from kassa.domain.sales.document import SalesDocument
    from kassa.output.table import Cell
    from kassa.services.sales.history import HistoryEntry
    from kassa.services.sales.payments import PaymentFact


def lines(document: SalesDocument, totals: Totals, lang: Lang) -> tuple[Sequence[Column], Sequence[tuple[Cell, ...]]]:
    """Return columns and rows of 'Regels', without units and discounts where no line has one."""
    columns, rows = line_columns(), line_rows(document, totals, lang)
    places = [
        place
        for place, column in enumerate(columns)
        if column.key not in ("unit", "discount") or any(row[place] for row in rows)
    ]
    return [columns[place] for place in places], [tuple(row[place] for place in places) for row in rows]


def line_columns() -> tuple[Column, ...]:
    """Return the columns of 'Regels'."""
    return (
        Column("place", "#", CellKind.NUMBER, 40, rank=4, sortable=False),
        Column(
            "number",
            QCoreApplication.translate("SalesTables", "Artikel"),
            CellKind.CODE,
            104,
            rank=2,
            sortable=False,
            strong=True,
        ),
        Column("name", QCoreApplication.translate("SalesTables", "Omschrijving"), stretch=True, sortable=False),
        Column("quantity", QCoreApplication.translate("SalesTables", "Aantal"), CellKind.QUANTITY, 76, sortable=False),
        Column("unit", QCoreApplication.translate("SalesTables", "Eenheid"), width=76, rank=6, sortable=False),
        Column("price", QCoreApplication.translate("SalesTables", "Prijs"), CellKind.PRICE, 92, rank=1, sortable=False),
        Column("discount", QCoreApplication.translate("SalesTables", "Korting"), width=76, rank=5, sortable=False),
        Column("vat", QCoreApplication.translate("SalesTables", "Btw"), width=64, rank=3, sortable=False),
        Column(
            "amount",
            QCoreApplication.translate("SalesTables", "Bedrag"),
            CellKind.MONEY,
            104,
            sortable=False,
            strong=True,
        ),
    )


def line_rows(document: SalesDocument, totals: Totals, lang: Lang) -> list[tuple[Cell, ...]]:
    """Return the lines as cells, prices and amounts in the basis of the document; a text line has words only."""
    inclusive = document.price_mode is PriceMode.INCLUSIVE
    rows: list[tuple[Cell, ...]] = []
    for place, (line, total) in enumerate(zip(document.lines, totals.lines, strict=True), start=1):
        name = " · ".join(part for part in (line.name, line.detail, line.text.replace("\n", " ")) if part)
        if not line.is_goods:
            rows.append((place, "", name, None, "", None, "", "", None))
            continue
        rows.append(
            (
                place,
                line.number,
                name,
                line.effective.milli,
                line.unit,
                line.shown_price(document.price_mode).units,
                format_rate(line.discount, lang) if line.discount else "",
                format_rate(line.vat_rate, lang),
                (total.gross if inclusive else total.net).cents,
            )
        )
    return rows


def payment_columns() -> tuple[Column, ...]:
    """Return the columns of tab 'Betalingen'."""
    return (
        Column("date", QCoreApplication.translate("SalesTables", "Datum"), CellKind.DATE, 112, sortable=False),
        Column("method", QCoreApplication.translate("SalesTables", "Betaalwijze"), width=140, sortable=False),
        Column("note", QCoreApplication.translate("SalesTables", "Notitie"), stretch=True, sortable=False, rank=2),
        Column(
            "state",
            QCoreApplication.translate("SalesTables", "Status"),
            CellKind.BADGE,
            140,
            sortable=False,
            words={
                "booked": Word(QCoreApplication.translate("SalesTables", "Geboekt"), "success", "circle-check"),
                "reversed": Word(QCoreApplication.translate("SalesTables", "Teruggedraaid"), "neutral", "undo-2"),
                "reversal": Word(QCoreApplication.translate("SalesTables", "Tegenboeking"), "warn", "undo-2"),
            },
        ),
        Column(
            "amount",
            QCoreApplication.translate("SalesTables", "Bedrag"),
            CellKind.MONEY,
            104,
            sortable=False,
            strong=True,
        ),
    )


def payment_rows(payments: Sequence[PaymentFact]) -> list[tuple[Cell, ...]]:
    """Return payments as cells, newest first."""
    return [(one.date.isoformat(), one.method, one.note, payment_state(one), one.amount.cents) for one in payments]


def payment_state(payment: PaymentFact) -> str:
    """Return the code of how a payment stands."""
    return "reversal" if payment.is_reversal else "reversed" if payment.reversed else "booked"


def history_columns() -> tuple[Column, ...]:
    """Return the columns of tab 'Historie'."""
    return (
        Column("moment", QCoreApplication.translate("SalesTables", "Moment"), CellKind.MOMENT, 168, sortable=False),
        Column("employee", QCoreApplication.translate("SalesTables", "Medewerker"), width=140, sortable=False, rank=1),
        Column("event", QCoreApplication.translate("SalesTables", "Gebeurtenis"), stretch=True, sortable=False),
    )


def history_rows(entries: Sequence[HistoryEntry]) -> list[tuple[Cell, ...]]:
    """Return what happened to a document as cells, newest first."""
    return [(micros(one.moment), one.employee, one.sentence) for one in entries]


def note_columns() -> tuple[Column, ...]:
    """Return the columns of tab 'Notities'."""
    return (
        Column("moment", QCoreApplication.translate("SalesTables", "Moment"), CellKind.MOMENT, 168, sortable=False),
        Column("employee", QCoreApplication.translate("SalesTables", "Medewerker"), width=140, sortable=False, rank=1),
        Column("text", QCoreApplication.translate("SalesTables", "Notitie"), stretch=True, sortable=False),
    )


def micros(moment: dt.datetime) -> int:
    """Return a moment as lists keep it."""
    return int((moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) / dt.timedelta(microseconds=1))
