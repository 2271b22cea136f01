"""'Versturen e-mail': a concept on top of its document (ui.md 9.2, picture 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from kassa.domain.errors import Conflict, KassaError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.messages.address import parse_address
from kassa.domain.messages.message import MailDocument, MailState
from kassa.domain.messages.template import MailTemplate, fields_of
from kassa.domain.people.rights import Right
from kassa.services.messages.mails import MailDraft
from kassa.system.identity import new_id
from kassa.ui.office.bell import open_file
from kassa.ui.office.mail.attachments import AttachmentsBar
from kassa.ui.office.mail.chips import AddressBox
from kassa.ui.office.mail.head import MailHead
from kassa.ui.office.mail.looking import put_aside
from kassa.ui.office.mail.marked_edit import LinkEdit, MarkBar, MarkedEdit
from kassa.ui.office.mail.words import language_words
from kassa.ui.office.why import lock
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.desk import ComboBox
from kassa.ui.widgets.fields import SelectAllEdit
from kassa.ui.widgets.labels import label, restyle, rule
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from kassa.domain.messages.message import MailMessage, StoredMail
    from kassa.services.messages.mails import Mails, Proposal
    from kassa.ui.office.context import OfficeContext

LABEL_WIDTH = 76
ASIDE = 100
"""Room at the right on a wide screen, so that the document stays visible at the left."""
_UNKNOWN = "mail.unknown_address"


@frozen
class Opened:
    """What the window shows.

    Attributes:
        stored: the mail and when it last changed.
        document: what it is about, with the known addresses.
        templates: to choose from.
        values: of the fields, the shop's included.
    """

    stored: StoredMail
    document: MailDocument
    templates: tuple[MailTemplate, ...]
    values: Mapping[str, str]


def size_for(width: int) -> tuple[int, int]:
    """Return the size of the window on a screen of this width (ui.md A.1)."""
    if width < 1200:
        return 940, 716
    return (760, 690) if width < 1600 else (800, 786)


class MailWindow(Dialog):
    """One mail, to edit, keep, send or delete; a sent one to read."""

    sent = Signal(object)
    """The mail that is on its way."""
    dropped = Signal(object, object)
    """The mail, and the draft that was not kept."""
    deleted = Signal(object)
    stored = Signal()

    def __init__(self, office: OfficeContext, mails: Mails, over: QWidget, opened: Opened) -> None:
        super().__init__(office.ui.theme, over, "", name="mail", width=size_for(over.width())[0])
        self._office, self._mails, self._opened = office, mails, opened
        self._message: MailMessage = opened.stored.message
        self._language = self._message.language
        self._before_template: MailDraft | None = None
        self._unknown: tuple[AddressBox, str] | None = None
        self._key = new_id()
        self.read_only = self._message.state not in (MailState.CONCEPT, MailState.FAILED)
        self.setAccessibleName(self.tr("Versturen e-mail"))
        self.title.hide()
        self._column.setSpacing(10)
        self.body.setSpacing(10)
        self.head = MailHead(self._theme, office.form.zone, self._message)
        self.body.addWidget(self.head)
        self.notice = Notice(self._theme, name="mail.notice")
        self.body.addWidget(self.notice)
        self._lay_out_fields()
        self._lay_out_text()
        self._lay_out_buttons()
        self._connect()
        self._fill(opened.stored.changed_at)
        self._clean = self.draft()

    # --- what it looks like ----------------------------------------------------------------------------

    def _lay_out_fields(self) -> None:
        theme = self._theme
        self.to = AddressBox(theme, self.tr("Aan"), name="mail.to")
        self.cc = AddressBox(theme, self.tr("CC"), name="mail.cc")
        self.bcc = AddressBox(theme, self.tr("BCC"), name="mail.bcc")
        self.more = Button(theme, self.tr("CC / BCC"), name="mail.more", kind="link", sz="s")
        self.more.clicked.connect(self._show_copies)
        self.template = ComboBox(theme, name="mail.template")
        self.template.setAccessibleName(self.tr("Sjabloon"))
        self.back = Button(theme, self.tr("Vorige tekst terughalen"), name="mail.previous", kind="link", sz="s")
        self.back.clicked.connect(self._take_previous)
        self.back.hide()
        self.subject = SelectAllEdit()
        self.subject.setObjectName("mail.subject")
        self.subject.setAccessibleName(self.tr("Onderwerp"))
        self.subject.setMaxLength(400)
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, QLabel] = {}
        for place, (text, field) in enumerate(
            (
                (self.tr("Aan"), self.to),
                (self.tr("CC"), self.cc),
                (self.tr("BCC"), self.bcc),
                (self.tr("Sjabloon"), self.template),
                (self.tr("Onderwerp"), self.subject),
            )
        ):
            name = label(text, "body", "second")
            name.setBuddy(field)
            self._labels[field] = name
            row = place if place == 0 else place + 1
            grid.addWidget(
                name,
                row,
                0,
                Qt.AlignmentFlag.AlignTop if isinstance(field, AddressBox) else Qt.AlignmentFlag.AlignVCenter,
            )
            if isinstance(field, AddressBox):
                name.setContentsMargins(0, 7, 0, 0)
            grid.addWidget(field, row, 1, 1, 1 if field is self.to else 2)
        grid.addWidget(self.more, 0, 2)
        self.problem = label("", "caption", "danger", wrap=True, name="mail.problem")
        self.add_known = Button(theme, self.tr("Toevoegen aan relatie"), name="mail.add_address", sz="s", icon="plus")
        self.add_known.clicked.connect(self._add_unknown)
        wrong = QHBoxLayout()
        wrong.setContentsMargins(0, 0, 0, 0)
        wrong.addWidget(self.problem, 1)
        wrong.addWidget(self.add_known)
        grid.addLayout(wrong, 1, 1, 1, 2)
        self.body.addLayout(grid)
        self._no_problem()

    def _lay_out_text(self) -> None:
        theme = self._theme
        self.text = MarkedEdit(theme, self.tr("Tekst"), name="mail.text")
        self.bar = MarkBar(theme, self.text, name="mail.mark")
        self.bar.add_end(self.back)
        self.link = LinkEdit(self.text, name="mail.link")
        self.files = AttachmentsBar(theme)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.link)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.files)
        self.body.addWidget(rule())

    def _lay_out_buttons(self) -> None:
        theme, actor = self._theme, self._office.actor
        self.delete_button = Button(
            theme, self.tr("Verwijderen"), name="mail.delete", kind="danger", sz="l", icon="trash-2"
        )
        self._buttons.insertWidget(0, self.delete_button)
        self.close_button = self.add_action(Button(theme, self.tr("Sluiten"), name="mail.close", kind="ghost", sz="l"))
        self.save_button = self.add_action(Button(theme, self.tr("Opslaan"), name="mail.save", sz="l", icon="save"))
        self.save_close_button = self.add_action(
            Button(theme, self.tr("Opslaan & sluiten"), name="mail.save_close", sz="l")
        )
        self.send_button = self.add_action(
            Button(theme, self.tr("Verzenden"), name="mail.send", kind="primary", sz="l", icon="send")
        )
        rights = {
            self.delete_button: Right.EDIT_MAIL,
            self.save_button: Right.EDIT_MAIL,
            self.save_close_button: Right.EDIT_MAIL,
            self.send_button: Right.SEND_MAIL,
        }
        for button in rights:
            button.setVisible(not self.read_only)
        lock(self, theme, actor, rights | {self.add_known: Right.EDIT_CUSTOMERS})

    def _connect(self) -> None:
        self.delete_button.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(lambda: self.save())
        self.save_close_button.clicked.connect(lambda: self.save(lambda: self.done(None)))
        self.send_button.clicked.connect(self.send)
        self.template.activated.connect(self._template_chosen)
        self.bar.field_wanted.connect(self.text.insert_value)
        self.bar.link_wanted.connect(self.link.toggle)
        self.link.refused.connect(lambda text: self.notice.say(text, "danger"))
        self.files.look_wanted.connect(self._look)
        self.files.refused.connect(lambda reason: self.notice.say(str(reason), "danger"))
        for box in (self.to, self.cc, self.bcc):
            box.refused.connect(lambda reason, text, at=box: self._refused_address(at, reason, text))
            box.changed.connect(self._no_problem)
        self.subject.textEdited.connect(lambda: restyle(self.subject, "state", ""))
        for keys, act in (
            ("Ctrl+S", self.save_button.click),
            ("Ctrl+Return", self.send_button.click),
            ("Ctrl+Enter", self.send_button.click),
            ("Ctrl+B", self.text.toggle_bold),
            ("Ctrl+I", self.text.toggle_italic),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _fill(self, changed_at: datetime) -> None:
        message, document = self._message, self._opened.document
        for box, addresses in ((self.to, message.to), (self.cc, message.cc), (self.bcc, message.bcc)):
            box.set_known(document.known)
            box.set_addresses(addresses)
            box.setEnabled(not self.read_only)
        self._copies(shown=bool(message.cc or message.bcc), both=bool(message.bcc))
        for one in self._opened.templates:
            self.template.addItem(one.name, one.id)
        self.template.setCurrentIndex(self.template.findData(message.template_id))
        lang = self._office.form.lang
        named = [(one, one.english if lang == "en" else one.dutch) for one in fields_of(document.kind)]
        values = self._opened.values
        known = [(values[one.code], f"{name}: {values[one.code]}") for one, name in named if values.get(one.code)]
        self.bar.set_fields(known)
        self.subject.setText(message.subject)
        self.text.set_body(message.body)
        self.files.set_files(message.attachments, read_only=self.read_only)
        self.subject.setReadOnly(self.read_only)
        self.text.setReadOnly(self.read_only)
        self.template.setEnabled(not self.read_only)
        self.bar.setEnabled(not self.read_only)
        self._show_language()
        self._show_state(changed_at)

    def _show_state(self, changed_at: datetime) -> None:
        self.head.show_state(self._message, changed_at, definitive=self._opened.document.definitive)
        if self._message.reason is not None:
            self.notice.say(str(self._message.reason), "danger")

    def _show_language(self) -> None:
        word = language_words().get(self._language, self._language)
        self.bar.language.setText(self.tr("Taal: %1").replace("%1", word))

    # --- what is in it ---------------------------------------------------------------------------------

    def draft(self) -> MailDraft:
        """Return the mail as it stands here."""
        return MailDraft(
            template_id=str(self.template.currentData() or self._message.template_id),
            language=self._language,
            to=self.to.addresses(),
            cc=self.cc.addresses(),
            bcc=self.bcc.addresses(),
            subject=self.subject.text(),
            body=self.text.body(),
            kept=self.files.kept,
            added=self.files.added,
        )

    def show_draft(self, draft: MailDraft) -> None:
        """Show changes that were not kept, again."""
        self._language = draft.language
        self.template.setCurrentIndex(self.template.findData(draft.template_id))
        for box, addresses in ((self.to, draft.to), (self.cc, draft.cc), (self.bcc, draft.bcc)):
            box.set_addresses(addresses)
        self._copies(shown=bool(draft.cc or draft.bcc), both=bool(draft.bcc))
        self.subject.setText(draft.subject)
        self.text.set_body(draft.body)
        self.files.set_files(draft.kept, draft.added)
        self._show_language()

    @property
    def is_changed(self) -> bool:
        """Whether something here is not kept yet."""
        typed = any(box.edit.text().strip() for box in (self.to, self.cc, self.bcc))
        return not self.read_only and (typed or self.draft() != self._clean)

    # --- what can be done ------------------------------------------------------------------------------

    def leave(self) -> None:
        """Close; what was changed is not kept, but can be taken back."""
        if self.is_changed:
            self.dropped.emit(self._message, self.draft())
        self.done(None)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep what was changed."""
        if self.read_only or not self._ready():
            return
        mails, actor, draft, message = self._mails, self._office.actor, self.draft(), self._message

        def saved(made: MailMessage) -> None:
            self._kept(made)
            if then is not None:
                then()

        self._run(lambda: mails.save(message.id, message.revision, draft, actor), saved)

    def send(self) -> None:
        """Keep what was changed and put the mail on its way."""
        if self.read_only or not self._ready():
            return
        mails, actor, draft, message, key = self._mails, self._office.actor, self.draft(), self._message, self._key
        changed = self.is_changed or message.state is MailState.FAILED

        def saved(kept: MailMessage) -> None:
            if changed:
                self._kept(kept)
            self._run(lambda: mails.send(kept.id, kept.revision, actor, key), self._on_its_way)

        if changed:
            self._run(lambda: mails.save(message.id, message.revision, draft, actor), saved)
        else:
            saved(message)

    def _on_its_way(self, message: MailMessage) -> None:
        self.done(None)
        self.sent.emit(message)

    def _delete(self) -> None:
        mails, actor, message = self._mails, self._office.actor, self._message

        def gone(_none: None) -> None:
            self.done(None)
            self.deleted.emit(message)

        self._run(lambda: mails.delete(message.id, actor), gone)

    def _kept(self, message: MailMessage) -> None:
        self._message = message
        self.files.set_files(message.attachments)
        self.notice.say("")
        self._clean = self.draft()
        self._before_template = None
        self.back.hide()
        self._show_state(self._office.ui.clock.now())
        self.stored.emit()

    def _ready(self) -> bool:
        """Make receivers of what is typed still; the first that is none has the focus."""
        self._no_problem()
        for box in (self.to, self.cc, self.bcc):
            if not box.take_typed():
                box.setFocus()
                return False
        return True

    # --- receivers -------------------------------------------------------------------------------------

    def _show_copies(self) -> None:
        self._copies(shown=True, both=True)
        self.cc.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copies(self, *, shown: bool, both: bool) -> None:
        for box, visible in ((self.cc, shown), (self.bcc, both)):
            box.setVisible(visible)
            self._labels[box].setVisible(visible)
        self.more.setVisible(not (shown and both) and not self.read_only)

    def _refused_address(self, box: AddressBox, reason: Reason, text: str) -> None:
        self._unknown = (box, text) if reason.code == _UNKNOWN else None
        told = self.tr("Dit adres is niet bekend. Voeg het toe bij Contact details.")
        self.problem.setText(f"{text}: {told}" if self._unknown else str(reason))
        self.problem.show()
        self.add_known.setVisible(self._unknown is not None)

    def _no_problem(self) -> None:
        self._unknown = None
        self.problem.hide()
        self.add_known.hide()

    def _add_unknown(self) -> None:
        """Note the address at the relation and take it here, in one step (M4-047)."""
        if self._unknown is None:
            return
        box, text = self._unknown
        address, mails, actor = parse_address(text), self._mails, self._office.actor
        document_id = self._message.document_id

        def work() -> MailDocument:
            mails.add_address(document_id, address, actor)
            return mails.document(document_id)

        def added(document: MailDocument) -> None:
            for one in (self.to, self.cc, self.bcc):
                one.set_known(document.known)
            box.set_error(False)
            box.add(address)
            self._no_problem()

        self._run(work, added)

    # --- template, link, attachments -------------------------------------------------------------------

    def _template_chosen(self, _place: int) -> None:
        template_id = str(self.template.currentData())
        if template_id == self._message.template_id and self._before_template is None and not self.is_changed:
            return
        mails, actor, document_id = self._mails, self._office.actor, self._message.document_id
        before = self._clean if self._before_template is None else self._before_template
        now = self.draft()
        before = MailDraft(
            before.template_id, self._language, now.to, now.cc, now.bcc, now.subject, now.body, now.kept, now.added
        )

        def made(proposal: Proposal) -> None:
            self._before_template = before
            self._language = proposal.template.language
            self.subject.setText(proposal.subject)
            self.text.set_body(proposal.body)
            own = (*proposal.files, *(one for one in self.files.kept if not one.own))
            self.files.set_files(own, self.files.added)
            self.back.show()
            self._show_language()

        def refused(error: Exception) -> None:
            self.template.setCurrentIndex(self.template.findData(before.template_id))
            self.refuse(error)

        self._office.ui.jobs.run(
            self, lambda: mails.proposal(document_id, template_id, actor), done=made, failed=refused
        )

    def _take_previous(self) -> None:
        if self._before_template is not None:
            self.show_draft(self._before_template)
        self._before_template = None
        self.back.hide()

    def _look(self, file_id: str, name: str) -> None:
        mails = self._mails
        self._run(lambda: put_aside(name, mails.content(file_id)), open_file)

    # --- refusals, keys, sizes -------------------------------------------------------------------------

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Work in the background; the buttons wait, so that a second press does nothing."""
        buttons = [one for one in (self.send_button, self.save_button, self.save_close_button) if one.isEnabled()]
        for button in buttons:
            button.setEnabled(False)

        def ended(result: object) -> None:
            for button in buttons:
                button.setEnabled(True)
            done(result)

        def failed(error: Exception) -> None:
            for button in buttons:
                button.setEnabled(True)
            self.refuse(error)

        self._office.ui.jobs.run(self, work, done=ended, failed=failed)

    def refuse(self, error: Exception) -> None:
        """Say why something was not done, at the field it is about; a bug is not hidden."""
        if not isinstance(error, KassaError):
            raise error
        code = error.reason.code
        if code == "mail.subject":
            restyle(self.subject, "state", "error")
            self.subject.setFocus()
        elif code == "mail.body":
            self.text.setFocus()
        elif code in ("mail.to", _UNKNOWN):
            self.to.set_error(True)
            self.to.setFocus()
        if isinstance(error, Conflict):
            self.stored.emit()
        self.notice.say(str(error), "danger")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes as 'Sluiten' does; the field for a link first."""
        if event.key() == Qt.Key.Key_Escape:
            if self.link.isVisible():
                self.link.toggle()
            else:
                self.leave()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """Take the size of ui.md A.1; on a wide screen stand at the right, beside the document."""
        over = self._over
        self.setGeometry(over.rect())
        wanted = size_for(over.width())
        width, height = min(wanted[0], over.width() - 24), min(wanted[1], over.height() - 24)
        left = over.width() - width - ASIDE if over.width() >= 1366 else (over.width() - width) // 2
        self.frame.setFixedWidth(width)
        self.frame.ensurePolished()
        self.frame.setGeometry(max(12, left), (over.height() - height) // 2, width, height)
