"""X and Z reports: from the running totals, and back from the sealed text (domain.md 6)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any, Final

from kassa.db.engine import Reader
from kassa.db.journal import micros, moment_of
from kassa.db.ledger import balance
from kassa.db.queries import day_reports as query
from kassa.db.repos import shifts, totals
from kassa.db.repos.shifts import StoredShift
from kassa.db.repos.totals import ShiftSum
from kassa.domain.errors import Reason, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.pricing.totals import VatRow
from kassa.domain.till.day_report import (
    Aside,
    CashMove,
    CountedCoins,
    DayReport,
    DrawerReport,
    GroupTotal,
    MethodTotal,
    ReportCounters,
    ReportKind,
)
from kassa.domain.till.shift import Control
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.services.shop_header import header_from
from kassa.services.till.numbers import series_of
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource

_ACTS: Final = {
    "price_changes": "basket.price_changed",
    "removed_lines": "basket.line_removed",
    "drawer_openings": "drawer.opened",
    "copies": "document.reprinted",
    "parked": "basket.parked",
}


_ASIDE: Final[dict[str, dict[str, str]]] = {
    "on_account": {"invoice": "invoiced", "delivery": "delivered"},
    "settled": {"invoice": "on_documents", "deposit": "on_documents", "gift_card": "gift_cards"},
}
"""Kind and key of a running total that is no turnover, and where it stands on the report."""


class DayReports:
    """Makes the reports of one till.

    Args:
        place: which till.
        settings: the settings of the till, as they are now.
    """

    def __init__(self, place: TillPlace, settings: SaleSettingsSource) -> None:
        self._place = place
        self._settings = settings

    def running(self, reader: Reader, shift: StoredShift, employee_name: str, moment: datetime) -> DayReport:
        """Return the X report of a session that goes on."""
        body = self._body(reader, shift, None, employee_name, moment)
        return self._report(reader, shift, body)

    def closing(
        self, reader: Reader, shift: StoredShift, control: Control, employee_name: str, moment: datetime
    ) -> dict[str, object]:
        """Return the body of the Z report as the journal seals it."""
        return self._body(reader, shift, control, employee_name, moment)

    def closed(self, reader: Reader, shift_id: str) -> DayReport:
        """Return the Z report of a closed session, from its sealed text.

        Raises:
            RuleError: it is not closed.
        """
        shift = shifts.get(reader, shift_id)
        if shift is None or not shift.report:
            raise RuleError(Reason("shift.not_closed", "Deze dag is nog niet afgesloten.", "Sluit de dag eerst af."))
        return self._report(reader, shift, json.loads(shift.report))

    def _body(
        self, reader: Reader, shift: StoredShift, control: Control | None, employee_name: str, moment: datetime
    ) -> dict[str, object]:
        sums = {(one.kind, one.key): one for one in totals.of_shift(reader, shift.id)}
        expected = balance(reader, Account.CASH, self._place.till_id)
        counted = {row.method: row.counted.cents for row in control.rows} if control else {}
        last = query.last_number(reader, series_of(self._place.till_id, shift.business_date.year))
        names = query.group_names(reader)
        letters = query.vat_letters(reader)
        zero = ShiftSum("", "", 0, 0)
        receipts = sums.get(("receipts", ""), zero).count
        return {
            "kind": (ReportKind.Z if control else ReportKind.X).value,
            "number": shift.z_number or 0,
            "till": self._place.name,
            "branch": self._place.branch_name,
            "employee": employee_name,
            "date": shift.business_date.isoformat(),
            "opened": micros(shift.opened_at),
            "printed": micros(moment),
            "header": self._settings().header,
            "vat": _vat(sums, letters),
            "turnover": sums.get(("receipts", ""), zero).amount,
            "discounts": sums.get(("discount", ""), zero).amount,
            "returns": sums.get(("returns", ""), zero).amount,
            "aside": [
                [kind, key, one.count, one.amount] for (kind, key), one in sorted(sums.items()) if kind in _ASIDE
            ],
            "methods": [
                [
                    method.name,
                    sums.get(("method", method.code), zero).count,
                    sums.get(("method", method.code), zero).amount,
                    counted.get(method.code) if method.code != "cash" else None,
                ]
                for method in self._settings().methods
                if ("method", method.code) in sums or (method.code != "cash" and counted.get(method.code))
            ],
            "groups": [
                [names.get(key, "") or "Zonder groep", one.count, one.amount]
                for (kind, key), one in sorted(sums.items())
                if kind == "group"
            ],
            "drawer": {
                "float": shift.float_amount.cents,
                "sales": sums.get(("method", "cash"), zero).amount,
                "moves": [
                    [move.moment, move.amount, move.reason, move.employee_name]
                    for move in query.cash_moves(reader, shift.id, self._place.till_id)
                ],
                "expected": expected.cents,
                "counted": counted.get("cash"),
                "coins": [[coin.cents, pieces] for coin, pieces in shift.count.pieces] if control else [],
                "deposit": shift.deposit.cents,
                "bag": shift.bag,
                "explanation": shift.difference_reason,
                "rounding": sums.get(("rounding", ""), zero).amount,
            },
            "counters": {
                "receipts": receipts,
                "articles": sums.get(("articles", ""), zero).count,
                "returns": sums.get(("returns", ""), zero).count,
                "discounts": sums.get(("discount", ""), zero).count,
                **{name: sums.get(("act", event), zero).count for name, event in _ACTS.items()},
            },
            # Only this session gave out numbers of its till's series, so they are the last so many.
            "receipts": [last - receipts + 1, last] if receipts else [],
            "grand_total": query.grand_total(reader, self._place.till_id),
            "training": int(self._place.training),
        }

    def _report(self, reader: Reader, shift: StoredShift, body: dict[str, Any]) -> DayReport:
        zone = self._place.zone
        drawer = body["drawer"]
        counted = drawer["counted"]
        span = body["receipts"]
        return DayReport(
            kind=ReportKind(body["kind"]),
            number=str(body["number"] or ""),
            till_name=body["till"],
            branch_name=body["branch"],
            employee_name=body["employee"],
            business_date=date.fromisoformat(body["date"]),
            opened_at=moment_of(body["opened"]).astimezone(zone),
            printed_at=moment_of(body["printed"]).astimezone(zone),
            shop=header_from(body["header"]),
            vat_rows=tuple(
                VatRow(code, letter, Rate(rate), Money(net), Money(vat), Money(gross))
                for code, letter, rate, net, vat, gross in body["vat"]
            ),
            turnover=Money(body["turnover"]),
            methods=tuple(
                MethodTotal(name, count, Money(amount), None if found is None else Money(found))
                for name, count, amount, found in body["methods"]
            ),
            drawer=DrawerReport(
                float_amount=Money(drawer["float"]),
                sales=Money(drawer["sales"]),
                moves=tuple(
                    CashMove(moment_of(at).astimezone(zone), Money(amount), reason, name)
                    for at, amount, reason, name in drawer["moves"]
                ),
                deposit=Money(drawer["deposit"]),
                expected=Money(drawer["expected"]),
                counted=None if counted is None else Money(counted),
                coins=tuple(CountedCoins(Money(cents), pieces) for cents, pieces in drawer["coins"]),
                deposit_bag=drawer["bag"],
                explanation=drawer["explanation"],
                rounding=Money(drawer["rounding"]),
            ),
            counters=ReportCounters(**body["counters"]),
            discount_total=Money(body["discounts"]),
            return_total=Money(body.get("returns", 0)),
            groups=tuple(GroupTotal(name, Quantity(count), Money(amount)) for name, count, amount in body["groups"]),
            first_receipt=str(span[0]) if span else "",
            last_receipt=str(span[1]) if span else "",
            grand_total=Money(body["grand_total"]),
            journal_sequence=shift.journal_seq or 0,
            journal_hash=shift.journal_hash,
            checked_by=query.employee_name(reader, shift.checked_by),
            training=bool(body["training"]),
            aside=_aside(body.get("aside", [])),
        )


def _aside(rows: list[list[Any]]) -> Aside:
    """Return what is no turnover; reports of before it was known say nothing."""
    found = {name: (0, Money.ZERO) for names in _ASIDE.values() for name in names.values()}
    for kind, key, count, amount in rows:
        name = _ASIDE[kind][key]
        before_count, before = found[name]
        found[name] = (before_count + count, before + Money(amount))
    return Aside(**found)


def _vat(sums: dict[tuple[str, str], ShiftSum], letters: dict[str, str]) -> list[list[object]]:
    rows: list[list[object]] = []
    for (kind, key), gross in sorted(sums.items()):
        if kind == "gross":
            code, rate = key.rsplit(":", 1)
            net, vat = sums["net", key].amount, sums["vat", key].amount
            rows.append([code, letters.get(code, ""), int(rate), net, vat, gross.amount])
    return rows
