"""What keeps an invoice from becoming definitive, and what is worth a look before it does (domain.md 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.pricing.totals import Totals
from kassa.domain.sales.document import DocumentKind, Party, SalesDocument
from kassa.domain.values.dutch import format_date, format_money
from kassa.domain.values.money import Money

_NOTHING_DONE: Final = "Er is niets definitief gemaakt; uw werk is bewaard."
_TO_THE_CUSTOMER: Final = frozenset({"reverse", "intra_eu"})
"""VAT codes whose VAT the customer pays; the invoice must carry the customer's VAT number (libraries.md 4)."""


@frozen
class CheckItem:
    """One line of the list before an invoice is made definitive.

    Attributes:
        ok: whether it is in order.
        sentence: Dutch: what was looked at, or what is wrong.
        blocking: whether the invoice cannot be made definitive like this.
        fix: Dutch: what to do about it.
        field: which field it is about; empty when it is about none.
    """

    ok: bool
    sentence: str
    blocking: bool = False
    fix: str = ""
    field: str = ""


@frozen
class Checklist:
    """Everything that was looked at."""

    items: tuple[CheckItem, ...]

    @property
    def may_go_on(self) -> bool:
        """Whether nothing blocking is left."""
        return all(item.ok or not item.blocking for item in self.items)


def refusals(document: SalesDocument, totals: Totals, closed_until: dt.date | None) -> tuple[Reason, ...]:
    """Return every reason why this invoice cannot be made definitive; the code ends in the field.

    Args:
        document: invoice or credit invoice.
        totals: its result.
        closed_until: last day of the closed period; None when no period is closed.
    """
    found = (
        _customer(document),
        _lines(document),
        _sign(document, totals),
        _reverse_charge(document),
        _dates(document, closed_until),
    )
    return tuple(reason for reason in found if reason)


def why_not_sent(party: Party, method: DispatchMethod, *, has_recipient: bool) -> Reason | None:
    """Return why an invoice could not reach its customer the way it must, or None."""
    if method is DispatchMethod.EMAIL and not has_recipient:
        return Reason(
            "invoice.recipient",
            f"De factuur gaat via e-mail, maar {party.title} heeft geen e-mailadres. {_NOTHING_DONE}",
            "Vul een e-mailadres in bij de relatie, of kies een andere verzendmethode.",
        )
    if method is DispatchMethod.POST and not (party.street and party.city):
        return Reason(
            "invoice.address",
            f"De factuur gaat per post, maar het adres van {party.title} is niet compleet. {_NOTHING_DONE}",
            "Vul straat en plaats in bij de relatie, of kies een andere verzendmethode.",
        )
    return None


def closed_period(date: dt.date, closed_until: dt.date | None, what: str) -> Reason | None:
    """Return why nothing can be booked on a day, or None.

    Args:
        date: the day.
        closed_until: last day of the closed period.
        what: Dutch name of the date: ``De factuurdatum``.
    """
    if closed_until is None or date > closed_until:
        return None
    return Reason(
        "invoice.date",
        f"{what} {format_date(date)} ligt in een afgesloten periode (t/m {format_date(closed_until)}). "
        "Er is niets geboekt.",
        "Kies een latere datum.",
        "Wie perioden mag afsluiten kan de periode weer openen.",
    )


def before_last(date: dt.date, last: str) -> Reason:
    """Return the refusal of a date before the last invoice of its series; ``last`` is an ISO date."""
    shown = format_date(dt.date.fromisoformat(last))
    return Reason(
        "invoice.date",
        f"De factuurdatum {format_date(date)} ligt voor de laatste factuur van deze reeks ({shown}). {_NOTHING_DONE}",
        f"Kies {shown} of later: nummers en datums lopen gelijk op.",
    )


