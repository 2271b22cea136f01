"""Words on paper by language and key, from ``resources/texts/<language>.toml``.

The customer's language may differ from the cashier's, so paper never uses the translations of the screen.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from kassa.domain.values.dutch import Lang
from kassa.system.paths import resource

LANGUAGES: tuple[Lang, ...] = ("nl", "en")


class Texts:
    """The words of one language.

    Attributes:
        language: ``nl`` or ``en``.
    """

    def __init__(self, language: Lang, words: dict[str, str]) -> None:
        self.language = language
        self._words = words

    def say(self, key: str, **values: object) -> str:
        """Return a text such as ``receipt.total`` with its ``{name}`` places filled in.

        Raises:
            KeyError: no such text: a bug that the completeness test finds.
        """
        words = self._words[key]
        return words.format(**values) if values else words

    @property
    def keys(self) -> frozenset[str]:
        """Every text this language knows."""
        return frozenset(self._words)


@cache
def texts(language: str) -> Texts:
    """Return the words of a language; an unknown language gives Dutch."""
    import tomllib  # first use: the screen stands before any paper

    chosen: Lang = next((known for known in LANGUAGES if known == language), "nl")
    sections = tomllib.loads(resource("texts", f"{chosen}.toml").read_text("utf-8"))
    words = {
        f"{section}.{key}": str(text)
        for section, entries in sections.items()
        for key, text in cast("dict[str, object]", entries).items()
    }
    return Texts(chosen, words)
