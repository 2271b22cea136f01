"""The package: what goes in, what may not, and what the system is told about it."""

from __future__ import annotations

import re
import struct
from configparser import ConfigParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dev
from installer import contents
from installer.contents import belongs, refused
from kassa import __version__
from kassa.__main__ import parser
from kassa.system.licences import Part, read_parts, write_parts
from scripts import clean_roots, licences, package
from tests.support.sources import ROOT

INSTALLER = ROOT / "installer"
QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtWidgets.abi3.so",
        f"{QT}/lib/libQt6XcbQpa.so.6",
        f"{QT}/lib/libicudata.so.73",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        f"{QT}/plugins/printsupport/libcupsprintersupport.so",
        f"{QT}/translations/qtbase_nl.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "psycopg_binary.libs/libpq-e9b5c9ac.so.5.18",
        "kassa/_resources/icons/store.svg",
    ],
)
def test_what_the_program_uses_goes_along(place: str) -> None:
    assert belongs(place)
    assert refused([place]) == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtQml.abi3.so",
        f"{QT}/lib/libQt6Quick.so.6",
        "libQt6Qml.so.6",
        f"{QT}/lib/libQt6VirtualKeyboard.so.6",
        f"{QT}/lib/libQt6WaylandCompositor.so.6",
        f"{QT}/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/sqldrivers/libqsqlmysql.so",
        f"{QT}/plugins/vectorimageformats/libqlottievectorimage.so",
        f"{QT}/qml/QtQuick/qmldir",
        f"{QT}/translations/qtbase_ja.qm",
        "PySide6\\Qt6Charts.dll",
    ],
)
def test_what_the_program_does_not_use_stays_out(place: str) -> None:
    assert not belongs(place)


def test_libraries_of_the_system_stay_out_but_python_goes_along() -> None:
    assert not belongs("libxcb.so.1", "/usr/lib/x86_64-linux-gnu/libxcb.so.1", "BINARY")
    assert belongs("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY")
    assert belongs("lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION")


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/lib/libQt6VirtualKeyboard.so.6",
        f"{QT}/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "Qt6Charts.dll",
        "libQt6DataVisualization.so.6",
        "libQt6Graphs.so.6",
        "libreadline.so.8",
        "python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so",
        "libgdbm.so.6",
    ],
)
def test_a_package_with_a_part_under_the_gpl_is_refused(name: str) -> None:
    assert refused(["kassa", name]) == [name]


def test_nothing_that_goes_along_is_refused() -> None:
    listed = [f"libQt6{name}.so.6" for name in contents.QT_LIBRARIES]
    assert refused([*listed, *(f"{plugin}.so" for plugin in contents.QT_PLUGINS)]) == []
    assert {"readline", "_gdbm", "PySide6.QtVirtualKeyboard", "PySide6.QtCharts"} <= set(contents.EXCLUDED_MODULES)


def test_the_program_imports_no_part_of_qt_that_stays_out() -> None:
    used = set()
    for file in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"(?:from|import) PySide6\.Qt(\w+)", file.read_text(encoding="utf-8")))
    assert used <= set(contents.QT_LIBRARIES)


def test_the_spec_can_be_read_and_uses_the_lists() -> None:
    text = (INSTALLER / "kassa.spec").read_text(encoding="utf-8")
    compile(text, "kassa.spec", "exec")
    assert "excludes=EXCLUDED_MODULES" in text
    assert text.count("if belongs(*entry)") == 2


def test_debian_is_told_what_it_needs_to_know() -> None:
    text = package.control(188_000_000)
    assert "@" not in text.replace("<info@kassa.invalid>", "")
    fields = dict(re.findall(r"^([A-Z][\w-]+): (.*)$", text, re.MULTILINE))
    assert fields["Package"] == "kassa"
    assert fields["Version"] == __version__
    assert fields["Installed-Size"] == "183594"
    assert fields["Architecture"] in {"amd64", "arm64"}
    needed = fields["Depends"].split(", ")
    assert "libusb-1.0-0" in needed
    assert "libglib2.0-0 | libglib2.0-0t64" in needed
    assert len(needed) == len(dev.TO_RUN) + len(package.TO_RUN_PACKED)
    assert all(re.fullmatch(r"[a-z0-9.+-]+( \| [a-z0-9.+-]+)?( \(>= [\d.]+\))?", one) for one in needed)
    # A line of the description that is empty is written as a dot, and none is longer than 80.
    description = text.split("Description: ")[1].splitlines()
    assert all(re.match(r" (\.|\S)", line) and len(line) <= 80 for line in description[1:])
    assert text.endswith("\n")


def test_the_menu_entry_starts_commands_that_exist() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(INSTALLER / "linux" / "kassa.desktop", encoding="utf-8")
    main = entry["Desktop Entry"]
    assert (main["Type"], main["Icon"], main["Terminal"]) == ("Application", "kassa", "false")
    assert main["Categories"].endswith(";")
    actions = main["Actions"].rstrip(";").split(";")
    assert set(entry.sections()) == {"Desktop Entry", *(f"Desktop Action {action}" for action in actions)}
    for section in entry.sections():
        assert entry[section]["Name"]
        assert entry[section]["Name[en]" if section != "Desktop Entry" else "GenericName[en]"]
        program, *arguments = entry[section]["Exec"].split()
        assert program == "kassa"
        parser().parse_args(arguments)


