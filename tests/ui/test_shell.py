"""Sounds, language, jobs, devices and the keyboard of the till."""

from __future__ import annotations

import threading
import wave
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.catalog.scan import Scan
from kassa.domain.errors import InputError, Reason
from kassa.ui.shell.language import compile_translation
from kassa.ui.shell.sounds import SOUNDS, Sounds, make_sound
from kassa.ui.widgets.keyboard import KeyboardPanel
from kassa.ui.work.device_bridge import DeviceBridge
from kassa.ui.work.inline import InlineJobs
from kassa.ui.work.jobs import Jobs, Lane
from tests.support.clock import FrozenClock
from tests.support.screens import RESOURCES, ui_context


@pytest.mark.parametrize("name", SOUNDS)
def test_sounds_are_short_and_louder_when_asked(tmp_path: Path, name: str) -> None:
    peaks = []
    for volume in (1, 10):
        path = tmp_path / f"{name}-{volume}.wav"
        make_sound(path, name, volume)
        with wave.open(str(path)) as sound:
            assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
            assert sound.getnframes() / sound.getframerate() <= 0.3
            samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
            peaks.append(max(abs(sample) for sample in samples))
    assert 0 < peaks[0] < peaks[1] <= 32_767


class _Heard(Sounds):
    def __init__(self, folder: Path, **settings: int) -> None:
        super().__init__(folder, **settings)
        self.asked: list[tuple[str, int]] = []

    def _ask(self, name: str, volume: int) -> None:
        self.asked.append((name, volume))


def test_volume_nought_is_silent_but_for_errors(tmp_path: Path) -> None:
    sounds = _Heard(tmp_path / "sounds", volume=0)
    for name in SOUNDS:
        sounds.play(name)
    assert sounds.asked == [("fout", 1)]
    quiet = _Heard(tmp_path / "sounds", volume=0, lowest_error=0)
    quiet.play("fout")
    assert quiet.asked == []


def test_a_sound_is_made_once_and_a_folder_that_cannot_be_written_is_silent(tmp_path: Path) -> None:
    sounds = Sounds(tmp_path / "sounds")
    sounds.play("ok")
    sounds.close()
    assert (tmp_path / "sounds" / "ok-5.wav").exists()
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    broken = Sounds(in_the_way / "sounds")
    broken.play("ok")
    broken.play("fout")
    broken.close()
    assert in_the_way.read_text(encoding="utf-8") == "x"


def test_english_is_compiled_once_and_again_when_it_changed(tmp_path: Path) -> None:
    source = tmp_path / "kassa_en.ts"
    source.write_bytes((RESOURCES / "i18n" / "kassa_en.ts").read_bytes())
    target = tmp_path / "cache" / "kassa_en.qm"
    assert compile_translation(source, target) == target
    first = target.stat().st_mtime_ns
    assert compile_translation(source, target) == target
    assert target.stat().st_mtime_ns == first


def test_jobs_keep_order_and_come_back_on_the_window_thread(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    seen: list[tuple[int, bool]] = []
    main = threading.get_ident()

    def take(value: int) -> None:
        seen.append((value, threading.get_ident() == main))

    for number in range(20):
        jobs.run(owner, partial(int, number), done=take)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [(number, True) for number in range(20)]


def test_a_failing_job_is_delivered(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    failures: list[Exception] = []

    def fail() -> None:
        raise InputError(Reason("x", "Dat kan niet."))

    jobs.run(owner, fail, failed=failures.append, lane=Lane.IO)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert str(failures[0]) == "Dat kan niet."


def test_a_result_for_a_screen_that_is_gone_is_dropped(qtbot: QtBot, qapp: QApplication) -> None:
    jobs, owner = Jobs(), QWidget()
    got: list[int] = []
    jobs.run(owner, lambda: 1, done=got.append)
    owner.deleteLater()
    del owner
    jobs.wait()
    qapp.sendPostedEvents(None, 52)
    qtbot.wait(20)
    assert got == []


def test_inline_jobs_answer_at_once(qapp: QApplication) -> None:
    owner = QObject()
    got: list[int] = []
    InlineJobs().run(owner, lambda: 2, done=got.append)
    assert got == [2]


def test_a_device_speaks_from_its_own_thread(qtbot: QtBot) -> None:
    bridge = DeviceBridge()
    heard: list[tuple[object, bool]] = []
    main = threading.get_ident()
    for signal in (bridge.scanned, bridge.changed):
        signal.connect(lambda said: heard.append((said, threading.get_ident() == main)))
    scan = Scan(b"8712345678906\r", "8712345678906", 1, 2)

    def speak() -> None:
        bridge.scan(scan)
        bridge.state(None)

    thread = threading.Thread(target=speak)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: heard == [(scan, True), (None, True)])


def test_the_keyboard_types_into_the_field(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path
) -> None:
    ui = ui_context(qapp, clock, tmp_path)
    window = QWidget()
    column = QVBoxLayout(window)
    field, panel = QLineEdit(), KeyboardPanel(ui.theme)
    column.addWidget(field)
    column.addWidget(panel)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()

    def tap(name: str) -> None:
        key = panel.findChild(QPushButton, f"keyboard.{name}")
        assert isinstance(key, QPushButton)
        key.click()
        ui.scanner.release()

    tap("shift")
    tap("key_1_0")  # Q, and the shift is used up
    tap("key_1_1")
    tap("space")
    tap("accents")
    tap("key_1_0")
    tap("accents")
    tap("key_0_4")
    assert field.text() == "Qw é5"
    tap("backspace")
    assert field.text() == "Qw é"
    assert field.hasFocus()
    assert all(key.accessibleName() for key in panel.findChildren(QPushButton) if key.isVisible())


def test_the_pad_types_numbers(qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> None:
    from kassa.ui.till.sheets import NumberEntry

    entry = NumberEntry(ui_context(qapp, clock, tmp_path).theme, name="pad", decimals=2, before="€ ")
    qtbot.addWidget(entry)
    entry.set_text("12,50")
    for key in "7,259":
        QTest.mouseClick(entry.pad.key(key), Qt.MouseButton.LeftButton)
    assert entry.text() == "7,25"
    assert entry.figure.text() == "€ 7,25"
