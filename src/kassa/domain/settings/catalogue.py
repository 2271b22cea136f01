"""All declared settings in the order of the set-up screens, and the rules between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kassa.domain.errors import InputError, Reason
from kassa.domain.pricing.rounding import allowed_roundings
from kassa.domain.pricing.vat import Country
from kassa.domain.settings import company, mail, sales, till
from kassa.domain.settings.fields import Scope, Setting
from kassa.domain.values.network import read_address

ALL: Final[tuple[Setting[object], ...]] = tuple(
    value for module in (company, mail, sales, till) for value in vars(module).values() if isinstance(value, Setting)
)
_BY_KEY: Final = {setting.key: setting for setting in ALL}


_ADDRESSES: Final = (
    (till.PRINTER, ("none",), till.PRINTER_ADDRESS, "192.168.1.50:9100", "De printer"),
    (till.TERMINAL, ("none", "standalone", "mollie"), till.TERMINAL_ADDRESS, "192.168.1.60:4100", "De PIN-terminal"),
    (company.LABEL_PRINTER, ("none",), company.LABEL_ADDRESS, "192.168.1.51:9100", "De etiketprinter"),
)
"""Which device has an address, unless it is one of the kinds named, and what one in the network looks like."""

_PORTS: Final = (
    (till.SCANNER, ("keyboard",), till.SCANNER_PORT, "De scanner"),
    (till.DRAWER, ("none", "pin2", "pin5"), till.DRAWER_PORT, "De kassalade"),
    (till.DISPLAY, ("none",), till.DISPLAY_PORT, "Het klantendisplay"),
    (till.WEIGHING, ("none",), till.WEIGHING_PORT, "De weegschaal"),
)
"""Which device is on a port of its own, unless it is one of the kinds named."""

SALES: Final = tuple(value for value in vars(sales).values() if isinstance(value, Setting))
"""The settings of sales documents, a page of their own with a right of their own."""


def of(scope: Scope) -> tuple[Setting[object], ...]:
    """Return the settings of a scope in the order of the set-up screen."""
    return tuple(setting for setting in ALL if setting.scope is scope)


def without_sales(scope: Scope) -> tuple[Setting[object], ...]:
    """Return the settings of a scope that are not those of sales documents."""
    return tuple(setting for setting in of(scope) if setting not in SALES)


def is_of_sales(key: str) -> bool:
    """Say whether a key is one of the sales documents' settings."""
    return any(setting.key == key for setting in SALES)


def by_key(key: str) -> Setting[object]:
    """Return the declaration behind a key.

    Raises:
        InputError: no such setting.
    """
    try:
        return _BY_KEY[key]
    except KeyError:
        raise InputError(Reason("setting.unknown", f"De instelling '{key[:60]}' bestaat niet.")) from None


def conflict(values: Mapping[str, object]) -> Reason | None:
    """Return why these values of one scope do not go together, or None.

    Args:
        values: every setting of the scope by its key, defaults filled in.
    """
    country, rounding = values.get(company.COUNTRY.key), values.get(company.CASH_ROUNDING.key)
    if country and rounding and rounding not in allowed_roundings(Country(str(country))):
        return Reason(
            "setting.company.cash_rounding",
            "In België is afronden op 5 cent verplicht bij contant betalen.",
            "Kies 'Op 5 cent'.",
        )
    vat_id = str(values.get(company.VAT_ID.key, ""))
    if country and vat_id and not vat_id.upper().startswith(str(country)):
        return Reason(
            "setting.company.vat_id",
            f"Het btw-nummer hoort niet bij het gekozen land ({country}).",
            "Wijzig het land of het btw-nummer.",
        )
    for kind, unused, address, example, what in _ADDRESSES:
        used, typed = values.get(kind.key, unused[0]), str(values.get(address.key) or "")
        if used not in unused and not typed:
            return Reason(f"setting.{address.key}", f"{what} heeft nog geen adres.", "Vul het adres in.")
        if used in ("tcp", "opi") and read_address(typed, 1) is None:
            sentence = f"'{typed[:60]}' is geen adres in het netwerk. Er is niets gewijzigd."
            return Reason(f"setting.{address.key}", sentence, f"Vul het in zoals {example}.")
    for kind, unused, port, what in _PORTS:
        if values.get(kind.key, unused[0]) not in unused and not values.get(port.key):
            return Reason(f"setting.{port.key}", f"{what} heeft nog geen poort.", "Vul de poort in.")
    return mail.conflict(values)
