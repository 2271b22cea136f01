"""Make the package of this system: ``python3 dev.py package [FOLDER]``.

PyInstaller packs the program with its libraries into one folder; what may not go along stops the build; the packed
program tries itself; and only then it becomes a ``.deb``, a Windows installer or a macOS package. A package runs on the
system it was made on and on newer ones, so make it on the oldest: for Linux that is Debian 12.
"""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import dev  # noqa: E402
from installer.contents import refused  # noqa: E402
from kassa import __version__  # noqa: E402
from kassa.system.licences import FILE, write_parts  # noqa: E402
from scripts.licences import parts, without_text  # noqa: E402

INSTALLER = ROOT / "installer"
BUILD = ROOT / "build"
SCRIPTS = ("prerm", "postinst", "postrm")
"""What Debian runs before the package goes and after it came or went."""
ICON_SIZES = (16, 32, 48, 128, 256)
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# What Python and the libraries in the package take from the system, beside what dev.py installs to run them.
TO_RUN_PACKED = (
    *("libc6", "libgcc-s1", "libstdc++6", "libssl3|libssl3t64", "libffi8", "libbz2-1.0", "liblzma5", "libuuid1"),
    "zlib1g",
)


class Stop(Exception):
    """The package cannot be made; the message says why."""


def main() -> int:
    """Make it and say how large it is."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    make = {"linux": make_deb, "win32": make_windows, "darwin": make_macos}.get(sys.platform)
    if make is None:
        print(f"package.py: there is no recipe for {sys.platform}", file=sys.stderr)
        return 1
    begin = time.monotonic()
    try:
        folder = pack()
        try_out(folder)
        target.mkdir(parents=True, exist_ok=True)
        made = make(folder, target)
    except Stop as stop:
        print(f"package.py: {stop}", file=sys.stderr)
        return 1
    sizes = f"{made.stat().st_size / 1e6:.1f} MB, {size_of(folder) / 1e6:.0f} MB installed"
    print(f"{made}: {sizes}, {time.monotonic() - begin:.0f} s")
    return 0


# --- the folder -----------------------------------------------------------------------------------------------------


def pack() -> Path:
    """Return the folder with the program, its libraries and resources.

    Raises:
        Stop: something has no licence text, or something got in that may not go along.
    """
    shutil.rmtree(BUILD, ignore_errors=True)
    licences = parts()
    if unread := without_text(licences):
        raise Stop(f"no licence text was found for {', '.join(unread)}; name it in scripts/licences.py")
    write_parts(BUILD / FILE, licences)
    draw_icons(BUILD)
    spec = INSTALLER / "kassa.spec"
    pyinstaller = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    run([*pyinstaller, "--distpath", BUILD / "folder", "--workpath", BUILD / "work", spec])
    folder = BUILD / "folder" / ("Kassa.app" if sys.platform == "darwin" else "kassa")
    if found := refused(str(file.relative_to(folder)) for file in folder.rglob("*")):
        raise Stop(f"these may not go along (GPL or for sale): {', '.join(found)}")
    if sys.platform == "linux":
        strip(folder)
    same_time(folder)
    return folder


def try_out(folder: Path) -> None:
    """Have the packed program try everything on a temporary shop."""
    inside = {"darwin": "Contents/MacOS/kassa", "win32": "kassa.exe"}.get(sys.platform, "kassa")
    run([folder / inside, "--self-test"], {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def strip(folder: Path) -> None:
    """Leave out what only a debugger reads; what came ready made in a wheel with libraries of its own stays whole."""
    for file in folder.rglob("*.so*"):
        places = file.relative_to(folder).parts
        if not file.is_symlink() and not any(one.endswith(".libs") or one == "PySide6" for one in places):
            run(["strip", "--strip-debug", file])


def same_time(folder: Path) -> None:
    """Give all files one moment, so that a compiled translation never looks older than its source."""
    moment = time.time()
    for file in (folder, *folder.rglob("*")):
        if not file.is_symlink():
            os.utime(file, (moment, moment))


def draw_icons(folder: Path) -> None:
    """Draw the program's icon as PNG in every size, and in the formats of Windows and macOS."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["package"])
    icon = QIcon(str(INSTALLER / "kassa.svg"))
    for size in ICON_SIZES:
        picture = icon.pixmap(QSize(size, size), 1.0)
        if picture.isNull() or not picture.save(str(folder / f"kassa-{size}.png")):
            raise Stop("the icon cannot be drawn")
    for name in ("kassa.ico", "kassa.icns"):
        if not icon.pixmap(QSize(256, 256), 1.0).save(str(folder / name)):
            raise Stop(f"{name} cannot be written")
    del app


