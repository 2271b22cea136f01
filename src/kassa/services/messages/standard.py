"""The templates a new shop begins with, in Dutch and English."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kassa.domain.messages.template import DocumentKind, MailTemplate

READY: Final = "Staat klaar (standaard)"
"""Name of the template that tells a customer to come; the till takes the one that is called like this."""
_INVOICE_NL = """Beste relatie,

Hierbij ontvangt u factuur **{{factuurnummer}}** van {{factuurdatum}} voor een bedrag van **{{totaal}}**. Wilt u het \
bedrag vóór {{vervaldatum}} betalen onder vermelding van het factuurnummer?

Met vriendelijke groet,
{{winkelnaam}}"""
_INVOICE_EN = """Dear customer,

Please find enclosed invoice **{{factuurnummer}}** of {{factuurdatum}} for **{{totaal}}**. Kindly pay before \
{{vervaldatum}}, quoting the invoice number.

Kind regards,
{{winkelnaam}}"""
_CREDIT_NL = """Beste relatie,

Hierbij ontvangt u creditfactuur **{{factuurnummer}}** van {{factuurdatum}} voor een bedrag van **{{totaal}}**.

Met vriendelijke groet,
{{winkelnaam}}"""
_CREDIT_EN = """Dear customer,

Please find enclosed credit note **{{factuurnummer}}** of {{factuurdatum}} for **{{totaal}}**.

Kind regards,
{{winkelnaam}}"""
_ORDER_NL = """Beste relatie,

Bedankt voor de bestelling. Hierbij de bevestiging van order **{{ordernummer}}** van {{orderdatum}}, samen {{totaal}}.

Met vriendelijke groet,
{{winkelnaam}}"""
_ORDER_EN = """Dear customer,

Thank you for your order. Enclosed is the confirmation of order **{{ordernummer}}** of {{orderdatum}}, {{totaal}} \
in total.

Kind regards,
{{winkelnaam}}"""
_READY_NL = """Beste relatie,

Order **{{ordernummer}}** staat klaar in onze winkel.

Met vriendelijke groet,
{{winkelnaam}}"""
_READY_EN = """Dear customer,

Order **{{ordernummer}}** is ready in our shop.

Kind regards,
{{winkelnaam}}"""
_DELIVERY_NL = """Beste relatie,

Hierbij ontvangt u pakbon **{{pakbonnummer}}** van {{pakbondatum}}.

Met vriendelijke groet,
{{winkelnaam}}"""
_DELIVERY_EN = """Dear customer,

Please find enclosed delivery note **{{pakbonnummer}}** of {{pakbondatum}}.

Kind regards,
{{winkelnaam}}"""
_REMINDER_NL = """Beste relatie,

Factuur **{{factuurnummer}}** van {{factuurdatum}} had op {{vervaldatum}} betaald moeten zijn. Er staat nog \
**{{openstaand}}** open. Is de betaling al onderweg, dan kunt u deze e-mail als niet verzonden beschouwen.

Met vriendelijke groet,
{{winkelnaam}}"""
_REMINDER_EN = """Dear customer,

Invoice **{{factuurnummer}}** of {{factuurdatum}} was due on {{vervaldatum}}. **{{openstaand}}** is still outstanding. \
If your payment is on its way, please disregard this e-mail.

Kind regards,
{{winkelnaam}}"""

_RECEIPT_NL = """Beste klant,

Bedankt voor uw aankoop. Hierbij ontvangt u kassabon **{{bonnummer}}** van {{bondatum}}, samen {{totaal}}.

Met vriendelijke groet,
{{winkelnaam}}"""
_RECEIPT_EN = """Dear customer,

Thank you for your purchase. Enclosed is receipt **{{bonnummer}}** of {{bondatum}}, {{totaal}} in total.

Kind regards,
{{winkelnaam}}"""


def _pair(
    kind: DocumentKind, name: str, dutch: tuple[str, str], english: tuple[str, str]
) -> tuple[MailTemplate, MailTemplate]:
    return MailTemplate("", kind, "nl", name, *dutch), MailTemplate("", kind, "en", name, *english)


STANDARD: Final = (
    *_pair(
        DocumentKind.INVOICE,
        "Factuur (standaard)",
        ("Factuur {{factuurnummer}} van {{winkelnaam}}", _INVOICE_NL),
        ("Invoice {{factuurnummer}} from {{winkelnaam}}", _INVOICE_EN),
    ),
    *_pair(
        DocumentKind.CREDIT,
        "Creditfactuur (standaard)",
        ("Creditfactuur {{factuurnummer}} van {{winkelnaam}}", _CREDIT_NL),
        ("Credit note {{factuurnummer}} from {{winkelnaam}}", _CREDIT_EN),
    ),
    *_pair(
        DocumentKind.ORDER,
        "Orderbevestiging (standaard)",
        ("Order {{ordernummer}} bij {{winkelnaam}}", _ORDER_NL),
        ("Order {{ordernummer}} at {{winkelnaam}}", _ORDER_EN),
    ),
    *(
        replace(one, attach_pdf=False)
        for one in _pair(
            DocumentKind.ORDER,
            READY,
            ("Order {{ordernummer}} staat klaar", _READY_NL),
            ("Order {{ordernummer}} is ready", _READY_EN),
        )
    ),
    *_pair(
        DocumentKind.DELIVERY,
        "Pakbon (standaard)",
        ("Pakbon {{pakbonnummer}} van {{winkelnaam}}", _DELIVERY_NL),
        ("Delivery note {{pakbonnummer}} from {{winkelnaam}}", _DELIVERY_EN),
    ),
    *_pair(
        DocumentKind.REMINDER,
        "Herinnering (standaard)",
        ("Herinnering factuur {{factuurnummer}}", _REMINDER_NL),
        ("Reminder invoice {{factuurnummer}}", _REMINDER_EN),
    ),
    *_pair(
        DocumentKind.RECEIPT,
        "Kassabon (standaard)",
        ("Kassabon {{bonnummer}} van {{winkelnaam}}", _RECEIPT_NL),
        ("Receipt {{bonnummer}} from {{winkelnaam}}", _RECEIPT_EN),
    ),
)
