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
    VIEW_CUSTOMERS = "view_customers"
    EDIT_CUSTOMERS = "edit_customers"
    IMPORT_CUSTOMERS = "import_customers"
    MERGE_CUSTOMERS = "merge_customers"
    ERASE_CUSTOMERS = "erase_customers"
    EDIT_CREDIT_LIMIT = "edit_credit_limit"
    VIEW_ORDERS = "view_orders"
    EDIT_ORDERS = "edit_orders"
    CANCEL_ORDERS = "cancel_orders"
    VIEW_DELIVERIES = "view_deliveries"
    EDIT_DELIVERIES = "edit_deliveries"
    VIEW_INVOICES = "view_invoices"
    EDIT_INVOICES = "edit_invoices"
    MAKE_DEFINITIVE = "make_definitive"
    CREDIT_INVOICES = "credit_invoices"
    DELETE_CONCEPTS = "delete_concepts"
    REGISTER_PAYMENTS = "register_payments"
    REVERSE_PAYMENTS = "reverse_payments"
    SEND_MAIL = "send_mail"
    EDIT_MAIL = "edit_mail"
    EDIT_TEMPLATES = "edit_templates"
    EDIT_INVOICE_SETTINGS = "edit_invoice_settings"
    CLOSE_PERIOD = "close_period"
    RETURN_GOODS = "return_goods"
    RETURN_WITHOUT_RECEIPT = "return_without_receipt"
    REFUND_OTHER_METHOD = "refund_other_method"
    SELL_GIFT_CARDS = "sell_gift_cards"
    OVER_CREDIT_LIMIT = "over_credit_limit"

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
    Right.VIEW_CUSTOMERS: "Relaties bekijken",
    Right.EDIT_CUSTOMERS: "Relaties wijzigen",
    Right.IMPORT_CUSTOMERS: "Relaties importeren",
    Right.MERGE_CUSTOMERS: "Relaties samenvoegen",
    Right.ERASE_CUSTOMERS: "Relaties wissen (AVG)",
    Right.EDIT_CREDIT_LIMIT: "Kredietlimiet wijzigen",
    Right.VIEW_ORDERS: "Verkooporders bekijken",
    Right.EDIT_ORDERS: "Verkooporders wijzigen",
    Right.CANCEL_ORDERS: "Verkooporders annuleren",
    Right.VIEW_DELIVERIES: "Pakbonnen bekijken",
    Right.EDIT_DELIVERIES: "Pakbonnen maken en annuleren",
    Right.VIEW_INVOICES: "Facturen bekijken",
    Right.EDIT_INVOICES: "Conceptfacturen wijzigen",
    Right.MAKE_DEFINITIVE: "Facturen definitief maken",
    Right.CREDIT_INVOICES: "Facturen crediteren",
    Right.DELETE_CONCEPTS: "Concepten verwijderen",
    Right.REGISTER_PAYMENTS: "Betalingen registreren",
    Right.REVERSE_PAYMENTS: "Betalingen terugdraaien",
    Right.SEND_MAIL: "E-mail verzenden",
    Right.EDIT_MAIL: "E-mail bewerken",
    Right.EDIT_TEMPLATES: "E-mailsjablonen wijzigen",
    Right.EDIT_INVOICE_SETTINGS: "Factuurinstellingen wijzigen",
    Right.CLOSE_PERIOD: "Perioden afsluiten",
    Right.RETURN_GOODS: "Retour nemen",
    Right.RETURN_WITHOUT_RECEIPT: "Retour nemen zonder kassabon",
    Right.REFUND_OTHER_METHOD: "Terugbetalen met een andere betaalwijze",
    Right.SELL_GIFT_CARDS: "Cadeaubonnen verkopen",
    Right.OVER_CREDIT_LIMIT: "Verkopen boven de kredietlimiet",
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
        Right.VIEW_CUSTOMERS,
        Right.EDIT_CUSTOMERS,
        Right.VIEW_ORDERS,
        Right.EDIT_ORDERS,
        Right.VIEW_DELIVERIES,
        Right.EDIT_DELIVERIES,
        Right.VIEW_INVOICES,
        Right.MAKE_DEFINITIVE,
        Right.REGISTER_PAYMENTS,
        Right.SEND_MAIL,
        Right.RETURN_GOODS,
        Right.SELL_GIFT_CARDS,
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

SALES_RIGHTS: tuple[Right, ...] = (
    Right.VIEW_CUSTOMERS,
    Right.EDIT_CUSTOMERS,
    Right.IMPORT_CUSTOMERS,
    Right.MERGE_CUSTOMERS,
    Right.ERASE_CUSTOMERS,
    Right.EDIT_CREDIT_LIMIT,
    Right.VIEW_ORDERS,
    Right.EDIT_ORDERS,
    Right.CANCEL_ORDERS,
    Right.VIEW_DELIVERIES,
    Right.EDIT_DELIVERIES,
    Right.VIEW_INVOICES,
    Right.EDIT_INVOICES,
    Right.MAKE_DEFINITIVE,
    Right.CREDIT_INVOICES,
    Right.DELETE_CONCEPTS,
    Right.REGISTER_PAYMENTS,
    Right.REVERSE_PAYMENTS,
    Right.SEND_MAIL,
    Right.EDIT_MAIL,
    Right.EDIT_TEMPLATES,
    Right.EDIT_INVOICE_SETTINGS,
    Right.CLOSE_PERIOD,
)
"""The rights of relations, sales documents and mail, in the order of the screen."""

_FOR_LEADERS = frozenset(
    {
        Right.ERASE_CUSTOMERS,
        Right.EDIT_CREDIT_LIMIT,
        Right.EDIT_INVOICE_SETTINGS,
        Right.EDIT_TEMPLATES,
        Right.CLOSE_PERIOD,
        Right.REVERSE_PAYMENTS,
    }
)

ROLE_DEFAULTS: Mapping[str, frozenset[Right]] = {
    "Eigenaar": frozenset(Right),
    "Bedrijfsleider": frozenset(Right) - {Right.EDIT_USERS, Right.EDIT_SETTINGS},
    "Verkoper": _SALES_FLOOR,
    "Administratie": _OFFICE | (frozenset(SALES_RIGHTS) - _FOR_LEADERS) | {Right.EDIT_ARTICLES, Right.IMPORT_ARTICLES},
    "Ondersteuning": frozenset(
        {
            Right.BACK_OFFICE,
            Right.VIEW_ARTICLES,
            Right.VIEW_RECEIPTS,
            Right.EDIT_LAYOUT,
            Right.EDIT_SETTINGS,
            Right.EDIT_INVOICE_SETTINGS,
            Right.EDIT_TEMPLATES,
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
