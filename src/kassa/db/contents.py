"""What a database holds in a few figures: said before a backup is put back, compared after one was made."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kassa.db.engine import Reader
from kassa.db.journal import heads, moment_of
from kassa.db.schema import KNOWN, require_current, stored_version
from kassa.domain.backups import Contents, LastReceipt, Missing
from kassa.domain.journal import Anchor
from kassa.domain.settings import company
from kassa.domain.till.receipt_code import ReceiptCode

_SINCE_DOCUMENTS = "0003"
_TILLS = (
    "SELECT x.till_id, COALESCE(t.name, x.till_id), COALESCE(t.number, 0), x.receipts, r.series, r.number, r.moment "
    "FROM (SELECT till_id, COUNT(*) AS receipts, MAX(id) AS last FROM receipt GROUP BY till_id) x "
    "JOIN receipt r ON r.id = x.last LEFT JOIN till t ON t.id = x.till_id ORDER BY COALESCE(t.number, 0), x.till_id"
)
_LAST_ACT = "SELECT MAX(j.moment) FROM journal_chain c JOIN journal j ON j.chain = c.chain AND j.seq = c.seq"
_POSTINGS = "SELECT COUNT(*), COALESCE(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), 0) FROM ledger_posting"
_NEWEST_FIRST = "SELECT id FROM receipt WHERE till_id = :till_id ORDER BY series DESC, number DESC"
_RECEIPT = "SELECT 1 FROM receipt WHERE id = :id"
_RECORD = "SELECT hash FROM journal WHERE chain = :chain AND seq = :seq"
_SETTING = "SELECT value FROM setting WHERE scope = 'company' AND name = :name"


def contents(reader: Reader) -> Contents:
    """Return what a database of this or an older version holds.

    Raises:
        StoreError: it is empty, of a newer version or not of this program.
    """
    version = stored_version(reader)
    if version is None or version not in KNOWN:
        require_current(reader)
        raise AssertionError("a version that is not known is refused")
    receipts, turnover = reader.one("SELECT COUNT(*), COALESCE(SUM(gross), 0) FROM receipt") or (0, 0)
    postings, moved = reader.one(_POSTINGS) or (0, 0)
    documents = 0
    if version >= _SINCE_DOCUMENTS:
        documents = reader.value("SELECT COUNT(*) FROM sales_document WHERE number IS NOT NULL")
    last = reader.value(_LAST_ACT)
    tills = tuple(
        LastReceipt(
            till_id, till, count, str(ReceiptCode(place, int(series.rpartition("/")[2]), number)), moment_of(at)
        )
        for till_id, till, place, count, series, number, at in reader.all(_TILLS)
    )
    known = heads(reader)
    return Contents(
        shop=_setting(reader, company.NAME.key) or "",
        zone=_setting(reader, company.TIME_ZONE.key) or company.TIME_ZONE.default,
        schema=version,
        last_act=None if last is None else moment_of(int(last)),
        receipts=int(receipts),
        turnover=int(turnover),
        postings=int(postings),
        moved=int(moved),
        documents=int(documents),
        tills=tills,
        heads=tuple(known[chain] for chain in sorted(known)),
    )


def missing(tills: Iterable[LastReceipt], now: Reader, backup: Reader) -> tuple[Missing, ...]:
    """Return per till which of its newest receipts are not in a backup of the same shop.

    They are looked for one by one: a shop that was put back before sold other receipts than the backup holds.
    """
    found: list[Missing] = []
    for till in tills:
        count = 0
        for (receipt_id,) in now.rows(_NEWEST_FIRST, till_id=till.till_id):
            if backup.value(_RECEIPT, id=receipt_id):
                break
            count += 1
        if count:
            found.append(Missing(till.till, count, till.number, till.moment))
    return tuple(found)


def holds(reader: Reader, heads: Iterable[Anchor]) -> bool:
    """Tell whether all that was done up to these heads is in a database."""
    return all(reader.value(_RECORD, chain=head.chain, seq=head.seq) == head.hash for head in heads)


def _setting(reader: Reader, name: str) -> str | None:
    stored = reader.value(_SETTING, name=name)
    return None if stored is None else str(json.loads(stored))
