"""Mails about documents: written, kept, sent, taken back, tried again (domain.md 9, manual M4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kassa.db import actions
from kassa.db.engine import Database, Transaction
from kassa.db.journal import micros
from kassa.db.repos import mails as repo
from kassa.db.repos import stored_files
from kassa.domain.errors import Conflict, InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.lifecycle import next_status
from kassa.domain.messages import message as rules
from kassa.domain.messages import template as texts
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.files import NewFile, media_type, safe_name
from kassa.domain.messages.message import (
    MAIL_TRANSITIONS,
    Attachment,
    MailDocument,
    MailMessage,
    MailState,
    StoredMail,
)
from kassa.domain.messages.template import NEEDS_PDF, MailTemplate
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.messages.account import Account, new_message_id
from kassa.services.messages.source import MailSources
from kassa.services.messages.templates import Templates
from kassa.system.clock import Clock
from kassa.system.identity import new_id


@frozen
class MailDraft:
    """A mail as it stands in its window.

    Attributes:
        template_id: the template chosen last.
        language: of the text.
        to: first receivers.
        cc: receivers everybody sees.
        bcc: receivers nobody sees.
        subject: one line.
        body: with marks.
        kept: attachments that are stored already.
        added: files that are not.
    """

    template_id: str
    language: str
    to: tuple[MailAddress, ...]
    cc: tuple[MailAddress, ...]
    bcc: tuple[MailAddress, ...]
    subject: str
    body: str
    kept: tuple[Attachment, ...] = ()
    added: tuple[NewFile, ...] = ()


@frozen
class Proposal:
    """What a template makes of a document: language, subject, body and the files of the document."""

    template: MailTemplate
    subject: str
    body: str
    files: tuple[Attachment, ...]


class Mails:
    """The mails of the shop.

    Args:
        database: the shop.
        clock: moments.
        templates: the texts to begin with.
        sources: the documents that mails are about.
        account: who sends.
    """

    def __init__(
        self, database: Database, clock: Clock, templates: Templates, sources: MailSources, account: Account
    ) -> None:
        self._database = database
        self._clock = clock
        self._templates = templates
        self._sources = sources
        self._account = account

    # --- looking ---------------------------------------------------------------------------------------

    def document(self, document_id: str) -> MailDocument:
        """Return what a mail needs of a document, as it is now; every address once.

        Raises:
            RuleError: there is no such document.
        """
        facts = self._sources.facts(document_id)
        return replace(facts, known=rules.once(facts.known))

    def of_document(self, document_id: str) -> tuple[StoredMail, ...]:
        """Return the mails of a document, newest first; deleted ones are gone."""
        with self._database.read() as reader:
            return repo.of_document(reader, document_id)

    def get(self, mail_id: str) -> StoredMail:
        """Return a mail.

        Raises:
            RuleError: there is no such mail.
        """
        with self._database.read() as reader:
            found = repo.get(reader, mail_id)
        if found is None:
            raise _gone()
        return found

    def content(self, file_id: str) -> bytes:
        """Return the bytes of an attachment, as they were or will be sent.

        Raises:
            RuleError: the file is not there or is damaged.
        """
        with self._database.read() as reader:
            found = stored_files.content(reader, file_id)
        if found is None:
            raise RuleError(
                Reason("mail.file_gone", "Deze bijlage is niet te lezen.", "Controleer het bestand met 'kassa verify'.")
            )
        return found

    def proposal(self, document_id: str, template_id: str, actor: Actor) -> Proposal:
        """Return what a template makes of a document, without storing anything.

        Raises:
            InputError: the template has a field this document has no value for.
            RuleError: template or document is not there, they do not belong together, or the PDF is missing.
        """
        return self._proposal(self.document(document_id), template_id, actor)

    # --- writing ---------------------------------------------------------------------------------------

    def compose(self, document_id: str, template_id: str, to: Sequence[MailAddress], actor: Actor) -> MailMessage:
        """Make a concept from a template.

        Raises:
            Denied: the person may not send mail.
            InputError: an address is not known at the relation, or a field has no value.
            RuleError: the template or document is not there, or an invoice would go without its PDF.
        """
        require(actor, Right.SEND_MAIL)
        document = self.document(document_id)
        rules.require_known(to, document.known)
        proposal = self._proposal(document, template_id, actor)
        now = self._clock.now()
        made = MailMessage(
            id=new_id(),
            document_id=document.document_id,
            document_kind=document.kind,
            document_number=document.number,
            party=document.party,
            template_id=proposal.template.id,
            language=proposal.template.language,
            to=_once(to),
            cc=(),
            bcc=(),
            subject=proposal.subject,
            body=proposal.body,
            attachments=proposal.files,
            state=MailState.CONCEPT,
            reason=None,
            message_id=new_message_id(self._account.current()),
            revision=1,
            attempts=0,
            not_before=None,
            created_at=now,
            queued_at=None,
            sent_at=None,
            employee_id=actor.employee_id,
        )
        with self._database.write() as tx:
            repo.add(tx, made, now)
            record(tx, actor, "mail.composed", made.id, _told(made), now)
        return made

    def save(self, mail_id: str, revision: int, draft: MailDraft, actor: Actor) -> MailMessage:
        """Keep what was changed in a concept; a failed mail becomes a concept again.

        Raises:
            Denied: the person may not edit mail.
            InputError: an address is not known, or subject, text or a file cannot be used.
            TransitionError: it is being sent or was sent.
            Conflict: somebody else changed it in the meantime.
        """
        require(actor, Right.EDIT_MAIL)
        before = self.get(mail_id).message
        known = self.document(before.document_id).known
        rules.require_known((*draft.to, *draft.cc, *draft.bcc), known)
        subject, body = texts.checked_subject(draft.subject), texts.checked_body(draft.body)
        now = self._clock.now()
        with self._database.write() as tx:
            stored = self._attachments(tx, before.document_id, draft, now)
            after = replace(
                before,
                template_id=draft.template_id,
                language=draft.language,
                to=_once(draft.to),
                cc=_once(draft.cc),
                bcc=_once(draft.bcc),
                subject=subject,
                body=body,
                attachments=stored,
            )
            return self._move(tx, before, after, "edit", revision, "mail.saved", actor, now)

    def delete(self, mail_id: str, actor: Actor) -> None:
        """Take away a mail that was not sent; it can be brought back for thirty days.

        Raises:
            Denied: the person may not edit mail.
            TransitionError: it is being sent or was sent.
        """
        require(actor, Right.EDIT_MAIL)
        self._step(mail_id, "delete", "mail.deleted", actor)

    def restore(self, mail_id: str, actor: Actor) -> MailMessage:
        """Bring back a deleted mail as a concept.

        Raises:
            Denied: the person may not edit mail.
            RuleError: it is gone for good.
        """
        require(actor, Right.EDIT_MAIL)
        return self._step(mail_id, "restore", "mail.restored", actor)

    def add_address(self, document_id: str, address: MailAddress, actor: Actor) -> None:
        """Note an address at the relation behind a document, so that mail may go there.

        Raises:
            Denied: the person may not change relations.
            RuleError: there is no such document.
        """
        self._sources.add_address(document_id, address, actor)

    # --- sending ---------------------------------------------------------------------------------------

    def send(self, mail_id: str, revision: int, actor: Actor, key: str) -> MailMessage:
        """Put a concept on the way; for eight seconds it can be taken back.

        Args:
            mail_id: the concept.
            revision: as the person saw it.
            actor: who sends it.
            key: made when the button became pressable; the same key sends once.

        Raises:
            Denied: the person may not send mail.
            InputError: nobody would get it, an address is no longer known, or a field was left in its text.
            RuleError: mail is not set up, or an invoice would go without its PDF.
            TransitionError: it is on its way or was sent already.
            Conflict: somebody else changed it in the meantime.
        """
        require(actor, Right.SEND_MAIL)
        mark = actions.fingerprint("mail.send", mail_id)
        with self._database.read() as reader:
            done = actions.result_of(reader, key)
        if done is not None:
            if done != mail_id:
                raise actions.reused()
            return self.get(mail_id).message
        before = self.get(mail_id).message
        self._require_ready(before)
        now = self._clock.now()
        after = replace(
            before, queued_at=now, not_before=now + rules.HOLD, attempts=0, reason=None, employee_id=actor.employee_id
        )
        with self._database.write() as tx:
            ready = self._move(tx, before, after, "queue", revision, "mail.queued", actor, now)
            actions.remember(tx, key, mark, mail_id, micros(now))
            return ready

    def take_back(self, mail_id: str, actor: Actor) -> MailMessage:
        """Make a concept again of a mail that is not being sent yet ("Ongedaan maken").

        Raises:
            Denied: the person may not send mail.
            TransitionError: it is too late.
        """
        require(actor, Right.SEND_MAIL)
        return self._step(mail_id, "take_back", "mail.taken_back", actor)

    def retry(self, mail_id: str, actor: Actor) -> MailMessage:
        """Try again now what failed, waits, or is unsure; the mail keeps its own Message-ID.

        Raises:
            Denied: the person may not send mail.
            RuleError: mail is not set up, or what is to be sent cannot be sent.
            TransitionError: it is being sent or was sent.
        """
        require(actor, Right.SEND_MAIL)
        before = self.get(mail_id).message
        self._require_ready(before)
        now = self._clock.now()
        after = replace(before, queued_at=now, not_before=now, attempts=0, reason=None, employee_id=actor.employee_id)
        with self._database.write() as tx:
            return self._move(tx, before, after, "retry", before.revision, "mail.retried", actor, now)

    def accept(self, mail_id: str, actor: Actor) -> None:
        """Say that an unsure mail arrived ("Is aangekomen").

        Raises:
            Denied: the person may not send mail.
            TransitionError: there is no doubt about it.
        """
        require(actor, Right.SEND_MAIL)
        before = self.get(mail_id).message
        if before.state is not MailState.UNSURE:
            raise RuleError(Reason("mail.no_doubt", "Over deze e-mail is geen twijfel.", "Ververs het scherm."))
        now = self._clock.now()
        with self._database.write() as tx:
            if not repo.accept(tx, mail_id, now):
                raise _changed()
            record(tx, actor, "mail.accepted", mail_id, _told(before), now)

    # --- inside ----------------------------------------------------------------------------------------

    def _proposal(self, document: MailDocument, template_id: str, actor: Actor) -> Proposal:
        template = self._templates.get(template_id)
        if template.kind is not document.kind:
            raise RuleError(
                Reason(
                    "mail.template.kind",
                    f"Sjabloon '{template.name}' is niet voor dit soort document.",
                    "Kies een ander sjabloon.",
                )
            )
        if template.refusal is not None:
            raise RuleError(template.refusal)
        if template.attach_pdf and not document.files:
            raise rules.no_pdf_yet(document)
        values = {**document.values, **self._account.shop_values(actor.name)}
        subject = " ".join(texts.fill(template.subject, values).split())[: texts.LONGEST_SUBJECT]
        files = document.files if template.attach_pdf else ()
        return Proposal(template, subject, texts.fill_body(template.body, values), files)

    def _require_ready(self, message: MailMessage) -> None:
        refusal = self._account.current().refusal
        if refusal is not None:
            raise RuleError(refusal)
        rules.require_sendable(message)
        rules.require_known(message.recipients, self.document(message.document_id).known)
        texts.require_filled(texts.checked_subject(message.subject), "mail.subject")
        texts.require_filled(texts.checked_body(message.body), "mail.body")
        if message.document_kind in NEEDS_PDF and not any(one.own for one in message.attachments):
            raise RuleError(
                Reason(
                    "mail.no_pdf",
                    f"Er gaat geen PDF van de {message.document_kind.dutch.lower()} mee.",
                    "Kies een sjabloon met PDF.",
                )
            )

    def _attachments(
        self, tx: Transaction, document_id: str, draft: MailDraft, now: datetime
    ) -> tuple[Attachment, ...]:
        kept = list(draft.kept)
        for one in kept:
            file = stored_files.get(tx, one.file_id)
            if file is None or file.document_id != document_id:
                raise InputError(
                    Reason("mail.file_gone", f"Bijlage '{one.name}' hoort niet bij dit document.", "Haal haar weg.")
                )
        for new in draft.added:
            name = safe_name(new.name)
            kind = media_type(name)
            rules.require_light((*kept, Attachment("", name, kind, len(new.content), own=False)))
            file = stored_files.store(tx, document_id, name, kind, new.content, micros(now))
            if all(one.file_id != file.id for one in kept):
                kept.append(Attachment(file.id, name, kind, file.size, own=False))
        rules.require_light(kept)
        return tuple(kept)

    def _step(self, mail_id: str, action: str, event: str, actor: Actor) -> MailMessage:
        before = self.get(mail_id).message
        after = replace(before, not_before=None, reason=before.reason if action == "delete" else None)
        with self._database.write() as tx:
            return self._move(tx, before, after, action, before.revision, event, actor, self._clock.now())

    def _move(
        self,
        tx: Transaction,
        before: MailMessage,
        after: MailMessage,
        action: str,
        revision: int,
        event: str,
        actor: Actor,
        now: datetime,
    ) -> MailMessage:
        """Take one step of the life cycle and write it, unless somebody was first."""
        state = next_status(MAIL_TRANSITIONS, action, before.state, f"E-mail '{before.subject[:40]}'")
        if revision != before.revision:
            raise _changed()
        reason = None if state is MailState.CONCEPT else after.reason
        ready = replace(after, state=state, revision=before.revision + 1, reason=reason)
        if not repo.change(tx, before, ready, now):
            raise _changed()
        record(tx, actor, event, before.id, {**_told(ready), "was": before.state.value}, now)
        return ready


def _once(addresses: Sequence[MailAddress]) -> tuple[MailAddress, ...]:
    return tuple({one.key: one for one in addresses}.values())


def _told(message: MailMessage) -> dict[str, object]:
    """Tell the journal what happened, without what was written and to whom (reliability.md P28)."""
    return {
        "document": message.document_id,
        "number": message.document_number,
        "receivers": len(message.recipients),
        "files": [one.file_id for one in message.attachments],
    }


def _gone() -> RuleError:
    return RuleError(Reason("mail.gone", "Deze e-mail bestaat niet meer.", "Ververs de lijst."))


def _changed() -> Conflict:
    return Conflict(
        Reason("mail.changed", "Iemand anders heeft deze e-mail intussen gewijzigd of verzonden.", "Open hem opnieuw.")
    )
