"""Write the licences of everything the program is made of into one text: ``python scripts/licences.py [FILE]``.

Made from what is installed, so that name, version and text are those of the very files that go along.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from kassa.system.licences import FILE, Part, write_parts  # noqa: E402

RESOURCES = ROOT / "resources"
TEXTS = ROOT / "installer" / "licences"

# These come without a text. Qt is used under the LGPL 3, which builds on the GPL 3.
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")
_WITHOUT_TEXT = {"pyside6-essentials": _LGPL, "shiboken6": _LGPL, "pyserial": ("pyserial.txt",)}
_NAMES = {"pyside6-essentials": "PySide6 en Qt"}
# Said badly or nowhere in the metadata; read in the licence itself.
_LICENCE = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only", "pysqlite3": "zlib"}
_QT = (
    "Kassa gebruikt Qt en PySide6 onder de LGPL versie 3. De bibliotheken staan als losse bestanden in de map van het "
    "programma en mogen door een eigen versie worden vervangen. De broncode staat op https://download.qt.io/.\n\n"
)
# The starter that PyInstaller puts before the program.
PACKERS = ("pyinstaller",)
_PIN = re.compile(r"^([a-z0-9.-]+)==", re.MULTILINE)
_BUNDLED = re.compile(r"^[^/]+\.libs/(lib[\w+]+)-[0-9a-f]{8}\.")
_LEGAL = re.compile(r"\.dist-info/(?:licenses/.+|[^/]*(?:licen[cs]e|copying|notice)[^/]*)$", re.IGNORECASE)


MISSING = "De tekst van deze licentie is op deze computer niet gevonden."


def parts() -> tuple[Part, ...]:
    """Return every part that is installed here, by name; one whose licence is not found says ``MISSING``."""
    pinned = _PIN.findall((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    found = [part for name in (*pinned, *PACKERS) if (part := of_distribution(name)) is not None]
    return tuple(sorted((*found, *others()), key=lambda part: part.name.lower()))


def without_text(made: Iterable[Part]) -> list[str]:
    """Return the parts of which nobody could read under what terms they go along: with those nothing is published."""
    return [part.title for part in made if MISSING in part.text or not part.licence]


def of_distribution(name: str) -> Part | None:
    """Return an installed library, or None where this system does not use it."""
    try:
        library = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    texts = [_decoded(file.read_binary()) for file in library.files or () if _LEGAL.search(file.as_posix())]
    texts += [(TEXTS / file).read_text(encoding="utf-8") for file in _WITHOUT_TEXT.get(name, ())]
    text = "\n\n".join(text.strip() for text in texts) or MISSING
    inside = sorted(set(_inside(library)) - {library.name, library.name.replace("-", "_")})
    if inside:
        text = f"Daarin: {', '.join(inside)}.\n\n{text}"
    if name == "pyside6-essentials":
        text = _QT + text
    return Part(_NAMES.get(name, library.name), library.version, _LICENCE.get(name) or _short(library), text)


def _short(library: metadata.Distribution) -> str:
    about = library.metadata
    said, free = (about.get_all(key) or [""] for key in ("License-Expression", "License"))
    classified = [
        text.rsplit(" :: ", 1)[-1]
        for text in about.get_all("Classifier") or []
        if text.startswith("License ::") and "Proprietary" not in text
    ]
    return said[0] or ", ".join(classified) or (free[0] if len(free[0]) <= 60 else "")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # has a character for every byte


def _inside(library: metadata.Distribution) -> Iterator[str]:
    """Yield what a library brings along in itself: in a folder beside it, and in the list of its build (CycloneDX)."""
    for file in library.files or ():
        if bundled := _BUNDLED.match(file.as_posix()):
            yield bundled[1]
        if ".dist-info/sboms/" in file.as_posix() and file.suffix == ".json":
            for component in json.loads(file.read_text()).get("components", ()):
                yield str(component["name"])


def others() -> list[Part]:
    """Return what is no Python library: Python itself, SQLite, fonts and icons."""
    version = ".".join(str(number) for number in sys.version_info[:3])
    return [
        Part("Python", version, "PSF-2.0", _of_python()),
        Part(
            "SQLite",
            "",
            "publiek domein",
            "De makers van SQLite hebben afstand gedaan van hun auteursrecht: https://www.sqlite.org/copyright.html",
        ),
        Part("Inter", "", "OFL-1.1", (RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8")),
        Part("Lucide", "", "ISC", (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8")),
    ]


def _of_python() -> str:
    library = Path(sysconfig.get_path("stdlib"))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        library / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / f"python{version}" / "copyright",
    )
    return next((place.read_text(encoding="utf-8") for place in places if place.is_file()), MISSING)


def main() -> None:
    """Write the file."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else RESOURCES / FILE
    made = parts()
    write_parts(file, made)
    print(f"{len(made)} licenties in {file}")


if __name__ == "__main__":
    main()
