"""'Maak factuur definitief': who gets the mail, with which template (ui.md 9.2, manual M4 steps 4 to 6).

It makes nothing definitive and sends nothing itself: it says what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.errors import InputError, KassaError
from kassa.domain.frozen import frozen
from kassa.domain.messages.address import MailAddress, parse_address
from kassa.domain.messages.message import MailDocument, Recipient
from kassa.domain.messages.template import NEEDS_PDF, MailTemplate
from kassa.domain.people.rights import Right
from kassa.ui.office.mail.words import language_words, pdf_word
from kassa.ui.office.why import lock
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.desk import CheckBox
from kassa.ui.widgets.fields import SelectAllEdit
from kassa.ui.widgets.labels import ElidedLabel, label, restyle
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.services.messages.mails import Mails
    from kassa.ui.office.context import OfficeContext

WIDTH = 720
LIST_HEIGHT = 250
NAME = "mail_send"


@frozen
class SendChoice:
    """What was chosen.

    Attributes:
        recipients: the ticked addresses, at least one.
        template_id: the template.
        edit_first: 'Bewerk en verstuur' instead of 'Verzenden'.
    """

    recipients: tuple[MailAddress, ...]
    template_id: str
    edit_first: bool


class TemplateRow(QFrame):
    """One template: name, language, whether the PDF goes along, and the two buttons."""

    chosen = Signal(str, bool)

    def __init__(self, office: OfficeContext, template: MailTemplate, *, primary: bool, final: bool) -> None:
        super().__init__()
        theme, key = office.ui.theme, template.id
        self.setProperty("fx", "notice")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(template.name, "strong"))
        names.addWidget(label(language_words().get(template.language, template.language), "caption"))
        word = pdf_word(template)
        edit_said = self.tr("Bewerk en verstuur met %1").replace("%1", template.name)
        send_said = self.tr("Verzenden met %1").replace("%1", template.name)
        if final:
            edit_said = self.tr("Bewerk en verstuur met %1, maakt de factuur definitief").replace("%1", template.name)
            send_said = self.tr("Verzenden met %1, maakt de factuur definitief").replace("%1", template.name)
        self.edit = Button(
            theme, self.tr("Bewerk en verstuur"), name=f"{NAME}.edit_{key}", icon="pencil", accessible=edit_said
        )
        kind = "primary" if primary else "secondary"
        self.send = Button(
            theme, self.tr("Verzenden"), name=f"{NAME}.send_{key}", kind=kind, icon="send", accessible=send_said
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(names, 1)
        row.addWidget(Badge(theme, word.text, word.icon, word.tone))
        row.addWidget(self.edit)
        row.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(row)
        refusal = template.refusal
        rights: dict[Button, Right] = {}
        if refusal is not None:
            column.addWidget(label(str(refusal), "caption", "warn", wrap=True))
        for button, right, edit_first in (
            (self.edit, Right.EDIT_MAIL, True),
            (self.send, Right.SEND_MAIL, False),
        ):
            button.clicked.connect(partial(self.chosen.emit, key, edit_first))
            if refusal is not None:
                button.setEnabled(False)
                button.setToolTip(str(refusal))
            else:
                rights[button] = right if office.actor.may(Right.SEND_MAIL) else Right.SEND_MAIL
        lock(self, theme, office.actor, rights)


class SendDialog(Dialog):
    """Asks for addresses and a template; ``finished`` carries a :class:`SendChoice`, or nothing was decided.

    Args:
        office: theme, jobs, who is signed in.
        mails: notes a new address at the relation.
        over: the window to lie on.
        document: its kind and the known addresses.
        templates: to choose from, the best first.
    """

    dispatch_wanted = Signal()
    """'Andere verzendmethode': there is no address to send to."""

    def __init__(
        self,
        office: OfficeContext,
        mails: Mails,
        over: QWidget,
        document: MailDocument,
        templates: Sequence[MailTemplate],
    ) -> None:
        super().__init__(office.ui.theme, over, "", name=NAME, width=WIDTH)
        self._office, self._mails, self._document = office, mails, document
        self.final = document.kind in NEEDS_PDF and not document.definitive
        title = self.tr("Maak factuur definitief") if self.final else self.tr("Versturen e-mail")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.notice = Notice(self._theme, name=f"{NAME}.notice")
        self.body.addWidget(self.notice)
        self.body.addWidget(label(self.tr("E-mailadressen"), "strong"))
        self.ticks: dict[str, CheckBox] = {}
        self._addresses: dict[str, MailAddress] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        for one in document.known:
            self._add_tick(one)
        self._lay_out_new()
        self.body.addWidget(label(self.tr("Sjabloon"), "strong"))
        if self.final:
            told = self.tr("Met 'Verzenden' of 'Bewerk en verstuur' wordt de factuur definitief. Dat blijft zo.")
            self.body.addWidget(label(told, "body", "second", wrap=True, name=f"{NAME}.told"))
        self.rows: list[TemplateRow] = []
        self._lay_out_templates(templates)
        self.add_button(self.tr("Annuleren"), None, name=f"{NAME}.cancel", kind="ghost")
        self._check_addresses()

    def _lay_out_new(self) -> None:
        """A row to note another address at the relation, and a way out when there is none."""
        self.new_address = SelectAllEdit()
        self.new_address.setObjectName(f"{NAME}.new_address")
        self.new_address.setAccessibleName(self.tr("Nieuw e-mailadres"))
        self.new_address.setPlaceholderText(self.tr("Nieuw e-mailadres"))
        self.new_address.returnPressed.connect(self._add_address)
        self.add_known = Button(self._theme, self.tr("Toevoegen aan relatie"), name=f"{NAME}.add_address", icon="plus")
        self.add_known.clicked.connect(self._add_address)
        self.other = Button(self._theme, self.tr("Andere verzendmethode"), name=f"{NAME}.dispatch")
        self.other.clicked.connect(self._other)
        may = self._office.actor.may(Right.EDIT_CUSTOMERS)
        self.new_address.setEnabled(may)
        lock(self, self._theme, self._office.actor, {self.add_known: Right.EDIT_CUSTOMERS})
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new_address, 1)
        row.addWidget(self.add_known)
        row.addWidget(self.other)
        self.body.addLayout(row)

    def _lay_out_templates(self, templates: Sequence[MailTemplate]) -> None:
        inside = QWidget()
        inside.setProperty("fx", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        best = next((one.id for one in templates if one.refusal is None), "")
        for one in templates:
            row = TemplateRow(self._office, one, primary=one.id == best, final=self.final)
            row.chosen.connect(self._choose)
            self.rows.append(row)
            column.addWidget(row)
        if not templates:
            told = self.tr("Er is geen sjabloon voor dit document. Maak er een bij Instellingen, E-mailsjablonen.")
            column.addWidget(label(told, "body", "warn", wrap=True))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setMinimumHeight(min(LIST_HEIGHT, 66 * max(1, len(templates))))
        self.body.addWidget(area, 1)

    def _add_tick(self, one: Recipient) -> None:
        key = one.address.key
        box = CheckBox(self._theme, one.address.shown, name=f"{NAME}.address_{len(self.ticks)}")
        box.setChecked(one.chosen)
        box.toggled.connect(lambda _on: self.notice.say(""))
        origin = label(" · ".join(filter(None, (one.address.name, one.origin))), "caption")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(box)
        row.addWidget(origin)
        row.addStretch(1)
        self._list.addLayout(row)
        self.ticks[key] = box
        self._addresses[key] = one.address

    def _check_addresses(self) -> None:
        """Without any address nothing can be chosen yet (M4-037)."""
        none = not self.ticks
        self.other.setVisible(none)
        if none:
            text = self.tr("Er is nog geen e-mailadres. Voeg een adres toe, of kies een andere verzendmethode.")
            self.notice.say(text, "warn")

    def recipients(self) -> tuple[MailAddress, ...]:
        """Return the ticked addresses."""
        return tuple(self._addresses[key] for key, box in self.ticks.items() if box.isChecked())

    def _choose(self, template_id: str, edit_first: bool) -> None:
        chosen = self.recipients()
        if not chosen:
            self.notice.say(self.tr("Vink minstens één e-mailadres aan."), "danger")
            target = next(iter(self.ticks.values()), None) or self.new_address
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.done(SendChoice(chosen, template_id, edit_first))

    def _other(self) -> None:
        self.done(None)
        self.dispatch_wanted.emit()

    def _add_address(self) -> None:
        restyle(self.new_address, "state", "")
        try:
            address = parse_address(self.new_address.text())
        except InputError as error:
            restyle(self.new_address, "state", "error")
            self.notice.say(str(error), "danger")
            return
        mails, actor, document_id = self._mails, self._office.actor, self._document.document_id

        def work() -> MailDocument:
            mails.add_address(document_id, address, actor)
            return mails.document(document_id)

        def added(document: MailDocument) -> None:
            for one in document.known:
                if one.address.key not in self.ticks:
                    self._add_tick(one)
            self.ticks[address.key].setChecked(True)
            self.new_address.clear()
            self.notice.say("")
            self._check_addresses()
            self._fit()

        self._office.ui.jobs.run(self, work, done=added, failed=self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.notice.say(str(error), "danger")
