"""How far an order is: delivered, cancelled and invoiced are sums over what was made from its lines (domain.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.sales.lifecycles import STATUS_WORDS
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity


class Share(StrEnum):
    """How much of an order something holds for."""

    NONE = "none"
    PARTLY = "partly"
    FULLY = "fully"


@frozen
class Follower:
    """A line that was made from another one.

    Attributes:
        source_line: the line it was made from.
        line_id: itself.
        quantity: how many; negative on a credit invoice.
        document_id: its document.
        kind: kind of that document.
        status: its stored state.
        number: its number; empty for a concept.
        date: its ISO date.
    """

    source_line: str
    line_id: str
    quantity: Quantity
    document_id: str
    kind: DocumentKind
    status: DocumentStatus
    number: str
    date: str

    @property
    def delivers(self) -> bool:
        """Whether it stands on a delivery note that holds."""
        return self.kind is DocumentKind.DELIVERY and self.status is DocumentStatus.TO_INVOICE

    @property
    def invoices(self) -> bool:
        """Whether it stands on a definitive invoice or credit invoice."""
        return self.kind.is_invoice and self.status is DocumentStatus.DEFINITIVE


@frozen
class LineProgress:
    """How far one line of an order is.

    Attributes:
        line_id: which line.
        ordered: the quantity of the line.
        cancelled: what will not be delivered any more.
        delivered: on delivery notes that were not cancelled.
        invoiced: on definitive invoices less their credits.
        open: still to deliver, never below zero.
    """

    line_id: str
    ordered: Quantity
    cancelled: Quantity
    delivered: Quantity
    invoiced: Quantity

    @property
    def open(self) -> Quantity:
        """Still to deliver, never below zero."""
        return max(Quantity.ZERO, self.ordered - self.cancelled - self.delivered)


@frozen
class OrderProgress:
    """How far an order is.

    Attributes:
        lines: per line with a price.
        delivered: how much of what was not cancelled is delivered.
        invoiced: how much of it is invoiced.
        paid: ``Niet betaald``, ``Aanbetaald`` or ``Volledig betaald``.
        status: the status word to show.
        deposit: what was paid in advance and not used yet.
    """

    lines: tuple[LineProgress, ...]
    delivered: Share
    invoiced: Share
    paid: str
    status: str
    deposit: Money

    def line(self, line_id: str) -> LineProgress:
        """Return how far a line is."""
        return next(one for one in self.lines if one.line_id == line_id)

    @property
    def has_open(self) -> bool:
        """Whether something is still to deliver."""
        return any(one.open for one in self.lines)


def delivered_per_line(followers: Iterable[Follower]) -> dict[str, Quantity]:
    """Return how much of each line stands on delivery notes that hold."""
    found: dict[str, Quantity] = {}
    for one in followers:
        if one.delivers:
            found[one.source_line] = found.get(one.source_line, Quantity.ZERO) + one.quantity
    return found


def line_progress(order: SalesDocument, followers: Sequence[Follower]) -> tuple[LineProgress, ...]:
    """Return how far each line with a price is.

    Args:
        order: the order.
        followers: the lines made from its lines, those made from these, and the credits of those.
    """
    delivered = delivered_per_line(followers)
    return tuple(
        LineProgress(
            line.id, line.quantity, line.cancelled, delivered.get(line.id, Quantity.ZERO), _invoiced(line.id, followers)
        )
        for line in order.goods
    )


def order_progress(
    order: SalesDocument,
    followers: Sequence[Follower],
    gross: Money,
    received: Mapping[str, tuple[Money, Money]],
    deposit: Money,
) -> OrderProgress:
    """Return how far an order is.

    Args:
        order: the order.
        followers: as for :func:`line_progress`.
        gross: what the order costs.
        received: per document, the order and its invoices, what is paid and what is open.
        deposit: what was paid in advance and not used yet.
    """
    lines = line_progress(order, followers)
    wanted = sum(one.ordered.milli - one.cancelled.milli for one in lines)
    invoiced = _share(sum(one.invoiced.milli for one in lines), wanted)
    return OrderProgress(
        lines,
        _share(sum(one.delivered.milli for one in lines), wanted),
        invoiced,
        _paid_word(order.id, gross, received, invoiced),
        _status_word(order, lines),
        deposit,
    )


def reserved_by(order: SalesDocument, delivered: Mapping[str, Quantity]) -> dict[tuple[str, str], int]:
    """Return what an order keeps from the stock, per article and branch in 1/1,000; nothing when it is not open."""
    found: dict[tuple[str, str], int] = {}
    if order.kind is not DocumentKind.ORDER or order.status is not DocumentStatus.OPEN:
        return found
    for line in order.goods:
        left = line.effective.milli - delivered.get(line.id, Quantity.ZERO).milli
        if line.stocked and line.article_id is not None and left > 0:
            place = (line.article_id, order.branch_id)
            found[place] = found.get(place, 0) + left
    return found


def difference(
    before: Mapping[tuple[str, str], int], after: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """Return what changed between two reservations."""
    return {place: after.get(place, 0) - before.get(place, 0) for place in before.keys() | after.keys()}


def _invoiced(line_id: str, followers: Sequence[Follower]) -> Quantity:
    """Return how much of a line is invoiced: directly or over its delivery notes, less what was credited."""
    sources = {line_id} | {one.line_id for one in followers if one.source_line == line_id and one.delivers}
    invoiced = [one for one in followers if one.source_line in sources and one.invoices]
    lines = {one.line_id for one in invoiced}
    credited = [one for one in followers if one.source_line in lines and one.invoices]
    return Quantity(sum(one.quantity.milli for one in (*invoiced, *credited)))


def _share(part: int, whole: int) -> Share:
    if part <= 0:
        return Share.NONE
    return Share.FULLY if part >= whole else Share.PARTLY


def _paid_word(order_id: str, gross: Money, received: Mapping[str, tuple[Money, Money]], invoiced: Share) -> str:
    paid = {document: amounts[0] for document, amounts in received.items()}
    settled = all(left.cents <= 0 for document, (_, left) in received.items() if document != order_id)
    if (gross and paid.get(order_id, Money.ZERO) >= gross) or (invoiced is Share.FULLY and settled and len(paid) > 1):
        return "Volledig betaald"
    return "Aanbetaald" if any(amount.cents > 0 for amount in paid.values()) else "Niet betaald"


def _status_word(order: SalesDocument, lines: Sequence[LineProgress]) -> str:
    if order.status is not DocumentStatus.CANCELLED and any(one.cancelled for one in lines):
        return "Gedeeltelijk geannuleerd"
    return STATUS_WORDS[order.status]
