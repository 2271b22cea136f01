"""Articles: kept in the office, found at the till, on both engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.barcode import Carries, WeightRule
from kassa.domain.catalog.master import Article
from kassa.domain.errors import Conflict, Denied, InputError, RuleError
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.catalog.articles import Articles
from tests.support.clock import FrozenClock
from tests.support.shop import NOBODY, OWNER, set_up_shop

DAY = dt.date(2026, 3, 14)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def articles(database: Database, clock: FrozenClock) -> Articles:
    set_up_shop(database)
    rules = (WeightRule("21", 5, 5, 2, Carries.PRICE), WeightRule("23", 5, 5, 3, Carries.WEIGHT))
    return Articles(database, clock, weight_rules=lambda: rules)


def make(articles: Articles, name: str, *codes: str, cents: int = 995, **more: object) -> Article:
    article = Article(name=name, vat_code="high", price=UnitPrice(cents * 100), barcodes=codes)
    return articles.save(replace(article, **more), OWNER)  # type: ignore[arg-type]


def names(articles: Articles, text: str) -> list[str]:
    return [hit.name for hit in articles.search(text)]


def test_a_barcode_names_its_article_with_the_rate_of_the_day(articles: Articles) -> None:
    made = make(articles, "Werkbroek", "8712345678906", "0000000000123")
    assert made.number == "1001"
    for code in ("8712345678906", " 8712345678906 ", "0000000000123", "1001"):
        hit = articles.by_code(code, DAY)
        assert hit is not None
        assert hit.article.id == made.id
        assert (hit.article.vat_letter, hit.article.vat_rate) == ("A", Rate(2100))
    old = articles.by_code("8712345678906", dt.date(2012, 9, 30))
    assert old is not None
    assert old.article.vat_rate == Rate(1900)


def test_leading_zeros_tell_codes_apart(articles: Articles) -> None:
    make(articles, "Met nullen", "00018524")
    assert articles.by_code("18524", DAY) is None
    assert articles.by_code("00018524", DAY) is not None


def test_a_upc_and_its_ean_name_the_same_article(articles: Articles) -> None:
    make(articles, "Cola", "0012345678905")
    assert articles.by_code("012345678905", DAY) is not None


def test_a_price_carrying_code_gives_the_price_and_a_weight_code_the_weight(articles: Articles) -> None:
    cheese = make(articles, "Kaas", number="00042", kind=ArticleKind.WEIGHED, unit="kg")
    priced, weighed = articles.by_code("2100042003453", DAY), articles.by_code("2300042012503", DAY)
    assert priced is not None
    assert (priced.article.id, priced.price, priced.quantity) == (cheese.id, Money(345), None)
    assert weighed is not None
    assert (weighed.article.id, weighed.price, weighed.quantity) == (cheese.id, None, Quantity(1250))


def test_what_no_article_has_is_not_found(articles: Articles) -> None:
    assert articles.by_code("4006381333931", DAY) is None
    with pytest.raises(InputError):
        articles.by_code("1" * 200, DAY)


def test_search_finds_codes_accents_word_parts_and_two_letters(articles: Articles) -> None:
    make(articles, "Crème  Brûlée bakje", "8712345678906", number="A-77")
    make(articles, "Werkbroek stretch", number="20410")
    make(articles, 'Kop "100%" _blauw_', number="3")
    assert names(articles, "creme bru") == ["Crème  Brûlée bakje"]
    assert names(articles, "CRÈME") == ["Crème  Brûlée bakje"]
    assert names(articles, "broek") == ["Werkbroek stretch"]
    assert names(articles, "st") == ["Werkbroek stretch"]
    assert names(articles, "stretch werk") == ["Werkbroek stretch"]
    assert names(articles, "8712") == ["Crème  Brûlée bakje"]
    assert names(articles, "2") == ["Werkbroek stretch"]
    assert names(articles, '"100%" _bl') == ['Kop "100%" _blauw_']
    assert names(articles, "100_") == []
    assert names(articles, "rekst") == []
    assert names(articles, "  ") == []


def test_search_follows_a_change_of_name(articles: Articles) -> None:
    made = make(articles, "Poloshirt")
    articles.save(replace(articles.get(made.id), name="Overhemd"), OWNER)
    assert names(articles, "polosh") == []
    assert names(articles, "verhem") == ["Overhemd"]


def test_a_barcode_and_a_number_belong_to_one_article(articles: Articles) -> None:
    make(articles, "Eerste", "4006381333931", number="5")
    with pytest.raises(RuleError, match="hoort al bij artikel 5 'Eerste'"):
        make(articles, "Tweede", "4006381333931")
    with pytest.raises(RuleError, match="Artikelnummer 5 bestaat al"):
        make(articles, "Tweede", number="5")


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"vat_code": ""}, {"price": UnitPrice(1_000_000_000)}, {"number": "9" * 81}]
)
def test_an_article_with_something_missing_is_refused(articles: Articles, wrong: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        make(articles, **{"name": "Goed", **wrong})  # type: ignore[arg-type]


def test_two_people_in_one_article_do_not_overwrite_each_other(articles: Articles) -> None:
    mine = make(articles, "Trui")
    articles.save(replace(mine, name="Trui blauw"), OWNER)
    with pytest.raises(Conflict):
        articles.save(replace(mine, name="Trui rood"), OWNER)
    assert articles.get(mine.id).name == "Trui blauw"


def test_rights_are_asked_for(articles: Articles) -> None:
    with pytest.raises(Denied):
        articles.save(Article(name="X", vat_code="high"), NOBODY)


def test_variants_make_a_grid_and_are_found_by_their_own_barcode(articles: Articles) -> None:
    style = make(articles, "Poloshirt piqué", number="30110", kind=ArticleKind.MATRIX)
    wanted = [
        Article(number=f"30110-{colour}-{size}", colour=colour, size=size, price=UnitPrice(249500), barcodes=codes)
        for colour, size, codes in (("Marine", "XL", ()), ("Marine", "S", ("4006381333931",)), ("Zwart", "M", ()))
    ]
    matrix = articles.save_variants(style.id, wanted, OWNER)
    assert matrix.colours == ("Marine", "Zwart")
    assert matrix.sizes == ("S", "M", "XL")
    assert matrix.cell("Zwart", "S") is None
    small = matrix.cell("Marine", "S")
    assert small is not None
    articles.set_stock(small.article_id, Quantity.of(12), OWNER)
    hit = articles.by_code("4006381333931", DAY)
    assert hit is not None
    assert (hit.article.name, hit.article.detail) == ("Poloshirt piqué", "Marine · S")
    (found,) = articles.search("polo")
    assert (found.kind, found.stock) == (ArticleKind.MATRIX, Quantity.of(12))
    left = articles.save_variants(style.id, [articles.get(small.article_id)], OWNER)
    assert len(left.variants) == 1


def test_stock_is_the_sum_of_its_movements(articles: Articles, database: Database) -> None:
    made = make(articles, "Schroef")
    assert made.stock is None
    articles.set_stock(made.id, Quantity.of(10), OWNER)
    articles.set_stock(made.id, Quantity.of(7), OWNER)
    assert articles.get(made.id).stock == Quantity.of(7)
    with database.read() as reader:
        assert [row[0] for row in reader.all("SELECT quantity FROM stock_movement ORDER BY quantity")] == [-3000, 10000]


def test_an_article_never_sold_is_removed(articles: Articles) -> None:
    made = make(articles, "Vergissing", "4006381333931")
    assert articles.remove(made.id, OWNER)
    assert articles.by_code("4006381333931", DAY) is None
    assert names(articles, "verg") == []


def test_a_picture_is_a_picture(articles: Articles) -> None:
    made = make(articles, "Met foto")
    with pytest.raises(InputError):
        articles.set_picture(made.id, b"<svg/>", OWNER)
    shown = articles.set_picture(made.id, PNG, OWNER)
    assert shown.picture_id is not None
    assert articles.picture(shown.picture_id) == PNG


def test_every_act_stands_in_the_journal(articles: Articles, database: Database) -> None:
    made = make(articles, "Trui", number="7")
    articles.save(replace(made, price=UnitPrice(50000)), OWNER)
    articles.remove(made.id, OWNER)
    with database.read() as reader:
        events = [row[0] for row in reader.all("SELECT event FROM journal WHERE chain = 'office' ORDER BY seq")]
    assert events == ["article.created", "article.changed", "article.removed"]


def test_a_blocked_article_says_why(articles: Articles) -> None:
    make(articles, "Terugroep", "4006381333931", blocked_reason="Teruggeroepen door de fabriek")
    hit = articles.by_code("4006381333931", DAY)
    assert hit is not None
    assert hit.article.blocked_reason == "Teruggeroepen door de fabriek"


def test_a_gs1_code_gives_the_article_with_its_weight_or_price(articles: Articles) -> None:
    made = make(articles, "Kaas", "8712345678906", kind=ArticleKind.WEIGHED)
    for code, quantity, price in (
        ("01087123456789063103001250", Quantity(1250), None),
        ("01087123456789063922450", None, Money(450)),
        ("01087123456789061726123110AB12\x1d3103000300", Quantity(300), None),
        ("01087123456789061726123110AB12", None, None),
    ):
        hit = articles.by_code(code, DAY)
        assert hit is not None
        assert (hit.article.id, hit.quantity, hit.price) == (made.id, quantity, price)
    assert articles.by_code("01040063813339313922450", DAY) is None
