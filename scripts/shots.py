"""Draw every screen at every size and theme as PNG: ``shots.py FOLDER [--only WORD,WORD]``.

What the till shows of customers, orders, invoices, returns and gift cards is ``--room till --only counter``;
``--size 1024x768``, ``--theme dark`` and ``--language en`` draw less, or in English.

Each size runs in a process of its own, because the scale of a screen is fixed at start. The pictures are of the demo
shop, made once per run through the services.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Panel:
    """A screen to draw for: physical pixels, and how much larger everything is drawn on it."""

    width: int
    height: int
    scale: float

    @property
    def name(self) -> str:
        """As in the name of a picture."""
        return f"{self.width}x{self.height}"


TILL_PANELS = (Panel(1024, 768, 1.0), Panel(1366, 768, 1.0), Panel(1920, 1080, 1.40625))
OFFICE_PANELS = (Panel(1024, 768, 1.0), Panel(1366, 768, 1.0), Panel(1920, 1080, 1.0))
THEMES = ("light", "dark")
PANELS = {"till": TILL_PANELS, "office": OFFICE_PANELS}


def _home(keep: Path | None) -> AbstractContextManager[str]:
    if keep is None:
        return tempfile.TemporaryDirectory(prefix="kassa-shots-")
    keep.mkdir(parents=True, exist_ok=True)
    return nullcontext(str(keep))


def main() -> int:
    """Make the demo shop and draw."""
    options = argparse.ArgumentParser(prog="shots.py", description="Schermafbeeldingen van elk scherm.")
    options.add_argument("folder", type=Path)
    options.add_argument("--only", default="", help="alleen schermen met een van deze woorden in de naam")
    options.add_argument("--room", choices=tuple(PANELS), help="alleen de kassa of alleen de backoffice")
    options.add_argument("--size", default="", help="alleen deze maat, zoals 1024x768")
    options.add_argument("--theme", choices=THEMES, help="alleen dit thema")
    options.add_argument("--language", choices=("nl", "en"), default="nl", help="taal van de schermen")
    options.add_argument("--panel", default="", help=argparse.SUPPRESS)
    options.add_argument("--shop", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--keep", type=Path, help="map waarin de demowinkel voor de volgende keer blijft staan")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    if chosen.panel:
        room, _, size = chosen.panel.partition("-")
        panel = next(one for one in PANELS[room] if one.name == size)
        scenes = import_module(f"scripts.{room}_scenes")
        themes = (chosen.theme,) if chosen.theme else THEMES
        return int(scenes.draw(chosen.shop, chosen.folder, panel, themes, chosen.only, chosen.language))
    with _home(chosen.keep) as folder:
        home = {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "LOCALAPPDATA": folder}
        environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
        shop = Path(folder) / "shop.kassa"
        if not shop.exists():
            make = [sys.executable, "-m", "kassa", "--data", str(shop), "demo", "--seed", "7", "--no-window"]
            subprocess.run(make, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
        worst = 0
        for room, panel in ((room, panel) for room, panels in PANELS.items() for panel in panels):
            if chosen.room not in (None, room) or chosen.size not in ("", panel.name):
                continue
            copy = Path(folder) / f"{room}-{panel.name}.kassa"
            shutil.copyfile(shop, copy)
            words = [
                sys.executable,
                __file__,
                str(chosen.folder),
                "--panel",
                f"{room}-{panel.name}",
                "--shop",
                str(copy),
            ]
            scaled = {**environment, "QT_SCALE_FACTOR": f"{panel.scale:g}"}
            words += ["--only", chosen.only, "--language", chosen.language]
            words += ["--theme", chosen.theme] if chosen.theme else []
            done = subprocess.run(words, check=False, env=scaled, cwd=ROOT)
            worst = max(worst, abs(done.returncode))
    return worst


if __name__ == "__main__":
    sys.exit(main())
