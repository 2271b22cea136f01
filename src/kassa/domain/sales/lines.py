"""What may be done to the lines of a sales document; every function returns a new document or refuses with a reason.

Identities come from the caller: the domain makes none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.pricing.vat import VatCode
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, SalesLine
from kassa.domain.sales.lifecycles import require_concept
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import WHOLE, Rate

MAX_LINES: Final = 2_000
MAX_QUANTITY: Final = Quantity.of(99_999)
MAX_PRICE: Final = UnitPrice.of(Money(99_999_999))
MAX_NAME: Final = 300
MAX_TEXT: Final = 2_000


def require_editable(document: SalesDocument) -> None:
    """Refuse to edit what is neither a concept nor an open order.

    Raises:
        RuleError: with the way out.
    """
    if (document.kind, document.status) != (DocumentKind.ORDER, DocumentStatus.OPEN):
        require_concept(document)


def add_line(document: SalesDocument, line: SalesLine, after: str | None = None) -> SalesDocument:
    """Put a line below all others, or below the line ``after``.

    Raises:
        RuleError: the document is final, or has too many lines.
        InputError: the line holds something that cannot be.
    """
    require_editable(document)
    _require_line(line)
    if len(document.lines) >= MAX_LINES:
        raise RuleError(
            Reason(
                "line.too_many",
                f"Er staan al {MAX_LINES} regels op dit document. Er is niets toegevoegd.",
                "Verdeel ze over twee documenten.",
            )
        )
    place = len(document.lines) if after is None else _place(document, after) + 1
    return replace(document, lines=(*document.lines[:place], line, *document.lines[place:]))


def put_line(document: SalesDocument, line: SalesLine) -> SalesDocument:
    """Replace the line with the same identity, or add it."""
    if not any(one.id == line.id for one in document.lines):
        return add_line(document, line)
    require_editable(document)
    _require_line(line)
    return replace(document, lines=tuple(line if one.id == line.id else one for one in document.lines))


def raise_or_add(document: SalesDocument, line: SalesLine) -> SalesDocument:
    """Add a line, or raise the last line of the same article that nobody edited."""
    for one in reversed(document.lines):
        if _same_goods(one, line):
            return put_line(document, replace(one, quantity=one.quantity + line.quantity))
    return add_line(document, line)


def set_quantity(document: SalesDocument, line_id: str, quantity: Quantity) -> SalesDocument:
    """Set how many."""
    return put_line(document, replace(_goods(document, line_id), quantity=quantity))


def set_price(document: SalesDocument, line_id: str, price: UnitPrice) -> SalesDocument:
    """Set the unit price as the document shows it, with or without VAT; typing what stands there changes nothing."""
    line = _goods(document, line_id)
    if line.shown_price(document.price_mode) == price:
        return document
    return put_line(document, replace(line, price=EnteredPrice(price, document.price_mode)))


def set_discount(document: SalesDocument, line_id: str, discount: Rate | None) -> SalesDocument:
    """Give a discount on a line, or take it away; nothing and 0 % are the same."""
    return put_line(document, replace(_goods(document, line_id), discount=discount or None))


def set_text(document: SalesDocument, line_id: str, text: str) -> SalesDocument:
    """Set the extra text under a description."""
    return put_line(document, replace(document.line(line_id), text=text.strip()))


def set_name(document: SalesDocument, line_id: str, name: str) -> SalesDocument:
    """Set the description, or the words of a text line."""
    return put_line(document, replace(document.line(line_id), name=name.strip()))


def set_vat(document: SalesDocument, line_id: str, code: VatCode) -> SalesDocument:
    """Give a line another VAT code, at its rate on the date of the document; the entered price stays.

    Raises:
        RuleError: the code has no rate on that date.
    """
    line = _goods(document, line_id)
    rate = code.rate_on(document.date)
    return put_line(document, replace(line, vat_code=code.code, vat_letter=code.letter, vat_rate=rate))


def move_line(document: SalesDocument, line_id: str, step: int) -> SalesDocument:
    """Move a line up (negative) or down; at the edge it stays."""
    require_editable(document)
    lines = list(document.lines)
    place = _place(document, line_id)
    line = lines.pop(place)
    lines.insert(max(0, place + step), line)
    return replace(document, lines=tuple(lines))


def remove_line(document: SalesDocument, line_id: str) -> SalesDocument:
    """Take a line off."""
    require_editable(document)
    place = _place(document, line_id)
    return replace(document, lines=document.lines[:place] + document.lines[place + 1 :])


def flip_mode(document: SalesDocument, mode: PriceMode) -> SalesDocument:
    """Show the prices with or without VAT; the total to pay does not move (domain.md 2)."""
    require_editable(document)
    return replace(document, price_mode=mode)


def matrix_quantities(document: SalesDocument, article_ids: Sequence[str]) -> dict[str, Quantity]:
    """Return how many of each variant stand on the document, for the colour/size window."""
    found = dict.fromkeys(article_ids, Quantity.ZERO)
    for line in document.goods:
        if line.article_id in found:
            found[line.article_id] += line.quantity
    return found


def put_matrix(document: SalesDocument, wanted: Mapping[str, Quantity], lines: Sequence[SalesLine]) -> SalesDocument:
    """Make the variants of a colour/size article stand on the document in these quantities.

    Args:
        document: the document.
        wanted: how many per article; zero takes its lines off.
        lines: a line of each wanted article, used when it is not on the document yet.
    """
    require_editable(document)
    fresh = {line.article_id: line for line in lines}
    now = matrix_quantities(document, tuple(wanted))
    for article_id, quantity in wanted.items():
        difference = quantity - now[article_id]
        held = [line for line in document.goods if line.article_id == article_id]
        while held and difference.milli < 0 and (held[-1].quantity + difference).milli <= 0:
            line = held.pop()
            document = remove_line(document, line.id)
            difference += line.quantity
        if held and difference:
            document = set_quantity(document, held[-1].id, held[-1].quantity + difference)
        elif difference.milli > 0:
            neighbours = [line.id for line in document.goods if line.article_id in fresh]
            line = replace(fresh[article_id], quantity=difference)
            document = add_line(document, line, neighbours[-1] if neighbours else None)
    return document


def _goods(document: SalesDocument, line_id: str) -> SalesLine:
    line = document.line(line_id)
    if not line.is_goods:
        raise RuleError(Reason("line.text", "Een tekstregel heeft geen aantal of prijs.", "Voeg een artikelregel toe."))
    return line


def _place(document: SalesDocument, line_id: str) -> int:
    document.line(line_id)
    return next(place for place, line in enumerate(document.lines) if line.id == line_id)


def _same_goods(one: SalesLine, other: SalesLine) -> bool:
    """Whether both are the same article as nobody edited it: price, discount, texts and VAT are alike."""
    if one.article_id is None or one.source_line is not None or one.cancelled:
        return False
    alike = ("article_id", "price", "discount", "name", "detail", "text", "vat_code", "vat_rate", "unit")
    return all(getattr(one, name) == getattr(other, name) for name in alike)


def _require_line(line: SalesLine) -> None:
    if abs(line.quantity.milli) > MAX_QUANTITY.milli:
        raise InputError(Reason("line.quantity", "Dit aantal is groter dan 99.999.", "Typ een kleiner aantal."))
    if not 0 <= line.price.price.units <= MAX_PRICE.units:
        raise InputError(Reason("line.price", "De prijs ligt niet tussen 0,00 en 999.999,99.", "Typ een andere prijs."))
    if line.discount is not None and line.discount.basis_points > WHOLE:
        raise InputError(Reason("line.discount", "Meer dan 100% korting kan niet.", "Typ een lager percentage."))
    if len(line.name) > MAX_NAME:
        raise InputError(Reason("line.name", f"De omschrijving is langer dan {MAX_NAME} tekens.", "Maak haar korter."))
    if len(line.text) > MAX_TEXT:
        raise InputError(Reason("line.text_long", f"De tekst is langer dan {MAX_TEXT} tekens.", "Maak haar korter."))
