"""What goes into the packaged program and what stays out.

Qt is used under the LGPL. Some parts of it are for sale or under the GPL only, and so are some libraries of the system
that Python uses when it finds them: none of those may go along. What may is listed, so that a part nobody thought of
stays out; what may not is listed too, so that the build stops when it gets in all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import PurePosixPath

EXCLUDED_MODULES = (
    # readline and gdbm are under the GPL; the others would bring in a library that nothing here uses.
    *("readline", "_gdbm", "dbm.gnu", "_dbm", "curses", "_curses", "_curses_panel", "nis", "crypt", "_crypt"),
    *("tkinter", "_tkinter", "sqlite3", "_sqlite3", "PIL.ImageTk", "PIL.ImageQt"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtNetwork"),
    *("PySide6.QtSql", "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools"),
    *("PySide6.QtVirtualKeyboard", "PySide6.QtCharts", "PySide6.QtDataVisualization", "PySide6.QtGraphs"),
    *("setuptools", "pkg_resources", "pip", "wheel", "pytest", "_pytest", "mypy", "hypothesis", "numpy", "IPython"),
)

QT_LIBRARIES = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets", "XcbQpa")
"""Qt's libraries that the program uses; ``XcbQpa`` draws on Linux."""

QT_PLUGINS = frozenset(
    {
        *("platforms/qxcb", "platforms/qoffscreen", "platforms/qwindows", "platforms/qcocoa"),
        *("platforminputcontexts/composeplatforminputcontextplugin", "platformthemes/qxdgdesktopportal"),
        "platforminputcontexts/ibusplatforminputcontextplugin",
        *("iconengines/qsvgicon", "imageformats/qsvg", "imageformats/qjpeg", "imageformats/qgif", "imageformats/qico"),
        *("printsupport/cupsprintersupport", "printsupport/windowsprintersupport", "styles/qmacstyle"),
        *("styles/qmodernwindowsstyle", "styles/qwindowsvistastyle"),
    }
)
"""Qt's plugins that the program uses, without what their file names have before and behind."""

QT_LANGUAGES = ("nl", "en")
"""Languages of Qt's own windows: those the program speaks."""

REFUSED = (
    # Qt modules that are commercial or GPL only, as its licence page lists them.
    *("*qt6virtualkeyboard*", "*qtvirtualkeyboard*", "*qt6charts*", "*qtcharts*", "*qt6datavisualization*"),
    *("*qtdatavisualization*", "*qt6graphs*", "*qtgraphs*", "*qt6networkauth*", "*qtnetworkauth*", "*qt6quick3d*"),
    *("*qt6quicktimeline*", "*qt6lottie*", "*qtlottie*", "*qlottie*", "*qt6waylandcompositor*", "*qt6httpserver*"),
    *("*qthttpserver*", "*qt6shadertools*", "*qt6statemachine*", "*qt6mqtt*", "*qt6coap*", "*qt6opcua*", "*qt6grpc*"),
    *("*qt6protobuf*", "*qt6insighttracker*", "*qt6canvaspainter*", "*qtcanvaspainter*"),
    # Qt's part that links to a database server's own client, and libraries of the system under the GPL.
    *("*qsqlmysql*", "libreadline*", "readline.*", "libgdbm*", "_gdbm.*", "libmariadb*", "libmysqlclient*"),
)
"""Names of files, in small letters, with which a package may not be published."""

_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.abi3)?\.(?:so|dll|pyd|dylib)", re.ASCII)
_OF_THE_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")


def belongs(place: str, source: str = "", kind: str = "") -> bool:
    """Return whether a file goes along.

    Args:
        place: where it would stand below the folder of the program.
        source: where it stands on this machine; empty when that does not matter.
        kind: PyInstaller's word for it; ``BINARY`` is a library that another file links to.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    parts = path.parts
    if kind == "BINARY" and source.startswith(_OF_THE_SYSTEM) and not path.name.startswith("libpython"):
        return False  # the system's own: the package depends on it, so that its repairs reach the shop
    if "PySide6" in parts:
        if "qml" in parts or "metatypes" in parts or path.name.startswith("libpyside6qml"):
            return False
        if "translations" in parts:
            return path.name in {f"qtbase_{language}.qm" for language in QT_LANGUAGES}
        if "plugins" in parts:
            name = re.sub(r"^lib|\.(?:so|dll|dylib)$", "", path.name)
            return f"{path.parent.name}/{name}" in QT_PLUGINS
    library = _QT_LIBRARY.match(path.name)
    return library is None or library[1] in QT_LIBRARIES


def refused(names: Iterable[str]) -> list[str]:
    """Return the files that may not be in a package, by their names."""
    return [name for name in names if any(fnmatch(PurePosixPath(name).name.lower(), one) for one in REFUSED)]
