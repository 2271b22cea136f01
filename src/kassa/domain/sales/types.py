"""Kinds within a kind of document ("Soort"): each has its own number series, texts and terms (domain.md 3)."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind

_LONGEST_CODE: Final = 20
_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,19}")
_PREFIX: Final = re.compile(r"[A-Z]{0,4}")
_LONGEST_NAME: Final = 40
_LONGEST_TEXT: Final = 2000
_MOST_DAYS: Final = 365


@frozen
class SalesType:
    """One kind within a kind of document.

    Attributes:
        code: stable key; part of the number series.
        kind: which documents it is for.
        name: what people choose.
        prefix: capitals before the number; empty for the first kind of invoice.
        term_days: days until an invoice is due when its customer has no term of their own; None takes the shop's.
        intro: text above the lines on the paper.
        footer: text below them.
        template: mail template it is sent with; empty for the usual one.
        standard: whether a new document starts with it.
        active: whether it can be chosen.
    """

    code: str
    kind: DocumentKind
    name: str
    prefix: str = ""
    term_days: int | None = None
    intro: str = ""
    footer: str = ""
    template: str = ""
    standard: bool = False
    active: bool = True


STANDARD_TYPES: Final = (
    SalesType("order", DocumentKind.ORDER, "Verkooporder", "O", standard=True),
    SalesType("delivery", DocumentKind.DELIVERY, "Pakbon", "P", standard=True),
    SalesType("invoice", DocumentKind.INVOICE, "Normaal", standard=True),
    SalesType("credit", DocumentKind.CREDIT, "Credit", "C", standard=True),
)
"""What every shop has from the start."""


def new_code(name: str, taken: Collection[str]) -> str:
    """Return a code for a new kind, made of its name and like none that is taken."""
    letters = "".join(sign for sign in fold(name).replace(" ", "_") if sign in _SIGNS).strip("_0123456789")
    stem = letters[:_LONGEST_CODE] or "soort"
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem[: _LONGEST_CODE - len(str(number))]}{number}", number + 1
    return found


def problem(wanted: SalesType, others: tuple[SalesType, ...]) -> Reason | None:
    """Return why a kind cannot be stored, with the field at the end of its code, or None.

    Args:
        wanted: the kind as it would be stored.
        others: every other kind of the same document.
    """
    taken = next((one for one in others if one.prefix == wanted.prefix), None)
    if not _CODE.fullmatch(wanted.code):
        return Reason("type.code", "Deze code kan niet.", "Gebruik hoogstens 20 kleine letters, cijfers of streepjes_.")
    if not wanted.name.strip() or len(wanted.name) > _LONGEST_NAME:
        return Reason(
            "type.name", "De soort heeft een naam nodig.", f"Typ een naam van hoogstens {_LONGEST_NAME} tekens."
        )
    if not _PREFIX.fullmatch(wanted.prefix):
        return Reason("type.prefix", "Dit voorvoegsel kan niet.", "Gebruik hoogstens vier hoofdletters, of niets.")
    if taken is not None:
        return Reason(
            "type.prefix",
            f"De soort '{taken.name}' gebruikt dit voorvoegsel al; nummers zouden dubbel worden.",
            "Kies een ander voorvoegsel.",
        )
    if wanted.term_days is not None and not 0 <= wanted.term_days <= _MOST_DAYS:
        return Reason("type.term_days", "Deze termijn kan niet.", f"Kies 0 t/m {_MOST_DAYS} dagen.")
    if max(len(wanted.intro), len(wanted.footer)) > _LONGEST_TEXT:
        return Reason("type.intro", "De tekst is te lang.", f"Hoogstens {_LONGEST_TEXT} tekens.")
    if wanted.standard and not wanted.active:
        return Reason("type.active", "De standaardsoort kan niet uit staan.", "Maak eerst een andere soort standaard.")
    if not wanted.standard and not any(one.standard for one in others):
        return Reason("type.standard", "Er moet een standaardsoort zijn.", "Maak eerst een andere soort standaard.")
    return None
