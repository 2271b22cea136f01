"""The till in its own process, as ``kassa pos`` opens it: start, memory, scans, typing (targets 1 to 4, 7, 15).

Run as ``python -m benchmarks.window WHAT LOCATION [NUMBER]``; prints one line of JSON. Nobody signs in by hand: the
owner of the measured shop is put in front of the till, as the last step of signing in does it.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QApplication
    from pysqlite3.dbapi2 import Connection

    from kassa.ui.till.till import Till

FRAME_MS = 16.7


def main(what: str, location: str, number: int) -> dict[str, object]:
    """Do one measurement in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if what == "empty":
        return empty()
    measured: dict[str, Callable[[str, int], dict[str, object]]] = {
        "start": start,
        "scan": scan,
        "type": typing,
        "queue": queue,
        "sales": sales,
        "beside": beside,
    }
    return measured[what](location, number)


def empty() -> dict[str, object]:
    """The floor: a window of nothing, painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    window.grab()
    return {"ready": True, "rss": rss()}


def start(location: str, _number: int) -> dict[str, object]:
    """From nothing to a till that is painted, its keys named, and the first barcode on the receipt."""
    app, till, codes = _open(location)
    till.window.grab()
    names = [button.accessibleName() or button.text() for button in _keys(till)]
    _scan(app, till, codes[0])
    if not names or not all(names) or not till.controller.state.lines:
        raise AssertionError(f"the till is not ready: {names} {till.controller.state.lines}")
    return {"ready": True, "rss": rss(), "keys": len(names)}


def scan(location: str, number: int) -> dict[str, object]:
    """Scan to painted line, the basket row durable, on a receipt that grows to ``number`` lines."""
    app, till, codes = _open(location)
    _settle(app)
    floor = _bare_line(app)
    mine, floors = [], []
    for turn, code in enumerate(codes[:number]):
        begin = time.perf_counter()
        _scan(app, till, code)
        between = time.perf_counter()
        floor(turn)
        mine.append(between - begin)
        floors.append(time.perf_counter() - between)
    return {"mine": mine, "floor": floors, "lines": len(till.controller.state.lines)}


def typing(location: str, number: int) -> dict[str, object]:
    """A key in the search field to painted hits over the whole catalogue, against the bare question."""
    from pysqlite3 import dbapi2

    app, till, _ = _open(location)
    _settle(app)
    bare = dbapi2.connect(location)
    chance = random.Random(7)
    words = ["choc", "melk", "crème", "koffie", "appel", "8700", "biscuit", "thé", "sauce", "bio"]
    articles = till.desk.articles
    till.window.show_screen("articles")
    mine, floors = [], []
    for _ in range(number):
        word = chance.choice(words)
        for length in range(1, len(word) + 1):
            begin = time.perf_counter()
            articles.search_for(word[:length])
            app.processEvents()
            between = time.perf_counter()
            _bare_search(bare, word[:length].lower())
            mine.append(between - begin)
            floors.append(time.perf_counter() - between)
    return {"mine": mine, "floor": floors}


def queue(location: str, number: int) -> dict[str, object]:
    """From the tap on 'Orderwachtrij' to painted cards, the orders read afresh each time."""
    app, till, _ = _open(location)
    till._make_rest()
    _settle(app)
    screen = till.counter.queue.screen
    orders = till.counter.counter.services.counter().queue.count()
    mine = []
    for _ in range(number):
        till.window.show_screen("sale")
        screen.show_cards(())
        app.processEvents()
        begin = time.perf_counter()
        till.window.show_screen("queue")
        while screen.view.cards.rowCount() < orders:
            app.processEvents()
        app.processEvents()
        mine.append(time.perf_counter() - begin)
    return {"mine": mine, "cards": screen.view.cards.rowCount()}


def _bare_search(bare: Connection, text: str) -> None:
    """The floor of typing: the same index asked by hand."""
    columns = "a.id, a.number, a.name, a.price"
    if len(text) < 3:
        sql = f"SELECT {columns} FROM article a WHERE a.folded >= ? AND a.folded < ? LIMIT 50"
        bare.execute(sql, (text, text + "\uffff")).fetchall()
        return
    trigrams = " AND ".join(f'"{text[place : place + 3]}"' for place in range(len(text) - 2))
    found = "article_search JOIN article a ON a.seq = article_search.rowid WHERE article_search MATCH ?"
    sql = f"SELECT {columns} FROM {found} LIMIT 50"
    bare.execute(sql, (trigrams,)).fetchall()


def sales(location: str, number: int) -> dict[str, object]:
    """Memory after many sales in one process."""
    app, till, codes = _open(location)
    _settle(app)
    chance = random.Random(3)
    before = rss()
    for turn in range(number):
        _sell(app, till, chance.sample(codes, 4))
        if turn == number // 10:
            before = rss()
    return {"before": before, "after": rss()}


def beside(location: str, number: int) -> dict[str, object]:
    """Scans alone, then scans while the program backs up, exports, mails, prints and reports."""
    from kassa.services.outbox_worker import OutboxWorker

    app, till, codes = _open(location)
    _settle(app)
    printing = OutboxWorker(till._services.outbox.delivery)
    printing.start()
    folder = Path(tempfile.mkdtemp())
    program = [sys.executable, "-m", "kassa", "--data", location]
    works = [
        [*program, "backup", str(folder / "copy.kassabackup")],
        [*program, "export", "articles", str(folder / "articles.csv")],
        [*program, "export", "receipts", str(folder / "receipts.xlsx")],
        [sys.executable, "-m", "benchmarks.background", location],
    ]
    chance = random.Random(15)

    def sale() -> list[float]:
        times = []
        for code in chance.sample(codes, 8):
            begin = time.perf_counter()
            _scan(app, till, code)
            times.append(time.perf_counter() - begin)
        _sell(app, till, [])
        printing.nudge()
        return times

    mine: list[float] = []
    alone: list[float] = []
    while len(alone) < number // 10:
        alone += sale()
    running = [_begun(work) for work in works]
    try:
        while len(mine) < number:
            for place, process in enumerate(running):
                if process.poll() is not None:
                    if process.returncode:
                        raise RuntimeError(f"{works[place]} ended with {process.returncode}")
                    Path(works[place][-1]).unlink()
                    running[place] = _begun(works[place])
            mine += sale()
    finally:
        for process in running:
            process.kill()
            process.wait()
        printing.stop()
    return {"mine": mine, "alone": alone}


def _begun(work: list[str]) -> Popen[bytes]:
    return Popen(work, stdout=DEVNULL, stderr=DEVNULL)


def rss() -> float:
    """Memory of this process in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise AssertionError("a process has memory")


