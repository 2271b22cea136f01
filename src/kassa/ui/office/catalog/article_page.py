"""The editor of one article: what it is, what it costs, its codes, its variants, its stock, its picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article, Group, Matrix
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import VatCode
from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.typed import parse_quantity, parse_unit_price
from kassa.ui.office.catalog.picture_field import PictureField
from kassa.ui.office.catalog.variants_grid import VariantsGrid, price_text
from kassa.ui.office.form_fields import ChoiceField, LinesField, SwitchField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.why import lock
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.services.catalog.articles import Articles
    from kassa.services.catalog.groups import Groups
    from kassa.ui.office.context import OfficeContext

NEW = "new"


@frozen
class Loaded:
    """What the editor shows."""

    article: Article
    groups: tuple[Group, ...]
    vat: tuple[VatCode, ...]
    matrix: Matrix | None
    picture: bytes | None
    notes: tuple[Reason, ...] = ()


class ArticlePage(FormPage):
    """The editor of one article."""

    def __init__(
        self,
        office: OfficeContext,
        articles: Articles,
        groups: Groups,
        key: str,
        print_labels: Callable[[tuple[str, ...]], object] | None = None,
    ) -> None:
        super().__init__(office, "article", "")
        self._articles, self._groups = articles, groups
        self._key = "" if key == NEW else key
        self._article = Article()
        self._picture: bytes | None = None
        self._group_vat: dict[str, str] = {}
        self._build_main()
        self._build_codes()
        self._build_variants()
        self._build_sale()
        self.body.addStretch(1)
        self.remove_button = Button(
            office.ui.theme, self.tr("Verwijderen"), name="article.remove", kind="danger", icon="trash-2"
        )
        self.remove_button.clicked.connect(self._ask_remove)
        self.labels_button = Button(office.ui.theme, self.tr("Etiketten"), name="article.labels", icon="tag")
        self.labels_button.hide()
        if print_labels is not None:
            self.labels_button.clicked.connect(lambda: print_labels((self._article.id,)))
            self.add_tool(self.labels_button)
        self._prints_labels = print_labels is not None
        self.add_tool(self.remove_button)
        self.remove_button.setVisible(bool(self._key))
        buttons = (self.save_button, self.remove_button)
        lock(self, office.ui.theme, office.actor, dict.fromkeys(buttons, Right.EDIT_ARTICLES))
        self.set_title(self.tr("Nieuw artikel"))
        office.ui.jobs.run(self, lambda: self._read(self._key), done=self._show, failed=self.refuse)

    # --- building --------------------------------------------------------------------------------------

    def _build_main(self) -> None:
        theme = self._office.ui.theme
        main = self.section(self.tr("Gegevens"))
        self.name = Field(self.tr("Omschrijving"), name="article.name", required=True)
        self.number = Field(self.tr("Artikelnummer"), name="article.number")
        self.number.set_help(self.tr("Leeg: het volgende vrije nummer."))
        self.group = ChoiceField(theme, self.tr("Groep"), (), name="article.group")
        self.group.changed.connect(self._group_changed)
        kinds = (
            (ArticleKind.NORMAL.value, self.tr("Gewoon artikel")),
            (ArticleKind.MATRIX.value, self.tr("Kleur en maat")),
            (ArticleKind.WEIGHED.value, self.tr("Weegartikel")),
            (ArticleKind.OPEN_PRICE.value, self.tr("Prijs vragen aan de kassa")),
        )
        self.kind = ChoiceField(theme, self.tr("Soort"), kinds, name="article.kind")
        self.kind.changed.connect(self._kind_changed)
        self.price = Field(self.tr("Verkoopprijs incl. btw"), name="article.price", required=True)
        self.vat = ChoiceField(theme, self.tr("Btw"), (), name="article.vat", required=True)
        self.cost = Field(self.tr("Inkoopprijs excl. btw"), name="article.cost")
        self.unit = Field(self.tr("Eenheid"), name="article.unit")
        self.unit.set_help(self.tr("Leeg voor stuks; anders bijvoorbeeld kg of m."))
        for field in (self.name, self.number, self.group, self.kind, self.price, self.vat, self.cost, self.unit):
            main.add(field)

    def _build_codes(self) -> None:
        self.body.addWidget(label(self.tr("Barcodes en foto"), "title"))
        self.codes = LinesField(self.tr("Barcodes, één per regel"), name="article.barcodes")
        self.codes.set_help(self.tr("Scan of typ. Voorloopnullen tellen mee."))
        self.picture = PictureField(self._office.ui.theme)
        self.picture.refused.connect(lambda: self.say(self.tr("Deze foto is niet te lezen. Kies een PNG of JPEG.")))
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addWidget(self.codes, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.picture, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _build_variants(self) -> None:
        self._variants_part = QWidget()
        column = QVBoxLayout(self._variants_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Kleuren en maten"), "title"))
        self.grid = VariantsGrid(self._office.ui.theme)
        column.addWidget(self.grid)
        self.body.addWidget(self._variants_part)

    def _build_sale(self) -> None:
        theme = self._office.ui.theme
        sale = self.section(self.tr("Voorraad en verkoop"))
        self.stocked = SwitchField(theme, self.tr("Voorraad"), name="article.stocked", word=self.tr("Bijhouden"))
        self.stock = Field(self.tr("Voorraad geteld"), name="article.stock")
        self.stock.set_help(self.tr("Een ander aantal wordt als telling geboekt."))
        self.blocked = SwitchField(theme, self.tr("Verkoop"), name="article.blocked", word=self.tr("Geblokkeerd"))
        self.blocked.changed.connect(self._blocked_changed)
        self.blocked_reason = Field(self.tr("Reden van blokkade"), name="article.blocked_reason")
        self.blocked_reason.set_help(self.tr("Staat aan de kassa bij het artikel."))
        for field in (self.stocked, self.stock, self.blocked, self.blocked_reason):
            sale.add(field)

    # --- showing ---------------------------------------------------------------------------------------

    def _read(self, key: str) -> Loaded:
        articles = self._articles
        article = articles.get(key) if key else Article()
        matrix = articles.variants(key) if article.kind is ArticleKind.MATRIX else None
        picture = articles.picture(article.picture_id) if article.picture_id else None
        notes = articles.warnings(article) if key else ()
        return Loaded(article, self._groups.all(), articles.vat_codes(), matrix, picture, notes)

    def _show(self, loaded: Loaded) -> None:
        article = self._article = loaded.article
        self._key = article.id
        self.group.set_choices([("", self.tr("Geen groep")), *((one.id, one.name) for one in loaded.groups)])
        self._group_vat = {one.id: one.vat_code for one in loaded.groups}
        self.vat.set_choices([(one.code, one.name) for one in loaded.vat])
        self.name.set_text(article.name)
        self.number.set_text(article.number)
        self.group.set_value(article.group_id or "")
        self.kind.set_value(article.kind.value)
        self.vat.set_value(article.vat_code)
        new = not article.id
        self.price.set_text("" if new else price_text(article.price))
        self.cost.set_text("" if article.cost is None else price_text(article.cost))
        self.unit.set_text(article.unit)
        self.codes.set_text("\n".join(article.barcodes))
        self.stocked.set_value(article.stocked)
        self.stock.set_text("" if article.stock is None else format_quantity(article.stock))
        self.blocked.set_value(bool(article.blocked_reason))
        self.blocked_reason.set_text(article.blocked_reason)
        self._picture = loaded.picture
        self.picture.show_picture(loaded.picture)
        if loaded.matrix is not None:
            self.grid.show_matrix(loaded.matrix)
        self._kind_changed()
        self._blocked_changed()
        self._show_head(article, loaded.notes)
        if new:
            self.name.setFocus()

    def _show_head(self, article: Article, notes: tuple[Reason, ...]) -> None:
        self.remove_button.setVisible(bool(article.id))
        self.labels_button.setVisible(bool(article.id) and self._prints_labels)
        if not article.id:
            return
        self.set_title(article.name if not article.detail else f"{article.name} · {article.detail}")
        self.told.setText(article.number)
        if article.blocked_reason:
            self.set_status(self.tr("Geblokkeerd"), "circle-x", "danger")
        elif notes:
            self.set_status(notes[0].sentence, "triangle-alert", "warn")
        else:
            self.set_status(self.tr("Actief"), "circle-check", "success")

    def _kind_changed(self) -> None:
        kind = self.kind.value()
        matrix = kind == ArticleKind.MATRIX.value
        self._variants_part.setVisible(matrix)
        self.stock.setEnabled(not matrix)
        self.codes.setVisible(not matrix)
        if kind == ArticleKind.WEIGHED.value and not self.unit.text().strip():
            self.unit.set_text("kg")

    def _group_changed(self) -> None:
        """A new article begins with the VAT of its group."""
        vat = self._group_vat.get(self.group.value(), "")
        if vat and not self._key:
            self.vat.set_value(vat)

    def take_scan(self, code: str) -> bool:
        """Add a scanned barcode to the article; a colour/size article has them in its grid."""
        if self.kind.value() == ArticleKind.MATRIX.value or not self.save_button.isEnabled():
            return False
        known = self.codes.text().split()
        if code not in known:
            self.codes.set_text("\n".join([*known, code]))
        return True

    def _blocked_changed(self) -> None:
        self.blocked_reason.setEnabled(self.blocked.value())

    # --- saving ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the article, its picture, its stock and its variants."""
        for field in (self.name, self.number, self.price, self.cost, self.stock):
            field.set_error("")
        self.codes.set_error("")
        try:
            article, stock = self._typed()
            variants: tuple[Article, ...] = ()
            if article.kind is ArticleKind.MATRIX:
                self.grid.set_article(article.number, article.price)
                variants = self.grid.variants()
        except InputError as refused:
            self.refuse(refused)
            return
        cells = self.grid.stock_changes()
        picture = self.picture.content
        new_picture = picture != self._picture
        articles, actor = self._articles, self._office.actor

        def work() -> Loaded:
            stored = articles.save(article, actor)
            if new_picture:
                articles.set_picture(stored.id, picture, actor)
            if stock is not None:
                articles.set_stock(stored.id, stock, actor)
            if article.kind is ArticleKind.MATRIX:
                matrix = articles.save_variants(stored.id, variants, actor)
                for (colour, size), wanted in cells.items():
                    cell = matrix.cell(colour, size)
                    if cell is not None:
                        articles.set_stock(cell.article_id, wanted, actor)
            return self._read(stored.id)

        self.run(work, self._saved)

    def _typed(self) -> tuple[Article, Quantity | None]:
        kind = ArticleKind(self.kind.value())
        price = self._number_of(self.price, kind is ArticleKind.OPEN_PRICE)
        cost = self._number_of(self.cost, True) if self.cost.text().strip() else None
        reason = self.blocked_reason.text().strip() or self.tr("Geblokkeerd")
        stock: Quantity | None = None
        shown = "" if self._article.stock is None else format_quantity(self._article.stock)
        if kind is not ArticleKind.MATRIX and self.stock.text().strip() not in ("", shown):
            try:
                stock = parse_quantity(self.stock.text(), negative=True)
            except InputError as refused:
                self.stock.set_error(str(refused))
                raise
        article = replace(
            self._article,
            name=self.name.text(),
            number=self.number.text(),
            kind=kind,
            group_id=self.group.value() or None,
            vat_code=self.vat.value(),
            price=price,
            cost=cost,
            unit=self.unit.text(),
            barcodes=tuple(line for line in self.codes.text().splitlines() if line.strip()),
            stocked=self.stocked.value(),
            blocked_reason=reason if self.blocked.value() else "",
        )
        return article, stock

    def _number_of(self, field: Field, may_be_empty: bool) -> UnitPrice:
        if may_be_empty and not field.text().strip():
            return UnitPrice(0)
        try:
            return parse_unit_price(field.text())
        except InputError as refused:
            field.set_error(str(refused))
            field.setFocus()
            raise

    def _saved(self, loaded: Loaded) -> None:
        self._show(loaded)
        text = self.tr("Artikel %1 is bewaard.").replace("%1", loaded.article.number)
        odd = " ".join(str(note) for note in loaded.notes)
        self.say(f"{text} {odd}".strip(), "warn" if odd else "success")
        self.saved.emit(loaded.article.id)

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        fields: dict[str, Field | LinesField] = {
            "article.name": self.name,
            "article.number": self.number,
            "article.number_taken": self.number,
            "article.price": self.price,
            "article.cost": self.cost,
            "article.barcode_taken": self.codes,
        }
        field = fields.get(reason.code) or (self.codes if reason.code.startswith("barcode.") else None)
        if field is None:
            return reason.code.startswith("price.") or reason.code.startswith("quantity.")
        field.set_error(f"{reason.sentence} {reason.fix}".strip())
        field.setFocus()
        return True

    # --- removing --------------------------------------------------------------------------------------

    def _ask_remove(self) -> None:
        article = self._article
        title = self.tr("Artikel %1 verwijderen?").replace("%1", f"{article.number} {article.name}")
        text = self.tr("Een artikel dat al verkocht is, wordt geblokkeerd in plaats van verwijderd.")
        dialog = ConfirmDialog(
            self._office.ui.theme,
            self.window(),
            title,
            text,
            self.tr("Ja, verwijderen"),
            self.tr("Nee, behouden"),
            name="article.confirm_remove",
        )
        dialog.finished.connect(lambda result: self._remove() if result else None)
        dialog.ask()

    def _remove(self) -> None:
        articles, actor, key = self._articles, self._office.actor, self._key
        self.run(lambda: articles.remove(key, actor), self._removed)

    def _removed(self, gone: bool) -> None:
        self.saved.emit(self._key)
        if gone:
            self.close_wanted.emit()
            return
        self._office.ui.jobs.run(self, lambda: self._read(self._key), done=self._show, failed=self.refuse)
        self.say(self.tr("Dit artikel is al verkocht en is geblokkeerd."), "warn")
