"""What services ask of the world outside: protocols only, so that a service can be tested without a device.

Drivers in ``devices`` and ``integrations`` satisfy these by shape; ``bootstrap`` hands them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kassa.domain.catalog.scan import Affixes, Scan
from kassa.domain.delivery import Delivered
from kassa.domain.errors import Reason
from kassa.domain.messages.account import Envelope, MailAccount
from kassa.domain.payments.terminal import TerminalAnswer, TerminalTotals
from kassa.domain.till.customer_view import CustomerView
from kassa.domain.values.dutch import Lang
from kassa.domain.values.quantity import Quantity
from kassa.output.slip import Slip
from kassa.system.clock import Clock

__all__ = [
    "BackupSeal",
    "CardTerminal",
    "CashDrawer",
    "Clock",
    "CustomerDisplay",
    "LabelPrinter",
    "Mailer",
    "MemoryScanner",
    "ReceiptPrinter",
    "Scale",
    "Scanner",
    "SealedHead",
    "SecretStore",
    "Sheet",
    "SheetReader",
    "SlipSource",
    "TerminalDay",
    "TillScanner",
]


class ReceiptPrinter(Protocol):
    """A printer for slips. Blocking; called from the lane of its outbox, never from the window."""

    @property
    def columns(self) -> int:
        """Characters on a line."""
        ...

    def prepare(self) -> None:
        """Load what the first job needs, so that it comes as fast as the second; touches no device."""
        ...

    def print(self, slip: Slip) -> Delivered:
        """Print a slip, once; never tries again by itself and never raises for trouble of the device."""
        ...

    def check(self) -> Reason | None:
        """Return what is wrong with the printer now, or None when it is ready or cannot tell."""
        ...


class CashDrawer(Protocol):
    """A cash drawer that can be opened."""

    def open(self) -> Delivered:
        """Give one pulse; blocking, never raises for trouble of the device."""
        ...


class CustomerDisplay(Protocol):
    """A display of two lines for the customer; never makes whoever sells wait."""

    @property
    def trouble(self) -> Reason | None:
        """What was wrong the last time something was to be shown; None when it was shown."""
        ...

    def show(self, view: CustomerView, language: Lang) -> None:
        """Show what the customer sees of the bon; returns at once, also when the display is gone."""
        ...

    def stop(self) -> None:
        """Leave the shop's name and let the display go."""
        ...


class Scale(Protocol):
    """A scale. Blocking; called from a worker, never from the window."""

    @property
    def ready(self) -> bool:
        """Whether this till has a scale."""
        ...

    def weigh(self) -> Quantity:
        """Return the stable net weight in kilograms.

        Raises:
            DeviceError: nothing lies on it, it moves, is too heavy, is below zero, or the scale cannot be read.
        """
        ...

    def tare(self) -> Quantity:
        """Take what lies on it as tare and return it in kilograms; of an empty scale that is none.

        Raises:
            DeviceError: as for ``weigh``.
        """
        ...

    def zero(self) -> None:
        """Set the empty scale to zero.

        Raises:
            DeviceError: as for ``weigh``.
        """
        ...


class LabelPrinter(Protocol):
    """A label printer. Blocking."""

    def print(self, data: bytes) -> Delivered:
        """Send labels once; never raises for trouble of the device."""
        ...


class CardTerminal(Protocol):
    """A card terminal. ``reference`` is ours, stored before the first call; asking again never charges again."""

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """Ask for an amount; a reference that is known already is answered with its present state."""
        ...

    def status(self, reference: str) -> TerminalAnswer:
        """Ask what became of a payment; *unknown* when the terminal cannot be reached."""
        ...

    def abort(self, reference: str) -> TerminalAnswer:
        """Ask to break off; the answer says whether that was still possible."""
        ...


class TerminalDay(Protocol):
    """What a card terminal tells beside payments. Blocking; called from a worker, never from the window."""

    def check(self) -> Reason | None:
        """Return what is wrong with it now; None when it is ready, takes a payment, or cannot be asked."""
        ...

    def totals(self, since: datetime) -> TerminalTotals | None:
        """Return what it took since a moment; None when this kind of terminal cannot tell.

        Raises:
            DeviceError: it cannot be reached now.
        """
        ...

    def end_day(self) -> None:
        """Let its totals begin at zero again, where they do not do so by themselves.

        Raises:
            DeviceError: it cannot be reached now.
        """
        ...


