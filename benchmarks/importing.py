"""Importing the long list (target 12): validated, with its search index, in one transaction."""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from pysqlite3 import dbapi2

from benchmarks.measure import Figure, ratio
from benchmarks.shop import empty_shop


def imported(file: Path, target: Path, env: Mapping[str, str]) -> tuple[Figure, ...]:
    """Import a list into a new shop, in a process of its own; against csv, executemany and the same indexes."""
    begin = time.perf_counter()
    _by_hand(file, target.with_suffix(".bare"))
    floor = time.perf_counter() - begin
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.importing", str(file), str(target)],
        env=dict(env), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    found = json.loads(done.stdout.splitlines()[-1])
    name = f"import of {found['rows']} articles"
    return (
        Figure("12", name, f"{found['seconds']:.1f} s", f"{floor:.1f} s", ratio(found["seconds"], floor), 4, 2),
        Figure("12", "its memory", f"{found['memory']:.0f} MB", "-", found["memory"], 400, 250, "MB"),
    )


def _by_hand(file: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    bare = dbapi2.connect(str(target), isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE article (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, number TEXT UNIQUE, name TEXT, "
                 "folded TEXT, vat TEXT, price INTEGER)")  # fmt: skip
    bare.execute("CREATE TABLE barcode (code TEXT PRIMARY KEY, article_id TEXT) WITHOUT ROWID")
    bare.execute("CREATE VIRTUAL TABLE search USING fts5(body, content='', tokenize='trigram', detail='none')")
    bare.execute("BEGIN")
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter=";")
        next(rows)
        batch = []
        for number, row in enumerate(rows, 1):
            price = int(row[2].replace(",", "").replace(".", "") or 0)
            batch.append((number, f"{number:032x}", str(number), row[1], row[1].lower(), row[3], price, row[0]))
            if len(batch) == 10_000:
                _flush(bare, batch)
                batch = []
        _flush(bare, batch)
    bare.execute("CREATE INDEX article_folded ON article (folded)")
    bare.execute("CREATE INDEX barcode_article ON barcode (article_id)")
    bare.execute("COMMIT")
    bare.close()


def _flush(bare: dbapi2.Connection, batch: list[tuple[int, str, str, str, str, str, int, str]]) -> None:
    bare.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", [row[:7] for row in batch])
    bare.executemany("INSERT OR IGNORE INTO barcode VALUES (?, ?)", [(row[7], row[1]) for row in batch])
    bare.executemany("INSERT INTO search (rowid, body) VALUES (?, ?)", [(row[0], row[4]) for row in batch])


def main(file: Path, target: Path) -> dict[str, float]:
    """Import in this process."""
    from kassa.integrations.sheets.reader import SheetFiles
    from kassa.services.catalog.importing import Importing

    shop = empty_shop(target)
    importing = Importing(shop.database, shop.services.clock, SheetFiles())
    begin = time.perf_counter()
    sheet = importing.open(file)
    report = importing.run(sheet, file, importing.guess(sheet), shop.actor)
    took = time.perf_counter() - begin
    shop.database.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": report.counts.rows, "seconds": took, "memory": memory}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
