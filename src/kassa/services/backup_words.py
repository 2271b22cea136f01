"""What is in a backup and what is missing, in words: the same at the command line and in the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kassa.db.numbering import Skipped
from kassa.domain.backups import Contents, LastReceipt
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.domain.values.dutch import format_date, format_money, format_time
from kassa.domain.values.money import Money
from kassa.services.safekeeping import Found, PutBack


def found_lines(found: Found) -> tuple[str, ...]:
    """Return what is in a backup and what putting it back would take away, line by line."""
    held = found.held
    lines = [f"Winkel: {held.shop or 'nog zonder naam'}"]
    if found.moment is not None:
        lines.append(f"Gemaakt op {_at(found.moment, held)}")
    lines += [
        f"Laatste handeling: {_at(held.last_act, held) if held.last_act else 'nog geen'}",
        f"Kassabonnen: {held.receipts}, samen {format_money(Money(held.turnover))}",
        f"Orders, pakbonnen en facturen: {held.documents}",
        *(f"{till.till}: laatste bon {till.number} van {_at(till.moment, held)}" for till in held.tills),
    ]
    now = found.replaced
    if now is None or not (now.shop or now.tills):
        lines.append("Hier staat nog geen winkel.")
    elif not held.is_of_shop(now):
        lines.append(f"Let op: hier staat nu een andere winkel ({now.shop or 'nog zonder naam'}). Die wordt bewaard.")
    elif found.missing:
        lines += [
            f"Niet in deze reservekopie: {one.receipts} {_receipts(one.receipts)} van {one.till}, "
            f"de laatste {one.last} van {_at(one.moment, held)}"
            for one in found.missing
        ]
        lines.append("De winkel die hier nu staat, wordt bewaard.")
    elif not found.whole:
        lines.append(
            "Alle bonnen van nu staan erin; andere wijzigingen van daarna niet. De winkel van nu wordt bewaard."
        )
    else:
        lines.append("Alles wat hier nu staat, staat erin.")
    return tuple(lines)


def put_back_lines(done: PutBack) -> tuple[str, ...]:
    """Return what was put back, what is missing and where the old shop is, line by line."""
    held = done.found.held
    lines = [f"Teruggezet: {done.found.file.name}"]
    if held.last_act is not None:
        lines.append(f"Alles tot en met {_at(held.last_act, held)} is terug. Wat daarna is gedaan, staat er niet in.")
    lines += [
        f"Ontbreekt: {one.receipts} {_receipts(one.receipts)} van {one.till}, tot en met {one.last}"
        for one in done.found.missing
    ]
    lines += [f"{till.till} gaat verder na bon {_last_given(till, done.skipped)}" for till in held.tills]
    if done.skipped:
        count = sum(one.last - one.first + 1 for one in done.skipped)
        word = "nummer" if count == 1 else "nummers"
        lines.append(f"Overgeslagen, want na deze reservekopie al uitgegeven: {count} {word}.")
    if held.tills:
        lines.append("Wat op papier staat en hier ontbreekt, boekt u opnieuw.")
    lines += [
        f"Ankerpunt {anchor.short} staat niet in de reservekopie: die bon en wat erna kwam, ontbreekt."
        for anchor in done.unknown
    ]
    if done.aside:
        lines.append(f"Wat er stond, is bewaard in {done.aside}")
    if done.findings:
        lines.append(f"De controle vond {len(done.findings)} afwijkingen; 'kassa verify' noemt ze.")
    else:
        lines.append("De controle van alle bonnen en boekingen vond geen afwijkingen.")
    return tuple(lines)


def _last_given(till: LastReceipt, skipped: tuple[Skipped, ...]) -> str:
    code = read_receipt_code(till.number)
    for one in skipped:
        if code is not None and one.series == f"receipt/{till.till_id}/{code.year}":
            return str(replace(code, number=one.last))
    return till.number


def _receipts(count: int) -> str:
    return "bon" if count == 1 else "bonnen"


def _at(moment: datetime, held: Contents) -> str:
    """Return a moment as the shop's clock showed it."""
    local = moment.astimezone(ZoneInfo(held.zone))
    return f"{format_date(local.date())} {format_time(local)}"
