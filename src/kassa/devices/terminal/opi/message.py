"""OPI messages: written by hand, read with limits; a message with a DOCTYPE or an entity of its own is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from kassa.domain.frozen import frozen

NAMESPACE: Final = "http://www.nrf-arts.org/IXRetail/namespace"
SENDER: Final = "Kassa"
LONGEST: Final = 262_144
"""Bytes of a message; a receipt of a terminal is one or two thousand."""
_MOST_ELEMENTS: Final = 4_000
_DEEPEST: Final = 16
_AMOUNT = re.compile(r"(?P<euros>[0-9]{1,9})(?:\.(?P<cents>[0-9]{2})0*)?")


class OpiError(Exception):
    """What came is no OPI message, or not the one that was asked for."""


@frozen
class Element:
    """One element of a message.

    Attributes:
        name: without prefix.
        attributes: as they stand, names without prefix.
        text: its own text, stripped.
        children: in order.
    """

    name: str
    attributes: Mapping[str, str]
    text: str = ""
    children: tuple[Element, ...] = ()

    def get(self, name: str) -> str:
        """Return an attribute, stripped; empty when it is not there."""
        return self.attributes.get(name, "").strip()

    def find(self, name: str) -> Element | None:
        """Return the first element of this name at any depth, or None."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Give every element of this name, at any depth, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)


def read(data: bytes) -> Element:
    """Read a message.

    Terminals exist that send Latin-1 whatever the XML declaration says, so that is tried where UTF-8 cannot be read.

    Raises:
        OpiError: too long, too deep, not well-formed, or with a DOCTYPE.
    """
    if len(data) > LONGEST:
        raise OpiError("longer than any message")
    try:
        return _Reader().read(data)
    except OpiError:
        return _Reader("iso-8859-1").read(data)


class _Reader:
    def __init__(self, encoding: str | None = None) -> None:
        self._parser = expat.ParserCreate(encoding)
        self._open: list[tuple[str, dict[str, str], list[str], list[Element]]] = []
        self._root: Element | None = None
        self._count = 0
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def read(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except (expat.ExpatError, LookupError, ValueError) as error:  # of the syntax, or of its encoding
            raise OpiError(str(error)) from error
        if self._root is None:
            raise OpiError("nothing in it")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise OpiError("larger than any message")
        self._open.append((_bare(name), {_bare(key): value for key, value in attributes.items()}, [], []))

    def _end(self, _name: str) -> None:
        name, attributes, text, children = self._open.pop()
        made = Element(name, attributes, "".join(text).strip("\r\n\t"), tuple(children))
        if self._open:
            self._open[-1][3].append(made)
        else:
            self._root = made

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(text)

    def _refuse(self, *_declared: object) -> None:
        raise OpiError("a message declares nothing")


def _bare(name: str) -> str:
    return name.rsplit(":", 1)[-1]


def written(name: str, attributes: Mapping[str, str], *children: str) -> str:
    """Return an element as text; the children are elements as text already."""
    shown = "".join(f" {key}={quoteattr(_plain(value))}" for key, value in attributes.items())
    return f"<{name}{shown}>{''.join(children)}</{name}>" if children else f"<{name}{shown}/>"


def words(text: str) -> str:
    """Return text as it may stand in an element."""
    return escape(_plain(text))


def message(name: str, attributes: Mapping[str, str], *children: str) -> bytes:
    """Return a whole message as it goes over the line, without its length."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (head + written(name, {"xmlns": NAMESPACE, **attributes}, *children)).encode()


def amount_text(cents: int) -> str:
    """Return an amount as OPI writes it: ``12.30``; without its sign."""
    return f"{abs(cents) // 100}.{abs(cents) % 100:02d}"


def amount_cents(text: str) -> int:
    """Return an amount in cents.

    Raises:
        OpiError: it is no amount in euros and cents.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise OpiError(f"{text[:20]!r} is no amount")
    return int(found["euros"]) * 100 + int(found["cents"] or 0)


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
