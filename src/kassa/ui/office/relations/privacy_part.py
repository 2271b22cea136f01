"""AVG in the editor of a customer: consent with its text and history, inspection as a file, wiping."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError, Reason, RuleError
from kassa.domain.people.rights import Right
from kassa.output.table import CellKind
from kassa.services.people.customers import CustomerCard
from kassa.ui.office.why import lock
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.file_dialog import ask_save
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.domain.people.customer import Customer
    from kassa.domain.people.privacy import Consent
    from kassa.services.people.customer_privacy import CustomerPrivacy
    from kassa.ui.office.context import OfficeContext

AskPath = Callable[[QWidget, str], str]


def ask_path(parent: QWidget, proposal: str) -> str:
    """Ask where the file goes; empty when the person thought better of it."""
    return ask_save(parent, parent.window().windowTitle(), proposal, "JSON (*.json)")


class PrivacyPart(QWidget):
    """Consent and what a person may ask about their data; acts at once, apart from 'Opslaan'."""

    erased = Signal(object)
    """The wiped :class:`Customer`."""

    def __init__(self, office: OfficeContext, privacy: CustomerPrivacy, ask: AskPath = ask_path) -> None:
        super().__init__()
        self._office, self._privacy, self._ask = office, privacy, ask
        self._customer: Customer | None = None
        theme = office.ui.theme
        self.state = Badge(theme, "", "", "neutral")
        self.told = label("", "body", "second", name="customer.consent_told")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.state)
        line.addWidget(self.told, 1)
        card = QFrame()
        card.setProperty("fx", "notice")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        self.text = label("", "body", wrap=True, name="customer.consent_text")
        inside.addWidget(self.text)
        self.history = label("", "caption", wrap=True, name="customer.consent_history")
        self.notice = Notice(theme, name="customer.privacy_notice")
        self.give = self._button(self.tr("Toestemming vastleggen"), "consent_give", "check", self._give)
        self.withdraw = self._button(self.tr("Toestemming intrekken"), "consent_withdraw", "undo-2", self._withdraw)
        self.export = self._button(self.tr("Exporteren"), "export", "download", self._export)
        self.erase = self._button(self.tr("Wissen"), "erase", "trash-2", self._ask_erase, kind="danger")
        rights = {
            self.give: Right.EDIT_CUSTOMERS,
            self.withdraw: Right.EDIT_CUSTOMERS,
            self.export: Right.EXPORT,
            self.erase: Right.ERASE_CUSTOMERS,
        }
        lock(self, theme, office.actor, rights)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.give, self.withdraw):
            tools.addWidget(button)
        tools.addStretch(1)
        for button in (self.export, self.erase):
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(line)
        for part in (card, self.history, self.notice):
            column.addWidget(part)
        column.addLayout(tools)

    def show_card(self, card: CustomerCard, present_text: str) -> None:
        """Show the consent of a customer and the text it is about, or would be about."""
        self._customer = card.customer
        stored = bool(card.customer.id) and not card.customer.erased
        self.setEnabled(stored)
        consents = card.consents
        if card.has_consent:
            self.state.set_badge(self.tr("Gegeven"), "circle-check", "success")
        elif consents:
            self.state.set_badge(self.tr("Ingetrokken"), "undo-2", "warn")
        else:
            self.state.set_badge(self.tr("Geen toestemming"), "minus", "neutral")
        self.told.setText(self._told(consents[0]) if consents else "")
        text = consents[0].text if card.has_consent else present_text
        self.text.setText(text or self.tr("Er is nog geen tekst: zie Instellingen, Klantinstellingen, GDPR."))
        self.history.setText("\n".join(self._line(one) for one in consents[1:]))
        self.history.setVisible(len(consents) > 1)
        newer = card.has_consent and consents[0].text != present_text
        self.give.set_label(self.tr("Nieuwe tekst vastleggen") if newer else self.tr("Toestemming vastleggen"))
        self.give.setVisible(not card.has_consent or newer)
        self.withdraw.setVisible(card.has_consent)

    # --- acting ----------------------------------------------------------------------------------------

    def _give(self) -> None:
        self._act(self._privacy.give_consent)

    def _withdraw(self) -> None:
        self._act(self._privacy.withdraw_consent)

    def _act(self, act: Callable[..., CustomerCard]) -> None:
        customer, privacy, actor = self._customer, self._privacy, self._office.actor
        if customer is None:
            return
        self.notice.say("")

        def work() -> tuple[CustomerCard, str]:
            return act(customer.id, actor), privacy.consent_text()

        self._office.ui.jobs.run(self, work, done=lambda found: self.show_card(*found), failed=self._refuse)

    def _export(self) -> None:
        customer, privacy, actor = self._customer, self._privacy, self._office.actor
        if customer is None:
            return
        path = self._ask(self, self.tr("gegevens %1").replace("%1", customer.number) + ".json")
        if not path:
            return

        def work() -> str:
            content = privacy.export(customer.id, actor)
            try:
                Path(path).write_bytes(content)
            except OSError as error:
                reason = Reason("export.not_written", "Het bestand is niet te schrijven.", "Kies een andere map.")
                raise RuleError(reason) from error
            return path

        def done(written: str) -> None:
            self.notice.say(self.tr("Alle gegevens staan in %1.").replace("%1", written), "success")

        self._office.ui.jobs.run(self, work, done=done, failed=self._refuse)

    def _ask_erase(self) -> None:
        customer, privacy = self._customer, self._privacy
        if customer is None:
            return

        def work() -> tuple[Reason | None, int]:
            return privacy.why_not_erase(customer.id), privacy.keep_years()

        def done(found: tuple[Reason | None, int]) -> None:
            self._confirm(customer, *found)

        self._office.ui.jobs.run(self, work, done=done, failed=self._refuse)

    def _confirm(self, customer: Customer, refused: Reason | None, years: int) -> None:
        if refused is not None:
            self.notice.say(str(refused), "danger")
            return
        title = self.tr("Gegevens van %1 (%2) wissen?").replace("%1", customer.title).replace("%2", customer.number)
        text = self.tr(
            "Naam, adressen, contactgegevens, nummers en notities verdwijnen voorgoed; het debiteurnummer blijft. "
            "Facturen en bonnen blijven zoals ze zijn, met de verzonden e-mails en hun adressen, %1 jaar lang, zoals "
            "de wet vraagt. E-mails die niet verzonden zijn verdwijnen."
        ).replace("%1", str(years))
        dialog = ConfirmDialog(
            self._office.ui.theme, self.window(), title, text, self.tr("Ja, gegevens wissen"),
            self.tr("Nee, behouden"), name="customer.confirm_erase",
        )  # fmt: skip
        dialog.finished.connect(lambda yes: self._do_erase(customer) if yes else None)
        dialog.ask()

    def _do_erase(self, customer: Customer) -> None:
        privacy, actor = self._privacy, self._office.actor
        self._office.ui.jobs.run(
            self, lambda: privacy.erase(customer.id, actor), done=self.erased.emit, failed=self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.notice.say(str(error), "danger")

    # --- words -----------------------------------------------------------------------------------------

    def _button(self, text: str, name: str, icon: str, act: Callable[[], None], kind: str = "secondary") -> Button:
        button = Button(self._office.ui.theme, text, name=f"customer.{name}", icon=icon, kind=kind)
        button.clicked.connect(act)
        return button

    def _told(self, consent: Consent) -> str:
        moment = int(consent.moment.timestamp()) * 1_000_000
        when = self._office.form.text(CellKind.MOMENT, moment)
        told = self.tr("%1, vastgelegd door %2, tekst versie %3")
        parts = (when, consent.employee or "–", str(consent.version))
        for place, part in enumerate(parts, start=1):
            told = told.replace(f"%{place}", part)
        return told

    def _line(self, consent: Consent) -> str:
        word = self.tr("Gegeven") if consent.given else self.tr("Ingetrokken")
        return f"{word}: {self._told(consent)}"
