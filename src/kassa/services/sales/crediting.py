"""A credit invoice against its invoice: never more than was invoiced, and set off against what is still open."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction
from kassa.db.repos import invoices, open_items, sales
from kassa.db.repos.open_items import Source
from kassa.domain.errors import Reason, RuleError
from kassa.domain.sales.crediting import Taken
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.values.money import Money

_NOTHING_DONE = "Er is niets gecrediteerd."


def taken_of(reader: Reader, invoice_id: str) -> dict[str, Taken]:
    """Return what definitive credits took of each line of an invoice."""
    return {line: Taken(-one.quantity, -one.amount) for line, one in invoices.credited(reader, invoice_id).items()}


def require_creditable(tx: Transaction, credit: SalesDocument) -> None:
    """Refuse a credit that takes more than its invoice gave; the credit is stored already and counts along.

    Raises:
        RuleError: too much of a line or in all, another customer, lines of another invoice, or no definitive invoice.
    """
    follows = {line.source_line for line in credit.lines if line.source_line}
    if credit.source_id is None:
        if follows:
            raise _other_lines()
        return
    if invoices.locked(tx, credit.source_id) is None:
        raise not_definitive()
    stored = sales.get(tx, credit.source_id)
    if stored is None or stored.document.status is not DocumentStatus.DEFINITIVE:
        raise not_definitive()
    invoice = stored.document
    if invoice.kind is not DocumentKind.INVOICE:
        raise not_definitive()
    if invoice.party is None or credit.party is None or invoice.party.customer_id != credit.party.customer_id:
        raise RuleError(
            Reason(
                "invoice.customer",
                f"{invoice.title} is van een andere debiteur. {_NOTHING_DONE}",
                "Crediteer op naam van dezelfde debiteur.",
            )
        )
    if not follows <= {line.id for line in invoice.lines}:
        raise _other_lines()
    taken = taken_of(tx, invoice.id)
    for line in invoice.goods:
        one = taken.get(line.id)
        if one and (_beyond(one.quantity.milli, line.quantity.milli) or _beyond(one.amount.cents, line.amount.cents)):
            raise _too_much(f"Van '{line.name}' op {invoice.title}")
    if -invoices.credited_gross(tx, invoice.id) > stored.totals.gross:
        raise _too_much(f"Van {invoice.title}")


def set_off(tx: Transaction, invoice_id: str, credit_id: str, moment: int) -> Money:
    """Set a credit off against what is open on an invoice, on both; return how much it was."""
    held = {one: open_items.get(tx, one, lock=True) for one in sorted((invoice_id, credit_id))}
    invoice, credit = held[invoice_id], held[credit_id]
    if invoice is None or credit is None:
        raise not_definitive()
    amount = min(invoice.open, -credit.open)
    if amount <= Money.ZERO:
        return Money.ZERO
    set_off_part(tx, invoice_id, credit_id, amount, moment)
    return amount


def set_off_part(tx: Transaction, invoice_id: str, credit_id: str, amount: Money, moment: int) -> None:
    """Set this much of a credit off against an invoice, on both; the caller holds both and saw that it is open."""
    open_items.allocate(tx, Source.CREDIT, credit_id, [(invoice_id, amount)], moment)
    open_items.allocate(tx, Source.CREDIT, invoice_id, [(credit_id, -amount)], moment)


def _beyond(taken: int, most: int) -> bool:
    return abs(taken) > abs(most) or taken * most < 0


def _too_much(what: str) -> RuleError:
    return RuleError(
        Reason("credit.too_much", f"{what} zou meer worden gecrediteerd dan er gefactureerd is. {_NOTHING_DONE}",
               "Verlaag het aantal of het bedrag.")
    )  # fmt: skip


def _other_lines() -> RuleError:
    return RuleError(
        Reason(
            "credit.lines",
            f"Een regel hoort bij een andere factuur dan deze creditfactuur. {_NOTHING_DONE}",
            "Haal de regel weg en crediteer die factuur apart.",
        )
    )


def not_definitive() -> RuleError:
    """Return the refusal of crediting what is no definitive invoice."""
    return RuleError(
        Reason("credit.source", f"Deze factuur is niet definitief. {_NOTHING_DONE}", "Kies een definitieve factuur.")
    )