def test_the_rule_for_usb_gives_who_sits_at_the_computer_the_printer() -> None:
    rules = (INSTALLER / "linux" / "70-kassa.rules").read_text(encoding="utf-8")
    lines = [line for line in rules.splitlines() if line and not line.startswith("#")]
    printer = next(line for line in lines if "ID_USB_INTERFACES" in line)
    assert '"*:0701*:*"' in printer
    assert 'GROUP="lp"' in printer
    assert 'TAG+="uaccess"' in printer
    keys = re.compile(r'^[A-Z]+(?:\{\w+\})?(?:==|\+=|=)"[^"]*"$')
    assert all(keys.match(part) for line in lines for part in line.split(", "))


def test_every_file_that_is_placed_exists_and_no_script_of_the_package_touches_data() -> None:
    for place, source in package.placed():
        assert not place.startswith("/")
        assert source.is_file() or source.parent == package.BUILD, source
    for name in package.SCRIPTS:
        text = (INSTALLER / "linux" / name).read_text(encoding="utf-8")
        assert text.startswith("#!/bin/sh\n")
        assert not re.search(r"\brm\b|/home", text)


def test_recipes_nobody_could_try_here_say_so() -> None:
    for file in ("windows/kassa.iss", "macos/package.sh"):
        assert "NIET HIER GETEST" in (INSTALLER / file).read_text(encoding="utf-8")
    assert (ROOT / "docs" / "packaging.md").read_text(encoding="utf-8").count("niet hier getest") >= 2


def test_icons_are_drawn_for_every_system(qapp: object, tmp_path: Path) -> None:
    package.draw_icons(tmp_path)
    made = {file.name for file in tmp_path.iterdir() if file.stat().st_size > 100}
    assert made == {"kassa.ico", "kassa.icns", *(f"kassa-{size}.png" for size in package.ICON_SIZES)}


# --- licences -------------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(lambda text: " ".join(text.split()))
LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\f\r"), max_size=60).map(str.strip)


@given(st.lists(st.builds(Part, WORDS, WORDS, WORDS, LINES), max_size=4))
def test_licences_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, parts: list[Part]) -> None:
    file = tmp_path_factory.mktemp("licences") / "licences.txt"
    write_parts(file, parts)
    assert list(read_parts(file)) == parts


def test_a_program_without_its_licences_reads_none(tmp_path: Path) -> None:
    assert read_parts(tmp_path / "absent.txt") == ()


def test_every_part_has_the_text_of_its_licence() -> None:
    made = licences.parts()
    assert licences.without_text(made) == []
    by_name = {part.name: part for part in made}
    qt = by_name["PySide6 en Qt"]
    assert qt.licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text
    assert {"Python", "SQLite", "Inter", "Lucide", "pyserial"} <= set(by_name)
    assert "libpq" in by_name["psycopg-binary"].text.splitlines()[0]


def test_a_part_without_a_text_is_named() -> None:
    assert licences.without_text([Part("Stil", "1", "MIT", licences.MISSING), Part("Goed", "2", "MIT", "text")]) == [
        "Stil 1"
    ]


# --- the proof on clean systems: what can be tried without one --------------------------------------------------------


def test_what_is_left_behind_is_seen(tmp_path: Path) -> None:
    root = clean_roots.Root(tmp_path)
    for place in ("usr/bin", "proc/1", "var/cache/apt", "home/winkel"):
        (tmp_path / place).mkdir(parents=True)
    before = root.files()
    assert "/proc/1" not in before
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/kassa.conf").touch()
    (tmp_path / "var/cache/apt/kept").touch()
    assert root.files() - before == {"/etc", "/etc/kassa.conf"}


def test_a_table_line_says_what_was_wrong_or_nothing() -> None:
    findings = clean_roots.Findings("Debian 12", 70, 238_000_000, 188_000_000, 9.1, 20.0, [2.5, 1.2, 1.0, 1.1, 1.3])
    assert findings.line() == ("| Debian 12 | 188 MB | 70 (238 MB) | 9.1 s | 20.0 s | 2.50 s | 1.20 s | niets |")
    assert len(clean_roots.HEAD.splitlines()[0].split("|")) == len(findings.line().split("|"))
    findings.wrong = "bleef achter: /etc/kassa.conf"
    assert findings.line().endswith("| bleef achter: /etc/kassa.conf |")


def test_a_program_in_a_clean_system_gets_nothing_of_this_session() -> None:
    assert set(clean_roots.environment("root")) == {"HOME", "PATH", "LANG", "DEBIAN_FRONTEND", "TMPDIR"}
    assert clean_roots.environment(clean_roots.USER, ":7")["HOME"] == clean_roots.HOME


def test_a_screen_is_read_and_written_as_a_picture(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    words = [0] * 25
    words[0], words[4], words[5], words[12], words[19] = 108, 2, 3, 8, 1
    pixels = bytes([1, 2, 3, 0] * 5 + [0, 0, 255, 0])
    (tmp_path / "dump").write_bytes(struct.pack(">25I", *words) + bytes(8) + bytes(12) + pixels)
    screen = clean_roots.Screen(":9", tmp_path / "dump")
    assert screen.painted() == 1.0
    screen.save(tmp_path / "shots" / "screen.png")
    picture = QImage(str(tmp_path / "shots" / "screen.png"))
    assert (picture.width(), picture.height()) == (2, 3)
    assert picture.pixelColor(0, 0).name() == "#030201"
    assert picture.pixelColor(1, 2).name() == "#ff0000"
