"""The VAT rates of a document follow its date; entered prices stay as they were typed."""

from __future__ import annotations

from dataclasses import replace

from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.services.catalog.vat_cache import VatCache


def on_date(document: SalesDocument, vat: VatCache) -> SalesDocument:
    """Return the document with the rates that hold on its date.

    Raises:
        RuleError: a VAT code is gone, or had no rate yet on that date.
    """

    def rated(line: SalesLine) -> SalesLine:
        if not line.vat_code:
            return line
        letter, rate = vat.letter_and_rate(line.vat_code, document.date)
        return (
            line
            if (letter, rate) == (line.vat_letter, line.vat_rate)
            else replace(line, vat_letter=letter, vat_rate=rate)
        )

    return replace(document, lines=tuple(map(rated, document.lines)))
