"""The list of a million invoices in the back office, painted (target 8), against the same list with a hundred rows.

Run as ``python -m benchmarks.lists LOCATION SMALL ROUNDS``; prints one line of JSON with times in seconds.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, Series, ratio
from benchmarks.window import FRAME_MS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kassa.db.engine import Database
    from kassa.services.lists.service import Lists
    from kassa.services.lists.spec import Query
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.lists.page import ListPage

_SMALL = 100
_TODAY = dt.date(2026, 11, 21)


def figures(folder: Path, wanted: int, env: Mapping[str, str], rounds: int) -> list[Figure]:
    """Build both shops and measure them in a process of their own."""
    from benchmarks.invoices import add_invoices
    from benchmarks.shop import empty_shop

    locations = []
    for count in (wanted, _SMALL):
        shop = empty_shop(folder / f"invoices-{count}.kassa")
        add_invoices(shop.database, count, _TODAY)
        shop.database.close()
        locations.append(shop.location)
    command = [sys.executable, "-m", "benchmarks.lists", *locations, str(rounds)]
    done = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "the list was not measured")
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    series = {name: Series(tuple(times)) for name, times in found.items()}
    return list(_figures(series, wanted))


def _figures(series: Mapping[str, Series], wanted: int) -> Iterator[Figure]:
    opened, floor = series["open"], series["open small"]
    yield Figure(
        "8",
        f"open the list of {wanted} invoices, to painted rows",
        f"{opened.p50:.1f} ms",
        f"{floor.p50:.1f} ms",
        ratio(opened.p50, floor.p50),
        1.5,
        1.0,
    )
    picked, few = series["select"], series["select small"]
    yield Figure(
        "8",
        f"'Betalen Facturen' over {wanted} invoices, open to painted rows",
        f"{picked.p50:.1f} ms",
        f"{few.p50:.1f} ms",
        ratio(picked.p50, few.p50),
        1.5,
        1.0,
    )
    for name, words in (
        ("sort", "sort by another column, to painted rows, p99"),
        ("filter", "another view, to painted rows, p99"),
        ("jump", "jump to any row, p99"),
        ("scroll", "scroll a page, p99"),
    ):
        one, small = series[name], series.get(f"{name} small")
        least = f"{small.p99:.1f} ms" if small else ""
        yield Figure("8", f"{words} ({wanted})", f"{one.p99:.1f} ms", least, one.p99, FRAME_MS, FRAME_MS / 2, "ms")
    for name, words in (("totals", "footer totals, all"), ("totals of a view", "footer totals, each view")):
        one, small = series[name], series[f"{name} small"]
        yield Figure("8", f"{words} ({wanted}), p99", f"{one.p99:.1f} ms", f"{small.p99:.1f} ms", one.p99, 50, 16, "ms")


class _Bench:
    """One application with one list on one shop."""

    def __init__(self, app: QApplication, office: OfficeContext, database: Database) -> None:
        self._app = app
        self._office = office
        self._database = database
        self.lists: Lists = office.data.lists
        self.page: ListPage | None = None

    def open(self) -> float:
        """Make the page of the list; return how long it takes until its rows are painted."""
        from kassa.ui.office.lists.page import ListHooks, ListPage

        if self.page is not None:
            self.page.close()
            self.page.deleteLater()
        self.settle()
        begin = time.perf_counter()
        page = ListPage(self._office, self.lists.spec("invoices"), ListHooks(), "Zoek")
        self.page = page
        page.resize(1366, 768)
        page.show()
        self._painted(page)
        return time.perf_counter() - begin

    def select(self) -> float:
        """Open the dialog of the till that picks invoices; return how long it takes until its rows are painted."""
        from PySide6.QtWidgets import QWidget

        from kassa.services.till.document_choice import DocumentChoice, Standing
        from kassa.ui.till.select.dialog import Facts, SelectDialog
        from kassa.ui.till.select.words import Choice

        window = QWidget()
        window.resize(1366, 768)
        window.show()
        self.settle()
        choosing = DocumentChoice(self._database)
        actor, nobody = self._office.actor, frozenset[str]()
        facts = Facts(choosing, actor, lambda _text, _most: (), _TODAY, Standing.ALL, nobody, lambda _code: None)
        begin = time.perf_counter()
        dialog = SelectDialog(self._office.ui, window, Choice.INVOICES, facts)
        dialog.begin(None)
        while not dialog.table.rows.rows:
            self._app.processEvents()
        dialog.table.viewport().repaint()
        self._app.processEvents()
        took = time.perf_counter() - begin
        self.settle()
        window.deleteLater()
        return took

    def ask(self, query: Query) -> float:
        """Change what is asked; return how long it takes until the new rows are painted."""
        assert self.page is not None
        begin = time.perf_counter()
        self.page.loader.open(query)
        self._painted(self.page)
        return time.perf_counter() - begin

    def move(self, to: int) -> float:
        """Move the scroll bar; return how long it takes until the rows there are painted."""
        assert self.page is not None
        begin = time.perf_counter()
        self.page.table.verticalScrollBar().setValue(to)
        self._app.processEvents()
        return time.perf_counter() - begin

    def settle(self, seconds: float = 0.0) -> None:
        """Let everything behind the rows be done: counts, totals, and with time the places of a jump."""
        until = time.perf_counter() + seconds
        while True:
            self._office.ui.jobs.wait()  # type: ignore[attr-defined]
            self._app.processEvents()
            if time.perf_counter() >= until:
                break
            time.sleep(0.01)

    def _painted(self, page: ListPage) -> None:
        done: list[bool] = []
        page.loader.opened.connect(lambda: done.append(True))
        while not done:
            self._app.processEvents()
        page.table.viewport().repaint()
        self._app.processEvents()


def main(locations: tuple[str, str], rounds: int) -> dict[str, list[float]]:
    """Measure the large list and the small one in turns."""
    from kassa.system import garbage, paths
    from kassa.system.clock import SystemClock
    from kassa.ui.shell.app import make_application
    from kassa.ui.shell.context import open_context
    from kassa.ui.theme.sizes import DESK
    from kassa.ui.theme.theme import Mode
    from kassa.ui.work.jobs import Jobs

    app = make_application("benchmark")
    cache = Path(tempfile.mkdtemp())
    ui = open_context(app, paths.resources(), cache, SystemClock(), Jobs(app), sizes=DESK, mode=Mode.LIGHT, volume=0)
    benches = {"": _bench(app, ui, locations[0]), " small": _bench(app, ui, locations[1])}
    times: dict[str, list[float]] = {}

    def keep(name: str, seconds: float, *, warm: bool) -> None:
        if not warm:
            times.setdefault(name, []).append(seconds)

    for turn in range(rounds + 3):
        for which, bench in benches.items():
            keep(f"open{which}", bench.open(), warm=turn < 3)
            bench.settle()
    garbage.settle()  # as the office does
    for which, bench in benches.items():
        _asked(bench, which, rounds, keep)
        _totals(bench, which, rounds, keep)
    for turn in range(rounds + 3):
        for which, bench in benches.items():
            keep(f"select{which}", bench.select(), warm=turn < 3)
    _moved(benches[""], rounds * 20, keep)
    return times


def _bench(app: QApplication, ui: object, location: str) -> _Bench:
    from kassa.bootstrap.office import office_services
    from kassa.db.engine import open_database
    from kassa.domain.people.actor import Actor
    from kassa.domain.people.rights import Right
    from kassa.output.table import CellFormat
    from kassa.ui.office.context import ListServices, OfficeContext
    from kassa.ui.office.notices import Notices
    from kassa.ui.shell.changes import Changes

    database = open_database(location)
    services = office_services(database, ui.clock, b"benchmark")  # type: ignore[attr-defined]
    changes = Changes(services.watching, ui.jobs, app)  # type: ignore[attr-defined]
    owner = Actor("eigenaar", "Eigenaar", frozenset(Right), None)
    data = ListServices(services.lists(owner), services.saved, services.exporting(owner))
    office = OfficeContext(ui, data, owner, CellFormat(services.zone), changes, Notices(app), ("kassa",))  # type: ignore[arg-type]
    return _Bench(app, office, database)


def _asked(bench: _Bench, which: str, rounds: int, keep: Callable[..., None]) -> None:
    from kassa.services.lists.spec import Query, Sort

    spec = bench.lists.spec("invoices")
    sorts = [(one.key, way) for one in spec.columns if one.sortable and not one.hidden for way in (False, True)]
    views = [Query(filters) for filters in spec.views.values()]
    for turn in range(max(rounds // 4, 2) + 1):
        for key, way in sorts:
            query = Query(sort=(Sort(key, way),))
            keep(f"sort{which}", bench.ask(query), warm=not turn)
            bench.settle()
        for view in views:
            keep(f"filter{which}", bench.ask(view), warm=not turn)
            bench.settle()


def _totals(bench: _Bench, which: str, rounds: int, keep: Callable[..., None]) -> None:
    from kassa.services.lists.spec import Query

    for turn in range(rounds + 3):
        for name, filters in {"": (), **bench.lists.spec("invoices").views}.items():
            begin = time.perf_counter()
            bench.lists.summary("invoices", Query(filters))
            label = "totals of a view" if name else "totals"
            keep(f"{label}{which}", time.perf_counter() - begin, warm=turn < 3)


def _moved(bench: _Bench, moves: int, keep: Callable[..., None]) -> None:
    bench.open()
    bench.settle(4)
    assert bench.page is not None
    bar = bench.page.table.verticalScrollBar()
    chance = random.Random(8)
    for turn in range(moves + 20):
        keep("jump", bench.move(chance.randrange(bar.maximum())), warm=turn < 20)
    for turn in range(moves + 20):
        keep("scroll", bench.move(min(bar.value() + bar.pageStep(), bar.maximum())), warm=turn < 20)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(main((sys.argv[1], sys.argv[2]), int(sys.argv[3]))), flush=True)
    os._exit(0)
