"""What is committed: nothing of the machine it was made on."""

from __future__ import annotations

import re
import tempfile

from tests.support.sources import ROOT, tracked_files

# Written in pieces, so that this file does not find itself.
OF_A_MACHINE = ("/wo" + "rk/", "/opt/" + "pypi", "/ro" + "ot/", "file://" + "/", "/home/" + "user", "C:\\Us" + "ers\\")
LARGEST = 1_000_000


def test_no_place_of_a_machine_is_committed() -> None:
    places = list(OF_A_MACHINE)
    if len(ROOT.parts) > 2 and not str(ROOT).startswith(tempfile.gettempdir()):
        places.append(str(ROOT))
    found = []
    for file in tracked_files():
        content = file.read_bytes()
        found += [
            f"{file.relative_to(ROOT)}: {place}"
            for place in places
            if re.search(rb"(?<![\w.*])" + re.escape(place).encode(), content)
        ]
    assert found == []


def test_no_address_of_a_package_registry_is_committed() -> None:
    registry = re.compile(rb"(?:index-url|find-links)[ =]+\S*://|files\.python[h]osted|/simp[l]e/")
    assert [str(file.relative_to(ROOT)) for file in tracked_files() if registry.search(file.read_bytes())] == []


def test_nothing_heavy_is_committed() -> None:
    assert [str(file.relative_to(ROOT)) for file in tracked_files() if file.stat().st_size > LARGEST] == []
