"""Changes of a confirmed order that are not confirmed yet: they wait beside the order, also after a power cut."""

from __future__ import annotations

import json

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import holds, sales
from kassa.db.repos.holds import CHANGES, Trashed
from kassa.domain.journal import canonical
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales import lifecycles
from kassa.domain.sales.document import SalesDocument
from kassa.services.sales import issuing
from kassa.system.clock import Clock


class Amendments:
    """Keeps what is being changed on an order; the order itself changes by ``Orders.amend`` only."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, changed: SalesDocument, actor: Actor) -> None:
        """Keep the changes as they now stand; as with a concept this is not journalled.

        Raises:
            Denied: the right is missing.
            RuleError: it is no open order.
            Conflict: the order itself was changed in the meantime.
        """
        require(actor, Right.EDIT_ORDERS)
        moment = micros(self._clock.now())
        with self._database.write() as tx:
            order = issuing.stored(tx, changed.id, lock=True).document
            lifecycles.after(order, "amend")
            if order.revision != changed.revision:
                raise issuing.changed_meanwhile(order)
            body = canonical({"revision": changed.revision, "document": sales.body(changed)})
            holds.keep_changes(tx, Trashed(order.id, CHANGES, order.title, body, actor.employee_id, moment))

    def of(self, order: SalesDocument) -> SalesDocument | None:
        """Return the changes that were made on this state of the order; older ones do not count any more."""
        with self._database.read() as reader:
            kept = holds.trashed(reader, order.id)
        if kept is None or kept.kind != CHANGES:
            return None
        body = json.loads(kept.body)
        if body["revision"] != order.revision:
            return None
        return sales.of_body(body["document"])

    def drop(self, order_id: str, actor: Actor) -> None:
        """Throw the changes away ("Verwerpen"); the order stays as it is.

        Raises:
            Denied: the right is missing.
        """
        require(actor, Right.EDIT_ORDERS)
        with self._database.write() as tx:
            holds.take_out(tx, order_id)
