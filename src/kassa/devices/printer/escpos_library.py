"""The one door to python-escpos, which costs 150 ms at its first import and is therefore never imported at start.

Most of that time is its profile file, JSON read by a YAML parser written in Python. It looks for a prepared copy first;
making that copy with the standard library's own JSON reader takes 2 ms.
"""

from __future__ import annotations

import json
import os
import pickle
import platform
import shutil
import tempfile
import threading
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_PREPARED = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_loading = threading.Lock()


@cache
def capabilities() -> dict[str, Any]:
    """Return the printer profiles of python-escpos without importing it."""
    spec = find_spec("escpos")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("python-escpos is not installed")
    path = Path(next(iter(spec.submodule_search_locations))) / "capabilities.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def profile_names() -> tuple[str, ...]:
    """Return the printer models a shop can choose from; customer displays are left out."""
    profiles = capabilities()["profiles"]
    return tuple(sorted(name for name, data in profiles.items() if "Display" not in str(data["name"])))


def profile_data(name: str) -> dict[str, Any]:
    """Return what is known of one model; an unknown name gives the ``default`` profile."""
    profiles: dict[str, dict[str, Any]] = capabilities()["profiles"]
    return profiles.get(name, profiles["default"])


def new_dummy(profile: str) -> Any:
    """Return a python-escpos printer that keeps its bytes."""
    with _loading:
        dummy = _dummy_class()
    return dummy(profile=profile if profile in capabilities()["profiles"] else "default")


@cache
def _dummy_class() -> Any:
    before = os.environ.get(_PREPARED)
    folder = Path(tempfile.mkdtemp(prefix="kassa-escpos-"))
    importing, make_folder = threading.get_ident(), tempfile.mkdtemp

    def given_folder(*arguments: Any, **options: Any) -> Any:
        """Stop the library from making a folder of its own, which it does even when it is given one, and leaves."""
        return str(folder) if threading.get_ident() == importing else make_folder(*arguments, **options)

    tempfile.mkdtemp = given_folder
    try:
        prepared = folder / f"{platform.python_version()}.capabilities.pickle"
        prepared.write_bytes(pickle.dumps(capabilities(), protocol=2))
        os.environ[_PREPARED] = str(folder)
        from escpos.printer import Dummy
    finally:
        tempfile.mkdtemp = make_folder
        if before is None:
            os.environ.pop(_PREPARED, None)
        else:
            os.environ[_PREPARED] = before
        shutil.rmtree(folder, ignore_errors=True)
    return Dummy
