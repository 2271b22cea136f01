"""Articles: found at the till, searched, kept in the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kassa.db.engine import Database, Row, Transaction
from kassa.db.journal import micros
from kassa.db.repos import articles as repo
from kassa.db.repos import stock as stock_repo
from kassa.db.search import search_articles
from kassa.domain.catalog.article import ArticleKind, SaleArticle
from kassa.domain.catalog.barcode import WeightRule, normalise, read_weight_code, same_article_codes
from kassa.domain.catalog.folding import fold
from kassa.domain.catalog.master import (
    Article,
    ArticleHit,
    Matrix,
    Variant,
    barcode_warning,
    detail_of,
    ordered_sizes,
    problems,
)
from kassa.domain.errors import Conflict, InputError, KassaError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.vat import VatCode
from kassa.domain.stock.movement import MovementKind
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.services.acting import record
from kassa.services.catalog.vat_cache import VatCache
from kassa.system.clock import Clock
from kassa.system.identity import new_id

LONGEST_SEARCH: Final = 100
MAX_PICTURE_BYTES: Final = 1024 * 1024
_PICTURE_STARTS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@frozen
class CodeHit:
    """What a code means at the till.

    Attributes:
        article: the article it names.
        quantity: weight from the code of a scale, else None.
        price: price of the piece from the code of a scale, else None.
    """

    article: SaleArticle
    quantity: Quantity | None = None
    price: Money | None = None


class Articles:
    """Everything about articles.

    Args:
        database: the shop.
        clock: the time.
        branch_id: whose stock is shown and moved; empty takes the first branch.
        weight_rules: how the scale of the shop builds its codes, asked for at each scan.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        branch_id: str = "",
        weight_rules: Callable[[], Sequence[WeightRule]] = tuple,
    ) -> None:
        self._database = database
        self._clock = clock
        self._branch = branch_id
        self._weight_rules = weight_rules
        self._vat = VatCache(database, clock)

    # At the till

    def by_code(self, code: str, day: dt.date) -> CodeHit | None:
        """Find the article a scanned or typed code names: a barcode, the code of a scale, or an article number.

        Args:
            code: as scanned; leading zeros matter.
            day: the business date, for the VAT rate.

        Raises:
            InputError: the code is empty, too long or unreadable.
        """
        code = normalise(code)
        row = repo.sale_row(self._database, repo.SALE_BY_CODE, code=code)
        if row is not None:
            return CodeHit(self._sale(row, day))
        return self._by_scale(code, day) or self._by_other_code(code, day)

    def by_id(self, article_id: str, day: dt.date) -> SaleArticle | None:
        """Return an article as it is sold on ``day``, None when it is gone."""
        row = repo.sale_row(self._database, repo.SALE_BY_ID, id=article_id)
        return None if row is None else self._sale(row, day)

    def search(self, text: str, limit: int = 50) -> tuple[ArticleHit, ...]:
        """Find articles while a person types: codes from one character on, names from two, word parts from three.

        No order by relevance and no count, by design (performance.md 3.5): codes first, then names that begin with
        the text, then names that hold it.
        """
        text = " ".join(text.split())[:LONGEST_SEARCH]
        if not text:
            return ()
        branch = self._branch_id()
        with self._database.read() as reader:
            rows = search_articles(reader, text, fold(text), limit)
            stock = repo.stock_levels(reader, [row[0] for row in rows], branch)
        return tuple(
            ArticleHit(id_, number, name, detail_of(colour, size), UnitPrice(price), ArticleKind(kind), unit,
                       Quantity(stock[id_]) if id_ in stock else None, reason, picture_id)
            for id_, number, name, colour, size, price, kind, unit, reason, picture_id in rows
        )  # fmt: skip

    def variants(self, style_id: str) -> Matrix:
        """Return the grid of a colour/size article.

        Raises:
            RuleError: the article is gone.
        """
        branch = self._branch_id()
        with self._database.read() as reader:
            style = repo.get(reader, style_id, branch)
            found = repo.variants(reader, style_id, branch)
        if style is None:
            raise _gone()
        return Matrix(
            style_id,
            style.number,
            style.name,
            style.price,
            tuple(dict.fromkeys(one.colour for one in found)),
            ordered_sizes(one.size for one in found),
            tuple(
                Variant(
                    one.id, one.number, one.colour, one.size, one.price, one.stock, one.blocked_reason, one.barcodes
                )
                for one in found
            ),
        )

    def picture(self, picture_id: str) -> bytes | None:
        """Return the bytes of a picture (PNG or JPEG)."""
        with self._database.read() as reader:
            return repo.picture(reader, picture_id)

    # In the office

    def vat_codes(self) -> tuple[VatCode, ...]:
        """Return the VAT codes an article may carry."""
        return self._vat.codes()

    def refresh(self) -> None:
        """Forget what was kept, after another process changed VAT codes."""
        self._vat.refresh()

    def get(self, article_id: str) -> Article:
        """Return an article with its barcodes and stock.

        Raises:
            RuleError: it is gone.
        """
        branch = self._branch_id()
        with self._database.read() as reader:
            found = repo.get(reader, article_id, branch)
        if found is None:
            raise _gone()
        return found

    def save(self, article: Article, actor: Actor) -> Article:
        """Store a new or changed article and return it as stored.

        Raises:
            Denied: the person may not change articles.
            RuleError: something is missing or a number or barcode is taken; nothing was changed.
            Conflict: somebody else changed it in the meantime.
        """
        require(actor, Right.EDIT_ARTICLES)
        article = self._cleaned(article)
        with self._database.write() as tx:
            stored = self._store(tx, article, actor)
        return self.get(stored.id)

    def save_variants(self, style_id: str, wanted: Sequence[Article], actor: Actor) -> Matrix:
        """Make the variants of a colour/size article exactly these; sold ones that go are blocked, others removed.

        Raises:
            Denied: the person may not change articles.
            RuleError: a variant cannot be stored; nothing was changed.
        """
        require(actor, Right.EDIT_ARTICLES)
        style = self.get(style_id)
        ready = [
            self._cleaned(
                replace(
                    one, style_id=style_id, name=style.name, vat_code=style.vat_code, group_id=style.group_id,
                    unit=style.unit, kind=ArticleKind.NORMAL, size_order=place,
                )
            )
            for place, one in enumerate(wanted)
        ]  # fmt: skip
        with self._database.write() as tx:
            kept = {one.id for one in ready if one.id}
            for old in repo.variants(tx, style_id, self._branch_id()):
                if old.id not in kept:
                    self._drop(tx, old, actor)
            for one in ready:
                self._store(tx, one, actor)
        return self.variants(style_id)

    def remove(self, article_id: str, actor: Actor) -> bool:
        """Remove an article that was never sold; one that was is blocked instead. Return whether it is gone.

        Raises:
            Denied: the person may not change articles.
        """
        require(actor, Right.EDIT_ARTICLES)
        article = self.get(article_id)
        with self._database.write() as tx:
            parts = repo.variants(tx, article_id, self._branch_id())
            gone = [self._drop(tx, one, actor) for one in (*parts, article)]
        return all(gone)

    def set_stock(self, article_id: str, stock: Quantity, actor: Actor) -> None:
        """Book the difference between the stock and what was counted.

        Raises:
            Denied: the person may not change articles.
            RuleError: there is no branch or the article is gone.
        """
        require(actor, Right.EDIT_ARTICLES)
        branch = self._branch_id()
        if not branch:
            raise RuleError(Reason("article.no_branch", "De winkel heeft nog geen filiaal.", "Maak eerst een filiaal."))
        with self._database.write() as tx:
            article = repo.get(tx, article_id, branch)
            if article is None:
                raise _gone()
            old = article.stock.milli if article.stock is not None else 0
            if old == stock.milli and article.stock is not None:
                return
            now, document = self._clock.now(), new_id()
            counted = stock_repo.Move(1, article_id, stock.milli - old)
            stock_repo.move(tx, document, branch, MovementKind.COUNT, micros(now), [counted])
            record(tx, actor, "stock.counted", article_id, {"from": old, "to": stock.milli, "branch": branch}, now)

    def set_picture(self, article_id: str, content: bytes | None, actor: Actor) -> Article:
        """Give an article a picture (PNG or JPEG of at most 1 MB), or take it away.

        Raises:
            Denied: the person may not change articles.
            InputError: it is no picture, or too large.
        """
        require(actor, Right.EDIT_ARTICLES)
        if content is not None and (not content.startswith(_PICTURE_STARTS) or len(content) > MAX_PICTURE_BYTES):
            raise InputError(
                Reason("article.picture", "Dit is geen foto van hoogstens 1 MB.", "Kies een PNG- of JPEG-bestand.")
            )
        article = self.get(article_id)
        with self._database.write() as tx:
            picture_id = None
            if content is not None:
                picture_id = new_id()
                repo.save_picture(tx, picture_id, content)
            self._store(tx, replace(article, picture_id=picture_id), actor)
        return self.get(article_id)

    def warnings(self, article: Article) -> tuple[Reason, ...]:
        """Return what is odd about an article that may be stored all the same."""
        found = [warning for code in article.barcodes if (warning := barcode_warning(code))]
        if not article.price.units and article.kind is ArticleKind.NORMAL:
            found.append(Reason("article.price_zero", "De prijs is 0,00.", "Controleer de prijs."))
        return tuple(found)

    # Inside

    def _branch_id(self) -> str:
        if not self._branch:
            with self._database.read() as reader:
                self._branch = repo.first_branch(reader)
        return self._branch

    def _sale(self, row: Row, day: dt.date) -> SaleArticle:
        return sale_article(row, self._vat, day)

    def _by_scale(self, code: str, day: dt.date) -> CodeHit | None:
        weighed = read_weight_code(code, self._weight_rules())
        if weighed is None:
            return self._by_elements(code, day)
        for stem in (weighed.stem, weighed.article, weighed.article.lstrip("0")):
            row = repo.sale_row(self._database, repo.SALE_BY_CODE, code=stem) or repo.sale_row(
                self._database, repo.SALE_BY_NUMBER, number=stem
            )
            if row is not None:
                return CodeHit(self._sale(row, day), weighed.weight, weighed.price)
        return None

    def _by_elements(self, code: str, day: dt.date) -> CodeHit | None:
        """A GS1 code with more than an article in it: its weight or price counts, batch and date are read over."""
        from kassa.domain.catalog.gs1 import read_elements  # first use

        said = read_elements(code)
        for other in said.codes if said is not None else ():
            row = repo.sale_row(self._database, repo.SALE_BY_CODE, code=other)
            if row is not None and said is not None:
                return CodeHit(self._sale(row, day), said.weight, said.price)
        return None

    def _by_other_code(self, code: str, day: dt.date) -> CodeHit | None:
        for other in same_article_codes(code)[1:]:
            row = repo.sale_row(self._database, repo.SALE_BY_CODE, code=other)
            if row is not None:
                return CodeHit(self._sale(row, day))
        row = repo.sale_row(self._database, repo.SALE_BY_NUMBER, number=code)
        return None if row is None else CodeHit(self._sale(row, day))

    def _cleaned(self, article: Article) -> Article:
        codes = tuple(dict.fromkeys(normalise(code) for code in article.barcodes if code.strip()))
        cleaned = replace(
            article, name=without_card_numbers(article.name.strip()), number=article.number.strip(),
            unit=article.unit.strip(), barcodes=codes, colour=article.colour.strip(), size=article.size.strip(),
            blocked_reason=without_card_numbers(article.blocked_reason.strip()),
        )  # fmt: skip
        wrong = problems(cleaned)
        if wrong:
            raise RuleError(wrong[0])
        return cleaned

    def _store(self, tx: Transaction, article: Article, actor: Actor) -> Article:
        """Insert or update in the transaction, with the journal record of what changed."""
        now = self._clock.now()
        old = repo.get(tx, article.id, self._branch_id()) if article.id else None
        if article.id and old is None:
            raise _gone()
        ready = replace(article, id=article.id or new_id(), number=article.number or repo.next_number(tx))
        self._check_free(tx, ready)
        if old is None:
            repo.insert(tx, ready)
            record(tx, actor, "article.created", ready.id, _told(ready), now)
        else:
            before, after = _told(old), _told(ready)
            changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
            if not changed:
                return old
            if not repo.update(tx, ready):
                raise Conflict(
                    Reason(
                        "article.changed_meanwhile",
                        f"Artikel {old.number} is intussen door een ander gewijzigd. Er is niets bewaard.",
                        "Open het artikel opnieuw en maak de wijziging nog eens.",
                    )
                )
            record(tx, actor, "article.changed", ready.id, {"number": ready.number, "changed": changed}, now)
        return ready

    def _check_free(self, tx: Transaction, article: Article) -> None:
        owner = repo.id_of_number(tx, article.number)
        if owner not in (None, article.id):
            raise RuleError(
                Reason("article.number_taken", f"Artikelnummer {article.number} bestaat al.", "Kies een ander nummer.")
            )
        for code, other in repo.owners_of(tx, article.barcodes).items():
            if other != article.id:
                found = repo.get(tx, other, self._branch_id())
                name = f" {found.number} '{found.name}'" if found else ""
                raise RuleError(
                    Reason(
                        "article.barcode_taken",
                        f"Barcode {code} hoort al bij artikel{name}.",
                        "Haal de code daar eerst weg.",
                    )
                )

    def _drop(self, tx: Transaction, article: Article, actor: Actor) -> bool:
        now = self._clock.now()
        if repo.was_sold(tx, article.id):
            reason = article.blocked_reason or "Uit het assortiment"
            repo.update(tx, replace(article, blocked_reason=reason))
            record(tx, actor, "article.blocked", article.id, {"number": article.number, "why": reason}, now)
            return False
        repo.delete(tx, article.id)
        record(tx, actor, "article.removed", article.id, _told(article), now)
        return True