def _open(location: str) -> tuple[QApplication, Till, list[str]]:
    gc.disable()  # as kassa pos does
    from kassa.bootstrap.till import open_till
    from kassa.domain.people.actor import Actor
    from kassa.domain.people.rights import Right
    from kassa.domain.values.money import Money
    from kassa.system import paths
    from kassa.ui.shell.app import make_application
    from kassa.ui.shell.context import open_context
    from kassa.ui.theme.sizes import TOUCH
    from kassa.ui.theme.theme import Mode
    from kassa.ui.till.till import Till
    from kassa.ui.till.window import SALE
    from kassa.ui.work.jobs import Jobs

    opened = open_till(location, None)
    services = opened.services
    app = make_application("benchmark")
    cache = Path(tempfile.mkdtemp())
    ui = open_context(app, paths.resources(), cache, services.clock, Jobs(app), sizes=TOUCH, mode=Mode.LIGHT, volume=0)
    till = Till(ui, services)
    owner = opened.database.one("SELECT id, name FROM employee ORDER BY number LIMIT 1")
    if owner is None:
        raise AssertionError("a shop has an owner")
    actor = Actor(owner[0], owner[1], frozenset(Right), services.place.till_id)
    if services.shifts.current() is None:
        services.shifts.open(Money(25_000), actor)
    till.controller.sign_in(actor)
    till.desk.start(actor)
    till.window.resize(1366, 768)
    till.window.show_screen(SALE)
    till.window.show()
    app.processEvents()
    codes = [row[0] for row in _rows(opened.database, "SELECT code FROM barcode ORDER BY code LIMIT 20000")]
    random.Random(4).shuffle(codes)
    if services.selling.basket().lines:
        services.selling.clear(actor)
        till.controller.refresh()
    return app, till, codes


def _rows(database: object, sql: str) -> list[tuple[str]]:
    with database.read() as reader:  # type: ignore[attr-defined]
        return list(reader.all(sql))


def _settle(app: QApplication) -> None:
    """Let what is made after the first paint be made."""
    from kassa.system import garbage

    until = time.perf_counter() + 1.0
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.01)
    garbage.settle()


def _scan(app: QApplication, till: Till, code: str) -> None:
    """A scanner's code to pixels: everything the event loop does until it has nothing more to paint."""
    till.controller.scan(code)
    app.processEvents()


def _sell(app: QApplication, till: Till, codes: list[str]) -> None:
    from kassa.system.identity import new_id

    for code in codes:
        _scan(app, till, code)
    services, actor = till._services, till.controller.actor
    if actor is None:
        raise AssertionError("somebody stands at the till")
    services.checkout.add_payment("cash", None, actor, new_id())
    completed = services.checkout.complete(new_id(), actor)
    till.controller.sold(completed.receipt_id, str(completed.number), None)
    app.processEvents()


def _keys(till: Till) -> list[QAbstractButton]:
    from PySide6.QtWidgets import QAbstractButton

    return [button for button in till.window.findChildren(QAbstractButton) if button.isVisible()]


def _bare_line(app: QApplication) -> Callable[[int], None]:
    """The floor of a scan: one durable insert and one painted line."""
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget
    from pysqlite3 import dbapi2

    bare = dbapi2.connect(str(Path(tempfile.mkdtemp()) / "bare.db"), isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, body TEXT)")

    class Line(QWidget):
        text = ""

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawText(12, 24, self.text)
            painter.drawText(300, 24, "24,95")
            painter.end()

    line = Line()
    line.resize(440, 56)
    line.show()
    app.processEvents()

    def once(turn: int) -> None:
        bare.execute("INSERT INTO line (body) VALUES (?)", (f"Artikel nummer {turn}, maat L, kleur marine",))
        line.text = f"Artikel nummer {turn}"
        line.update()
        app.processEvents()

    return once


if __name__ == "__main__":
    arguments = [*sys.argv[1:], "", "0"]
    print(json.dumps(main(arguments[0], arguments[1], int(arguments[2] or 0))), flush=True)
    os._exit(0)  # starting is measured, of the floor and of the till; taking everything down again is not
