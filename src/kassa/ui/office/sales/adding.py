"""Everything that puts lines on the document: a scan, a typed number, pickers, colour/size, copying, reading in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import ArticleHit
from kassa.domain.errors import KassaError
from kassa.domain.frozen import frozen
from kassa.domain.sales import lines
from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.domain.values.quantity import Quantity
from kassa.services.sales.drafts import MatrixNeeded
from kassa.ui.office.sales.article_dialog import ArticleDialog
from kassa.ui.office.sales.copy_dialog import CopyDialog
from kassa.ui.office.sales.matrix_window import MatrixStock, MatrixWindow
from kassa.ui.office.sales.read_in_dialog import ReadInDialog
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.sales.context import EditorServices
    from kassa.ui.office.sales.draft import Draft


@frozen
class _Answer:
    """What a code is: a line, a colour/size article, a customer, another document, hits for a word, or nothing."""

    line: SalesLine | None = None
    style_id: str = ""
    customer_id: str = ""
    source_id: str = ""
    hits: tuple[ArticleHit, ...] = ()


class Adding(QObject):
    """Puts lines on a :class:`Draft`; what cannot be found is told with its code."""

    added = Signal(str)
    """Identity of the line that was added or raised."""
    unknown = Signal(str)
    """A sentence about a code that nobody knows, or why it was refused."""
    customer_scanned = Signal(str)
    document_scanned = Signal(str, str)
    """Identity and code of a document that was scanned: copy from it?"""
    done = Signal()

    def __init__(self, office: OfficeContext, services: EditorServices, draft: Draft, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._services, self._draft, self._page = office, services, draft, page
        self.dialog: Dialog | None = None

    # --- codes -----------------------------------------------------------------------------------------

    def scan(self, code: str) -> None:
        """Take a scanned code: a customer's number, an article, or the number of a document."""
        self._ask(code, lambda: self._scanned(code))

    def typed(self, text: str) -> None:
        """Take what was typed in the empty row: a code, an article number, or words to search with."""
        self._ask(text, lambda: self._looked_up(text))

    def typed_in_line(self, line_id: str, text: str, failed: Callable[[str], None]) -> None:
        """Put the article of a typed code or word in a line that is there."""

        def work() -> _Answer:
            return self._looked_up(text)

        def done(answer: _Answer) -> None:
            if answer.line is not None:
                self._replace(line_id, answer.line)
            elif answer.style_id:
                self.open_matrix(answer.style_id, instead_of=line_id)
            elif answer.hits:
                self.pick(text=text, line_id=line_id)
            else:
                failed(self._unknown_words(text))

        def refused(error: Exception) -> None:
            failed(str(_told(error)))

        self._office.ui.jobs.run(self, work, done=done, failed=refused)

    def _ask(self, code: str, work: Callable[[], _Answer]) -> None:
        def done(answer: _Answer) -> None:
            self._take(answer, code)

        def failed(error: Exception) -> None:
            self._tell(str(_told(error)))

        self._office.ui.jobs.run(self, work, done=done, failed=failed)

    def _scanned(self, code: str) -> _Answer:
        drafts, find = self._services.drafts, self._services.find
        line = drafts.line_of_code(self._draft.document, code)
        if isinstance(line, SalesLine):
            return _Answer(line=line)
        if line is not None:
            return _Answer(style_id=line.style_id)
        customer = next((one for one in find.customers.search(code, 2) if one.number == code), None)
        if customer is not None:
            return _Answer(customer_id=customer.id)
        document = find.finder.numbered(code, self._office.actor)
        return _Answer(source_id=document.id if document is not None else "")

    def _looked_up(self, text: str) -> _Answer:
        line = self._services.drafts.line_of_code(self._draft.document, text)
        if isinstance(line, SalesLine):
            return _Answer(line=line)
        if line is not None:
            return _Answer(style_id=line.style_id)
        hits = self._services.find.articles.search(text)
        if len(hits) == 1:
            made = self._services.drafts.line_of_article(self._draft.document, hits[0].id)
            return _Answer(line=made) if isinstance(made, SalesLine) else _Answer(style_id=made.style_id)
        return _Answer(hits=hits)

    def _take(self, answer: _Answer, code: str) -> None:
        if answer.line is not None:
            self._add(answer.line)
        elif answer.style_id:
            self.open_matrix(answer.style_id)
        elif answer.customer_id:
            self._office.ui.sounds.play("ok")
            self.customer_scanned.emit(answer.customer_id)
        elif answer.source_id:
            self._office.ui.sounds.play("vraag")
            self.document_scanned.emit(answer.source_id, code)
        elif answer.hits:
            self.pick(text=code)
        else:
            self._tell(self._unknown_words(code))

    def _unknown_words(self, code: str) -> str:
        text = self.tr("Onbekend artikel %1. Er is niets toegevoegd. Scan opnieuw, of zoek met Artikel (F2).")
        return text.replace("%1", code[:40])

    def _tell(self, text: str) -> None:
        self._office.ui.sounds.play("fout")
        self.unknown.emit(text)

    # --- lines -----------------------------------------------------------------------------------------

    def _add(self, line: SalesLine) -> None:
        """Add a line, or raise the last one of the same article that nobody edited."""
        before = self._draft.document
        if self._put(lambda: lines.raise_or_add(before, line)):
            self._office.ui.sounds.play("ok")
            ids = {one.id: one for one in before.lines}
            changed = [one.id for one in self._draft.document.lines if ids.get(one.id) != one]
            self.added.emit(changed[-1] if changed else line.id)

    def add_all(self, wanted: Sequence[SalesLine]) -> None:
        """Add lines below the others, as one step to take back."""

        def change() -> SalesDocument:
            document = self._draft.document
            for line in wanted:
                document = lines.add_line(document, line)
            return document

        if wanted and self._put(change):
            self._office.ui.sounds.play("ok")
            self.added.emit(wanted[-1].id)

    def _replace(self, line_id: str, line: SalesLine) -> None:
        document = self._draft.document
        if any(one.id == line_id for one in document.lines):
            quantity = document.line(line_id).quantity or line.quantity
            self._put(lambda: lines.put_line(document, replace(line, id=line_id, quantity=quantity)))
        else:
            self._add(line)

    def _put(self, change: Callable[[], SalesDocument]) -> bool:
        try:
            self._draft.put(change())
        except KassaError as refused:
            self._tell(str(refused))
            return False
        return True

    # --- windows ---------------------------------------------------------------------------------------

    def pick(self, *, several: bool = False, text: str = "", line_id: str = "") -> None:
        """Open 'Artikel' or 'Artikelen'."""
        find, drafts = self._services.find, self._services.drafts
        branch = self._draft.document.branch_id
        dialog = ArticleDialog(
            self._office.ui.theme,
            self._page.window(),
            self._office.ui.jobs,
            find.articles.search,
            lambda ids: drafts.free_stock(list(ids), branch),
            several=several,
            text=text,
        )
        dialog.finished.connect(lambda chosen: self._picked(chosen, line_id) if chosen else None)
        self._show(dialog)

    def _picked(self, chosen: list[tuple[ArticleHit, Quantity]], line_id: str) -> None:
        if len(chosen) == 1 and chosen[0][0].kind is ArticleKind.MATRIX:
            self.open_matrix(chosen[0][0].id, instead_of=line_id)
            return
        drafts, document = self._services.drafts, self._draft.document

        def work() -> list[SalesLine | MatrixNeeded]:
            return [drafts.line_of_article(document, hit.id, quantity) for hit, quantity in chosen]

        def done(made: list[SalesLine | MatrixNeeded]) -> None:
            found = [one for one in made if isinstance(one, SalesLine)]
            if line_id and found:
                self._replace(line_id, found[0])
            elif len(found) == 1:
                self._add(found[0])
            else:
                self.add_all(found)

        self._office.ui.jobs.run(self, work, done=done, failed=lambda error: self._tell(str(_told(error))))

    def open_matrix(self, style_id: str, instead_of: str = "") -> None:
        """Open the colour/size window of an article with what stands on the document."""
        articles, drafts, branch = self._services.find.articles, self._services.drafts, self._draft.document.branch_id

        def work() -> MatrixStock:
            matrix = articles.variants(style_id)
            return MatrixStock(matrix, drafts.free_stock([one.article_id for one in matrix.variants], branch))

        def done(stock: MatrixStock) -> None:
            ids = [one.article_id for one in stock.matrix.variants]
            now = lines.matrix_quantities(self._draft.document, ids)
            window = MatrixWindow(self._office.ui.theme, self._page.window(), stock, now, self._office.form.lang)
            window.finished.connect(lambda counts: self._counted(counts, instead_of) if counts is not None else None)
            self._show(window)

        self._office.ui.sounds.play("vraag")
        self._office.ui.jobs.run(self, work, done=done, failed=lambda error: self._tell(str(_told(error))))

    def open_matrix_of(self, line: SalesLine) -> None:
        """Open the window of the colour/size article a line is a variant of."""
        articles, article_id = self._services.find.articles, line.article_id or ""

        def done(style_id: str | None) -> None:
            if style_id:
                self.open_matrix(style_id)
            else:
                self.pick(line_id=line.id)

        self._office.ui.jobs.run(
            self,
            lambda: articles.get(article_id).style_id,
            done=done,
            failed=lambda error: self._tell(str(_told(error))),
        )

    def _counted(self, counts: dict[str, Quantity], instead_of: str) -> None:
        drafts, document = self._services.drafts, self._draft.document
        if instead_of and not document.line(instead_of).article_id:
            document = lines.remove_line(document, instead_of)
        now = lines.matrix_quantities(document, list(counts))
        fresh = [key for key, count in counts.items() if count and not now[key]]

        def work() -> list[SalesLine]:
            made = [drafts.line_of_article(document, key) for key in fresh]
            return [one for one in made if isinstance(one, SalesLine)]

        def done(made: list[SalesLine]) -> None:
            if self._put(lambda: lines.put_matrix(document, counts, made)):
                ids = [one.id for one in self._draft.document.goods if one.article_id in counts]
                if ids:
                    self._office.ui.sounds.play("ok")
                    self.added.emit(ids[-1])

        self._office.ui.jobs.run(self, work, done=done, failed=lambda error: self._tell(str(_told(error))))

    def copy(self) -> None:
        """Open 'Kopiëren'."""
        dialog = CopyDialog(self._office, self._page.window(), self._services.find.finder, self._draft.document.id)
        dialog.finished.connect(lambda source: self.copy_from(str(source)) if source else None)
        self._show(dialog)

    def copy_from(self, source_id: str) -> None:
        """Add the lines of another document."""
        drafts = self._services.drafts
        self._office.ui.jobs.run(
            self,
            lambda: drafts.copy_lines(source_id),
            done=self.add_all,
            failed=lambda error: self._tell(str(_told(error))),
        )

    def read_in(self) -> None:
        """Open 'Inlezen'."""
        dialog = ReadInDialog(self._office, self._page.window(), self._services.read_in, self._draft.document)
        dialog.finished.connect(lambda made: self._read(made) if made else None)
        self._show(dialog)

    def _read(self, made: Sequence[SalesLine]) -> None:
        self.add_all(made)

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self.done.emit()


def _told(error: Exception) -> KassaError:
    """Return the refusal; a bug is not hidden."""
    if not isinstance(error, KassaError):
        raise error
    return error
