"""The VAT rates of a document follow its date; entered prices stay as they were typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.services.catalog.vat_cache import VatCache


def on_date(document: SalesDocument, vat: VatCache) -> SalesDocument:
    """Return the document with the rates that hold on its date.

    Raises:
        RuleError: a VAT code is gone, or had no rate yet on that date.
    """
    return replace(document, lines=tuple(rated(line, document.date, vat) for line in document.lines))


def rated(line: SalesLine, date: dt.date, vat: VatCache) -> SalesLine:
    """Return the line with the rate of a date; a text has none.

    Raises:
        RuleError: its VAT code is gone, or had no rate yet on that date.
    """
    if not line.vat_code:
        return line
    letter, rate = vat.letter_and_rate(line.vat_code, date)
    return replace(line, vat_letter=letter, vat_rate=rate)
