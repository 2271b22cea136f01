"""Settings of sales documents: their looks, their texts, how they are paid and which parts of sales are used."""

from __future__ import annotations

import datetime as dt
from typing import Final

from kassa.domain.payments.reference import ReferenceForm
from kassa.domain.settings import sales_checks as checks
from kassa.domain.settings.declare import Section
from kassa.domain.settings.fields import Scope, Setting

_layout = Section(Scope.COMPANY, "Factuurinstellingen")
_payment = Section(Scope.COMPANY, "Betalen van facturen")
_texts = Section(Scope.COMPANY, "Teksten op documenten")
_modules = Section(Scope.COMPANY, "Verkoop in de backoffice")
_queue = Section(Scope.COMPANY, "Orderwachtrij")

LOGO = _layout.text(
    "sales.logo",
    "Logo",
    "Bestand met het logo op papier, PNG of JPG; leeg is geen logo.",
    longest=400,
    check=checks.logo_reason,
)
ACCENT = _layout.text(
    "sales.accent",
    "Accentkleur",
    "Kleur op papier, bijvoorbeeld #1B4D9B; donker genoeg om te lezen.",
    "#1B4D9B",
    longest=7,
    required=True,
    check=checks.accent_reason,
)
EMAIL = _layout.text(
    "sales.email",
    "E-mailadres afzender",
    "Staat op documenten en boven e-mails.",
    check=checks.email_reason,
)
DELIVERY_PRICES = _layout.switch(
    "sales.delivery_prices", "Prijzen op de pakbon", "Zet prijzen en totalen op pakbonnen.", default=False
)

IBAN = _payment.text("sales.iban", "IBAN", "Rekening waarop klanten betalen.", longest=42, check=checks.iban_reason)
BIC = _payment.text(
    "sales.bic", "BIC", "Alleen nodig voor klanten in het buitenland.", longest=11, check=checks.bic_reason
)
TERM_DAYS = _payment.whole(
    "sales.term_days", "Betaaltermijn", "Geldt als de klant geen eigen termijn heeft.", 14, 0, 120, "dagen"
)
REFERENCE_FORM = _payment.choice(
    "sales.reference_form",
    "Betalingskenmerk",
    "Wat de klant bij het betalen vermeldt.",
    ReferenceForm.NUMBER.value,
    {
        ReferenceForm.NUMBER.value: "Factuurnummer",
        ReferenceForm.RF.value: "RF-kenmerk",
        ReferenceForm.OGM.value: "Gestructureerde mededeling (België)",
    },
)

INVOICING = _modules.switch(
    "sales.invoicing",
    "Module Facturen",
    "Uit verbergt facturen en debiteuren; wat er is blijft bewaard. Orders en pakbonnen blijven werken.",
    default=True,
)
STANDALONE_CARD = _modules.switch(
    "sales.standalone_card",
    "Losse automaat in de backoffice",
    "PIN op een losse automaat mag in de backoffice als betaling worden vastgelegd.",
    default=False,
)
BOOKS_CLOSED_UNTIL = _modules.text(
    "sales.books_closed_until",
    "Boekhouding afgesloten t/m",
    "Datum als 31-12-2025; daarvoor kan niets meer geboekt worden. Leeg is niet afgesloten.",
    longest=10,
    check=checks.day_reason,
)

QUEUE_WARN_HOURS = _queue.whole(
    "sales.queue_warn_hours",
    "Bijna te laat",
    "Zo lang voor het afgesproken moment waarschuwt de orderwachtrij voor een order die niet klaar is.",
    2,
    0,
    48,
    "uur",
)


def _text(kind: str, place: str, language: str, label: str) -> Setting[str]:
    where = "Boven de regels" if place == "intro" else "Onder de regels"
    whose = "Nederlands" if language == "nl" else "Engels"
    return _texts.lines(
        f"sales.{place}_{kind}_{language}",
        f"{label}, {'inleiding' if place == 'intro' else 'slot'} ({whose})",
        f"{where}; leeg is geen tekst.",
        count=6,
        longest=200,
    )


INVOICE_INTRO_NL = _text("invoice", "intro", "nl", "Factuur")
INVOICE_INTRO_EN = _text("invoice", "intro", "en", "Factuur")
INVOICE_CLOSING_NL = _text("invoice", "closing", "nl", "Factuur")
INVOICE_CLOSING_EN = _text("invoice", "closing", "en", "Factuur")
CREDIT_INTRO_NL = _text("credit", "intro", "nl", "Creditfactuur")
CREDIT_INTRO_EN = _text("credit", "intro", "en", "Creditfactuur")
CREDIT_CLOSING_NL = _text("credit", "closing", "nl", "Creditfactuur")
CREDIT_CLOSING_EN = _text("credit", "closing", "en", "Creditfactuur")
ORDER_INTRO_NL = _text("order", "intro", "nl", "Orderbevestiging")
ORDER_INTRO_EN = _text("order", "intro", "en", "Orderbevestiging")
ORDER_CLOSING_NL = _text("order", "closing", "nl", "Orderbevestiging")
ORDER_CLOSING_EN = _text("order", "closing", "en", "Orderbevestiging")
DELIVERY_INTRO_NL = _text("delivery", "intro", "nl", "Pakbon")
DELIVERY_INTRO_EN = _text("delivery", "intro", "en", "Pakbon")
DELIVERY_CLOSING_NL = _text("delivery", "closing", "nl", "Pakbon")
DELIVERY_CLOSING_EN = _text("delivery", "closing", "en", "Pakbon")
FOOTER_NL = _texts.lines(
    "sales.footer_nl", "Voettekst (Nederlands)", "Op elk document, bijvoorbeeld de voorwaarden.", count=3, longest=200
)
FOOTER_EN = _texts.lines(
    "sales.footer_en", "Voettekst (Engels)", "Op elk document, bijvoorbeeld de voorwaarden.", count=3, longest=200
)

_DOCUMENT_TEXTS: Final = {
    setting.key: setting
    for setting in (
        INVOICE_INTRO_NL, INVOICE_INTRO_EN, INVOICE_CLOSING_NL, INVOICE_CLOSING_EN,
        CREDIT_INTRO_NL, CREDIT_INTRO_EN, CREDIT_CLOSING_NL, CREDIT_CLOSING_EN,
        ORDER_INTRO_NL, ORDER_INTRO_EN, ORDER_CLOSING_NL, ORDER_CLOSING_EN,
        DELIVERY_INTRO_NL, DELIVERY_INTRO_EN, DELIVERY_CLOSING_NL, DELIVERY_CLOSING_EN,
    )
}  # fmt: skip


def document_text(kind: str, place: str, language: str) -> Setting[str]:
    """Return the setting with a text of a document.

    Args:
        kind: ``invoice``, ``credit``, ``order`` or ``delivery``.
        place: ``intro`` or ``closing``.
        language: ``nl`` or ``en``.

    Raises:
        KeyError: no such text: a bug.
    """
    return _DOCUMENT_TEXTS[f"sales.{place}_{kind}_{language}"]


def footer_text(language: str) -> Setting[str]:
    """Return the setting with the footer of every document in a language."""
    return FOOTER_NL if language == "nl" else FOOTER_EN


def closed_until(text: str) -> dt.date | None:
    """Return the last closed day from the setting's text; None when nothing is closed."""
    return checks.read_day(text) if text else None
