"""Trying a scanner: what it really sends, byte for byte, what was made of it, how fast; and learning its prefix."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.catalog.scan import LEARN_FROM, Affixes, Scan, learn_affixes
from kassa.domain.errors import InputError, KassaError
from kassa.domain.settings import till
from kassa.ui.upkeep.layout import lay_out
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.upkeep import Upkeep
    from kassa.ui.shell.context import UiContext
    from kassa.ui.upkeep.states import Permit

KEPT = 8
_SHOWN_BYTES = 64
_CONTROL = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI",
    "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
)  # fmt: skip
"""The characters of ASCII below 32."""


def readable(raw: bytes) -> str:
    """Return bytes as a person reads them: control characters by their name in ASCII, such as ``<CR>``."""
    return "".join(f"<{_CONTROL[byte]}>" if byte < 32 else "<DEL>" if byte == 127 else chr(byte) for byte in raw)


def milliseconds(micros: int) -> str:
    """Return a time as ``12,3``."""
    tenths = max(0, micros) // 100
    return f"{tenths // 10},{tenths % 10}"


class ScanLine(QFrame):
    """One scan: the code, its kind, the bytes and the times."""

    def __init__(self, ui: UiContext, scan: Scan, shown_after: int, number: int) -> None:
        super().__init__()
        self.setProperty("fx", "card")
        self.setObjectName(f"scanner_test.scan_{number}")
        code = readable(scan.code.replace("\n", " / ").encode("latin-1", "replace")) or self.tr("Geen code herkend")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(code, "title", wrap=True), 1)
        head.addWidget(Badge(ui.theme, scan.kind, "", "info" if scan.code else "warn"))
        raw = scan.raw[:_SHOWN_BYTES]
        more = " …" if len(scan.raw) > _SHOWN_BYTES else ""
        times = self.tr("{count} tekens in {burst} ms · {shown} ms later op het scherm").format(
            count=len(scan.raw), burst=milliseconds(scan.ended - scan.began), shown=milliseconds(shown_after)
        )
        lines = (
            (self.tr("Bytes"), raw.hex(" ").upper() + more),
            (self.tr("Leesbaar"), readable(raw) + more),
            (self.tr("Tijd"), times),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(head)
        for name, text in lines:
            row = QHBoxLayout()
            title = label(name, "caption")
            title.setFixedWidth(76)
            row.addWidget(title)
            row.addWidget(label(text, "body", wrap=True), 1)
            column.addLayout(row)
        self.setAccessibleName(f"{code}. {scan.kind}. {times}")


class ScannerPage(QFrame):
    """Shows every scan while it is visible; nothing of it reaches the bon.

    Args:
        ui: the scanner, theme.
        upkeep: stores what was learned.
        permit: does something as the person who stands here.
        changed: is told that a setting is different now.
    """

    back_wanted = Signal()

    def __init__(
        self,
        ui: UiContext,
        upkeep: Callable[[], Upkeep],
        permit: Permit,
        changed: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self._upkeep, self._permit, self._changed = ui, upkeep, permit, changed
        self._count = 0
        self._lines: list[ScanLine] = []
        self._times: list[int] = []
        self._learning: list[Scan] | None = None
        self._learned: Affixes | None = None
        self.setProperty("fx", "canvas")
        self.setObjectName("scanner_test")
        self._title = label("", "h1")
        self._explain = label("", "body", "second", wrap=True)
        self._speed = label("", "body", name="scanner_test.speed")
        self.back = Button(ui.theme, "x", name="scanner_test.back", icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.learn = Button(ui.theme, "x", name="scanner_test.learn", icon="scan-barcode")
        self.learn.clicked.connect(self._start_learning)
        self.keep = Button(ui.theme, "x", name="scanner_test.keep", kind="primary", icon="check")
        self.keep.clicked.connect(self._keep)
        self.keep.hide()
        self.notice = Notice(ui.theme, name="scanner_test.message")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.keep)
        head.addWidget(self.learn)
        self._column, _area = lay_out(self, head, self._explain, self.notice, self._speed, spacing=8)
        ui.scanner.seen.connect(self._seen)
        self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop_learning()
        self.notice.say("")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _seen(self, scan: Scan) -> None:
        if not self.isVisible():
            return
        shown_after = time.perf_counter_ns() // 1000 - scan.ended
        self._count += 1
        line = ScanLine(self._ui, scan, shown_after, self._count)
        self._lines.insert(0, line)
        self._column.insertWidget(0, line)
        line.show()
        for old in self._lines[KEPT:]:
            old.deleteLater()
        del self._lines[KEPT:]
        self._times = [*self._times[1 - KEPT :], scan.ended - scan.began + shown_after]
        self._say_speed()
        self._ui.sounds.play("ok" if scan.code else "fout")
        if self._learning is not None:
            self._learning.append(scan)
            self._learn()

    def _say_speed(self) -> None:
        if self._times:
            text = self.tr("Van het eerste teken tot op het scherm, laatste {count} scans: {best} tot {worst} ms.")
            best, worst = milliseconds(min(self._times)), milliseconds(max(self._times))
            self._speed.setText(text.format(count=len(self._times), best=best, worst=worst))
        else:
            self._speed.setText(self.tr("Nog niets gescand."))

    def _start_learning(self) -> None:
        self._stop_learning()
        self._learning = []
        self._ask_more(0)

    def _stop_learning(self) -> None:
        self._learning, self._learned = None, None
        self.keep.hide()

    def _ask_more(self, count: int) -> None:
        text = self.tr("Scan drie keer een artikel met een gewone streepjescode: {count} van {all}.")
        self.notice.say(text.format(count=count, all=LEARN_FROM), "info")

    def _learn(self) -> None:
        scans = self._learning or []
        if len(scans) < LEARN_FROM:
            self._ask_more(len(scans))
            return
        self._learning = None
        try:
            self._learned = learn_affixes([scan.raw.decode("latin-1") for scan in scans])
        except InputError as refused:
            self.notice.say(str(refused), "warn")
            return
        ended = scans[-1].raw[-1:]
        self.notice.say(self._told(self._learned, ended), "success" if ended in _ENDS else "warn")
        self.keep.show()

    def _told(self, learned: Affixes, end: bytes) -> str:
        if learned.prefix and learned.suffix:
            text = self.tr("De scanner stuurt '{prefix}' voor de code en '{suffix}' erachter.")
        elif learned.prefix:
            text = self.tr("De scanner stuurt '{prefix}' voor de code.")
        elif learned.suffix:
            text = self.tr("De scanner stuurt '{suffix}' achter de code.")
        else:
            text = self.tr("De scanner stuurt alleen de code.")
        words = text.format(prefix=learned.prefix, suffix=learned.suffix)
        if end in _ENDS:
            name = self.tr("Tab") if end == b"\t" else self.tr("Enter")
            ending = self.tr("Hij sluit af met {}. Kies Overnemen.").format(name)
            return f"{words} {ending}"
        advice = self.tr("Er komt geen Enter of Tab achter: zet op de scanner Enter als einde aan.")
        return f"{words} {advice}"

    def _keep(self) -> None:
        learned = self._learned
        if learned is None:
            return
        values = {till.SCANNER_PREFIX.key: learned.prefix, till.SCANNER_SUFFIX.key: learned.suffix}

        def action(actor: Actor) -> None:
            self._upkeep().devices.choose(values, actor)
            self._stop_learning()
            self._changed()
            self.notice.say(self.tr("Overgenomen. Scan iets om te zien dat het klopt."), "success")

        self._permit(action, self._refused)

    def _refused(self, error: KassaError) -> None:
        self.notice.say(str(error), "danger")

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Scanner testen"))
        self._explain.setText(self.tr("Scan iets. Hier komt alles wat de scanner stuurt; op de bon komt er niets van."))
        self.back.set_label(self.tr("Terug"), self.tr("Terug naar Apparaten"))
        self.learn.set_label(self.tr("Leren"), self.tr("Leren wat de scanner om een code heen stuurt"))
        self.keep.set_label(self.tr("Overnemen"))
        self._say_speed()


_ENDS = frozenset({b"\r", b"\n", b"\t"})
