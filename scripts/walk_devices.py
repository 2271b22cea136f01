"""A sale end to end over its devices, and every fault of them: ``python scripts/walk_devices.py [--shots FOLDER]``.

The till in the real window, with a receipt printer with a drawer, a scanner and a customer display on pseudo terminals,
and a card terminal that is a process of its own and speaks OPI. First all of it works; then one device after the other
fails and is mended. A sale is never lost, nothing is charged twice, no receipt has two originals, what has no paper is
told and comes when the printer is mended. Needs the shared driver (see ``walk.py``).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import walk_words
from walk_closing import count_day, finish_day
from walk_devices_kit import Desk, Mood, Plug, Port, set_devices
from walk_kit import LONG, PAUSE, SOON, App, Screen, Walk, begin, end, sign_in, total
from walk_office import enter
from walk_sale import open_day

LOOK = 3
"""Seconds after which the top bar has seen what happened."""
LONG_ENOUGH = 12
"""Seconds in which a till that tried again by itself would have: it does so every five."""
OFFICE = (1366, 768)
"""Where the devices are set, whatever the size of the till."""
HALFWAY = 400
"""Bytes: the head of a receipt and its first lines."""
WAIT = 80
"""Seconds for what has to come by itself: a printer is tried again every few seconds, a terminal every minute."""


class Shop:
    """The till, the counter it stands on, and what both should have taken."""

    def __init__(self, walk: Walk, till: App, desk: Desk) -> None:
        self.walk, self.till, self.desk = walk, till, desk
        self.codes = walk_words.barcodes(walk, 6)
        self.cards: list[int] = []
        self.sales = 0
        self._before = self.receipts()

    def scan(self, count: int = 1) -> int:
        """Scan articles over the port; return the total in cents."""
        for number, code in enumerate(self.codes[:count], 1):
            self.desk.scan(code)
            self.till.wait(lambda number=number: self.till.table("Bon").count() == number, what=f"{number} lines")
        return int(total(self.till))

    def begin_card(self) -> int:
        """Scan, and ask the terminal for the money."""
        due = self.scan()
        self.till.click("#sale.checkout")
        self.till.click("#payment.card")
        return due

    def card(self) -> int:
        """Sell by card while the terminal is well."""
        due = self.begin_card()
        self.is_sold(due)
        return due

    def cash(self) -> int:
        """Sell for cash."""
        due = self.scan()
        self.till.click("#sale.checkout")
        self.till.click("#payment.quick_0")
        self.till.click("#payment.complete")
        self.is_sold()
        return due

    def is_sold(self, charged: int | None = None) -> None:
        """Wait until the next customer can be served; remember what the terminal had to take."""
        self.till.wait(lambda: self.till.exists("#sale.checkout"), timeout=WAIT, what="the sale screen")
        self.till.wait(lambda: self.till.table("Bon").count() == 0, what="an empty bon")
        self.sales += 1
        if charged is not None:
            self.cards.append(charged)
        time.sleep(SOON)

    def says(self, name: str, *words: str) -> None:
        """The screen tells it; a picture is kept."""
        for one in words:
            self.till.wait(lambda one=one: self._told(one), timeout=WAIT, what=one)
        time.sleep(SOON)
        self.walk.shot(self.till, name.replace(" ", "-"))
        self.walk.point(f"{name}: the screen says so", True, words)

    def dot(self, device: str) -> str:
        """What the top bar says of a device; on a narrow screen one check stands for all that is in order."""
        said = {node.obj: str(node.name) for node in self.till.find_all() if node.obj.startswith("status.")}
        return said.get(f"status.{device}", said.get("status.all", ""))

    def wait_dot(self, device: str, words: str) -> None:
        """Wait until the dot says something."""
        self.till.wait(lambda: words in self.dot(device), timeout=WAIT, what=f"{device}: {words}")
        time.sleep(SOON)

    def balance(self, after: str) -> None:
        """What must hold after every fault."""
        number, worth_nothing = self.receipts()
        sold = number - self._before[0]
        self.walk.point(
            f"{after}: every sale is in the books, none at 0", (sold, worth_nothing) == (self.sales, 0), sold
        )
        charged = self.desk.terminal.charged()
        self.walk.point(f"{after}: the terminal took each card once", charged == self.cards, charged[-3:])
        twice = [number for number, times in self.desk.printer.originals().items() if times > 1]
        self.walk.point(f"{after}: no receipt has two originals", not twice, twice)

    def all_on_paper(self, after: str) -> None:
        """Every sale has its paper, without anybody pressing anything."""
        good = self.desk.printer.wait_originals(self.sales, WAIT)
        self.walk.point(
            f"{after}: every receipt is on paper", good, f"{self.desk.printer.originals().total()} of {self.sales}"
        )
        self.wait_dot("printer", "Printer: gereed")

    def receipts(self) -> tuple[int, int]:
        """How many receipts there are, and how many of them are worth nothing."""
        (row,) = walk_words.ask(self.walk, "SELECT COUNT(*), SUM(gross = 0) FROM receipt")
        return int(str(row[0])), int(str(row[1] or 0))

    def _told(self, words: str) -> bool:
        return any(words in text.replace("\u00a0", " ") for text in self.till.texts())


def all_well(walk: Walk, shop: Shop) -> None:
    """Scanned over the port, by card and in cash: paper, drawer and display follow."""
    due = shop.scan(3)
    printer, display = shop.desk.printer, shop.desk.display
    walk.shot(shop.till, "scanned")
    words = f"{due // 100},{due % 100:02d}"
    walk.point("three articles over the port of the scanner", display.wait_line(words), display.lines())
    shop.till.click("#sale.checkout")
    shop.till.click("#payment.card")
    shop.is_sold(due)
    shop.all_on_paper("card approved")
    page = printer.paper.pages[-1].text
    good = all(one in page for one in (words, "PIN", "Maestro ************0018", "Aut. 011860"))
    walk.point("the paper is whole, with the lines of the terminal", good, f"{len(page.splitlines())} lines")
    walk.point("a card opens no drawer", not printer.paper.pulses, len(printer.paper.pulses))
    shop.cash()
    shop.all_on_paper("cash")
    walk.point("cash opens the drawer once", len(printer.paper.pulses) == 1, len(printer.paper.pulses))
    walk.point("no byte the printer does not know", not printer.paper.misread, printer.paper.misread)
    shop.balance("all well")


def declined(_walk: Walk, shop: Shop) -> None:
    """The card is refused: nothing is paid, and the customer pays in cash."""
    shop.desk.terminal.plan(outcome="decline")
    shop.begin_card()
    shop.says("terminal declined", "Niet betaald", "Er is niets betaald")
    shop.till.click("#terminal.other")
    shop.desk.terminal.plan()
    shop.till.click("#payment.quick_0")
    shop.till.click("#payment.complete")
    shop.is_sold()
    shop.balance("terminal declined")


def aborted(_walk: Walk, shop: Shop) -> None:
    """The cashier breaks off; the same bon is paid by card after all."""
    shop.desk.terminal.plan(outcome="wait")
    due = shop.begin_card()
    shop.says("terminal waits", "Volg de terminal", "Kaart aanbieden")
    shop.till.click("#terminal.abort")
    shop.says("terminal aborted", "afgebroken")
    shop.desk.terminal.plan()
    time.sleep(LONG)
    shop.till.click("#terminal.retry")
    shop.is_sold(due)
    shop.balance("terminal aborted")


def lost_reply(_walk: Walk, shop: Shop) -> None:
    """The card is charged and the reply is lost: the till asks, and charges nothing again."""
    shop.desk.terminal.plan(point="reply", fault="close")
    shop.is_sold(shop.begin_card())
    shop.balance("terminal loses its reply")


def late_answer(_walk: Walk, shop: Shop) -> None:
    """The answer comes late: the till waits for it."""
    shop.desk.terminal.plan(late=4)
    due = shop.begin_card()
    shop.says("terminal answers late", "Volg de terminal")
    shop.is_sold(due)
    shop.desk.terminal.plan()
    shop.balance("terminal answers late")


def dies_after_charge(walk: Walk, shop: Shop) -> None:
    """The terminal dies after it charged: the bon stays open until it is switched on and tells."""
    shop.desk.terminal.plan(point="charge", fault="die")
    due = shop.begin_card()
    shop.says("terminal died", "Controleer de terminal. Is er betaald?", "De bon en het bedrag zijn bewaard.")
    before = shop.receipts()
    shop.desk.terminal.revive()
    shop.is_sold(due)
    walk.point("terminal died: not sold before it told", shop.receipts()[0] == before[0] + 1)
    shop.balance("terminal died")


def terminal_off(walk: Walk, shop: Shop) -> None:
    """The terminal is off: nothing is paid, and the dot says so."""
    shop.desk.terminal.end()
    due = shop.begin_card()
    shop.says("terminal off", "Er is niets betaald")
    shop.till.click("#terminal.other")
    shop.wait_dot("terminal", "antwoordt niet")
    walk.shot(shop.till, "terminal-off-dot")
    walk.point("terminal off: the dot", True, shop.dot("terminal"))
    shop.desk.terminal.begin()
    shop.wait_dot("terminal", "PIN-terminal: gereed")
    shop.till.click("#payment.card")
    shop.is_sold(due)
    shop.balance("terminal off")


def printer_fault(
    name: str, words: str, fault: Callable[[Shop], None], mend: Callable[[Shop], None]
) -> Callable[[Walk, Shop], None]:
    """Return a part of the walk: two sales with a fault of the printer, which then is mended."""

    def part(walk: Walk, shop: Shop) -> None:
        shop.all_on_paper(f"before {name}")
        printed = shop.desk.printer.originals().total()
        fault(shop)
        try:
            shop.card()
            shop.cash()
            shop.says(f"printer {name}", "Bon niet geprint")
            shop.wait_dot("printer", words)
            walk.point(f"printer {name}: the dot", True, shop.dot("printer"))
            time.sleep(LOOK)
            shop.till.click("#status.printer")
            jobs = [node for node in shop.till.find_all() if node.obj.endswith(".retry") and "devices.job_" in node.obj]
            walk.shot(shop.till, f"printer-{name.replace(' ', '-')}-list")
            walk.point(f"printer {name}: both receipts stand in the list", len(jobs) >= 2, len(jobs))
            shop.till.click("#devices.close")
            walk.point(f"printer {name}: nothing came out", shop.desk.printer.originals().total() == printed)
        finally:
            mend(shop)
        shop.all_on_paper(f"printer {name}, mended")
        shop.till.wait_gone("Bon niet geprint", timeout=WAIT)
        shop.balance(f"printer {name}")

    part.__name__ = f"printer_{name.replace(' ', '_')}"
    return part


def _mood(mood: Mood) -> Callable[[Shop], None]:
    return lambda shop: setattr(shop.desk.printer, "mood", mood)


def _state(name: str, on: bool) -> Callable[[Shop], None]:
    return lambda shop: setattr(shop.desk.printer.paper, name, on)


PRINTER_FAULTS = (
    printer_fault("without paper", "geen papier", _state("paper_out", True), _state("paper_out", False)),
    printer_fault("open", "klep open", _state("cover_open", True), _state("cover_open", False)),
    printer_fault("silent", "antwoordt niet", _mood(Mood.SILENT), _mood(Mood.SOUND)),
    printer_fault("answers garbage", "antwoordt niet", _mood(Mood.GARBAGE), _mood(Mood.SOUND)),
    printer_fault(
        "pulled out",
        "antwoordt niet",
        lambda shop: shop.desk.printer.wire.pull(),
        lambda shop: shop.desk.printer.wire.insert(),
    ),
)


def printer_dies(walk: Walk, shop: Shop) -> None:
    """The printer dies in the middle of a receipt: nothing comes again by itself, what is asked for is a copy."""
    shop.all_on_paper("before the printer dies")
    printer, till = shop.desk.printer, shop.till
    printer.wire.pull()
    printer.connect(dies_after=HALFWAY)
    shop.cash()
    shop.says("printer dies", "Bon niet geprint")
    shop.wait_dot("printer", "bon onzeker")
    walk.shot(till, "printer-dies-dot")
    printer.connect()
    time.sleep(LONG_ENOUGH)
    walk.point("printer dies: nothing comes again by itself", not printer.paper.pages, len(printer.paper.pages))
    till.click("#status.printer")
    time.sleep(SOON)
    walk.shot(till, "printer-dies-list")
    till.click("#devices.job_1.retry")
    till.wait(lambda: len(printer.paper.pages) == 1, timeout=WAIT, what="the receipt again")
    walk.point("printer dies: asked for, it is a copy", "KOPIE 1" in printer.paper.pages[0].text)
    shop.all_on_paper("printer dies, mended")
    shop.balance("printer dies")


def scanner_pulled(walk: Walk, shop: Shop) -> None:
    """The scanner is pulled out in the middle of a bon, and comes back: the bon stays."""
    due = shop.scan(2)
    shop.desk.scanner.pull()
    shop.wait_dot("scanner", "niet verbonden")
    shop.says("scanner pulled out", "scanner")
    walk.point("scanner pulled out: the bon stands", total(shop.till) == due, due)
    shop.desk.scanner.insert()
    shop.wait_dot("scanner", "Scanner: verbonden")
    shop.desk.scan(shop.codes[2])
    shop.till.wait(lambda: shop.till.table("Bon").count() == 3, what="the third article")
    due = total(shop.till)
    shop.till.click("#sale.checkout")
    shop.till.click("#payment.card")
    shop.is_sold(due)
    shop.all_on_paper("scanner pulled out")
    shop.balance("scanner pulled out")


def display_pulled(walk: Walk, shop: Shop) -> None:
    """The display is pulled out: selling goes on, and it shows the bon when it is back."""
    shop.desk.display.wire.pull()
    due = shop.card()
    shop.wait_dot("display", "antwoordt niet")
    walk.shot(shop.till, "display-pulled-out")
    shop.desk.display.wire.insert()
    due = shop.scan()
    words = f"{due // 100},{due % 100:02d}"
    walk.point("display is back: it shows the bon", shop.desk.display.wait_line(words), shop.desk.display.lines())
    shop.till.wait(lambda: "Klantendisplay" not in shop.dot("display"), timeout=WAIT, what="no word about the display")
    shop.till.click("#sale.checkout")
    shop.till.click("#payment.card")
    shop.is_sold(due)
    shop.balance("display pulled out")


def all_at_once(_walk: Walk, shop: Shop) -> None:
    """Nothing works but the till: a bon for cash is sold, typed by hand."""
    desk = shop.desk
    shop.all_on_paper("before all at once")
    plugs: tuple[Port | Plug, ...] = (desk.printer.wire, desk.display.wire, desk.scanner)
    for plug in plugs:
        plug.pull()
    desk.terminal.end()
    shop.till.type("#top.search", shop.codes[0])
    time.sleep(PAUSE)
    shop.till.key("Return")
    shop.till.wait(lambda: shop.till.table("Bon").count() == 1, what="an article typed by hand")
    shop.till.click("#sale.checkout")
    shop.till.click("#payment.quick_0")
    shop.till.click("#payment.complete")
    shop.is_sold()
    shop.says("all devices gone", "Bon niet geprint")
    for plug in plugs:
        plug.insert()
    desk.terminal.begin()
    shop.all_on_paper("all devices back")
    shop.balance("all devices back")


def cash_up(walk: Walk, shop: Shop) -> None:
    """The terminal's own total stands beside what was booked, and there is no difference."""
    terminal = sum(shop.desk.terminal.charged())
    count_day(walk, shop.till)
    shown = [text.replace("\u00a0", " ") for text in shop.till.texts()]
    words = f"{terminal // 100},{terminal % 100:02d}"
    walk.point("cash-up: booked by card is what the terminal took", shown.count(words) >= 2, words)
    walk.point("cash-up: no difference of the terminal", not any("de terminal nam" in text for text in shown))
    finish_day(walk, shop.till)
    shop.balance("day closed")


PARTS = (
    all_well, declined, aborted, lost_reply, late_answer, dies_after_charge, terminal_off,
    *PRINTER_FAULTS, printer_dies, scanner_pulled, display_pulled, all_at_once, cash_up,
)  # fmt: skip


def main() -> int:
    """Walk through the faults."""
    walk = begin("devices", __doc__)
    desk = Desk(walk)
    try:
        with Screen(OFFICE), walk.start("office", "Wachtwoord") as office:
            enter(office)
            set_devices(walk, office, desk)
        with Screen(walk.size), walk.start("pos", "Aanmelden") as till:
            sign_in(till)
            walk.step(open_day, till)
            shop = Shop(walk, till, desk)
            for part in PARTS:
                walk.step(part, shop)
    finally:
        desk.close()
    return int(end(walk))


if __name__ == "__main__":
    sys.exit(main())
