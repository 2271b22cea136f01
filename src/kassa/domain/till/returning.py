"""Taking goods back ("Retour"): never more than was sold or paid, and all parts together exactly what was paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from kassa.domain.catalog.article import ArticleKind, SaleArticle
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind
from kassa.domain.till.attached import Returns
from kassa.domain.till.changes import append, article_line, clean_text, require_free
from kassa.domain.till.model import Basket, BasketLine, LineKind
from kassa.domain.values.dutch import format_money, format_quantity
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.domain.values.rounding import round_half_up


class ReturnedState(StrEnum):
    """How much of a receipt came back; never stored, always worked out from the returns against it."""

    NONE = "none"
    PARTLY = "partly"
    FULLY = "fully"

    @classmethod
    def of(cls, sold: Quantity, returned: Quantity) -> ReturnedState:
        """Return the state from what was sold and what came back."""
        if returned <= Quantity.ZERO:
            return cls.NONE
        return cls.FULLY if returned >= sold else cls.PARTLY

    @property
    def dutch(self) -> str:
        """Words on screen; empty when nothing came back."""
        return {"partly": "Retour: deels", "fully": "Retour: geheel"}.get(self.value, "")


@frozen
class SoldLine:
    """A line of a completed receipt and what came back of it.

    Attributes:
        receipt_id: the receipt.
        receipt_number: its number, for people and paper.
        position: place on the receipt, from 1.
        kind: what the line was.
        article_id: the article, if one.
        number: article number.
        code: code as it was scanned.
        name: name as sold.
        detail: variant.
        unit: unit of a measured quantity; empty for pieces.
        quantity: how many were sold; negative on a line that took something back itself.
        price: unit price it was sold at, before discounts.
        vat_code: VAT code as sold.
        vat_letter: its letter.
        vat_rate: rate as sold.
        group_id: article group.
        stocked: whether the article comes back into stock.
        gross: what was really paid for the line, after every discount.
        returned: how many came back before.
        refunded: what was given for those.
    """

    receipt_id: str
    receipt_number: str
    position: int
    kind: LineKind
    article_id: str | None
    number: str
    code: str
    name: str
    detail: str
    unit: str
    quantity: Quantity
    price: UnitPrice
    vat_code: str
    vat_letter: str
    vat_rate: Rate
    group_id: str | None
    stocked: bool
    gross: Money
    returned: Quantity = Quantity.ZERO
    refunded: Money = Money.ZERO

    @property
    def is_returnable(self) -> bool:
        """Whether goods were sold on this line: a text, a gift card and a return are not taken back."""
        return self.kind.is_goods and self.quantity > Quantity.ZERO

    @property
    def left(self) -> Quantity:
        """How many may still come back."""
        return self.quantity - self.returned if self.is_returnable else Quantity.ZERO

    def after(self, basket: Basket) -> SoldLine:
        """Return the line as it stands when what is on a basket came back too."""
        mine = [line for line in basket.lines if takes_back(line, self.receipt_id, self.position)]
        return replace(
            self,
            returned=self.returned - Quantity(sum(line.quantity.milli for line in mine)),
            refunded=self.refunded - Money(sum(line.amount.cents for line in mine)),
        )

    def worth(self, quantity: Quantity) -> Money:
        """Return what is given back for so many: in parts exactly what was paid, and the last return takes the rest.

        Args:
            quantity: at most what is left.
        """
        rest = self.gross - self.refunded
        if quantity == self.left:
            return rest
        so_far = self.returned.milli + quantity.milli
        whole = Money(round_half_up(self.gross.cents * so_far, self.quantity.milli))
        return max(Money.ZERO, min(whole - self.refunded, rest))


def takes_back(line: BasketLine, receipt_id: str, position: int) -> bool:
    """Whether a line of a basket takes this line of a receipt back."""
    origin = line.returns
    return origin is not None and origin.receipt_id == receipt_id and origin.position == position


def add_return(basket: Basket, sold: SoldLine, quantity: Quantity, reason: str, line_id: str) -> Basket:
    """Put goods that come back on the basket, for what was really paid for them and with the VAT of that day.

    Args:
        basket: the open basket.
        sold: the line of the receipt, with what came back before; what stands on the basket is counted here.
        quantity: how many come back, above zero.
        reason: why.
        line_id: identity of the new line.

    Raises:
        RuleError: nothing to take back on this line, more than is left, parts of a piece, or an order is handed out.
    """
    _require_room(basket)
    if not sold.is_returnable:
        raise RuleError(
            Reason(
                "return.no_goods",
                f"'{sold.name}' kan niet retour: hier is niets verkocht. Er is niets veranderd.",
                "Kies een verkocht artikel van de bon.",
            )
        )
    now = sold.after(basket)
    _require_quantity(sold.name, sold.unit, quantity)
    if quantity > now.left:
        left = f"Er is nog {format_quantity(now.left)}" if now.left > Quantity.ZERO else "Er is niets meer"
        raise RuleError(
            Reason(
                "return.too_many",
                f"{left} van '{sold.name}' terug te nemen; verkocht zijn er {format_quantity(sold.quantity)}. "
                "Er is niets veranderd.",
                "Kies een lager aantal." if now.left > Quantity.ZERO else "Kies een ander artikel van de bon.",
            )
        )
    return append(
        basket,
        BasketLine(
            id=line_id,
            kind=sold.kind,
            article_id=sold.article_id,
            number=sold.number,
            code=sold.code,
            name=sold.name,
            detail=sold.detail,
            quantity=-quantity,
            unit=sold.unit,
            price=sold.price,
            list_price=sold.price,
            discount=None,
            vat_code=sold.vat_code,
            vat_letter=sold.vat_letter,
            vat_rate=sold.vat_rate,
            group_id=sold.group_id,
            note="",
            stocked=sold.stocked,
            fixed=-now.worth(quantity),
            returns=Returns(sold.receipt_id, sold.receipt_number, sold.position, clean_text(reason)),
        ),
    )


def add_free_return(
    basket: Basket,
    article: SaleArticle,
    quantity: Quantity | None,
    reason: str,
    line_id: str,
    *,
    price: UnitPrice | None = None,
    code: str = "",
) -> Basket:
    """Put an article that comes back without a receipt on the basket, at the price of today.

    A blocked article may come back: it must not be sold, but it was.

    Args:
        basket: the open basket.
        article: what comes back.
        quantity: how many, above zero; without it one, and a weighed article must be weighed.
        reason: why.
        line_id: identity of the new line.
        price: what is given for one of an article with an open price.
        code: the code as scanned.

    Raises:
        RuleError: a variant, price or weight is needed, parts of a piece, or an order is handed out.
    """
    _require_room(basket)
    if article.kind is ArticleKind.MATRIX:
        raise RuleError(
            Reason("article.choose_variant", f"'{article.name}' bestaat in kleuren en maten.", "Kies kleur en maat.")
        )
    if article.kind is ArticleKind.OPEN_PRICE and price is None:
        raise RuleError(Reason("article.price_needed", f"Wat kostte '{article.name}'?", "Typ de prijs."))
    if article.kind is ArticleKind.WEIGHED and quantity is None:
        raise RuleError(Reason("article.weight_needed", f"Hoeveel weegt '{article.name}'?", "Weeg of typ het gewicht."))
    count = Quantity.ONE if quantity is None else quantity
    _require_quantity(article.name, article.measure, count)
    asked = article.price if price is None or article.kind is not ArticleKind.OPEN_PRICE else price
    line = article_line(article, -count, asked, line_id, code)
    return append(basket, replace(line, returns=Returns("", "", 0, clean_text(reason))))


def why_not_returnable(basket: Basket, sold: Mapping[tuple[str, int], SoldLine]) -> Reason | None:
    """Return why the returns on a basket can no longer be booked, or None when they can.

    Args:
        basket: what is about to be booked.
        sold: the lines it takes back as they stand now, by receipt and position, without this basket.
    """
    for key in {(line.returns.receipt_id, line.returns.position) for line in basket.lines if line.returns}:
        if not key[0]:
            continue
        line = sold.get(key)
        if line is None or not line.is_returnable:
            return _changed("een artikel", key[0])
        then = line.after(basket)
        too_much = then.left < Quantity.ZERO or then.refunded > line.gross
        if too_much or (not then.left and then.refunded != line.gross):
            return _changed(f"'{line.name}'", line.receipt_number)
    return None


@frozen
class PaidWith:
    """What one method paid of a receipt; a gift card is told apart by its code.

    Attributes:
        method: code of the method.
        name: its name then.
        kind: its kind.
        reference: code of the gift card; empty for every other method.
        amount: what it paid.
    """

    method: str
    name: str
    kind: MethodKind
    reference: str
    amount: Money

    @property
    def key(self) -> tuple[str, str]:
        """What a refund is compared on."""
        return self.method, self.reference


def refund_methods(
    paid: Iterable[PaidWith], returned: Money, refunded: Mapping[tuple[str, str], Money]
) -> tuple[PaidWith, ...]:
    """Return by which methods money goes back: the ones it came from, cash last, never more than each one paid.

    What rounding of cash leaves over goes by the last of them, so that the whole amount always has a way back.

    Args:
        paid: what the receipts were paid with; what was paid back on them is no payment.
        returned: what goes back, above zero.
        refunded: what went back before, per method.
    """
    known: dict[tuple[str, str], PaidWith] = {}
    for one in paid:
        if one.amount > Money.ZERO:
            before = known.get(one.key)
            known[one.key] = one if before is None else replace(before, amount=before.amount + one.amount)
    ordered = sorted(known.values(), key=lambda one: one.kind is MethodKind.CASH)
    left, parts = returned, []
    for one in ordered:
        room = max(Money.ZERO, one.amount - refunded.get(one.key, Money.ZERO))
        part = min(room, left)
        left -= part
        parts.append(replace(one, amount=part))
    if parts and left:
        parts[-1] = replace(parts[-1], amount=parts[-1].amount + left)
    return tuple(part for part in parts if part.amount)


def money_back(basket: Basket) -> tuple[Money, Money]:
    """Return what a basket pays back for returns: with a receipt, and without one; together at most its total."""
    owed = max(Money.ZERO, -basket.total)
    with_receipt = free = 0
    for line in basket.lines:
        if line.returns is not None:
            if line.returns.receipt_id:
                with_receipt -= line.amount.cents
            else:
                free -= line.amount.cents
    known = min(owed, Money(with_receipt))
    return known, min(owed - known, Money(free))


def origins(basket: Basket) -> tuple[str, ...]:
    """Return the receipts a basket takes goods back of, in the order of its lines."""
    found = (line.returns.receipt_id for line in basket.lines if line.returns is not None and line.returns.receipt_id)
    return tuple(dict.fromkeys(found))


def counted(lines: Sequence[SoldLine]) -> ReturnedState:
    """Return how much of a receipt came back."""
    goods = [line for line in lines if line.is_returnable]
    sold = Quantity(sum(line.quantity.milli for line in goods))
    return ReturnedState.of(sold, Quantity(sum(line.returned.milli for line in goods)))


def _require_room(basket: Basket) -> None:
    require_free(basket)
    if basket.order is not None:
        raise RuleError(
            Reason(
                "return.with_order",
                f"Op deze bon staat order {basket.order.number}. Een retour kan er niet bij; er is niets veranderd.",
                "Reken de order eerst af en neem daarna terug.",
            )
        )


def _require_quantity(name: str, unit: str, quantity: Quantity) -> None:
    if quantity <= Quantity.ZERO:
        raise RuleError(Reason("return.nothing", f"Van '{name}' komt niets terug.", "Kies een aantal boven nul."))
    if not quantity.is_whole and not unit:
        raise RuleError(
            Reason(
                "basket.quantity_parts",
                f"'{name}' gaat per stuk; {format_quantity(quantity)} kan niet.",
                "Typ een heel aantal.",
            )
        )


def _changed(what: str, receipt: str) -> Reason:
    return Reason(
        "return.changed",
        f"Van {what} op bon {receipt} is intussen al iets teruggenomen. Er is niets geboekt.",
        "Haal de retour van de bon en neem hem opnieuw terug.",
    )


def refund_words(parts: Sequence[PaidWith]) -> str:
    """Return how money goes back, in Dutch: ``PIN € 20,00 en Contant € 5,00``."""
    return " en ".join(f"{part.name} {format_money(part.amount)}" for part in parts)
