"""Prove that a ``.deb`` works on a clean machine: ``sudo python3 scripts/clean_roots.py dist/kassa_..._amd64.deb``.

In a fresh Debian 12 and a fresh Debian 13, each with nothing but its base, this installs the package with apt, looks
whether every library finds what it needs, has the program try itself, opens the till of the demo shop on a screen of
its own, removes the package, and looks whether anything but the shop's data was left behind. Prints one table; the
exit code is the number of systems on which something was wrong.

Needs root, ``debootstrap`` and ``xvfb``, and takes minutes: it is no part of the tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SUITES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
TOOLS = ("debootstrap", "Xvfb", "unshare")
USER = "winkel"
HOME = f"/home/{USER}"
SHOP = f"{HOME}/.local/share/kassa/voorbeeldwinkel.kassa"
STARTS = 5
SECONDS_TO_OPEN = 60
PAINTED = 0.5
"""Of a screen, for a window to be there."""
SIZE = "1366x768"
# What apt and dpkg keep for themselves, what a running system fills, and what is mounted from outside.
NOT_OURS = ("proc", "sys", "dev", "run", "var/lib/dpkg", "var/lib/apt", "var/cache", "var/log", "tmp/.X11-unix")


class Wrong(Exception):
    """The package does not do what it must; the message says what."""


@dataclass
class Findings:
    """What one system showed; times in seconds, sizes in bytes."""

    system: str
    packages: int = 0
    system_grew: int = 0
    program: int = 0
    self_test: float = 0.0
    demo: float = 0.0
    starts: list[float] = field(default_factory=list)
    wrong: str = ""

    def line(self) -> str:
        """Return the line of the table."""
        starts = sorted(self.starts)
        first = f"{self.starts[0]:.2f} s" if self.starts else "-"
        again = f"{starts[len(starts) // 2]:.2f} s" if starts else "-"
        cells = (
            self.system,
            f"{self.program / 1e6:.0f} MB",
            f"{self.packages} ({self.system_grew / 1e6:.0f} MB)",
            f"{self.self_test:.1f} s",
            f"{self.demo:.1f} s",
            first,
            again,
            self.wrong or "niets",
        )
        return f"| {' | '.join(cells)} |"


HEAD = (
    "| systeem | programma | pakketten van het systeem | zelftest | voorbeeldwinkel maken | kassa open, eerste keer "
    "| daarna (mediaan) | mis |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
)


class Root:
    """A system in a folder.

    Args:
        folder: its root.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, user: str = "root", display: str = "") -> str:
        """Run a command in it and return what it printed.

        Raises:
            Wrong: it failed.
        """
        done = subprocess.run(
            self.command(*command, user=user),
            env=environment(user, display),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            raise Wrong(f"'{' '.join(command)[:80]}' gaf {done.returncode}: {done.stdout.strip()[-600:]}")
        return done.stdout

    def command(self, *command: str, user: str = "root") -> list[str]:
        """Return how a command is run in it."""
        return ["chroot", f"--userspec={user}:{user}", str(self.folder), *command]

    def apt(self, *arguments: str) -> str:
        """Install or remove, with nothing that is only recommended."""
        return self.run("apt-get", "-q", "-y", "--no-install-recommends", *arguments)

    def files(self) -> set[str]:
        """Return everything that stands in it, but for what is not ours to judge."""
        found = set()
        for top, folders, names in os.walk(self.folder):
            below = os.path.relpath(top, self.folder)
            folders[:] = [name for name in folders if os.path.normpath(f"{below}/{name}") not in NOT_OURS]
            found |= {os.path.normpath(f"/{below}/{name}") for name in (*folders, *names)}
        return found

    def packages(self) -> int:
        """Return how many packages are installed."""
        return len(self.run("dpkg-query", "--show").splitlines())

    def size(self, place: str = "") -> int:
        """Return the size of what stands below a place, in bytes on the disk."""
        counted = subprocess.run(
            ["du", "--summarize", "--one-file-system", "--block-size=1", str(self.folder / place)],
            capture_output=True,
            text=True,
            check=False,
        )
        return int(counted.stdout.split()[0])


def environment(user: str, display: str = "") -> dict[str, str]:
    """Return the variables of a person who just signed in; nothing of this session."""
    home = HOME if user == USER else "/root"
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    known = {"HOME": home, "PATH": path, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", "TMPDIR": "/tmp"}
    return known | ({"DISPLAY": display} if display else {})


# --- what is proved -------------------------------------------------------------------------------------------------


def prove(root: Root, package: Path, screen: Screen, picture: Path, findings: Findings) -> None:
    """Install, try, open, remove.

    Raises:
        Wrong: something is not as it must be.
    """
    root.run("useradd", "--create-home", USER)
    shutil.copyfile(package, root.folder / package.name)
    before, small = root.packages(), root.size()
    root.apt("install", f"/{package.name}")
    findings.packages = root.packages() - before - 1
    findings.program = root.size("usr/lib/kassa")
    findings.system_grew = root.size() - small - findings.program
    root.apt("purge", "kassa")
    bare = root.files()
    root.apt("install", f"/{package.name}")
    every_library_is_found(root)
    findings.self_test = timed(lambda: tries_itself(root))
    findings.demo = timed(lambda: root.run("kassa", "demo", "--no-window", user=USER))
    for number in range(STARTS):
        last = number == STARTS - 1
        findings.starts.append(open_till(root, screen, (lambda: while_open(root, screen, picture)) if last else None))
    root.run("kassa", "--data", SHOP, "verify", user=USER)
    kept = (root.folder / SHOP.lstrip("/")).stat().st_size
    root.apt("purge", "kassa")
    if (root.folder / SHOP.lstrip("/")).stat().st_size != kept:
        raise Wrong("de gegevens van de winkel zijn veranderd door het verwijderen")
    left = sorted(name for name in root.files() - bare if not name.startswith(f"{HOME}/"))
    if left:
        raise Wrong(f"bleef achter: {', '.join(left[:10])}")


def tries_itself(root: Root) -> None:
    """Have the program try itself, and look that it finds the system's library for USB, which it can do without.

    Raises:
        Wrong: something failed.
    """
    if "ok  USB\n" not in root.run("kassa", "--self-test", user=USER):
        raise Wrong("de zelftest vindt geen libusb")


def every_library_is_found(root: Root) -> None:
    """Look whether every library in the package finds the libraries it links to.

    Raises:
        Wrong: some do not; a package that it depends on is missing from the list.
    """
    inside = root.folder / "usr/lib/kassa"
    libraries = [f"/{file.relative_to(root.folder)}" for file in inside.rglob("*.so*") if not file.is_symlink()]
    missing = set()
    for library in libraries:
        said = subprocess.run(root.command("ldd", library), capture_output=True, text=True, check=False).stdout
        missing |= {f"{line.split()[0]} voor {Path(library).name}" for line in said.splitlines() if "not found" in line}
    if missing:
        raise Wrong(f"niet gevonden: {', '.join(sorted(missing))}")


def while_open(root: Root, screen: Screen, picture: Path) -> None:
    """Take a picture of the till, and look that the package is not taken away under it.

    Raises:
        Wrong: it was.
    """
    time.sleep(3)  # what comes after the first paint
    screen.save(picture)
    try:
        root.apt("purge", "kassa")
    except Wrong as refused:
        if "Kassa staat nog open" in str(refused):
            return
        raise
    raise Wrong("het pakket werd weggehaald onder een open kassa")


def open_till(root: Root, screen: Screen, then: Callable[[], None] | None) -> float:
    """Open the till of the demo shop, do what is asked, close it; return the seconds until it was painted.

    Raises:
        Wrong: no window came, or the program ended by itself.
    """
    begin = time.monotonic()
    with tempfile.TemporaryFile("w+") as told:
        command = root.command("kassa", "demo", user=USER)
        till = subprocess.Popen(command, env=environment(USER, screen.name), stdout=told, stderr=subprocess.STDOUT)
        try:
            wait_for_paint(till, screen, begin)
            seconds = time.monotonic() - begin
            if then is not None:
                then()
        except Wrong as wrong:
            told.seek(0)
            raise Wrong(f"{wrong} {told.read()[-600:]}") from wrong
        finally:
            till.terminate()
            till.wait(timeout=30)
    while screen.painted():
        time.sleep(0.01)
    return seconds


def wait_for_paint(till: subprocess.Popen[bytes], screen: Screen, begin: float) -> None:
    """Wait until the window is on the screen.

    Raises:
        Wrong: it does not come.
    """
    while screen.painted() < PAINTED:
        if till.poll() is not None:
            raise Wrong(f"de kassa eindigde vanzelf met {till.returncode}.")
        if time.monotonic() - begin > SECONDS_TO_OPEN:
            raise Wrong(f"na {SECONDS_TO_OPEN} seconden was er geen venster.")
        time.sleep(0.01)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds something took."""
    begin = time.monotonic()
    work()
    return time.monotonic() - begin


# --- systems and screens --------------------------------------------------------------------------------------------


def base(suite: str, folder: Path) -> Path:
    """Return a fresh system without anything that its base does not have; one that was made before is used again."""
    made = folder / suite
    if not made.exists():
        part = folder / f"{suite}.part"
        shutil.rmtree(part, ignore_errors=True)
        print(f"clean_roots: debootstrap {suite}", flush=True)
        command = ["debootstrap", "--variant=minbase", suite, str(part), mirror()]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise Wrong(f"debootstrap {suite}: {done.stdout[-600:]}")
        part.rename(made)
    return made


def mirror() -> str:
    """Return where this machine gets its own packages from."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Component: main"]
    places = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    return next(place for place in places if "security" not in place)


@contextmanager
def fresh(suite: str, folder: Path) -> Iterator[Root]:
    """Give a copy of a fresh system; what it needs from this machine is mounted, for this process alone."""
    copy = folder / f"{suite}.{os.getpid()}"
    original = base(suite, folder)
    subprocess.run(["cp", "--archive", str(original), str(copy)], check=True)
    mounts = (
        ("-t", "proc", "proc", "proc"),
        ("-t", "tmpfs", "tmpfs", "dev/shm"),
        ("--bind", "/tmp/.X11-unix", "tmp/.X11-unix"),
    )
    done = []
    try:
        for *options, place in mounts:
            point = copy / place
            point.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", *options, str(point)], check=True)
            done.append(point)
        for source in ("/etc/resolv.conf", "/etc/hosts"):
            if Path(source).exists():
                shutil.copyfile(source, copy / source.lstrip("/"))
        # No service may start in here: the machine runs its own.
        (copy / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
        (copy / "usr/sbin/policy-rc.d").chmod(0o755)
        root = Root(copy)
        root.run("apt-get", "-q", "update")
        yield root
    finally:
        for point in reversed(done):
            subprocess.run(["umount", "--lazy", str(point)], check=False)
        shutil.rmtree(copy, ignore_errors=True)


class Screen:
    """A screen that nobody looks at.

    Args:
        name: what programs find it by, such as ``:99``.
        file: where the server keeps what is on it, as a window dump (XWD): words of four bytes, a colour map, pixels.
    """

    def __init__(self, name: str, file: Path) -> None:
        self.name = name
        self._file = file

    def _pixels(self) -> tuple[int, int, bytes]:
        """Return width, height and four bytes a pixel: blue, green, red, nothing."""
        dump = self._file.read_bytes()
        words = struct.unpack(">25I", dump[:100])
        header, width, height, row, colours = words[0], words[4], words[5], words[12], words[19]
        start = header + colours * 12
        return width, height, dump[start : start + row * height]

    def painted(self) -> float:
        """Return which part of it is not black, from 0 to 1, by one byte in four thousand."""
        sample = self._pixels()[2][::4001]
        return sum(value > 0 for value in sample) / len(sample)

    def save(self, picture: Path) -> None:
        """Write what is on it as PNG."""
        width, height, pixels = self._pixels()
        rgb = bytearray(width * height * 3)
        for colour in range(3):
            rgb[colour::3] = pixels[2 - colour :: 4]
        lines = b"".join(b"\0" + rgb[y * width * 3 : (y + 1) * width * 3] for y in range(height))
        picture.parent.mkdir(parents=True, exist_ok=True)
        head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
        chunks = (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts
        )
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


@contextmanager
def virtual_screen() -> Iterator[Screen]:
    """Give a screen of our own."""
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    number, told = os.pipe()
    with tempfile.TemporaryDirectory(prefix="kassa-screen-") as folder:
        server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(told),
                "-screen",
                "0",
                f"{SIZE}x24",
                "-nolisten",
                "tcp",
                "-ac",
                "-fbdir",
                folder,
            ],
            pass_fds=(told,),
            stderr=subprocess.DEVNULL,
        )
        os.close(told)
        try:
            with os.fdopen(number) as answer:
                yield Screen(f":{answer.readline().strip()}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait(timeout=30)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove it on each system and print the table."""
    options = argparse.ArgumentParser(prog="clean_roots.py", description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("package", type=Path)
    options.add_argument("--suite", choices=tuple(SUITES), action="append", help="one system only; may be repeated")
    options.add_argument("--roots", type=Path, default=Path("/var/tmp/kassa-roots"), help="where systems are kept")
    options.add_argument("--pictures", type=Path, default=Path("shots"), help="folder for the screenshots")
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = options.parse_args(given)
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing or os.geteuid() != 0:
        print(f"clean_roots: needs root and {', '.join(missing or TOOLS)}", file=sys.stderr)
        return 2
    if not chosen.inside:
        # Mounts of our own, which the kernel takes down when this ends, however it ends.
        again = [sys.executable, __file__, *given, "--inside"]
        return subprocess.run(["unshare", "--mount", "--propagation", "private", *again], check=False).returncode
    chosen.roots.mkdir(parents=True, exist_ok=True)
    found = [look(suite, chosen) for suite in chosen.suite or SUITES]
    print(f"\n{chosen.package.name}: {chosen.package.stat().st_size / 1e6:.1f} MB\n\n{HEAD}")
    for findings in found:
        print(findings.line())
    return sum(bool(findings.wrong) for findings in found)


def look(suite: str, chosen: argparse.Namespace) -> Findings:
    """Prove it on one system."""
    findings = Findings(SUITES[suite])
    picture = chosen.pictures / f"kassa-{suite}.png"
    try:
        with fresh(suite, chosen.roots) as root, virtual_screen() as screen:
            print(f"clean_roots: {SUITES[suite]}", flush=True)
            prove(root, chosen.package, screen, picture, findings)
    except Wrong as wrong:
        findings.wrong = " ".join(str(wrong).split())
    return findings


if __name__ == "__main__":
    sys.exit(main())
