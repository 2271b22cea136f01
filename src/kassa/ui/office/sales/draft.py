"""The document in the editor: what it is now, taking back, and keeping it one second after the last change."""

from __future__ import annotations

import platform
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kassa.domain.errors import Conflict, KassaError
from kassa.domain.sales.document import DocumentStatus, SalesDocument
from kassa.domain.values.dutch import format_time

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.sales.amendments import Amendments
    from kassa.services.sales.drafts import Drafts
    from kassa.ui.office.context import OfficeContext

SAVE_AFTER_MS = 1000
RENEW_MS = 20_000
MOST_UNDO = 100


class Keeper:
    """Stores a concept, or the changes of an order, from the worker thread; knows the revision stored last."""

    def __init__(self, drafts: Drafts, amendments: Amendments, actor: Actor) -> None:
        self._drafts, self._amendments, self._actor = drafts, amendments, actor
        self._lock = threading.Lock()
        self.revision = 0
        self.place = platform.node() or "-"
        self.held = ""

    def save(self, document: SalesDocument) -> SalesDocument:
        """Store the document over what this editor stored last, or the changes beside a confirmed order; blocking."""
        with self._lock:
            if document.status is not DocumentStatus.CONCEPT:
                self._amendments.keep(replace(document, revision=self.revision), self._actor)
                return document
            stored = self._drafts.save(replace(document, revision=self.revision), self._actor)
            self.revision = stored.revision
        return stored

    def latest(self, document: SalesDocument) -> SalesDocument:
        """Return the document with the revision that was stored last, for confirming it."""
        with self._lock:
            return replace(document, revision=self.revision)

    def hold(self, document_id: str) -> str:
        """Take the document to edit it; return who has it, empty when it is ours."""
        other = self._drafts.hold(document_id, self._actor, self.place)
        self.held = document_id if other is None else ""
        return other.employee_name if other is not None else ""

    def take_over(self, document_id: str) -> SalesDocument:
        """Take the document from somebody else and return it as they stored it."""
        self._drafts.take_over(document_id, self._actor, self.place)
        self.held = document_id
        stored = self._drafts.get(document_id).document
        self.revision = stored.revision
        return stored

    def release(self) -> None:
        """Let go of the document."""
        if self.held:
            self._drafts.release(self.held, self._actor, self.place)
            self.held = ""


class Draft(QObject):
    """One document being edited; everything that changes it goes through :meth:`put`."""

    changed = Signal()
    kept = Signal(str)
    """The time at which it was stored, as ``11:42``."""
    refused = Signal(object)
    """Why it was not stored."""
    held_by = Signal(str)
    """Who has the document open; empty when it is ours."""

    def __init__(self, office: OfficeContext, drafts: Drafts, amendments: Amendments, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self.keeper = Keeper(drafts, amendments, office.actor)
        self._document: SalesDocument | None = None
        self._before: list[SalesDocument] = []
        self._saving, self._dirty = 0, False
        self.read_only = False
        self.amending = False
        self._pause = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self._renewal = QTimer(self, interval=RENEW_MS)
        self._renewal.timeout.connect(self._renew)
        keeper, jobs, owner = self.keeper, office.ui.jobs, QCoreApplication.instance()
        if owner is not None:
            self.destroyed.connect(lambda: jobs.run(owner, keeper.release, failed=_nothing_to_say))

    @property
    def document(self) -> SalesDocument:
        """The document as it is now.

        Raises:
            RuntimeError: nothing was opened yet.
        """
        if self._document is None:
            raise RuntimeError("no document was opened")
        return self._document

    @property
    def is_open(self) -> bool:
        """Whether there is a document."""
        return self._document is not None

    @property
    def saving(self) -> bool:
        """Whether it is being stored now."""
        return self._saving > 0

    @property
    def dirty(self) -> bool:
        """Whether something was changed that is not stored yet."""
        return self._dirty

    def open(self, document: SalesDocument, *, stored: bool) -> None:
        """Begin with a document; one that is stored is held so that others see who has it."""
        self._document = document
        self._before.clear()
        self._dirty = False
        self.keeper.revision = document.revision
        self.amending = document.status is not DocumentStatus.CONCEPT
        self.changed.emit()
        if stored and not self.read_only:
            self._hold()

    def put(self, document: SalesDocument) -> None:
        """Take over a changed document and keep it in a second."""
        if self._document is None or self.read_only or document == self._document:
            return
        if document.lines != self._document.lines or document.price_mode is not self._document.price_mode:
            self._before.append(self._document)
            del self._before[:-MOST_UNDO]
        self._document = document
        self._dirty = True
        self._pause.start()
        self.changed.emit()

    def undo(self) -> bool:
        """Take back the last change of the lines; the head stays as it is."""
        if not self._before or self._document is None or self.read_only:
            return False
        before = self._before.pop()
        self._document = replace(self._document, lines=before.lines, price_mode=before.price_mode)
        self._dirty = True
        self._pause.start()
        self.changed.emit()
        return True

    # --- keeping ---------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Store what was changed now; behind one that is still being stored, so that closing loses nothing."""
        self._pause.stop()
        if not self._dirty or self._document is None or self.read_only:
            return
        self._saving += 1
        self._dirty = False
        document, keeper = self._document, self.keeper
        self._office.ui.jobs.run(self, lambda: keeper.save(document), done=self._stored, failed=self._failed)

    def stop(self) -> None:
        """Store nothing any more: the document was confirmed, thrown away, or is somebody else's."""
        self._pause.stop()
        self._renewal.stop()
        self._dirty = False

    def _stored(self, stored: SalesDocument) -> None:
        self._saving -= 1
        moment = self._office.ui.clock.now()
        self.kept.emit(format_time(moment.astimezone(self._office.form.zone)))
        if not self.keeper.held and not self.read_only:
            self._hold()
        if self._dirty:
            self._pause.start()
        del stored

    def _failed(self, error: Exception) -> None:
        self._saving -= 1
        if not isinstance(error, KassaError):
            raise error
        self._dirty = True
        if not isinstance(error, Conflict):
            self._pause.start(10 * SAVE_AFTER_MS)
        self.refused.emit(error)

    # --- who has it ------------------------------------------------------------------------------------

    def _hold(self) -> None:
        document_id, keeper = self.document.id, self.keeper
        self._office.ui.jobs.run(self, lambda: keeper.hold(document_id), done=self._held, failed=self.refused.emit)

    def _held(self, other: str) -> None:
        if other:
            self._renewal.stop()
        else:
            self._renewal.start()
        self.held_by.emit(other)

    def _renew(self) -> None:
        self._hold()

    def take_over(self) -> None:
        """Take the document from who has it; what they stored is shown."""
        document_id, keeper = self.document.id, self.keeper

        def done(stored: SalesDocument) -> None:
            self.read_only = False
            self._document = stored
            self.amending = stored.status is not DocumentStatus.CONCEPT
            self._renewal.start()
            self.held_by.emit("")
            self.changed.emit()

        self._office.ui.jobs.run(self, lambda: keeper.take_over(document_id), done=done, failed=self.refused.emit)


def _nothing_to_say(error: Exception) -> None:
    """A hold that could not be let go frees itself after a minute."""
    if not isinstance(error, KassaError):
        raise error
