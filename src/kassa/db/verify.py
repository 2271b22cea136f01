"""Checking a whole database: storage, rules, journal, numbers, ledger and totals. Needs nothing but the file.

Every check opens a view of its own, so that a damaged page costs one check and not all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kassa.db.documents import documents
from kassa.db.engine import Reader, Row
from kassa.db.evidence import reading
from kassa.db.numbering import lasts, skipped
from kassa.db.repos import stored_files
from kassa.db.repos.sales_register import REGISTER_RULES
from kassa.db.triggers import trigger_names
from kassa.db.verify_invoices import INVOICE_RULES, invoices_sound
from kassa.db.verify_returns import RETURN_RULES
from kassa.db.verify_sales import SALES_RULES
from kassa.domain.errors import KassaError, Reason, StoreError
from kassa.domain.journal import FIRST_HASH, Anchor, record_hash
from kassa.domain.verification import Finding, Verdict

_MOST_FINDINGS: Final = 100  # per check: after that the message is clear

_CHAIN_ROWS: Final = (
    "SELECT chain, seq, moment, employee_id, event, ref, payload, grand_total, prev_hash, hash "
    "FROM journal ORDER BY chain, seq"
)

# Each finds rows that should not be there: (code, statement, sentence about the row).
_RULES: Final = (
    (
        "receipt.lines",
        "SELECT r.series, r.number FROM receipt r LEFT JOIN (SELECT receipt_id, SUM(net) AS net, SUM(vat) AS vat, "
        "SUM(gross) AS gross FROM receipt_line GROUP BY receipt_id) l ON l.receipt_id = r.id "
        "WHERE COALESCE(l.net, 0) <> r.net OR COALESCE(l.vat, 0) <> r.vat OR COALESCE(l.gross, 0) <> r.gross",
        "De regels van deze bon tellen niet op tot het totaal.",
    ),
    (
        "receipt.vat",
        "SELECT r.series, r.number FROM receipt r LEFT JOIN (SELECT receipt_id, SUM(net) AS net, SUM(vat) AS vat, "
        "SUM(gross) AS gross FROM receipt_vat GROUP BY receipt_id) v ON v.receipt_id = r.id "
        "WHERE COALESCE(v.net, 0) <> r.net OR COALESCE(v.vat, 0) <> r.vat OR COALESCE(v.gross, 0) <> r.gross",
        "De btw-tabel van deze bon telt niet op tot het totaal.",
    ),
    (
        "receipt.orphan",
        "SELECT 'receipt_line', receipt_id FROM receipt_line WHERE receipt_id NOT IN (SELECT id FROM receipt) UNION "
        "SELECT 'receipt_vat', receipt_id FROM receipt_vat WHERE receipt_id NOT IN (SELECT id FROM receipt) UNION "
        "SELECT 'receipt_settlement', receipt_id FROM receipt_settlement "
        "WHERE receipt_id NOT IN (SELECT id FROM receipt)",
        "Er zijn regels van een bon die er niet is.",
    ),
    (
        "ledger.entry",
        "SELECT entry_id, SUM(amount) FROM ledger_posting GROUP BY entry_id HAVING SUM(amount) <> 0",
        "Debet en credit van deze boeking zijn niet gelijk.",
    ),
    (
        "ledger.orphan",
        "SELECT 'ledger_posting', entry_id FROM ledger_posting WHERE entry_id NOT IN (SELECT id FROM ledger_entry) "
        "UNION SELECT 'ledger_entry', id FROM ledger_entry WHERE id NOT IN (SELECT entry_id FROM ledger_posting)",
        "Een boeking heeft geen regels, of regels hebben geen boeking.",
    ),
    (
        "ledger.balance",
        "SELECT account || ' ' || subject, SUM(amount) FROM (SELECT account, subject, amount FROM ledger_posting "
        "UNION ALL SELECT account, subject, -amount FROM ledger_balance) x GROUP BY account, subject "
        "HAVING SUM(amount) <> 0",
        "Het saldo van deze rekening is niet de som van haar boekingen.",
    ),
    (
        "totals.day",
        "SELECT business_date || ' ' || vat_code || ' ' || rate, SUM(gross) FROM (SELECT r.business_date, r.till_id, "
        "v.vat_code, v.rate, v.net, v.vat, v.gross FROM receipt_vat v JOIN receipt r ON r.id = v.receipt_id UNION ALL "
        "SELECT business_date, till_id, vat_code, rate, -net, -vat, -gross FROM day_vat_total) x "
        "GROUP BY business_date, till_id, vat_code, rate HAVING SUM(net) <> 0 OR SUM(vat) <> 0 OR SUM(gross) <> 0",
        "Het dagtotaal is niet de som van de bonnen van die dag.",
    ),
    (
        "totals.group",
        "SELECT business_date || ' ' || group_id, SUM(gross) FROM (SELECT business_date, till_id, group_id, quantity, "
        "gross FROM day_group_total UNION ALL SELECT r.business_date, r.till_id, COALESCE(l.group_id, ''), "
        "-l.quantity, -l.gross FROM receipt_line l JOIN receipt r ON r.id = l.receipt_id "
        "WHERE l.kind <> 'text') x "
        "GROUP BY business_date, till_id, group_id HAVING SUM(quantity) <> 0 OR SUM(gross) <> 0",
        "Het groeptotaal is niet de som van de bonregels van die dag.",
    ),
    (
        "totals.shift",
        "SELECT shift_id, key FROM (SELECT shift_id, key, amount FROM shift_total WHERE kind = 'method' "
        "UNION ALL SELECT shift_id, method, -amount FROM payment "
        "UNION ALL SELECT shift_id, method, -amount FROM customer_payment WHERE shift_id <> '') x "
        "GROUP BY shift_id, key HAVING SUM(amount) <> 0",
        "Het totaal van deze kassadienst is niet de som van haar betalingen.",
    ),
    (
        "receipt.paid",
        "SELECT r.series, r.number FROM receipt r LEFT JOIN (SELECT document_id, SUM(amount) AS amount FROM payment "
        "GROUP BY document_id) p ON p.document_id = r.id LEFT JOIN (SELECT receipt_id, SUM(amount) AS amount "
        "FROM receipt_settlement WHERE kind = 'gift_card' GROUP BY receipt_id) g ON g.receipt_id = r.id "
        "WHERE COALESCE(p.amount, 0) <> r.gross + r.cash_rounding + COALESCE(g.amount, 0)",
        "De betalingen van deze bon zijn niet gelijk aan het totaal.",
    ),
    (
        "receipt.settled",
        "SELECT r.series, r.number FROM (SELECT receipt_id, SUM(amount) AS amount FROM (SELECT receipt_id, amount "
        "FROM receipt_settlement WHERE kind <> 'gift_card' UNION ALL SELECT p.document_id, -a.amount FROM allocation a "
        "JOIN payment p ON p.id = a.source_id WHERE a.source = 'payment') y GROUP BY receipt_id "
        "HAVING SUM(amount) <> 0) x JOIN receipt r ON r.id = x.receipt_id",
        "Wat deze bon op documenten betaalde, is niet wat daar is afgeboekt.",
    ),
    (
        "receipt.of_document",
        "SELECT c.place, c.id FROM customer_payment c LEFT JOIN payment p ON p.id = c.id "
        "WHERE c.shift_id <> '' AND (p.id IS NULL OR p.method <> c.method OR p.shift_id <> c.shift_id)",
        "Een betaling aan de kassa staat op geen kassabon.",
    ),
    (
        "shift.opened",
        "SELECT s.till_id, s.business_date FROM shift s "
        "LEFT JOIN journal j ON j.ref = s.id AND j.event = 'shift.opened' "
        "WHERE j.seq IS NULL OR j.chain <> s.till_id OR j.moment <> s.opened_at OR j.employee_id <> s.opened_by "
        "OR j.payload NOT LIKE '%\"date\":\"' || s.business_date || '\"%' "
        "OR j.payload NOT LIKE '%\"float\":' || s.float_amount || '%'",
        "Deze kassadienst is niet meer zoals zij geopend is.",
    ),
    (
        "outbox.job",
        "SELECT o.kind, o.dedup FROM outbox o WHERE LENGTH(o.id) <> 32 OR o.kind NOT IN ('print', 'drawer') "
        "OR o.attempts NOT BETWEEN 0 AND 1000000 OR o.state NOT IN "
        "('new', 'waiting', 'sending', 'done', 'handed_over', 'unsure', 'failed', 'dropped')",
        "Deze taak voor papier of lade is beschadigd.",
    ),
    (
        "outbox.receipt",
        "SELECT r.series, r.number FROM receipt r JOIN outbox o ON o.dedup = 'receipt:' || r.id "
        "WHERE o.created_at <> r.moment OR o.device <> 'printer/' || r.till_id "
        "UNION ALL SELECT r.series, r.number FROM receipt r JOIN outbox o ON o.dedup = 'drawer:' || r.id "
        "WHERE o.created_at <> r.moment OR o.device <> 'drawer/' || r.till_id",
        "De taak voor papier of lade hoort niet bij deze bon.",
    ),
    (
        "stock.level",
        "SELECT article_id, SUM(quantity) FROM (SELECT article_id, branch_id, quantity FROM stock_level UNION ALL "
        "SELECT article_id, branch_id, -quantity FROM stock_movement) x GROUP BY article_id, branch_id "
        "HAVING SUM(quantity) <> 0",
        "De voorraad van dit artikel is niet de som van de mutaties.",
    ),
    (
        "stock.sales",
        "SELECT article_id, SUM(sales) FROM (SELECT article_id, branch_id, sales FROM stock_level UNION ALL "
        "SELECT l.article_id, r.branch_id, -1 FROM receipt_line l JOIN receipt r ON r.id = l.receipt_id "
        "WHERE l.article_id IS NOT NULL) x GROUP BY article_id, branch_id HAVING SUM(sales) <> 0",
        "Het aantal verkopen van dit artikel is niet dat van de bonnen.",
    ),
)
_NUMBERED: Final = (
    ("series", "SELECT series, number FROM receipt", "In deze reeks ontbreken bonnummers."),
    (
        "sales",
        "SELECT series, sequence AS number FROM sales_document WHERE number IS NOT NULL",
        "In deze reeks ontbreken nummers van documenten.",
    ),
)
"""The documents of each series (code, statement, sentence about a gap)."""
RULES: Final = _RULES + SALES_RULES
"""What the tables must say of each other."""


def verify(location: str, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Check everything that a database says about itself, and the anchors that were kept outside it.

    Args:
        location: file or URL; it is not written to.
        anchors: heads from receipts, Z reports or backups; an empty chain means any chain.

    Raises:
        StoreError: the database is not there, or is no database at all.
    """
    with reading(location) as reader:
        _require_tables(reader)
    findings: list[Finding] = []
    checks: list[Callable[[Reader], Iterator[Finding]]] = [
        _storage,
        _guards,
        documents,
        _files,
        invoices_sound,
        _files,
        _numbers,
        *map(_rule, (*_RULES, *SALES_RULES, *INVOICE_RULES, *RETURN_RULES, *REGISTER_RULES)),
    ]
    for check in checks:
        findings += _run(location, check)
    walk = ChainWalk(anchors)
    findings += _run(location, walk.findings)
    receipts = 0
    if not any(finding.code == "storage.damaged" for finding in findings):
        with reading(location) as reader:
            receipts = int(reader.value("SELECT COUNT(*) FROM receipt"))
    return Verdict(tuple(findings), walk.records, receipts, tuple(walk.heads))


