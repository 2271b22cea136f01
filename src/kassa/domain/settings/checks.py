"""Rules of single settings: identification numbers, addresses and barcode prefixes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kassa.domain.catalog.barcode import Carries, WeightRule
from kassa.domain.errors import InputError, Reason
from kassa.domain.till.promise import read_slots, read_weekdays
from kassa.domain.values.identification import bare, is_registration, is_vat_id

_WEIGHT_RULE = r"(\d{2}) +([4-6]) +([4-6]) +([0-3]) +(prijs|gewicht)"


def vat_id_reason(text: str) -> Reason | None:
    """Check a Dutch or Belgian VAT id ("btw-id") by its own check digits.

    Source: Belastingdienst (modulus 97 since 2020, the 11-test for older ones); BE: modulus 97.
    """
    code = bare(text)
    if not code or (code[:2] in ("NL", "BE") and is_vat_id(code)):
        return None
    return Reason(
        "setting.company.vat_id",
        f"Het btw-nummer '{text}' klopt niet.",
        "Vul het in als NL123456789B01 of BE0123456789 en kijk het na.",
    )


def registration_reason(text: str) -> Reason | None:
    """Check the shape of a KvK number (8 digits) or a Belgian enterprise number (10 digits, modulus 97)."""
    code = bare(text)
    if not code or is_registration(code):
        return None
    return Reason(
        "setting.company.registration",
        f"Het nummer '{text}' is geen KvK-nummer en geen ondernemingsnummer.",
        "Een KvK-nummer heeft 8 cijfers, een ondernemingsnummer 10.",
    )


def weight_rules_reason(text: str) -> Reason | None:
    """Check the lines that say how a label scale builds its barcodes."""
    try:
        rules = read_weight_rules(text)
    except InputError as refused:
        return refused.reason
    prefixes = [rule.prefix for rule in rules]
    if len(set(prefixes)) != len(prefixes):
        return Reason(
            "setting.company.weight_rules", "Een voorvoegsel staat er twee keer.", "Houd er één van beide over."
        )
    return None


@cache
def read_weight_rules(text: str) -> tuple[WeightRule, ...]:
    """Read the lines that say how a label scale builds its barcodes.

    Every line is: prefix, digits of the article, digits of the value, decimals, ``prijs`` or ``gewicht``.

    Raises:
        InputError: a line is not like that, or its digits do not fit in a barcode.
    """
    rules = []
    for line in filter(None, text.splitlines()):
        match = re.fullmatch(_WEIGHT_RULE, line.strip())
        if match is None:
            raise InputError(
                Reason(
                    "setting.company.weight_rules",
                    f"De regel '{line}' is niet te lezen.",
                    "Schrijf bijvoorbeeld '21 5 5 2 prijs': voorvoegsel, artikel, waarde, decimalen en soort.",
                )
            )
        prefix, article, value, decimals, carries = match.groups()
        kind = Carries.PRICE if carries == "prijs" else Carries.WEIGHT
        rules.append(WeightRule(prefix, int(article), int(value), int(decimals), kind))
    return tuple(rules)


def open_days_reason(text: str) -> Reason | None:
    """Check the days on which the shop is open."""
    return _refused(read_weekdays, text)


def time_slots_reason(text: str) -> Reason | None:
    """Check the time slots for picking up and delivering."""
    return _refused(read_slots, text)


def _refused(read: Callable[[str], object], text: str) -> Reason | None:
    try:
        read(text)
    except InputError as refused:
        return refused.reason
    return None
