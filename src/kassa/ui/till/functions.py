"""The functions a layout may carry, and the menu of the top bar: words and icons by key. One list, no dead button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its words (Dutch source, context ``Functions``) and its icon."""

    key: str
    words: str
    icon: str

    @property
    def label(self) -> str:
        """The words in the language of the screen."""
        return QCoreApplication.translate("Functions", self.words)


_ALL = (
    Function("discount", QT_TRANSLATE_NOOP("Functions", "Korting"), "badge-percent"),
    Function("open_article", QT_TRANSLATE_NOOP("Functions", "Vrij artikel"), "pencil"),
    Function("text_line", QT_TRANSLATE_NOOP("Functions", "Tekstregel"), "message-square"),
    Function("open_drawer", QT_TRANSLATE_NOOP("Functions", "Lade openen"), "archive"),
    Function("last_receipt", QT_TRANSLATE_NOOP("Functions", "Laatste bon"), "receipt"),
    Function("clear", QT_TRANSLATE_NOOP("Functions", "Bon wissen"), "trash-2"),
    Function("cash_move", QT_TRANSLATE_NOOP("Functions", "Kas in/uit"), "hand-coins"),
    Function("cash_up", QT_TRANSLATE_NOOP("Functions", "Kasopmaak"), "calculator"),
    Function("receipts", QT_TRANSLATE_NOOP("Functions", "Bonnen zoeken"), "file-text"),
    Function("lock", QT_TRANSLATE_NOOP("Functions", "Vergrendelen"), "lock"),
    Function("sign_out", QT_TRANSLATE_NOOP("Functions", "Afmelden"), "log-out"),
    Function("scale", QT_TRANSLATE_NOOP("Functions", "Schermschaal"), "monitor"),
    Function("theme", QT_TRANSLATE_NOOP("Functions", "Thema"), "moon"),
    Function("contrast", QT_TRANSLATE_NOOP("Functions", "Meer contrast"), "contrast"),
    Function("language", QT_TRANSLATE_NOOP("Functions", "Taal"), "languages"),
    Function("sound", QT_TRANSLATE_NOOP("Functions", "Geluid"), "bell"),
    Function("full_screen", QT_TRANSLATE_NOOP("Functions", "Volledig scherm"), "maximize"),
    Function("more", QT_TRANSLATE_NOOP("Functions", "Meer"), "ellipsis"),
)
FUNCTIONS = {function.key: function for function in _ALL}
MENU = (
    "cash_up",
    "cash_move",
    "receipts",
    "scale",
    "theme",
    "contrast",
    "language",
    "sound",
    "full_screen",
    "lock",
    "sign_out",
)
