"""Where things are on this machine, in a checkout, in an installed package and in a frozen program.

Written by hand rather than with platformdirs, whose import takes longer than all of this room: it is needed before the
first window, and the three systems differ in four lines.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources() -> Path:
    """Return the folder with themes, icons, fonts, languages, texts and sounds.

    Raises:
        FileNotFoundError: the program was copied without its resources.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [_PACKAGE / "_resources", _PACKAGE.parent.parent / "resources"]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "kassa" / "_resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"Kassa is niet volledig geïnstalleerd: de map {candidates[0]} ontbreekt.")


def resource(*parts: str) -> Path:
    """Return one file or folder below the resources, such as ``resource("i18n", "kassa_en.ts")``."""
    return resources().joinpath(*parts)


def data_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Return the folder of this user for the database, backups and logs; it need not exist yet."""
    if system == "win32":
        return _base(environment, "LOCALAPPDATA", "AppData", "Local") / "Kassa"
    if system == "darwin":
        return Path.home() / "Library" / "Application Support" / "Kassa"
    return _base(environment, "XDG_DATA_HOME", ".local", "share") / "kassa"


def config_file(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Return this machine's configuration file; ``KASSA_CONFIG`` names another one."""
    named = environment.get("KASSA_CONFIG")
    if named:
        return Path(named)
    if system in ("win32", "darwin"):
        return data_folder(environment, system) / "kassa.toml"
    return _base(environment, "XDG_CONFIG_HOME", ".config") / "kassa" / "kassa.toml"


def default_data_file() -> Path:
    """Return the database that is used when nobody names another."""
    return data_folder() / "kassa.db"


def log_folder() -> Path:
    """Return the folder of the log files; it need not exist yet."""
    return data_folder() / "logs"


def _base(environment: Mapping[str, str], variable: str, *below_home: str) -> Path:
    named = environment.get(variable, "")
    # A relative path is invalid here (XDG specification): it would depend on where the program was started.
    return Path(named) if named and Path(named).is_absolute() else Path.home().joinpath(*below_home)
