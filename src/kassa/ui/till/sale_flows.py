"""What a press on the sale screen leads to: the sheets that ask, and what happens with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.errors import InputError
from kassa.domain.till.basket import Discount, LineKind
from kassa.domain.values.dutch import format_entry, format_quantity, format_rate
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.typed import parse_amount, parse_quantity
from kassa.ui.till.matrix_sheet import MatrixSheet
from kassa.ui.till.sheets import DiscountSheet, NumberSheet, OpenArticleSheet, TextSheet, Vat
from kassa.ui.till.weight_sheet import WeightSheet, weighable
from kassa.ui.widgets.overlay import ConfirmDialog, Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kassa.domain.catalog.master import Matrix
    from kassa.domain.values.quantity import Quantity
    from kassa.services.ports import Scale
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import Question, SaleController

_PRICE = frozenset({"article.price_needed", "article.zero_price"})


class SaleFlows(QObject):
    """Opens a sheet in ``over`` (the work area) and hands the answer to the controller."""

    def __init__(
        self,
        ui: UiContext,
        over: QWidget,
        controller: SaleController,
        matrix: Callable[[str], Matrix],
        vat_choices: Callable[[], list[Vat]],
    ) -> None:
        super().__init__(over)
        self._reason_wanted: Callable[[], bool] = lambda: False
        self._scale: Scale | None = None
        self._ui, self._over, self._controller = ui, over, controller
        self._matrix, self._vat_choices = matrix, vat_choices

    def line_action(self, key: str) -> None:
        """A button of the action row, except ``find`` which is the window's."""
        actions = {
            "less": lambda: self._controller.step_quantity(-1),
            "more": lambda: self._controller.step_quantity(1),
            "number": self.line_quantity,
            "price": self.line_price,
            "discount": self.line_discount,
            "text": self.line_text,
            "remove": self._controller.remove_line,
            "open": self.open_article,
        }
        action = actions.get(key)
        if action is not None:
            action()

    def next_quantity(self) -> None:
        """'Aantal ×'; a second press clears it."""
        if self._controller.state.next_quantity is not None:
            self._controller.set_next_quantity(None)
            return
        sheet = NumberSheet(self._ui.theme, self._over, self.tr("Aantal voor volgend artikel"), name="next_quantity")
        self._ask_number(sheet, lambda text: self._quantity(text, self._controller.set_next_quantity))

    def line_quantity(self) -> None:
        """The number of the selected line."""
        line = self._controller.state.selected_line
        if line is None or not line.kind.is_goods:
            return
        title, start = self.tr("Aantal van {}").format(line.name), format_quantity(line.quantity).replace(".", "")
        if line.unit:
            sheet = self._weight_sheet(title, "line_quantity", line.unit, start)
        else:
            sheet = NumberSheet(self._ui.theme, self._over, title, name="line_quantity", start=start)
        self._ask_number(sheet, lambda text: self._quantity(text, self._controller.set_quantity))

    def line_price(self) -> None:
        """The price of the selected line."""
        line = self._controller.state.selected_line
        if line is None or not line.kind.is_goods:
            return
        sheet = NumberSheet(
            self._ui.theme,
            self._over,
            self.tr("Prijs van {}").format(line.name),
            name="line_price",
            start=format_entry(line.price.money),
            decimals=2,
            before="€ ",
        )
        self._ask_number(sheet, self._priced)

    def use_scale(self, scale: Scale) -> None:
        """Offer 'Weeg' where a weight is asked, as long as the till has a scale."""
        self._scale = scale

    def ask_price_reason(self, wanted: Callable[[], bool]) -> None:
        """Ask why a price changes whenever ``wanted`` says so: the shop decides (Instellingen)."""
        self._reason_wanted = wanted

    def _priced(self, text: str) -> None:
        if not self._reason_wanted():
            self._price(text, self._controller.set_price)
            return

        def explained(reason: str) -> None:
            if reason:
                self._price(text, lambda price: self._controller.set_price(price, reason))

        self._ask_text(self.tr("Reden van de prijswijziging"), "", explained)

    def line_discount(self) -> None:
        """Discount on the selected line."""
        line = self._controller.state.selected_line
        if line is None or not line.kind.is_goods:
            return
        title = self.tr("Korting op {}").format(line.name)
        self._ask_discount(title, line.discount is not None, self._controller.set_line_discount)

    def receipt_discount(self) -> None:
        """Discount on the whole bon."""
        basket = self._controller.state.basket
        present = basket is not None and basket.discount is not None
        self._ask_discount(self.tr("Korting op de bon"), present, self._controller.set_discount)

    def line_text(self) -> None:
        """Text under the selected line."""
        line = self._controller.state.selected_line
        if line is None:
            return
        title = self.tr("Tekst bij {}").format(line.name)
        start = line.name if line.kind is LineKind.TEXT else line.note
        self._ask_text(title, start, self._controller.set_note)

    def text_line(self) -> None:
        """'Tekstregel'."""
        self._ask_text(self.tr("Tekstregel"), "", lambda text: self._controller.add_text(text) if text else None)

    def open_article(self) -> None:
        """'Vrij artikel'; from a red line it takes the place of the code."""
        line = self._controller.state.selected_line
        unknown = line if line is not None and line.kind is LineKind.UNKNOWN else None
        lang = "en" if self._ui.language.current == "en" else "nl"
        codes = [(vat, format_rate(vat[2], "en" if lang == "en" else "nl")) for vat in self._vat_choices()]
        sheet = OpenArticleSheet(self._ui.theme, self._over, codes)

        def answered(answer: tuple[str, str, Vat] | None) -> None:
            self._controller.drop_question()
            if answer is None:
                return
            name, text, vat = answer
            if unknown is not None:
                self._controller.select_line(unknown.id)
                self._controller.remove_line()
            self._controller.add_open(name, UnitPrice.of(parse_amount(text)), vat)

        self._open(sheet, sheet.ask, answered)

    def matrix(self, style_id: str) -> None:
        """Colour x size; every cell that was tapped goes on the bon."""
        sheet = MatrixSheet(self._ui.theme, self._over, self._matrix(style_id))

        def answered(answer: tuple[tuple[str, Quantity], ...] | None) -> None:
            self._controller.drop_question()
            for article_id, quantity in answer or ():
                self._controller.add_article(article_id, quantity=quantity)

        self._open(sheet, sheet.open, answered)

    def ask(self, question: Question) -> None:
        """The till must know something before the article is on the bon."""
        article, code = question.article, question.reason.code
        if code == "article.choose_variant" and article is not None:
            self.matrix(article.id)
        elif code in _PRICE:
            self._ask_price(question)
        elif code == "article.weight_needed" and article is not None:
            sheet = self._weight_sheet(question.reason.sentence, "weight", article.measure)
            self._ask_about(question, sheet, lambda text: {"quantity": parse_quantity(text)})
        else:
            self._confirm(question)

    # Inside --------------------------------------------------------------------------------------------------------

    def _weight_sheet(self, title: str, name: str, unit: str, start: str = "") -> NumberSheet:
        """Ask how many of a measured unit, with the scale where there is one that can say it."""
        if self._scale is not None and self._scale.ready and weighable(unit):
            return WeightSheet(self._ui, self._over, title, name=name, unit=unit, scale=self._scale, start=start)
        return NumberSheet(self._ui.theme, self._over, title, name=name, start=start, decimals=3, after=f" {unit}")

    def _ask_price(self, question: Question) -> None:
        sheet = NumberSheet(
            self._ui.theme,
            self._over,
            question.reason.sentence,
            name="article_price",
            decimals=2,
            before="€ ",
            text=question.reason.fix,
        )
        self._ask_about(question, sheet, lambda text: {"price": UnitPrice.of(parse_amount(text))})

    def _ask_about(
        self, question: Question, sheet: NumberSheet, read: Callable[[str], dict[str, UnitPrice | Quantity]]
    ) -> None:
        def answered(text: str | None) -> None:
            if text is None:
                self._controller.drop_question()
                return
            try:
                found = read(text)
            except InputError as error:
                self._controller.drop_question()
                self._controller.refuse(error.reason)
                return
            price, quantity = found.get("price"), found.get("quantity")
            self._controller.answer(
                question,
                quantity=quantity if not isinstance(quantity, UnitPrice) else None,
                price=price if isinstance(price, UnitPrice) else None,
            )

        self._open(sheet, sheet.ask, answered)

    def _confirm(self, question: Question) -> None:
        sheet = ConfirmDialog(
            self._ui.theme,
            self._over,
            question.reason.sentence,
            question.reason.fix,
            self.tr("Ja, op bon"),
            self.tr("Nee, terug"),
            name="sure",
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._controller.answer(question)
            else:
                self._controller.drop_question()

        self._open(sheet, sheet.ask, answered)

    def _ask_number(self, sheet: NumberSheet, use: Callable[[str], None]) -> None:
        def answered(text: str | None) -> None:
            self._controller.drop_question()
            if text is not None:
                use(text)

        self._open(sheet, sheet.ask, answered)

    def _ask_discount(self, title: str, present: bool, use: Callable[[Discount | None], None]) -> None:
        sheet = DiscountSheet(self._ui.theme, self._over, title, name="discount", present=present)

        def answered(answer: Discount | bool | None) -> None:
            self._controller.drop_question()
            if isinstance(answer, Discount):
                use(answer)
            elif answer is False:
                use(None)

        self._open(sheet, sheet.ask, answered)

    def _ask_text(self, title: str, start: str, use: Callable[[str], None]) -> None:
        sheet = TextSheet(self._ui.theme, self._over, title, name="text", words=self.tr("Tekst"), start=start)

        def answered(text: str | None) -> None:
            self._controller.drop_question()
            if text is not None:
                use(text)

        self._open(sheet, sheet.ask, answered)

    def _open(self, sheet: Dialog, show: Callable[[], None], answered: Callable[..., None]) -> None:
        self._controller.open_sheet()
        sheet.finished.connect(answered)
        show()

    def _quantity(self, text: str, use: Callable[[Quantity], None]) -> None:
        try:
            use(parse_quantity(text))
        except InputError as error:
            self._controller.refuse(error.reason)

    def _price(self, text: str, use: Callable[[UnitPrice], None]) -> None:
        try:
            use(UnitPrice.of(parse_amount(text)))
        except InputError as error:
            self._controller.refuse(error.reason)
