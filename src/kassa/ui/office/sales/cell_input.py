"""What a typed cell means: a new document, or a refusal that says what to type. Pure: nothing is shown here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kassa.domain.errors import InputError, Reason
from kassa.domain.pricing.vat import VatCode
from kassa.domain.sales import lines
from kassa.domain.sales.document import SalesDocument, SalesLine, SalesLineKind
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.domain.values.sums import worked_out
from kassa.domain.values.typed import parse_quantity, parse_rate, parse_unit_price
from kassa.ui.office.sales.line_columns import LineField


def typed_into(
    document: SalesDocument, line_id: str, field: LineField, text: str, vat: Sequence[VatCode]
) -> SalesDocument:
    """Return the document after typing in a cell.

    Args:
        document: as it is.
        line_id: which line.
        field: which cell; the article is looked up elsewhere.
        text: as typed; sums are worked out.
        vat: the VAT codes of the shop.

    Raises:
        InputError: it cannot be understood, or is not possible; the sentence says what to type.
    """
    if field is LineField.QUANTITY:
        unit = document.line(line_id).unit
        decimals = 3 if unit else 0
        quantity = parse_quantity(worked_out(text, decimals), decimals=decimals, negative=True)
        return lines.set_quantity(document, line_id, quantity)
    if field is LineField.PRICE:
        return lines.set_price(document, line_id, parse_unit_price(worked_out(text, 4)))
    if field is LineField.DISCOUNT:
        discount = parse_rate(worked_out(text.strip().removesuffix("%"), 2)) if text.strip() else None
        return lines.set_discount(document, line_id, discount)
    if field is LineField.VAT:
        return lines.set_vat(document, line_id, _vat_of(parse_rate(text), document, vat))
    if field is LineField.TEXT:
        return lines.set_text(document, line_id, text)
    return lines.set_name(document, line_id, text)


def _vat_of(rate: Rate, document: SalesDocument, codes: Sequence[VatCode]) -> VatCode:
    known = [code for code in codes if code.rates and code.rates[0].valid_from <= document.date]
    found = next((code for code in known if code.rate_on(document.date) == rate), None)
    if found is None:
        raise InputError(
            Reason("vat.unknown", "Dit btw-tarief is er niet.", "Typ een tarief van de winkel, bijvoorbeeld 21%.")
        )
    return found


def empty_line(line_id: str, document: SalesDocument, vat: Sequence[VatCode]) -> SalesLine:
    """Return an extra line to fill in by hand, at the highest VAT rate of the shop."""
    known = [code for code in vat if code.rates and code.rates[0].valid_from <= document.date]
    line = SalesLine(line_id, quantity=Quantity.ONE)
    if not known:
        return line
    highest = max(known, key=lambda code: code.rate_on(document.date).basis_points)
    rate = highest.rate_on(document.date)
    return replace(line, vat_code=highest.code, vat_letter=highest.letter, vat_rate=rate)


def as_words(line: SalesLine) -> SalesLine:
    """Return a line that only says something, with the words of a free line."""
    return SalesLine(line.id, SalesLineKind.TEXT, name=line.name, text=line.text, quantity=Quantity.ZERO)
