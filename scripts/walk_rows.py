"""What the manuals leave out, in the real window: ``python scripts/walk_rows.py [--size 1366x768]``.

Kinds of invoice, lines of an order cancelled, its versions, changes after a power cut, two offices in one concept, a
scanned number, a portable scanner over a pseudo terminal and a file with junk in it, the closed period, and deposits
that cannot be. Prints one line a point; the exit code is 1 when a point broke.
"""

from __future__ import annotations

import json
import os
import platform
import pty
import sqlite3
import sys
import time
import tty

import walk_office
import walk_words
from walk_documents import choose_debtor, lines_typed
from walk_kit import CHIEF, SOON, App, Screen, Walk, begin, end
from walk_office import go

CHIEF_PASSWORD = "leider-demo-1"
JUNK = "barcode;aantal\n{0};2\n8712345678906;1\n{1};veel\n;;;\n{1};0\n{1};3\n"
"""Rows 2 and 7 are good; 3 is unknown, 4 no number, 6 nothing."""


def main() -> int:
    """Walk through the rows."""
    walk = begin("rows", __doc__)
    with Screen(walk.size):
        office = walk.start("office", "Wachtwoord")
        walk_office.enter(office)
        for part in (kinds, order_in_parts, versions, deposit_refused, scanned_number, junk_file, portable_scanner):
            walk.step(part, office)
        walk.step(two_offices, office)
        walk.step(closed_period, office)
        walk.step(changes_after_a_power_cut, office)
    return int(end(walk))


def kinds(walk: Walk, office: App) -> None:
    """M0-027: a kind of invoice of its own, and it can be chosen."""
    go(office, "Instellingen", "sales_types")
    office.click("#sales_types.new")
    for field, text in (("name", "Service"), ("prefix", "S"), ("term_days", "8")):
        office.type(f"#sales_types.{field}", text)
    walk.shot(office, "kinds")
    office.click("#sales_types.save")
    office.wait_text("Soort 'Service' is bewaard.")
    go(office, "Verkoop", "invoices")
    office.click("#invoices.new")
    time.sleep(SOON)
    offered = office.choices("#editor.type")
    walk.point("the new kind can be chosen", "Service" in offered, offered)
    office.combo("#editor.type", "Service")
    debtor = choose_debtor(office, "Bakkerij")
    lines_typed(office, walk_words.barcodes(walk, 1))
    office.click("#editor.confirm")
    office.click("Ja, factuur bevestigen")
    office.wait(lambda: office.exists("#document.title"), timeout=10, what="the invoice")
    time.sleep(SOON)
    title = office.find("#document.title").text
    walk.point("its numbers are its own", "S2026-0001" in title, [title, debtor])


def new_order(walk: Walk, office: App, count: int) -> str:
    """Make an order of a few articles and give its number."""
    go(office, "Verkoop", "orders")
    office.click("#orders.new")
    choose_debtor(office, "Hoveniers")
    lines_typed(office, walk_words.barcodes(walk, count))
    office.click("#editor.confirm")
    office.wait(lambda: office.exists("#document.amend"), timeout=10, what="the order")
    time.sleep(SOON)
    return str(office.find("#document.title").text).split()[-1]


def order_in_parts(walk: Walk, office: App) -> None:
    """M1-037: a line is cancelled, the order is 'Gedeeltelijk geannuleerd'."""
    number = new_order(walk, office, 3)
    office.click("#document.cancel_lines")
    time.sleep(SOON)
    walk.shot(office, "cancel-lines")
    office.type("#quantities.line_1", "0")
    office.type("#quantities.line_2", "0")
    office.click("Ja, regels annuleren")
    office.wait_text("Gedeeltelijk geannuleerd", timeout=10)
    walk.shot(office, "cancelled-lines")
    walk.point("a line of an order is cancelled", office.has_text(f"Regels van order {number} geannuleerd"), number)
    go(office, "Verkoop", "orders")
    row = office.table("Verkooporders").row(number)
    walk.point("the list says so too", row["Status"] == "Gedeeltelijk geannuleerd", row["Status"])
    office.table("Verkooporders").double_click(number, col="Debiteur")
    office.wait(lambda: office.exists("#document.title"), what="the order")
    time.sleep(SOON)


def versions(walk: Walk, office: App) -> None:
    """How the order was before is on its page."""
    office.click("#document.tab_versions")
    time.sleep(SOON)
    walk.shot(office, "versions")
    kept, lines = office.table("#document.versions").rows(), office.table("#document.version_lines").rows()
    walk.point("one version before this one, with its three lines", (len(kept), len(lines)) == (1, 3), kept)


