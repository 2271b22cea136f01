"""After a document was made at the till: it is told, and printed or mailed as the shop and the customer want it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from kassa.domain.errors import KassaError
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings import till as keys
from kassa.system.identity import new_id
from kassa.ui.till.address_sheet import AddressSheet
from kassa.ui.till.done_strip import DoneStrip
from kassa.ui.till.paper_files import open_file, written
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.till.ending import Made
    from kassa.services.till.checkout import Completed
    from kassa.services.till.paperwork import Mailed, Paperwork
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.payment.paper_choice import Wanted

T = TypeVar("T")
_TOLD_FIRST = (DocumentKind.INVOICE, DocumentKind.CREDIT, DocumentKind.ORDER, DocumentKind.DELIVERY)
_NO_ADDRESS = "mail.no_address"
_NEXT_ORDER = "order"


class DoneFlow(QObject):
    """Shows the done strip on the sale screen and does what is pressed on it.

    Args:
        counter: window, services and the person.
    """

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._made: Made | None = None
        self._mail_key = ""
        self.open_file: Callable[[Path], object] = open_file
        self.strip = DoneStrip(counter.ui.theme)
        self.strip.print_pressed.connect(self.print)
        self.strip.mail_pressed.connect(self.mail)
        self.strip.closed.connect(self.close)
        counter.window.receipt.add_strip(self.strip)
        counter.desk.checkout.connect(self.close)
        counter.window.shown_screen.connect(self._shown)

    def after(self, completed: Completed, wanted: Wanted) -> None:
        """Tell what a sale made, and do with its paper what was asked on the payment screen.

        The document that was made is mailed; a sale that made none mails its receipt. What goes wrong is told and
        changes nothing about the sale.
        """
        self.show(completed.made, paper=wanted.prints, mail_to=wanted.address)
        if wanted.address and completed.receipt_id and not completed.made:
            self._mail(completed.receipt_id, wanted.address, new_id(), self._tell)

    def show(self, made: Sequence[Made], *, paper: bool = True, mail_to: str = "") -> None:
        """Tell what was made; print and mail it as it is set. Nothing made takes the strip away.

        Args:
            made: the documents, in the order they were made.
            paper: whether the person at the till wants paper of this bon.
            mail_to: where they want it mailed; empty leaves that to how the customer gets documents.
        """
        told = next((one for kind in _TOLD_FIRST for one in made if one.kind is kind), None)
        self._made = told
        if told is None:
            self.close()
            return
        self._mail_key = new_id()
        self.strip.show_done(self._words(told))
        self._laid_out()
        if paper and self._prints_at_once(told):
            self.print()
        if mail_to:
            self._send(mail_to)
        elif self._goes_by_mail(told.document_id):
            self._send("")

    def close(self) -> None:
        """Take the strip away."""
        self._made = None
        self.strip.hide()
        self._laid_out()

    def print(self) -> None:
        """'Afdrukken': on the receipt printer, or as PDF that opens to be printed on A4."""
        made = self._made
        if made is None:
            return
        services = self._counter.services
        slip = made.kind is DocumentKind.ORDER and self._has_printer
        if not slip and services.settings.get(keys.DOCUMENTS_ON, services.place.till_id) == "pdf":
            self._open_pdf(made)
            return

        def printed(copy: int) -> None:
            services.nudge()
            words = self.tr("Kopie {} wordt geprint").format(copy) if copy else self.tr("Wordt geprint")
            self._say(words, "success")

        self._counter.approvals.with_approval(
            self._counter.actor(),
            lambda actor: printed(self._paperwork.print_slip(made.document_id, actor)),
            lambda error: self._say(str(error.reason), "warn"),
        )

    def mail(self) -> None:
        """'Mailen': at once where the address is known, otherwise to an address that is typed."""
        self._send("")

    @property
    def can_mail(self) -> bool:
        """Whether the shop has set up mail."""
        return self._counter.services.counter().mail.account.current().refusal is None

    def mail_paper(self, document_id: str) -> None:
        """'Mailen' of paper that did not come out: to the customer of the bon, or to an address that is typed."""
        self._mail(document_id, "", new_id(), self._tell)

    def _shown(self, name: str) -> None:
        """'Order 4031 geplaatst' does not stand beside the next order that is made."""
        if name == _NEXT_ORDER:
            self.close()

    # Inside --------------------------------------------------------------------------------------------------------

    @property
    def _paperwork(self) -> Paperwork:
        return self._counter.services.counter().paperwork

    @property
    def _has_printer(self) -> bool:
        services = self._counter.services
        return services.settings.get(keys.PRINTER, services.place.till_id) != "none"

    def _prints_at_once(self, made: Made) -> bool:
        """An order has a slip of its own on the receipt printer; other documents as the shop prints them."""
        settings, till_id = self._counter.services.settings, self._counter.services.place.till_id
        if made.kind is DocumentKind.ORDER:
            return self._has_printer and settings.get(keys.PRINT_ORDER, till_id)
        return settings.get(keys.PRINT_DOCUMENTS, till_id) == "always"

    def _words(self, made: Made) -> str:
        words = {
            DocumentKind.INVOICE: self.tr("Factuur {} gemaakt"),
            DocumentKind.CREDIT: self.tr("Creditfactuur {} gemaakt"),
            DocumentKind.ORDER: self.tr("Order {} geplaatst"),
            DocumentKind.DELIVERY: self.tr("Pakbon {} gemaakt"),
        }
        return words[made.kind].format(made.number)

    def _goes_by_mail(self, document_id: str) -> bool:
        try:
            return self._paperwork.goes_by(document_id) is DispatchMethod.EMAIL
        except KassaError:
            return False  # the document is made; 'Mailen' says what is wrong

    def _send(self, typed: str) -> None:
        made = self._made
        if made is not None:
            tell, explained = partial(self._tell_of, made), self.tr("Het adres wordt bij de klant bewaard.")
            self._mail(made.document_id, typed, self._mail_key, tell, explained)

    def _mail(
        self, document_id: str, address: str, key: str, tell: Callable[[str, str], None], explained: str = ""
    ) -> None:
        """Mail a paper; an address nobody knows is asked for.

        Args:
            document_id: the receipt or document.
            address: where to; empty is the customer of the bon.
            key: the same one mails once.
            tell: says in a tone how it went.
            explained: what becomes of an address that is typed.
        """

        def sent(mailed: Mailed) -> None:
            if key == self._mail_key:
                self._mail_key = new_id()
            tell(*self._mailed_words(mailed))

        def refused(error: KassaError) -> None:
            if error.code == _NO_ADDRESS and not address:
                self._ask_address(explained, lambda typed: self._mail(document_id, typed, key, tell, explained))
            else:
                tell(str(error.reason), "warn")

        actor = self._counter.actor()
        self._run(lambda: self._paperwork.mail(document_id, actor, key, address), sent, refused)

    def _ask_address(self, explained: str, typed: Callable[[str], None]) -> None:
        theme, window = self._counter.ui.theme, self._counter.window
        sheet = AddressSheet(theme, window, self.tr("Mailen naar"), text=explained)
        sheet.finished.connect(lambda address: typed(address) if address else None)
        sheet.ask()

    def _mailed_words(self, mailed: Mailed) -> tuple[str, str]:
        where = ", ".join(mailed.to)
        if mailed.waits is not None:
            return self.tr("E-mail naar {} wacht. {}").format(where, mailed.waits), "warn"
        return self.tr("Wordt gemaild naar {}").format(where), "success"

    def _open_pdf(self, made: Made) -> None:
        def write() -> Path:
            file = self._paperwork.pdf(made.document_id)
            return written(file.name, file.content)

        def done(path: Path) -> None:
            self.open_file(path)
            self._tell_of(made, self.tr("De PDF is geopend"), "success")

        self._run(write, done, lambda error: self._tell_of(made, str(error.reason), "warn"))

    def _run(self, work: Callable[[], T], done: Callable[[T], None], refused: Callable[[KassaError], None]) -> None:
        """Do what takes a while away from the screen: a PDF is drawn for it."""

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            refused(error)

        self._counter.ui.jobs.run(self, work, done=done, failed=failed, lane=Lane.IO)

    def _tell_of(self, made: Made, text: str, tone: str) -> None:
        """Say it below its document; what went wrong is told on the sale when the strip has gone meanwhile."""
        if self._made is made:
            self._say(text, tone)
        elif tone == "warn":
            self._tell(f"{self._words(made)}. {text}", tone)

    def _tell(self, text: str, tone: str) -> None:
        controller = self._counter.controller
        (controller.tell if tone == "success" else controller.warn)(text)

    def _say(self, text: str, tone: str) -> None:
        self.strip.say(text, tone)
        self._laid_out()

    def _laid_out(self) -> None:
        self._counter.window.receipt.fit_strips()
