"""The top of the mail window: what it is about, where it stands, and that the document is not the mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.messages.message import MailState
from kassa.domain.values.dutch import format_date, format_time
from kassa.ui.office.mail.words import banner, kind_words, state_words
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from kassa.domain.messages.message import MailMessage
    from kassa.ui.theme.theme import Theme


class MailHead(QWidget):
    """Title, badge, moment, document and banner."""

    def __init__(self, theme: Theme, zone: tzinfo, message: MailMessage) -> None:
        super().__init__()
        self._theme, self._zone = theme, zone
        self.badge = Badge(theme, "", "", "warn")
        about = ElidedLabel(
            f"{kind_words()[message.document_kind]} {message.document_number} · {message.party}", "caption"
        )
        about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.tr("Versturen e-mail"), "h1"))
        head.addWidget(self.badge)
        head.addStretch(1)
        head.addWidget(about, 2)
        self.told = label("", "caption", name="mail.told")
        self.banner = QLabel()
        self.banner.setTextFormat(Qt.TextFormat.RichText)
        self.banner.setProperty("tone", "info")
        self.banner.setWordWrap(True)
        self._icon = QLabel()
        self._strip = QWidget()
        self._strip.setObjectName("mail.banner")
        self._strip.setProperty("fx", "banner")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.banner, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addSpacing(10)
        column.addWidget(self._strip)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_state(self, message: MailMessage, changed_at: datetime, *, definitive: bool) -> None:
        """Say where the mail stands, and that it is not the document."""
        word = state_words()[message.state]
        self.badge.set_badge(word.text, word.icon, word.tone)
        if message.state is MailState.SENT and message.sent_at is not None:
            local = message.sent_at.astimezone(self._zone)
            moment = f"{format_date(local.date())} {format_time(local)}"
            self.told.setText(self.tr("Verzonden op %1. Een verzonden e-mail wijzigt niet meer.").replace("%1", moment))
        else:
            moment = format_time(changed_at.astimezone(self._zone))
            self.told.setText(self.tr("Bewaard om %1").replace("%1", moment))
        self._strip.setVisible(message.state in (MailState.CONCEPT, MailState.FAILED))
        self.banner.setText(banner(message.document_kind, definitive=definitive))

    def _recolour(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("info", "primary_ink", 18, self.devicePixelRatioF()))
