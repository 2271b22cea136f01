"""The pages of mail, for the list of pages of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kassa.domain.people.rights import Right
from kassa.ui.office.mail.templates_page import TemplatesPage
from kassa.ui.office.screens import ScreenSpec

if TYPE_CHECKING:
    from kassa.services.messages.container import MailServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.window import OfficeWindow


def mail_screens(office: OfficeContext, services: MailServices, window: OfficeWindow) -> tuple[ScreenSpec, ...]:
    """Return the page of the templates."""

    def templates(_key: str) -> QWidget:
        page = TemplatesPage(office, services.templates)
        page.close_wanted.connect(lambda: window.close_page(page))
        return page

    return (ScreenSpec("mail_templates", "mail", templates, Right.EDIT_TEMPLATES),)
