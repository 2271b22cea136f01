"""The button layout of the till: the published one with today's prices, its versions, and one file in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kassa.db.engine import Database
from kassa.db.journal import micros, moment_of
from kassa.db.repos import layouts as repo
from kassa.db.repos.layouts import StoredLayout, TileArticle
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till.layout import BUILT_IN, FUNCTIONS, Layout, Page, Tile, TileKind
from kassa.domain.till.layout_body import layout_text, read_layout
from kassa.domain.till.layout_check import Problem, check_layout
from kassa.domain.values import UnitPrice
from kassa.services.acting import record
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_LONGEST_NAME = 60
_LONGEST_DOCUMENT = 1_000_000


@frozen
class LayoutVersion:
    """A publication that can be looked back at."""

    version: int
    name: str
    published_at: datetime
    employee_id: str


class Layouts:
    """Layouts of one branch."""

    def __init__(self, database: Database, clock: Clock, branch_id: str) -> None:
        self._database = database
        self._clock = clock
        self._branch_id = branch_id

    def published(self) -> Layout:
        """Return the layout in use, with prices and stock of now; the built-in one when there is none.

        A button of an article that is gone or blocked is left out: no dead button is ever shown.
        """
        with self._database.read() as reader:
            stored = repo.latest(reader, self._branch_id)
            if stored is None:
                return BUILT_IN
            try:
                layout = replace(read_layout(stored.body), version=stored.version)
            except InputError:
                return BUILT_IN  # written by another version; the till sells with functions and the article list
            articles = repo.tile_articles(reader, _numbers(layout), self._branch_id)
        return replace(layout, pages=tuple(_with_articles(page, articles) for page in layout.pages))

    def problems(self, layout: Layout) -> tuple[Problem, ...]:
        """Return what is wrong with a layout; articles stand in it by number, so that it works in another shop."""
        with self._database.read() as reader:
            articles = repo.tile_articles(reader, _numbers(layout), self._branch_id)

        def article_problem(number: str) -> Reason | None:
            article = articles.get(number)
            if article is None:
                return Reason("layout.no_article", "het artikel bestaat niet.", "Kies een ander artikel.")
            if article.blocked:
                return Reason("layout.blocked", "het artikel is geblokkeerd.", "Kies een ander artikel.")
            return None

        return check_layout(layout, article_problem, FUNCTIONS)

    def versions(self) -> tuple[LayoutVersion, ...]:
        """Return every publication, newest first."""
        with self._database.read() as reader:
            stored = repo.versions(reader, self._branch_id)
        return tuple(
            LayoutVersion(one.version, one.name, moment_of(one.published_at), one.employee_id) for one in stored
        )

    def export(self, version: int | None = None) -> str:
        """Return the document of a publication, the one in use by default, to be saved as one file.

        Raises:
            InputError: there is no such version.
        """
        with self._database.read() as reader:
            stored = repo.versions(reader, self._branch_id)
        for one in stored:
            if version in (None, one.version):
                return one.body
        if version is None:
            return layout_text(BUILT_IN)
        raise InputError(
            Reason("layout.no_version", f"Versie {version} bestaat niet.", "Kies een versie uit de lijst.")
        )

    def read(self, document: str) -> Layout:
        """Read the document of a layout, such as an imported file.

        Raises:
            InputError: it is no layout, or something in it blocks publishing; the layout in use stays.
        """
        if len(document) > _LONGEST_DOCUMENT:
            raise InputError(Reason("layout.too_large", "Dit bestand is te groot voor een knoppenindeling."))
        layout = read_layout(document)
        blocking = next((problem.reason for problem in self.problems(layout) if problem.blocking), None)
        if blocking is not None:
            raise InputError(blocking)
        return layout

    def publish(self, document: str, name: str, actor: Actor) -> int:
        """Publish the document of a layout as the next version and return its number.

        Raises:
            Denied: the person may not change layouts.
            InputError: the document does not fit, or there is no name; the layout in use stays.
        """
        require(actor, Right.EDIT_LAYOUT)
        title = " ".join(name.split())
        if not title or len(title) > _LONGEST_NAME:
            raise InputError(Reason("layout.name", "De knoppenindeling heeft nog geen naam.", "Typ een korte naam."))
        layout = self.read(document)
        with self._database.write() as tx:
            before = repo.latest(tx, self._branch_id)
            version = before.version + 1 if before is not None else 1
            moment = self._clock.now()
            body = layout_text(replace(layout, version=version))
            stored = StoredLayout(new_id(), self._branch_id, version, title, body, micros(moment), actor.employee_id)
            repo.add(tx, stored)
            told: dict[str, object] = {"version": version, "name": title, "branch": self._branch_id}
            record(tx, actor, "layout.published", stored.id, told, moment)
        return version


def _numbers(layout: Layout) -> set[str]:
    return {tile.target for page in layout.pages for tile in page.tiles if tile.kind is TileKind.ARTICLE}


def _with_articles(page: Page, articles: dict[str, TileArticle]) -> Page:
    tiles = []
    for tile in page.tiles:
        if tile.kind is not TileKind.ARTICLE:
            tiles.append(tile)
            continue
        article = articles.get(tile.target)
        if article is not None and not article.blocked:
            tiles.append(_for_article(tile, article))
    return replace(page, tiles=tuple(tiles))


def _for_article(tile: Tile, article: TileArticle) -> Tile:
    asked = article.kind in (ArticleKind.OPEN_PRICE, ArticleKind.WEIGHED)
    return replace(
        tile,
        target=article.id,
        label_nl=tile.label_nl or article.name,
        price=None if asked else UnitPrice(article.price),
        sold_out=article.stock == 0,  # below zero the count is wrong and the goods are there
    )
