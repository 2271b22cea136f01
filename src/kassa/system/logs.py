"""The log: one file per kind of process, one logger per room, no customer data, and never a reason not to start."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Final

from kassa.system import paths
from kassa.system.identity import new_id

ROOT: Final = "kassa"
MAX_BYTES: Final = 1_000_000
KEPT_FILES: Final = 3

_correlation: ContextVar[str] = ContextVar("correlation", default="-")
_PRIVATE: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"  # e-mail address
    r"|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"  # IBAN
    r"|(?<=://)[^\s/@]+@"  # name and password in a database URL
    r"|(?<![\w.])[2-6](?:[ -]?\d){12,18}(?![\w.])"  # what may be a card number; the code of an article goes with it
)


def room_logger(module: str) -> logging.Logger:
    """Return the logger of the room a module lives in: ``kassa.ui.till.sale`` logs as ``kassa.ui``."""
    return logging.getLogger(".".join(module.split(".")[:2]))


@contextmanager
def correlation() -> Iterator[str]:
    """Give everything that is logged inside the block one short identity, and yield it."""
    identity = new_id()[-8:]
    token = _correlation.set(identity)
    try:
        yield identity
    finally:
        _correlation.reset(token)


def without_private(text: str) -> str:
    """Return a text without mail addresses, bank accounts and passwords in addresses."""
    return _PRIVATE.sub("***", text)


def start(process: str, level: str = "INFO", folder: Path | None = None) -> Path | None:
    """Start logging to ``<process>.log`` and catch what nobody catches.

    Returns:
        The log file, or None when it cannot be written: the program then goes on without one.
    """
    file = (folder or paths.log_folder()) / f"{process}.log"
    root = logging.getLogger(ROOT)
    stop()
    handler: logging.Handler
    result: Path | None = file
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = _RotatingHandler(file)
    except OSError:
        handler, result = logging.NullHandler(), None
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s [%(correlation)s] %(message)s"))
    root.addHandler(handler)
    root.setLevel(level)
    root.propagate = False
    sys.excepthook = _on_uncaught
    threading.excepthook = _on_uncaught_in_thread
    return result


def stop() -> None:
    """Close the log and give back what ``start`` took."""
    root = logging.getLogger(ROOT)
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    root.propagate = True
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


class _Formatter(logging.Formatter):
    """Adds the correlation and takes out what may be of a customer, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        record.correlation = _correlation.get()
        return without_private(super().format(record))


class _RotatingHandler(logging.FileHandler):
    """A file handler that moves a full file aside.

    ``logging.handlers`` is not used: it imports sockets and queues at start, and stops logging when Windows refuses to
    rename a file that a second process has open. Here the file just grows until nobody else has it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._rotate_when_full()
        super().__init__(file, encoding="utf-8", errors="backslashreplace")

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        with suppress(OSError, ValueError):
            if self.stream is not None and self.stream.tell() > MAX_BYTES:
                self.stream.close()
                self._rotate_when_full()
                self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - name of the standard library
        """Say nothing: a full disk must not put a traceback in front of a cashier."""

    def _rotate_when_full(self) -> None:
        with suppress(OSError):
            if self._file.stat().st_size > MAX_BYTES // 2:
                for number in range(KEPT_FILES - 1, 0, -1):
                    older = self._file.with_suffix(f".{number}.log")
                    if older.exists():
                        older.replace(self._file.with_suffix(f".{number + 1}.log"))
                self._file.replace(self._file.with_suffix(".1.log"))


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(ROOT).critical("Onverwachte fout", exc_info=(kind, error, trace))


def _on_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        logging.getLogger(ROOT).critical(
            "Onverwachte fout in een taak", exc_info=(args.exc_type, args.exc_value, args.exc_traceback)
        )
