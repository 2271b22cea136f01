"""A JSON request over HTTP to a payment provider, with limits; it never follows a redirect and never tries again."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from kassa.domain.frozen import frozen

LONGEST: Final = 2_000_000
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class NoReplyError(Exception):
    """Nothing came that can be read; ``sent`` tells whether the request may have arrived."""

    def __init__(self, why: str, *, sent: bool) -> None:
        super().__init__(why)
        self.sent = sent


@frozen
class Reply:
    """What a provider answered: status and the object in its body."""

    status: int
    body: Mapping[str, object]

    @property
    def is_good(self) -> bool:
        """Whether it did what was asked."""
        return 200 <= self.status < 300

    def text(self, *path: str) -> str:
        """Return a text deep in the body; empty when it is not there."""
        found: object = self.body
        for name in path:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found if isinstance(found, str) else ""


class JsonApi:
    """One provider.

    Args:
        address: ``https://...``; plain HTTP is for this machine only, because the key goes along.
        seconds: patience for a connection and for each part of a reply.

    Raises:
        ValueError: no address, or plain HTTP to another machine.
    """

    def __init__(self, address: str, seconds: float = 10.0) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
            raise ValueError("no address of a provider")
        if parts.scheme == "http" and parts.hostname not in _LOCAL:
            raise ValueError("the key never goes over plain HTTP")
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname, parts.port  # a port that is no number raises ValueError
        self._path = parts.path.rstrip("/")
        self._seconds = seconds

    def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: Mapping[str, object] | None = None
    ) -> Reply:
        """Send one request; blocking.

        Raises:
            NoReplyError: no reply, or none that can be read.
        """
        line = self._line()
        sent = False
        try:
            line.connect()
            sent = True
            data = None if body is None else json.dumps(body).encode()
            line.request(method, self._path + path, data, {"Content-Type": "application/json", **headers})
            response = line.getresponse()
            raw = response.read(LONGEST + 1)
            return Reply(response.status, _object(raw))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoReplyError(str(error), sent=sent) from error
        finally:
            line.close()

    def _line(self) -> http.client.HTTPConnection:
        if not self._secure:
            return http.client.HTTPConnection(self._host, self._port, timeout=self._seconds)
        import ssl  # first use: only a real provider is asked over TLS

        context = ssl.create_default_context()
        return http.client.HTTPSConnection(self._host, self._port, timeout=self._seconds, context=context)


def _object(raw: bytes) -> Mapping[str, object]:
    if len(raw) > LONGEST:
        raise ValueError("longer than any reply")
    if not raw:
        return {}
    try:
        found = json.loads(raw)
    except RecursionError as error:
        raise ValueError("deeper than any reply") from error
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - a reply that cannot be read, not a fault of ours
    return found
