"""VAT codes and their rates by date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kassa.db.engine import Reader, Transaction
from kassa.domain.pricing.vat import Country, DatedRate, VatCategory, VatCode
from kassa.domain.values.rate import Rate


def vat_codes(reader: Reader, *, only_active: bool = True) -> tuple[VatCode, ...]:
    """Return the VAT codes of the shop in the order of their letters, rates oldest first."""
    rates: dict[str, list[DatedRate]] = {}
    for code, valid_from, rate in reader.all("SELECT code, valid_from, rate FROM vat_rate ORDER BY code, valid_from"):
        rates.setdefault(code, []).append(DatedRate(dt.date.fromisoformat(valid_from), Rate(rate)))
    where = " WHERE active = 1" if only_active else ""
    rows = reader.all(f"SELECT code, name, letter, category FROM vat_code{where} ORDER BY letter, code")
    return tuple(
        VatCode(code, name, letter, VatCategory(category), tuple(rates.get(code, ())))
        for code, name, letter, category in rows
    )


def save_vat_codes(tx: Transaction, codes: Iterable[VatCode], country: Country) -> None:
    """Store VAT codes and their rates; a code that is there already keeps its place and gets the rates given."""
    for code in codes:
        tx.run(
            "INSERT INTO vat_code (code, name, letter, category, country, active) "
            "VALUES (:code, :name, :letter, :category, :country, 1) ON CONFLICT (code) DO UPDATE SET "
            "name = excluded.name, letter = excluded.letter, category = excluded.category, country = excluded.country",
            code=code.code,
            name=code.name,
            letter=code.letter,
            category=code.category.value,
            country=country.value,
        )
        tx.many(
            "INSERT INTO vat_rate (code, valid_from, rate) VALUES (:code, :valid_from, :rate) "
            "ON CONFLICT (code, valid_from) DO UPDATE SET rate = excluded.rate",
            [
                {"code": code.code, "valid_from": dated.valid_from.isoformat(), "rate": dated.rate.basis_points}
                for dated in code.rates
            ],
        )


def add_rate(tx: Transaction, code: str, dated: DatedRate) -> None:
    """Store one rate of a code; a rate of the same first day is replaced."""
    tx.run(
        "INSERT INTO vat_rate (code, valid_from, rate) VALUES (:code, :valid_from, :rate) "
        "ON CONFLICT (code, valid_from) DO UPDATE SET rate = excluded.rate",
        code=code,
        valid_from=dated.valid_from.isoformat(),
        rate=dated.rate.basis_points,
    )
