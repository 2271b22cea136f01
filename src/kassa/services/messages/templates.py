"""Mail templates ("E-mailsjablonen"), as the office keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.journal import append
from kassa.db.repos import mail_templates as repo
from kassa.domain.errors import Conflict, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.messages import template as rules
from kassa.domain.messages.template import DocumentKind, MailTemplate
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.messages.standard import STANDARD
from kassa.system.clock import Clock
from kassa.system.identity import new_id


@frozen
class Filled:
    """A text with its fields replaced: subject, and body with marks."""

    subject: str
    body: str


class Templates:
    """The mail templates of the shop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[MailTemplate, ...]:
        """Return every template, also those that are not offered, in the order of the documents."""
        with self._database.read() as reader:
            found = repo.templates(reader)
        return tuple(sorted(found, key=lambda one: list(DocumentKind).index(one.kind)))

    def offered(self, kind: DocumentKind, language: str = "nl", usual: str = "") -> tuple[MailTemplate, ...]:
        """Return the templates to choose from for a document: those in its language first, the usual one on top."""
        fit = [one for one in self.all() if one.active and one.kind is kind]
        fit.sort(key=lambda one: (one.language != language, one.id != usual, one.refusal is not None, one.name))
        return tuple(fit)

    def get(self, template_id: str) -> MailTemplate:
        """Return a template.

        Raises:
            RuleError: there is no such template.
        """
        with self._database.read() as reader:
            found = repo.template(reader, template_id)
        if found is None:
            raise _gone()
        return found

    def preview(self, template: MailTemplate) -> Filled:
        """Return a template as it would look, with example values.

        Raises:
            InputError: a name, subject or text that cannot be used; an unknown field is named.
        """
        ready = rules.checked(template)
        values = rules.examples(ready.kind)
        return Filled(rules.fill(ready.subject, values), rules.fill_body(ready.body, values))

    def save(self, template: MailTemplate, actor: Actor) -> MailTemplate:
        """Store a new or changed template; mails that were made with it stay as they are.

        Raises:
            Denied: the person may not change templates.
            InputError: a name, subject or text that cannot be used; an unknown field is named.
            RuleError: the name is taken.
            Conflict: somebody else changed it in the meantime.
        """
        require(actor, Right.EDIT_TEMPLATES)
        ready = rules.checked(template)
        ready = replace(ready, id=ready.id or new_id(), revision=template.revision + 1)
        with self._database.write() as tx:
            before = repo.template(tx, ready.id)
            self._require_own_name(ready, repo.templates(tx))
            if before is None:
                if template.id:
                    raise _gone()
                repo.add(tx, ready)
            elif not repo.change(tx, ready, template.revision):
                raise Conflict(
                    Reason(
                        "mail.template.changed",
                        "Iemand anders heeft dit sjabloon intussen gewijzigd.",
                        "Open het opnieuw.",
                    )
                )
            told: dict[str, object] = {"name": ready.name, "kind": ready.kind.value, "language": ready.language}
            told |= {"pdf": ready.attach_pdf, "active": ready.active, "new": before is None}
            record(tx, actor, "mail.template_saved", ready.id, told, self._clock.now())
        return ready

    def ensure_standard(self) -> bool:
        """Give a shop the standard templates of every kind it has none of; return whether that was needed.

        Templates are never deleted, so a kind without any is one this program got to know later.
        """
        if not _missing(self.all()):
            return False
        with self._database.write() as tx:
            missing = _missing(repo.templates(tx))
            for one in missing:
                repo.add(tx, replace(one, id=new_id(), revision=1))
            if missing:
                body = {"count": len(missing)}
                append(tx, OFFICE_CHAIN, "mail.templates_made", "", body, employee_id="", moment=self._clock.now())
        return bool(missing)

    @staticmethod
    def _require_own_name(ready: MailTemplate, others: tuple[MailTemplate, ...]) -> None:
        for other in others:
            same = (other.kind, other.language, other.name.casefold())
            if other.id != ready.id and same == (ready.kind, ready.language, ready.name.casefold()):
                raise RuleError(
                    Reason(
                        "mail.template.name",
                        f"Er is al een sjabloon '{other.name}' in deze taal.",
                        "Kies een andere naam.",
                    )
                )


def _missing(present: Sequence[MailTemplate]) -> tuple[MailTemplate, ...]:
    known = {one.kind for one in present}
    return tuple(one for one in STANDARD if one.kind not in known)


def _gone() -> RuleError:
    return RuleError(Reason("mail.template.gone", "Dit sjabloon bestaat niet.", "Kies een sjabloon uit de lijst."))
