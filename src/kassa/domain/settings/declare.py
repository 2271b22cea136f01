"""Short ways to write a declaration, one per kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.settings.fields import Choice, Kind, Scope, Setting
from kassa.domain.values import Money


@frozen
class Section:
    """A heading of the set-up screen; its methods declare the settings below it."""

    scope: Scope
    title: str

    def text(
        self,
        key: str,
        label: str,
        explain: str,
        default: str = "",
        *,
        longest: int = 100,
        required: bool = False,
        check: Callable[[str], Reason | None] | None = None,
    ) -> Setting[str]:
        """Declare one line of text."""
        return Setting(
            key,
            self.scope,
            self.title,
            Kind.TEXT,
            label,
            explain,
            default,
            longest=longest,
            required=required,
            check=check,
        )

    def lines(
        self,
        key: str,
        label: str,
        explain: str,
        *,
        count: int = 6,
        longest: int = 48,
        check: Callable[[str], Reason | None] | None = None,
        default: str = "",
    ) -> Setting[str]:
        """Declare a few lines of text, at most ``count`` of ``longest`` characters."""
        return Setting(
            key,
            self.scope,
            self.title,
            Kind.LINES,
            label,
            explain,
            default,
            highest=count,
            longest=longest,
            check=check,
        )

    def secret(self, key: str, label: str, explain: str) -> Setting[str]:
        """Declare a text that is never shown, journalled or exported."""
        return Setting(key, self.scope, self.title, Kind.SECRET, label, explain, "")

    def whole(
        self, key: str, label: str, explain: str, default: int, lowest: int, highest: int, unit: str = ""
    ) -> Setting[int]:
        """Declare a whole number between ``lowest`` and ``highest``, both allowed."""
        return Setting(
            key,
            self.scope,
            self.title,
            Kind.WHOLE,
            label,
            explain,
            default,
            lowest=lowest,
            highest=highest,
            unit=unit,
        )

    def amount(
        self, key: str, label: str, explain: str, default: Money, lowest: Money, highest: Money
    ) -> Setting[Money]:
        """Declare an amount of money between ``lowest`` and ``highest``, both allowed."""
        return Setting(
            key,
            self.scope,
            self.title,
            Kind.AMOUNT,
            label,
            explain,
            default,
            lowest=lowest.cents,
            highest=highest.cents,
        )

    def choice(self, key: str, label: str, explain: str, default: str, choices: Mapping[str, str]) -> Setting[str]:
        """Declare one out of ``choices`` (stored value to Dutch words)."""
        options = tuple(Choice(value, words) for value, words in choices.items())
        return Setting(key, self.scope, self.title, Kind.CHOICE, label, explain, default, choices=options)

    def switch(self, key: str, label: str, explain: str, *, default: bool) -> Setting[bool]:
        """Declare a yes or no."""
        return Setting(key, self.scope, self.title, Kind.SWITCH, label, explain, default)
