"""Draw every screen at every size and theme as PNG: ``shots.py FOLDER [--only WORD]``.

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


def main() -> int:
    """Make the demo shop and draw."""
    options = argparse.ArgumentParser(prog="shots.py", description="Schermafbeeldingen van elk scherm.")
    options.add_argument("folder", type=Path)
    options.add_argument("--only", default="", help="alleen schermen met dit woord in de naam")
    options.add_argument("--panel", default="", help=argparse.SUPPRESS)
    options.add_argument("--shop", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    if chosen.panel:
        room, _, size = chosen.panel.partition("-")
        panel = next(one for one in PANELS[room] if one.name == size)
        scenes = import_module(f"scripts.{room}_scenes")
        return int(scenes.draw(chosen.shop, chosen.folder, panel, THEMES, chosen.only))
    with tempfile.TemporaryDirectory(prefix="kassa-shots-") as folder:
        home = {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "LOCALAPPDATA": folder}
        environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
        shop = Path(folder) / "shop.kassa"
        make = [sys.executable, "-m", "kassa", "--data", str(shop), "demo", "--seed", "7", "--no-window"]
        subprocess.run(make, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
        worst = 0
        for room, panel in ((room, panel) for room, panels in PANELS.items() for panel in panels):
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
            done = subprocess.run([*words, "--only", chosen.only], check=False, env=scaled, cwd=ROOT)
            worst = max(worst, abs(done.returncode))
    return worst


if __name__ == "__main__":
    sys.exit(main())
