"""A gift card on paper: its value, its code to scan, and what holds for it (ui.md 11)."""

from __future__ import annotations

from kassa.domain.till.gift_card import GiftCardPaper, shown_code
from kassa.domain.values.dutch import format_date, format_money
from kassa.output.receipts.parts import head, marks
from kassa.output.slip import Align, Barcode, BarcodeKind, Cut, Feed, Item, Rule, Size, Slip, Text
from kassa.output.texts import texts


def gift_card_slip(paper: GiftCardPaper, language: str = "nl") -> Slip:
    """Return the paper to give away: large value, code to scan and in groups to read aloud."""
    words = texts(language)
    lang = words.language
    items: list[Item] = [
        *head(paper.shop),
        *marks(words, training=paper.training, copy=paper.copy),
        Rule(),
        Text(words.say("gift_card.title"), Align.CENTER, bold=True, size=Size.TALL),
        Text(format_money(paper.balance, lang), Align.CENTER, bold=True, size=Size.LARGE),
    ]
    if paper.balance != paper.value:
        added = words.say("gift_card.added", amount=format_money(paper.value, lang))
        items.append(Text(added, Align.CENTER))
    items += [
        Feed(),
        Barcode(BarcodeKind.CODE128, paper.code),
        Text(shown_code(paper.code), Align.CENTER),
        Text(words.say("gift_card.sold", date=format_date(paper.date)), Align.CENTER),
        *(Text(line, Align.CENTER) for line in paper.terms),
        Cut(),
    ]
    return Slip(tuple(items), lang)
