from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import tomllib
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.system import config, logs, paths
from kassa.system.clock import SystemClock
from kassa.system.config import ConfigError, MachineConfig, Opens
from kassa.system.identity import IdSource, new_id


def test_identity_is_a_version_7_uuid_in_32_hex() -> None:
    made = uuid.UUID(hex=new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert len(new_id()) == 32


def test_identities_go_up_and_differ_over_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        series = list(pool.map(lambda _: [new_id() for _ in range(2000)], range(4)))
    assert all(one == sorted(one) for one in series)
    assert len({made for one in series for made in one}) == 8000


def test_identities_go_up_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    source = IdSource()
    first = source.next()
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    assert source.next() > first


def test_identities_survive_a_full_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    source = IdSource()
    first = source.next()
    source._tail = (1 << 74) - 1
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    second = source.next()
    assert second > first
    assert uuid.UUID(hex=second).version == 7


def test_clock_is_aware_and_in_utc() -> None:
    now = SystemClock().now()
    assert now.tzname() == "UTC"
    assert SystemClock().monotonic() <= SystemClock().monotonic()


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/srv/data"}, "/srv/data/kassa"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "{home}/.local/share/kassa"),
        ("linux", {}, "{home}/.local/share/kassa"),
        ("win32", {"LOCALAPPDATA": "/users/els/AppData/Local"}, "/users/els/AppData/Local/Kassa"),
        ("win32", {}, "{home}/AppData/Local/Kassa"),
        ("darwin", {}, "{home}/Library/Application Support/Kassa"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the absolute paths above are those of POSIX")
def test_data_folder(system: str, environment: dict[str, str], expected: str) -> None:
    assert paths.data_folder(environment, system) == Path(expected.format(home=Path.home()))


def test_config_file_can_be_named() -> None:
    assert paths.config_file({"KASSA_CONFIG": "elsewhere.toml"}) == Path("elsewhere.toml")
    assert paths.config_file({}).name == "kassa.toml"


def test_config_round_trip(tmp_path: Path) -> None:
    file = tmp_path / "new" / "kassa.toml"
    kept = MachineConfig(database='C:\\Winkel "Els"\\kassa.db', till="K2", opens=Opens.POS, log_level="DEBUG")
    config.save(kept, file)
    assert config.load(file) == kept
    assert [entry.name for entry in file.parent.iterdir()] == ["kassa.toml"]


@given(text=st.text(st.characters(codec="utf-8")))
def test_every_text_can_be_written_and_read_back(text: str) -> None:
    assert tomllib.loads(f"x = {config._quoted(text)}") == {"x": text}


def test_missing_config_is_the_default(tmp_path: Path) -> None:
    assert config.load(tmp_path / "none.toml") == MachineConfig()


@pytest.mark.parametrize(
    "text", ["opens = 'garage'", "database = 3", "log_level = 'LOUD'", "database = ", "\xff\xfe\0binary"]
)
def test_bad_config_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kassa.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"staat|te lezen"):
        config.load(file)


def test_key_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "kassa.toml"
    file.write_text("hologram = 7\ntill = 'K1'\n")
    assert config.load(file).till == "K1"


def test_data_option_goes_before_environment_before_file() -> None:
    written = MachineConfig(database="file.db")
    both = {"KASSA_DATA": "environment.db"}
    assert config.with_data(written, "option.db", both).database == "option.db"
    assert config.with_data(written, None, both).database == "environment.db"
    assert config.with_data(written, None, {}).database == "file.db"
    assert config.with_data(MachineConfig(), None, {}).database == str(paths.default_data_file())


def test_log_holds_room_correlation_and_no_customer(tmp_path: Path) -> None:
    file = logs.start("pos", folder=tmp_path)
    try:
        with logs.correlation() as correlation:
            logs.room_logger("kassa.ui.till.sale").warning("mail to els@winkel.nl of NL91ABNA0417164300")
            logs.room_logger("kassa.db.engine").error("cannot open postgresql://els:secret@server/kassa")
    finally:
        logs.stop()
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert f"WARNING kassa.ui [{correlation}] mail to *** of ***" in text
    assert "postgresql://***server/kassa" in text
    assert "secret" not in text


def test_log_keeps_three_full_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 400)
    logs.start("pos", folder=tmp_path)
    try:
        for number in range(60):
            logs.room_logger("kassa.ui").info("line %d %s", number, "x" * 60)
    finally:
        logs.stop()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["pos.1.log", "pos.2.log", "pos.3.log", "pos.log"]


def test_log_that_cannot_be_written_does_not_stop_the_start(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    try:
        assert logs.start("pos", folder=blocked / "logs") is None
        logs.room_logger("kassa.ui").error("nobody reads this")
    finally:
        logs.stop()


def test_what_nobody_catches_is_logged(tmp_path: Path) -> None:
    file = logs.start("pos", folder=tmp_path)
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        sys.excepthook(LookupError, LookupError("in the open"), None)
    finally:
        logs.stop()
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "LookupError: in the open" in text
    assert not logging.getLogger(logs.ROOT).handlers


def test_system_room_starts_without_a_library() -> None:
    script = (
        "import sys; import kassa.system.clock, kassa.system.config, kassa.system.identity, kassa.system.logs,"
        " kassa.system.paths; slow = {'platformdirs', 'fcntl', 'pwd', 'socket', 'PySide6'};"
        " print(sorted(slow & sys.modules.keys()))"
    )
    found = subprocess.run(
        [sys.executable, "-S", "-c", script],
        env={**os.environ, "PYTHONPATH": str(Path(paths.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[]"