def sale_article(row: Row, vat: VatCache, day: dt.date) -> SaleArticle:
    """Make the article to sell from its row (``repo.SALE_COLUMNS``)."""
    (id_, number, name, colour, size, price, vat_code, group_id, kind, unit, blocked, reason, stocked) = row
    letter, rate = vat.letter_and_rate(vat_code, day)
    return SaleArticle(
        id_,
        number,
        name,
        detail_of(colour, size) if colour or size else "",
        UnitPrice(price),
        vat_code,
        letter,
        rate,
        group_id,
        _KINDS[kind],
        "" if unit == "st" else unit,
        (reason or "Dit artikel is geblokkeerd") if blocked else "",
        stocked == 1,
    )


_KINDS: Final = {kind.value: kind for kind in ArticleKind}


def _told(article: Article) -> dict[str, object]:
    """Return what the journal keeps of an article."""
    return {
        "number": article.number,
        "name": article.name,
        "kind": article.kind.value,
        "group": article.group_id or "",
        "vat": article.vat_code,
        "price": article.price.units,
        "cost": article.cost.units if article.cost is not None else None,
        "unit": article.unit,
        "stocked": article.stocked,
        "blocked": article.blocked_reason,
        "barcodes": list(article.barcodes),
        "style": article.style_id or "",
        "colour": article.colour,
        "size": article.size,
        "size_order": article.size_order,
        "picture": article.picture_id or "",
    }


def _gone() -> KassaError:
    return RuleError(Reason("article.gone", "Dit artikel bestaat niet meer.", "Ververs de lijst."))
