"""The words of a paper in the customer's language: title, facts, mentions, footer."""

from __future__ import annotations

import datetime as dt

from kassa.domain.pricing.totals import PriceMode
from kassa.domain.pricing.vat import VatCategory
from kassa.domain.values import Rate
from kassa.domain.values.dutch import format_date, format_rate
from kassa.domain.values.iban import grouped_iban
from kassa.output.papers.paper import Paper, PaperKind
from kassa.output.texts import texts

Fact = tuple[str, str]

_DATE_LABELS = {
    PaperKind.INVOICE: "invoice_date",
    PaperKind.CREDIT: "credit_date",
    PaperKind.ORDER: "order_date",
    PaperKind.DELIVERY: "note_date",
}
_MENTIONS = {
    VatCategory.REVERSE_CHARGE: "reverse",
    VatCategory.INTRA_EU: "intra_eu",
    VatCategory.EXEMPT: "exempt",
    VatCategory.EXPORT: "export",
    VatCategory.OUTSIDE: "outside",
}
_COUNTRIES = frozenset({"NL", "BE", "DE", "FR", "LU", "GB"})


class Wording:
    """Says things about one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._texts = texts(paper.language)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the section ``paper``."""
        return self._texts.say(f"paper.{key}", **values)

    @property
    def title(self) -> str:
        """What kind of document it is."""
        return self.say(self._paper.kind.value)

    @property
    def number(self) -> str:
        """Its number, or that it is a concept."""
        return self._paper.number or self.say("concept")

    @property
    def full_title(self) -> str:
        """Title and number, for the file and for the pages after the first."""
        return self.say("file_title", title=self.title, number=self.number)

    def rate(self, rate: Rate) -> str:
        """Return a percentage."""
        return format_rate(rate, self._paper.language)

    def address(self) -> list[str]:
        """Return the lines of the address: company first, the person "t.a.v."."""
        to = self._paper.receiver
        names = [to.company or to.name]
        if to.company and to.name:
            names.append(self.say("attention", name=to.name))
        lines = [*names, to.street, f"{to.postcode} {to.city}".strip()]
        if to.country != self._paper.sender.country:
            lines.append(self._country(to.country))
        return [line for line in lines if line]

    def facts(self) -> list[Fact]:
        """Return at most five facts with their labels; what is not known is left out."""
        paper = self._paper
        found: list[tuple[str, str | dt.date | None]] = [(_DATE_LABELS[paper.kind], paper.date)]
        if paper.kind is PaperKind.CREDIT and paper.original is not None:
            found += [("original", paper.original.number), ("original_date", paper.original.date)]
        elif paper.kind is PaperKind.ORDER:
            found += [("expected", paper.delivery_date), ("method", paper.delivery_method)]
        elif paper.kind is PaperKind.DELIVERY:
            found += [("delivery_date", paper.delivery_date), ("order_number", paper.order_number)]
        else:
            found += [("delivery_date", paper.delivery_date), ("due_date", paper.due_date)]
        found += [("customer", paper.receiver.number), ("reference", paper.reference)]
        return [
            (self.say(key), format_date(value) if isinstance(value, dt.date) else value)
            for key, value in found
            if value
        ]

    def mentions(self) -> list[str]:
        """Return what the law wants to be said about the VAT of this document (libraries.md 4)."""
        paper = self._paper
        if not paper.shows_prices:
            return []
        lines = []
        for category in dict.fromkeys(row.category for row in paper.vat):
            key = _MENTIONS.get(category)
            if key is None:
                continue
            if paper.receiver.vat_id and category in (VatCategory.REVERSE_CHARGE, VatCategory.INTRA_EU):
                lines.append(self.say(f"{key}_to", vat_id=paper.receiver.vat_id))
            else:
                lines.append(self.say(key))
        if paper.kind is PaperKind.CREDIT and paper.sender.country == "BE" and any(row.vat for row in paper.vat):
            lines.append(self.say("vat_back"))
        return lines

    def price_note(self) -> str:
        """Say whether the prices hold VAT; nothing when there are none."""
        if not self._paper.shows_prices:
            return ""
        return self.say("excluding" if self._paper.mode is PriceMode.EXCLUSIVE else "including")

    def footer(self) -> str:
        """Return who the shop is to the authorities, and its account."""
        sender = self._paper.sender
        registration = "registration_be" if sender.country == "BE" else "registration"
        parts = [
            self.say(key, number=number)
            for key, number in (
                (registration, sender.registration),
                ("vat_id", sender.vat_id),
                ("iban_of", grouped_iban(sender.iban)),
            )
            if number
        ]
        return "   ·   ".join(parts)

    def _country(self, code: str) -> str:
        return self.say(code) if code in _COUNTRIES else code
