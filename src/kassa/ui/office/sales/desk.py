"""What every screen around sales documents works with, and the frame of what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.frozen import frozen
from kassa.ui.office.bell import Offer
from kassa.ui.office.why import reason_of
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.sales.container import SalesServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.sales.mailing import MailWindows

T = TypeVar("T")


@frozen
class SalesDesk:
    """The signed-in person, the services of sales, and the ways to other pages.

    Attributes:
        office: who, theme, jobs.
        sales: services.
        mail: sends documents.
        open_page: opens a page of the office: kind and key.
        offer: shows a toast.
    """

    office: OfficeContext
    sales: SalesServices
    mail: MailWindows
    open_page: Callable[[str, str], object]
    offer: Callable[[Offer], None]


class Flow(QObject):
    """A few steps on behalf of one page: dialogs lie over its window, refusals are said on it."""

    changed = Signal()
    """Something was done; the page reads again."""

    def __init__(self, desk: SalesDesk, page: QWidget, say: Callable[[Reason], None]) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._say = say
        self._theme = desk.office.ui.theme

    @property
    def over(self) -> QWidget:
        """What dialogs lie over."""
        return self._page.window()

    def run(self, work: Callable[[], T], done: Callable[[T], object], lane: Lane = Lane.DB) -> None:
        """Do something in the background; a refusal is said on the page."""

        def ended(result: T) -> None:
            done(result)

        self._desk.office.ui.jobs.run(self, work, done=ended, failed=self.refuse, lane=lane)

    def refuse(self, error: Exception) -> None:
        """Say on the page why it was not done; a bug is not hidden."""
        self._say(reason_of(error))

    def tell(self, text: str, word: str = "", act: Callable[[], object] | None = None) -> None:
        """Say that it is done, with one thing to do next."""
        self._desk.offer(Offer(text, word, act))
