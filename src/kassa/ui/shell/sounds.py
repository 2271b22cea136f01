"""Five short sounds (ui.md 6.7), made with the ``wave`` module at first use and played by what the system has.

The Essentials wheel has no multimedia. A sound is a courtesy, always paired with something visible: a machine without a
player is silent and nothing else.
"""

from __future__ import annotations

import contextlib
import sys
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

_RATE = 22_050
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))
# name: (frequency in Hz, milliseconds) one after the other; 0 Hz is a pause
SOUNDS: dict[str, tuple[tuple[int, int], ...]] = {
    "ok": ((880, 60),),
    "fout": ((220, 120), (0, 40), (220, 120)),
    "vraag": ((440, 120),),
    "betaald": ((660, 80), (880, 80)),
    "wacht": ((523, 200),),
}
ERROR = "fout"
_END = ""


def make_sound(path: Path, name: str, volume: int) -> None:
    """Write one sound as a mono WAV file, ``volume`` 0 to 10."""
    import math
    import wave
    from array import array

    samples = array("h")
    for frequency, milliseconds in SOUNDS[name]:
        count = _RATE * milliseconds // 1000
        for index in range(count):
            fade = min(1.0, index / 150, (count - index) / 300)
            tone = math.sin(2 * math.pi * frequency * index / _RATE) if frequency else 0.0
            samples.append(int(tone * fade * volume / 10 * 24_000))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(_RATE)
        out.writeframes(samples.tobytes())


class Sounds:
    """Plays by name; one volume per till, 0 to 10. A thread of its own starts the player: no scan waits for a sound."""

    def __init__(self, folder: Path, *, volume: int = 5, lowest_error: int = 1) -> None:
        self._folder = folder
        self._lowest_error = lowest_error
        self.volume = volume
        self._wanted: SimpleQueue[tuple[str, int]] = SimpleQueue()
        self._thread: Thread | None = None
        self._player: tuple[str, ...] | None = None
        self._running: list[subprocess.Popen[bytes]] = []

    def play(self, name: str) -> None:
        """Play ``ok``, ``fout``, ``vraag``, ``betaald`` or ``wacht`` and return at once."""
        volume = max(self.volume, self._lowest_error) if name == ERROR else self.volume
        if volume > 0:
            self._ask(name, volume)

    def close(self) -> None:
        """Let the thread end; what was asked for is played first."""
        if self._thread is not None:
            self._wanted.put((_END, 0))
            self._thread.join()
            self._thread = None

    def _ask(self, name: str, volume: int) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="sounds", daemon=True)
            self._thread.start()
        self._wanted.put((name, volume))

    def _serve(self) -> None:
        while True:
            name, volume = self._wanted.get()
            if name == _END:
                return
            with contextlib.suppress(OSError):  # a full disk or a broken player is silent
                self._sound(self._folder / f"{name}-{volume}.wav", name, volume)

    def _sound(self, path: Path, name: str, volume: int) -> None:
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            make_sound(path, name, volume)
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            return
        import shutil
        import subprocess

        if self._player is None:
            self._player = next((p for p in _PLAYERS if shutil.which(p[0])), ())
        if self._player:
            self._running = [process for process in self._running if process.poll() is None]
            nothing = subprocess.DEVNULL
            command = [*self._player, str(path)]
            self._running.append(subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing))