def deposit_refused(walk: Walk, office: App) -> None:
    """M1-050: more than the order, or less than nothing, is refused in words."""
    office.click("Aanbetalen")
    time.sleep(SOON)
    for text, told in (("99999", "meer dan er openstaat"), ("-5", ""), ("0", "geen bedrag")):
        office.type("#payment.amount", text)
        time.sleep(SOON)
        button = office.find("#payment.confirm")
        said = [one for one in office.texts() if told in one] if told else [button]
        walk.point(f"a deposit of {text} is refused", not button.enabled and bool(said), [button.tip, *said][:2])
    walk.shot(office, "deposit-refused")
    office.click("#payment.close")
    time.sleep(SOON)


def scanned_number(walk: Walk, office: App) -> None:
    """A scanned number opens its document; in an editor it offers to copy."""
    number = str(office.find("#document.title").text).split()[-1]
    go(office, "Artikelen", "articles")
    time.sleep(SOON)
    office.scan(number)
    office.wait(lambda: office.exists("#document.title"), timeout=10, what="the document of the number")
    walk.point("a scanned number opens its order", office.find("#document.title").text.endswith(number), number)
    go(office, "Verkoop", "invoices")
    office.click("#invoices.new")
    time.sleep(SOON)
    office.scan(number)
    office.wait_text(f"Kopiëren van {number}?", timeout=10)
    walk.shot(office, "offer-copy")
    office.click("Regels overnemen")
    time.sleep(SOON)
    rows = office.table("#editor.lines").rows()
    walk.point("'Kopiëren van' takes the lines over", len(rows) >= 2, len(rows))


def junk_file(walk: Walk, office: App) -> None:
    """M0-032 to 034: a CSV file with rows that cannot be read."""
    before = len(office.table("#editor.lines").rows())
    path = walk.folder / "inlezen.csv"
    path.write_text(JUNK.format(*walk_words.barcodes(walk, 2)))
    for press in ("Annuleren", "#read_in.take"):
        office.key("F9")
        office.wait_text("Inlezen")
        office.click("#read_in.choose")
        dialog = office.dialog()
        dialog.type("#fileNameEdit", str(path))
        time.sleep(SOON)
        office.key("Return")
        office.wait_text("Niet begrepen rijen: 3", timeout=10)
        bad = office.table("#read_in.bad").rows()
        good = office.table("#read_in.good").rows()
        walk.shot(office, "read-in")
        walk.point("good rows are proposed, bad ones told with their number", (len(good), len(bad)) == (2, 3), bad)
        office.click(press)
        time.sleep(SOON)
        rows = len(office.table("#editor.lines").rows())
        walk.point(f"after '{press}'", rows == before + (0 if press == "Annuleren" else 2), [before, rows])


def portable_scanner(walk: Walk, office: App) -> None:
    """M0-031: the memory of a portable scanner, over a pseudo terminal that stands for its port."""
    before = len(office.table("#editor.lines").rows())
    master, slave = pty.openpty()
    tty.setraw(slave)
    remember_port(walk, os.ttyname(slave))
    one, two = walk_words.barcodes(walk, 5)[3:]
    memory = f"{one},2\r\n8712345678906,1\r\n{two},4\r\n".encode()
    office.key("F9")
    office.wait_text("Inlezen")
    office.click("Draagbare scanner")
    time.sleep(SOON)
    walk.shot(office, "scanner-ask")
    office.click("#read_in.read")
    office.wait_text("Druk nu op de scanner op verzenden.")
    time.sleep(SOON)
    os.write(master, memory)
    office.wait_text("Voorgestelde regels: 2", timeout=10)
    walk.shot(office, "scanner-read")
    walk.point("what the scanner held and nobody knows is told", office.has_text("Niet begrepen rijen: 1"))
    office.click("#read_in.take")
    time.sleep(SOON)
    rows = len(office.table("#editor.lines").rows())
    walk.point("the memory of the scanner is read into lines", rows == before + 2, [before, rows])
    os.close(slave)
    os.close(master)


def remember_port(walk: Walk, port: str) -> None:
    """Make a port the one this workstation used last: a pseudo terminal is in no list of ports."""
    name, value = f"office.portable_scanner@{platform.node()}", json.dumps({"port": port, "speed": "9600"})
    with sqlite3.connect(walk.data) as database:
        (owner,) = database.execute("SELECT id FROM employee WHERE name = 'Eigenaar'").fetchone()
        database.execute("INSERT OR REPLACE INTO preference VALUES (?, ?, ?)", (owner, name, value))


