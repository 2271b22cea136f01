"""Concepts: saved while typing, shared politely, thrown away and brought back, made from other documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import customers
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article
from kassa.domain.errors import Conflict, Denied, RuleError
from kassa.domain.people.customer import Customer
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales import lines as edit
from kassa.domain.sales.document import DocumentKind, SalesLine
from kassa.domain.values import Quantity, Rate, UnitPrice
from kassa.services.sales.drafts import MatrixNeeded
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.shop import BRANCH, NOBODY, OWNER
from tests.support.trade import TODAY, Trade

OTHER = replace(OWNER, employee_id="f" * 32, name="Sanne")


@pytest.fixture
def trade(sqlite_database: Database, clock: FrozenClock) -> Trade:
    return Trade(sqlite_database, clock)


def style(trade: Trade) -> str:
    """Store a colour/size article in two sizes and return it."""
    made = trade.articles.save(
        Article(number="9000", name="Shirt", kind=ArticleKind.MATRIX, vat_code="high", price=UnitPrice(100_000)), OWNER
    )
    wanted = [
        Article(number=f"9000-{size}", vat_code="high", colour="Blauw", size=size, price=UnitPrice(100_000))
        for size in ("M", "L")
    ]
    trade.articles.save_variants(made.id, wanted, OWNER)
    return made.id


def test_a_new_concept_knows_what_is_known(trade: Trade) -> None:
    made = trade.drafts.new(DocumentKind.INVOICE, OWNER, customer_id=trade.customer)
    assert (made.date, made.due_date, made.branch_id) == (TODAY, TODAY + dt.timedelta(days=14), BRANCH)
    assert (made.type_code, made.employee_name, made.price_mode) == ("invoice", "Eigenaar", PriceMode.INCLUSIVE)
    assert made.party is not None
    assert (made.party.customer_id, made.party.title) == (trade.customer, "Voorbeeld Bouw B.V.")
    with pytest.raises(RuleError):
        trade.drafts.get(made.id)


def test_saving_counts_and_a_second_writer_is_told(trade: Trade) -> None:
    first = trade.drafts.save(trade.concept(("1001", 1)), OWNER)
    assert first.revision == 1
    assert trade.drafts.save(first, OWNER) == first
    mine = trade.drafts.save(replace(first, subject="Van mij"), OWNER)
    assert mine.revision == 2
    with pytest.raises(Conflict):
        trade.drafts.save(replace(first, subject="Van een ander"), OTHER)
    assert trade.drafts.get(first.id).document == mine


def test_only_the_first_save_is_journalled_and_a_final_document_is_not_saved(trade: Trade) -> None:
    concept = trade.drafts.save(trade.concept(("1001", 1)), OWNER)
    concept = trade.drafts.save(replace(concept, subject="Voorjaar"), OWNER)
    with trade.database.read() as reader:
        events = reader.all("SELECT event FROM journal WHERE ref = :id", id=concept.id)
    assert events == [("concept.begun",)]
    order = trade.orders.confirm(concept, OWNER, new_id())
    with pytest.raises(RuleError):
        trade.drafts.save(replace(order, subject="x"), OWNER)


def test_the_due_date_follows_until_somebody_typed_one(trade: Trade) -> None:
    made = trade.drafts.new(DocumentKind.INVOICE, OWNER)
    later = trade.drafts.with_date(made, TODAY + dt.timedelta(days=3))
    assert later.due_date == TODAY + dt.timedelta(days=17)
    typed = replace(later, due_date=TODAY + dt.timedelta(days=40))
    assert trade.drafts.with_date(typed, TODAY).due_date == typed.due_date
    assert trade.drafts.with_customer(typed, trade.customer).due_date == typed.due_date


def test_the_term_and_discount_of_the_customer_are_taken(trade: Trade) -> None:
    with trade.database.write() as tx:
        agreed = Customer("d" * 32, "10026", "Piet", payment_days=30, own_discount=Rate.percent(10))
        customers.insert(tx, agreed)
    made = trade.drafts.with_customer(trade.drafts.new(DocumentKind.INVOICE, OWNER), "d" * 32)
    assert made.due_date == TODAY + dt.timedelta(days=30)
    line = trade.line(made, "1001")
    assert (line.discount, line.amount.cents) == (Rate.percent(10), 6296)
    assert trade.line(trade.drafts.with_customer(made, trade.customer), "1001").discount is None


def test_a_merged_customer_is_the_one_it_became_and_an_erased_one_is_gone(trade: Trade) -> None:
    with trade.database.write() as tx:
        customers.insert(tx, Customer("d" * 32, "10026", "Piet", merged_into=trade.customer))
        customers.insert(tx, Customer("e" * 32, "10027", "Gewist", erased=True))
    made = trade.drafts.new(DocumentKind.ORDER, OWNER, customer_id="d" * 32)
    assert made.party is not None
    assert made.party.customer_id == trade.customer
    with pytest.raises(RuleError):
        trade.drafts.with_customer(made, "e" * 32)


def test_the_rate_of_another_date_is_the_rate_of_that_date(trade: Trade) -> None:
    made = trade.concept(("2001", 1))
    assert made.lines[0].vat_rate == Rate.percent(9)
    old = trade.drafts.with_date(made, dt.date(2018, 12, 31))
    assert (old.lines[0].vat_rate, old.lines[0].amount) == (Rate.percent(6), made.lines[0].amount)
    assert trade.drafts.with_date(old, TODAY).lines == made.lines


def test_codes_articles_and_what_nobody_knows(trade: Trade) -> None:
    made = trade.drafts.new(DocumentKind.ORDER, OWNER)
    line = trade.drafts.line_of_code(made, "1001", Quantity.of(3))
    assert isinstance(line, SalesLine)
    assert (line.number, line.quantity, line.price) == (
        "1001",
        Quantity.of(3),
        EnteredPrice(UnitPrice(699_500), PriceMode.INCLUSIVE),
    )
    assert trade.drafts.line_of_code(made, "8712345678906") is None
    article = trade.articles.get(trade.article("1002"))
    trade.articles.save(replace(article, blocked_reason="Teruggeroepen"), OWNER)
    with pytest.raises(RuleError, match="Teruggeroepen"):
        trade.drafts.line_of_article(made, article.id)
    with pytest.raises(RuleError):
        trade.drafts.line_of_article(made, "weg")


def test_a_colour_size_article_asks_for_its_window_and_a_variant_does_not(trade: Trade) -> None:
    shirt = style(trade)
    made = trade.drafts.new(DocumentKind.ORDER, OWNER, customer_id=trade.customer)
    assert trade.drafts.line_of_code(made, "9000") == MatrixNeeded(shirt)
    large = trade.drafts.line_of_code(made, "9000-L", Quantity.of(2))
    assert isinstance(large, SalesLine)
    assert large.detail == "Blauw · L"
    trade.articles.set_stock(str(large.article_id), Quantity.of(5), OWNER)
    trade.orders.confirm(edit.add_line(made, large), OWNER, new_id())
    grid = trade.drafts.matrix(shirt, BRANCH)
    assert [(one.size, one.stock) for one in grid.variants] == [("M", None), ("L", Quantity.of(3))]


def test_more_than_is_free_is_said_but_not_refused(trade: Trade) -> None:
    trade.articles.set_stock(trade.article("1001"), Quantity.of(4), OWNER)
    order = trade.orders.confirm(trade.concept(("1001", 3)), OWNER, new_id())
    assert trade.drafts.free_stock([trade.article("1001")], BRANCH) == {trade.article("1001"): Quantity.ONE}
    (told,) = trade.drafts.problems(trade.concept(("1001", 2)))
    assert (told.blocking, told.line_id is None) == (False, False)
    assert "vrij (1)" in told.reason.sentence
    assert trade.drafts.problems(edit.set_quantity(order, order.lines[0].id, Quantity.of(4))) == ()


def test_deleting_and_bringing_back(trade: Trade, clock: FrozenClock) -> None:
    concept = trade.drafts.save(trade.concept(("1001", 1)), OWNER)
    trash = trade.drafts.delete(concept.id, OWNER)
    assert [one.title for one in trade.drafts.trashed()] == ["Verkooporder Voorbeeld Bouw B.V."]
    with pytest.raises(RuleError):
        trade.drafts.save(replace(concept, subject="x"), OWNER)
    assert trade.drafts.restore(trash, OWNER) == concept
    assert trade.drafts.get(concept.id).document == concept
    with pytest.raises(RuleError):
        trade.drafts.restore(trash, OWNER)
    kept = trade.drafts.delete(concept.id, OWNER)
    clock.advance(days=29)
    assert trade.drafts.purge() == 0
    clock.advance(days=2)
    assert trade.drafts.purge() == 1
    with pytest.raises(RuleError):
        trade.drafts.restore(kept, OWNER)


def test_only_concepts_are_deleted(trade: Trade) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 1)), OWNER, new_id())
    with pytest.raises(RuleError):
        trade.drafts.delete(order.id, OWNER)


def test_two_people_in_one_concept(trade: Trade, clock: FrozenClock) -> None:
    concept = trade.drafts.save(trade.concept(("1001", 1)), OWNER)
    assert trade.drafts.hold(concept.id, OWNER, "Balie") is None
    assert trade.drafts.renew(concept.id, OWNER, "Balie") is None
    other = trade.drafts.hold(concept.id, OTHER, "Kantoor")
    assert other is not None
    assert (other.employee_name, other.place) == ("Eigenaar", "Balie")
    with pytest.raises(RuleError, match="Eigenaar"):
        trade.drafts.delete(concept.id, OTHER)
    with pytest.raises(Denied):
        trade.drafts.take_over(concept.id, NOBODY, "Kantoor")
    trade.drafts.take_over(concept.id, OTHER, "Kantoor")
    lost = trade.drafts.renew(concept.id, OWNER, "Balie")
    assert lost is not None
    assert lost.employee_name == "Sanne"
    trade.drafts.release(concept.id, OWNER, "Balie")
    assert trade.drafts.hold(concept.id, OWNER, "Balie") is not None
    clock.advance(seconds=61)
    assert trade.drafts.hold(concept.id, OWNER, "Balie") is None
    trade.drafts.release(concept.id, OWNER, "Balie")
    assert trade.drafts.hold(concept.id, OTHER, "Kantoor") is None


def test_a_copy_takes_lines_and_prices_and_nothing_else(trade: Trade) -> None:
    source = trade.concept(("1001", 2), ("2001", 1))
    source = edit.set_price(source, source.lines[0].id, UnitPrice(500_000))
    order = trade.orders.confirm(replace(source, subject="Kleding", reference="PO 7"), OWNER, new_id())
    slip = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    copy = trade.drafts.copy_as(slip.id, DocumentKind.INVOICE, OWNER)
    assert (copy.kind, copy.number, copy.revision, copy.source_id) == (DocumentKind.INVOICE, "", 0, None)
    assert (copy.party, copy.subject, copy.reference) == (order.party, "Kleding", "PO 7")
    assert [line.source_line for line in copy.lines] == [None, None]
    assert [(line.quantity, line.price) for line in copy.lines] == [(line.quantity, line.price) for line in order.lines]
    assert not {line.id for line in copy.lines} & {line.id for line in (*order.lines, *slip.lines)}


def test_a_copy_has_the_rates_of_its_own_date(trade: Trade) -> None:
    old = trade.drafts.with_date(trade.concept(("2001", 1)), dt.date(2018, 12, 31))
    trade.drafts.save(old, OWNER)
    assert trade.drafts.copy_as(old.id, DocumentKind.ORDER, OWNER).lines[0].vat_rate == Rate.percent(9)
    assert trade.drafts.copy_lines(old.id, old.date)[0].vat_rate == Rate.percent(6)
