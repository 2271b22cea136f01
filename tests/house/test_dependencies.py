"""What we take in: few, locked, with a licence that lets a shop use it, and not the release that kills the program."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.sources import ROOT, sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
PIN = re.compile(r"^([a-z0-9.-]+)==([^ ;]+)(?: ; (.+?))? \\$", re.MULTILINE)

FREE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|LGPL|Lesser General Public|zlib|HPND"
    r"|Unlicense|public domain|0BSD|MIT-CMU)\b",
    re.IGNORECASE,
)
# Said nowhere in the metadata of the package; read in its licence file.
READ_BY_HAND = {"pysqlite3": "zlib"}

# Distribution -> the module it brings, where the two names differ.
MODULES = {
    "pyside6-essentials": "PySide6",
    "psycopg": "psycopg",
    "pyserial": "serial",
    "pyusb": "usb",
    "python-escpos": "escpos",
    "fpdf2": "fpdf",
    "python-calamine": "python_calamine",
    "python-barcode": "barcode",
    "charset-normalizer": "charset_normalizer",
    "argon2-cffi": "argon2",
    "pywin32": "win32print",
}
# Needed at run time without an import of ours: the time zones that Windows lacks.
NOT_IMPORTED = {"tzdata"}


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {canonicalize_name(package): version for package, version, _ in PIN.findall(text)}


def test_requirements_hold_hashes_and_no_address() -> None:
    for name in ("run.txt", "dev.txt", "package.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text
        for block in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in block


def test_developers_run_what_shops_run() -> None:
    shop, developer = pins("run.txt"), pins("dev.txt")
    assert shop.items() <= developer.items()


def test_what_is_packaged_is_what_was_tested() -> None:
    shop, developer, packaged = pins("run.txt"), pins("dev.txt"), pins("package.txt")
    assert shop.items() <= packaged.items()
    assert {name for name in developer if packaged.get(name, developer[name]) != developer[name]} == set()
    assert "pyinstaller" in packaged


def test_every_need_is_locked_within_its_bounds() -> None:
    locked = pins("run.txt")
    for need in NEEDED:
        assert need.specifier.contains(locked[canonicalize_name(need.name)]), need


def test_every_need_is_used() -> None:
    imported = set()
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                imported |= {str(arg.value).split(".")[0] for arg in node.args if isinstance(arg, ast.Constant)}
    names = {canonicalize_name(need.name) for need in NEEDED} - NOT_IMPORTED
    assert {name for name in names if MODULES.get(name, name) not in imported} == set()


@pytest.mark.parametrize("name", sorted(pins("run.txt")))
def test_licence_lets_a_shop_use_it(name: str) -> None:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        pytest.skip("not for this system")
    said = [text[:200] for key in ("License-Expression", "License") for text in about.get_all(key) or []]
    said += [text for text in about.get_all("Classifier") or [] if text.startswith("License ::")]
    words = " | ".join(said) + READ_BY_HAND.get(name, "")
    assert FREE.search(words), f"{name}: {words}"
    if "GPL" in words and "LGPL" not in words and "Lesser" not in words:
        pytest.fail(f"{name} is under the GPL: {words}")


def test_the_qt_that_kills_the_process_is_refused() -> None:
    """PySide6 6.12.0 lets the reference count of None fall to zero on Python 3.11."""
    qt = next(need for need in NEEDED if need.name == "PySide6-Essentials")
    assert not qt.specifier.contains("6.12.0")
    assert pins("run.txt")["pyside6-essentials"] == metadata.version("PySide6-Essentials")


def test_qt_survives_twelve_thousand_items() -> None:
    script = """
import sys
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView, QTableWidget, QTableWidgetItem
app = QApplication([])
table = QTableWidget(4000, 3)
for row in range(4000):
    for column in range(3):
        table.setItem(row, column, QTableWidgetItem("x"))
class Model(QAbstractTableModel):
    def rowCount(self, parent=None): return 5000
    def columnCount(self, parent=None): return 5
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "x" if role == Qt.ItemDataRole.DisplayRole else None
view = QTableView(); model = Model(); view.setModel(model); view.resize(600, 400); view.show()
for row in range(0, 5000, 25):
    view.scrollTo(model.index(row, 0)); view.grab()
print("alive")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
