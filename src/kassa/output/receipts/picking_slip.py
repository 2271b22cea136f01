"""The paper the goods of an order are collected with ("Verzamelbon"): quantities, no prices."""

from __future__ import annotations

from kassa.domain.till.ending import Fulfilment
from kassa.domain.till.picking import PickingLine, PickingList
from kassa.domain.values.dutch import Lang, format_quantity
from kassa.output.receipts.parts import DOT, marks
from kassa.output.slip import Align, Barcode, BarcodeKind, Cut, Feed, Item, Row, Rule, Size, Slip, Text
from kassa.output.texts import texts

GUTTER = 6
"""Room for the quantity before a name."""
BARCODE_LETTER = "O"
"""In front of the number in the bar code, as on the slip of the customer."""


def picking_slip(document: PickingList, language: str = "nl") -> Slip:
    """Return the paper for who collects the goods; it stays with them."""
    words = texts(language)
    how = "pickup" if document.fulfilment is Fulfilment.PICKUP else "delivery"
    items: list[Item] = [
        Text(words.say("picking.title", number=document.number), Align.CENTER, bold=True, size=Size.LARGE),
        Text(words.say("picking.collected"), Align.CENTER),
        *marks(words, training=document.training, copy=0),
        Rule(),
        Text(f"{words.say(f'picking.{how}')} {document.when}".strip(), bold=True, size=Size.TALL),
        *(Text(line, bold=place == 0) for place, line in enumerate(document.customer)),
        *(Text(line) for line in document.address),
    ]
    if document.phone:
        items.append(Text(document.phone))
    if document.contact:
        items.append(Text(words.say("picking.contact", text=document.contact)))
    items.append(Rule())
    for line in document.lines:
        items += _line(line, words.language)
    if document.note or document.internal_note:
        items.append(Rule())
    if document.note:
        items.append(Text(document.note))
    if document.internal_note:
        items.append(Text(words.say("picking.internal", text=document.internal_note), bold=True))
    items += [Rule(), Barcode(BarcodeKind.CODE128, f"{BARCODE_LETTER}{document.number}"), Feed(1), Cut()]
    return Slip(tuple(items), words.language)


def _line(line: PickingLine, lang: Lang) -> list[Item]:
    if not line.quantity:
        return [Row(line.name, gutter=GUTTER)]
    unit = f"\u00a0{line.unit}" if line.unit else ""
    count = format_quantity(line.quantity, lang)
    items: list[Item] = [Row(line.name, lead=f"{count}{unit}", gutter=GUTTER, bold=True)]
    beside = DOT.join(part for part in (line.detail, line.number) if part)
    items += [Row(part, gutter=GUTTER) for part in (beside, line.note) if part]
    return items
