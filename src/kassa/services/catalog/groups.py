"""Article groups ("Groepen"), as the office keeps them."""

from __future__ import annotations

from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.repos import articles as repo
from kassa.domain.catalog.folding import fold
from kassa.domain.catalog.master import Group
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.values.card_number import without_card_numbers
from kassa.services.acting import record
from kassa.system.clock import Clock
from kassa.system.identity import new_id


@frozen
class GroupUse:
    """A group and how many articles are in it."""

    group: Group
    articles: int


class Groups:
    """The article groups of the shop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[Group, ...]:
        """Return every group in order of its number."""
        with self._database.read() as reader:
            return _ordered(repo.groups(reader))

    def used(self) -> tuple[GroupUse, ...]:
        """Return every group with the number of its articles."""
        with self._database.read() as reader:
            counts = repo.group_counts(reader)
            return tuple(GroupUse(one, counts.get(one.id, 0)) for one in _ordered(repo.groups(reader)))

    def save(self, group: Group, actor: Actor) -> Group:
        """Store a new or changed group.

        Raises:
            Denied: the person may not change articles.
            RuleError: the name is empty, or name or number is taken; nothing was changed.
        """
        require(actor, Right.EDIT_ARTICLES)
        group = replace(group, name=without_card_numbers(" ".join(group.name.split())), number=group.number.strip())
        if not group.name or len(group.name) > 60:
            raise RuleError(Reason("group.name", "De groep heeft een naam van 1 tot 60 tekens.", "Typ een naam."))
        now = self._clock.now()
        with self._database.write() as tx:
            others = [one for one in repo.groups(tx) if one.id != group.id]
            if any(fold(one.name) == fold(group.name) for one in others):
                raise RuleError(Reason("group.name", f"Groep '{group.name}' bestaat al.", "Kies een andere naam."))
            if not group.number:
                numbers = [int(one.number) for one in others if one.number.isdigit() and len(one.number) < 9]
                group = replace(group, number=str(max(numbers, default=0) + 1))
            if any(one.number == group.number for one in others):
                raise RuleError(Reason("group.number", f"Groepsnummer {group.number} bestaat al.", "Kies een ander."))
            ready = replace(group, id=group.id or new_id())
            repo.save_group(tx, ready)
            told = {"number": ready.number, "name": ready.name, "vat": ready.vat_code}
            record(tx, actor, "article.group_saved", ready.id, told, now)
        return ready

    def remove(self, group_id: str, actor: Actor) -> None:
        """Remove an empty group.

        Raises:
            Denied: the person may not change articles.
            RuleError: there are articles in it.
        """
        require(actor, Right.EDIT_ARTICLES)
        now = self._clock.now()
        with self._database.write() as tx:
            count = repo.group_in_use(tx, group_id)
            if count:
                raise RuleError(
                    Reason(
                        "group.in_use",
                        f"In deze groep staan nog {count} artikelen.",
                        "Zet ze eerst in een andere groep.",
                    )
                )
            repo.delete_group(tx, group_id)
            record(tx, actor, "article.group_removed", group_id, {}, now)


def _ordered(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda one: (int(one.number), "") if one.number.isdigit() else (10**9, one.number)))
