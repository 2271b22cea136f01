"""X and Z report of a shift (domain.md 6): turnover, methods, drawer, counters and the head of the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kassa.domain.till.day_report import DayReport, DrawerReport, ReportCounters, ReportKind
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_amount, format_date, format_money, format_quantity, format_time
from kassa.output.receipts.parts import DOT, head, identity, marks, vat_table
from kassa.output.slip import Align, Cut, Feed, Item, Row, Rule, Size, Slip, Table, Text
from kassa.output.texts import Texts, texts


def shift_report_slip(report: DayReport, language: str = "nl") -> Slip:
    """Return the paper of an X or Z report."""
    words = texts(language)
    items: list[Item] = [
        *head(report.shop),
        *marks(words, training=report.training, copy=report.copy, training_key="report.training"),
        Rule(),
        *_facts(words, report),
        Rule(),
        *_turnover(words, report),
        Rule(),
        *vat_table(words, report.vat_rows),
        *_methods(words, report),
        *_drawer(words, report.drawer),
        *_coins(words, report.drawer),
        *_groups(words, report),
        *_counters(words, report.counters),
        *_foot(words, report),
        Cut(),
    ]
    return Slip(tuple(items), words.language)


def _title(text: str) -> Text:
    return Text(text, bold=True)


def _moment(moment: datetime) -> str:
    return f"{format_date(moment.date())} {format_time(moment)}"


def _facts(words: Texts, report: DayReport) -> Iterable[Item]:
    closing = report.kind is ReportKind.Z
    title = words.say("report.title_z", number=report.number) if closing else words.say("report.title_x")
    yield Row(title, bold=True, size=Size.TALL)
    yield Row(DOT.join(part for part in (report.till_name, report.branch_name) if part), report.employee_name)
    yield Row(words.say("report.business_date"), format_date(report.business_date))
    yield Row(words.say("report.opened"), _moment(report.opened_at))
    yield Row(words.say("report.printed_z" if closing else "report.printed_x"), _moment(report.printed_at))
    if report.first_receipt:
        yield Row(words.say("report.receipts_from_to"), f"{report.first_receipt} – {report.last_receipt}")


def _turnover(words: Texts, report: DayReport) -> Iterable[Item]:
    lang = words.language
    yield Row(words.say("report.turnover"), format_money(report.turnover, lang), bold=True, size=Size.TALL)
    yield Row(words.say("report.discounts"), format_amount(report.discount_total, lang))
    yield Row(words.say("report.returns"), format_amount(report.return_total, lang))
    yield Row(words.say("report.grand_total"), format_amount(report.grand_total, lang))
    for key, (count, amount) in (
        ("on_account_invoice", report.aside.invoiced),
        ("on_account_delivery", report.aside.delivered),
        ("settled_documents", report.aside.on_documents),
        ("settled_gift_card", report.aside.gift_cards),
    ):
        if count:
            yield Row(words.say(f"report.{key}"), format_amount(amount, lang))


def _methods(words: Texts, report: DayReport) -> Iterable[Item]:
    if not report.methods:
        return
    lang = words.language
    counted = any(method.counted is not None for method in report.methods)
    titles = [words.say("report.method"), words.say("report.count"), words.say("report.amount")]
    if counted:
        titles.append(words.say("report.difference"))
    rows = []
    for method in report.methods:
        row = [method.name, str(method.count), format_amount(method.amount, lang)]
        if counted:
            row.append(_or_dash(method.difference, words))
        rows.append(tuple(row))
    yield Table(tuple(titles), tuple(rows))
    yield Rule()


def _or_dash(amount: Money | None, words: Texts) -> str:
    return "–" if amount is None else format_amount(amount, words.language)


def _drawer(words: Texts, drawer: DrawerReport) -> Iterable[Item]:
    lang = words.language
    yield _title(words.say("report.drawer"))
    yield Row(words.say("report.float"), format_amount(drawer.float_amount, lang))
    yield Row(words.say("report.cash_sales"), format_amount(drawer.sales, lang))
    if drawer.rounding:
        yield Row(words.say("report.rounding"), format_amount(drawer.rounding, lang), gutter=2)
    for move in drawer.moves:
        name = words.say("report.cash_in" if move.amount >= Money.ZERO else "report.cash_out")
        yield Row(name, format_amount(move.amount, lang))
        yield Row(
            DOT.join(part for part in (format_time(move.moment), move.reason, move.employee_name) if part), gutter=2
        )
    yield Row(words.say("report.expected"), format_amount(drawer.expected, lang), bold=True)
    difference = drawer.difference
    if drawer.counted is not None and difference is not None:
        yield Row(words.say("report.counted"), format_amount(drawer.counted, lang), bold=True)
        yield Row(words.say("report.difference"), format_amount(difference, lang), bold=True)
        if drawer.explanation:
            yield Row(words.say("report.explanation", text=drawer.explanation), gutter=2)
    if drawer.deposit:
        yield Row(words.say("report.deposit"), format_amount(drawer.deposit, lang))
        if drawer.deposit_bag:
            yield Row(words.say("report.deposit_bag", number=drawer.deposit_bag), gutter=2)
    if drawer.counted is not None:
        yield Row(words.say("report.left"), format_amount(drawer.left, lang), bold=True)
    yield Rule()


def _coins(words: Texts, drawer: DrawerReport) -> Iterable[Item]:
    if not drawer.coins:
        return
    lang = words.language
    rows = tuple(
        (format_money(row.denomination, lang), f"{row.pieces}×", format_amount(row.amount, lang))
        for row in drawer.coins
        if row.pieces
    )
    if rows:
        yield Table((words.say("report.coins"), words.say("report.count"), words.say("report.amount")), rows)
        yield Rule()


def _groups(words: Texts, report: DayReport) -> Iterable[Item]:
    if not report.groups:
        return
    lang = words.language
    rows = tuple(
        (group.name, format_quantity(group.quantity, lang), format_amount(group.amount, lang))
        for group in report.groups
    )
    yield _title(words.say("report.groups"))
    yield Table((words.say("report.group"), words.say("report.count"), words.say("report.amount")), rows)
    yield Rule()


def _counters(words: Texts, counters: ReportCounters) -> Iterable[Item]:
    yield _title(words.say("report.counters"))
    for key, count in (
        ("report.count_receipts", counters.receipts),
        ("report.count_articles", counters.articles),
        ("report.count_returns", counters.returns),
        ("report.count_discounts", counters.discounts),
        ("report.count_price_changes", counters.price_changes),
        ("report.count_removed_lines", counters.removed_lines),
        ("report.count_drawer_openings", counters.drawer_openings),
        ("report.count_copies", counters.copies),
        ("report.count_parked", counters.parked),
        ("report.count_training", counters.training),
    ):
        yield Row(words.say(key), str(count))
    yield Rule()


def _foot(words: Texts, report: DayReport) -> Iterable[Item]:
    if report.journal_hash:
        yield Text(words.say("report.journal", sequence=report.journal_sequence), Align.CENTER)
        yield Text(
            " ".join(report.journal_hash[at : at + 16] for at in range(0, len(report.journal_hash), 16)), Align.CENTER
        )
    if report.kind is ReportKind.Z:
        if report.checked_by:
            yield Text(words.say("report.checked_by", name=report.checked_by))
        else:
            yield Text(words.say("report.to_check"))
            yield Feed()
        yield Text(words.say("report.signature"))
        yield Feed(2)
    yield from identity(words, report.shop)