def two_offices(walk: Walk, office: App) -> None:
    """A concept that somebody else has open: said with the name, taken over, and free after a dead process."""
    go(office, "Verkoop", "orders")
    office.click("#orders.new")
    debtor = choose_debtor(office, "Hoveniers").split(" · ")[-1]
    office.type("Betreft", "Twee balies")
    lines_typed(office, walk_words.barcodes(walk, 1))
    time.sleep(2 * SOON)
    with walk.start("office", "Aanmelden") as second:
        chief = next(one for one in second.choices("#login.employee") if CHIEF in one)
        second.combo("#login.employee", chief)
        second.type("#login.password", CHIEF_PASSWORD)
        second.click("#login.sign_in")
        second.wait(lambda: second.exists("#navigation.collapse"), timeout=20, what="the second office")
        go(second, "Verkoop", "orders")
        time.sleep(SOON)
        second.table("Verkooporders").double_click({"Status": "Concept", "Debiteur": debtor}, col="Debiteur")
        second.wait_text("heeft dit document open", timeout=10)
        walk.shot(second, "held")
        walk.point("who has it is said", not second.find("#editor.confirm").enabled, debtor)
        second.click("Overnemen")
        time.sleep(SOON)
        walk.point("taken over: it can be confirmed", second.find("#editor.confirm").enabled)
        second.kill()
    office.wait_text("heeft dit document open", timeout=30)
    walk.point("who had it is told within its renewal", not office.find("#editor.confirm").enabled)
    walk.shot(office, "taken-over")
    office.click("#editor.close")
    time.sleep(61)
    go(office, "Verkoop", "orders")
    time.sleep(SOON)
    office.table("Verkooporders").double_click({"Status": "Concept", "Debiteur": debtor}, col="Debiteur")
    office.wait(lambda: office.exists("#editor.confirm"), what="the concept")
    time.sleep(2 * SOON)
    free = office.find("#editor.confirm").enabled
    walk.point("a minute after its process died it is free", free and not office.has_text("heeft dit document open"))


def closed_period(walk: Walk, office: App) -> None:
    """M0-016: an invoice in the closed period is refused and the date is named."""
    if not office.exists("#navigation.settings"):
        office.click("#navigation.group_6")
    office.click("#navigation.settings")
    office.table("#settings.owners").select("Factuurinstellingen")
    time.sleep(SOON)
    office.type("#settings.sales_books_closed_until", "31-12-2025")
    office.click("#settings.save")
    time.sleep(2 * SOON)
    walk.shot(office, "closed-set")
    go(office, "Verkoop", "invoices")
    office.click("#invoices.new")
    time.sleep(SOON)
    choose_debtor(office, "Bakkerij")
    lines_typed(office, walk_words.barcodes(walk, 1))
    office.type("#editor.date", "30-12-2025")
    time.sleep(SOON)
    office.click("#editor.confirm")
    time.sleep(SOON)
    walk.shot(office, "closed-refused")
    said = [text for text in office.texts() if "afgesloten" in text or "31-12-2025" in text]
    refused = not office.exists("Ja, factuur bevestigen")
    walk.point("an invoice in the closed period is refused", refused and bool(said), said[:2])


def changes_after_a_power_cut(walk: Walk, office: App) -> None:
    """Changes of a confirmed order that were not confirmed are there again after a kill."""
    number = new_order(walk, office, 2)
    office.click("#document.amend")
    office.wait(lambda: office.exists("#editor.confirm"), what="the editor")
    time.sleep(SOON)
    lines_typed(office, walk_words.barcodes(walk, 3)[2:])
    office.wait_text("geldt na Verkooporder bevestigen", timeout=10)
    office.kill()
    with walk.start("office", "Wachtwoord") as again:
        walk_office.enter(again)
        go(again, "Verkoop", "orders")
        time.sleep(SOON)
        again.table("Verkooporders").double_click(number, col="Debiteur")
        again.wait(lambda: again.exists("#document.amend"), what="the order")
        walk.point("the order itself did not change", len(again.table("#document.lines").rows()) == 2)
        again.click("#document.amend")
        again.wait_text("Dit zijn wijzigingen die nog niet zijn bevestigd.", timeout=10)
        walk.shot(again, "changes-back")
        walk.point("kill -9: the changes are there again", len(again.table("#editor.lines").rows()) == 3, number)


if __name__ == "__main__":
    sys.exit(main())
