"""``python3 dev.py bench [--quick]``: every figure with its floor in the same run, as one table."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks import (
    customer_file,
    customers,
    importing,
    lists,
    order_queue,
    papers,
    printing,
    sales_flow,
    start,
    till,
    two_tills,
    years,
)
from benchmarks.measure import Figure, table
from benchmarks.receipts import add_receipts
from benchmarks.shop import DATA, BenchShop, reopen, write_list

_ARTICLES, _RECEIPTS, _CUSTOMERS = 818_775, 1_000_000, 1_000_000
_QUICK_ARTICLES, _QUICK_RECEIPTS, _QUICK_CUSTOMERS = 15_000, 10_000, 20_000


def main() -> int:
    """Measure and print; exit 0 also when a target is missed: the table says so."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--quick", action="store_true", help="a small shop, under two minutes")
    options = parser.parse_args()
    begin = time.perf_counter()
    DATA.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=DATA))
    try:
        figures = measure(folder, quick=options.quick)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(table(sorted(figures, key=lambda one: int(one.target))))
    missed = sum(one.verdict == "MISSED" for one in figures)
    print(f"\n{len(figures)} figures, {missed} missed, {time.perf_counter() - begin:.0f} s")
    return 0


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Build the shops and measure everything."""
    articles, receipts = (_QUICK_ARTICLES, _QUICK_RECEIPTS) if quick else (_ARTICLES, _RECEIPTS)
    few = 200 if quick else 1_000
    env = start.environment(folder)
    whole, small = (
        write_list(DATA / f"articles-{articles}.csv", articles),
        write_list(DATA / "articles-1000.csv", 1_000),
    )
    say(f"import of {articles} articles")
    figures = [*importing.imported(whole, folder / "shop.kassa", env)]
    importing.imported(small, folder / "small.kassa", env)

    def copy(name: str) -> Path:
        target = folder / name
        shutil.copy(folder / "shop.kassa", target)
        return target

    def small_shop(target: Path) -> BenchShop:
        shutil.copy(folder / "small.kassa", target)
        return reopen(str(target))

    say("start and memory")
    location = str(copy("start.kassa"))
    figures += start.start_and_memory(location, str(folder / "small.kassa"), env, 3 if quick else 7)
    figures.append(start.memory_after(location, env, few))
    say("scans, typing")
    figures += start.scans(location, env, few)
    figures.append(start.typing(location, env, 20 if quick else 100))
    say("checkout, look-up")
    early = reopen(str(copy("early.kassa")))
    figures += till.checkout(early, folder, 200 if quick else 1_000)
    figures.append(till.look_up(early, 30 if quick else 200))
    say("paper")
    figures += printing.receipt_bytes(early)
    figures += printing.selling_beside(early, 20 if quick else 100)
    figures += papers.papers(20 if quick else 50, 100 if quick else 1_000)
    say("closing")
    figures.append(till.closing(small_shop, folder, 10, 1_000 if quick else 10_000))
    say("orders, invoices, payments")
    figures += sales_flow.measured(small_shop(folder / "trade.kassa"), folder, quick=quick)
    say("the order queue")
    queues = small_shop(folder / "queue-few.kassa"), small_shop(folder / "queue-many.kassa")
    figures.append(order_queue.opened(*queues, env, 20 if quick else 60))
    say("two tills on PostgreSQL")
    figures += two_tills.figures(env, 2 if quick else 10)
    say(f"{receipts} receipts")
    late = reopen(str(copy("late.kassa")))
    add_receipts(late, receipts)
    figures.append(till.nth_document(late, early, 100 if quick else 500))
    figures.append(till.verify_chain(late))
    figures.append(years.report(late, folder, 5 if quick else 20))
    figures += years.backups(late, folder)
    say(f"{receipts} invoices in a list")
    figures += lists.figures(folder, receipts, env, 8 if quick else 40)
    people = _QUICK_CUSTOMERS if quick else _CUSTOMERS
    say(f"Kies Klant over {people} customers")
    figures += customers.figures(folder, people, 200 if quick else 2_000)
    say("the file of a customer with many invoices")
    figures.append(customer_file.opened(folder, receipts, env, 8 if quick else 40))
    say("scans beside everything else")
    late.database.close()
    early.database.close()
    figures.append(start.beside(str(folder / "late.kassa"), env, 1_000 if quick else 10_000))
    return figures


def say(what: str) -> None:
    """Tell how far it is."""
    print(f"... {what}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
