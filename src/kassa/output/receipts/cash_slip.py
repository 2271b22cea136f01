"""Proof of money that moved without a sale: cash in, cash out, deposit, drawer opened."""

from __future__ import annotations

from kassa.domain.till.day_report import CashSlip, CashSlipKind
from kassa.domain.values.dutch import format_date, format_money, format_time
from kassa.output.receipts.parts import DOT, head, marks
from kassa.output.slip import Cut, Feed, Item, Row, Rule, Size, Slip, Text
from kassa.output.texts import texts


def cash_slip(document: CashSlip, language: str = "nl") -> Slip:
    """Return the paper to be signed and kept in the drawer."""
    words = texts(language)
    moment = document.moment
    where = DOT.join(part for part in (document.till_name, document.branch_name) if part)
    items: list[Item] = [
        *head(document.shop, logo=False),
        *marks(words, training=document.training, copy=document.copy, training_key="report.training"),
        Rule(),
        Row(words.say(f"cash.{document.kind.value}"), bold=True, size=Size.TALL),
        Row(where, f"{format_date(moment.date())} {format_time(moment)}"),
        Text(document.employee_name),
    ]
    if document.amount:
        items.append(Row(words.say("cash.amount"), format_money(document.amount, words.language), bold=True))
    if document.reason:
        items.append(Text(words.say("cash.reason", text=document.reason)))
    if document.reference:
        key = "cash.bag" if document.kind is CashSlipKind.DEPOSIT else "cash.reference"
        items.append(Text(words.say(key, number=document.reference)))
    if document.approved_by:
        items.append(Text(words.say("cash.approved_by", name=document.approved_by)))
    items += [Rule(), Text(words.say("cash.signature")), Feed(3), Cut()]
    return Slip(tuple(items), words.language)
