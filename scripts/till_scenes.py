"""The screens of the till, each brought to a state worth looking at through the real services."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from kassa.bootstrap.till import open_till
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.values import Money
from kassa.services.demo.people import demo_people
from kassa.system import paths
from kassa.ui.shell.app import make_application
from kassa.ui.shell.context import open_context
from kassa.ui.theme.sizes import TOUCH
from kassa.ui.theme.theme import Mode
from kassa.ui.till.till import Till
from kassa.ui.widgets.buttons import BigButton
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.inline import InlineJobs
from scripts.customer_scenes import CUSTOMER_SCENES
from scripts.device_scenes import DEVICE_SCENES
from scripts.file_scenes import FILE_SCENES
from scripts.order_scenes import ORDER_SCENES
from scripts.payment_scenes import PAYMENT_SCENES
from scripts.queue_scenes import QUEUE_SCENES
from scripts.return_scenes import RETURN_SCENES
from scripts.sale_scenes import SALE_SCENES
from scripts.select_scenes import SELECT_SCENES

if TYPE_CHECKING:
    from scripts.shots import Panel

PICTURE = ("20410", "20410", "31055", "60211", "70010")
COUNTED = {20000: 0, 10000: 1, 5000: 6, 2000: 14, 1000: 11, 500: 17, 200: 24, 100: 31, 50: 28, 20: 40, 10: 35, 5: 22}


class Stage:
    """A till of the demo shop that scenes act on."""

    def __init__(self, shop: Path, panel: Panel, app: QApplication) -> None:
        self.language = "nl"
        self.opened = open_till(str(shop), None)
        services = self.opened.services
        cache = paths.data_folder() / "cache"
        cache.mkdir(parents=True, exist_ok=True)
        self.ui = open_context(
            app,
            paths.resources(),
            cache,
            services.clock,
            InlineJobs(),
            sizes=TOUCH,
            mode=Mode.LIGHT,
            contrast=False,
            volume=0,
            zone=services.place.zone,
        )
        self.services = services
        self.till = Till(self.ui, services)
        self.window = self.till.window
        self.window.resize(round(panel.width / panel.scale), round(panel.height / panel.scale))
        self.till._make_rest()
        self.window.show_screen("login")
        self.window.show()
        self.second: QWidget | None = None
        """What is drawn instead of the window."""
        self.undo: Callable[[], None] = lambda: None
        """Puts back what a scene changed for itself alone."""

    def tap(self, name: str) -> None:
        """Press a control by its object name."""
        QApplication.processEvents()
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        if not found:
            raise LookupError(f"{name} is not on {self.window.current}")
        if isinstance(found[-1], BigButton):
            found[-1]._since.invalidate()  # scenes are faster than a person
        found[-1].click()

    def sign_in(self) -> None:
        """Somebody who may do everything stands at the till; the day is open; the basket is empty."""
        for dialog in self.window.findChildren(Dialog):
            if isValid(dialog) and dialog.isVisible():
                dialog.done(None)
        owner = next(one for one in demo_people() if one.role == "Eigenaar")
        tile = next(one for one in self.services.login.employees() if one.name == owner.name)
        actor = self.services.login.sign_in(tile.id, owner.pin)
        if self.services.shifts.current() is None:
            self.services.shifts.open(Money(25_000), actor)
        for payment in self.services.selling.basket().payments:
            self.services.checkout.take_back(payment.id, actor)
        self.services.selling.clear(actor)
        self.till.login.finished.emit(actor)
        self.ui.language.switch(self.language)

    def choose(self, text: str) -> None:
        """Put the first customer that is found on the bon, as 'Kies Klant' does."""
        self.till.counter.customers.choose(self.services.counter().customers.search(text, 1)[0].id)
        self.till.controller.forget_undo()

    def fill(self, *codes: str) -> None:
        """Put articles on the basket; of a colour/size article the first variant."""
        actor = self.till._actor()
        for code in codes:
            hits = self.services.articles.search(code, 1)
            if not hits:
                continue
            found = hits[0].id
            if hits[0].kind is ArticleKind.MATRIX:
                found = self.services.articles.variants(found).variants[0].article_id
            self.services.selling.add_article(found, actor)
        self.till.controller.refresh()


def _login(stage: Stage) -> None:
    if stage.till.controller.actor is not None:
        stage.till._sign_out()
    people = stage.services.login.employees()
    stage.till.login._choose(people[1].id)
    for digit in "1234":
        stage.till.login.pad.press(digit)


def _wrong_code(stage: Stage) -> None:
    _login(stage)
    stage.till.login.pad.enter()


def _open_day(stage: Stage) -> None:
    stage.sign_in()
    stage.window.show_screen("open_day")
    stage.till.open_day.counting.rows[2].plus.click()


def _payment(stage: Stage) -> None:
    stage.sign_in()
    stage.fill(*PICTURE)
    stage.tap("sale.checkout")


def _payment_cash(stage: Stage) -> None:
    _payment(stage)
    stage.tap("payment.quick_2")


def _payment_back(stage: Stage) -> None:
    _payment_cash(stage)
    stage.till.payment.back()


def _approval(stage: Stage) -> None:
    stage.sign_in()
    seller = next(one for one in demo_people() if one.role == "Verkoper")
    tile = next(one for one in stage.services.login.employees() if one.name == seller.name)
    stage.till.login.finished.emit(stage.services.login.sign_in(tile.id, seller.pin))
    stage.till.desk.run("x_report")


def _cash_move(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("cash_move")


def _drawer(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("open_drawer")


def _cashup(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("cash_up")
    step = stage.till.cashup.counting
    for index, number in enumerate(COUNTED.values()):
        step.counting = step.counting.select(index)
        for digit in str(number):
            step.press(digit)
    step._take(step.counting.select(3))


def _cashup_control(stage: Stage) -> None:
    _cashup(stage)
    stage.till.cashup._next()


def _cashup_deposit(stage: Stage) -> None:
    _cashup_control(stage)
    stage.till.cashup.control.reason.set_text("Wisselfout")
    stage.till.cashup._next()


def _cashup_close(stage: Stage) -> None:
    _cashup_deposit(stage)
    stage.till.cashup.deposit.bag.set_text("0012345")
    stage.till.cashup._next()


def _cashup_confirm(stage: Stage) -> None:
    _cashup_close(stage)
    stage.till.cashup._ask_close()


def _x_report(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("x_report")


def _last_receipt(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("last_receipt")


def _receipts(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("receipts")


def _training(stage: Stage) -> None:
    _payment(stage)
    stage.window.show_training(True)


def _sale(stage: Stage) -> None:
    stage.window.show_training(False)
    stage.sign_in()
    stage.fill(*PICTURE)


def _menu(stage: Stage) -> None:
    stage.sign_in()
    stage.tap("top.menu")


SCENES: dict[str, Callable[[Stage], None]] = {
    "login": _login,
    "login-wrong": _wrong_code,
    "sale": _sale,
    "menu": _menu,
    "open-day": _open_day,
    "payment": _payment,
    "payment-cash": _payment_cash,
    "payment-back": _payment_back,
    "approval": _approval,
    "cash-move": _cash_move,
    "open-drawer": _drawer,
    "x-report": _x_report,
    "last-receipt": _last_receipt,
    "receipts": _receipts,
    "cashup-1-count": _cashup,
    "cashup-2-control": _cashup_control,
    "cashup-3-deposit": _cashup_deposit,
    "cashup-4-close": _cashup_close,
    "cashup-5-confirm": _cashup_confirm,
    "training": _training,
    **DEVICE_SCENES,
    **SALE_SCENES,
    **RETURN_SCENES,
    **CUSTOMER_SCENES,
    **FILE_SCENES,
    **ORDER_SCENES,
    **QUEUE_SCENES,
    **PAYMENT_SCENES,
    **SELECT_SCENES,
}


COUNTER = {
    *RETURN_SCENES,
    *CUSTOMER_SCENES,
    *FILE_SCENES,
    *ORDER_SCENES,
    *QUEUE_SCENES,
    *PAYMENT_SCENES,
    *SELECT_SCENES,
}


def _wanted(name: str, only: str) -> bool:
    return any(word in name or (word == "counter" and name in COUNTER) for word in only.split(","))


def draw(shop: Path, folder: Path, panel: Panel, themes: Sequence[str], only: str, language: str) -> int:
    """Draw every scene of the till on one panel; return how many could not be drawn."""
    app = make_application("kassa shots")
    stage = Stage(shop, panel, app)
    stage.language = language
    tail = "" if language == "nl" else f"-{language}"
    failed = 0
    for theme in themes:
        stage.ui.theme.set_mode(Mode(theme))
        for name, scene in SCENES.items():
            if not _wanted(name, only):
                continue
            try:
                stage.ui.language.switch(language)
                scene(stage)
            except LookupError as error:
                print(f"{name} {panel.name}: {error}", file=sys.stderr)
                failed += 1
                continue
            for _ in range(3):
                QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            (stage.second or stage.window).grab().save(str(folder / f"till-{name}-{panel.name}-{theme}{tail}.png"))
            stage.undo()
            stage.second, stage.undo = None, lambda: None
            if name.startswith("cashup"):
                _leave(stage)
    stage.opened.close()
    return failed


def _leave(stage: Stage) -> None:
    for dialog in stage.window.findChildren(Dialog):
        if isValid(dialog) and dialog.isVisible():
            dialog.done(None)
    if stage.window.current == "cashup":
        stage.till.cashup.back()
