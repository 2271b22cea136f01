"""What the walk of documents types: goods of the demo shop, and nonsense; and a power cut halfway a concept."""

from __future__ import annotations

import sqlite3
import time

from walk_kit import SOON, App, Walk
from walk_office import enter, go


def ask(walk: Walk, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Read the database beside the program; it is only looked at."""
    with sqlite3.connect(f"file:{walk.data}?mode=ro", uri=True) as connection:
        return connection.execute(statement, values).fetchall()


def barcodes(walk: Walk, most: int) -> list[str]:
    """Barcodes of ordinary articles."""
    rows = ask(
        walk,
        "SELECT MIN(b.code) FROM barcode b JOIN article a ON a.id = b.article_id "
        "WHERE a.kind = 'normal' AND a.style_id IS NULL GROUP BY a.id ORDER BY a.number LIMIT ?",
        most,
    )
    return [str(row[0]) for row in rows]


def style(walk: Walk) -> str:
    """The number of a colour/size article."""
    return str(ask(walk, "SELECT number FROM article WHERE kind = 'matrix' ORDER BY number LIMIT 1")[0][0])


def nonsense(walk: Walk, office: App) -> None:
    """Nothing filled in, a due date before the date, quantities nobody means, a text of every kind of letter."""
    go(office, "Verkoop", "invoices")
    office.click("#invoices.new")
    time.sleep(SOON)
    office.click("#editor.confirm")
    time.sleep(SOON)
    walk.shot(office, "bad-empty")
    problems = [text for text in office.texts() if "debiteur" in text.lower() or "regel" in text.lower()]
    walk.point("an empty invoice is refused and says what is missing", office.exists("#editor.confirm"), problems[:2])
    office.type("#editor.customer", "Bakkerij")
    time.sleep(SOON)
    office.key("Return")
    time.sleep(SOON)
    office.type("Vervaldatum", "1-1-2020")
    office.type("Betreft", "Ü “quotes” 🛒 שלום")
    time.sleep(SOON)
    office.scan(barcodes(walk, 1)[0])
    time.sleep(SOON)
    office.click("#editor.confirm")
    time.sleep(SOON)
    walk.shot(office, "bad-due")
    asked = office.exists("Ja, factuur bevestigen")
    walk.point("a due date before the date is refused", not asked, [t for t in office.texts() if "ervaldatum" in t][:3])


def power_cut(walk: Walk, office: App) -> None:
    """A concept of a second ago is there again after a kill."""
    time.sleep(1.5)
    office.kill()
    with walk.start("office", "Wachtwoord") as again:
        enter(again)
        go(again, "Verkoop", "invoices")
        time.sleep(SOON)
        rows = again.table("Verkoopfacturen").rows(limit=5)
        found = [row for row in rows if "Concept" in row.text and "Bakkerij" in row.text and "01-01-2020" in row.text]
        walk.point("kill -9: the concept is in the list", bool(found), found[:1])
        walk.shot(again, "after-kill")
