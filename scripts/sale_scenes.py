"""The states of the sale screen, as picture 01 shows them and as they occur."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kassa.domain.pricing.discount import Discount
from kassa.domain.values import Money, Quantity, Rate

if TYPE_CHECKING:
    from kassa.ui.till.controller import SaleController
    from scripts.till_scenes import Stage

PICTURE = ("20410", "31055", "60211", "70010")
UNKNOWN = "8712345678906"


def _begin(stage: Stage, *codes: str) -> SaleController:
    stage.window.show_training(False)
    stage.sign_in()
    stage.fill(*codes)
    return stage.till.controller


def _picture(stage: Stage) -> None:
    """Picture 01: a selected line, a note, a discount on the bon."""
    controller = _begin(stage, *PICTURE)
    lines = controller.state.lines
    for place, count in ((0, 2), (2, 3)):
        controller.select_line(lines[place].id)
        controller.set_quantity(Quantity.of(count))
    controller.select_line(lines[3].id)
    controller.set_note("klaar vr 28 nov")
    controller.set_discount(Discount.of_amount(Money(700), "Actie: 5% op werkbroeken"))
    controller.forget_undo()
    controller.select_line(lines[2].id)


def _empty(stage: Stage) -> None:
    _begin(stage)


def _strips(stage: Stage) -> None:
    """The change of the bon before, and a line that was just removed."""
    controller = _begin(stage)
    controller.sold("", "10482", Money(405))
    stage.fill("31055", "60211", "Draagtas")
    controller.select_line(controller.state.lines[-1].id)
    controller.remove_line()


def _unknown(stage: Stage) -> None:
    controller = _begin(stage, "70010")
    controller.scan(UNKNOWN)
    stage.tap("sale.checkout")


def _changed(stage: Stage) -> None:
    controller = _begin(stage, *PICTURE)
    controller.select_line(controller.state.lines[0].id)
    controller.set_line_discount(Discount.of_rate(Rate.percent(10)))
    controller.add_text("Cadeau inpakken")
    controller.select_line(controller.state.lines[0].id)


def _articles(stage: Stage) -> None:
    _begin(stage, "70010")
    stage.window.top.search.setText("werk")
    stage.till.desk.articles.search_for("werk")
    stage.window.show_screen("articles")


def _parked(stage: Stage) -> None:
    controller = _begin(stage, *PICTURE)
    if controller.state.parked < 3:
        controller.park()
        stage.fill("70010")
    stage.window.show_screen("parked")


def _sheet(*names: str) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        controller = _begin(stage, *PICTURE)
        controller.select_line(controller.state.lines[0].id)
        for name in names:
            stage.tap(name)

    return scene


def _matrix(stage: Stage) -> None:
    _begin(stage, "70010")
    stage.till.desk.flows.matrix(stage.services.articles.search("31055", 1)[0].id)
    stage.tap("matrix.cell_1_2")
    stage.tap("matrix.cell_2_3")


def _keyboard(stage: Stage) -> None:
    _begin(stage, "70010")
    stage.till.desk.flows.open_article()
    QApplication.processEvents()
    field = QApplication.focusWidget()
    if field is not None:
        stage.window.show_keyboard(field)


def _english(stage: Stage) -> None:
    stage.ui.language.switch("en")
    _picture(stage)


def _dutch(stage: Stage) -> None:
    stage.ui.language.switch("nl")
    _empty(stage)


SALE_SCENES: dict[str, Callable[[Stage], None]] = {
    "sale-picture-01": _picture,
    "sale-empty": _empty,
    "sale-strips": _strips,
    "sale-unknown": _unknown,
    "sale-changed-price": _changed,
    "sale-articles": _articles,
    "sale-parked": _parked,
    "sale-number": _sheet("sale.line_number"),
    "sale-price": _sheet("sale.line_price"),
    "sale-discount": _sheet("sale.line_discount"),
    "sale-text": _sheet("sale.line_text"),
    "sale-open-article": _sheet("sale.function_open_article"),
    "sale-matrix": _matrix,
    "sale-keyboard": _keyboard,
    "sale-theme": _sheet("top.menu", "menu.theme"),
    "sale-english": _english,
    "sale-nederlands": _dutch,
}