def checklist(
    document: SalesDocument, totals: Totals, refused: Iterable[Reason], limit: Reason | None = None
) -> Checklist:
    """Return the list before definitive: what blocks, what is worth a look, and what is in order.

    Args:
        document: invoice or credit invoice.
        totals: its result.
        refused: why it cannot be made definitive.
        limit: that it takes the customer above the credit limit.
    """
    blocked = [
        CheckItem(False, reason.sentence, True, reason.fix, reason.code.rpartition(".")[2]) for reason in refused
    ]
    above = [CheckItem(False, limit.sentence, fix=f"{limit.fix} {limit.who}", field="customer")] if limit else []
    return Checklist((*blocked, *above, *_party_items(document), *_line_items(document, totals)))


def _customer(document: SalesDocument) -> Reason | None:
    if document.party is not None:
        return None
    return Reason("invoice.customer", f"De factuur heeft nog geen debiteur. {_NOTHING_DONE}", "Kies een debiteur.")


def _lines(document: SalesDocument) -> Reason | None:
    if not document.goods:
        return Reason("invoice.lines", f"De factuur heeft nog geen regels. {_NOTHING_DONE}", "Voeg een artikel toe.")
    if not any(line.amount for line in document.goods):
        return Reason(
            "invoice.lines",
            f"Alle regels van de factuur zijn 0,00. {_NOTHING_DONE}",
            "Vul een prijs of een aantal in.",
        )
    return None


def _sign(document: SalesDocument, totals: Totals) -> Reason | None:
    if document.kind is DocumentKind.INVOICE and totals.gross < Money.ZERO:
        return Reason(
            "invoice.total",
            f"Het totaal is {format_money(totals.gross)}; een factuur kan niet onder nul zijn. {_NOTHING_DONE}",
            "Maak een creditfactuur.",
        )
    if document.kind is DocumentKind.CREDIT and totals.gross > Money.ZERO:
        return Reason(
            "invoice.total",
            f"Het totaal is {format_money(totals.gross)}; een creditfactuur kan niet boven nul zijn. {_NOTHING_DONE}",
            "Vul de aantallen negatief in, of maak een verkoopfactuur.",
        )
    return None


def _reverse_charge(document: SalesDocument) -> Reason | None:
    party = document.party
    if party is None or party.vat_id or not any(line.vat_code in _TO_THE_CUSTOMER for line in document.goods):
        return None
    return Reason(
        "invoice.vat",
        f"De btw gaat naar de klant, maar {party.title} heeft geen btw-nummer. {_NOTHING_DONE}",
        "Vul het btw-nummer in bij de relatie; op de factuur is het verplicht.",
    )


def _dates(document: SalesDocument, closed_until: dt.date | None) -> Reason | None:
    if document.due_date is not None and document.due_date < document.date:
        return Reason(
            "invoice.due_date",
            f"De vervaldatum {format_date(document.due_date)} ligt voor de factuurdatum "
            f"{format_date(document.date)}. {_NOTHING_DONE}",
            "Kies een vervaldatum op of na de factuurdatum.",
        )
    return closed_period(document.date, closed_until, "De factuurdatum")


def _party_items(document: SalesDocument) -> tuple[CheckItem, ...]:
    party = document.party
    if party is None:
        return ()
    complete = bool(party.street and party.city)
    address = CheckItem(
        complete,
        f"Adres van {party.title} is compleet." if complete else f"Het adres van {party.title} is niet compleet.",
        fix="" if complete else "Vul straat en plaats aan bij de relatie; op een factuur is het adres verplicht.",
        field="customer",
    )
    return (address,)


def _line_items(document: SalesDocument, totals: Totals) -> tuple[CheckItem, ...]:
    zero = sum(1 for line in document.goods if not line.amount)
    lines = CheckItem(
        not zero,
        f"{zero} regels van 0,00." if zero else "Geen regels van 0,00.",
        fix="Kijk of de prijs klopt." if zero else "",
        field="lines",
    )
    vat = CheckItem(True, f"Btw {format_money(totals.vat)}.", field="vat")
    return (lines, vat, CheckItem(True, f"Totaal {format_money(totals.gross)}.", field="total"))
