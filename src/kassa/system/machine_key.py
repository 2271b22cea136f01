"""The key of this machine: without it the stored hashes of codes are of no use to whoever takes the database.

It stands beside the machine's configuration and never in a database or a backup. On another machine codes are
set again, by somebody who signs in with a password; machines that share a server share a copy of this file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from kassa.system import paths

_BYTES: Final = 32


def machine_key(file: Path | None = None) -> bytes:
    """Return the key, made at the first question.

    Raises:
        OSError: it can neither be read nor made.
    """
    file = file or paths.config_file().with_name("machine.key")
    try:
        return _read(file)
    except FileNotFoundError:
        pass
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(os.urandom(_BYTES).hex())
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(part, file)  # two programs starting together: the first one's key is everybody's
    except FileExistsError:
        pass
    except OSError:  # a disk without hard links
        part.replace(file)
    part.unlink(missing_ok=True)
    return _read(file)


def _read(file: Path) -> bytes:
    key = bytes.fromhex(file.read_text(encoding="ascii"))
    if len(key) != _BYTES:
        raise OSError(f"Het sleutelbestand {file} is beschadigd. Zet het terug uit een reservekopie van deze computer.")
    return key
