"""The support bundle: what helps to find a fault, without anything of a customer, an employee or a key.

Settings go in by kind: choices, numbers and switches as they are, texts only as filled in or empty, but for the few
that name a device. Log lines go in without the names the shop knows, numbers, addresses and the words of exceptions.
"""

from __future__ import annotations

import json
import platform
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from kassa import __version__
from kassa.db.engine import Database
from kassa.db.queries import upkeep as query
from kassa.db.schema import HEAD, stored_version
from kassa.domain.errors import KassaError, Reason, StoreError
from kassa.domain.people.actor import Actor
from kassa.domain.settings import catalogue, company, till
from kassa.domain.settings.fields import Kind, Scope, to_json
from kassa.services.acting import record
from kassa.services.health import HealthRow
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system import logs
from kassa.system.clock import Clock
from kassa.system.files import put_in_place

LOG_DAYS: Final = 7
_MASK: Final = "***"
_LARGEST_LOG: Final = 4 * logs.MAX_BYTES
_PLAIN_KINDS: Final = frozenset({Kind.CHOICE, Kind.SWITCH, Kind.WHOLE, Kind.AMOUNT})
_PLAIN_TEXTS: Final = frozenset(
    {
        company.WEIGHT_RULES.key,
        till.PRINTER_ADDRESS.key,
        till.SCANNER_PORT.key,
        till.SCANNER_PREFIX.key,
        till.SCANNER_SUFFIX.key,
    }
)
"""Texts about devices and codes, which name nobody."""

