"""The configuration of this machine: which database, which till, what opens. Everything else is in the database.

Read with the standard library and written by the few lines at the end, because the standard library cannot write TOML.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from kassa.system import paths


class Opens(StrEnum):
    """What this machine is set up as."""

    OFFICE = "office"
    POS = "pos"


class ConfigError(Exception):
    """The configuration file cannot be used; the message is a Dutch sentence for the person at the machine."""


@dataclass(frozen=True, slots=True)
class MachineConfig:
    """What must be known before the database is open.

    Attributes:
        database: file or ``postgresql://`` URL; empty for the file in the user's data folder.
        till: code of the till this machine is; empty when not chosen yet.
        opens: what starts when no command is given.
        log_level: name of a level of ``logging``.
    """

    database: str = ""
    till: str = ""
    opens: Opens = Opens.OFFICE
    log_level: str = "INFO"


def load(file: Path | None = None) -> MachineConfig:
    """Return the configuration of this machine; a missing file gives the defaults.

    Raises:
        ConfigError: the file is not readable TOML, or holds a value that is not known.
    """
    file = file or paths.config_file()
    try:
        with file.open("rb") as stream:
            values = tomllib.load(stream)
    except FileNotFoundError:
        return MachineConfig()
    except (OSError, ValueError) as error:
        raise ConfigError(f"Het instellingenbestand {file} is niet te lezen: {error}.") from error
    return _checked(values, file)


def save(config: MachineConfig, file: Path | None = None) -> None:
    """Write the configuration in one step: after a power cut the old or the new file is there, never half of one.

    Raises:
        ConfigError: the file cannot be written.
    """
    file = file or paths.config_file()
    lines = [f"{field.name} = {_quoted(str(getattr(config, field.name)))}\n" for field in fields(config)]
    part = file.with_name(file.name + ".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("# Instellingen van deze machine; alle andere instellingen staan in de database.\n")
            stream.writelines(lines)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        raise ConfigError(f"Het instellingenbestand {file} is niet te schrijven: {error}.") from error


def with_data(config: MachineConfig, option: str | None, environment: Mapping[str, str] = os.environ) -> MachineConfig:
    """Return the configuration with its database settled.

    ``--data`` goes before ``KASSA_DATA``, that before the file, and the user's data folder comes last.
    """
    chosen = option or environment.get("KASSA_DATA") or config.database or str(paths.default_data_file())
    return replace(config, database=chosen)


def _checked(values: Mapping[str, object], file: Path) -> MachineConfig:
    known = {field.name for field in fields(MachineConfig)}
    texts: dict[str, str] = {}
    for key, value in values.items():
        if key not in known:
            continue  # written by a newer version: not ours to complain about
        if not isinstance(value, str):
            raise ConfigError(f"In {file} staat bij {key} geen tekst tussen aanhalingstekens.")
        texts[key] = value
    opens = texts.get("opens", Opens.OFFICE)
    if opens not in set(Opens):
        raise ConfigError(f'In {file} staat opens = "{opens}"; het kan "office" of "pos" zijn.')
    level = texts.get("log_level", "INFO").upper()
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ConfigError(f'In {file} staat log_level = "{level}"; het kan DEBUG, INFO, WARNING of ERROR zijn.')
    return MachineConfig(
        database=texts.get("database", ""), till=texts.get("till", ""), opens=Opens(opens), log_level=level
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
