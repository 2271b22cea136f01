"""Settings of the company, its branches and its tills: read typed, changed whole, journalled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeVar

from kassa.db.engine import Database, Transaction
from kassa.db.repos import baskets
from kassa.db.repos import settings as repo
from kassa.domain.errors import RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.settings import catalogue, sales, till
from kassa.domain.settings.fields import Scope, Setting, from_json, to_json, validated
from kassa.domain.till.paying import why_not_other_terminal
from kassa.services.acting import record
from kassa.system.clock import Clock

V = TypeVar("V")

TRAINING_MARK: Final = ("training", "made_from")
"""Scope and name of the row that makes a database a training file; no declared setting, so nobody can change it."""

_MASK: Final = "••••"


class Settings:
    """Typed access to every declared setting.

    Values are read once and kept; ``refresh`` reads again after another process changed them.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._stored: dict[tuple[str, str], str] | None = None
        self.stamp = 0
        """Goes up whenever values are read anew; who worked something out from them compares it."""

    def refresh(self) -> None:
        """Forget what was read, so that the next question sees what others stored."""
        self._stored = None
        self.stamp += 1

    def get(self, setting: Setting[V], owner: str = "") -> V:
        """Return a value; ``owner`` is the id of the branch or till, empty for the company."""
        stored = self._rows().get((_owner_key(setting.scope, owner), setting.key))
        return setting.default if stored is None else from_json(setting, json.loads(stored))

    @property
    def is_training(self) -> bool:
        """Whether this is the training file of a shop: everything made in it is marked (P9)."""
        return self._rows().get(TRAINING_MARK) is not None

    def values(self, scope: Scope, owner: str = "") -> dict[str, object]:
        """Return every setting of a scope by its key, defaults filled in."""
        return {setting.key: self.get(setting, owner) for setting in catalogue.of(scope)}

    def change(self, scope: Scope, values: Mapping[str, object], actor: Actor, owner: str = "") -> frozenset[str]:
        """Store typed values in one transaction and return the keys that became different.

        Raises:
            Denied: the person may not change these settings; those of sales documents have a right of their own.
            InputError: a value or an unknown key; nothing was changed.
            RuleError: the values do not go together; nothing was changed.
        """
        of_sales = bool(values) and all(catalogue.is_of_sales(key) for key in values)
        require(actor, Right.EDIT_INVOICE_SETTINGS if of_sales else Right.EDIT_SETTINGS)
        wanted = {key: validated(catalogue.by_key(key), value) for key, value in values.items()}
        self.refresh()
        before = self.values(scope, owner)
        reason = catalogue.conflict({**before, **wanted})
        if reason is not None:
            raise RuleError(reason)
        changed = {key: value for key, value in wanted.items() if before[key] != value}
        if not changed:
            return frozenset()
        if sales.BOOKS_CLOSED_UNTIL.key in changed:
            require(actor, Right.CLOSE_PERIOD)
        place = _owner_key(scope, owner)
        with self._database.write() as tx:
            if not till.WHICH_TERMINAL.isdisjoint(changed):
                _require_outcomes_known(tx, owner)
            for key, value in changed.items():
                repo.store_setting(tx, place, key, json.dumps(to_json(value), ensure_ascii=False))
            body = {"before": _told(before, changed), "after": _told(wanted, changed)}
            record(tx, actor, "settings.changed", place, body, self._clock.now())
        self.refresh()
        return frozenset(changed)

    def _rows(self) -> dict[tuple[str, str], str]:
        known = self._stored  # another thread (the outbox) may ask while this one forgets
        if known is None:
            with self._database.read() as reader:
                known = self._stored = repo.all_settings(reader)
        return known


def _require_outcomes_known(tx: Transaction, till_id: str) -> None:
    standing = baskets.open_of(tx, till_id)
    parked = baskets.parked_with_payment(tx, till_id)
    reason = why_not_other_terminal((*parked, standing) if standing is not None else parked)
    if reason is not None:
        raise RuleError(reason)


def _owner_key(scope: Scope, owner: str) -> str:
    return f"{scope.value}:{owner}" if owner else scope.value


def _told(values: Mapping[str, object], keys: Mapping[str, object]) -> dict[str, object]:
    """Tell values to the journal; a secret only as set or not set."""
    told: dict[str, object] = {}
    for key in keys:
        secret = catalogue.by_key(key).secret
        told[key] = (_MASK if values[key] else "") if secret else to_json(values[key])
    return told