_HEAD: Final = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) [\d:,]+ [A-Z]+ [\w.]+ \[[\w-]+\] ")
_NUMBER: Final = re.compile(r"\d(?:[ .,/-]?\d){3,}|\d+[.,]\d\d(?!\d)")
_TRACE_LINE: Final = re.compile(
    r"\s*(?:Traceback \(most recent call last\):|During handling of|The above exception was|File \"|\^|~)"
)
_TRACE_FILE: Final = re.compile(r"\s*File \"[^\"]*\", line \d+, in ")
_ERROR: Final = re.compile(r"(?P<type>[A-Za-z_][\w.]*)(?::|$)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LONGEST_NAME: Final = 6
_SHORTEST_WORD: Final = 3

_READ_ME: Final = """Ondersteuningsbestand van Kassa.

Wat erin zit: versies, instellingen zonder teksten en geheimen, de laatste controle van 'Alles in orde?', aantallen per
tabel en de logboeken van de laatste zeven dagen.
Wat er niet in zit: klanten, medewerkers, bedragen van klanten, codes, wachtwoorden en sleutels. Namen, e-mailadressen,
getallen en de tekst van fouten zijn uit de logboeken gehaald; daar staat ***.
"""


class SupportBundle:
    """Makes the support bundle of a shop, seen from this computer.

    Args:
        database: the shop.
        settings: of the shop.
        shop: knows branches and tills.
        health: looks at everything; blocking.
        log_folder: where the logs of this computer are.
        clock: the moment.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        shop: Shop,
        health: Callable[[], Sequence[HealthRow]],
        log_folder: Path,
        clock: Clock,
    ) -> None:
        self._database = database
        self._settings = settings
        self._shop = shop
        self._health = health
        self._logs = log_folder
        self._clock = clock

    def proposal(self) -> str:
        """Return a name for the file."""
        return f"kassa-ondersteuning-{self._clock.now():%Y%m%d-%H%M}.zip"

    def save(self, target: Path, actor: Actor) -> Path:
        """Write the bundle; a database that does not answer leaves out only what it knows.

        Raises:
            StoreError: the file cannot be written; nothing was left behind.
        """
        part = target.with_name(f"{target.name}.part")
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as bundle:
                for name, text in self._files():
                    bundle.writestr(name, text)
            put_in_place(part, target)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise StoreError(
                Reason(
                    "support.not_written",
                    "Het ondersteuningsbestand kan hier niet worden bewaard. Er is niets veranderd.",
                    "Kies een andere map of een USB-stick met genoeg ruimte.",
                )
            ) from error
        with suppress(KassaError), self._database.write() as tx:
            record(tx, actor, "support.saved", "", {}, self._clock.now())
        return target

    def _files(self) -> Iterator[tuple[str, str]]:
        clean = Cleaner(self._names())
        yield "LEESMIJ.txt", _READ_ME
        yield "versies.json", _json(self._versions())
        yield "instellingen.json", _json(self._told_settings())
        yield "gezondheid.json", _json([_told(row, clean) for row in self._health()])
        yield "aantallen.json", _json(self._counts())
        first = self._clock.now() - timedelta(days=LOG_DAYS)
        for file in sorted(self._logs.glob("*.log")) if self._logs.is_dir() else ():
            text = "\n".join(clean.lines(_recent(_read(file), first)))
            if text:
                yield f"logboek/{file.name}", f"{text}\n"

    def _names(self) -> set[str] | None:
        """Every name the shop knows; None when the database does not answer."""
        try:
            with self._database.read() as reader:
                return query.names(reader)
        except KassaError:
            return None

    def _versions(self) -> dict[str, object]:
        engine = self._database.kind
        return {
            "kassa": __version__,
            "schema_programma": HEAD,
            "schema_database": _or_reason(lambda: stored_version(self._database)),
            "database": engine,
            "python": platform.python_version(),
            "systeem": platform.system(),
            "systeem_versie": platform.release(),
            "machine": platform.machine(),
            "ingepakt": bool(getattr(sys, "frozen", False)),
            "gemaakt": self._clock.now().isoformat(timespec="seconds"),
        }

    def _told_settings(self) -> dict[str, object]:
        owners: list[tuple[str, Scope, str]] = [("bedrijf", Scope.COMPANY, "")]
        with suppress(KassaError):
            owners += [(f"filiaal {place}", Scope.BRANCH, one.id) for place, one in enumerate(self._shop.branches(), 1)]
            owners += [(f"kassa {one.number}", Scope.TILL, one.id) for one in self._shop.tills()]
        told: dict[str, object] = {}
        for name, scope, owner in owners:
            told[name] = _or_reason(partial(self._of, scope, owner))
        return told

    def _of(self, scope: Scope, owner: str) -> dict[str, object]:
        told: dict[str, object] = {}
        for key, value in self._settings.values(scope, owner).items():
            setting = catalogue.by_key(key)
            if setting.kind in _PLAIN_KINDS or key in _PLAIN_TEXTS:
                told[key] = to_json(value)
            else:
                told[key] = "ingevuld" if value else "leeg"
        return told

    def _counts(self) -> object:
        def counted() -> dict[str, int]:
            with self._database.read() as reader:
                return query.counts(reader, self._database)

        return _or_reason(counted)


class Cleaner:
    """Takes out of a log what may be of a person.

    Args:
        names: every name the shop knows, of customers, companies, streets and employees; None when they are not
            known: then every word with a capital inside a sentence goes.
    """

    def __init__(self, names: Iterable[str] | None) -> None:
        self._names: set[tuple[str, ...]] = set()
        self._words: set[str] = set()
        self._every_capital = names is None
        for name in names or ():
            words = tuple(word.lower() for word in _WORD.findall(name))
            if words:
                self._names.add(words[:_LONGEST_NAME])
                self._words.update(word for word in words if len(word) >= _SHORTEST_WORD)
        self._home = str(Path.home())

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """Give the lines of a log, cleaned; of an exception its type and the places in the program stay."""
        frames = after_file = False
        for line in lines:
            head = _HEAD.match(line)
            if head is not None:
                frames = after_file = False
                yield head.group() + self.text(line[head.end() :])
            elif _TRACE_LINE.match(line):
                frames, after_file = True, _TRACE_FILE.match(line) is not None
                yield line.replace(self._home, "~")
            elif after_file:
                after_file = False
                yield line  # a line of the program itself
            else:
                error = _ERROR.match(line) if frames else None
                frames = False
                yield f"{error['type']}: {_MASK}" if error is not None else _MASK

    def text(self, text: str) -> str:
        """Return a sentence without names, addresses and numbers of four digits or more."""
        text = logs.without_private(text.replace(self._home, "~"))
        return _NUMBER.sub(_MASK, self._without_names(text))

    def _without_names(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        lower = [word.group().lower() for word in words]
        kept, end, place = [], 0, 0
        while place < len(words):
            length = self._name_at(lower, place)
            if not length and place and words[place].group()[0].isupper():
                length = 1 if self._every_capital or lower[place] in self._words else 0  # written as a name
            if length:
                kept += [text[end : words[place].start()], _MASK]
                end = words[place + length - 1].end()
            place += length or 1
        return "".join((*kept, text[end:]))

    def _name_at(self, lower: Sequence[str], place: int) -> int:
        for length in range(min(_LONGEST_NAME, len(lower) - place), 0, -1):
            if tuple(lower[place : place + length]) in self._names:
                return length
        return 0


def _recent(text: str, first: datetime) -> Iterator[str]:
    """Give the lines from a day on; what follows a line belongs to it."""
    day, kept = first.date().isoformat(), False
    for line in text.splitlines():
        head = _HEAD.match(line)
        if head is not None:
            kept = head["day"] >= day
        if kept:
            yield line


def _read(file: Path) -> str:
    """Return the end of a log; one that cannot be read is left out."""
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - _LARGEST_LOG))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _told(row: HealthRow, clean: Cleaner) -> dict[str, object]:
    return {
        "onderdeel": row.key,
        "toestand": row.finding.state.value,
        "wat": clean.text(row.finding.what),
        "doen": clean.text(row.finding.fix),
        "sinds": row.since.isoformat(timespec="seconds"),
    }


def _or_reason(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except KassaError as error:
        return {"niet te lezen": error.code}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
