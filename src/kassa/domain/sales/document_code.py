"""The code on a paper, so that a scan finds it again: a letter for what it is, then its number (``F2026-0058``)."""

from __future__ import annotations

import re
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.payments.reference import is_rf_reference
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.transfer import EPC_BEGIN

_SHAPE = r"([FCOPK])([A-Z0-9][A-Z0-9./_-]{0,29})"
_GIFT_CARD = r"(G)(\d{12})"
_OGM = r"\+{3}\s*(\d{3})/(\d{4})/(\d{3})(\d{2})\s*\+{3}"


class CodeKind(StrEnum):
    """What a code names; the value is its letter. ``R`` is a receipt and is read by ``receipt_code``."""

    INVOICE = "F"
    CREDIT = "C"
    ORDER = "O"
    DELIVERY = "P"
    CUSTOMER = "K"
    GIFT_CARD = "G"

    @property
    def document(self) -> DocumentKind | None:
        """Which sales document; None for a card."""
        return _DOCUMENTS.get(self)


_DOCUMENTS = {
    CodeKind.INVOICE: DocumentKind.INVOICE,
    CodeKind.CREDIT: DocumentKind.CREDIT,
    CodeKind.ORDER: DocumentKind.ORDER,
    CodeKind.DELIVERY: DocumentKind.DELIVERY,
}
_LETTERS = {document: kind for kind, document in _DOCUMENTS.items()}


@frozen
class DocumentCode:
    """What a code says; a gift card's number has twelve digits, the last of which checks the others."""

    kind: CodeKind
    number: str

    def __str__(self) -> str:
        return f"{self.kind.value}{self.number}"


def document_code(kind: DocumentKind, number: str) -> str:
    """Return the code that is printed on a document."""
    return str(DocumentCode(_LETTERS[kind], number))


def read_document_code(text: str) -> DocumentCode | None:
    """Return what a scanned code says when it has the shape of a paper's or a card's, else None.

    An article may have a code of this shape as well: only who looks it up knows.
    """
    code = text.strip().upper()
    found = re.fullmatch(_GIFT_CARD, code, re.ASCII) or re.fullmatch(_SHAPE, code, re.ASCII)
    if found is None or not re.search(r"\d", found[2]):
        return None
    return DocumentCode(CodeKind(found[1]), found[2])


def number_in_reference(text: str) -> str:
    """Return the letters and digits of the document number that a payment reference stands for.

    ``RF`` and its check digits fall away, so do the check digits and the leading zeros of a Belgian structured
    communication, and everything that is no letter or digit.
    """
    plain = text.strip().upper()
    belgian = re.fullmatch(_OGM, plain, re.ASCII)
    if belgian is not None:
        body = belgian[1] + belgian[2] + belgian[3]
        return body.lstrip("0") if (int(body) % 97 or 97) == int(belgian[4]) else ""
    if is_rf_reference(plain):
        plain = "".join(plain.split())[4:]
    return re.sub(r"[^A-Z0-9]", "", plain)


def names_a_paper(text: str) -> bool:
    """Say whether a scan has the shape of a paper's code, a card's, a transfer or a payment reference."""
    code = text.strip().upper()
    return (
        code.startswith((f"{EPC_BEGIN}\n", f"{EPC_BEGIN}\r", "+++"))
        or read_document_code(code) is not None
        or (code.startswith("RF") and is_rf_reference(code))
    )
