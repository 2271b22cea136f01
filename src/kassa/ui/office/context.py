"""What every page of the back office may ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.output.table import CellFormat
    from kassa.services.lists.exporting import Exporting
    from kassa.services.lists.saved import Saved
    from kassa.services.lists.service import Lists
    from kassa.ui.office.notices import Notices
    from kassa.ui.shell.changes import Changes
    from kassa.ui.shell.context import UiContext

OpenPage = Callable[[str, str], None]
"""Opens a document: kind of page and key."""


@frozen
class ListServices:
    """The services behind every list."""

    lists: Lists
    saved: Saved
    exporting: Exporting


@frozen
class OfficeContext:
    """The signed-in employee and what pages are made with.

    Attributes:
        ui: theme, jobs, language.
        data: rows, views and exports of lists.
        actor: who is signed in.
        form: how cells are written.
        changes: tells what other processes changed.
        notices: the bell.
        command: how this program is started again, for exports and the till.
    """

    ui: UiContext
    data: ListServices
    actor: Actor
    form: CellFormat
    changes: Changes
    notices: Notices
    command: tuple[str, ...]
