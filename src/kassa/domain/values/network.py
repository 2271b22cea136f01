"""The one reader of an address in the network, as a person types it."""

from __future__ import annotations

import re

_ADDRESS = r"(\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+)(?::([0-9]{1,5}))?"  # a text: the till starts without compiling it


def read_address(text: str, port: int) -> tuple[str, int] | None:
    """Return host and port of ``192.168.1.50:9100``, ``kassaprinter`` or ``[fe80::1]:9100``; None for anything else.

    Args:
        text: what was typed.
        port: what holds when none was typed.
    """
    found = re.fullmatch(_ADDRESS, text.strip())
    if found is None:
        return None
    number = int(found[2] or port)
    return (found[1].strip("[]"), number) if 0 < number < 65536 else None
