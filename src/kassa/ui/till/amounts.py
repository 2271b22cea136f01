"""Amounts and moments as the screen speaks now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.values.dutch import Lang, format_amount, format_money

if TYPE_CHECKING:
    from kassa.domain.values.money import Money
    from kassa.ui.shell.language import Language


def spoken_amount(amount: Money) -> str:
    """Return an amount as it is read aloud: ``245 euro 95``, ``min 20 euro``."""
    euros, cents = divmod(abs(amount.cents), 100)
    words = f"{euros} euro {cents:02d}" if cents else f"{euros} euro"
    return QCoreApplication.translate("CustomerFile", "min {}").format(words) if amount.cents < 0 else words


class Amounts:
    """Dutch or English signs, as the language of the window is at this moment."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def lang(self) -> Lang:
        """The language for every formatter."""
        return "en" if self._language.current == "en" else "nl"

    def money(self, amount: Money) -> str:
        """With a euro sign: totals and key figures."""
        return format_money(amount, self.lang)

    def cell(self, amount: Money) -> str:
        """Without a euro sign: cells of a table."""
        return format_amount(amount, self.lang)

    def piece(self, denomination: Money) -> str:
        """A coin or note: ``€ 20`` or ``€ 0,50``."""
        euros, cents = divmod(denomination.cents, 100)
        gap = "\u00a0" if self.lang == "nl" else ""
        return self.money(denomination) if cents else f"€{gap}{euros}"

    def spoken_piece(self, denomination: Money) -> str:
        """A coin or note for a screen reader, without a sign: ``20 euro`` or ``50 cent``."""
        euros, cents = divmod(denomination.cents, 100)
        return f"{cents} cent" if cents else f"{euros} euro"
