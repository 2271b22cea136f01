"""What may be done to a basket; every function returns a new basket or refuses with a reason.

Identities come from the caller: the domain makes none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.domain.catalog.article import ArticleKind, SaleArticle
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.lifecycle import next_status
from kassa.domain.pricing.discount import Discount, DiscountKind
from kassa.domain.till.model import Basket, BasketLine, BasketStatus, LineKind, with_vat_again
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.dutch import format_money, format_quantity
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.domain.values.rounding import round_half_up

MAX_LINES = 5_000
MAX_QUANTITY = Quantity.of(9_999)
ASK_ABOVE = Quantity.of(999)
MAX_PRICE = UnitPrice.of(Money(9_999_999))
MAX_TEXT = 200

BASKET_TRANSITIONS = {
    ("park", BasketStatus.OPEN): BasketStatus.PARKED,
    ("resume", BasketStatus.PARKED): BasketStatus.OPEN,
}


def add_article(
    basket: Basket,
    article: SaleArticle,
    quantity: Quantity | None = None,
    *,
    line_id: str,
    price: UnitPrice | None = None,
    code: str = "",
    sure: bool = False,
) -> Basket:
    """Put an article on the basket, or raise the last matching line nobody edited (ui.md 6.1).

    Args:
        basket: the open basket.
        article: what is sold.
        quantity: how many, without it one; the weight of a weighed article, which must be given unless a scale
            printed the price.
        line_id: identity of the line, used when a new one is made.
        price: price of an article with an open price, or the price a scale printed.
        code: the code as scanned.
        sure: whether a person confirmed a quantity above 999 or a price of zero.

    Raises:
        RuleError: blocked, a variant or price or weight is needed, or a limit is passed.
    """
    require_free(basket)
    if article.kind is ArticleKind.WEIGHED and quantity is None and price and article.price:
        quantity, price = _weight_of_label(price, article.price)
        article = replace(article, price=price)
    _require_sellable(article, quantity, price, sure)
    quantity = Quantity.ONE if quantity is None else quantity
    asked = article.price if price is None else price
    if article.kind is ArticleKind.NORMAL and asked == article.price:
        for index in range(len(basket.lines) - 1, -1, -1):
            line = basket.lines[index]
            if _may_raise(line, article):
                raised = line.quantity + quantity
                _require_quantity(raised, sure)
                return with_line(basket, index, replace(line, quantity=raised))
    _require_quantity(quantity, sure)
    _require_price(asked)
    return append(basket, _discounted(basket, article_line(article, quantity, asked, line_id, code)))


def add_open(
    basket: Basket,
    *,
    line_id: str,
    name: str,
    price: UnitPrice,
    vat_code: str,
    vat_letter: str,
    vat_rate: Rate,
    group_id: str | None = None,
    quantity: Quantity = Quantity.ONE,
) -> Basket:
    """Put an open article ("Vrij artikel") on the basket.

    Raises:
        InputError: it has no name.
        RuleError: a limit is passed.
    """
    require_free(basket)
    text = clean_text(name)
    if not text:
        raise InputError(
            Reason("open_article.name", "Een vrij artikel heeft een omschrijving nodig.", "Typ wat er wordt verkocht.")
        )
    _require_price(price)
    _require_quantity(quantity, sure=False)
    return append(
        basket,
        BasketLine(
            id=line_id,
            kind=LineKind.OPEN,
            article_id=None,
            number="",
            code="",
            name=text,
            detail="",
            quantity=quantity,
            unit="",
            price=price,
            list_price=price,
            discount=None,
            vat_code=vat_code,
            vat_letter=vat_letter,
            vat_rate=vat_rate,
            group_id=group_id,
            note="",
            stocked=False,
        ),
    )


def add_text(basket: Basket, *, line_id: str, text: str) -> Basket:
    """Put a line of text ("Tekstregel") on the basket.

    Raises:
        InputError: there is no text or too much of it.
    """
    require_free(basket)
    cleaned = clean_text(text)
    if not cleaned:
        raise InputError(Reason("text_line.empty", "De tekstregel is leeg.", "Typ een tekst."))
    return append(basket, bare_line(line_id, LineKind.TEXT, cleaned))


def add_unknown(basket: Basket, *, line_id: str, code: str) -> Basket:
    """Put the red line of an unknown code on the basket, so that nothing leaves the shop unnoticed (ui.md 6.1)."""
    require_free(basket)
    return append(basket, bare_line(line_id, LineKind.UNKNOWN, "Onbekend artikel", without_card_numbers(code)))


def solve_unknown(
    basket: Basket,
    line_id: str,
    article: SaleArticle,
    quantity: Quantity | None = None,
    *,
    price: UnitPrice | None = None,
) -> Basket:
    """Replace the red line of an unknown code by the article it turned out to be, in the same place.

    Raises:
        RuleError: the line is no unknown code, or the article may not be sold.
    """
    require_free(basket)
    index = basket.index(line_id)
    line = basket.lines[index]
    if line.kind is not LineKind.UNKNOWN:
        raise RuleError(Reason("basket.not_unknown", "Deze regel is al een artikel. Er is niets veranderd."))
    _require_sellable(article, quantity, price, sure=False)
    quantity = Quantity.ONE if quantity is None else quantity
    asked = article.price if price is None else price
    _require_quantity(quantity, sure=False)
    _require_price(asked)
    return with_line(basket, index, _discounted(basket, article_line(article, quantity, asked, line_id, line.code)))


def set_quantity(basket: Basket, line_id: str, quantity: Quantity, *, sure: bool = False) -> Basket:
    """Set the quantity of a line.

    Raises:
        RuleError: zero, negative, parts of a piece, above 9,999, or above 999 and not ``sure``.
    """
    require_free(basket)
    index = basket.index(line_id)
    line = _require_goods(basket.lines[index])
    _require_quantity(quantity, sure)
    if not quantity.is_whole and not line.unit:
        raise RuleError(
            Reason(
                "basket.quantity_parts",
                f"'{line.name}' gaat per stuk; {format_quantity(quantity)} kan niet.",
                "Typ een heel aantal.",
            )
        )
    return with_line(basket, index, replace(line, quantity=quantity))


def set_price(basket: Basket, line_id: str, price: UnitPrice) -> Basket:
    """Set the unit price of a line; the list price stays on it.

    Raises:
        RuleError: negative or above 99.999,99.
    """
    require_free(basket)
    index = basket.index(line_id)
    line = _require_goods(basket.lines[index])
    _require_price(price)
    return with_line(basket, index, replace(line, price=price))


def set_line_discount(basket: Basket, line_id: str, discount: Discount | None) -> Basket:
    """Give a discount on a line, or take it away.

    Raises:
        RuleError: a fixed amount above the amount of the line.
    """
    require_free(basket)
    index = basket.index(line_id)
    line = _require_goods(basket.lines[index])
    plain = replace(line, discount=None)
    if discount is not None:
        _require_discount_fits(discount, plain.amount, "dan deze regel")
    return with_line(basket, index, replace(line, discount=discount))


def set_note(basket: Basket, line_id: str, note: str) -> Basket:
    """Set the text under a line; empty takes it away.

    Raises:
        InputError: the text is too long.
    """
    require_free(basket)
    index = basket.index(line_id)
    return with_line(basket, index, replace(basket.lines[index], note=clean_text(note)))


def remove_line(basket: Basket, line_id: str) -> Basket:
    """Take a line off the basket."""
    require_free(basket)
    index = basket.index(line_id)
    return replace(basket, lines=with_vat_again(basket.lines[:index] + basket.lines[index + 1 :]))


def set_discount(basket: Basket, discount: Discount | None) -> Basket:
    """Give a discount on the whole receipt, or take it away.

    Raises:
        RuleError: a fixed amount above the total.
    """
    require_free(basket)
    if discount is not None:
        _require_discount_fits(discount, basket.discountable, "dan de bon")
    return replace(basket, discount=discount)


def clear(basket: Basket) -> Basket:
    """Take everything off the basket: the customer, the order and what was typed for a new order too."""
    require_free(basket)
    return replace(basket, lines=(), discount=None, note="", customer=None, order=None, draft="")


def park(basket: Basket, moment: dt.datetime, *, note: str = "") -> Basket:
    """Set the basket aside; also while its card payment is asked about: the next customer does not wait for that.

    Raises:
        RuleError: nothing stands on it, or money was received and nothing is asked.
        TransitionError: it is parked already.
    """
    status = next_status(BASKET_TRANSITIONS, "park", basket.status, "Deze bon")
    if not any(payment.is_open for payment in basket.payments):
        require_free(basket)
    elif basket.documents or basket.order is not None:
        raise RuleError(
            Reason(
                "basket.paying_document",
                "Met deze bon wordt een factuur of order betaald: die komt intussen niet vrij. De bon blijft staan.",
                "Vraag de uitkomst opnieuw op of kijk op de terminal.",
            )
        )
    if basket.is_empty:
        raise RuleError(Reason("basket.empty", "Er staat niets op de bon om te parkeren.", "Scan eerst een artikel."))
    return replace(basket, status=status, parked_at=moment, note=clean_text(note))


def resume(basket: Basket, till_id: str, employee_id: str) -> Basket:
    """Bring a parked basket back on the screen of a till.

    Raises:
        TransitionError: it is not parked.
        RuleError: it was being paid at another till.
    """
    if basket.payments and basket.till_id != till_id:
        raise RuleError(
            Reason(
                "basket.other_terminal",
                "Op deze bon staat een betaling van een andere kassa. Er is niets veranderd.",
                "Haal hem terug aan de kassa die hem parkeerde: haar terminal kent de uitkomst.",
            )
        )
    status = next_status(BASKET_TRANSITIONS, "resume", basket.status, "Deze bon")
    return replace(basket, status=status, parked_at=None, till_id=till_id, employee_id=employee_id)


def clean_text(text: str) -> str:
    """Return what a person typed on one line, without doubled spaces, control characters and card numbers.

    Raises:
        InputError: it is longer than 200 characters.
    """
    cleaned = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    cleaned = without_card_numbers(cleaned)
    if len(cleaned) > MAX_TEXT:
        raise InputError(
            Reason(
                "text.too_long",
                f"De tekst heeft {len(cleaned)} tekens; er passen er {MAX_TEXT}. Er is niets veranderd.",
                "Maak de tekst korter.",
            )
        )
    return cleaned


def _may_raise(line: BasketLine, article: SaleArticle) -> bool:
    return (
        line.article_id == article.id
        and line.price == article.price
        and line.vat_code == article.vat_code
        and line.vat_rate == article.vat_rate
        and not line.is_edited
        and line.returns is None
        and line.fixed is None
    )


def _discounted(basket: Basket, line: BasketLine) -> BasketLine:
    """Give a new line what its customer gets on every article."""
    customer = basket.customer
    if customer is None or not line.amount:
        return line
    return replace(line, discount=customer.line_discount)


def article_line(article: SaleArticle, quantity: Quantity, price: UnitPrice, line_id: str, code: str) -> BasketLine:
    """Return a line of an article at a price."""
    listed = article.price if article.kind is ArticleKind.NORMAL else price
    return BasketLine(
        id=line_id,
        kind=LineKind.ARTICLE,
        article_id=article.id,
        number=article.number,
        code=code,
        name=article.name,
        detail=article.detail,
        quantity=quantity,
        unit=article.measure,
        price=price,
        list_price=listed,
        discount=None,
        vat_code=article.vat_code,
        vat_letter=article.vat_letter,
        vat_rate=article.vat_rate,
        group_id=article.group_id,
        note="",
        stocked=article.stocked,
    )


def bare_line(line_id: str, kind: LineKind, name: str, code: str = "") -> BasketLine:
    """Return a line that is no article: one piece of nothing, without price and VAT."""
    return BasketLine(
        id=line_id,
        kind=kind,
        article_id=None,
        number="",
        code=code,
        name=name,
        detail="",
        quantity=Quantity.ONE,
        unit="",
        price=UnitPrice.ZERO,
        list_price=UnitPrice.ZERO,
        discount=None,
        vat_code="",
        vat_letter="",
        vat_rate=Rate.ZERO,
        group_id=None,
        note="",
        stocked=False,
    )


def append(basket: Basket, line: BasketLine) -> Basket:
    """Return the basket with one line more.

    Raises:
        RuleError: it is full.
    """
    if len(basket.lines) >= MAX_LINES:
        raise RuleError(
            Reason(
                "basket.full",
                f"Er staan al {MAX_LINES} regels op deze bon. De laatste is niet toegevoegd.",
                "Reken deze bon af en begin een nieuwe.",
            )
        )
    return replace(basket, lines=(*basket.lines, line))


def with_line(basket: Basket, index: int, line: BasketLine) -> Basket:
    """Return the basket with another line in this place."""
    return replace(basket, lines=(*basket.lines[:index], line, *basket.lines[index + 1 :]))


def require_free(basket: Basket) -> None:
    """Refuse a change while the basket is parked or money was received.

    Raises:
        RuleError: with what to do first.
    """
    if basket.status is not BasketStatus.OPEN:
        raise RuleError(
            Reason("basket.parked", "Deze bon is geparkeerd. Er is niets veranderd.", "Haal de bon eerst terug.")
        )
    if any(payment.counts or payment.is_open for payment in basket.payments):
        raise RuleError(
            Reason(
                "basket.paying",
                "Rond eerst de betaling af. De bon is niet veranderd.",
                "Neem het ontvangen bedrag terug of rond de verkoop af.",
            )
        )


def _require_goods(line: BasketLine) -> BasketLine:
    if not line.kind.is_goods:
        raise RuleError(
            Reason(
                "basket.no_goods",
                f"'{line.name}' is geen artikel; aantal, prijs en korting bestaan er niet voor.",
                "Kies een regel met een artikel.",
            )
        )
    if line.returns is not None or line.fixed is not None:
        raise RuleError(
            Reason(
                "basket.line_fixed",
                f"'{line.name}' ligt vast zoals het is verkocht of besteld. Er is niets veranderd.",
                "Verwijder de regel en neem hem opnieuw op de bon.",
            )
        )
    return line


def _weight_of_label(label: UnitPrice, per_unit: UnitPrice) -> tuple[Quantity, UnitPrice]:
    """Return the weight behind the price on a scale's label, and the price per unit that gives exactly that price.

    The label is what the customer was promised; below a hundred kilograms four decimals always reach its cents.
    """
    weight = max(round_half_up(label.units * 1000, per_unit.units), 1)
    return Quantity(weight), UnitPrice(round_half_up(label.units * 1000, weight))


def _require_sellable(article: SaleArticle, quantity: Quantity | None, price: UnitPrice | None, sure: bool) -> None:
    if article.blocked_reason:
        raise RuleError(
            Reason(
                "article.blocked",
                f"'{article.name}' is geblokkeerd: {article.blocked_reason} Er is niets toegevoegd.",
                "Leg het artikel apart of deblokkeer het bij Artikelen.",
                "Wie artikelen mag wijzigen, kan het deblokkeren.",
            )
        )
    if article.kind is ArticleKind.MATRIX:
        raise RuleError(
            Reason("article.choose_variant", f"'{article.name}' bestaat in kleuren en maten.", "Kies kleur en maat.")
        )
    if article.kind is ArticleKind.OPEN_PRICE and price is None:
        raise RuleError(Reason("article.price_needed", f"Wat kost '{article.name}'?", "Typ de prijs."))
    if not (article.price if price is None else price) and not sure:
        raise RuleError(
            Reason("article.zero_price", f"'{article.name}' heeft geen prijs.", "Typ de prijs of bevestig € 0,00.")
        )
    if article.kind is ArticleKind.WEIGHED and quantity is None:
        raise RuleError(Reason("article.weight_needed", f"Hoeveel weegt '{article.name}'?", "Weeg of typ het gewicht."))
    if quantity is not None and not quantity.is_whole and not article.measure:
        raise RuleError(Reason("basket.quantity_parts", f"'{article.name}' gaat per stuk.", "Gebruik een heel aantal."))


def _require_quantity(quantity: Quantity, sure: bool) -> None:
    if quantity <= Quantity.ZERO:
        raise RuleError(
            Reason(
                "basket.quantity_zero",
                "Een aantal is meer dan nul. De regel is niet veranderd.",
                "Verwijder de regel als het artikel niet meegaat.",
            )
        )
    if quantity > MAX_QUANTITY:
        raise RuleError(
            Reason(
                "basket.quantity_limit",
                f"Een regel kan hoogstens {format_quantity(MAX_QUANTITY)} stuks hebben. Er is niets veranderd.",
                "Controleer of er een streepjescode als aantal is getypt.",
            )
        )
    if quantity > ASK_ABOVE and not sure:
        raise RuleError(
            Reason(
                "basket.quantity_large",
                f"{format_quantity(quantity)} stuks is ongewoon veel. Er is nog niets veranderd.",
                "Bevestig het aantal of typ het opnieuw.",
            )
        )


def _require_price(price: UnitPrice) -> None:
    if not UnitPrice.ZERO <= price <= MAX_PRICE:
        raise RuleError(
            Reason(
                "basket.price_limit",
                f"Een prijs ligt tussen € 0,00 en {format_money(MAX_PRICE.money)}. Er is niets veranderd.",
                "Typ de prijs opnieuw.",
            )
        )


def _require_discount_fits(discount: Discount, base: Money, than_what: str) -> None:
    if discount.kind is DiscountKind.AMOUNT and discount.on(base) != discount.amount:
        raise RuleError(
            Reason(
                "discount.too_much",
                f"De korting is hoger {than_what} ({format_money(base)}). Er is niets veranderd.",
                "Typ een lager bedrag.",
            )
        )