def _require_tables(reader: Reader) -> None:
    """Refuse a database that holds nothing at all: there is nothing to verify and nothing was lost.

    Raises:
        StoreError: ``store.empty``.
    """
    if reader.kind == "sqlite":
        tables = reader.value("SELECT COUNT(*) FROM sqlite_master")
    else:
        tables = reader.value("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()")
    if not tables:
        raise StoreError(Reason("store.empty", "Dit bestand is nog leeg.", "Start met 'kassa migrate'."))


def _run(location: str, check: Callable[[Reader], Iterator[Finding]]) -> list[Finding]:
    found: list[Finding] = []
    try:
        with reading(location) as reader:
            for finding in check(reader):
                found.append(finding)
                if len(found) == _MOST_FINDINGS:
                    break
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        # A flipped bit can turn text into bytes and a number into text: what no program ever wrote cannot be checked.
        found.append(
            Finding("storage.damaged", type(error).__name__, "Een deel van het bestand is onleesbaar geworden.")
        )
    except KassaError as error:
        found.append(Finding("storage.damaged", error.code, f"Een deel van het bestand is niet te lezen: {error}"))
    return found


def _storage(reader: Reader) -> Iterator[Finding]:
    if reader.kind != "sqlite":
        return
    for (message,) in reader.rows("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("storage.damaged", str(message), "Het bestand is beschadigd.")
    for row in reader.rows("PRAGMA foreign_key_check"):
        yield Finding("storage.reference", f"{row[0]} {row[1]}", "Een rij verwijst naar iets dat er niet is.")


def _guards(reader: Reader) -> Iterator[Finding]:
    """The triggers that keep final documents final must all be there."""
    if reader.kind == "sqlite":
        present = {name for (name,) in reader.all("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    else:
        present = {
            name for (name,) in reader.all("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        }
    for name in trigger_names():
        if name not in present:
            yield Finding("guard.missing", name, "Een beveiliging tegen wijzigen is uit het bestand gehaald.")


def _files(reader: Reader) -> Iterator[Finding]:
    """What was sent stays byte for byte."""
    for document_id, name in stored_files.damaged(reader):
        yield Finding("file.changed", f"{name} {document_id}", "Een bewaard bestand is niet meer wat het was.")


def _numbers(reader: Reader) -> Iterator[Finding]:
    """Every number of a series is there once, or the journal says that it stands on the paper of a lost shop."""
    ends, gone = lasts(reader), skipped(reader)
    for code, given, sentence in _NUMBERED:
        for series, count, low, high in reader.all(
            f"SELECT series, COUNT(*), MIN(number), MAX(number) FROM ({given}) x GROUP BY series"
        ):
            left_out = gone.get(series, ())
            within = f"SELECT COUNT(*) FROM ({given}) x WHERE series = :series AND number BETWEEN :first AND :last"
            again = sum(reader.value(within, series=series, first=one.first, last=one.last) for one in left_out)
            first, last = min([low, *(one.first for one in left_out)]), max([high, *(one.last for one in left_out)])
            accounted = count + sum(one.last - one.first + 1 for one in left_out)
            if accounted != last - first + 1 or again or (first != 1 and code == "sales"):
                yield Finding(f"{code}.gap", f"{series} {accounted} van {last - first + 1}", sentence)
            if ends.get(series) != last:
                yield Finding(f"{code}.last", f"{series} {last}", "De reeks staat niet bij haar laatste nummer.")


def _rule(rule: tuple[str, str, str]) -> Callable[[Reader], Iterator[Finding]]:
    code, statement, sentence = rule

    def check(reader: Reader) -> Iterator[Finding]:
        for place in reader.rows(statement):
            yield Finding(code, " ".join(map(str, place)), sentence)

    return check


class ChainWalk:
    """Walks every chain from its first record to its head."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._anchors = anchors
        self._seen: set[Anchor] = set()
        self.records = 0
        self.heads: list[Anchor] = []

    def findings(self, reader: Reader) -> Iterator[Finding]:
        """Yield what is wrong with the chains."""
        stored = {row[0]: row[1:] for row in reader.all("SELECT chain, seq, hash, grand_total FROM journal_chain")}
        ends: dict[str, Row] = {}
        before: Row | None = None
        for row in reader.rows(_CHAIN_ROWS):
            if before is not None and before[0] != row[0]:
                before = None
            yield from self._record(row, before)
            before = ends[row[0]] = row
        for chain in sorted(stored.keys() | ends.keys()):
            end = ends.get(chain)
            reached = (0, FIRST_HASH, 0) if end is None else (end[1], end[9], end[7])
            if stored.get(chain) != reached:
                yield Finding(
                    "journal.head", f"{chain} {reached[0]}", "Het einde van het journaal is weggehaald of gewijzigd."
                )
            self.heads.append(Anchor(chain, reached[0], reached[1]))
        for anchor in self._anchors:
            if anchor not in self._seen:
                yield Finding(
                    "journal.anchor",
                    f"{anchor.seq}:{anchor.hash}",
                    "Wat op papier staat, komt in dit bestand niet voor: het is een oud of herschreven bestand.",
                )

    def _record(self, row: Row, before: Row | None) -> Iterator[Finding]:
        self.records += 1
        chain, seq, moment, employee_id, event, ref, payload, grand_total, prev_hash, stored = row
        place = f"{chain} {seq}"
        expected = (1, FIRST_HASH, 0) if before is None else (before[1] + 1, before[9], before[7])
        if seq != expected[0]:
            yield Finding("journal.gap", place, f"In het journaal ontbreekt nummer {expected[0]}.")
        elif prev_hash != expected[1]:
            yield Finding("journal.link", place, "Het journaal sluit hier niet aan op het vorige nummer.")
        if grand_total < expected[2]:
            yield Finding("journal.total", place, "Het doorlopende totaal is hier lager dan ervoor.")
        made = record_hash(
            chain=chain,
            seq=seq,
            moment=moment,
            employee_id=employee_id,
            event=event,
            ref=ref,
            payload=payload,
            grand_total=grand_total,
            prev_hash=prev_hash,
        )
        if made != stored:
            yield Finding("journal.changed", place, "Dit journaalnummer is achteraf gewijzigd.")
        for anchor in self._anchors:
            if anchor.seq == seq and anchor.chain in ("", chain) and stored.startswith(anchor.hash):
                self._seen.add(anchor)
