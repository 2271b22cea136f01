"""A scan in the office: the page in front takes it, else what it names opens (ui.md 6.1)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.errors import KassaError
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.ui.office.sales.payment_flow import SCREENS

if TYPE_CHECKING:
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.window import OfficeWindow


class OfficeScans(QObject):
    """Gives scanned codes to the page in front, or opens the article, the document, the relation or the receipt."""

    def __init__(self, office: OfficeContext, services: OfficeServices, window: OfficeWindow) -> None:
        super().__init__(window)
        self._office, self._services, self._window = office, services, window
        office.ui.scanner.scanned.connect(self.take)

    def take(self, code: str) -> None:
        """Take one code; nothing is ever lost without a word."""
        page = self._window.page_in_front()
        taking = getattr(page, "take_scan", None)
        if taking is not None and taking(code):
            if not getattr(page, "sounds_itself", False):
                self._office.ui.sounds.play("ok")
            return
        services = self._services
        receipt = read_receipt_code(code)
        if receipt is not None:
            self._office.ui.jobs.run(
                self,
                lambda: services.tills.receipt_named(receipt),
                done=lambda key: self._receipt_found(key, code),
                failed=self._refused,
            )
            return
        day = self._office.ui.clock.now().astimezone(services.zone).date()

        def done(place: tuple[str, str] | None) -> None:
            self._found(place, code)

        self._office.ui.jobs.run(self, lambda: self._place_of(code, day), done=done, failed=self._refused)

    def _place_of(self, code: str, day: dt.date) -> tuple[str, str] | None:
        """Return screen and key of what a code names, or None; blocking."""
        services, actor = self._services, self._office.actor
        hit = services.articles.by_code(code, day)
        if hit is not None:
            return "articles", hit.article.id
        document = services.sales.finder.numbered(code, actor)
        if document is not None:
            return SCREENS[document.kind], document.id
        customer = next((one for one in services.relations.customers.search(code, 2) if one.number == code), None)
        return ("customers", customer.id) if customer is not None else None

    def _receipt_found(self, key: str, code: str) -> None:
        if not key or self._window.open_page("receipts", key) is None:
            self._office.ui.sounds.play("fout")
            self._window.toast.say(self.tr("Onbekende bon %1").replace("%1", code))
            return
        self._office.ui.sounds.play("ok")

    def _found(self, place: tuple[str, str] | None, code: str) -> None:
        if place is None or self._window.open_page(*place) is None:
            self._office.ui.sounds.play("fout")
            self._window.toast.say(self.tr("Onbekend artikel %1").replace("%1", code))
            return
        self._office.ui.sounds.play("ok")

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self._office.ui.sounds.play("fout")
        self._window.toast.say(str(error))
