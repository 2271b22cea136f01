"""The shop as it goes on paper: made from the settings, kept with the documents, read back as it was."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from kassa.domain.journal import canonical
from kassa.domain.till.receipt_document import ShopHeader


def header_text(header: ShopHeader) -> str:
    """Return the canonical text under which a header is kept."""
    return canonical(asdict(header))


def shop_header(text: str) -> ShopHeader:
    """Return the header that a kept text holds."""
    values = json.loads(text)
    header = ShopHeader(**values)
    return replace(header, address=tuple(header.address), closing=tuple(header.closing))
