"""The sample files that were handed over with the project; a checkout may stand without them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def sample(name: str) -> Path:
    """Return the path of a sample, such as ``articles/artikelen_nl.csv``; skips the test where it is absent.

    Samples stand in ``shared/samples`` beside the checkout or its parents, or where KASSA_SHARED says.
    """
    found = shared("samples", name)
    if found is not None:
        return found
    pytest.skip(f"sample {name} is not here: no shared/ beside the checkout and KASSA_SHARED is not set")


def shared(*parts: str) -> Path | None:
    """Return what was handed over with the project, such as ``shared("proof")``, or None where it is absent."""
    root = Path(__file__).resolve().parents[2]
    places = [Path(os.environ["KASSA_SHARED"])] if os.environ.get("KASSA_SHARED") else []
    places += [folder / "shared" for folder in root.parents]
    return next((found for place in places if (found := place.joinpath(*parts)).exists()), None)
