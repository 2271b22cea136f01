#!/usr/bin/env python3
"""One command list for this project; needs nothing but Python 3.11 or newer.

python3 dev.py demo [--seed N]      open the program with a demo shop
python3 dev.py run [ARGUMENTS]      run the program: what follows goes to "kassa"
python3 dev.py test [ARGUMENTS]     run the tests: what follows goes to pytest
python3 dev.py check                style, types and import contract
python3 dev.py prove [PROFILE]      what may never happen, tried: smoke, ci or nightly (--controls, --only NAME)
python3 dev.py bench [ARGUMENTS]    measure speed (--quick: under two minutes)
python3 dev.py shots [FOLDER]       every screen at every size and theme as PNG (default: shots)
python3 dev.py package [FOLDER]     the program as a package of this system, .deb on Debian (default: dist)

On Windows: "py dev.py ...". Every command first makes what is missing: the environment in .venv, the libraries in
it, compiled translations, and on Debian and Ubuntu the system's libraries.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "kassa-installed"
LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev", "package")}

# Debian packages; where the name differs between releases, any one of the names will do.
# fmt: off
TO_RUN = (
    "libegl1", "libgl1", "libglib2.0-0|libglib2.0-0t64", "libdbus-1-3", "libfontconfig1", "libxkbcommon-x11-0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libbrotli1", "libcups2|libcups2t64",
    "libusb-1.0-0", "tzdata",
)
# fmt: on
# A database server, a screen that nobody looks at with a window manager, a false clock, and a C compiler for the
# library that makes file operations fail.
TO_TEST = (*TO_RUN, "postgresql", "xvfb", "openbox", "xdotool", "faketime", "gcc", "libc6-dev")
# PyInstaller reads libraries with these.
TO_PACKAGE = (*TO_RUN, "binutils", "dpkg")


class Stop(Exception):
    """The command cannot go on; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 2 when the command is not known."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it is started with whatever Python there is
        print("Kassa needs Python 3.11 or newer; this is " + sys.version.split()[0], file=sys.stderr)
        return 2
    commands: dict[str, Callable[[list[str]], int]] = {
        "demo": lambda rest: run(["demo", *rest]),
        "run": run,
        "test": test,
        "check": check,
        "prove": prove,
        "bench": bench,
        "shots": shots,
        "package": package,
    }
    if not arguments or arguments[0] not in commands:
        asked_for_help = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(__doc__, file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the database server is stopped as well
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# --- commands -------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Run the program."""
    prepare("run", TO_RUN)
    return call([PYTHON, "-m", "kassa", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests on SQLite and on a PostgreSQL of their own, without a screen."""
    prepare("dev", TO_TEST)
    spread: list[str] = []
    if not any(argument.startswith(("-n", "--numprocesses", "-p", "--pdb")) for argument in arguments):
        named = any((ROOT / argument.split("::")[0]).exists() for argument in arguments)
        spread = [] if named else ["-n", str(max(2, min(4, os.cpu_count() or 2))), "--dist", "loadfile"]
    with postgres() as url:
        environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
        if url:
            environment["KASSA_TEST_POSTGRES"] = url
        return call([PYTHON, "-m", "pytest", *spread, *arguments], environment)


def check(arguments: list[str]) -> int:
    """Check style, types and the import contract; run all of them, also after one fails."""
    if arguments:
        raise Stop("check takes no arguments")
    prepare("dev", ())
    code = ["src", "tests", "benchmarks", "scripts", "installer", "dev.py"]
    code = [name for name in code if (ROOT / name).exists()]
    checks: dict[str, list[str | Path]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check", *code],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", *code],
        "mypy --strict": [PYTHON, "-m", "mypy", "--strict", *code],
        "import contract": [SCRIPTS / "lint-imports"],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if call(command) != 0:
            failed.append(name)
    print(f"check: failed: {', '.join(failed)}" if failed else "check: all passed")
    return 1 if failed else 0


def prove(arguments: list[str]) -> int:
    """Run the proof suite and print its table (docs/proof.md)."""
    prepare("dev", TO_TEST)
    return call([PYTHON, "-m", "tests.proof", *arguments], {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ))


def bench(arguments: list[str]) -> int:
    """Measure speed."""
    prepare("dev", TO_TEST)
    return call([PYTHON, "-m", "benchmarks", *arguments], {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ))


def shots(arguments: list[str]) -> int:
    """Draw every screen at every size and theme into a folder."""
    prepare("dev", TO_TEST)
    folder = arguments or [str(ROOT / "shots")]
    return call([PYTHON, ROOT / "scripts" / "shots.py", *folder], {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ))


def package(arguments: list[str]) -> int:
    """Make the package of this system; the packaged program tries itself before it is put in the folder."""
    needed = list(TO_PACKAGE)
    if Path(sys.base_prefix) == Path("/usr"):
        needed.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")  # Debian's Python has it apart
    prepare("package", needed)
    folder = arguments or [str(ROOT / "dist")]
    return call([PYTHON, ROOT / "scripts" / "package.py", *folder])


def call(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> int:
    """Run one program in the checkout and return its exit code, also when a signal ended it."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
    return code if code >= 0 else 128 - code


# --- set-up ---------------------------------------------------------------------------------------------------------


def prepare(lock: str, packages: Sequence[str]) -> None:
    """Make what is missing; takes a few hundredths of a second when nothing is."""
    make_environment = not PYTHON.exists()
    if make_environment and importlib.util.find_spec("ensurepip") is None:
        # Debian keeps this part of Python in a package of its own.
        packages = (f"python{sys.version_info.major}.{sys.version_info.minor}-venv|python3-venv", *packages)
    if sys.platform.startswith("linux"):
        install_packages(packages)
    if make_environment:
        print("dev.py: making .venv", flush=True)
        # In a process of its own: a part of Python that was installed a moment ago is not seen by this one.
        if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode != 0:
            raise Stop(f"{sys.executable} cannot make an environment in {VENV}")
    install_libraries(lock)
    compile_translations()
    collect_licences()


def install_libraries(lock: str) -> None:
    """Install the hashed requirements when they differ from what was installed last."""
    wanted = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in LOCKS.items()}
    installed = set(STAMP.read_text(encoding="ascii").split()) if STAMP.exists() else set()
    if wanted[lock] in installed:
        return
    print(f"dev.py: installing {LOCKS[lock].name} into .venv", flush=True)
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    if call([*pip, "--requirement", LOCKS[lock]]) != 0:
        raise Stop("the libraries could not be installed; see the message of pip above")
    site = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(site) / "kassa-checkout.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    # The other lists contain that of the program, and agree with each other: what was installed before stays true.
    now = {wanted["run"], wanted[lock]} | (installed & set(wanted.values()))
    STAMP.write_text("\n".join(sorted(now)), encoding="ascii")


def compile_translations() -> None:
    """Compile every translation that changed; Dutch is the source and needs none."""
    release = SCRIPTS / ("pyside6-lrelease.exe" if os.name == "nt" else "pyside6-lrelease")
    for source in (ROOT / "resources" / "i18n").glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            subprocess.run([str(release), "-silent", str(source), "-qm", str(compiled)], check=True)


def collect_licences() -> None:
    """Write the licences of what is installed, which the program shows, when something else was installed."""
    made = ROOT / "resources" / "licences.txt"
    if not made.exists() or made.stat().st_mtime < STAMP.stat().st_mtime:
        code = call([PYTHON, ROOT / "scripts" / "licences.py", made])
        if code != 0:
            raise Stop("the licences could not be written; see the message above")


def install_packages(packages: Sequence[str]) -> None:
    """Install what is missing of the system's libraries on Debian and Ubuntu.

    Raises:
        Stop: something is missing and this user may not install it; the message is the line to type.
    """
    if not packages:
        return
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return  # another Linux: its own packages are not ours to know, and Qt says what it lacks
    present = installed_packages(packages)
    missing = [package for package in packages if not present & set(package.split("|"))]
    if not missing:
        return
    if is_root():
        become: list[str] = []
    elif (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        become = ["sudo", "-n"]
    else:
        line = "sudo apt-get install -y " + " ".join(available(package) for package in missing)
        raise Stop(f"parts of the system are missing; type this line, then try again:\n  {line}")
    apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        call([*apt, "update"])
    for attempt in range(2):
        names = [available(package) for package in missing]
        print("dev.py: apt-get install " + " ".join(names), flush=True)
        if call([*apt, "install", "-y", "--no-install-recommends", *names]) == 0:
            return
        if attempt == 0:
            call([*apt, "update"])
    raise Stop("apt-get could not install: " + " ".join(missing))


def installed_packages(packages: Sequence[str]) -> set[str]:
    """Return which of the packages are installed."""
    names = [name for package in packages for name in package.split("|")]
    asked = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}


def available(package: str) -> str:
    """Return the name that this release of the system knows."""
    names = package.split("|")
    for name in names[:-1]:
        answer = subprocess.run(["apt-cache", "policy", name], capture_output=True, text=True, check=False).stdout
        if "Candidate: " in answer and "Candidate: (none)" not in answer:
            return name
    return names[-1] if len(names) > 1 else names[0]


# --- PostgreSQL for the tests ---------------------------------------------------------------------------------------


@contextlib.contextmanager
def postgres() -> Iterator[str | None]:
    """Run a PostgreSQL server of our own, in a temporary folder on a free port, as long as the block lasts.

    Yields:
        Its URL; the one in KASSA_TEST_POSTGRES when that is set; None when no server is installed.
    """
    given = os.environ.get("KASSA_TEST_POSTGRES")
    programs = server_programs()
    if given or programs is None:
        if not given:
            print("dev.py: no PostgreSQL here: its tests are skipped", file=sys.stderr)
        yield given
        return
    server = PostgresServer(programs)
    try:
        server.start(durable=False)
        yield server.url
    finally:
        server.remove()


class PostgresServer:
    """A PostgreSQL server of our own, in a temporary folder on a free port.

    Args:
        programs: folder of the server's programs.
    """

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._become = ["runuser", "-u", "postgres", "--"] if is_root() else []  # the server refuses to run as root
        self._folder = Path(tempfile.mkdtemp(prefix="kassa-postgres-"))
        if self._become:
            shutil.chown(self._folder, "postgres", "postgres")
        self._port = free_port()
        try:
            self._tool("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        except Stop:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    @property
    def url(self) -> str:
        """Return the URL of a database on it."""
        return f"postgresql://postgres@127.0.0.1:{self._port}/postgres"

    def start(self, *, durable: bool) -> None:
        """Start it; one that is not durable is quick and need not survive anything."""
        quick = "" if durable else "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        local = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200"
        self._tool(
            "pg_ctl", "-w", "-t", "60", "-l", str(self._folder / "server.log"), "-o", f"{local} {quick}", "start"
        )

    def crash(self) -> None:
        """Stop it at once, as a power cut does to it: what it promised is in its log only."""
        self._tool("pg_ctl", "-m", "immediate", "stop")

    def remove(self) -> None:
        """Stop it and remove its folder."""
        if (self._folder / "data" / "postmaster.pid").exists():
            self.crash()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _tool(self, name: str, *arguments: str) -> None:
        folder = self._folder
        command = [*self._become, str(self._programs / name), "-D", str(folder / "data"), *arguments]
        environment = dict(os.environ) | {"LC_ALL": "C.UTF-8"}
        with (folder / "log").open("ab") as log:
            done = subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=log, check=False)
        if done.returncode != 0:
            said = "".join(file.read_text(errors="replace") for file in sorted(folder.glob("*log")))
            raise Stop(f"PostgreSQL does not start:\n{said[-2000:]}")


def server_programs() -> Path | None:
    """Return the folder with the newest PostgreSQL server, where Debian keeps it or from the path."""
    found = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


def is_root() -> bool:
    """Return whether this user is root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
