"""The text inside the QR code that fills in a transfer (EPC069-12, version 2)."""

from __future__ import annotations

from kassa.domain.values import Money
from kassa.output.layout import clean
from kassa.output.papers.paper import Paper, PaperKind

LARGEST = Money(99_999_999_999)
NAME_LENGTH, TEXT_LENGTH, STRUCTURED_LENGTH = 70, 140, 35
_UTF_8 = "1"


def transfer_text(paper: Paper) -> str:
    """Return what the QR code of this paper says; empty when it carries none.

    A credit invoice asks for no money; nothing to pay, no account or an amount above 999,999,999.99 cannot be asked.
    """
    sender, payment = paper.sender, paper.payment
    asks = paper.kind is PaperKind.INVOICE and payment is not None and bool(sender.iban)
    if not asks or payment is None or not Money.ZERO < paper.due <= LARGEST:
        return ""
    reference = clean(payment.reference).strip()
    fields = (
        "BCD",
        "002",
        _UTF_8,
        "SCT",
        _plain(sender.bic),
        clean(sender.name).strip()[:NAME_LENGTH],
        _plain(sender.iban),
        f"EUR{paper.due.decimal}",
        "",  # purpose
        _plain(reference)[:STRUCTURED_LENGTH] if payment.structured else "",
        "" if payment.structured else reference[:TEXT_LENGTH],
    )
    return "\n".join(fields).rstrip("\n")


def _plain(code: str) -> str:
    return "".join(code.split()).upper()
