"""Rules of the settings of sales documents: account, colour, picture, address, day."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from kassa.domain.errors import InputError, Reason
from kassa.domain.values.iban import is_bic, is_iban

_PICTURES = (".png", ".jpg", ".jpeg")
_DAY = r"(\d{1,2})-(\d{1,2})-(\d{4})"

# Relative luminance of a colour (WCAG 2.2): a contrast of 4.5 with white is (1 + 0.05) over (0.1833 + 0.05).
_LIGHTEST = Decimal("0.1833")
_WEIGHTS = (Decimal("0.2126"), Decimal("0.7152"), Decimal("0.0722"))
_GAMMA = Decimal("2.4")
_OF_255, _OF_12_92, _OF_1_055 = (Decimal(1).__truediv__(Decimal(whole)) for whole in ("255", "12.92", "1.055"))


def iban_reason(text: str) -> Reason | None:
    """Check an account number by its own check digits."""
    if not text or is_iban(text):
        return None
    return Reason(
        "setting.sales.iban", f"Het rekeningnummer '{text}' klopt niet.", "Kijk het IBAN na op een afschrift."
    )


def bic_reason(text: str) -> Reason | None:
    """Check the shape of a bank's code."""
    if not text or is_bic(text):
        return None
    return Reason("setting.sales.bic", f"'{text}' is geen BIC.", "Een BIC heeft 8 of 11 tekens, zoals ABNANL2A.")


def email_reason(text: str) -> Reason | None:
    """Check the shape of one e-mail address."""
    if not text or re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}", text):
        return None
    return Reason("setting.sales.email", f"'{text}' is geen e-mailadres.", "Vul één adres in, zoals info@winkel.nl.")


def logo_reason(text: str) -> Reason | None:
    """Check that the name of the logo is one of a picture we can draw."""
    if not text or text.lower().endswith(_PICTURES):
        return None
    return Reason("setting.sales.logo", "Het logo is geen PNG- of JPG-bestand.", "Kies een bestand op .png of .jpg.")


def accent_reason(text: str) -> Reason | None:
    """Check that a colour is one, and that its letters can be read on white (contrast 4.5 or more, WCAG 1.4.3)."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        return Reason("setting.sales.accent", f"'{text}' is geen kleur.", "Vul de kleur in als #1B4D9B.")
    parts = (int(text[place : place + 2], 16) for place in (1, 3, 5))
    luminance = sum(weight * _linear(part) for weight, part in zip(_WEIGHTS, parts, strict=True))
    if luminance <= _LIGHTEST:
        return None
    return Reason(
        "setting.sales.accent", f"De kleur {text} is te licht om op wit te lezen.", "Kies een donkerder kleur."
    )


def _linear(part: int) -> Decimal:
    share = part * _OF_255
    if share <= Decimal("0.04045"):
        return share * _OF_12_92
    return Decimal(((share + Decimal("0.055")) * _OF_1_055) ** _GAMMA)


def day_reason(text: str) -> Reason | None:
    """Check that a text is a day with its year."""
    try:
        read_day(text)
    except InputError as refused:
        return refused.reason
    return None


def read_day(text: str) -> dt.date:
    """Return the day behind ``d-m-jjjj``.

    Raises:
        InputError: it is no day.
    """
    match = re.fullmatch(_DAY, text, re.ASCII)
    try:
        if match is not None:
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise InputError(
        Reason("setting.sales.books_closed_until", f"'{text}' is geen datum.", "Vul de datum in als 31-12-2025.")
    )