class Scanner(Protocol):
    """A scanner with a thread of its own."""

    def start(self, scanned: Callable[[Scan], None], changed: Callable[[Reason | None], None]) -> None:
        """Begin to read.

        Args:
            scanned: gets everything that came, noise without a code too.
            changed: gets what is wrong now; None: nothing.
        """
        ...

    def stop(self) -> None:
        """Stop reading and wait for the thread."""
        ...


class TillScanner(Scanner, Protocol):
    """The scanner of a till, whichever is set."""

    def refresh(self) -> None:
        """Go on with the settings as they are now."""
        ...

    def check(self) -> Reason | None:
        """Return what is wrong with it now, or None."""
        ...

    def affixes(self) -> Affixes:
        """Return what a scanner that types puts around a code."""
        ...


class MemoryScanner(Protocol):
    """A portable scanner that remembers codes and sends them when its button is pressed. Blocking."""

    def ports(self) -> tuple[tuple[str, str], ...]:
        """Return the ports of this machine: name and what is behind it."""
        ...

    def read(self, port: str, baud: int, cancelled: Callable[[], bool]) -> str:
        """Return what the scanner sends; empty when it was cancelled.

        Raises:
            DeviceError: there is no such port, or nothing came in time.
        """
        ...


class SlipSource(Protocol):
    """Where the outbox gets the frozen document behind a job."""

    def slip(self, payload: Mapping[str, object]) -> Slip:
        """Return the slip of a job's payload.

        Raises:
            KassaError: the document is not there or the payload is not understood.
        """
        ...


class Sheet(Protocol):
    """A list in a file of somebody else: heads and rows of text; may be walked through more than once."""

    name: str
    sheet: str
    sheets: tuple[str, ...]
    header: tuple[str, ...]

    @property
    def estimated_rows(self) -> int:
        """Rows to expect, for a progress bar."""
        ...

    @property
    def about(self) -> str:
        """Dutch line on how the file was understood: encoding and separator, or the sheet."""
        ...

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give (line number in the file, cells) for each row below the heads, one by one.

        Raises:
            InputError: the file cannot be read to its end.
        """
        ...

    def all_rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row that is not blank, with the heads and what stands above them: for lists without heads.

        Raises:
            InputError: the file cannot be read to its end.
        """
        ...


class SheetReader(Protocol):
    """Opens CSV, Excel and OpenDocument files as lists of text."""

    def open(self, path: Path, sheet: str | None = None) -> Sheet:
        """Open a file; of a workbook the sheet named, or its first one with rows.

        Raises:
            InputError: empty, binary, damaged, too large, or without rows.
        """
        ...


class Mailer(Protocol):
    """Hands mails to a mail server. Blocking; called from a worker, never from the window."""

    def send(self, envelope: Envelope, account: MailAccount, password: str) -> Delivered:
        """Hand over one mail, once; never tries again by itself and never raises for trouble of server or network.

        The answer is *confirmed* when the server accepted it for every receiver, *nothing sent* when it certainly
        accepted it for nobody (``final`` when trying again will not help) and *unsure* when the line broke between.
        """
        ...


class SecretStore(Protocol):
    """Where passwords of this machine are kept: never in the database or a backup."""

    @property
    def place(self) -> str:
        """Dutch words for where that is, for the settings page."""
        ...

    def get(self, name: str) -> str:
        """Return a secret; empty when there is none.

        Raises:
            DeviceError: the store cannot be opened.
        """
        ...

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; an empty one forgets it.

        Raises:
            DeviceError: the store cannot be written.
        """
        ...


class SealedHead(Protocol):
    """What can be read of a sealed backup without its code."""

    @property
    def code(self) -> str:
        """First group of the recovery code it was sealed with."""
        ...

    @property
    def moment(self) -> datetime:
        """When it was made, aware UTC."""
        ...


class BackupSeal(Protocol):
    """Makes of a copy a file that only a recovery code opens, and back."""

    def head(self, file: Path) -> SealedHead | None:
        """Return what the head of a file says; None when it is not sealed.

        Raises:
            StoreError: it is damaged, or a newer version of this program sealed it.
            OSError: it cannot be read.
        """
        ...

    def seal(self, source: Path, target: Path, code: str, moment: datetime) -> None:
        """Write a sealed copy; it is on the disk itself when this returns.

        Raises:
            OSError: it cannot be written.
        """
        ...

    def open(self, source: Path, target: Path, code: str) -> None:
        """Write what is in a sealed file; nothing of a damaged one is left.

        Raises:
            StoreError: another code, or a damaged file.
            OSError: it cannot be read or written.
        """
        ...