# --- Debian ---------------------------------------------------------------------------------------------------------


def make_deb(folder: Path, target: Path) -> Path:
    """Return the package for Debian and Ubuntu."""
    tree = BUILD / "deb"
    shutil.copytree(folder, tree / "usr/lib/kassa", symlinks=True)
    for place, source in placed():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tree / place)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/kassa").symlink_to("../lib/kassa/kassa")
    documents = tree / "usr/share/doc/kassa"
    (documents / "licenties.txt").symlink_to(f"../../../lib/kassa/_internal/kassa/_resources/{FILE}")
    changes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (documents / "changelog.gz").write_bytes(changes)
    for file in tree.rglob("*"):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file == tree / "usr/lib/kassa/kassa" else 0o644)
    about = tree / "DEBIAN"
    about.mkdir()
    (about / "control").write_text(control(size_of(tree)), encoding="utf-8")
    for script in SCRIPTS:
        shutil.copyfile(INSTALLER / "linux" / script, about / script)
        (about / script).chmod(0o755)
    made = target / f"kassa_{__version__}_{architecture()}.deb"
    run(["dpkg-deb", "--build", "--root-owner-group", "-Zxz", tree, made])
    return made


def placed() -> Iterator[tuple[str, Path]]:
    """Yield the place in the system and the source of every file beside the program's own folder."""
    linux = INSTALLER / "linux"
    yield "usr/share/applications/kassa.desktop", linux / "kassa.desktop"
    yield "usr/lib/udev/rules.d/70-kassa.rules", linux / "70-kassa.rules"
    yield "usr/share/doc/kassa/copyright", linux / "copyright"
    yield "usr/share/icons/hicolor/scalable/apps/kassa.svg", INSTALLER / "kassa.svg"
    for size in ICON_SIZES:
        yield f"usr/share/icons/hicolor/{size}x{size}/apps/kassa.png", BUILD / f"kassa-{size}.png"


def control(installed: int) -> str:
    """Return what Debian wants to know of the package; ``installed`` is its size in bytes."""
    fields = {
        "VERSION": __version__,
        "ARCHITECTURE": architecture(),
        "INSTALLED_SIZE": str(-(-installed // 1024)),
        "DEPENDS": ", ".join(depends()),
    }
    text = (INSTALLER / "linux" / "control").read_text(encoding="utf-8")
    for name, value in fields.items():
        text = text.replace(f"@{name}@", value)
    return text


def depends() -> Iterator[str]:
    """Yield the packages of the system that the program cannot run without; newer systems know some by another name."""
    glibc = platform.libc_ver()[1]
    for package in (*TO_RUN_PACKED, *dev.TO_RUN):
        least = f" (>= {glibc})" if package == "libc6" and glibc else ""
        yield " | ".join(package.split("|")) + least


def architecture() -> str:
    """Return Debian's word for this processor."""
    return ARCHITECTURES.get(platform.machine(), platform.machine())


# --- Windows and macOS: niet hier getest ----------------------------------------------------------------------------


def make_windows(folder: Path, target: Path) -> Path:
    """Return the installer for Windows, made by Inno Setup. Niet hier getest."""
    program = shutil.which("iscc")
    if program is None:
        raise Stop(f"Inno Setup is not installed (iscc); the program itself stands ready in {folder}")
    run([program, f"/DVersion={__version__}", f"/DFolder={folder}", f"/O{target}", INSTALLER / "windows" / "kassa.iss"])
    return target / f"kassa-{__version__}.exe"


def make_macos(folder: Path, target: Path) -> Path:
    """Return the package for macOS. Niet hier getest."""
    made = target / f"kassa-{__version__}.pkg"
    run(["sh", INSTALLER / "macos" / "package.sh", folder, made, __version__])
    return made


# --- tools ----------------------------------------------------------------------------------------------------------


def run(command: list[str | Path], environment: dict[str, str] | None = None) -> None:
    """Run a program; one that fails ends the build."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    if done.returncode != 0:
        raise Stop(f"{Path(command[0]).name} ended with {done.returncode}")


def size_of(folder: Path) -> int:
    """Return the size of all files below a folder, in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
