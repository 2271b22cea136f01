"""Rights, the roles that come with a new shop, and the reasons a right is refused (domain.md 11)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from kassa.domain.errors import Denied, Reason

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor


class Right(StrEnum):
    """What a person may do; the value is what a role stores."""

    SELL = "sell"
    OPEN_ARTICLE = "open_article"
    CHANGE_PRICE = "change_price"
    LINE_DISCOUNT = "line_discount"
    RECEIPT_DISCOUNT = "receipt_discount"
    REMOVE_LINE = "remove_line"
    CLEAR_BASKET = "clear_basket"
    DISCARD_PARKED = "discard_parked"
    TAKE_BACK_PAYMENT = "take_back_payment"
    CONFIRM_CARD = "confirm_card"
    OPEN_DRAWER = "open_drawer"
    CASH_IN_OUT = "cash_in_out"
    REPRINT = "reprint"
    OPEN_DAY = "open_day"
    COUNT = "count"
    SEE_EXPECTED = "see_expected"
    CLOSE_DAY = "close_day"
    CHECK_DAY = "check_day"
    VIEW_RECEIPTS = "view_receipts"
    VIEW_REPORTS = "view_reports"
    EXPORT = "export"
    VIEW_ARTICLES = "view_articles"
    EDIT_ARTICLES = "edit_articles"
    IMPORT_ARTICLES = "import_articles"
    EDIT_LAYOUT = "edit_layout"
    EDIT_USERS = "edit_users"
    EDIT_SETTINGS = "edit_settings"
    TRAINING = "training"
    BACK_OFFICE = "back_office"

    @property
    def dutch(self) -> str:
        """Name on screen, such as in the list of a role."""
        return RIGHT_NAMES[self]


RIGHT_NAMES: Mapping[Right, str] = {
    Right.SELL: "Verkopen",
    Right.OPEN_ARTICLE: "Vrij artikel verkopen",
    Right.CHANGE_PRICE: "Prijs wijzigen",
    Right.LINE_DISCOUNT: "Korting op een regel",
    Right.RECEIPT_DISCOUNT: "Korting op de bon",
    Right.REMOVE_LINE: "Regel verwijderen",
    Right.CLEAR_BASKET: "Bon leegmaken",
    Right.DISCARD_PARKED: "Geparkeerde bon verwijderen",
    Right.TAKE_BACK_PAYMENT: "Betaling terugnemen",
    Right.CONFIRM_CARD: "PIN-betaling zonder antwoord bevestigen",
    Right.OPEN_DRAWER: "Lade openen zonder verkoop",
    Right.CASH_IN_OUT: "Kas in en uit",
    Right.REPRINT: "Bon opnieuw printen",
    Right.OPEN_DAY: "Kassa openen",
    Right.COUNT: "Kas tellen",
    Right.SEE_EXPECTED: "Verwacht kasbedrag zien",
    Right.CLOSE_DAY: "Dag afsluiten",
    Right.CHECK_DAY: "Dagafsluiting controleren",
    Right.VIEW_RECEIPTS: "Kassabonnen bekijken",
    Right.VIEW_REPORTS: "Rapporten bekijken",
    Right.EXPORT: "Gegevens exporteren",
    Right.VIEW_ARTICLES: "Artikelen bekijken",
    Right.EDIT_ARTICLES: "Artikelen wijzigen",
    Right.IMPORT_ARTICLES: "Artikelen importeren",
    Right.EDIT_LAYOUT: "Knoppenindeling wijzigen",
    Right.EDIT_USERS: "Gebruikers en rollen wijzigen",
    Right.EDIT_SETTINGS: "Instellingen wijzigen",
    Right.TRAINING: "Oefenen",
    Right.BACK_OFFICE: "Backoffice openen",
}

_SALES_FLOOR = frozenset(
    {
        Right.SELL,
        Right.OPEN_ARTICLE,
        Right.LINE_DISCOUNT,
        Right.REMOVE_LINE,
        Right.CLEAR_BASKET,
        Right.TAKE_BACK_PAYMENT,
        Right.REPRINT,
        Right.OPEN_DAY,
        Right.COUNT,
        Right.VIEW_RECEIPTS,
        Right.VIEW_ARTICLES,
        Right.TRAINING,
    }
)
_OFFICE = frozenset(
    {
        Right.BACK_OFFICE,
        Right.VIEW_RECEIPTS,
        Right.VIEW_REPORTS,
        Right.EXPORT,
        Right.VIEW_ARTICLES,
        Right.CHECK_DAY,
        Right.SEE_EXPECTED,
        Right.REPRINT,
    }
)

ROLE_DEFAULTS: Mapping[str, frozenset[Right]] = {
    "Eigenaar": frozenset(Right),
    "Bedrijfsleider": frozenset(Right) - {Right.EDIT_USERS, Right.EDIT_SETTINGS},
    "Verkoper": _SALES_FLOOR,
    "Administratie": _OFFICE | {Right.EDIT_ARTICLES, Right.IMPORT_ARTICLES},
    "Ondersteuning": frozenset(
        {
            Right.BACK_OFFICE,
            Right.VIEW_ARTICLES,
            Right.VIEW_RECEIPTS,
            Right.EDIT_LAYOUT,
            Right.EDIT_SETTINGS,
            Right.TRAINING,
        }
    ),
}
"""Roles of a new shop and their rights; the shop may change them."""


def why_not(actor: Actor, right: Right) -> Reason | None:
    """Return why this person may not do this, or None when they may; buttons show it under "Waarom niet?"."""
    if right in actor.rights:
        return None
    givers = " of ".join(role for role in ("Eigenaar", "Bedrijfsleider") if right in ROLE_DEFAULTS[role])
    return Reason(
        f"right.{right.value}",
        f"{actor.name} heeft het recht '{right.dutch}' niet. Er is niets veranderd.",
        "Laat iemand met dit recht toestemming geven met een pas of code.",
        f"Mag toestemming geven: wie dit recht heeft, zoals {givers}.",
    )


def require(actor: Actor, right: Right) -> None:
    """Refuse when the person lacks the right.

    Raises:
        Denied: names the right, so that somebody else can give it on the spot.
    """
    reason = why_not(actor, right)
    if reason is not None:
        raise Denied(reason, right.value)
